package kind

import (
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/evidence"
	"tiendo/internal/scorecard"
)

// Maintained is a level or a yearly result that must be held year after year. It is judged by the last two closed
// years; an old miss is no life sentence.
var Maintained = Kind{
	Kind:       program.Kind{Name: "maintained", Standing: true},
	Kept:       true,
	Values:     []string{"value.closed_year", "value.reading"},
	AchievedBy: "maintained.achieved", ProjectedBy: "maintained.projection",
	Current: lastYearHeld, YearsOnly: always, Road: fromBaseline, Project: staysAsItIs, Achieved: heldTwice, Near: projectedAtTarget, Reaches: coversRoad,
	Series: readingsOrYears, Path: pathFromBaseline, Foretell: lastStays,
}

func always(*evidence.Evidence) bool { return true }

// lastYearHeld takes the last closed year; what the open year shows stands beside it. Before the first closed year
// the open reading of what stands at a point in time is all that is known.
func lastYearHeld(e *evidence.Evidence) Current {
	out := Current{Rule: "value.closed_year", ClosedYear: true}
	flow := e.Readings.Only(program.Flow)
	if flow {
		out.Closed = e.Readings.Closed()
		year := e.Span.From.Year()
		if n := len(out.Closed); n > 0 {
			year = out.Closed[n-1].Period.To.Year() + 1
		}
		out.Open = e.Readings.ToDate(year)
	} else {
		out.Closed, out.Open = byYears(e)
	}
	switch n := len(out.Closed); {
	case n > 0:
		out.Reading = out.Closed[n-1]
		if n > 1 {
			out.Before = out.Closed[n-2]
		}
	case !flow && out.Open.Known():
		out.Reading, out.Rule, out.ClosedYear = out.Open, "value.reading", false
	}
	out.Fresh = out.Period.To
	if out.Open.Known() {
		out.Fresh = max(out.Fresh, out.Open.Period.To)
	}
	out.Inputs = named("year", out.Closed)
	return out
}

// byYears parts the readings into the last of each year that is over and the last of the year that runs.
func byYears(e *evidence.Evidence) (closed []evidence.Reading, open evidence.Reading) {
	until := e.Readings.Until()
	for _, r := range e.Readings.All(until) {
		switch n := len(closed); {
		case r.Period.To.Year() == until.Year() && r.Period.To.Number() != 12:
			open = r
		case n > 0 && closed[n-1].Period.To.Year() == r.Period.To.Year():
			closed[n-1] = r
		default:
			closed = append(closed, r)
		}
	}
	return closed, open
}

// heldTwice wants the last two closed years at the target and the open year on its way to it.
func heldTwice(e *evidence.Evidence, p Progress) (bool, []scorecard.Named) {
	open, path := openHolds(e, p.Now.Open)
	before := p.Now.Before
	held := e.AtTarget(p.Now.Value.Num) && p.Now.ClosedYear && before.Known() && e.AtTarget(before.Value.Num) && open
	return held, append(valueAndTarget(e, p), scorecard.Name("reading_before", before.Value),
		scorecard.Name("open", p.Now.Open.Value), scorecard.Name("open_path", path))
}

// openHolds tells whether the year that runs keeps to the target too: a flow by its path, anything else by standing
// at the target or better.
func openHolds(e *evidence.Evidence, open evidence.Reading) (bool, quantity.Value) {
	switch {
	case !open.Known():
		return true, quantity.Value{Unit: e.Unit}
	case e.Readings.Only(program.Flow):
		return e.OnPath(open, e.Target.Value)
	}
	return e.AtTarget(open.Value.Num), e.Target.Value
}

func staysAsItIs(e *evidence.Evidence, p Progress) quantity.Value {
	if p.Now.Open.Known() && !e.Readings.Only(program.Flow) {
		return p.Now.Open.Value
	}
	return p.Now.Value
}

func projectedAtTarget(e *evidence.Evidence, p Progress, _ quantity.Decimal) bool {
	return p.Projection.Known() && e.AtTarget(p.Projection.Num)
}

func readingsOrYears(e *evidence.Evidence, now Current) []scorecard.Point {
	if e.Readings.Only(program.Flow) {
		return years(e, now)
	}
	return everyReading(e, now)
}

func lastStays(_ *evidence.Evidence, before []evidence.Reading, _ int) (quantity.Decimal, bool) {
	return before[len(before)-1].Value.Num, true
}

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
	Current: lastYearHeld, YearsOnly: always, Road: fromBaseline, Project: staysAsItIs, Achieved: heldTwice, Near: heldOnce, Reaches: coversRoad,
	Series: readingsOrYears, Path: pathFromBaseline,
}

func always(*evidence.Evidence) bool { return true }

// lastYearHeld takes the last closed year; what a year since then shows stands beside it while it is valid. Before
// the first closed year the open reading of what stands at a point in time is all that is known.
func lastYearHeld(e *evidence.Evidence) Current {
	out := Current{Rule: "value.closed_year", ClosedYear: true}
	flow := e.Readings.Only(program.Flow)
	if flow {
		out.Closed = e.Readings.Closed()
		year := e.Span.From.Year()
		if n := len(out.Closed); n > 0 {
			year = out.Closed[n-1].Period.To.Year() + 1
		}
		for y := e.Readings.Until().Year(); y >= year && !out.Open.Known(); y-- {
			out.Open = e.Readings.ToDate(y)
		}
	} else {
		out.Closed, out.Open = closedAndOpen(e.Readings.All(e.Readings.Until()))
	}
	switch n := len(out.Closed); {
	case n > 0:
		out.Reading = out.Closed[n-1]
		if n > 1 {
			out.Before = out.Closed[n-2]
		}
		if e.Expired(out.Open.Period.To) {
			out.Open = evidence.Reading{}
		}
	case !flow && out.Open.Known():
		out.Reading, out.Rule, out.ClosedYear = out.Open, "value.reading", false
	}
	out.Fresh = out.Period.To
	out.Inputs = named("year", out.Closed)
	return out
}

// closedAndOpen parts readings, in order of their ends, into those that end with a year and the newest after the last
// of them. A part of a year is never a year, and what ends where a closed year ends, or earlier, is no open year: so
// neither June nor the turn of the year moves a status.
func closedAndOpen(list []evidence.Reading) (closed []evidence.Reading, open evidence.Reading) {
	closed = evidence.YearEnds(list)
	if n := len(list); n > 0 && list[n-1].Period.To.Number() != 12 {
		open = list[n-1]
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
		return true, e.Unknown()
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

// heldOnce wants the last closed year at the target, or the open one on its way to it.
func heldOnce(e *evidence.Evidence, p Progress, _ quantity.Decimal) bool {
	if e.AtTarget(p.Now.Value.Num) {
		return true
	}
	ok, path := openHolds(e, p.Now.Open)
	return ok && path.Known()
}

func readingsOrYears(e *evidence.Evidence, now Current) []scorecard.Point {
	if e.Readings.Only(program.Flow) {
		return years(e, now)
	}
	return everyReading(e, now)
}

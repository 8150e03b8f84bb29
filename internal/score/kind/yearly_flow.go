package kind

import (
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
	"tiendo/internal/score/evidence"
	"tiendo/internal/scorecard"
)

// YearlyFlow is what a year brings: revenue, visitors. The target is a year's amount. It is judged by the last closed
// year, from the method's month on by an estimate of the year that runs, and goes on with the growth of closed years.
var YearlyFlow = Kind{
	Kind:       program.Kind{Name: "yearly_flow", Bars: true},
	Values:     []string{"value.closed_year", "value.estimate_official", "value.estimate_growth"},
	AchievedBy: "yearly_flow.achieved", ProjectedBy: "yearly_flow.projection",
	Current: lastYearOrEstimate, YearsOnly: beforeEstimates, Road: fromBaseline, Project: growing, Achieved: closedYearAtTarget, Near: onRoad, Reaches: coversRoad,
	Needed: steps, Series: yearsAndEstimate, Path: pathFromBaseline,
}

// beforeEstimates: until a year can be estimated, only closed years speak.
func beforeEstimates(e *evidence.Evidence) bool {
	return e.Month.Number() < e.Method.AnnualEstimateFrom
}

// lastYearOrEstimate takes the last closed year, and from the month that the method names on an estimate of the year
// that runs: the bodies' own while it is valid, else the same-period growth on the last closed year. The year before
// the term counts as a closed one for growth.
func lastYearOrEstimate(e *evidence.Evidence) Current {
	out := Current{Rule: "value.closed_year", ClosedYear: true, Closed: e.Readings.Closed()}
	last := evidence.Reading{Period: e.Baseline.Period, Value: e.Baseline.Value}
	if n := len(out.Closed); n > 0 {
		last = out.Closed[n-1]
		out.Reading, out.Fresh = last, last.Period.To
		out.Inputs = named("year", out.Closed[n-1:])
	}
	if !last.Period.IsYear() {
		return out
	}
	year := last.Period.To.Year() + 1
	out.Open = e.Readings.ToDate(year)
	if year > e.Span.To.Year() || year > e.Month.Year() || (year == e.Month.Year() && beforeEstimates(e)) {
		return out
	}
	if r := e.Readings.OfficialEstimate(year); r.Known() && e.Month-r.Sent <= e.ValidFor(false) {
		out.Reading, out.Rule, out.Fresh, out.ClosedYear = r, "value.estimate_official", r.Sent, false
		out.Inputs = []scorecard.Named{scorecard.Name("estimate", r.Value)}
		return out
	}
	if same := e.Readings.SameBefore(out.Open); e.Month-out.Open.Period.To <= e.ValidFor(false) {
		out.estimateByGrowth(e, last, same)
	}
	return out
}

// estimateByGrowth puts last × to date ÷ same period before in the place of the last closed year, where all three are
// there and growth means something.
func (c *Current) estimateByGrowth(e *evidence.Evidence, last, same evidence.Reading) {
	if !c.Open.Known() || !same.Known() || !last.Known() || same.Value.Num.Sign() <= 0 {
		return
	}
	growth := calc.Ratio(c.Open.Value.Num, same.Value.Num)
	c.Reading = evidence.Reading{
		Period: period.Year(last.Period.To.Year() + 1), Estimate: true, Sent: c.Open.Sent,
		Value: calc.Derive(e.Unit, last.Value.Num.Mul(growth), "{0} × {1} ÷ {2}", last.Value, c.Open.Value, same.Value),
	}
	c.Rule, c.Fresh, c.ClosedYear = "value.estimate_growth", c.Open.Period.To, false
	c.Inputs = []scorecard.Named{
		scorecard.Name("year_before", last.Value), scorecard.Name("to_date", c.Open.Value), scorecard.Name("same_period", same.Value),
	}
}

// closedYearAtTarget wants the target year's level in a closed year: an estimate is no result.
func closedYearAtTarget(e *evidence.Evidence, p Progress) (bool, []scorecard.Named) {
	n := len(p.Now.Closed)
	if n == 0 {
		return false, valueAndTarget(e, p)
	}
	last := p.Now.Closed[n-1:]
	return e.AtTarget(last[0].Value.Num), append(named("year", last), scorecard.Name("target", e.Target.Value))
}

// growing goes on with the mean growth of the closed years from the judged one; with fewer than two normal years it
// goes straight on from the baseline.
func growing(e *evidence.Evidence, p Progress) quantity.Value {
	if v := growth(e, p); v.Known() {
		return v
	}
	return straight(e, p)
}

func growth(e *evidence.Evidence, p Progress) quantity.Value {
	first, last, ok := e.Trend(p.Now.Closed)
	if !ok {
		return e.Unknown()
	}
	years := quantity.Int(int64(last.Period.To.Year() - first.Period.To.Year()))
	ahead := quantity.Int(int64(e.Span.To.Year() - p.Now.Period.To.Year()))
	times, ok := calc.GrowthRate(first.Value.Num, last.Value.Num, calc.Ratio(ahead, years))
	if !ok {
		return calc.Absent(e.Unit, first.Value, last.Value)
	}
	return calc.Derive(e.Unit, p.Now.Value.Num.Mul(times), "{0} × ({1} ÷ {2})^({3} ÷ {4})",
		p.Now.Value, last.Value, first.Value, calc.Pure(ahead), calc.Pure(years))
}

// yearsAndEstimate ends with the estimate of the year that runs where the component is judged by one.
func yearsAndEstimate(e *evidence.Evidence, now Current) []scorecard.Point {
	out := e.YearsAndToDate()
	if now.Known() && now.Estimate && now.Period.IsYear() && now.Period.To > e.Month {
		out = append(out, evidence.PointOf(now.Period, now.Reading))
	}
	return out
}

package score

import (
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
	"tiendo/internal/scorecard"
	"tiendo/internal/vitext"
)

// component is the judged component with everything that a reader could ask of it.
func (j *judgement) component() scorecard.Component {
	e := j.e
	out := scorecard.Component{
		Component: e.KnownBy(e.Month.End()), Status: j.status, Sub: j.sub,
		Value: j.Now.Value, Period: j.Now.Period, Estimate: j.Now.Estimate,
		Target: e.Target, Former: e.FormerTargets(e.Month.End()), Others: e.OtherTargets(),
		Road: j.Road.Share, Time: j.Road.Time, Pace: j.Road.Pace, Projection: j.Projection,
		ProjectionReaches: j.projectionReaches(), Within: j.within(), Awaiting: j.ground == scorecard.GroundAwaiting, Ground: j.ground, Turn: j.turn(),
		Trace: j.steps, Areas: e.AreaPoints(), Refused: e.Refused(),
	}
	if !j.Now.Period.IsZero() {
		out.AsOf = j.Now.Period.End()
	}
	if !out.Value.Known() {
		out.Value.Unit = e.Unit
	}
	j.latest(&out)
	// A rate or a level that must be held is judged by closed years, and its newest reading may still be of
	// this month: then nothing was carried over.
	out.Carried = j.Now.Known() && j.Now.Period.To < e.Month && (out.LatestPeriod.IsZero() || out.LatestPeriod.To < e.Month)
	j.needed(&out)
	out.Methods = j.methods()
	if j.kind.Series != nil {
		out.Series = j.kind.Series(e, j.Now)
	}
	if j.kind.Path != nil {
		out.PlanPath = j.kind.Path(e)
	}
	return out
}

// latest is the newest reading of any kind, with the year before's and the year's plan beside it.
func (j *judgement) latest(out *scorecard.Component) {
	year := j.e.Month.Year()
	if r := j.e.Readings.Latest(); r.Known() {
		out.Latest, out.LatestPeriod = r.Value, r.Period
		year = r.Period.To.Year()
		if same := j.e.Readings.SameBefore(r); same.Known() {
			out.SamePeriod = same.Value
		}
	}
	out.YearPlan = j.e.Plan(year)
	if j.e.Readings.Only(program.Flow) && out.Latest.Known() && out.YearPlan.Known() {
		// A part of a year against the year's plan is a share of the plan, and nothing else is said of it.
		out.PlanRatio = calc.Quotient("%", "{0} ÷ {1} × 100", out.Latest, out.YearPlan)
		out.PlanRatio.Num = out.PlanRatio.Num.Mul(calc.Hundred)
	}
}

// needed is what each year left must bring on average beside what each brought so far, and how many times as much
// that is.
func (j *judgement) needed(out *scorecard.Component) {
	out.Needed, out.SoFar, out.NeededTimes = j.e.Unknown(), j.e.Unknown(), quantity.Value{Absence: quantity.Undefined}
	if j.kind.Needed == nil || !j.Now.Known() || !j.e.Target.Value.Known() {
		return
	}
	out.Needed, out.SoFar = j.kind.Needed(j.e, j.Progress)
	// "gấp 1,8 lần" only makes sense for two steps in the same direction.
	if out.Needed.Known() && out.SoFar.Known() && out.Needed.Num.Sign()*out.SoFar.Num.Sign() > 0 {
		out.NeededTimes = calc.Quotient("", "{0} ÷ {1}", out.Needed, out.SoFar)
	}
	out.Needed = j.enough(out.Needed)
}

// enough is what is needed as it is printed, rounded to the side on which the target is met: 3,2 organisations a year
// are 4. The formula says both.
func (j *judgement) enough(v quantity.Value) quantity.Value {
	if !v.Known() {
		return v
	}
	exact := v.Num.Round(12) // without the last digits that divisions leave
	printed := exact.Round(j.e.Decimals)
	one := quantity.Scaled(1, -int32(j.e.Decimals)) //nolint:gosec // the loader bounds decimals
	switch {
	case j.e.Rises() && printed.Cmp(exact) < 0:
		printed = printed.Add(one)
	case !j.e.Rises() && printed.Cmp(exact) > 0:
		printed = printed.Sub(one)
	}
	if printed.Cmp(exact) != 0 {
		v.Derived += " → " + vitext.Number(printed, j.e.Decimals)
	}
	v.Num = printed
	return v
}

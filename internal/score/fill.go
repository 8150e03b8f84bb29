package score

import (
	"slices"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

// component is the judged component with everything that a reader could ask of it.
func (v *view) component(j *judgement) scorecard.Component {
	c := v.c
	out := scorecard.Component{
		Component: c, Status: j.status, Sub: j.sub,
		Value: j.now.value, Period: j.now.period, Estimate: j.now.estimate,
		Target: v.target, Former: c.FormerTargets(v.m.End()),
		Road: j.road, Time: j.time, Pace: j.pace, Projection: j.projection,
		Trace: j.steps,
	}
	if !j.now.period.IsZero() {
		out.AsOf = j.now.period.End()
	}
	if !out.Value.Known() {
		out.Value.Unit = c.Unit
	}
	v.latest(&out)
	// A rate or a level that must be held is judged by closed years, and its newest reading may still be of
	// this month: then nothing was carried over.
	out.Carried = j.now.known() && j.now.period.To < v.m && (out.LatestPeriod.IsZero() || out.LatestPeriod.To < v.m)
	out.Others = v.otherTargets()
	v.needed(&out, j)
	out.Methods = v.methods(j)
	out.Series = v.series(j)
	out.PlanPath = v.planPath()
	out.Areas = v.areaPoints()
	return out
}

// latest finds the newest reading of any kind, with the year before's and the year's plan beside it.
func (v *view) latest(out *scorecard.Component) {
	list := v.candidates()
	for i := len(list) - 1; i >= 0; i-- {
		p := list[i]
		if p.Months() > 12 || (!v.only(program.Level) && !p.IsYearToDate()) {
			continue
		}
		if r := v.at(p); r.known() {
			out.Latest, out.LatestPeriod = r.value, p
			if same := v.samePeriod(r); same.known() {
				out.SamePeriod = same.value
			}
			break
		}
	}
	year := v.m.Year()
	if !out.LatestPeriod.IsZero() {
		year = out.LatestPeriod.To.Year()
	}
	out.YearPlan = v.plan(year)
	if v.only(program.Flow) && out.Latest.Known() && out.YearPlan.Known() {
		// A part of a year against the year's plan is a share of the plan, and nothing else is said of it.
		out.PlanRatio = calc.Quotient("%", "{0} ÷ {1} × 100", out.Latest, out.YearPlan)
		out.PlanRatio.Num = out.PlanRatio.Num.Mul(calc.Hundred)
	}
}

// yearlyPlan tells whether a target is a plan for one year on the way.
func (v *view) yearlyPlan(t program.Target) bool {
	return !v.c.Counts(t) && t.ValidBy(v.m.End()) && t.Period.IsYear() && t.Period.To < v.end
}

// otherTargets are those of other givers, the plans for single years on the way apart.
func (v *view) otherTargets() []program.Target {
	var out []program.Target
	for _, t := range v.c.Targets {
		if !v.c.Counts(t) && t.ValidBy(v.m.End()) && (!t.Period.IsYear() || t.Period.To >= v.end) {
			out = append(out, t)
		}
	}
	return out
}

// needed is what each year left must bring on average beside what each brought so far. For a mean rate
// it is the rate itself; for what stands at a point in time the change in it.
func (v *view) needed(out *scorecard.Component, j *judgement) {
	out.Needed, out.SoFar = quantity.Value{Unit: v.c.Unit, Absence: quantity.Undefined}, quantity.Value{Unit: v.c.Unit, Absence: quantity.Undefined}
	out.NeededTimes = quantity.Value{Absence: quantity.Undefined}
	target := v.target.Value
	if !j.now.known() || !target.Known() || v.c.Kind.Name == kind.Maintained.Name || v.c.Kind.Name == kind.Rank.Name {
		return
	}
	years := func(from, to period.Month) (quantity.Value, bool) {
		q, _ := months(from, to).Quo(calc.Twelve)
		return quantity.Of(q, ""), q.Sign() > 0
	}
	gone, some := years(v.start, j.now.period.To)
	left, more := years(j.now.period.To, v.end)
	if v.c.Kind.Name == kind.YearlyRate.Name {
		out.SoFar = j.now.value
		whole, _ := years(v.start, v.end)
		if more {
			sum := target.Num.Mul(whole.Num).Sub(j.now.value.Num.Mul(gone.Num))
			q, _ := sum.Quo(left.Num)
			out.Needed = calc.Derive(v.c.Unit, q, "({0} × {1} − {2} × {3}) ÷ {4}", target, whole, j.now.value, gone, left)
		}
	} else {
		if !j.base.Known() {
			return
		}
		if some {
			q, _ := j.now.value.Num.Sub(j.base.Num).Quo(gone.Num)
			out.SoFar = calc.Derive(v.c.Unit, q, "({0} − {1}) ÷ {2}", j.now.value, j.base, gone)
		}
		if more && !v.meets(j.now.value.Num, target.Num) {
			q, _ := target.Num.Sub(j.now.value.Num).Quo(left.Num)
			out.Needed = calc.Derive(v.c.Unit, q, "({0} − {1}) ÷ {2}", target, j.now.value, left)
		}
	}
	// "gấp 1,8 lần" only makes sense for two steps in the same direction.
	if out.Needed.Known() && out.SoFar.Known() && out.Needed.Num.Sign()*out.SoFar.Num.Sign() > 0 {
		out.NeededTimes = calc.Quotient("", "{0} ÷ {1}", out.Needed, out.SoFar)
	}
}

// series is what was reached, by time: for a level every reading, else the closed years, the year to date
// of the open one and, where it is judged by calc.One, its estimate.
func (v *view) series(j *judgement) []scorecard.Point {
	var out []scorecard.Point
	add := func(p period.Period, r reading) {
		out = append(out, scorecard.Point{Period: p, Value: r.value, Estimate: r.estimate})
	}
	if v.c.Kind.Name == kind.Level.Name || v.c.Kind.Name == kind.Rank.Name || (v.c.Kind.Name == kind.Maintained.Name && !v.only(program.Flow)) {
		for _, r := range v.levels(v.start, v.m) {
			p := r.period
			if p.To.Number() == 12 && v.only(program.Level) {
				p = period.Year(p.To.Year()) // what stands at the year's end is the year's level
			}
			add(p, r)
		}
		return out
	}
	for y := v.start.Add(1).Year(); y <= v.m.Year(); y++ {
		if r := v.year(y); r.known() {
			add(period.Year(y), r)
			continue
		}
		for e := period.MonthOf(y, 1); e <= v.m && e.Year() == y; e++ {
			if r := v.at(period.YearToDate(e)); r.known() {
				add(period.YearToDate(e), r)
			}
		}
	}
	if j.now.known() && j.now.estimate && j.now.period.IsYear() && j.now.period.To > v.m {
		add(j.now.period, j.now.reading)
	}
	slices.SortStableFunc(out, func(a, b scorecard.Point) int { return a.Period.Compare(b.Period) })
	return out
}

// planPath leads from the base to the target over the yearly plans; a term's total over what they add
// up to, as far as they are known without a gap.
func (v *view) planPath() []scorecard.Point {
	var out []scorecard.Point
	add := func(p period.Period, val quantity.Value) {
		if val.Known() && !p.IsZero() {
			out = append(out, scorecard.Point{Period: p, Value: val, Plan: true})
		}
	}
	first, last := v.start.Add(1).Year(), v.end.Year()
	switch v.c.Kind.Name {
	case kind.TermTotal.Name:
		sum := quantity.Of(calc.Zero, v.c.Unit)
		add(period.Year(first-1), sum)
		for y := first; y < last; y++ {
			p := v.plan(y)
			if !p.Known() {
				break
			}
			sum = calc.Derive(v.c.Unit, sum.Num.Add(p.Num), "{0} + {1}", sum, p)
			add(period.Year(y), sum)
		}
	default:
		if v.c.Kind.Name != kind.YearlyRate.Name {
			add(v.c.Baseline.Period, v.c.Baseline.Value)
		}
		for y := first; y < last; y++ {
			add(period.Year(y), v.plan(y))
		}
	}
	add(period.Year(last), v.target.Value)
	return out
}

// areaPoints are the newest figures by area of the measure that the component shows, in the program's order.
func (v *view) areaPoints() []scorecard.AreaPoint {
	code := v.c.Areas
	if code == "" {
		return nil
	}
	newest := map[string]scorecard.AreaPoint{}
	plans := map[string]map[int]quantity.Value{}
	for _, k := range v.b.areas[code] {
		for _, kind := range []observation.Kind{observation.Estimate, observation.Actual} {
			r, ok := v.b.figure(figureKey{code, k.area, kind, k.period, ""}, v.m)
			if ok && r.known() && k.period.To <= v.m {
				// Sorted by time, the longer period last: the year to date wins over its last month.
				newest[k.area] = scorecard.AreaPoint{Area: k.area, Period: k.period, Value: r.value}
			}
		}
		if k.period.IsYear() {
			for _, g := range append([]string{""}, v.b.areaGivers...) {
				if r, ok := v.b.figure(figureKey{code, k.area, observation.Plan, k.period, g}, v.m); ok && r.known() {
					if plans[k.area] == nil {
						plans[k.area] = map[int]quantity.Value{}
					}
					plans[k.area][k.period.To.Year()] = r.value
					break
				}
			}
		}
	}
	var out []scorecard.AreaPoint
	for _, a := range v.b.p.Areas {
		if pt, ok := newest[a.Code]; ok {
			pt.Plan = plans[a.Code][pt.Period.To.Year()]
			out = append(out, pt)
		}
	}
	return out
}

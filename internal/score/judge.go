package score

import (
	"strconv"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

func itoa(n int) string { return strconv.Itoa(n) }

// judgement is what the rules say of one component in one month.
type judgement struct {
	status     scorecard.Status
	sub        scorecard.SubStatus
	now        present
	achieved   bool
	base       quantity.Value // where the road begins; 0 for a term's total
	road       quantity.Value
	time       quantity.Value
	pace       quantity.Value
	projection quantity.Value
	roadWhy    string // why there is no road, a wording key
	steps      []scorecard.Step
}

func (j *judgement) step(rule, result string, inputs ...scorecard.Named) {
	j.steps = append(j.steps, scorecard.Step{Rule: rule, Inputs: inputs, Result: result})
}

// judge applies the method to a component. before is the component's status in the month before; it is
// asked only where the way out of "on track" is narrower than the way in.
func (v *view) judge(before func() scorecard.Status) judgement {
	j := judgement{now: v.current()}
	target := v.target.Value
	if j.now.known() {
		j.step(j.now.rule, short(j.now.value.Num), j.now.inputs...)
	}
	v.measureRoad(&j)
	if sub, ok := v.assessable(&j); !ok {
		j.sub = sub
		j.step("not_assessed", string(sub), append(named("value", j.now.value), named("target", target)...)...)
		return j
	}
	v.achieve(&j)
	v.project(&j)
	name := v.c.Kind.Name
	if j.projection.Known() {
		j.step(name+".projection", short(j.projection.Num), named("projection", j.projection)...)
	}
	if j.pace.Known() {
		j.step("pace", short(j.pace.Num), scorecard.Named{Name: "road", Value: j.road}, scorecard.Named{Name: "time", Value: j.time})
	}
	v.decide(&j, before)
	return j
}

// assessable tells whether there is a valid current value and a target, and if not, why.
func (v *view) assessable(j *judgement) (scorecard.SubStatus, bool) {
	switch {
	case !v.target.Value.Known():
		return scorecard.SubTooFewData, false
	case !j.now.known() && v.due() <= v.start:
		return scorecard.SubNotYetDue, false
	case !j.now.known():
		return scorecard.SubTooFewData, false
	}
	months := v.m - j.now.fresh
	// What came after the target's end is not judged any more, so the last value stands for good.
	if valid := v.validFor(j.now.yearly); months > valid && v.m <= v.end {
		j.step("validity", "expired", named("months", quantity.Of(quantity.Int(int64(months)), ""))...)
		if j.now.fresh >= v.due() {
			return scorecard.SubNotYetDue, false
		}
		return scorecard.SubExpired, false
	}
	if months > 0 {
		j.step("validity", "carried", named("months", quantity.Of(quantity.Int(int64(months)), ""))...)
	}
	return scorecard.SubNone, true
}

// measureRoad works out how much of the road was covered in how much of the time, both at the end of
// the value's period.
func (v *view) measureRoad(j *judgement) {
	target := v.target.Value
	j.base = v.c.Baseline.Value
	j.road, j.time, j.pace = quantity.Value{Absence: quantity.Undefined}, quantity.Value{Absence: quantity.Undefined}, quantity.Value{Absence: quantity.Undefined}
	if v.c.Kind.Name == kind.TermTotal.Name {
		j.base = quantity.Of(calc.Zero, v.c.Unit)
	}
	switch {
	case !j.now.known():
		j.roadWhy = "why.no_value"
		return
	case !target.Known():
		j.roadWhy = "why.no_target"
		return
	}
	gone, whole := months(v.start, j.now.period.To), months(v.start, v.end)
	if gone.Sign() <= 0 || whole.Sign() <= 0 {
		j.roadWhy = "why.no_time"
		return
	}
	j.time = calc.Quotient("", "{0} ÷ {1}", quantity.Of(gone, ""), quantity.Of(whole, ""))
	if v.c.Kind.Name == kind.YearlyRate.Name {
		// A growth rate has no road from a base: what counts is the mean against the mean required.
		v.ratePace(j, target)
		return
	}
	if !j.base.Known() {
		j.roadWhy = "why.no_baseline"
		return
	}
	length := target.Num.Sub(j.base.Num)
	if !v.higher() {
		length = length.Neg()
	}
	if length.Sign() <= 0 {
		j.roadWhy = "why.same_base" // the base is at the target already or beyond: nothing to cover
		return
	}
	share, _ := j.now.value.Num.Sub(j.base.Num).Quo(target.Num.Sub(j.base.Num))
	j.road = calc.Derive("", share, "({0} − {1}) ÷ ({2} − {1})", j.now.value, j.base, target)
	// One division from whole numbers: two in a row would put an exact 0,95 a hair below itself.
	j.pace = calc.Derive("", exactly(j.now.value.Num.Sub(j.base.Num).Mul(whole), target.Num.Sub(j.base.Num).Mul(gone)), "{0} ÷ {1}", j.road, j.time)
}

// exactly is a ÷ b where b was found not to be zero.
func exactly(a, b quantity.Decimal) quantity.Decimal {
	q, _ := a.Quo(b)
	return q
}

func (v *view) ratePace(j *judgement, target quantity.Value) {
	switch {
	case target.Num.Sign() <= 0:
		j.roadWhy = "why.same_base"
	case v.higher():
		j.pace = calc.Quotient("", "{0} ÷ {1}", j.now.value, target)
	case j.now.value.Num.Sign() > 0:
		j.pace = calc.Quotient("", "{0} ÷ {1}", target, j.now.value)
	default:
		j.roadWhy = "why.same_base"
	}
}

// achieve applies the kind's rule for a target that is met already or safe.
func (v *view) achieve(j *judgement) {
	now, target := j.now, v.target.Value
	met := v.meets(now.value.Num, target.Num)
	in := append(named("value", now.value), named("target", target)...)
	switch v.c.Kind.Name {
	case kind.Level.Name, kind.Rank.Name:
		j.achieved = met
		if v.c.Reversible {
			j.achieved = met && now.before.known() && v.meets(now.before.value.Num, target.Num)
			in = append(in, scorecard.Named{Name: "reading_before", Value: now.before.value})
		}
	case kind.Maintained.Name:
		ok, path := v.maintainedOpen(now)
		j.achieved = met && now.yearly && now.before.known() && v.meets(now.before.value.Num, target.Num) && ok
		in = append(in, scorecard.Named{Name: "reading_before", Value: now.before.value},
			scorecard.Named{Name: "open", Value: now.open.value}, scorecard.Named{Name: "open_path", Value: path})
	case kind.YearlyFlow.Name:
		if n := len(now.closed); n > 0 {
			last := now.closed[n-1]
			j.achieved = v.meets(last.value.Num, target.Num)
			in = append(named("year."+last.period.String(), last.value), named("target", target)...)
		}
	case kind.TermTotal.Name:
		j.achieved = met || (len(now.closed) > 0 && v.onPlans(now, &in))
	case kind.YearlyRate.Name:
		whole, complete := v.rateWithPlans(now)
		j.achieved = met && complete && v.meets(whole.Num, target.Num)
		in = append(in, scorecard.Named{Name: "with_plans", Value: whole})
	}
	j.step(v.c.Kind.Name+".achieved", strconv.FormatBool(j.achieved), in...)
}

// maintainedOpen tells whether the year that runs keeps to the target too: a flow by its path, anything
// else by standing at or better than the target.
func (v *view) maintainedOpen(now present) (bool, quantity.Value) {
	if !now.open.known() {
		return true, quantity.Value{Unit: v.c.Unit}
	}
	if v.only(program.Flow) {
		return v.openOnPath(now.open, v.target.Value)
	}
	return v.meets(now.open.value.Num, v.target.Value.Num), v.target.Value
}

// onPlans tells whether every closed year reached its plan and the open year is on its path.
func (v *view) onPlans(now present, in *[]scorecard.Named) bool {
	all := true
	for _, r := range now.closed {
		plan := v.yearPlan(r.period.To.Year())
		*in = append(*in, scorecard.Named{Name: "year." + r.period.String(), Value: r.value}, scorecard.Named{Name: "plan." + r.period.String(), Value: plan})
		all = all && plan.Known() && v.meets(r.value.Num, plan.Num)
	}
	if now.open.known() {
		ok, path := v.openOnPath(now.open, v.yearPlan(now.open.period.To.Year()))
		*in = append(*in, scorecard.Named{Name: "open", Value: now.open.value}, scorecard.Named{Name: "open_path", Value: path})
		all = all && ok
	}
	// A term figure reported as one says nothing of its years.
	return all && now.period.To == lastEnd(now)
}

func lastEnd(now present) period.Month {
	if now.open.known() {
		return now.open.period.To
	}
	if n := len(now.closed); n > 0 {
		return now.closed[n-1].period.To
	}
	return 0
}

// yearPlan is a year's plan, or for a term's total the equal share.
func (v *view) yearPlan(y int) quantity.Value {
	if p := v.plan(y); p.Known() || v.c.Kind.Name != kind.TermTotal.Name {
		return p
	}
	return v.equalShare()
}

// decide turns pace and projection into a status.
func (v *view) decide(j *judgement, before func() scorecard.Status) {
	if j.achieved {
		j.status = scorecard.Achieved
		return
	}
	met := v.meets(j.now.value.Num, v.target.Value.Num)
	method := v.b.p.Method
	in := append(named("pace", j.pace), named("projection", j.projection)...)
	switch {
	case v.c.Kind.Name == kind.Maintained.Name:
		if j.projection.Known() && v.meets(j.projection.Num, v.target.Value.Num) {
			j.status = scorecard.OnTrack
		} else {
			j.status = scorecard.Challenging
		}
	case met && v.c.Kind.Name != kind.YearlyRate.Name:
		// There already, only not safe yet: a single reading, or an estimate.
		j.status = scorecard.OnTrack
	case !j.pace.Known() && j.roadWhy != "why.same_base":
		j.sub = scorecard.SubTooFewData
		j.step("not_assessed", j.roadWhy, in...)
		return
	case v.passes(j, method.OnTrackPace):
		j.status = scorecard.OnTrack
		in = append(in, scorecard.Named{Name: "threshold", Value: quantity.Of(method.OnTrackPace, "")})
	case v.passes(j, method.LeavePace) && held(before()):
		j.status = scorecard.OnTrack
		in = append(in, scorecard.Named{Name: "threshold", Value: quantity.Of(method.LeavePace, "")})
	default:
		j.status = scorecard.Challenging
		in = append(in, scorecard.Named{Name: "threshold", Value: quantity.Of(method.OnTrackPace, "")})
	}
	j.step("on_track", strconv.FormatBool(j.status == scorecard.OnTrack), in...)
	if j.status == scorecard.Challenging {
		j.sub = v.challenge(j)
		j.step("challenging", string(j.sub), append(named("value", j.now.value), named("baseline", v.c.Baseline.Value)...)...)
	}
}

func held(s scorecard.Status) bool { return s == scorecard.OnTrack || s == scorecard.Achieved }

// passes tells whether pace and projection both reach a threshold: the projection may fall short of the
// target by no more of the road than the pace may of the time, so that for a straight line both say the same.
func (v *view) passes(j *judgement, threshold quantity.Decimal) bool {
	if v.c.Kind.Name == kind.YearlyRate.Name && !j.pace.Known() {
		return j.projection.Known() && v.meets(j.projection.Num, v.target.Value.Num)
	}
	if !j.pace.Known() || below(j.pace.Num, threshold) {
		return false
	}
	return v.c.Kind.Name == kind.Rank.Name || v.reaches(j, threshold)
}

// reaches tells whether the projection meets the target, or covers the threshold's share of the road.
func (v *view) reaches(j *judgement, threshold quantity.Decimal) bool {
	if !j.projection.Known() {
		return false
	}
	target := v.target.Value.Num
	if v.meets(j.projection.Num, target) {
		return true
	}
	if v.c.Kind.Name == kind.YearlyRate.Name {
		// The same shortfall as the pace may have: one mean against the other.
		have, want := j.projection.Num, target
		if !v.higher() {
			have, want = want, have
		}
		share, ok := have.Quo(want)
		return ok && have.Sign() > 0 && want.Sign() > 0 && !below(share, threshold)
	}
	if !j.base.Known() {
		return false
	}
	share, ok := j.projection.Num.Sub(j.base.Num).Quo(target.Sub(j.base.Num))
	return ok && !below(share, threshold)
}

// below compares a computed ratio with a threshold, without the last digits that divisions leave.
func below(ratio, threshold quantity.Decimal) bool { return ratio.Round(12).Cmp(threshold) < 0 }

// challenge is the finer label: whether it goes the wrong way or only too slowly.
func (v *view) challenge(j *judgement) scorecard.SubStatus {
	b := v.c.Baseline.Value
	if v.c.Kind.Name == kind.TermTotal.Name || !b.Known() {
		return scorecard.SubSpeedUp
	}
	c := j.now.value.Num.Round(v.c.Decimals).Cmp(b.Num.Round(v.c.Decimals))
	switch {
	case v.higher() && c < 0:
		return scorecard.SubBelowBase
	case !v.higher() && c > 0:
		return scorecard.SubWorseBase
	}
	return scorecard.SubSpeedUp
}

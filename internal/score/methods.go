package score

import (
	"slices"

	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

// methods says what three methods make of the same value, side by side: they disagree, and a reader of
// the appendix sees where. None of them decides alone.
func (v *view) methods(j *judgement) []scorecard.MethodResult {
	out := []scorecard.MethodResult{v.linear(j), v.cagr(j), v.projected(j)}
	v.records(j, out)
	return out
}

// verdict is the status that a ratio to the pace required stands for.
func (v *view) verdict(j *judgement, ratio quantity.Decimal) scorecard.Status {
	switch {
	case j.now.known() && v.target.Value.Known() && v.meets(j.now.value.Num, v.target.Value.Num):
		return scorecard.Achieved
	case !below(ratio, v.b.p.Method.OnTrackPace):
		return scorecard.OnTrack
	}
	return scorecard.Challenging
}

func (v *view) linear(j *judgement) scorecard.MethodResult {
	out := scorecard.MethodResult{Method: "linear", Value: j.pace, Why: j.roadWhy}
	if j.pace.Known() {
		out.Status = v.verdict(j, j.pace.Num)
	}
	return out
}

// cagr compares the compound growth so far with the growth required. It is computed where the method
// allows it and both ends are positive; anything else has no growth rate.
func (v *view) cagr(j *judgement) scorecard.MethodResult {
	out := scorecard.MethodResult{Method: "cagr", Value: quantity.Value{Absence: quantity.Undefined}}
	target := v.target.Value
	switch {
	case !slices.Contains(v.b.p.Method.CAGRAllowed, v.c.Code) || v.spans() || v.c.Kind.Name == kind.Rank.Name:
		out.Why = "why.cagr_forbidden"
		return out
	case !j.now.known():
		out.Why = "why.no_value"
		return out
	case !target.Known():
		out.Why = "why.no_target"
		return out
	case !j.base.Known():
		out.Why = "why.no_baseline"
		return out
	case j.base.Num.Sign() <= 0 || j.now.value.Num.Sign() <= 0 || target.Num.Sign() <= 0:
		out.Why = "why.cagr_sign"
		return out
	case j.roadWhy != "":
		out.Why = j.roadWhy
		return out
	}
	gone, whole := months(v.start, j.now.period.To), months(v.start, v.end)
	rate := func(to quantity.Decimal, n quantity.Decimal) (quantity.Decimal, bool) {
		ratio, ok := to.Quo(j.base.Num)
		if !ok {
			return ratio, false
		}
		power, ok := calc.Twelve.Quo(n)
		if !ok {
			return power, false
		}
		g, ok := ratio.Pow(power)
		return g.Sub(calc.One), ok
	}
	actual, ok1 := rate(j.now.value.Num, gone)
	required, ok2 := rate(target.Num, whole)
	ratio, ok3 := actual.Quo(required)
	if !ok1 || !ok2 || !ok3 {
		out.Why = "why.cagr_sign"
		return out
	}
	out.Value = calc.Derive("", ratio, "(({0} ÷ {1})^(12 ÷ {3}) − 1) ÷ (({2} ÷ {1})^(12 ÷ {4}) − 1)",
		j.now.value, j.base, target, quantity.Of(gone, ""), quantity.Of(whole, ""))
	out.Status = v.verdict(j, ratio)
	return out
}

func (v *view) projected(j *judgement) scorecard.MethodResult {
	out := scorecard.MethodResult{Method: "projection", Value: j.projection}
	switch {
	case v.c.Kind.Name == kind.Rank.Name:
		out.Why = "why.no_model"
	case !j.now.known(), j.sub == scorecard.SubExpired, j.sub == scorecard.SubNotYetDue:
		out.Why = "why.no_value" // an expired value leads nowhere any more
	case !v.target.Value.Known():
		out.Why = "why.no_target"
	case !j.projection.Known() && j.roadWhy != "":
		out.Why = j.roadWhy
	case !j.projection.Known():
		out.Why = "why.too_few_years"
	case j.achieved:
		out.Status = scorecard.Achieved
	case v.reaches(j, v.b.p.Method.OnTrackPace):
		out.Status = scorecard.OnTrack
	default:
		out.Status = scorecard.Challenging
	}
	return out
}

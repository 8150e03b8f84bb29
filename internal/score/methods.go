package score

import (
	"slices"

	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
	"tiendo/internal/scorecard"
)

// methods says what three methods make of the same value, side by side: they disagree, and a reader of
// the appendix sees where. None of them decides alone.
func (j *judgement) methods() []scorecard.MethodResult {
	return []scorecard.MethodResult{j.linear(), j.cagr(), j.projected()}
}

// verdict is the status that a ratio to the pace required stands for.
func (j *judgement) verdict(ratio quantity.Decimal) scorecard.Status {
	switch {
	case j.Now.Known() && j.e.AtTarget(j.Now.Value.Num):
		return scorecard.Achieved
	case calc.AtLeast(ratio, j.e.Method.OnTrackPace):
		return scorecard.OnTrack
	}
	return scorecard.Challenging
}

// linear is the share of the road over the share of time.
func (j *judgement) linear() scorecard.MethodResult {
	out := scorecard.MethodResult{Method: "linear", Value: j.Road.Pace, Why: j.Road.Why}
	if j.Road.Pace.Known() {
		out.Status = j.verdict(j.Road.Pace.Num)
	}
	return out
}

// cagr compares the compound growth so far with the growth required. It is computed where the method
// allows it and both ends are positive; anything else has no growth rate.
func (j *judgement) cagr() scorecard.MethodResult {
	out := scorecard.MethodResult{Method: "cagr", Value: quantity.Value{Absence: quantity.Undefined}}
	if out.Why = j.whyNoCAGR(); out.Why != "" {
		return out
	}
	base, now, target := j.Road.Base, j.Now.Value, j.e.Target.Value
	gone, whole := calc.Count(j.e.Span.Gone(j.Now.Period.To)), calc.Count(j.e.Span.Months())
	actual, ok1 := calc.GrowthRate(base.Num, now.Num, calc.Ratio(calc.Twelve, gone.Num))
	required, ok2 := calc.GrowthRate(base.Num, target.Num, calc.Ratio(calc.Twelve, whole.Num))
	ratio, ok3 := actual.Sub(calc.One).Quo(required.Sub(calc.One))
	if !ok1 || !ok2 || !ok3 {
		out.Why = "why.cagr_sign"
		return out
	}
	out.Value = calc.Derive("", ratio, "(({0} ÷ {1})^(12 ÷ {3}) − 1) ÷ (({2} ÷ {1})^(12 ÷ {4}) − 1)", now, base, target, gone, whole)
	out.Status = j.verdict(ratio)
	return out
}

// whyNoCAGR is why a component has no compound growth, a key of the wording; "" where it has one.
func (j *judgement) whyNoCAGR() string {
	base, now, target := j.Road.Base, j.Now.Value, j.e.Target.Value
	switch {
	case !slices.Contains(j.e.Method.CAGRAllowed, j.e.Code) || j.kind.Span || j.kind.Ordinal:
		return "why.cagr_forbidden"
	case !now.Known():
		return "why.no_value"
	case !target.Known():
		return "why.no_target"
	case !base.Known():
		return "why.no_baseline"
	case base.Num.Sign() <= 0 || now.Num.Sign() <= 0 || target.Num.Sign() <= 0:
		return "why.cagr_sign"
	}
	return j.Road.Why
}

// projected is the kind's projection against the target.
func (j *judgement) projected() scorecard.MethodResult {
	out := scorecard.MethodResult{Method: "projection", Value: j.Projection}
	switch {
	case j.kind.Project == nil:
		out.Why = "why.no_model"
	case !j.Now.Known(), j.sub == scorecard.SubExpired, j.sub == scorecard.SubNotYetDue:
		out.Why = "why.no_value" // an expired value leads nowhere any more
	case !j.e.Target.Value.Known():
		out.Why = "why.no_target"
	case !j.Projection.Known() && j.Road.Why != "":
		out.Why = j.Road.Why
	case !j.Projection.Known():
		out.Why = "why.too_few_years"
	case j.there():
		out.Status = scorecard.Achieved
	case j.kind.Reaches(j.e, j.Progress, j.e.Method.OnTrackPace):
		out.Status = scorecard.OnTrack
	default:
		out.Status = scorecard.Challenging
	}
	return out
}

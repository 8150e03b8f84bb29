package kind

import (
	"strconv"
	"strings"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
	"tiendo/internal/score/evidence"
	"tiendo/internal/scorecard"
)

// YearlyRate is a rate of change, such as growth: the target is its mean over the years of the term. The year to
// date stands beside the mean and is never averaged in, and no growth of a growth is ever computed.
var YearlyRate = Kind{
	Kind:       program.Kind{Name: "yearly_rate", Span: true, Rate: true, Bars: true},
	Values:     []string{"value.mean_closed"},
	AchievedBy: "yearly_rate.achieved", ProjectedBy: "yearly_rate.projection",
	Current: meanOfClosed, YearsOnly: always, Road: meanAgainstTarget, Project: meanWithPlans, Achieved: meanAndPlansAtTarget, Near: nearByMean, Reaches: shareOfMean,
	Needed: meanStillNeeded, Series: years, Path: pathOfPlans,
}

// meanOfClosed is the mean of the closed years, from the first without a gap.
func meanOfClosed(e *evidence.Evidence) Current {
	out := Current{Rule: "value.mean_closed", ClosedYear: true, Closed: e.Readings.Unbroken()}
	first, n := e.Span.From.Year(), len(out.Closed)
	out.Open = e.Readings.ToDate(first + n)
	if n == 0 {
		return out
	}
	parts := evidence.Values(out.Closed)
	_, pattern := calc.Sum(parts)
	out.Reading = together(out.Closed)
	out.Period = period.Years(first, out.Closed[n-1].Period.To.Year())
	out.Value = calc.Derive(e.Unit, calc.Mean(parts), "("+pattern+") ÷ "+strconv.Itoa(n), parts...)
	out.Fresh = out.Period.To
	out.Inputs = named("year", out.Closed)
	return out
}

// meanAgainstTarget has no road from a base: its pace is the mean so far against the mean that the target asks.
func meanAgainstTarget(e *evidence.Evidence, now Current) evidence.Road {
	r, ok := e.Timed(e.Baseline.Value, now.Reading)
	if !ok {
		return r
	}
	have, want := now.Value, e.Target.Value
	if !e.Rises() {
		have, want = want, have
	}
	if e.Target.Value.Num.Sign() <= 0 || want.Num.Sign() <= 0 {
		r.Why = evidence.WhyAtBase
		return r
	}
	r.Pace = calc.Quotient("", "{0} ÷ {1}", have, want)
	return r
}

func meanAndPlansAtTarget(e *evidence.Evidence, p Progress) (bool, []scorecard.Named) {
	whole, complete := withPlans(e, p.Now)
	met := e.AtTarget(p.Now.Value.Num) && complete && e.AtTarget(whole.Num)
	return met, append(valueAndTarget(e, p), scorecard.Name("with_plans", whole))
}

func meanWithPlans(e *evidence.Evidence, p Progress) quantity.Value {
	v, _ := withPlans(e, p.Now)
	return v
}

// withPlans is the term's mean if each year left brings its plan, or where none is known the mean so far. complete
// tells whether every year left has a plan.
func withPlans(e *evidence.Evidence, now Current) (mean quantity.Value, complete bool) {
	if !now.Known() {
		return e.Unknown(), false
	}
	n := len(now.Closed)
	total := now.Value.Num.Mul(quantity.Int(int64(n)))
	parts := []quantity.Value{now.Value}
	like := n // how many years count with the mean so far
	var rest strings.Builder
	complete = true
	for y := e.Span.From.Year() + n; y <= e.Span.To.Year(); y++ {
		plan := e.Plan(y)
		if !plan.Known() {
			complete = false
			like++
			total = total.Add(now.Value.Num)
			continue
		}
		rest.WriteString(" + {" + strconv.Itoa(len(parts)) + "}")
		parts = append(parts, plan)
		total = total.Add(plan.Num)
	}
	all := yearsOfTerm(e)
	if all <= 0 {
		return calc.Absent(e.Unit, parts...), false
	}
	pattern := "({0} × " + strconv.Itoa(like) + rest.String() + ") ÷ " + strconv.Itoa(all)
	return calc.Derive(e.Unit, calc.Ratio(total, quantity.Int(int64(all))), pattern, parts...), complete
}

// nearByMean wants pace and projection at the share; where no ratio says anything the projection must meet the target.
func nearByMean(e *evidence.Evidence, p Progress, share quantity.Decimal) bool {
	if !p.Road.Pace.Known() {
		return projectedAtTarget(e, p)
	}
	return keepsPace(e, p, share) && shareOfMean(e, p, share)
}

// shareOfMean lets the projected mean fall short by the same share as the pace may: one mean against the other.
func shareOfMean(e *evidence.Evidence, p Progress, share quantity.Decimal) bool {
	switch {
	case !p.Projection.Known():
		return false
	case e.AtTarget(p.Projection.Num):
		return true
	}
	have, want := p.Projection.Num, e.Target.Value.Num
	if !e.Rises() {
		have, want = want, have
	}
	return have.Sign() > 0 && want.Sign() > 0 && calc.AtLeast(calc.Ratio(have, want), share)
}

// meanStillNeeded is the mean rate that the years left must have for the term's to be the target.
func meanStillNeeded(e *evidence.Evidence, p Progress) (needed, soFar quantity.Value) {
	gone := e.Span.Gone(p.Now.Period.To)
	left := calc.Years(e.Span.Months() - gone)
	if left.Num.Sign() <= 0 {
		return e.Unknown(), p.Now.Value
	}
	target, whole, past := e.Target.Value, calc.Years(e.Span.Months()), calc.Years(gone)
	sum := target.Num.Mul(whole.Num).Sub(p.Now.Value.Num.Mul(past.Num))
	return calc.Derive(e.Unit, calc.Ratio(sum, left.Num), "({0} × {1} − {2} × {3}) ÷ {4}", target, whole, p.Now.Value, past, left), p.Now.Value
}

// pathOfPlans has no beginning: the rate of the year before the term is no point of a mean.
func pathOfPlans(e *evidence.Evidence) evidence.Path { return e.PathFrom(program.Reference{}) }

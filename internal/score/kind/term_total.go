package kind

import (
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
	"tiendo/internal/score/evidence"
	"tiendo/internal/scorecard"
)

// TermTotal is what all years of the term bring together: investment, homes built. The road begins at nothing, and
// what is left goes on at the rate of the closed years and the open year's path.
var TermTotal = Kind{
	Kind:       program.Kind{Name: "term_total", Span: true, FromZero: true, Measures: []program.Accumulation{program.Flow}},
	Values:     []string{"value.sum_term"},
	AchievedBy: "term_total.achieved", ProjectedBy: "term_total.projection",
	Current: sumOfTerm, Road: fromNothing, Project: atRunRate, Achieved: reachedOrOnPlans, Near: nearTotal, Reaches: coversRoad,
	Needed: steps, Series: years, Path: pathOfSums,
}

func fromNothing(e *evidence.Evidence, now Current) evidence.Road {
	return e.RoadFrom(zero(e), now.Reading)
}

// zero is a total before anything was done.
func zero(e *evidence.Evidence) quantity.Value { return quantity.Of(calc.Zero, e.Unit) }

// sumOfTerm adds the whole years without a gap, then the year that runs. A cumulative figure that a body reports for
// the term itself wins over the sum.
func sumOfTerm(e *evidence.Evidence) Current {
	out := Current{Rule: "value.sum_term", Closed: e.Readings.Unbroken()}
	out.Open = e.Readings.ToDate(e.Span.From.Year() + len(out.Closed))
	parts := out.Closed
	if out.Open.Known() {
		parts = append(parts[:len(parts):len(parts)], out.Open)
	}
	if n := len(parts); n > 0 {
		total, pattern := calc.Sum(evidence.Values(parts))
		out.Reading = together(parts)
		out.Period = period.Period{From: e.Span.From, To: parts[n-1].Period.To}
		out.Value = calc.Derive(e.Unit, total, pattern, evidence.Values(parts)...)
		out.Inputs = named("part", parts)
	}
	if r := reportedForTerm(e, out.Period.To); r.Known() {
		out.Reading, out.Inputs = r, []scorecard.Named{scorecard.Name("reading", r.Value)}
	}
	out.Fresh = out.Period.To
	return out
}

// reportedForTerm is the newest figure that a body reports for the term so far as one, ending in a month or later.
func reportedForTerm(e *evidence.Evidence, from period.Month) (found evidence.Reading) {
	for _, p := range e.Readings.Periods() {
		if p.From == e.Span.From && p.Months() > 12 && p.To >= from && p.To <= e.Readings.Until() {
			if r := e.Readings.At(p); r.Known() {
				found = r
			}
		}
	}
	return found
}

// reachedOrOnPlans wants the total reached, or every closed year at its plan, the open year on its path and the
// projection at the target: plans alone may add up to less than the target.
func reachedOrOnPlans(e *evidence.Evidence, p Progress) (bool, []scorecard.Named) {
	in := valueAndTarget(e, p)
	if reached(e, p) {
		return true, in
	}
	if len(p.Now.Closed) == 0 {
		return false, in
	}
	all := true
	for _, r := range p.Now.Closed {
		plan := yearsPart(e, r.Period.To.Year())
		in = append(in, scorecard.Name("year."+r.Period.String(), r.Value), scorecard.Name("plan."+r.Period.String(), plan))
		all = all && plan.Known() && e.Meets(r.Value.Num, plan.Num)
	}
	if open := p.Now.Open; open.Known() {
		ok, path := e.OnPath(open, yearsPart(e, open.Period.To.Year()))
		in = append(in, scorecard.Name("open", open.Value), scorecard.Name("open_path", path))
		all = all && ok
	}
	return all && sumOfYears(p.Now) && projectedAtTarget(e, p), append(in, scorecard.Name("projection", p.Projection))
}

// reached tells whether the total is there. One that must stay low is not before the last year is over.
func reached(e *evidence.Evidence, p Progress) bool {
	return e.AtTarget(p.Now.Value.Num) && (e.Rises() || p.Now.Period.To >= e.Span.To)
}

// nearTotal wants pace and projection at the share. A total that must stay low has no road to go: its projection
// alone says where it ends. Before the first year is closed the pace stands on little, so what falls short of the
// path by less than one printed unit, one organisation of three a year, is not behind.
func nearTotal(e *evidence.Evidence, p Progress, share quantity.Decimal) bool {
	if !e.Rises() {
		return projectedAtTarget(e, p)
	}
	return onRoad(e, p, share) || (len(p.Now.Closed) == 0 && p.Now.Open.Known() && withinOneUnit(e, p))
}

func withinOneUnit(e *evidence.Evidence, p Progress) bool {
	if !p.Road.Time.Known() {
		return false
	}
	gone, whole := calc.Count(e.Span.Gone(p.Now.Period.To)), calc.Count(e.Span.Months())
	path := calc.Ratio(e.Target.Value.Num.Mul(gone.Num), whole.Num)
	return p.Now.Value.Num.Add(quantity.Scaled(1, -int32(e.Decimals))).Cmp(path) > 0
}

// sumOfYears tells whether the judged value is the sum of its years: a figure reported for the term as one says
// nothing of them.
func sumOfYears(now Current) bool {
	switch n := len(now.Closed); {
	case now.Open.Known():
		return now.Period.To == now.Open.Period.To
	case n > 0:
		return now.Period.To == now.Closed[n-1].Period.To
	}
	return false
}

// yearsPart is what a year must bring: its plan, or where no plan says otherwise the equal share of the total.
func yearsPart(e *evidence.Evidence, year int) quantity.Value {
	if p := e.Plan(year); p.Known() {
		return p
	}
	return calc.Quotient(e.Unit, "{0} ÷ {1}", e.Target.Value, calc.Count(yearsOfTerm(e)))
}

func yearsOfTerm(e *evidence.Evidence) int { return e.Span.To.Year() - e.Span.From.Year() + 1 }

// atRunRate is the total if the years left bring the mean of the closed ones and the open year ends as its path
// promises. A figure reported for the term as one goes on at its own rate: that is all that is known.
func atRunRate(e *evidence.Evidence, p Progress) quantity.Value {
	now := p.Now
	if !sumOfYears(now) {
		return atOwnRate(e, p)
	}
	sum, _ := calc.Sum(evidence.Values(now.Closed))
	closed := calc.Derive(e.Unit, sum, "Σ", evidence.Values(now.Closed)...)
	open := e.WholeYear(now.Open)
	mean := open
	if n := len(now.Closed); n > 0 {
		mean = calc.Quotient(e.Unit, "{0} ÷ {1}", closed, calc.Count(n))
	}
	left := calc.Count(yearsOfTerm(e) - len(now.Closed))
	switch {
	case !mean.Known():
		return atOwnRate(e, p)
	case !open.Known():
		return calc.Derive(e.Unit, sum.Add(mean.Num.Mul(left.Num)), "{0} + {1} × {2}", closed, mean, left)
	}
	left.Num = left.Num.Sub(calc.One)
	return calc.Derive(e.Unit, sum.Add(open.Num).Add(mean.Num.Mul(left.Num)), "{0} + {1} + {2} × {3}", closed, open, mean, left)
}

// atOwnRate is the total if it goes on from nothing as fast as until now: value ÷ time.
func atOwnRate(e *evidence.Evidence, p Progress) quantity.Value {
	now := p.Now.Value
	if !p.Road.Time.Known() {
		return calc.Absent(e.Unit, now)
	}
	gone, whole := calc.Count(e.Span.Gone(p.Now.Period.To)), calc.Count(e.Span.Months())
	return calc.Derive(e.Unit, calc.Ratio(now.Num.Mul(whole.Num), gone.Num), "{0} ÷ {1}", now, p.Road.Time)
}

// pathOfSums leads from nothing over what the yearly plans add up to, as far as they are known without a gap.
func pathOfSums(e *evidence.Evidence) evidence.Path {
	first, last := e.Span.From.Year(), e.Span.To.Year()
	sum := zero(e)
	path := evidence.Path(nil).Add(period.Year(first-1), sum)
	for y := first; y < last; y++ {
		plan := e.Plan(y)
		if !plan.Known() {
			break
		}
		sum = calc.Derive(e.Unit, sum.Num.Add(plan.Num), "{0} + {1}", sum, plan)
		path = path.Add(period.Year(y), sum)
	}
	return path.Add(period.Year(last), e.Target.Value)
}

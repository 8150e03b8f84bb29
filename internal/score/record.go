package score

import (
	"strconv"

	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
	"tiendo/internal/score/evidence"
	"tiendo/internal/scorecard"
)

// record gives a method its own record: what it would have foretold for every closed year from the base and the
// years before, against what came, the mean miss in percent of what came. A method that is printed beside a judgement
// should say how far it has been off.
func (j *judgement) record(m *scorecard.MethodResult) {
	m.Error = quantity.Value{Unit: "%", Absence: quantity.Undefined}
	if m.Why != "" {
		return
	}
	sum := calc.Zero
	var used []quantity.Value
	for k, year := range j.Now.Closed {
		actual := year.Value
		told, ok := j.foretell(m.Method, j.Now.Closed[:k], year.Period.To.Year())
		if !ok || actual.Num.IsZero() {
			continue
		}
		sum = sum.Add(calc.Ratio(told.Sub(actual.Num).Abs().Mul(calc.Hundred), actual.Num.Abs()))
		used = append(used, actual)
	}
	if m.Tried = len(used); m.Tried > 0 {
		mean := calc.Ratio(sum, quantity.Int(int64(m.Tried)))
		m.Error = calc.Derive("%", mean, "Σ|Δ| ÷ "+strconv.Itoa(m.Tried), used...)
	}
}

// foretell is what a method says of one year from the base and the closed years before it, one year
// ahead; ok is false where it has nothing to go by.
func (j *judgement) foretell(method string, before []evidence.Reading, year int) (told quantity.Decimal, ok bool) {
	n := len(before)
	if n == 0 || before[n-1].Period.To.Year() != year-1 {
		return told, false
	}
	switch {
	case method == "projection" && j.kind.Foretell == nil:
		return told, false
	case method == "projection":
		return j.kind.Foretell(j.e, before, year)
	case method == "cagr":
		return j.growthAhead(before, year)
	case j.kind.Span:
		// What a year brings is foretold by the mean of the years, what stands by the way it moved.
		return calc.Mean(evidence.Values(before)), true
	}
	return j.e.LineAhead(before, year)
}

// growthAhead goes on by one year with the compound growth since the baseline.
func (j *judgement) growthAhead(before []evidence.Reading, year int) (quantity.Decimal, bool) {
	gone, ok := j.e.SinceBaseline(year)
	if !ok {
		return quantity.Decimal{}, false
	}
	last := before[len(before)-1].Value.Num
	times, ok := calc.GrowthRate(j.e.Baseline.Value.Num, last, calc.Ratio(calc.One, gone))
	return last.Mul(times), ok
}

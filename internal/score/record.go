package score

import (
	"slices"

	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

// records gives each method its own record: what it would have foretold for every closed year from the
// base and the years before, against what came. A method that is printed beside a judgement should say
// how far it has been off.
func (v *view) records(j *judgement, methods []scorecard.MethodResult) {
	years := j.now.closed
	if v.c.Kind.Name == kind.Level.Name || v.c.Kind.Name == kind.Rank.Name {
		years = nil
		for _, r := range v.levels(v.start, v.last()) {
			if r.period.To.Number() == 12 {
				years = append(years, r)
			}
		}
	}
	for i := range methods {
		m := &methods[i]
		m.Error = quantity.Value{Unit: "%", Absence: quantity.Undefined}
		if m.Why != "" {
			continue
		}
		sum := quantity.Int(0)
		var used []quantity.Value
		for k := range years {
			actual := years[k].value
			told, ok := v.foretell(m.Method, years[:k], years[k].period.To.Year())
			if !ok || actual.Num.IsZero() {
				continue
			}
			miss, _ := told.Sub(actual.Num).Abs().Mul(calc.Hundred).Quo(actual.Num.Abs())
			sum = sum.Add(miss)
			used = append(used, actual)
		}
		if m.Tried = len(used); m.Tried > 0 {
			mean, _ := sum.Quo(quantity.Int(int64(m.Tried)))
			m.Error = calc.Derive("%", mean, "Σ|Δ| ÷ "+itoa(m.Tried), used...)
		}
	}
}

// foretell is what a method says of one year from the base and the closed years before it, one year
// ahead; ok is false where it has nothing to go by.
func (v *view) foretell(method string, before []reading, year int) (quantity.Decimal, bool) {
	n := len(before)
	if n == 0 || before[n-1].period.To.Year() != year-1 {
		return quantity.Decimal{}, false
	}
	last := before[n-1].value.Num
	mean := func() (quantity.Decimal, bool) {
		sum := quantity.Int(0)
		for _, r := range before {
			sum = sum.Add(r.value.Num)
		}
		return sum.Quo(quantity.Int(int64(n)))
	}
	// What a year brings is foretold by the mean of the years, what stands by the way it moved.
	if v.spans() {
		return mean()
	}
	if v.c.Kind.Name == kind.Maintained.Name && method == "projection" {
		return last, true
	}
	base := v.c.Baseline
	if !base.Value.Known() || !base.Period.IsYear() {
		return quantity.Decimal{}, false
	}
	first, from := base.Value.Num, base.Period.To.Year()
	if method == "projection" && v.c.Kind.Name == kind.YearlyFlow.Name {
		return v.foretellGrowth(before)
	}
	gone := quantity.Int(int64(year - 1 - from))
	if gone.Sign() <= 0 {
		return quantity.Decimal{}, false
	}
	if method == "cagr" {
		ratio, ok := last.Quo(first)
		if !ok {
			return ratio, false
		}
		power, _ := calc.One.Quo(gone)
		growth, ok := ratio.Pow(power)
		return last.Mul(growth), ok
	}
	step, _ := last.Sub(first).Quo(gone)
	told := last.Add(step)
	if l := v.c.Limit; l != nil && method == "projection" && (told.Cmp(*l) > 0) == v.higher() {
		told = *l
	}
	return told, true
}

// foretellGrowth is the growth model one year ahead, over the years that are not abnormal.
func (v *view) foretellGrowth(before []reading) (quantity.Decimal, bool) {
	points := slices.DeleteFunc(append([]reading{{period: v.c.Baseline.Period, value: v.c.Baseline.Value}}, before...), func(r reading) bool {
		return slices.Contains(v.c.AbnormalYears, r.period.To.Year()) || slices.Contains(v.b.p.Method.AbnormalYears, r.period.To.Year())
	})
	if len(points) < 2 {
		return quantity.Decimal{}, false
	}
	a, z := points[0], points[len(points)-1]
	ratio, ok := z.value.Num.Quo(a.value.Num)
	if !ok {
		return ratio, false
	}
	power, _ := calc.One.Quo(quantity.Int(int64(z.period.To.Year() - a.period.To.Year())))
	growth, ok := ratio.Pow(power)
	return before[len(before)-1].value.Num.Mul(growth), ok
}

package plot

import (
	"math"

	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
)

// Axis has the round ticks of a scale. Ticks are exact decimals, so that 0.1 + 0.2 prints as 0,3.
type Axis struct {
	Ticks    []quantity.Decimal // ascending, at least two
	Decimals int                // with which every tick prints without loss
}

// Lo is the lowest tick.
func (a Axis) Lo() quantity.Decimal { return a.Ticks[0] }

// Hi is the highest tick.
func (a Axis) Hi() quantity.Decimal { return a.Ticks[len(a.Ticks)-1] }

// Label is a tick as it prints.
func (a Axis) Label(tick quantity.Decimal) string { return vitext.Number(tick, a.Decimals) }

// RoundAxis spans the values with at most want steps (two at least) at multiples of 1, 2, 2.5 or 5 × a power of ten
// (whole: of 1, 2 or 5, never below 1). Bars pass zero among their values: then zero is a tick.
func RoundAxis(values []quantity.Decimal, want int, whole bool) Axis {
	lo, hi := values[0], values[0]
	for _, v := range values {
		if v.Cmp(lo) < 0 {
			lo = v
		}
		if v.Cmp(hi) > 0 {
			hi = v
		}
	}
	if lo.Equal(hi) {
		// One value alone has no extent: give it room on the side away from zero.
		one := quantity.Int(1)
		if hi.Sign() >= 0 {
			hi = hi.Add(one)
		} else {
			lo = lo.Sub(one)
		}
	}
	// Two steps always suffice, one does not: values on both sides of zero need a step each.
	want = max(want, 2)
	span := hi.Sub(lo)
	// The guess only has to start low enough; the bounds keep absurd spans from overflowing an int.
	exp := int(math.Floor(math.Log10(math.Max(1e-12, math.Min(span.Float(), 1e300))/float64(want)))) - 1
	if whole {
		exp = max(exp, 0)
	}
	for ; ; exp++ {
		for _, m := range []string{"1", "2", "2.5", "5"} {
			if m == "2.5" && whole && exp < 1 {
				continue
			}
			step := shift(quantity.MustParse(m), exp)
			a := FloorTo(lo, step)
			b := FloorTo(hi.Neg(), step).Neg()
			if n, ok := b.Sub(a).Quo(step); ok && n.Cmp(quantity.Int(int64(want))) <= 0 {
				return axisOf(a, b, step)
			}
		}
	}
}

func axisOf(a, b, step quantity.Decimal) Axis {
	var out Axis
	for v := a; v.Cmp(b) <= 0; v = v.Add(step) {
		out.Ticks = append(out.Ticks, v)
	}
	for ; !step.Round(out.Decimals).Equal(step); out.Decimals++ {
	}
	return out
}

// shift is d × 10^n.
func shift(d quantity.Decimal, n int) quantity.Decimal {
	ten := quantity.Int(10)
	for ; n > 0; n-- {
		d = d.Mul(ten)
	}
	for ; n < 0; n++ {
		d, _ = d.Quo(ten)
	}
	return d
}

// FloorTo is the greatest multiple of step that is not above d.
func FloorTo(d, step quantity.Decimal) quantity.Decimal {
	q, ok := d.Quo(step)
	if !ok {
		return d
	}
	n := q.Round(0)
	if n.Cmp(q) > 0 {
		n = n.Sub(quantity.Int(1))
	}
	return n.Mul(step)
}

// RankAxis counts places from 1, because no one is zeroth.
func RankAxis(values []quantity.Decimal, want int) Axis {
	one := quantity.Int(1)
	var from []quantity.Decimal
	for _, v := range values {
		from = append(from, v.Sub(one))
	}
	a := RoundAxis(append(from, quantity.Int(0)), want, true)
	for i := range a.Ticks {
		a.Ticks[i] = a.Ticks[i].Add(one)
	}
	return a
}

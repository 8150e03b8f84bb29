package figure

import (
	"math"

	"tiendo/internal/geom"
	"tiendo/internal/quantity"
)

// axis is a scale with round ticks. Ticks are exact decimals, so that 0.1 + 0.2 prints as 0,3.
type axis struct {
	ticks    []quantity.Decimal // ascending, at least two
	decimals int                // with which every tick prints without loss
}

func (a axis) lo() quantity.Decimal { return a.ticks[0] }
func (a axis) hi() quantity.Decimal { return a.ticks[len(a.ticks)-1] }

// roundAxis spans the values with at most want steps (two at least) at multiples of 1, 2, 2.5 or 5 × a power of ten
// (whole: of 1, 2 or 5, never below 1). Bars pass zero among their values: then zero is a tick.
func roundAxis(values []quantity.Decimal, want int, whole bool) axis {
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
			a := floorTo(lo, step)
			b := floorTo(hi.Neg(), step).Neg()
			if n, ok := b.Sub(a).Quo(step); ok && n.Cmp(quantity.Int(int64(want))) <= 0 {
				return axisOf(a, b, step)
			}
		}
	}
}

func axisOf(a, b, step quantity.Decimal) axis {
	var out axis
	for v := a; v.Cmp(b) <= 0; v = v.Add(step) {
		out.ticks = append(out.ticks, v)
	}
	for ; !step.Round(out.decimals).Equal(step); out.decimals++ {
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

// floorTo is the greatest multiple of step that is not above d.
func floorTo(d, step quantity.Decimal) quantity.Decimal {
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

// scale maps decimals to places on a line: exact, so that layout is the same on every machine.
type scale struct {
	lo, hi   quantity.Decimal
	from, to geom.Length
}

// at is the place of a value; values outside are held at the ends.
func (s scale) at(v quantity.Decimal) geom.Length {
	if v.Cmp(s.lo) < 0 {
		v = s.lo
	}
	if v.Cmp(s.hi) > 0 {
		v = s.hi
	}
	q, ok := v.Sub(s.lo).Mul(quantity.Int(int64(s.to - s.from))).Quo(s.hi.Sub(s.lo))
	if !ok {
		return s.from
	}
	return s.from + geom.Length(q.Round(0).Float())
}

// rankAxis counts places from 1, because no one is zeroth.
func rankAxis(values []quantity.Decimal, want int) axis {
	one := quantity.Int(1)
	var from []quantity.Decimal
	for _, v := range values {
		from = append(from, v.Sub(one))
	}
	a := roundAxis(append(from, quantity.Int(0)), want, true)
	for i := range a.ticks {
		a.ticks[i] = a.ticks[i].Add(one)
	}
	return a
}

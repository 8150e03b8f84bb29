package check

import (
	"cmp"
	"slices"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/wording"
)

// neighbours are how many earlier readings a figure is measured against.
const neighbours = 6

// limits leaves out figures that their measure cannot have at all, of whatever month: an impossible
// figure of an earlier month must not come back as history.
func (c *checker) limits() {
	for _, i := range c.bySending() {
		o := &c.set.Observations[i]
		m := c.p.MeasureByCode(o.Measure)
		if m == nil || o.Kind == observation.Ratio {
			continue
		}
		low := m.Min != nil && o.Value.Num.Cmp(*m.Min) < 0
		high := m.Max != nil && o.Value.Num.Cmp(*m.Max) > 0
		if low || high {
			if !c.say("E215", o, catalogued, wording.Args{"found": exact(o.Value), "expected": bounds(m.Min, m.Max, m.Unit), "cause": c.unitCause(o)}) {
				c.refuse(i)
			}
		}
	}
}

// bySending lists the known figures in the order in which they came.
func (c *checker) bySending() []int {
	var out []int
	for i := range c.set.Observations {
		if c.set.Observations[i].Value.Known() {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int {
		return cmp.Compare(c.set.Observations[a].Sent, c.set.Observations[b].Sent)
	})
	return out
}

// refuse leaves a figure out. The set is a copy, and a value's number stays for whoever wants to name it.
func (c *checker) refuse(i int) { c.set.Observations[i].Value.Absence = quantity.Refused }

func bounds(least, most *quantity.Decimal, unit string) string {
	switch {
	case least == nil:
		return "≤ " + exact(quantity.Of(*most, unit))
	case most == nil:
		return "≥ " + exact(quantity.Of(*least, unit))
	}
	return exact(quantity.Of(*least, "")) + " – " + exact(quantity.Of(*most, unit))
}

// history are the readings beside a figure, the nearest first: same measure, area and nature, periods of
// one length (a year to date counts by its share of the year), from any body, what was refused left out.
// Earlier ones serve; only where there are fewer than two, later ones do too.
func (c *checker) history(o *observation.Observation) []*observation.Observation {
	var before, after []*observation.Observation
	for _, i := range c.of(o.Measure, o.Area) {
		x := &c.set.Observations[i]
		if x.Sent == o.Sent || !x.Value.Known() || x.Value.Num.IsZero() || x.Period == o.Period && x.Kind == o.Kind {
			continue
		}
		if (x.Kind == observation.Plan) != (o.Kind == observation.Plan) || x.Kind == observation.Ratio {
			continue
		}
		if x.Period.Months() != o.Period.Months() && (!x.Period.IsYearToDate() || !o.Period.IsYearToDate()) {
			continue
		}
		if x.Sent < o.Sent {
			before = append(before, x)
		} else {
			after = append(after, x)
		}
	}
	slices.SortStableFunc(before, func(a, b *observation.Observation) int { return compareSent(b, a) })
	slices.SortStableFunc(after, compareSent)
	if len(before) < 2 {
		before = append(before, after...)
	}
	if len(before) > neighbours {
		before = before[:neighbours]
	}
	return before
}

// suspects leaves out figures that differ from all their neighbours as if a unit had slipped.
func (c *checker) suspects() {
	factor := c.p.Method.SuspectFactor
	if factor.Sign() <= 0 {
		factor = quantity.Int(1000)
	}
	// A slip of 1,000 meets real change, so a quarter of it is a slip already; less is a jump.
	near, ok := factor.Quo(quantity.Int(4))
	if !ok {
		return
	}
	for _, i := range c.bySending() {
		o := &c.set.Observations[i]
		if o.Kind == observation.Ratio || o.Value.Num.IsZero() {
			continue
		}
		past := c.history(o)
		value, far, cause := monthly(o), near, unitSlip(o)
		if c.isShare(o) {
			far, cause = shareSlip, wording.Text("cause.share", nil)
		}
		if len(past) == 0 || slices.ContainsFunc(past, func(x *observation.Observation) bool { return !apart(value, monthly(x), far) }) {
			continue
		}
		args := wording.Args{"found": exact(o.Value), "expected": exact(past[0].Value), "times": times(o.Value.Num, past[0].Value.Num), "cause": cause}
		if !c.say("W210", o, c.suspectSeverity(o), args) {
			c.refuse(i)
		}
	}
}

// shareSlip: a share written as a part of one (0,36 for 36 %) is 100 times too small, and shares that stand
// from period to period do not change fifty-fold. Growth rates do, so they are left to the forms' ranges.
var shareSlip = quantity.Int(50)

func (c *checker) isShare(o *observation.Observation) bool {
	m := c.p.MeasureByCode(o.Measure)
	return m != nil && m.Accumulates == program.Level && o.Value.Unit == "%"
}

// monthly is a year to date by its share of the year, so that January can be held against December.
func monthly(o *observation.Observation) quantity.Decimal {
	v := o.Value.Num
	if n := o.Period.Months(); n > 1 && o.Kind != observation.Plan {
		if q, ok := v.Quo(quantity.Int(int64(n))); ok {
			return q
		}
	}
	return v
}

// apart tells whether one number is at least factor times the other, either way.
func apart(a, b, factor quantity.Decimal) bool {
	a, b = a.Abs(), b.Abs()
	return a.Cmp(b.Mul(factor)) >= 0 || b.Cmp(a.Mul(factor)) >= 0
}

// unitCause says "unit slip" when the figure would be right a thousand times smaller or larger.
func (c *checker) unitCause(o *observation.Observation) string {
	for _, x := range c.history(o) {
		if apart(monthly(o), monthly(x), quantity.Int(100)) {
			return unitSlip(o)
		}
	}
	return ""
}

// sums holds a reported year to date against the sum of its months. The reported figure counts: bodies
// restate earlier months in it.
func (c *checker) sums() {
	for _, i := range c.current() {
		o := &c.set.Observations[i]
		m := c.p.MeasureByCode(o.Measure)
		if m == nil || m.Accumulates != program.Flow || o.Kind == observation.Plan || o.Kind == observation.Ratio ||
			!o.Chosen || o.Period.To != c.set.Month || !o.Period.IsYearToDate() || o.Period.IsMonth() {
			continue
		}
		sum, all := quantity.Decimal{}, true
		for n := o.Period.From; n <= o.Period.To && all; n++ {
			x := c.known(o.Measure, o.Area, period.InMonth(n), false)
			if all = x != nil; all {
				sum = sum.Add(x.Value.Num)
			}
		}
		if !all {
			continue
		}
		diff := o.Value.Num.Sub(sum)
		if diff.Abs().Cmp(rounding(m, o.Period.Months())) > 0 {
			c.say("N218", o, catalogued, wording.Args{"found": exact(o.Value), "expected": exact(quantity.Of(sum, o.Value.Unit)), "difference": exact(quantity.Of(diff, o.Value.Unit))})
		}
	}
}

// rounding is what n figures rounded as the measure prints can be off together.
func rounding(m *program.Measure, n int) quantity.Decimal {
	half := quantity.MustParse("0.5")
	for range max(m.Decimals, 0) {
		half = half.Mul(quantity.MustParse("0.1"))
	}
	return half.Mul(quantity.Int(int64(n + 1)))
}

// unitSlip says that a figure may have been given in another unit.
func unitSlip(o *observation.Observation) string {
	return wording.Text("cause.unit", wording.Args{"unit": o.Value.Unit})
}

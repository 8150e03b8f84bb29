package check

import (
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/wording"
)

// notFallingArgs say by how much a year to date may fall.
type notFallingArgs struct {
	Scope
	Tolerance *quantity.Decimal // nil: what rounding allows
}

// notFallingRule: a year to date is at least what it was a month before.
var notFallingRule = Define("not_falling", func(t *Table, a *notFallingArgs) {
	t.Each(a.Scope, func(o *observation.Observation) {
		before := t.earlierToDate(o)
		if before == nil || before.Value.Num.Sub(o.Value.Num).Cmp(t.tolerance(a.Tolerance, o, 1)) <= 0 {
			return
		}
		cause := ""
		if m := t.known(o.Measure, o.Area, period.InMonth(o.Period.To), false); m != nil && m.Value.Num.Equal(o.Value.Num) {
			cause = wording.Text("cause.month_in_ytd", nil)
		} else if apart(o.Value.Num, before.Value.Num, quantity.Int(100)) {
			cause = unitSlip(o)
		}
		t.Say("E213", o, wording.Args{"found": exact(o.Value), "expected": exact(before.Value), "cause": cause})
	})
})

// earlierToDate is the same body's last year to date of the same year, nil when there is none.
func (c *checker) earlierToDate(o *observation.Observation) *observation.Observation {
	if !o.Period.IsYearToDate() || o.Period.IsMonth() {
		return nil
	}
	var before *observation.Observation
	for _, i := range c.of(o.Measure, o.Area) {
		x := &c.set.Observations[i]
		if x.Chosen && x.Value.Known() && x.Body == o.Body && x.Kind != observation.Plan && x.Kind != observation.Ratio &&
			x.Period.From == o.Period.From && x.Period.To < o.Period.To && x.Period.IsYearToDate() && x.Sent < o.Sent &&
			(before == nil || x.Period.To > before.Period.To) {
			before = x
		}
	}
	return before
}

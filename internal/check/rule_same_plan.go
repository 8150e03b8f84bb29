package check

import (
	"tiendo/internal/observation"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// samePlanRule: a plan is what it was when last given for the same year.
var samePlanRule = Define("same_plan", func(t *Table, a *Scope) {
	t.Each(*a, func(o *observation.Observation) {
		before := t.earlierPlan(o)
		if before == nil || before.Value.Num.Equal(o.Value.Num) {
			return
		}
		cause := ""
		if apart(o.Value.Num, before.Value.Num, quantity.Int(100)) {
			cause = unitSlip(o)
		}
		t.Say("W214", o, wording.Args{"found": exact(o.Value), "expected": exact(before.Value), "when": vitext.Month(before.Sent), "cause": cause})
	})
})

// earlierPlan is what the same body last gave as the same plan in an earlier month, nil when there is none.
func (c *checker) earlierPlan(o *observation.Observation) *observation.Observation {
	if o.Kind != observation.Plan {
		return nil
	}
	var before *observation.Observation
	for _, i := range c.of(o.Measure, o.Area) {
		x := &c.set.Observations[i]
		if x.Kind == observation.Plan && x.Value.Known() && x.Body == o.Body && x.Period == o.Period && x.Giver == o.Giver && x.Sent < o.Sent &&
			(before == nil || x.Sent > before.Sent) {
			before = x
		}
	}
	return before
}

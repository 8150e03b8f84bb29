package check

import (
	"tiendo/internal/observation"
	"tiendo/internal/quantity"
	"tiendo/internal/wording"
)

// jumpArgs say how many times the figure before it a figure may be.
type jumpArgs struct {
	Scope
	Factor *quantity.Decimal
}

// jumpRule: a figure is not more than factor times the one before it, nor less than its factor-th part.
var jumpRule = Define("jump", func(t *Table, a *jumpArgs) {
	if a.Factor == nil || a.Factor.Cmp(quantity.Int(1)) <= 0 {
		return
	}
	t.Each(a.Scope, func(o *observation.Observation) {
		past := t.history(o)
		if len(past) == 0 || o.Value.Num.IsZero() || !apart(monthly(o), monthly(past[0]), *a.Factor) {
			return
		}
		t.Say("W216", o, wording.Args{"found": exact(o.Value), "expected": exact(past[0].Value), "times": times(monthly(o), monthly(past[0])), "cause": t.unitCause(o)})
	})
})

package check

import (
	"tiendo/internal/observation"
	"tiendo/internal/quantity"
	"tiendo/internal/wording"
)

// rangeArgs are the bounds of a figure, either of which may be left out.
type rangeArgs struct {
	Scope
	Min, Max *quantity.Decimal
}

// rangeRule: a figure lies between two numbers.
var rangeRule = Define("range", func(t *Table, a *rangeArgs) {
	t.Each(a.Scope, func(o *observation.Observation) {
		if a.Min != nil && o.Value.Num.Cmp(*a.Min) < 0 || a.Max != nil && o.Value.Num.Cmp(*a.Max) > 0 {
			t.Say("E215", o, wording.Args{"found": exact(o.Value), "expected": bounds(a.Min, a.Max, o.Value.Unit), "cause": t.unitCause(o)})
		}
	})
})

package check

import (
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/wording"
)

// partArgs say which rows are parts of which.
type partArgs struct {
	Scope
	Whole     program.RowName
	Parts     program.RowNames
	Tolerance *quantity.Decimal // nil: what rounding allows
}

// partRule: no part is larger than the whole.
var partRule = Define("part", func(t *Table, a *partArgs) {
	for _, col := range t.Columns(a.Scope) {
		whole := t.Figure(string(a.Whole), col)
		if whole == nil {
			continue
		}
		for _, p := range a.Parts {
			o := t.Figure(p, col)
			if o == nil || o.Value.Num.Sub(whole.Value.Num).Cmp(t.tolerance(a.Tolerance, o, 1)) <= 0 {
				continue
			}
			cause := wording.Text("cause.swapped", nil)
			if apart(o.Value.Num, whole.Value.Num, quantity.Int(100)) {
				cause = unitSlip(o)
			}
			t.Say("E212", o, wording.Args{"column": t.heading(col), "found": exact(o.Value), "whole": t.label(string(a.Whole)), "expected": exact(whole.Value), "cause": cause})
		}
	}
})

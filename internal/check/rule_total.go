package check

import (
	"cmp"
	"strings"

	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/wording"
)

// totalArgs say which parts make which whole; without parts the areas that the table has.
type totalArgs struct {
	Scope
	Total, Whole program.RowName
	Parts        program.RowNames
	Tolerance    *quantity.Decimal // nil: what rounding allows
}

// totalRule: the parts add up to the total. A part that is absent leaves it silent.
var totalRule = Define("total", func(t *Table, a *totalArgs) {
	for _, col := range t.Columns(a.Scope) {
		t.total(a, col)
	}
})

func (t *Table) total(a *totalArgs, col string) {
	o := t.Figure(cmp.Or(string(a.Total), string(a.Whole), "*"), col)
	parts := a.Parts
	if len(parts) == 0 && t.t.Kind == program.Areas {
		for _, x := range t.p.Areas {
			if t.Figure(x.Code, col) != nil {
				parts = append(parts, x.Code)
			}
		}
	}
	if o == nil || len(parts) == 0 {
		return
	}
	sum := quantity.Decimal{}
	for _, p := range parts {
		part := t.Figure(p, col)
		if part == nil {
			return
		}
		sum = sum.Add(part.Value.Num)
	}
	diff := o.Value.Num.Sub(sum)
	if diff.Abs().Cmp(t.tolerance(a.Tolerance, o, len(parts))) <= 0 {
		return
	}
	cause, labels := "", []string{}
	for _, p := range parts {
		labels = append(labels, t.label(p))
		if t.Figure(p, col).Value.Num.Abs().Equal(diff.Abs()) {
			cause = wording.Text("cause.missing_part", wording.Args{"label": t.label(p)})
		}
	}
	if cause == "" && !sum.IsZero() && apart(o.Value.Num, sum, quantity.Int(9)) {
		cause = unitSlip(o)
		if !apart(o.Value.Num, sum, quantity.Int(100)) {
			cause = wording.Text("cause.digit", nil)
		}
	}
	t.Say("E211", o, wording.Args{"column": t.heading(col), "found": exact(o.Value), "expected": exact(quantity.Of(sum, o.Value.Unit)),
		"difference": exact(quantity.Of(diff, o.Value.Unit)), "parts": strings.Join(labels, "; "), "cause": cause})
}

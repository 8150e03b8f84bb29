package check

import (
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/wording"
)

// ratioArgs say of which two columns a ratio is. The base is a column, or the figure of a year earlier as last known.
type ratioArgs struct {
	Scope
	Value, Base program.ColumnName
	Tolerance   *quantity.Decimal // in points; nil: half a point
}

// ratioRule: a stated ratio comes out of the two figures it is of.
var ratioRule = Define("ratio", func(t *Table, a *ratioArgs) {
	for _, col := range t.Columns(a.Scope) {
		for _, row := range t.Rows(a.Scope) {
			t.ratio(a, row, col)
		}
	}
})

func (t *Table) ratio(a *ratioArgs, row, col string) {
	o, value := t.Figure(row, col), t.Figure(row, string(a.Value))
	if o == nil || value == nil {
		return
	}
	base := t.Figure(row, string(a.Base))
	if base == nil {
		base = t.known(value.Measure, value.Area, value.Period.Shift(-12), false)
	}
	if base == nil {
		return
	}
	q, ok := value.Value.Num.Mul(quantity.Int(100)).Quo(base.Value.Num)
	if !ok {
		return
	}
	tolerance := quantity.MustParse("0.5")
	if a.Tolerance != nil {
		tolerance = *a.Tolerance
	}
	off := func(x quantity.Decimal) bool { return x.Sub(q).Abs().Cmp(tolerance) > 0 }
	if !off(o.Value.Num) {
		return
	}
	cause := ""
	switch {
	case !off(o.Value.Num.Add(quantity.Int(100))):
		cause = wording.Text("cause.growth", nil)
	case !off(o.Value.Num.Mul(quantity.Int(100))):
		cause = wording.Text("cause.percent", nil)
	}
	t.Say("W217", o, wording.Args{"column": t.heading(col), "found": exact(o.Value), "expected": exact(quantity.Of(q.Round(2), "%")), "cause": cause})
}

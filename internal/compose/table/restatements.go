package table

import (
	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

// restatementsKind lists the readings that changed one given in an earlier month.
var restatementsKind = Define("restatements", program.NoSubject, Common{}, func(t *Table, _ *Common) bool {
	t.NoneIsGood = true
	t.Columns(Fixed("no", 9, Centre), Share("name", 7, Left), Share("period", 4, Centre), Share("old", 3, Right), Share("new", 3, Right), Share("body", 5, Left))
	for _, o := range t.Set.Observations {
		m := t.Program.MeasureByCode(o.Measure)
		if o.Restates == nil || m == nil || !o.Chosen || o.Sent != t.Month() {
			continue
		}
		name := inUnit(m.Name, o.Value.Unit)
		id := "restated." + o.Measure + "." + o.Period.String()
		if t.Program.AreaByCode(o.Area) != nil {
			name += " (" + t.Area(o.Area) + ")"
		}
		if o.Area != "" {
			id += "." + o.Area
		}
		figure := func(suffix string, v quantity.Value) document.Cell {
			return Cell(t.figure(id+suffix, v, tell.Show{Decimals: m.Decimals, Period: o.Period.String(), Bare: true, Gap: gap}, false))
		}
		t.Row("", t.Counter(), Name(inline.Text(name)), Cell(t.about(o)), figure(".old", *o.Restates), figure(".new", o.Value), Cell(t.ShortBody(o.Body)))
	}
	return true
})

// about is what a figure says of its period: a plan for a year and an estimate of it are not its result.
func (t *Table) about(o observation.Observation) []document.Inline {
	switch o.Kind {
	case observation.Plan:
		return t.Fill(t.Text("series.plan"), inline.Args{"period": t.When(o.Period)})
	case observation.Estimate:
		return t.Fill(t.Text("mark.estimate"), inline.Args{"value": t.When(o.Period)})
	case observation.Actual, observation.Ratio:
	}
	return t.When(o.Period)
}

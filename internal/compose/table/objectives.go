package table

import (
	"tiendo/internal/compose/inline"
	"tiendo/internal/program"
)

// objectivesKind has each objective with how its indicators stand.
var objectivesKind = Define("objectives", program.NoSubject, Common{}, func(t *Table, _ *Common) bool {
	t.Columns(Fixed("no", 9, Centre), Share("name", 6, Left), Share("summary", 5, Left), Share("names", 6, Left))
	for _, o := range t.Objectives() {
		t.Row("", t.Counter(), Name(inline.Text(o.Name)), Cell(o.Summary()), Cell(t.ShortNames(o.Indicators())))
	}
	return true
})

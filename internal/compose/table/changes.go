package table

import (
	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
	"tiendo/internal/program"
)

// changesKind has the indicators whose status moved.
var changesKind = Define("changes", program.NoSubject, Common{}, func(t *Table, _ *Common) bool {
	t.NoneIsGood = true
	t.Columns(Fixed("no", 9, Centre), Share("name", 5, Left), Share("previous", 4, Left), Share("now", 4, Left), Share("reason", 6, Left))
	for _, i := range t.Changed() {
		var why []document.Inline
		if k, ok := i.Decider(); ok {
			why = k.Sentence()
		}
		t.Row("", t.Counter(), Name(inline.Text(i.Name)), Cell(t.Status(i.Previous)), Cell(i.StatusWords()), Cell(why))
	}
	return true
})

package table

import (
	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

// cellsKind names the cells that an indicator's judged and newest values come from. What stands in a cell is quoted
// as text: it is evidence, not a figure of the report.
var cellsKind = Define("cells", program.MustHaveSubject, Common{}, func(t *Table, _ *Common) bool {
	parts := t.Components(t.Subject)
	if t.Subject == "" || len(parts) == 0 {
		return false
	}
	t.Columns(Share("name", 5, Left), Share("file", 6, Left), Share("sheet", 4, Left), Fixed("cell", 11, Centre), Share("content", 3, Right), Share("origin", 5, Left))
	for _, k := range parts {
		// A value of many months has dozens of cells; the ledger in the attached data has them all.
		const shown = 6
		list := quantity.MergeSources(k.Latest, k.Value)
		for n, s := range list[:min(len(list), shown)] {
			name := Name(nil)
			if n == 0 {
				name = Name(inline.Text(k.Name))
			}
			t.Row("", name, Words(shownFile(s.File)), Words(s.Sheet), Words(s.Cell), Words(s.Value), Words(origin(s)))
		}
		if rest := len(list) - shown; rest > 0 {
			t.More(t.Fill(t.Text("cells.more"), inline.Args{"n": t.Counted(k.Code+".cells.more", rest, "sources")}), document.Cell{Header: "row"})
		}
	}
	return true
})

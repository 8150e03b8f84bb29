package table

import "tiendo/internal/program"

// submissionsKind says which workbooks came and when.
var submissionsKind = Define("submissions", program.NoSubject, Common{}, func(t *Table, _ *Common) bool {
	t.Columns(Fixed("no", 9, Centre), Share("body", 9, Left), Share("file", 8, Left), Share("document", 8, Left), Fixed("received", 21, Centre), Fixed("state", 18, Left))
	for _, s := range t.Set.MonthSubmissions() {
		t.Row("", t.Counter(), Name(t.Body(s.Body)), Words(shownFile(s.File)), Words(s.Document), Cell(t.Date(s.Received)), Cell(t.Say("state."+s.State.String())))
	}
	return true
})

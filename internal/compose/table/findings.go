package table

import (
	"tiendo/internal/diag"
	"tiendo/internal/program"
)

// findingsKind lists what was found wrong with the data.
var findingsKind = Define("findings", program.NoSubject, findingsOptions{Severity: diag.Warning}, func(t *Table, o *findingsOptions) bool {
	t.NoneIsGood = true
	t.Columns(Fixed("no", 9, Centre), Fixed("code", 14, Centre), Share("place", 6, Left), Share("message", 10, Left), Fixed("severity", 22, Centre))
	for _, d := range t.Findings.Sort() {
		if d.Severity < o.Severity {
			continue
		}
		at := d.At
		at.File = shownFile(at.File)
		how := t.Say("severity." + d.Severity.String())
		if d.Confirmed {
			how = t.Say("severity.confirmed")
		}
		t.Row("", t.Counter(), Words(d.Code), Words(at.String()), Words(d.Message), Cell(how))
	}
	return true
})

type findingsOptions struct {
	Common
	Severity diag.Severity // the least
}

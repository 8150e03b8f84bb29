package intake

import (
	"tiendo/internal/program"
)

// readTable reads a table of which the parts are known, the first of them first.
func (b *bookReading) readTable(t *table, parts ...*foundTable) tableResult {
	r := &tableReading{bookReading: b, t: t, seen: map[string]string{}, met: map[int]bool{}, rowOf: map[string]string{}, told: map[string]bool{}}
	for _, l := range parts {
		r.remarks(l)
		if t.Kind != program.Notes {
			r.columnRemarks(l)
		}
		switch t.Kind {
		case program.Measures, program.Areas:
			r.figures(l)
		case program.Records:
			r.records(l)
		case program.Notes:
			r.notes(l)
		}
	}
	if t.Asked(b.out.Month) && b.form.Marker {
		r.missingRows(parts[0])
	}
	return r.out
}

package intake

import (
	"strconv"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/sending"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// tableResult is what a table of the form gave, wherever its parts stood.
type tableResult struct {
	figures []sending.Figure
	records []observation.Record
	notes   []observation.Note
	found   diag.List
}

// tableReading is the reading of one table: what has been met in it so far, part by part.
type tableReading struct {
	*bookReading
	t   *table
	out tableResult

	seen  map[string]string // row, area or topic → cell of its first appearance
	met   map[int]bool      // declared rows met
	rowOf map[string]string // "sheet!cell" of a figure → its row, so that a row that stands twice can be refused
	told  map[string]bool
}

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
	if program.Asked(t.Months, b.out.Month) && b.form.Marker {
		r.missingRows(parts[0])
	}
	return r.out
}

// tableOf reads one table wherever it was found, or says how it is missing.
func (b *bookReading) tableOf(t *table, here []*foundTable) tableResult {
	asked := program.Asked(t.Months, b.out.Month)
	chosen, doubtful := b.choose(t, here)
	if doubtful != nil {
		return tableResult{found: doubtful}
	}
	out := tableResult{found: b.passedOver(t, here, chosen)}
	if parts := readable(t, chosen); len(parts) > 0 {
		read := b.readTable(t, parts...)
		read.found = append(out.found, read.found...)
		return read
	}
	switch {
	case !asked:
	case len(chosen) > 0:
		l := chosen[0]
		out.found = append(out.found, b.finding("E107", l.sheet, l.ref(), wording.Args{"table": b.title(t), "headings": b.wanted(t), "found": l.unmatched()}))
	default:
		out.found = append(out.found, b.finding("E108", wholeBook, "", wording.Args{"table": b.title(t), "sheet": t.Sheet}))
	}
	return out
}

// readable are the parts of which the columns are known. A part that goes on below without its headings has
// those of the part above.
func readable(t *table, list []*foundTable) []*foundTable {
	var out []*foundTable
	for _, l := range list {
		if l.continued && l.score <= 0 && len(out) > 0 && out[len(out)-1].sheet == l.sheet {
			part := *out[len(out)-1]
			part.titleSpot, part.first = l.titleSpot, l.rowEnd+1
			l = &part
		}
		if l.score > 0 || t.Kind == program.Notes {
			out = append(out, l)
		}
	}
	return out
}

// say adds a finding about a cell of a sheet.
func (r *tableReading) say(code string, sheet int, cell string, args wording.Args) {
	r.out.found = append(r.out.found, r.finding(code, sheet, cell, args))
}

// sayOnce is say for findings that every row of a column would repeat.
func (r *tableReading) sayOnce(code string, sheet int, cell string, args wording.Args) {
	if key := code + r.placeOf(sheet, cell); !r.told[key] {
		r.told[key] = true
		r.say(code, sheet, cell, args)
	}
}

// refuse marks the figures of a row of which none can be believed.
func (r *tableReading) refuse(id string) {
	for i := range r.out.figures {
		f := &r.out.figures[i]
		if r.rowOf[f.Sheet+"!"+f.Cell] == id && f.Value.Known() {
			f.Value.Absence, f.Stated.Absence = quantity.Refused, quantity.Refused
		}
	}
}

// says is what each row and column of a table says, to tell whether two places say the same.
func (t *tableResult) says() map[string]string {
	out := map[string]string{}
	for _, f := range t.figures {
		out[f.Measure+"\x00"+f.Area+"\x00"+f.Column+"\x00"+f.Period.String()] = f.Stated.Unit + f.Stated.Plain() + strconv.Itoa(int(f.Stated.Absence))
	}
	for i, rec := range t.records {
		out["r"+strconv.Itoa(i)] = rec.Code
	}
	for i, n := range t.notes {
		out["n"+strconv.Itoa(i)] = n.Topic
	}
	return out
}

// ref is where the title stands.
func (s titleSpot) ref() string { return workbook.Ref(s.row, s.col) }

// quoted joins names for a message, at most n of them.
func quoted(names []string, n int) string {
	var out []string
	for i, name := range names {
		if i == n {
			out = append(out, "…")
			break
		}
		out = append(out, "“"+name+"”")
	}
	return strings.Join(out, ", ")
}

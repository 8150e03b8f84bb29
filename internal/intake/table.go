package intake

import (
	"strconv"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/observation"
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

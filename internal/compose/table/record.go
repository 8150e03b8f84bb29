package table

import (
	"slices"
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/program"
)

// What the tables of records share: a record's row and its columns, which are its fields and what is in recordOwn.

// recordOwn are the columns that are no fields of a form: the running number, the record's code, who sent it.
var recordOwn = []string{"no", "code", "body"}

// wrongRecordColumns faults columns that are fields of none of the kinds.
func wrongRecordColumns(p *program.Program, list program.TableColumns, kinds ...string) []program.OptionFault {
	var fields []string
	for _, kind := range kinds {
		fields = append(fields, p.RecordFields(kind)...)
	}
	known := slices.Compact(slices.Sorted(slices.Values(slices.Concat(recordOwn, fields))))
	return wrongColumns(list, func(code string) bool {
		return len(fields) == 0 || slices.Contains(known, code) // no form asks for them: nothing to hold a name against
	}, known)
}

func recordAlign(code string) string {
	switch code {
	case "no", "code", "deadline", "sent", "received":
		return Centre
	case "budget", "progress", "clearance":
		return Right
	}
	return Left
}

// recordColumns sets the columns of records of some kinds, with the words that a kind has for them. A field for which
// wording.yaml has none is called what the forms call it that ask for it.
func (t *Table) recordColumns(words string, list program.TableColumns, kinds ...string) {
	columns := aligned(list, recordAlign)
	for i := range columns {
		if c := &columns[i]; !t.Has("column."+words+"."+c.Code) && !t.Has("column."+c.Code) {
			c.Head = t.asked(c.Code, kinds)
		}
	}
	t.columnsOf(words, columns)
}

// asked is what the forms call a field; nil where none asks for it. A heading that names a month is of that month.
func (t *Table) asked(field string, kinds []string) []document.Inline {
	for _, kind := range kinds {
		for _, c := range t.Program.RecordColumns(kind) {
			if c.Code == field && !strings.Contains(c.Heading, "{") {
				return inline.Text(c.Heading)
			}
		}
	}
	return nil
}

// record puts a record's row.
func (t *Table) record(r tell.Record, no string) {
	row := document.Row{ID: r.Kind + "-" + r.Code}
	for _, c := range t.columns {
		row.Cells = append(row.Cells, t.recordCell(r, c.Code, no))
	}
	t.Add(row)
}

func (t *Table) recordCell(r tell.Record, code, no string) document.Cell {
	switch code {
	case "no":
		return Counter(no)
	case "title":
		return Name(r.Title())
	case "lead":
		return Cell(r.ShortLead())
	case "body":
		return Cell(t.ShortBody(r.Body))
	case "state":
		x := Cell(inline.Capitalized(r.Standing()))
		x.Bold = r.Late()
		return x
	}
	return Cell(r.Field(code))
}

package table

import (
	"slices"
	"strconv"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/program"
)

// Table is a table being made: what its kind tells with (Teller: facts, words, printed figures, components,
// records), what it is about, and what stands in it so far. Every figure must come from Teller.Number, Counted or a
// component's Print, so that it is a value of the document with its sources; all other cells are words.
type Table struct {
	*tell.Teller
	Spec     *program.Figure // as figures.yaml declares it
	Subject  string          // what the section names behind the slash; "" for none
	Findings diag.List       // what the earlier stages found
	Small    bool            // set in the smaller size: it must keep to a page
	// NoneIsGood is set by kinds for which nothing to list is good news: such a table is not told when it is empty.
	NoneIsGood bool

	stands  func(anchor string) bool
	unit    string
	columns []Column
	rows    []document.Row
	notes   []document.Paragraph
	marks   []string // what the notes below explain
}

// document is the table as it stands in the document.
func (t *Table) document() document.Table {
	out := document.Table{Unit: t.unit, Rows: t.rows, Notes: append(t.explained(), t.notes...), Small: t.Small}
	var head []document.Cell
	for _, c := range t.columns {
		out.Columns = append(out.Columns, document.Column{Share: c.Share, Fixed: c.Width, Align: c.Align})
		head = append(head, document.Cell{Text: c.Head, Header: "col", Bold: true, Align: Centre})
	}
	if head != nil {
		out.Head = [][]document.Cell{head}
	}
	return out
}

// DropEmpty leaves out those of the columns, of all for none given, in which no row says anything: a column of gaps
// tells a reader nothing that a line of text has not told. Lines across the columns become as much shorter. The first
// column that names the rows always stays.
func (t *Table) DropEmpty(codes ...string) {
	for n := len(t.columns) - 1; n >= 0; n-- {
		c := t.columns[n]
		if c.Code == "no" || c.Code == "name" || c.Code == "title" || len(codes) > 0 && !slices.Contains(codes, c.Code) || !t.silent(n) {
			continue
		}
		t.columns = slices.Delete(t.columns, n, n+1)
		for i := range t.rows {
			t.rows[i].Cells = without(t.rows[i].Cells, n)
		}
	}
}

// silent tells whether no row says anything in a column; where rows are spanned nothing is.
func (t *Table) silent(n int) bool {
	plain := 0
	for _, r := range t.rows {
		if len(r.Cells) != len(t.columns) {
			continue // a line across the columns
		}
		if r.Cells[n].RowSpan > 1 {
			return false
		}
		if s := document.Plain(r.Cells[n].Text); s != "" && s != t.Text(gap) {
			return false
		}
		plain++
	}
	return plain > 0
}

// without are the cells of a row without its n-th column.
func without(cells []document.Cell, n int) []document.Cell {
	at := 0
	for i, c := range cells {
		next := at + max(c.ColSpan, 1)
		if n < next {
			if c.ColSpan > 1 {
				out := slices.Clone(cells)
				out[i].ColSpan--
				return out
			}
			return slices.Delete(slices.Clone(cells), i, i+1)
		}
		at = next
	}
	return cells
}

// Columns sets the columns. Their headings are the words of the table's kind.
func (t *Table) Columns(list ...Column) { t.columnsOf(t.Spec.Kind, list) }

// columnsOf sets the columns with the words that another kind has for them: a list of projects calls its title
// "Dự án".
func (t *Table) columnsOf(kind string, list []Column) {
	t.columns = slices.Clone(list)
	for i := range t.columns {
		if c := &t.columns[i]; c.Head == nil {
			c.Head = inline.Text(t.First("column."+kind+"."+c.Code, "column."+c.Code))
		}
	}
}

// Row puts a row below the others. Its id names it; "" for none.
func (t *Table) Row(id string, cells ...document.Cell) { t.Add(document.Row{ID: id, Cells: cells}) }

// Add puts a row of any kind below the others.
func (t *Table) Add(r document.Row) { t.rows = append(t.rows, r) }

// Group puts a line over a group of rows, across all columns.
func (t *Table) Group(name []document.Inline) {
	t.Add(document.Row{Group: true, Bold: true,
		Cells: []document.Cell{{Text: name, ColSpan: len(t.columns), Header: "row", Bold: true, Shade: true}}})
}

// More puts a closing line across the columns, that says what else there is; before it stand cells of their own.
func (t *Table) More(says []document.Inline, before ...document.Cell) {
	t.Row("", append(before, document.Cell{Text: says, ColSpan: len(t.columns) - len(before), Italic: true})...)
}

// Note puts a paragraph below the table.
func (t *Table) Note(says []document.Inline) {
	t.notes = append(t.notes, document.Paragraph{Text: says})
}

// Counter is the cell of the next row's running number: a label, not a figure.
func (t *Table) Counter() document.Cell { return Counter(strconv.Itoa(len(t.rows) + 1)) }

// Linked is a run as a link to an anchor, if the report has such a place.
func (t *Table) Linked(anchor string, in []document.Inline) []document.Inline {
	if !t.stands(anchor) {
		return in
	}
	return []document.Inline{document.Link{Target: anchor, Text: in}}
}

// Cell is a cell.
func Cell(in []document.Inline) document.Cell { return document.Cell{Text: in} }

// Words is a cell of a text from data.
func Words(s string) document.Cell { return document.Cell{Text: inline.Text(s)} }

// Name is the cell that says what its row is about.
func Name(in []document.Inline) document.Cell { return document.Cell{Text: in, Header: "row"} }

// Counter is the cell of a running number.
func Counter(no string) document.Cell { return document.Cell{Text: inline.Text(no), Align: Centre} }

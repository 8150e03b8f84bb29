package intake

import (
	"slices"
	"strings"

	"tiendo/internal/program"
	"tiendo/internal/reading"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// labelKind is what a row's label turned out to be.
type labelKind int

const (
	labelNone labelKind = iota
	labelFound
	labelSkip
	labelUntil
	labelUnknown
	labelTwice // the label is declared twice and its place does not settle which
	labelEnded // an area that does not stand in the month
)

// label is what the texts left of a row's first figure say that it is about.
type label struct {
	kind labelKind
	row  int    // declared row, -1 for none
	area string // code of an area
	cell *workbook.Cell
}

// labelOf finds what a row is about.
func (w *figureRows) labelOf(sheetRow int) label {
	out := label{row: -1}
	for i, cells := 0, w.g.row(sheetRow); i < len(cells) && cells[i].Column < w.first; i++ {
		c := &cells[i]
		if c.Type != workbook.Text || !filled(c) || columnNumber.MatchString(strings.TrimSpace(c.Text)) || numberOnly(c.Text) || c.Column == w.l.unitCol {
			continue
		}
		words := w.Words(w.WithoutUnits(reading.Unnumbered(c.Text), nil))
		if len(words) == 0 {
			continue
		}
		if l := w.named(words); l.kind != labelUnknown {
			l.cell = c
			return l
		}
		if out.kind == labelNone {
			out.kind, out.cell = labelUnknown, c
		}
	}
	return out
}

// named tells what a label means in a table: the whole, a row, an area, something known and not read.
func (w *figureRows) named(words []string) label {
	if _, ok := matchAny(w.t.until, words); ok {
		return label{kind: labelUntil, row: -1}
	}
	lists := [][]string{words}
	for _, p := range reading.Vocab().Label.Part {
		if part := reading.Words(p); len(words) > len(part) && slices.Equal(words[:len(part)], part) {
			lists = append(lists, words[len(part):]) // "Trong đó: thu tiền sử dụng đất" in one cell
		}
	}
	for _, words := range lists {
		find := w.declaredRow
		if w.t.Kind == program.Areas {
			find = w.areaRow
		}
		if l := find(words); l.kind != labelUnknown {
			return l
		}
	}
	if _, ok := matchAny(w.t.skip, words); ok {
		return label{kind: labelSkip, row: -1}
	}
	return label{kind: labelUnknown, row: -1}
}

// declaredRow finds a row of a table of measures.
func (w *figureRows) declaredRow(words []string) label {
	rows := w.t.labels[strings.Join(words, " ")]
	if len(rows) == 0 {
		for i := range w.t.rows {
			if _, ok := matchAny(w.t.rows[i].labels, words); ok {
				rows = append(rows, i)
			}
		}
	}
	if inGroup := w.inGroup(rows); len(inGroup) == 1 {
		rows = inGroup
	}
	switch len(rows) {
	case 0:
		return label{kind: labelUnknown, row: -1}
	case 1:
		w.above = rows[0]
		if w.t.rows[rows[0]].Heading {
			return label{kind: labelSkip, row: rows[0]}
		}
		return label{kind: labelFound, row: rows[0], area: w.t.TotalArea}
	}
	return label{kind: labelTwice, row: -1}
}

// areaRow finds an area of the table's set that stands in the month, or the whole.
func (w *figureRows) areaRow(words []string) label {
	if _, ok := matchAny(w.t.total, words); ok {
		return label{kind: labelFound, row: -1, area: w.t.TotalArea}
	}
	all := w.Areas(words, w.t.AreaSet)
	var now []*program.Area
	for _, a := range all {
		if a.In(w.month()) {
			now = append(now, a)
		}
	}
	switch {
	case len(now) == 1:
		return label{kind: labelFound, row: -1, area: now[0].Code}
	case len(now) > 1:
		return label{kind: labelTwice, row: -1}
	case len(all) == 1:
		return label{kind: labelEnded, row: -1, area: all[0].Code}
	}
	return label{kind: labelUnknown, row: -1}
}

// endedArea names an area with figures that does not stand in the month, with the one that took its place.
func (w *figureRows) endedArea(l label) {
	a := w.program.AreaByCode(l.area)
	name := ""
	if next := w.program.AreaByCode(a.Successor); next != nil {
		name = next.Name
	}
	w.say("W179", w.l.sheet, l.cell.Ref(), wording.Args{"table": w.title(w.t), "found": vitext.Squeeze(l.cell.Text), "when": validWords(a.Validity), "month": vitext.Month(w.month()),
		"successor": successorWords(a.Successor, name)})
}

// inGroup tells rows of one label apart by the group in which they stand: the row whose parent is the last
// row met above it.
func (w *figureRows) inGroup(rows []int) []int {
	above := map[int]bool{}
	for k := w.above; k >= 0; k = w.t.rows[k].parent {
		above[k] = true
	}
	var out []int
	for _, i := range rows {
		if above[w.t.rows[i].parent] {
			out = append(out, i)
		}
	}
	if len(out) > 1 { // the nearest group counts
		best := out[0]
		for _, i := range out[1:] {
			if w.t.rows[i].parent > w.t.rows[best].parent {
				best = i
			}
		}
		return []int{best}
	}
	return out
}

// numberOnly tells whether a text is a number and nothing else.
func numberOnly(s string) bool { _, err := reading.Number(s, reading.Undeclared); return err == nil }

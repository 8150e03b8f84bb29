package intake

import (
	"slices"
	"strings"

	"tiendo/internal/observation"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
	"tiendo/internal/sending"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// noteTexts reads texts under set headings: what stands right of a heading or below it, up to the next.
type noteTexts struct {
	*tableReading
	l    *foundTable
	open bool // below a heading
	note observation.Note
	lost bool // a text below no heading was named
}

// notes reads one part of a table of texts.
func (r *tableReading) notes(l *foundTable) {
	w := &noteTexts{tableReading: r, l: l}
	g := r.grids[l.sheet]
	for n := l.rowEnd + 1; n < l.limit; n++ {
		for i, cells := 0, g.row(n); i < len(cells); i++ {
			if c := &cells[i]; filled(c) && (l.colTo == 0 || c.Column < l.colTo) {
				w.cell(c)
			}
		}
	}
	w.close()
}

func (w *noteTexts) cell(c *workbook.Cell) {
	switch c.Type {
	case workbook.Fault, workbook.Uncomputed:
		code := map[workbook.CellType]string{workbook.Fault: "E112", workbook.Uncomputed: "E111"}[c.Type]
		w.say(code, w.l.sheet, c.Ref(), wording.Args{"found": cellText(c), "formula": c.Formula, "label": w.title(w.t), "heading": ""})
		return
	case workbook.Text, workbook.Number:
	case workbook.Blank, workbook.Bool:
		return
	}
	row, heads := w.topic(c)
	switch {
	case heads:
		w.heads(row, c)
	case numberOnly(cellText(c)) && c.Column == 1: // a running number
	case w.open:
		w.text(c)
	case !w.lost && !w.ownHeading(c):
		w.lost = true
		w.say("W149", w.l.sheet, c.Ref(), wording.Args{"table": w.title(w.t), "found": vitext.Quote(cellText(c))})
	}
}

// ownHeading tells whether a cell is a heading that our own blanks have above the topics.
func (w *noteTexts) ownHeading(c *workbook.Cell) bool {
	v := &reading.Vocab().Column
	return slices.ContainsFunc([]reading.Terms{v.Topic, v.Text, v.Choice, v.Number}, func(t reading.Terms) bool { return w.Says(c.Text, t) })
}

// topic finds the declared heading that a cell is.
func (w *noteTexts) topic(c *workbook.Cell) (row int, ok bool) {
	if c.Type != workbook.Text || len(c.Text) > 400 {
		return 0, false
	}
	words := w.Words(reading.Unnumbered(c.Text))
	for i := range w.t.rows {
		if _, ok := matchAny(w.t.rows[i].labels, words); ok {
			return i, true
		}
	}
	return 0, false
}

// heads begins the texts of a topic.
func (w *noteTexts) heads(row int, c *workbook.Cell) {
	code := w.t.rows[row].Code
	if w.met[row] {
		w.say("E117", w.l.sheet, c.Ref(), wording.Args{"label": c.Text, "first": w.seen[code]})
	}
	w.close()
	w.met[row], w.seen[code] = true, w.placeOf(w.l.sheet, c.Ref())
	w.open, w.note = true, observation.Note{Topic: code, Body: w.body(), Sent: w.month()}
}

// text adds a cell to the topic's texts.
func (w *noteTexts) text(c *workbook.Cell) {
	if len(w.note.Paragraphs) == 0 {
		w.note.At = quantity.Source{Sheet: w.book.Sheets[w.l.sheet].Name, Cell: c.Ref(), Value: cellText(c)}
	}
	text, answer := vitext.Lines(cellText(c)), &reading.Vocab().Answer
	switch {
	case w.Says(text, answer.Change):
		return // the other answer of the blank's list: the text beside it says what changed
	case w.Says(text, answer.Keep):
		text = sending.Unchanged
	}
	for _, p := range strings.Split(text, "\n") {
		if p != "" {
			w.note.Paragraphs = append(w.note.Paragraphs, p)
		}
	}
}

// close ends the texts of a topic.
func (w *noteTexts) close() {
	if len(w.note.Paragraphs) > 1 { // "giữ nguyên" beside the text itself: the text is there
		w.note.Paragraphs = slices.DeleteFunc(w.note.Paragraphs, func(p string) bool { return p == sending.Unchanged })
	}
	if w.open && len(w.note.Paragraphs) > 0 {
		w.out.notes = append(w.out.notes, w.note)
	}
	w.open, w.note = false, observation.Note{}
}

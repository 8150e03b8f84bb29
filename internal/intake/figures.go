package intake

import (
	"cmp"
	"strconv"
	"strings"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
	"tiendo/internal/sending"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// figures reads one part of a table of measures or areas.
func (r *tableReading) figures(l *foundTable) {
	w := &figureRows{tableReading: r, l: l, g: r.grids[l.sheet], first: l.firstValue(), notation: map[int]reading.Notation{}, above: -1}
	w.settleNotations()
	hidden := 0
rows:
	for n := l.first; n < l.limit; n++ {
		if w.g.numbersColumns(n) {
			continue
		}
		switch at := w.labelOf(n); at.kind {
		case labelUntil:
			break rows
		case labelNone:
			if w.newHeadings(n) {
				break rows
			}
			if w.hasAmounts(n) {
				w.nameless = append(w.nameless, n)
			}
		case labelSkip:
		case labelUnknown:
			if w.hasFigures(n) {
				w.unknown = append(w.unknown, vitext.Squeeze(at.cell.Text))
				if w.unknownAt == nil {
					w.unknownAt = at.cell
				}
			} else if w.newHeadings(n) {
				break rows
			}
		case labelTwice:
			if w.hasFigures(n) {
				w.say("E118", l.sheet, at.cell.Ref(), wording.Args{"label": at.cell.Text, "table": w.title(w.t)})
			}
		case labelEnded:
			if w.hasFigures(n) {
				w.endedArea(at)
			}
		case labelFound:
			if w.g.HiddenRows[n] {
				hidden++
			}
			w.row(n, at)
		}
	}
	if len(w.seen) == 0 {
		w.say("E174", l.sheet, workbook.Ref(l.first, 1), wording.Args{"table": w.title(w.t)})
	}
	if hidden > 0 {
		w.say("N121", l.sheet, "", wording.Args{"count": strconv.Itoa(hidden), "table": w.title(w.t)})
	}
	w.unknownRows()
}

// settleNotations tells for each column what its texts give away of their decimal sign.
func (w *figureRows) settleNotations() {
	for n := w.l.first; n < w.l.limit; n++ {
		for _, col := range w.l.columns {
			c := w.g.cell(n, col)
			if c == nil || c.Type != workbook.Text || w.notation[col] == conflicting {
				continue
			}
			switch k := reading.NotationOf(c.Text); {
			case k == reading.Undeclared:
			case w.notation[col] == reading.Undeclared:
				w.notation[col] = k
			case w.notation[col] != k:
				w.notation[col] = conflicting
			}
		}
	}
}

// newHeadings tells whether a row begins another table: words, not figures, in two or more of the columns,
// and not the table's own headings repeated on a new page.
func (w *figureRows) newHeadings(sheetRow int) bool {
	words, own := 0, 0
	for _, col := range w.l.columns {
		c := w.g.cell(sheetRow, col)
		if c == nil || c.Type != workbook.Text || !filled(c) {
			continue
		}
		if _, missing := reading.Absent(c.Text); missing {
			continue
		}
		if _, err := reading.Number(c.Text, reading.Vietnamese); err == nil {
			continue
		}
		words++
		if strings.Contains(w.l.head(col).text, vitext.Squeeze(w.WithoutUnits(c.Text, nil))) {
			own++
		}
	}
	return words >= 2 && own < words
}

// row reads the cells of one row.
func (w *figureRows) row(sheetRow int, at label) {
	rw := figureRow{label: at, sheetRow: sheetRow, id: at.area}
	if at.row >= 0 {
		rw.id = w.t.rows[at.row].Measure + "\x00" + strconv.Itoa(at.row)
		w.met[at.row] = true
	}
	if before, again := w.seen[rw.id]; again {
		if w.hasFigures(sheetRow) {
			w.say("E117", w.l.sheet, at.cell.Ref(), wording.Args{"label": at.cell.Text, "first": before})
			w.refuse(rw.id)
		}
		return
	}
	w.seen[rw.id] = w.placeOf(w.l.sheet, at.cell.Ref())
	rw.units, rw.note = w.unitsOf(sheetRow, at.cell), w.noteOf(sheetRow)
	for k := range w.t.columns {
		c := &w.t.columns[k]
		col, ok := w.l.columns[k]
		switch {
		case !ok || c.Note:
		case w.asks(rw, k):
			w.figure(rw, k, col)
		default:
			w.notAsked(rw, c, w.g.cell(sheetRow, col))
		}
	}
	if k, stray := w.astray(rw); stray != nil {
		w.refuse(rw.id)
		w.say("E146", w.l.sheet, stray.Ref(), wording.Args{"label": vitext.Squeeze(at.cell.Text), "heading": w.heading(&w.t.columns[k]), "found": cellText(stray)})
	}
}

// notAsked names what stands under a column that is not asked of the row.
func (w *figureRows) notAsked(rw figureRow, c *column, cell *workbook.Cell) {
	if !filled(cell) {
		return
	}
	if _, none := reading.Absent(cell.Text); cell.Type != workbook.Text || !none {
		w.say("N124", w.l.sheet, cell.Ref(), wording.Args{"label": rw.cell.Text, "heading": w.heading(c)})
	}
}

// noteOf is what a row says of where its figures are from.
func (w *figureRows) noteOf(sheetRow int) string {
	note := ""
	for k := range w.t.columns {
		if col, ok := w.l.columns[k]; ok && w.t.columns[k].Note {
			if cell := w.g.covering(sheetRow, col); filled(cell) {
				note = strings.TrimSpace(cell.Text)
			}
		}
	}
	return note
}

// figure makes one figure of a cell.
func (w *figureRows) figure(rw figureRow, decl, col int) {
	c := &w.t.columns[decl]
	f := sending.Figure{Table: w.t.Code, Column: c.Code, Area: rw.area, Kind: c.Kind, Giver: c.Giver, Sheet: w.book.Sheets[w.l.sheet].Name,
		Cell: workbook.Ref(rw.sheetRow, col), Note: originOf(rw.note, c.Heading)}
	asked := w.means(&f, rw, c)
	m := w.program.MeasureByCode(f.Measure)
	want := f.Value.Unit
	unit, clash := w.unitFor(rw, decl, col, want)
	f.Stated = w.value(rw, c, col, unit, asked)
	switch {
	case !f.Stated.Known():
	case clash != nil:
		w.say("E141", w.l.sheet, f.Cell, wording.Args{"label": vitext.Squeeze(rw.cell.Text), "heading": w.heading(c), "found": clash[0], "other": clash[1]})
		f.Stated.Absence = quantity.Refused
	case rw.units.unknown && c.Unit == "": // named once, at the unit's own cell
		f.Stated.Absence = quantity.Refused
	}
	if f.Stated.Absence != quantity.Empty {
		f.Stated.Sources = []quantity.Source{{Sheet: f.Sheet, Cell: f.Cell, Value: cellText(w.g.cell(rw.sheetRow, col)), Note: f.Note}}
	}
	f.Value = f.Stated
	if m != nil && f.Kind != observation.Ratio && f.Stated.Known() {
		f.Value = w.canonical(f, m)
		f.Stated.Absence = f.Value.Absence
	}
	if w.l.badUnit != nil && c.Unit == "" && rw.units.cell == nil && rw.units.label == nil && w.l.head(col).unit == nil && f.Value.Known() {
		f.Value.Absence, f.Stated.Absence = quantity.Refused, quantity.Refused // named once, at the unit's own cell
	}
	w.rowOf[f.Sheet+"!"+f.Cell] = rw.id
	w.out.figures = append(w.out.figures, f)
}

// means sets what a cell of a row and column means: measure, period, dates and, as the unit of the value, the
// unit that the form expects. It tells whether the month asks for it.
func (w *figureRows) means(f *sending.Figure, rw figureRow, c *column) (asked bool) {
	span, want := c.Span, cmp.Or(c.Unit, w.t.Unit)
	asked = program.Asked(c.Months, w.l.month)
	f.Measure = cmp.Or(c.Measure, w.t.Measure)
	if rw.row >= 0 {
		decl := &w.t.rows[rw.row]
		f.Measure = decl.Measure
		want = cmp.Or(c.Unit, decl.Unit, w.t.Unit)
		span = cmp.Or(decl.Span[c.Code], span)
		asked = asked && program.Asked(decl.Months, w.l.month)
	}
	if m := w.program.MeasureByCode(f.Measure); m != nil && want == "" {
		want = m.Unit
	}
	f.Value.Unit = want
	var ok bool
	if f.Period, ok = w.Span(span, w.l.month); !ok {
		f.Period = period.InMonth(w.l.month)
	}
	f.From, f.To = f.Period.Start(), f.Period.End()
	if d := w.l.asOf; !d.IsZero() && f.Period.To == d.InMonth() && f.Kind != observation.Plan {
		f.To = d
	}
	return asked
}

// value reads a cell as a number in a unit, or as an absence. What stands there and cannot be read is
// refused and named; it never becomes zero or nothing.
func (w *figureRows) value(rw figureRow, c *column, col int, unit string, asked bool) quantity.Value {
	v := quantity.Value{Unit: unit, Absence: quantity.Empty}
	cell := w.g.cell(rw.sheetRow, col)
	args := wording.Args{"label": vitext.Squeeze(rw.cell.Text), "heading": w.heading(c)}
	refused := func(code, ref string) quantity.Value {
		w.say(code, w.l.sheet, ref, args)
		v.Absence = quantity.Refused
		return v
	}
	if number, ok := w.shared(rw, col); ok {
		args["found"] = cellText(number)
		return refused("E143", workbook.Ref(rw.sheetRow, col))
	}
	if !filled(cell) {
		if c.Required && asked {
			w.say("E113", w.l.sheet, workbook.Ref(rw.sheetRow, col), args)
		}
		return v
	}
	n := w.notation[col]
	if n == conflicting {
		n = reading.Undeclared
	}
	a := w.amountIn(cell, unit, n)
	if a.refused != "" {
		a.tell(args)
		return refused(a.refused, cell.Ref())
	}
	v.Num, v.Unit, v.Absence = a.num, a.unit, a.absence
	return v
}

// canonical converts a figure into its measure's unit. Units of different bases are an error of the form
// or of the workbook: the figure is left out.
func (w *figureRows) canonical(f sending.Figure, m *program.Measure) quantity.Value {
	v := f.Stated
	num, ok := w.Convert(v.Num, v.Unit, m.Unit)
	if !ok {
		w.say("E120", w.l.sheet, f.Cell, wording.Args{"found": v.Unit, "expected": m.Unit, "heading": m.Name})
		v.Absence = quantity.Refused
		return v
	}
	v.Num, v.Unit = num, m.Unit
	return v
}

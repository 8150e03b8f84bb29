package intake

import (
	"strings"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// body is the rows of one table as they are walked: what has been met so far.
type body struct {
	t         *table
	l         *layout
	g         *grid
	notation  map[int]reading.Notation // physical column → what its texts give away
	seen      map[string]string        // row or area → label cell of its first appearance
	rowOf     map[int]bool             // declared rows met
	parent    int                      // last declared row met, for labels that stand twice
	unknown   []string
	unknownAt *workbook.Cell
	unitAbove *program.Unit // of the last row that had one
	nameless  []int         // rows with figures and no label
	first     int           // leftmost column of figures: labels stand left of it
}

// squeeze is a label as a message quotes it.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// figures reads a table of measures or areas.
func (s *sitting) figures(t *table, l *layout) {
	b := &body{t: t, l: l, g: s.grids[l.sheet], notation: map[int]reading.Notation{}, seen: s.seen[t.Code], rowOf: s.rowsMet[t.Code], parent: -1}
	first := l.firstValue()
	b.first = first
	for n := l.first; n < l.limit; n++ {
		for _, col := range l.columns {
			if c := b.g.cell(n, col); c != nil && c.Type == workbook.Text && b.notation[col] != conflicting {
				switch k := reading.NotationOf(c.Text); {
				case k == reading.Undeclared:
				case b.notation[col] == reading.Undeclared:
					b.notation[col] = k
				case b.notation[col] != k:
					b.notation[col] = conflicting
				}
			}
		}
	}
	hidden := 0
rows:
	for n := l.first; n < l.limit; n++ {
		if b.g.numbersColumns(n) {
			continue
		}
		kind, line, area, label := s.label(b, n, first)
		switch kind {
		case labelUntil:
			break rows
		case labelNone:
			if s.newHeadings(b, n) {
				break rows
			}
			if b.hasAmounts(n) {
				b.nameless = append(b.nameless, n)
			}
		case labelSkip:
		case labelUnknown:
			if b.hasFigures(n) {
				b.unknown = append(b.unknown, strings.Join(strings.Fields(label.Text), " "))
				if b.unknownAt == nil {
					b.unknownAt = label
				}
			} else if s.newHeadings(b, n) {
				break rows
			}
		case labelTwice:
			if b.hasFigures(n) {
				s.say("E118", l.sheet, label.Ref(), wording.Args{"label": label.Text, "table": s.title(t)})
			}
		case labelFound:
			if b.g.HiddenRows[n] {
				hidden++
			}
			s.row(b, n, line, area, label)
		}
	}
	if len(b.seen) == 0 {
		s.say("E174", l.sheet, workbook.Ref(l.first, 1), wording.Args{"table": s.title(t)})
	}
	if hidden > 0 {
		s.say("N121", l.sheet, "", wording.Args{"count": quantity.Int(int64(hidden)).String(), "table": s.title(t)})
	}
	s.unknownRows(b)
}

// conflicting marks a column whose texts use both notations: then each text must speak for itself.
const conflicting = reading.Notation(-1)

// hasFigures tells whether a row has a number, or what should be one, in any column that was found.
func (b *body) hasFigures(n int) bool {
	for _, col := range b.l.columns {
		if c := b.g.cell(n, col); c != nil {
			switch c.Type {
			case workbook.Number, workbook.Fault, workbook.Uncomputed:
				return true
			case workbook.Text:
				if _, err := reading.Number(c.Text, reading.Vietnamese); err == nil {
					return true
				}
			case workbook.Blank, workbook.Bool:
			}
		}
	}
	return false
}

// hasAmounts is hasFigures for a row without a label: years alone are headings of a new page.
func (b *body) hasAmounts(n int) bool {
	for _, col := range b.l.columns {
		if c := b.g.cell(n, col); c != nil && c.Type == workbook.Number {
			if _, year := headingText(c); !year {
				return true
			}
		}
	}
	return false
}

// newHeadings tells whether a row begins another table: words, not figures, in two or more of the columns,
// and not the table's own headings repeated on a new page.
func (s *sitting) newHeadings(b *body, n int) bool {
	words, own := 0, 0
	for _, col := range b.l.columns {
		c := b.g.cell(n, col)
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
		if strings.Contains(b.l.head(col).text, squeeze(s.r.withoutUnits(c.Text, nil))) {
			own++
		}
	}
	return words >= 2 && own < words
}

// row reads the cells of one row.
func (s *sitting) row(b *body, n, line int, area string, label *workbook.Cell) {
	id := area
	if line >= 0 {
		id = b.t.rows[line].Measure + "\x00" + quantity.Int(int64(line)).String()
		b.rowOf[line] = true
	}
	if before, again := b.seen[id]; again {
		if b.hasFigures(n) {
			s.say("E117", b.l.sheet, label.Ref(), wording.Args{"label": label.Text, "first": before})
			s.refuse(b.t.Code, id)
		}
		return
	}
	s.current = id
	b.seen[id] = s.book.Sheets[b.l.sheet].Name + "!" + label.Ref()
	units := s.unitsOf(b, n, label)
	note := ""
	for k := range b.t.columns {
		if c := &b.t.columns[k]; c.Note {
			if col, ok := b.l.columns[k]; ok {
				if cell := b.g.covering(n, col); filled(cell) {
					note = strings.TrimSpace(cell.Text)
				}
			}
		}
	}
	for k := range b.t.columns {
		c := &b.t.columns[k]
		col, ok := b.l.columns[k]
		if !ok || c.Note {
			continue
		}
		cell := b.g.cell(n, col)
		if line >= 0 && len(b.t.rows[line].Columns) > 0 && !contains(b.t.rows[line].Columns, c.Code) {
			if filled(cell) {
				if _, none := reading.Absent(cell.Text); cell.Type != workbook.Text || !none {
					s.say("N124", b.l.sheet, cell.Ref(), wording.Args{"label": label.Text, "heading": s.heading(c)})
				}
			}
			continue
		}
		s.figure(b, n, k, col, line, area, label, units, note)
	}
	asked := func(k int) bool {
		return line < 0 || len(b.t.rows[line].Columns) == 0 || contains(b.t.rows[line].Columns, b.t.columns[k].Code)
	}
	if k, stray := b.astray(n, b.first, asked); stray != nil {
		s.refuse(b.t.Code, id)
		s.say("E146", b.l.sheet, stray.Ref(), wording.Args{"label": squeeze(label.Text), "heading": s.heading(&b.t.columns[k]), "found": cellText(stray)})
	}
}

// figure makes one figure of a cell.
func (s *sitting) figure(b *body, n, k, col, line int, area string, label *workbook.Cell, units rowUnits, note string) {
	c := &b.t.columns[k]
	f := Figure{Table: b.t.Code, Column: c.Code, Area: area, Kind: c.Kind, Giver: c.Giver, Sheet: s.book.Sheets[b.l.sheet].Name, Cell: workbook.Ref(n, col), Note: originOf(note, c.Heading)}
	f.Measure = c.Measure
	span, want := c.Span, firstOf(c.Unit, b.t.Unit)
	asked := program.Asked(c.Months, b.l.month)
	if f.Measure == "" {
		f.Measure = b.t.Measure
	}
	if line >= 0 {
		rw := &b.t.rows[line]
		f.Measure = rw.Measure
		want = firstOf(c.Unit, rw.Unit, b.t.Unit)
		if rw.Span[c.Code] != "" {
			span = rw.Span[c.Code]
		}
		asked = asked && program.Asked(rw.Months, b.l.month)
	}
	m := s.r.p.MeasureByCode(f.Measure)
	if m != nil && want == "" {
		want = m.Unit
	}
	var ok bool
	if f.Period, ok = s.r.span(span, b.l.month); !ok {
		f.Period = period.InMonth(b.l.month)
	}
	f.From, f.To = f.Period.Start(), f.Period.End()
	if d := b.l.asOf; !d.IsZero() && f.Period.To == d.InMonth() && f.Kind != observation.Plan {
		f.To = d
	}
	cell := b.g.cell(n, col)
	unit, clash := s.unitFor(b, k, col, want, units)
	f.Stated = s.value(b, cell, col, unit, c, label, asked)
	if clash != nil && f.Stated.Known() {
		s.say("E141", b.l.sheet, f.Cell, wording.Args{"label": squeeze(label.Text), "heading": s.heading(c), "found": clash[0], "other": clash[1]})
		f.Stated.Absence = quantity.Refused
	}
	if units.unknown && c.Unit == "" && f.Stated.Known() {
		f.Stated.Absence = quantity.Refused // named once, at the unit's own cell
	}
	if f.Stated.Absence != quantity.Empty {
		f.Stated.Sources = []quantity.Source{{File: s.file, Sheet: f.Sheet, Cell: f.Cell, Value: cellText(cell), Note: f.Note}}
	}
	f.Value = f.Stated
	if m != nil && f.Kind != observation.Ratio && f.Stated.Known() {
		f.Value = s.canonical(f, m, b.l.sheet)
		f.Stated.Absence = f.Value.Absence
	}
	if b.l.badUnit != nil && c.Unit == "" && units.cell == nil && units.label == nil && b.l.head(col).unit == nil && f.Value.Known() {
		f.Value.Absence, f.Stated.Absence = quantity.Refused, quantity.Refused // named once, at the unit's own cell
	}
	s.rowID[f.Sheet+"!"+f.Cell] = s.current
	s.out.Figures = append(s.out.Figures, f)
}

func firstOf(list ...string) string {
	for _, x := range list {
		if x != "" {
			return x
		}
	}
	return ""
}

// cellText is what stands in a cell, as sources quote it.
func cellText(c *workbook.Cell) string {
	switch {
	case c == nil:
		return ""
	case c.Type == workbook.Number:
		return c.Num.String()
	case c.Type == workbook.Uncomputed:
		return "=" + c.Formula
	}
	return c.Text
}

// heading is a column's heading written out for the workbook's month.
func (s *sitting) heading(c *column) string {
	if h, ok := s.inWords[c]; ok {
		return h
	}
	h := reading.Fill(c.Heading, func(span string) (period.Period, bool) { return s.r.span(span, s.out.Month) })
	s.inWords[c] = h
	return h
}

// title is a table's title as people know it, without the signs of a pattern.
func (s *sitting) title(t *table) string {
	return reading.Fill(t.Title, func(span string) (period.Period, bool) { return s.r.span(span, s.out.Month) })
}

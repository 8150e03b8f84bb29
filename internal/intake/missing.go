package intake

import (
	"slices"
	"strings"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// aside names what the reader should know of a table that is read all the same.
func (s *sitting) aside(t *table, l *layout) {
	at := workbook.Ref(l.row, l.col)
	if s.book.Sheets[l.sheet].Hidden {
		s.say("N125", l.sheet, at, wording.Args{"table": s.title(t)})
	}
	if other := otherMonth(l.subtitle, s.out.Month); l.month == s.out.Month && other != "" {
		s.say("W127", l.sheet, at, wording.Args{"table": s.title(t), "found": other, "expected": s.out.Month.String()})
	}
	if l.month != s.out.Month && l.month != 0 {
		s.say("W127", l.sheet, at, wording.Args{"table": s.title(t), "found": reading.MonthInFigures(l.month), "expected": reading.MonthInFigures(s.out.Month)})
	}
	if l.misspelt {
		found := ""
		if c := s.grids[l.sheet].cell(l.row, l.col); c != nil {
			found = c.Text
		}
		s.say("N128", l.sheet, at, wording.Args{"found": found, "expected": s.title(t)})
	}
	if l.badUnit != nil {
		s.say("E119", l.sheet, l.badUnit.Ref(), wording.Args{"found": l.badUnit.Text})
	}
}

// otherMonth is the period that the line below a title names, where none that it names ends in the month.
func otherMonth(said [][]reading.Bound, m period.Month) string {
	other := ""
	for _, way := range said {
		for _, b := range way {
			if b.Phrase.Year == m.Year() && b.Phrase.Last == m.Number() {
				return ""
			}
			if p, ok := b.Phrase.Period(); ok && other == "" {
				other = p.String()
			}
		}
	}
	return other
}

// columns names the columns that are missing, doubtful or read in spite of a slip.
func (s *sitting) columns(t *table, l *layout) {
	for k := range t.columns {
		c := &t.columns[k]
		if col, ok := l.typos[k]; ok {
			s.say("N128", l.sheet, workbook.Ref(l.first-1, col), wording.Args{"found": l.head(col).text, "expected": s.heading(c)})
		}
		if cols := l.twice[k]; len(cols) > 0 {
			s.say("E114", l.sheet, workbook.Ref(l.first-1, cols[0]), wording.Args{"heading": s.heading(c), "columns": columnNames(cols)})
			continue
		}
		if _, ok := l.columns[k]; ok || c.Optional || !program.Asked(c.Months, l.month) {
			continue
		}
		if contested(l, k) {
			continue
		}
		s.say("E107", l.sheet, workbook.Ref(l.row, l.col), wording.Args{"table": s.title(t), "headings": "“" + s.heading(c) + "”", "found": l.unmatched()})
	}
	s.unused(t, l)
	for _, h := range l.heads {
		if list := l.contest[h.col]; len(list) > 0 {
			var names []string
			for _, k := range list {
				names = append(names, "“"+s.heading(&t.columns[k])+"”")
			}
			s.say("E129", l.sheet, workbook.Ref(l.first-1, h.col), wording.Args{"found": h.text, "columns": strings.Join(names, ", ")})
		}
		if _, used := physical(l, h.col); used && h.hidden {
			s.say("N121", l.sheet, workbook.Ref(l.first-1, h.col), wording.Args{"count": "1", "table": s.title(t)})
		}
	}
}

// unused names the columns that hold figures under a heading that is none of the form's.
func (s *sitting) unused(t *table, l *layout) {
	g, first := s.grids[l.sheet], l.firstValue()
	previous := s.r.words(wording.Text("forms.heading.previous", nil))
	records := t.Kind == program.Records
	var names []string
	at := 0
	for _, h := range l.heads {
		_, used := physical(l, h.col)
		if tail := len(h.words) - len(previous); tail >= 0 && slices.Equal(h.words[tail:], previous) {
			continue // our own blank's column of what was given last
		}
		if used || h.col == l.unitCol || len(l.contest[h.col]) > 0 || inTwice(l, h.col) {
			continue
		}
		if records && (s.r.key(h.text) == s.r.key(wording.Text("forms.heading.choice", nil)) || s.r.key(h.text) == s.r.key(wording.Text("forms.heading.number", nil))) {
			continue
		}
		for n := l.first; n < min(l.limit, l.first+maxHeadingRows); n++ {
			c := g.cell(n, h.col)
			if records && filled(c) && (h.col > first || !numberOnly(cellText(c))) || !records && c != nil && c.Type == workbook.Number && (h.col > first || amount(c)) {
				names = append(names, "“"+h.text+"”")
				if at == 0 {
					at = h.col
				}
				break
			}
		}
	}
	if missing := s.optionalMissing(t, l); len(names) > 0 && len(missing) > 0 {
		s.say("W145", l.sheet, workbook.Ref(l.first-1, at), wording.Args{"table": s.title(t), "headings": strings.Join(limitList(names, 8), ", "), "missing": strings.Join(missing, ", ")})
	} else if len(names) > 0 {
		s.say("N175", l.sheet, workbook.Ref(l.first-1, at), wording.Args{"table": s.title(t), "headings": strings.Join(limitList(names, 8), ", ")})
	}
}

// optionalMissing lists the columns that the month asks for, that need not be there and are not. A body that
// does not know our form gives plans and ratios as it likes; nobody misses those.
func (s *sitting) optionalMissing(t *table, l *layout) []string {
	var out []string
	for k := range t.columns {
		c := &t.columns[k]
		_, has := l.columns[k]
		loose := !s.form.Marker && c.Kind != observation.Actual && c.Kind != observation.Estimate
		if has || !c.Optional || c.Note || loose || len(l.twice[k]) > 0 || contested(l, k) || !program.Asked(c.Months, l.month) {
			continue
		}
		out = append(out, "“"+s.heading(c)+"”")
	}
	return out
}

func inTwice(l *layout, col int) bool {
	for _, cols := range l.twice {
		if contains(cols, col) {
			return true
		}
	}
	return false
}

func physical(l *layout, col int) (declared int, ok bool) {
	for k, c := range l.columns {
		if c == col {
			return k, true
		}
	}
	return 0, false
}

func contested(l *layout, k int) bool {
	for _, list := range l.contest {
		if contains(list, k) {
			return true
		}
	}
	return false
}

func columnNames(cols []int) string {
	var out []string
	for _, c := range cols {
		out = append(out, workbook.ColumnName(c))
	}
	return strings.Join(out, ", ")
}

// wanted lists the headings that a table must have.
func (s *sitting) wanted(t *table) string {
	var out []string
	for k := range t.columns {
		if !t.columns[k].Optional {
			out = append(out, "“"+s.heading(&t.columns[k])+"”")
		}
	}
	return strings.Join(out, ", ")
}

// missingRows names the rows that the month asks for and that are nowhere.
func (s *sitting) missingRows(t *table, l *layout) {
	var lost []string
	switch t.Kind {
	case program.Measures:
		for i := range t.rows {
			rw := &t.rows[i]
			if !rw.Heading && !s.rowsMet[t.Code][i] && program.Asked(rw.Months, s.out.Month) && s.anyAsked(t, rw) {
				lost = append(lost, "“"+rw.Label+"”")
			}
		}
	case program.Areas:
		for _, a := range s.r.p.Areas {
			if a.Set == t.AreaSet && validIn(a.ValidFrom, a.ValidTo, s.out.Month) && s.seen[t.Code][a.Code] == "" {
				lost = append(lost, "“"+a.Name+"”")
			}
		}
	case program.Records, program.Notes:
	}
	if len(lost) > 0 {
		s.say("E133", l.sheet, workbook.Ref(l.row, l.col), wording.Args{"table": s.title(t), "rows": strings.Join(limitList(lost, 8), ", "),
			"count": quantity.Int(int64(len(lost))).String()})
	}
}

// anyAsked tells whether the month asks for any column of a row.
func (s *sitting) anyAsked(t *table, rw *row) bool {
	for k := range t.columns {
		c := &t.columns[k]
		if !c.Note && (len(rw.Columns) == 0 || contains(rw.Columns, c.Code)) && program.Asked(c.Months, s.out.Month) {
			return true
		}
	}
	return false
}

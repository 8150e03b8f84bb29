package intake

import (
	"regexp"
	"slices"
	"strings"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// dateField reads a date, or a period ("Quý IV/2023": its last day). Words without a figure ("thường
// xuyên") stay words; a text with figures that is no date is refused, because a deadline must not be lost.
func (s *sitting) dateField(sheet int, cell *workbook.Cell, args wording.Args) period.Date {
	if cell.Type == workbook.Number {
		if d, ok := reading.SerialDate(cell.Num, s.book.Date1904); ok && cell.Date {
			return d
		}
		s.say("E126", sheet, cell.Ref(), args)
		return period.Date{}
	}
	if d, err := reading.Date(cell.Text); err == nil {
		return d
	}
	if p, err := reading.Period(cell.Text); err == nil {
		return p.End()
	}
	if strings.ContainsAny(cell.Text, "0123456789") {
		s.say("E126", sheet, cell.Ref(), args)
	}
	return period.Date{}
}

// options lists the states of a record kind in words.
func (s *sitting) options(kind string) string {
	k := s.r.p.RecordKindByCode(kind)
	if k == nil {
		return ""
	}
	var out []string
	for _, st := range k.States {
		out = append(out, "“"+st.Name+"”")
	}
	return strings.Join(out, ", ")
}

var listSeparators = regexp.MustCompile(`\s*[;\n]\s*`)

// bodyField turns the names of bodies into codes, "a,b". A name that no body goes by stays as it is
// written, so that nothing is lost, and is named.
func (s *sitting) bodyField(text string, sheet int, cell *workbook.Cell, args wording.Args) string {
	if code := s.r.bodies[s.r.key(text)]; code != "" {
		return code
	}
	var out []string
	for _, part := range listSeparators.Split(text, -1) {
		if code := s.r.bodies[s.r.key(part)]; code != "" {
			out = append(out, code)
			continue
		}
		// A comma parts bodies only where both sides are: "Sở Văn hóa, Thể thao và Du lịch" is one.
		var codes []string
		for _, p := range strings.Split(part, ",") {
			if code := s.r.bodies[s.r.key(p)]; code != "" {
				codes = append(codes, code)
			} else {
				codes = nil
				break
			}
		}
		if codes == nil {
			args["found"] = part
			s.say("W137", sheet, cell.Ref(), args)
			return text
		}
		out = append(out, codes...)
	}
	return strings.Join(out, ",")
}

// indicatorField reads a list of indicator codes, "CT01, CT04".
func (s *sitting) indicatorField(text string, sheet int, cell *workbook.Cell, args wording.Args) string {
	var out []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;\n ", r) }) {
		code := strings.ToUpper(part)
		if s.r.p.IndicatorByCode(code) == nil {
			args["found"] = part
			s.say("E138", sheet, cell.Ref(), args)
			continue
		}
		out = append(out, code)
	}
	return strings.Join(out, ",")
}

// notes reads texts under set headings: what stands right of a heading or below it, up to the next heading.
func (s *sitting) notes(t *table, l *layout) {
	g := s.grids[l.sheet]
	at, lost := -1, false
	note := observation.Note{}
	flush := func() {
		if len(note.Paragraphs) > 1 { // "giữ nguyên" beside the text itself: the text is there
			note.Paragraphs = slices.DeleteFunc(note.Paragraphs, func(p string) bool { return p == keepMark })
		}
		if at >= 0 && len(note.Paragraphs) > 0 {
			s.out.Notes = append(s.out.Notes, note)
		}
		at, note = -1, observation.Note{}
	}
	for n := l.rowEnd + 1; n < l.limit; n++ {
		for i, cells := 0, g.row(n); i < len(cells); i++ {
			c := &cells[i]
			if !filled(c) || (l.colTo > 0 && c.Column >= l.colTo) {
				continue
			}
			if c.Type == workbook.Fault || c.Type == workbook.Uncomputed {
				code := map[workbook.CellType]string{workbook.Fault: "E112", workbook.Uncomputed: "E111"}[c.Type]
				s.say(code, l.sheet, c.Ref(), wording.Args{"found": cellText(c), "formula": c.Formula, "label": s.title(t), "heading": ""})
				continue
			}
			if row, ok := s.noteHeading(t, c); ok {
				if s.rowsMet[t.Code][row] {
					s.say("E117", l.sheet, c.Ref(), wording.Args{"label": c.Text, "first": s.seen[t.Code][t.rows[row].Code]})
				}
				flush()
				at = row
				s.rowsMet[t.Code][row] = true
				s.seen[t.Code][t.rows[row].Code] = s.book.Sheets[l.sheet].Name + "!" + c.Ref()
				note = observation.Note{Topic: t.rows[row].Code, Body: s.out.Body, Sent: s.out.Month}
				continue
			}
			if c.Type != workbook.Text && c.Type != workbook.Number || numberOnly(cellText(c)) && c.Column == 1 {
				continue
			}
			if at < 0 {
				if k := s.r.key(c.Text); !lost && k != s.r.key(wording.Text("forms.heading.topic", nil)) && k != s.r.key(wording.Text("forms.heading.text", nil)) &&
					k != s.r.key(wording.Text("forms.heading.choice", nil)) && k != s.r.key(wording.Text("forms.heading.number", nil)) {
					lost = true
					s.say("W149", l.sheet, c.Ref(), wording.Args{"table": s.title(t), "found": short(cellText(c))})
				}
				continue
			}
			if len(note.Paragraphs) == 0 {
				note.At = quantity.Source{File: s.file, Sheet: s.book.Sheets[l.sheet].Name, Cell: c.Ref(), Value: cellText(c)}
			}
			text := tidy(cellText(c))
			if s.r.key(text) == s.r.key(wording.Text("forms.choice.change", nil)) {
				continue // the other answer of the blank's list: the text beside it says what changed
			}
			if s.r.key(text) == s.r.key(wording.Text("records.keep", nil)) {
				text = keepMark
			}
			for _, p := range strings.Split(text, "\n") {
				if p != "" {
					note.Paragraphs = append(note.Paragraphs, p)
				}
			}
		}
	}
	flush()
}

func (s *sitting) noteHeading(t *table, c *workbook.Cell) (row int, ok bool) {
	if c.Type != workbook.Text || len(c.Text) > 400 {
		return 0, false
	}
	words := s.r.words(reading.Unnumbered(c.Text))
	for i := range t.rows {
		if _, ok := matchAny(t.rows[i].labels, words); ok {
			return i, true
		}
	}
	return 0, false
}

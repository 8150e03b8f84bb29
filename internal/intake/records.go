package intake

import (
	"strings"

	"tiendo/internal/observation"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// blankRows ends a records table: people leave a row or two between entries.
const blankRows = 3

// keepMark stands in a field for "as last month"; Read puts the last value in its place.
const keepMark = "\x00keep"

// records reads a table of records, one a row.
func (s *sitting) records(t *table, l *layout) {
	g := s.grids[l.sheet]
	keys := map[string]string{}
	for n, blank := l.first, 0; n < l.limit; n++ {
		if blank >= blankRows {
			if s.leftBelow(t, l, n) {
				break
			}
			continue
		}
		if g.numbersColumns(n) {
			continue
		}
		rec := observation.Record{Kind: t.Record, Body: s.out.Body, Sent: s.out.Month}
		some, at := false, ""
		for k := range t.columns {
			col, ok := l.columns[k]
			if !ok {
				continue
			}
			cell := g.covering(n, col)
			f := s.field(&t.columns[k], l, n, col, cell)
			if t.columns[k].Key && !isOffice(t.Record) { // the Office's rows are many for one body
				rec.Code, at = f.Text, workbook.Ref(n, col)
			}
			some = some || f.Text != "" || f.Num.Known() || !f.Date.IsZero() || (filled(cell) && cell.Row == n)
			rec.Fields = append(rec.Fields, f)
		}
		if !some {
			blank++
			continue
		}
		blank = 0
		if at != "" {
			if rec.Code == "" {
				if onlyKeyless(rec) {
					s.say("E134", l.sheet, at, wording.Args{"table": s.title(t)})
				}
				continue
			}
			if first, again := keys[rec.Code]; again {
				s.say("E135", l.sheet, at, wording.Args{"found": rec.Code, "first": first})
				continue
			}
			keys[rec.Code] = at
		}
		for k := range t.columns {
			if col, ok := l.columns[k]; ok && t.columns[k].Required && !filled(g.covering(n, col)) {
				s.say("E113", l.sheet, workbook.Ref(n, col), wording.Args{"label": firstOf(rec.Code, rec.Text("title")), "heading": s.heading(&t.columns[k])})
			}
		}
		s.out.Records = append(s.out.Records, rec)
	}
}

// onlyKeyless tells whether a row without its key holds something that would be lost: a blank numbered
// line of the form ("1", "2") does not.
func onlyKeyless(rec observation.Record) bool {
	for _, f := range rec.Fields {
		if len([]rune(f.Text)) > 3 || !f.Date.IsZero() || f.Num.Known() {
			return true
		}
	}
	return false
}

// leftBelow names a row below the end of a table that looks like an entry: people leave rows blank, but a
// table has an end, and what stands below it may be another. Signatures and remarks fill less of a row.
func (s *sitting) leftBelow(t *table, l *layout, n int) bool {
	full, keyed := 0, true
	var at *workbook.Cell
	for k := range t.columns {
		col, ok := l.columns[k]
		if !ok {
			continue
		}
		switch c := s.grids[l.sheet].cell(n, col); {
		case filled(c):
			if full++; at == nil {
				at = c
			}
		case t.columns[k].Key && !isOffice(t.Record):
			keyed = false
		}
	}
	if full < 3 || !keyed {
		return false
	}
	s.say("W149", l.sheet, at.Ref(), wording.Args{"table": s.title(t), "found": short(cellText(at))})
	return true
}

// field reads one cell of a record by what its column declares.
func (s *sitting) field(c *column, l *layout, n, col int, cell *workbook.Cell) observation.Field {
	sheet := l.sheet
	f := observation.Field{Code: c.Code, Num: quantity.Value{Unit: c.Unit, Absence: quantity.Empty}}
	if !filled(cell) {
		return f
	}
	f.At = quantity.Source{File: s.file, Sheet: s.book.Sheets[sheet].Name, Cell: cell.Ref(), Value: cellText(cell)}
	args := wording.Args{"found": cellText(cell), "heading": s.heading(c)}
	switch cell.Type {
	case workbook.Fault:
		args["label"] = s.heading(c)
		s.say("E112", sheet, cell.Ref(), args)
		return f
	case workbook.Uncomputed:
		args["label"], args["formula"] = s.heading(c), cell.Formula
		s.say("E111", sheet, cell.Ref(), args)
		return f
	case workbook.Blank, workbook.Number, workbook.Text, workbook.Bool:
	}
	text := tidy(cellText(cell))
	if s.r.key(text) == s.r.key(wording.Text("records.keep", nil)) {
		f.Text = keepMark
		return f
	}
	switch c.Field {
	case "number":
		s.numberField(&f, c, l, cell, args)
	case "date":
		f.Date, f.Text = s.dateField(sheet, cell, args), text
		if !f.Date.IsZero() {
			f.Text = ""
		}
	case "choice":
		code, ok := s.r.choices[c.Choices][s.r.key(text)]
		if !ok {
			args["options"] = s.options(c.Choices)
			s.say("E136", sheet, cell.Ref(), args)
			return f
		}
		f.Text = code
	case "body":
		f.Text = s.bodyField(text, sheet, cell, args)
	case "indicators":
		f.Text = s.indicatorField(text, sheet, cell, args)
	default:
		f.Text = text
		if cell.Type == workbook.Number && cell.Date {
			if d, ok := reading.SerialDate(cell.Num, s.book.Date1904); ok {
				f.Text, f.Date = "", d
			}
		}
	}
	return f
}

// tidy keeps line breaks and folds all other white space.
func tidy(s string) string {
	lines := strings.Split(strings.ReplaceAll(vitext.NFC(s), "\r\n", "\n"), "\n")
	var out []string
	for _, l := range lines {
		if l = vitext.Squeeze(l); l != "" {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

package export

import (
	"cmp"
	"slices"
	"strings"

	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// recordSheets are one sheet for each kind of record that there is any of: a record a row, a field a
// column, under the headings that the forms ask for them by, in the order of their codes.
func (r Report) recordSheets() []workbook.DraftSheet {
	var order []string
	byKind := map[string][]observation.Record{}
	for _, x := range r.Set.Records {
		if byKind[x.Kind] == nil {
			order = append(order, x.Kind)
		}
		byKind[x.Kind] = append(byKind[x.Kind], x)
	}
	var out []workbook.DraftSheet
	for _, kind := range order {
		slices.SortStableFunc(byKind[kind], func(a, b observation.Record) int { return byNumber(a.Code, b.Code) })
		name := kind
		if k := r.Program.RecordKindByCode(kind); k != nil {
			name = vitext.Capital(k.Name)
		}
		out = append(out, r.recordSheet(sheetName(name), kind, byKind[kind]))
	}
	return out
}

// byNumber orders codes as lists are numbered: NV-2 before NV-10.
func byNumber(a, b string) int {
	head := func(s string) (part, rest string, digits bool) {
		digits = s != "" && s[0] >= '0' && s[0] <= '9'
		end := strings.IndexFunc(s, func(r rune) bool { return (r >= '0' && r <= '9') != digits })
		if end < 0 {
			end = len(s)
		}
		return s[:end], s[end:], digits
	}
	for a != "" && b != "" {
		x, restA, digitsA := head(a)
		y, restB, digitsB := head(b)
		if digitsA && digitsB {
			x, y = strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
			if n := cmp.Compare(len(x), len(y)); n != 0 {
				return n
			}
		}
		if n := cmp.Compare(x, y); n != 0 {
			return n
		}
		a, b = restA, restB
	}
	return cmp.Compare(a, b)
}

// sheetName is a name that a spreadsheet takes: at most 31 characters, without the signs it refuses.
func sheetName(s string) string {
	s = strings.Map(func(c rune) rune {
		if strings.ContainsRune(`[]:*?/\`, c) {
			return ' '
		}
		return c
	}, s)
	if rs := []rune(s); len(rs) > 31 {
		s = string(rs[:31])
	}
	return strings.TrimSpace(s)
}

func (r Report) recordSheet(name, kind string, records []observation.Record) workbook.DraftSheet {
	fields := r.fieldsOf(kind, records)
	columns := []heading{{wording.Text("export.column.code", nil), 12}, {wording.Text("export.column.body", nil), 30}}
	for _, f := range fields {
		width := 14.0
		if f.Field == "text" || f.Field == "" {
			width = 36
		}
		columns = append(columns, heading{vitext.Capital(f.Heading), max(width, min(float64(f.Width), 60))})
	}
	columns = append(columns, heading{wording.Text("export.column.sources", nil), 60})
	var rows [][]workbook.DraftCell
	for _, x := range records {
		row := []workbook.DraftCell{textCell(x.Code), textCell(r.body(x.Body))}
		var at quantity.Source
		for _, f := range fields {
			field := x.Get(f.Code)
			row = append(row, r.fieldCell(f, field))
			if at.File == "" {
				at = quantity.Source{File: field.At.File, Sheet: field.At.Sheet, Cell: field.At.Cell}
			}
		}
		rows = append(rows, append(row, placesCell([]quantity.Source{at})))
	}
	return table(name, columns, rows)
}

// fieldsOf are the columns that the forms declare for a kind, each code once, but only those that some
// record fills; codes that no form declares follow under their own names.
func (r Report) fieldsOf(kind string, records []observation.Record) []program.Column {
	filled := map[string]bool{}
	var undeclared []string
	for _, x := range records {
		for _, f := range x.Fields {
			if (f.Text != "" || f.Num.Known() || !f.Date.IsZero()) && !filled[f.Code] {
				filled[f.Code] = true
				undeclared = append(undeclared, f.Code)
			}
		}
	}
	filled["code"] = false // it has a column of its own
	var out []program.Column
	take := func(c program.Column) {
		if filled[c.Code] {
			filled[c.Code] = false
			out = append(out, c)
		}
	}
	for _, f := range r.Program.Forms {
		for _, t := range f.Tables {
			if t.Kind == program.Records && t.Record == kind {
				for _, c := range t.Columns {
					take(c)
				}
			}
		}
	}
	for _, code := range undeclared {
		take(program.Column{Code: code, Heading: code})
	}
	return out
}

// fieldCell is a field as people read it: a date as a date, a number as a number, a code by its name.
func (r Report) fieldCell(c program.Column, f observation.Field) workbook.DraftCell {
	switch {
	case !f.Date.IsZero():
		return dateCell(f.Date)
	case f.Num.Known():
		return numberCell(f.Num)
	case c.Field == "body":
		return textCell(r.body(f.Text))
	case c.Field == "choice":
		if k := r.Program.RecordKindByCode(c.Choices); k != nil {
			for _, s := range k.States {
				if s.Code == f.Text {
					return textCell(s.Name)
				}
			}
		}
	}
	return textCell(f.Text)
}

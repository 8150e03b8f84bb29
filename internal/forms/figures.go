package forms

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// line is one line of a table of figures.
type line struct {
	key     string // of Layout
	measure string
	area    string
	label   string
	unit    string
	level   int
	columns []string // asked; empty: all
	heading bool
	numbers bool // counts in the running number
}

func (b *builder) measureLines(t program.Table) []line {
	var out []line
	for _, r := range t.Rows {
		if !program.Asked(r.Months, b.month) {
			continue
		}
		l := line{key: cmp.Or(r.Code, r.Measure), measure: r.Measure, label: b.words(r.Label, ""), unit: r.Unit,
			level: r.Level, columns: r.Columns, heading: r.Heading, numbers: r.Level == 0 && !r.Heading}
		if l.label == "" {
			if m := b.program.MeasureByCode(r.Measure); m != nil {
				l.label = m.Name
			}
		}
		out = append(out, l)
	}
	return dropIdleHeadings(out)
}

// dropIdleHeadings leaves out a group line when nothing of its group is asked this month.
func dropIdleHeadings(in []line) []line {
	var out []line
	for i, l := range in {
		if l.heading && (i+1 == len(in) || (in[i+1].heading && in[i+1].level <= l.level)) {
			continue
		}
		out = append(out, l)
	}
	return out
}

func (b *builder) areaLines(t program.Table) []line {
	var out []line
	for _, a := range b.program.Areas {
		if a.Set != t.AreaSet || !a.In(b.month) {
			continue
		}
		out = append(out, line{key: a.Code, measure: t.Measure, area: a.Code, label: a.Name, numbers: true})
	}
	return out
}

// figures writes a table of measures or areas.
func (b *builder) figures(t program.Table, rows []line) {
	var use []program.Column
	for _, c := range t.Columns {
		if program.Asked(c.Months, b.month) {
			use = append(use, c)
		}
	}
	if len(rows) == 0 || len(use) == 0 {
		return
	}
	s, top := b.sheet(t.Sheet)
	columns := b.figureColumns(t, use, rows)
	row := b.tableHead(s, top, t, len(columns))
	first := row
	row = headings(s, row, columns)
	if top == 1 {
		s.RepeatRows, s.FreezeRow, s.FreezeColumn = [2]int{first, row - 1}, row-1, 2
	}
	s.Landscape = s.Landscape || totalWidth(columns) > 95
	count := 0
	for _, l := range rows {
		if l.numbers {
			count++
		}
		b.figureLine(s, row, t, l, columns, count)
		row++
	}
}

// noteWidth bounds the column of sources and remarks: all columns are printed on one page's width, and a
// wide one makes the figures too small to read on paper. Longer texts wrap.
const noteWidth = 30

func (b *builder) figureColumns(t program.Table, use []program.Column, rows []line) []column {
	lineUnits := slices.ContainsFunc(rows, func(l line) bool { return l.unit != "" && l.unit != t.Unit })
	head := "forms.heading.measure"
	if t.Kind == program.Areas {
		head = "forms.heading.area"
	}
	out := []column{
		{levels: []string{reading.Vocab().Column.Number.Written()}, width: 5, role: number},
		{levels: []string{wording.Text(head, nil)}, width: 36, role: label},
	}
	if lineUnits {
		out = append(out, column{levels: []string{reading.Vocab().Column.Unit.Written()}, width: 12, role: unit})
	}
	for _, c := range use {
		levels := strings.Split(c.Heading, " / ")
		for i := range levels {
			levels[i] = b.words(levels[i], c.Span)
		}
		width := float64(c.Width)
		if width == 0 {
			width = map[bool]float64{true: noteWidth, false: 15}[c.Note]
		}
		if c.Note {
			width = min(width, noteWidth)
		}
		out = append(out, column{levels: levels, width: width, code: c.Code, decl: c})
		if c.Note || !slices.ContainsFunc(rows, func(l line) bool { return b.last(t, l, c) != nil }) {
			continue
		}
		up := append(slices.Clone(levels[:len(levels)-1]), reading.Vocab().Column.Previous.Written())
		out = append(out, column{levels: up, width: 11, decl: c, role: previous})
	}
	return out
}

// tableHead writes title and unit line and returns the row of the headings.
func (b *builder) tableHead(s *workbook.DraftSheet, row int, t program.Table, columns int) int {
	wide := max(columns, 2)
	s.Cells = append(s.Cells, workbook.DraftCell{Row: row, Column: 1, Kind: workbook.Text, Text: b.words(t.Title, ""),
		Style: workbook.DraftStyle{Bold: true, Size: 13, Align: "center", Wrap: true}})
	s.Merges = append(s.Merges, workbook.Range{Row1: row, Column1: 1, Row2: row, Column2: wide})
	s.Heights[row] = 34
	row++
	if t.Unit != "" {
		s.Cells = append(s.Cells, workbook.DraftCell{Row: row, Column: 1, Kind: workbook.Text,
			Text: reading.Vocab().Unit.Announced.Written() + ": " + t.Unit, Style: workbook.DraftStyle{Italic: true, Align: "right"}})
		s.Merges = append(s.Merges, workbook.Range{Row1: row, Column1: 1, Row2: row, Column2: wide})
		row++
	}
	return row
}

func (b *builder) figureLine(s *workbook.DraftSheet, row int, t program.Table, l line, columns []column, count int) {
	plain := workbook.DraftStyle{Border: true, Wrap: true, Bold: l.level == 0 && l.heading}
	for i, c := range columns {
		out := workbook.DraftCell{Row: row, Column: i + 1, Style: plain}
		switch c.role {
		case number:
			out.Style.Align = "center"
			if l.numbers {
				out.Kind, out.Text = workbook.Text, strconv.Itoa(count)
			}
		case label:
			out.Kind, out.Text = kindOf(l.label), l.label
			out.Style.Indent = l.level
		case unit:
			u := l.unit
			if u == "" && !l.heading {
				u = t.Unit
			}
			out.Kind, out.Text, out.Style.Align = kindOf(u), u, "center"
		case previous:
			out.Style = workbook.DraftStyle{Border: true, Italic: true, Align: "right", Fill: "F2F2F2", Colour: "595959", Format: numberFormat}
			if v := b.last(t, l, c.decl); v != nil && isAsked(l, c.decl) {
				out.Kind, out.Num = workbook.Number, v.Num
			}
		case asked:
			if !isAsked(l, c.decl) {
				out.Style.Fill = "D9D9D9"
				break
			}
			out.Style = workbook.DraftStyle{Border: true, Input: true, Align: "right", Format: numberFormat}
			if c.decl.Note {
				out.Style.Align, out.Style.Wrap, out.Style.Format = "left", true, ""
			} else {
				s.Validations = append(s.Validations, b.numberCheck(t, l, c.decl, row, i+1))
			}
			b.out.Layout.spots[Key{t.Code, l.key, c.code}] = Spot{s.Name, row, i + 1}
		case choice:
		}
		s.Cells = append(s.Cells, out)
	}
	if n := len([]rune(l.label)); n > 48 {
		s.Heights[row] = 16 * float64(1+n/46)
	}
}

// numberFormat shows up to four decimals and groups thousands in the machine's own way.
const numberFormat = "#,##0.####"

func isAsked(l line, c program.Column) bool {
	return !l.heading && (len(l.columns) == 0 || slices.Contains(l.columns, c.Code))
}

// numberCheck lets numbers in and says so in Vietnamese. The signs "-", "…" and "x" have a meaning of
// their own, so the check warns instead of refusing: Excel's "information" style would not show them.
func (b *builder) numberCheck(t program.Table, l line, c program.Column, row, col int) workbook.Validation {
	u := cmp.Or(c.Unit, l.unit, t.Unit)
	v := workbook.Validation{Range: cell(row, col), Kind: "figure", Title: wording.Text("forms.check.title", nil),
		Message: wording.Text("forms.check.number", wording.Args{"unit": u}),
		Prompt:  wording.Text("forms.prompt.number", wording.Args{"unit": u})}
	m := b.program.MeasureByCode(cmp.Or(c.Measure, l.measure))
	if m != nil && m.Definition != "" && c.Kind != observation.Ratio {
		v.Prompt += "\n" + m.Definition
	}
	if m != nil && c.Kind != observation.Ratio && (u == "" || u == m.Unit) {
		if m.Min != nil {
			v.Min = m.Min.String()
		}
		if m.Max != nil {
			v.Max = m.Max.String()
		}
		if v.Min != "" || v.Max != "" {
			key := "forms.check.bounds"
			switch {
			case m.Max == nil:
				key = "forms.check.from"
			case m.Min == nil:
				key = "forms.check.up_to"
			}
			v.Message = wording.Text(key, wording.Args{"unit": u, "min": bound(m.Min), "max": bound(m.Max)})
		}
	}
	return v
}

// boundDigits are more than any bound has.
const boundDigits = 12

func bound(d *quantity.Decimal) string {
	if d == nil {
		return ""
	}
	return vitext.Exact(*d, boundDigits)
}

func totalWidth(columns []column) float64 {
	w := 0.0
	for _, c := range columns {
		w += c.width
	}
	return w
}

package forms

import (
	"cmp"

	"tiendo/internal/program"
	"tiendo/internal/workbook"
)

// words writes a pattern out for the form's month; span is the column's, "" elsewhere.
func (b *builder) words(pattern, span string) string { return b.names.Fill(pattern, span, b.month) }

// column is one column of a table on its sheet.
type column struct {
	levels []string // heading, upper levels first
	width  float64
	code   string // "" for columns of ours: number, label, unit, last month's value, choice
	decl   program.Column
	role   role
}

type role uint8

const (
	asked    role = iota // a declared column
	number               // running number
	label                // the line's label
	unit                 // the line's unit
	previous             // last month's value of the column before
	choice               // keep or change
)

// headings writes the stacked, merged headings of a table from row on and returns the first row below.
func headings(s *workbook.DraftSheet, row int, columns []column) int {
	depth := 1
	for _, c := range columns {
		depth = max(depth, len(c.levels))
	}
	style := workbook.DraftStyle{Bold: true, Border: true, Wrap: true, Align: "center", Fill: "E2EFDA"}
	for i, c := range columns {
		for d := range depth {
			text := ""
			if d < len(c.levels) && (d == len(c.levels)-1 || !sameUpper(columns, i-1, i, d)) {
				text = c.levels[d]
			}
			s.Cells = append(s.Cells, workbook.DraftCell{Row: row + d, Column: i + 1, Kind: kindOf(text), Text: text, Style: style})
		}
		if last := len(c.levels) - 1; last < depth-1 {
			s.Merges = append(s.Merges, workbook.Range{Row1: row + last, Column1: i + 1, Row2: row + depth - 1, Column2: i + 1})
		}
		for d := 0; d < len(c.levels)-1; d++ {
			if sameUpper(columns, i-1, i, d) {
				continue
			}
			end := i
			for end+1 < len(columns) && sameUpper(columns, end, end+1, d) {
				end++
			}
			if end > i {
				s.Merges = append(s.Merges, workbook.Range{Row1: row + d, Column1: i + 1, Row2: row + d, Column2: end + 1})
			}
		}
		s.Widths[i+1] = max(s.Widths[i+1], c.width)
	}
	for d := range depth {
		high := 18.0
		for _, c := range columns {
			if d < len(c.levels) {
				span := c.width * float64(depth-d)
				high = max(high, 16*float64(1+int(float64(len([]rune(c.levels[d])))*1.15/cmp.Or(span, 10))))
			}
		}
		s.Heights[row+d] = min(high, 64)
	}
	return row + depth
}

// sameUpper tells whether two neighbouring columns stand under one heading down to level d, which is
// above both leaves.
func sameUpper(columns []column, a, b, d int) bool {
	if a < 0 || d >= len(columns[a].levels)-1 || d >= len(columns[b].levels)-1 {
		return false
	}
	for i := 0; i <= d; i++ {
		if columns[a].levels[i] != columns[b].levels[i] {
			return false
		}
	}
	return true
}

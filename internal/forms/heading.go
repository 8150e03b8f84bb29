package forms

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// pattern signs of titles, headings and labels: a blank writes the plainest text that the pattern fits.
var (
	reOptional = regexp.MustCompile(`\[([^\]]*)\]`)
	rePlace    = regexp.MustCompile(`\{(month|ytd|quarter|year|half|date)\}`)
)

// words writes a pattern out for the form's month; span is the column's, "" elsewhere.
func (b *builder) words(pattern, span string) string {
	s := reOptional.ReplaceAllString(pattern, "$1")
	s = rePlace.ReplaceAllStringFunc(s, func(place string) string {
		base := strings.Trim(place, "{}")
		use := base
		if strings.HasPrefix(span, base) {
			use = span
		}
		if base == "date" {
			d := b.month.End()
			return fmt.Sprintf("%d/%d/%d", d.Day, d.Month, d.Year)
		}
		p, ok := program.SpanPeriod(use, b.month, b.program.Term)
		if !ok {
			return place
		}
		return periodWords(base, p)
	})
	return vitext.Squeeze(strings.ReplaceAll(s, "*", ""))
}

func periodWords(base string, p period.Period) string {
	args := wording.Args{"month": fmt.Sprint(p.To.Number()), "year": fmt.Sprint(p.To.Year()),
		"quarter": [5]string{"", "I", "II", "III", "IV"}[(p.To.Number()+2)/3]}
	key := "forms.words." + base
	if base == "half" && p.From.Number() > 6 {
		key = "forms.words.second_half"
	}
	if base == "ytd" && p.IsYear() {
		key = "forms.words.year"
	}
	return wording.Text(key, args)
}

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

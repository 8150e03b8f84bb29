package intake

import (
	"regexp"
	"strings"

	"tiendo/internal/quantity"
	"tiendo/internal/workbook"
)

// grid is a sheet by rows, with what a heading needs to know of merges.
type grid struct {
	*workbook.Sheet
	starts map[int][2]int // row → its cells in Cells
	order  []int          // rows that hold cells, from the top
	merged map[int][]workbook.Range
	last   int // last row that holds anything
	width  int
}

// maxHeadings bounds how far right headings are looked for; a stray cell in column XFD must not cost a scan.
const maxHeadings = 256

// maxMerged bounds how many rows of one merge are known, and maxMergedAll those of all merges of a sheet:
// merges down a whole sheet must not cost a million entries each.
const (
	maxMerged    = 2000
	maxMergedAll = 200_000
)

func newGrid(s *workbook.Sheet) *grid {
	g := &grid{Sheet: s, starts: map[int][2]int{}, merged: map[int][]workbook.Range{}}
	deep := min(maxMerged, maxMergedAll/max(1, len(s.Merges)))
	for _, m := range s.Merges {
		for n := m.Row1; n <= min(m.Row2, m.Row1+deep); n++ {
			g.merged[n] = append(g.merged[n], m)
		}
	}
	for i := 0; i < len(s.Cells); {
		j := i
		for j < len(s.Cells) && s.Cells[j].Row == s.Cells[i].Row {
			if c := s.Cells[j].Column; s.Cells[j].Type != workbook.Blank && c > g.width && c <= maxHeadings {
				g.width = c
			}
			j++
		}
		g.starts[s.Cells[i].Row] = [2]int{i, j}
		g.order = append(g.order, s.Cells[i].Row)
		g.last = s.Cells[i].Row
		i = j
	}
	return g
}

// row returns the cells of a row from left to right.
func (g *grid) row(n int) []workbook.Cell {
	at := g.starts[n]
	return g.Cells[at[0]:at[1]]
}

// cell returns the cell, or nil.
func (g *grid) cell(row, col int) *workbook.Cell {
	for i, cells := 0, g.row(row); i < len(cells); i++ {
		if cells[i].Column == col {
			return &cells[i]
		}
	}
	return nil
}

// at returns the cell with a reference, or nil.
func (g *grid) at(ref string) *workbook.Cell {
	row, col, ok := workbook.ParseRef(ref)
	if !ok {
		return nil
	}
	return g.cell(row, col)
}

// counts tells how many cells of a row hold anything.
func (g *grid) counts(n int) int {
	out := 0
	for i, cells := 0, g.row(n); i < len(cells); i++ {
		if filled(&cells[i]) {
			out++
		}
	}
	return out
}

// only returns the only cell of a row that holds anything, nil when there is none or another.
func (g *grid) only(n int) *workbook.Cell {
	var only *workbook.Cell
	for i, cells := 0, g.row(n); i < len(cells); i++ {
		if filled(&cells[i]) {
			if only != nil {
				return nil
			}
			only = &cells[i]
		}
	}
	return only
}

// alone returns the text that stands alone in its row, or nil.
func (g *grid) alone(n int) *workbook.Cell {
	if c := g.only(n); c != nil && c.Type == workbook.Text {
		return c
	}
	return nil
}

// filled tells whether a cell holds anything; formatted blanks do not.
func filled(c *workbook.Cell) bool {
	return c != nil && c.Type != workbook.Blank && (c.Type != workbook.Text || strings.TrimSpace(c.Text) != "")
}

// headingText is what a cell adds to a heading: its text, or its number where that is a year.
func headingText(c *workbook.Cell) (text string, ok bool) {
	switch c.Type {
	case workbook.Blank:
		return "", true
	case workbook.Text:
		return strings.TrimSpace(c.Text), true
	case workbook.Number:
		if c.Num.Cmp(quantity.Int(1900)) >= 0 && c.Num.Cmp(quantity.Int(2200)) <= 0 && c.Num.Equal(c.Num.Round(0)) {
			return c.Num.String(), true
		}
		return "", false
	case workbook.Bool, workbook.Fault, workbook.Uncomputed:
		return "", false
	}
	return "", false
}

// covering returns the top left cell of the merge that covers a place, or the cell itself.
func (g *grid) covering(row, col int) *workbook.Cell {
	for _, m := range g.merged[row] {
		if col >= m.Column1 && col <= m.Column2 {
			return g.cell(m.Row1, m.Column1)
		}
	}
	return g.cell(row, col)
}

// holdsNumbers tells whether a row has a figure.
func (g *grid) holdsNumbers(n int) bool {
	for i, cells := 0, g.row(n); i < len(cells); i++ {
		if t := cells[i].Type; t == workbook.Number || t == workbook.Fault || t == workbook.Uncomputed {
			return true
		}
	}
	return false
}

// banner tells whether a row holds nothing but one text that is merged over three columns or more from the
// left edge: a line of the title, not a heading of each column it covers.
func (g *grid) banner(n int) bool {
	only := g.only(n)
	if only == nil {
		return false
	}
	for _, m := range g.merged[n] {
		if m.Row1 == n && m.Column1 == only.Column {
			return m.Row1 == m.Row2 && m.Column1 == 1 && m.Column2 >= 3
		}
	}
	return false
}

var roman = strings.Fields("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX")

var columnNumber = regexp.MustCompile(`^\(?(?:[0-9]{1,2}|[A-Z]|[IVX]{2,5})\)?(?:\s*=\s*[0-9()+\-*/:x% .]+)?$`)

// numbersColumns tells whether a row only counts the columns: "A  B  1  2  3=2/1".
func (g *grid) numbersColumns(n int) bool {
	seen, next := 0, 1
	for i, cells := 0, g.row(n); i < len(cells); i++ {
		c := &cells[i]
		if !filled(c) {
			continue
		}
		text := c.Text
		if c.Type == workbook.Number {
			text = c.Num.String()
		}
		text = strings.TrimSpace(text)
		if !columnNumber.MatchString(text) {
			return false
		}
		seen++
		// The numbers must count: a row of small figures ("3", "7") is data.
		digits := strings.TrimLeft(strings.TrimSpace(strings.SplitN(text, "=", 2)[0]), "(")
		digits = strings.TrimRight(digits, ")")
		if digits[0] >= '0' && digits[0] <= '9' {
			if digits != quantity.Int(int64(next)).String() {
				return false
			}
			next++
		} else if next <= len(roman) && digits == roman[next-1] {
			next++
		}
	}
	return seen >= 2 && next >= 2
}

package intake

import (
	"strings"

	"tiendo/internal/program"
	"tiendo/internal/workbook"
)

// heading is what stands above one column.
type heading struct {
	col    int
	text   string // as read, levels joined by " / "
	words  []string
	filled []string // the same with blank upper levels taken from the left, for groups that are not merged
	unit   *program.Unit
	hidden bool
}

// maxHeadingRows bounds how many rows a title's continuation, unit line and headings take together.
const maxHeadingRows = 14

// headings reads what stands above each column between two rows.
func (r *Reader) headings(g *grid, spot titleSpot, from, to int, skip map[[2]int]bool) []heading {
	var out []heading
	width := min(g.width, maxHeadings)
	rows := make([]int, 0, to-from)
	for n := from; n < to; n++ {
		if !g.numbersColumns(n) && !g.banner(n) {
			rows = append(rows, n)
		}
	}
	for col := max(1, spot.colFrom); col <= width && (spot.colTo == 0 || col < spot.colTo); col++ {
		h := heading{col: col, hidden: g.HiddenColumns[col]}
		var parts, full []string
		unitText := ""
		var last *workbook.Cell
		broken := false
		for _, n := range rows {
			c := g.covering(n, col)
			if c != nil && (c == last || (c.Row < from)) {
				continue // the same merge, or a title that covers the columns
			}
			if !filled(c) || skip[[2]int{c.Row, c.Column}] {
				if left := r.WithoutUnits(leftOf(g, n, col, skip), nil); left != "" {
					full = append(full, left)
				}
				continue
			}
			last = c
			text, ok := headingText(c)
			if !ok {
				broken = true
				break
			}
			if u := r.Unit(strings.Trim(text, "() ")); u != nil {
				h.unit, unitText = u, text // "Tỷ đồng" as a level of its own, above or below
				continue
			}
			text = r.WithoutUnits(text, func(u *program.Unit) { h.unit = u })
			parts, full = append(parts, strings.TrimSpace(text)), append(full, text)
		}
		if len(parts) == 0 && unitText != "" { // nothing but a unit: then it is the heading ("Dự án")
			parts, full, h.unit = []string{unitText}, append(full, unitText), nil
		}
		if broken || len(parts) == 0 {
			continue
		}
		h.text = strings.Join(strings.Fields(strings.Join(parts, " / ")), " ")
		h.words = r.Words(strings.Join(parts, " "))
		if len(full) > len(parts) {
			h.filled = r.Words(strings.Join(full, " "))
		}
		out = append(out, h)
	}
	return out
}

// leftOf is the nearest text to the left in the same row: the group that a blank cell belongs to when
// nobody merged it.
func leftOf(g *grid, row, col int, skip map[[2]int]bool) string {
	cells := g.row(row)
	for i := len(cells) - 1; i >= 0; i-- {
		c := &cells[i]
		if c.Column < col && filled(c) && !skip[[2]int{c.Row, c.Column}] {
			text, ok := headingText(c)
			if !ok {
				return ""
			}
			return text
		}
	}
	return ""
}

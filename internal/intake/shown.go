package intake

import (
	"regexp"
	"strings"

	"tiendo/internal/quantity"
	"tiendo/internal/workbook"
)

// A number cell holds one number and its format may show another: 2857900 as "2.858" by "#,##0,", 2857,9
// as "285790,0%". The clerk who looked at the sheet vouched for what was shown.

var (
	quotedInFormat = regexp.MustCompile(`"([^"]*)"`)
	marksInFormat  = regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|\\.|_.|\*.`)
	thousandsOff   = regexp.MustCompile(`[0#?],+(?:[^0#?,]|$)`)
)

// misleads tells whether the format shows another number than the cell holds in the given unit.
func (s *sitting) misleads(cell *workbook.Cell, unit string) bool {
	if cell.Percent && !s.isPercent(unit) {
		return true
	}
	if cell.Format == "" {
		return false
	}
	first, _, _ := strings.Cut(cell.Format, ";")
	if thousandsOff.MatchString(marksInFormat.ReplaceAllString(first, "")) {
		return true
	}
	for _, m := range quotedInFormat.FindAllStringSubmatch(first, -1) { // 0.0" triệu đồng"
		if u := s.r.unit(m[1]); u != nil && u.Code != unit && (u.Code != "%" || !s.isPercent(unit)) {
			return true
		}
	}
	return false
}

// Figures lie between these; what does not came from a broken formula or a wrong unit.
var (
	largest  = quantity.Int(1_000_000_000_000_000_000)
	smallest = quantity.MustParse("0.000000001")
)

func impossible(n quantity.Decimal) bool {
	a := n
	if a.Cmp(quantity.Int(0)) < 0 {
		a = quantity.Int(0).Sub(a)
	}
	return a.Cmp(largest) > 0 || a.Cmp(quantity.Int(0)) != 0 && a.Cmp(smallest) < 0
}

// shared tells whether the place of a figure lies in a merged cell that holds a number and covers other
// figures too: nobody knows whose it is.
func (b *body) shared(n, col, first int) (number *workbook.Cell, ok bool) {
	for _, m := range b.g.merged[n] {
		if col < m.Column1 || col > m.Column2 {
			continue
		}
		c := b.g.cell(m.Row1, m.Column1)
		if c == nil || c.Type != workbook.Number && (c.Type != workbook.Text || !numberOnly(c.Text)) {
			return nil, false
		}
		columns := 0
		for k, at := range b.l.columns {
			if at >= m.Column1 && at <= m.Column2 && !b.t.columns[k].Note {
				columns++
			}
		}
		if columns > 1 {
			return c, true
		}
		for row := m.Row1; row <= min(m.Row2, m.Row1+maxMerged); row++ {
			if row != n && b.labelled(row, first) {
				return c, true
			}
		}
	}
	return nil, false
}

// labelled tells whether a row has words left of its figures.
func (b *body) labelled(n, first int) bool {
	for i, cells := 0, b.g.row(n); i < len(cells) && cells[i].Column < first; i++ {
		if cells[i].Type == workbook.Text && filled(&cells[i]) && cells[i].Column != b.l.unitCol {
			return true
		}
	}
	return false
}

// astray finds a figure of a row that stands under no heading or where words are due, while a column that was found is blank in
// the row: the row may have been pushed aside.
func (b *body) astray(n, first int, blank func(k int) bool) (column int, stray *workbook.Cell) {
	column = -1
	for k := range b.t.columns {
		if col, ok := b.l.columns[k]; ok && !b.t.columns[k].Note && blank(k) && !filled(b.g.covering(n, col)) {
			column = k
			break
		}
	}
	if column < 0 {
		return -1, nil
	}
	for i, cells := 0, b.g.row(n); i < len(cells); i++ {
		c := &cells[i]
		if c.Type != workbook.Number || c.Column > maxHeadings || c.Column == b.l.unitCol || c.Column <= first && !amount(c) {
			continue
		}
		if k, used := physical(b.l, c.Column); used && b.t.columns[k].Note || !used && b.l.head(c.Column).text == "" {
			return column, c
		}
	}
	return -1, nil
}

// amount tells whether a number is more than the count of a row.
func amount(c *workbook.Cell) bool {
	return c.Type == workbook.Number && !c.Date && (c.Num.Cmp(quantity.Int(1000)) >= 0 || !c.Num.Equal(c.Num.Round(0)))
}

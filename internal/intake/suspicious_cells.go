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
func (r *Reader) misleads(cell *workbook.Cell, unit string) bool {
	if cell.Percent && !r.IsPercent(unit) {
		return true
	}
	if cell.Format == "" {
		return false
	}
	positive, _, _ := strings.Cut(cell.Format, ";")
	if thousandsOff.MatchString(marksInFormat.ReplaceAllString(positive, "")) {
		return true
	}
	for _, m := range quotedInFormat.FindAllStringSubmatch(positive, -1) { // 0.0" triệu đồng"
		if u := r.Unit(m[1]); u != nil && u.Code != unit && (u.Code != "%" || !r.IsPercent(unit)) {
			return true
		}
	}
	return false
}

// shared tells whether the place of a figure lies in a merged cell that holds a number and covers other
// figures too: nobody knows whose it is.
func (w *figureRows) shared(rw figureRow, col int) (number *workbook.Cell, ok bool) {
	for _, m := range w.g.merged[rw.sheetRow] {
		if col < m.Column1 || col > m.Column2 {
			continue
		}
		c := w.g.cell(m.Row1, m.Column1)
		if c == nil || c.Type != workbook.Number && (c.Type != workbook.Text || !numberOnly(c.Text)) {
			return nil, false
		}
		columns := 0
		for k, at := range w.l.columns {
			if at >= m.Column1 && at <= m.Column2 && !w.t.columns[k].Note {
				columns++
			}
		}
		if columns > 1 {
			return c, true
		}
		for row := m.Row1; row <= min(m.Row2, m.Row1+maxMerged); row++ {
			if row != rw.sheetRow && w.labelled(row) {
				return c, true
			}
		}
	}
	return nil, false
}

// labelled tells whether a row has words left of its figures.
func (w *figureRows) labelled(sheetRow int) bool {
	for i, cells := 0, w.g.row(sheetRow); i < len(cells) && cells[i].Column < w.first; i++ {
		if cells[i].Type == workbook.Text && filled(&cells[i]) && cells[i].Column != w.l.unitCol {
			return true
		}
	}
	return false
}

// astray finds a figure of a row that stands under no heading or where words are due, while a declared column
// that was found is blank in the row: the row may have been pushed aside. stray is nil when there is none.
func (w *figureRows) astray(rw figureRow) (decl int, stray *workbook.Cell) {
	decl = -1
	for k := range w.t.columns {
		if col, ok := w.l.columns[k]; ok && !w.t.columns[k].Note && w.asks(rw, k) && !filled(w.g.covering(rw.sheetRow, col)) {
			decl = k
			break
		}
	}
	if decl < 0 {
		return -1, nil
	}
	for i, cells := 0, w.g.row(rw.sheetRow); i < len(cells); i++ {
		c := &cells[i]
		if c.Type != workbook.Number || c.Column > maxHeadings || c.Column == w.l.unitCol || c.Column <= w.first && !isAmount(c) {
			continue
		}
		if k, used := w.l.declaredAt(c.Column); used && w.t.columns[k].Note || !used && w.l.head(c.Column).text == "" {
			return decl, c
		}
	}
	return -1, nil
}

// isAmount tells whether a number is more than the count of a row.
func isAmount(c *workbook.Cell) bool {
	return c.Type == workbook.Number && !c.Date && (c.Num.Cmp(quantity.Int(1000)) >= 0 || !c.Num.Equal(c.Num.Round(0)))
}

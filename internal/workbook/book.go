// Package workbook is the door: bytes from anywhere in, cells out, or a refusal that names what the
// bytes are. excelize is behind it and nowhere else. Nothing in a workbook is executed, no link is
// followed, no declared size is trusted.
package workbook

import (
	"strconv"

	"tiendo/internal/quantity"
)

// Book is a workbook that was read whole.
type Book struct {
	Sheets   []Sheet
	Date1904 bool // dates count from 1904: see Day
}

// Sheet is a sheet. Blank cells are not listed, and neither is what a merged cell covers.
type Sheet struct {
	Name          string
	Hidden        bool   // hidden or very hidden: read, and named by intake
	Cells         []Cell // sorted by row, then column
	Merges        []Range
	HiddenRows    map[int]bool
	HiddenColumns map[int]bool
	Rows, Columns int // extent
}

// CellType is what a cell holds.
type CellType uint8

// The types.
const (
	Blank      CellType = iota // nothing to read; drafts use it for cells that only have a look
	Number                     // Num is set
	Text                       // Text is set, decoded from legacy fonts, NFC; "" where a formula gives no text
	Bool                       // Text is "1" or "0"
	Fault                      // "#DIV/0!", "#REF!" … in Text
	Uncomputed                 // a formula without a cached value; Formula is set
)

// Cell is one cell.
type Cell struct {
	Row, Column int // from 1
	Type        CellType
	Num         quantity.Decimal // at 15 significant digits, as Excel shows it
	Raw         string           // as stored
	Text        string
	Formula     string // without "=", "" for none; of a shared formula the text of its first cell
	Format      string // number format code, "" for General
	Percent     bool   // the number format shows hundredths: 0.125 is shown as 12.5%
	Date        bool   // the number format shows a date
	Font        string // ".VnTime": already decoded from, kept to name it in a notice
	Legacy      string // "TCVN3", "VNI", "" when the text was Unicode
}

// Range is a rectangle of cells, from 1, both ends included.
type Range struct{ Row1, Column1, Row2, Column2 int }

// Ref is the cell's reference, "E8".
func (c Cell) Ref() string { return Ref(c.Row, c.Column) }

// Ref writes row and column as "E8".
func Ref(row, column int) string { return ColumnName(column) + strconv.Itoa(row) }

// ColumnName writes a column number, from 1, as "A" … "XFD".
func ColumnName(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

// At returns the cell, or nil when nothing stands there. A covered cell of a merge holds nothing.
func (s *Sheet) At(row, column int) *Cell {
	lo, hi := 0, len(s.Cells)
	for lo < hi {
		mid := (lo + hi) / 2
		c := &s.Cells[mid]
		if c.Row < row || (c.Row == row && c.Column < column) {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(s.Cells) && s.Cells[lo].Row == row && s.Cells[lo].Column == column {
		return &s.Cells[lo]
	}
	return nil
}

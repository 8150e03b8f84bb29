package intake

import (
	"tiendo/internal/program"
	"tiendo/internal/reading"
	"tiendo/internal/workbook"
)

// figureRows walks the rows of one part of a table of measures or areas.
type figureRows struct {
	*tableReading
	l         *foundTable
	g         *grid
	first     int                      // leftmost column of figures: labels stand left of it
	notation  map[int]reading.Notation // physical column → what its texts give away
	above     int                      // last declared row met, for labels that stand twice
	unitAbove *program.Unit            // of the last row that had one
	unknown   []string
	unknownAt *workbook.Cell
	nameless  []int // rows with figures and no label
}

// conflicting marks a column whose texts use both notations: then each text must speak for itself.
const conflicting = reading.Notation(-1)

// figureRow is one row of figures, with what its cells share.
type figureRow struct {
	label
	sheetRow int
	id       string // tells the row from every other of the table
	units    rowUnits
	note     string // what stands in its source or remark column
}

// asks tells whether a row is asked under a declared column at all.
func (w *figureRows) asks(rw figureRow, decl int) bool {
	return rw.row < 0 || w.t.rows[rw.row].asks(&w.t.columns[decl])
}

// hasFigures tells whether a row has a number, or what should be one, in any column that was found.
func (w *figureRows) hasFigures(sheetRow int) bool {
	for _, col := range w.l.columns {
		if c := w.g.cell(sheetRow, col); c != nil {
			switch c.Type {
			case workbook.Number, workbook.Fault, workbook.Uncomputed:
				return true
			case workbook.Text:
				if _, err := reading.Number(c.Text, reading.Vietnamese); err == nil {
					return true
				}
			case workbook.Blank, workbook.Bool:
			}
		}
	}
	return false
}

// hasAmounts is hasFigures for a row without a label: years alone are headings of a new page.
func (w *figureRows) hasAmounts(sheetRow int) bool {
	for _, col := range w.l.columns {
		if c := w.g.cell(sheetRow, col); c != nil && c.Type == workbook.Number {
			if _, year := headingText(c); !year {
				return true
			}
		}
	}
	return false
}

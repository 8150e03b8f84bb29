package table

import (
	"tiendo/internal/document"
	"tiendo/internal/geom"
	"tiendo/internal/program"
)

// How a column's cells stand: text left, figures right, numbers and dates in the middle.
const (
	Left   = "left"
	Right  = "right"
	Centre = "center"
)

// Column is one column of a table: its code, how wide it is, how its cells stand.
type Column struct {
	program.TableColumn
	Align string
	Head  []document.Inline // nil: the words of column.<kind>.<code>, else of column.<code>
}

// Share is a column that takes so many parts of the width that fixed columns leave.
func Share(code string, parts int, align string) Column {
	return Column{TableColumn: program.TableColumn{Code: code, Share: parts}, Align: align}
}

// Fixed is a column of so many millimetres.
func Fixed(code string, mm float64, align string) Column {
	return Column{TableColumn: program.TableColumn{Code: code, Width: geom.MM(mm)}, Align: align}
}

// aligned are declared columns with how their cells stand.
func aligned(list program.TableColumns, align func(code string) string) []Column {
	out := make([]Column, len(list))
	for i, c := range list {
		out[i] = Column{TableColumn: c, Align: align(c.Code)}
	}
	return out
}

// wrongColumns faults declared columns that a kind does not have; none at all is a fault too, because an empty
// table would be published.
func wrongColumns(list program.TableColumns, has func(code string) bool, known []string) []program.OptionFault {
	out := program.Missing("columns", len(list) > 0)
	for _, c := range list {
		if !has(c.Code) {
			out = append(out, program.OptionFault{Key: "columns", Found: c.Code, Known: known})
		}
	}
	return out
}

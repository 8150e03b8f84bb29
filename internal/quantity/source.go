package quantity

import (
	"cmp"
)

// Source is one cell that a value came from.
type Source struct {
	File       string // path from the inputs folder's parent, "inputs/2023-06/so-tai-chinh.xlsx"; in program data "templates/nq16/indicators.yaml"
	Submission string // identity of the submission: "so-tai-chinh/2023-06/2" (body, period, how many-th sending)
	Sheet      string // "" for program data
	Cell       string // "E8"; for program data the line, "L120"
	Value      string // what stands in the cell, at 15 significant digits
	Note       string // what the row says of where the figure is from: a public source, or "minh họa"; "" when it says nothing
}

// Compare orders sources by file, sheet, and cell as it is read.
func (s Source) Compare(o Source) int {
	return cmp.Or(cmp.Compare(s.File, o.File), cmp.Compare(s.Sheet, o.Sheet), CompareCells(s.Cell, o.Cell))
}

// CompareCells orders cell references as a sheet is read, "B9" before "A10": by row, then column. What is no
// reference counts as the first row and column, and is told apart by its text.
func CompareCells(a, b string) int {
	ac, ar := splitCell(a)
	bc, br := splitCell(b)
	return cmp.Or(cmp.Compare(ar, br), cmp.Compare(ac, bc), cmp.Compare(a, b))
}

// splitCell returns the column and row numbers of a reference like "AB12", zeros for anything else.
func splitCell(ref string) (col, row int) {
	for _, r := range ref {
		switch {
		case r >= 'A' && r <= 'Z' && row == 0 && col < 1<<20:
			col = col*26 + int(r-'A') + 1
		case r >= '0' && r <= '9' && row < 1<<30:
			row = row*10 + int(r-'0')
		default:
			return 0, 0
		}
	}
	return col, row
}

// MergeSources returns the sources of all values, in order, each once.
func MergeSources(vs ...Value) []Source {
	var out []Source
	seen := map[Source]bool{}
	for _, v := range vs {
		for _, s := range v.Sources {
			if !seen[s] {
				seen[s] = true
				out = append(out, s)
			}
		}
	}
	return out
}

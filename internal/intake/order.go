package intake

import (
	"strconv"
	"strings"
)

// compareFigures orders figures by sheet position as stated: sheet name, then cell, then column.
func compareFigures(a, b Figure) int {
	return compareAll(strings.Compare(a.Table, b.Table), strings.Compare(a.Sheet, b.Sheet), compareRefs(a.Cell, b.Cell), strings.Compare(a.Column, b.Column))
}

func compareAll(list ...int) int {
	for _, x := range list {
		if x != 0 {
			return x
		}
	}
	return 0
}

// compareRefs orders "B9" before "A10": by row, then column.
func compareRefs(a, b string) int {
	cut := func(s string) (string, int) {
		i := strings.IndexAny(s, "0123456789")
		if i < 0 {
			return s, 0
		}
		n, err := strconv.Atoi(s[i:])
		if err != nil {
			return s, 0
		}
		return s[:i], n
	}
	ac, ar := cut(a)
	bc, br := cut(b)
	return compareAll(ar-br, len(ac)-len(bc), strings.Compare(ac, bc))
}

package workbook

import "strings"

// The largest row and column that the format has.
const (
	maxRow    = 1048576
	maxColumn = 16384
)

// positive reads a number from 1 to limit, digits only.
func positive(s []byte, limit int) (n int, ok bool) {
	if len(s) == 0 || len(s) > 10 {
		return 0, false
	}
	for _, c := range s {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, n >= 1 && n <= limit
}

// ParseRef reads a reference like "E8", of a cell that a sheet can have.
func ParseRef(ref string) (row, column int, ok bool) { return parseRef([]byte(ref)) }

// parseRef reads "E8"; "$" signs are let pass.
func parseRef(s []byte) (row, column int, ok bool) {
	i := 0
	if i < len(s) && s[i] == '$' {
		i++
	}
	from := i
	for ; i < len(s) && s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z'; i++ {
		column = column*26 + int(s[i]|0x20-'a') + 1
		if column > maxColumn {
			return 0, 0, false
		}
	}
	if i == from {
		return 0, 0, false
	}
	if i < len(s) && s[i] == '$' {
		i++
	}
	row, ok = positive(s[i:], maxRow)
	return row, column, ok
}

// parseRange reads "A1:C3" or "A1".
func parseRange(s string) (Range, bool) {
	a, b, two := strings.Cut(s, ":")
	if !two {
		b = a
	}
	r1, c1, ok1 := parseRef([]byte(a))
	r2, c2, ok2 := parseRef([]byte(b))
	return Range{r1, c1, r2, c2}, ok1 && ok2 && r1 <= r2 && c1 <= c2
}

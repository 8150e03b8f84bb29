package intake

import (
	"slices"
	"strings"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/reading"
	"tiendo/internal/workbook"
)

// foundTable is a table as it was found: the first data row, and which column holds what.
type foundTable struct {
	titleSpot
	month     period.Month
	first     int         // first row that can be data
	columns   map[int]int // declared column → physical column
	heads     []heading
	twice     map[int][]int // declared column → physical columns that match it equally well
	contest   map[int][]int // physical column → declared columns that match it equally well
	typos     map[int]int   // declared column → physical column whose heading is only nearly right
	units     []*program.Unit
	unitCol   int // column with each row's unit, 0 for none
	badUnit   *workbook.Cell
	asOf      period.Date       // a date in the title: up to when the figures go
	subtitle  [][]reading.Bound // periods that the line below the title names
	score     int
	ambiguous []period.Month // months that fit equally well
}

// lacksAny tells whether any declared column was not found, not even twice.
func (l *foundTable) lacksAny(t *table) bool {
	for k := range t.columns {
		if _, has := l.columns[k]; !has && len(l.twice[k]) == 0 {
			return true
		}
	}
	return false
}

// head returns the heading above a physical column.
func (l *foundTable) head(col int) heading {
	for _, h := range l.heads {
		if h.col == col {
			return h
		}
	}
	return heading{col: col}
}

// firstValue is the leftmost column that holds values: labels stand left of it.
func (l *foundTable) firstValue() int {
	first := 1 << 20
	for _, c := range l.columns {
		first = min(first, c)
	}
	for _, cs := range l.twice {
		first = min(first, slices.Min(cs))
	}
	return first
}

// unmatched lists the headings that no column took, for messages.
func (l *foundTable) unmatched() string {
	taken := map[int]bool{}
	for _, c := range l.columns {
		taken[c] = true
	}
	var out []string
	for _, h := range l.heads {
		if !taken[h.col] {
			out = append(out, "“"+h.text+"”")
		}
	}
	return strings.Join(out, ", ")
}

// figuresIn tells whether a row has a number, other than a year, in a column that was matched.
func (l *foundTable) figuresIn(g *grid, n int) bool {
	if g.numbersColumns(n) {
		return false
	}
	for i, cells := 0, g.row(n); i < len(cells); i++ {
		if _, text := headingText(&cells[i]); text {
			continue
		}
		if _, used := l.declaredAt(cells[i].Column); used || l.matchedTwice(cells[i].Column) {
			return true
		}
	}
	return false
}

// leaveEmpty settles columns of one heading, merged over several, of which only one has figures.
func (l *foundTable) leaveEmpty(g *grid) {
	for k, cols := range l.twice {
		var full []int
		for _, col := range cols {
			for n := l.first; n < min(l.limit, l.first+50); n++ {
				if filled(g.cell(n, col)) {
					full = append(full, col)
					break
				}
			}
		}
		if len(full) == 1 {
			l.columns[k] = full[0]
			delete(l.twice, k)
		}
	}
}

// declaredAt is the declared column that a physical one was taken for.
func (l *foundTable) declaredAt(col int) (decl int, ok bool) {
	for k, c := range l.columns {
		if c == col {
			return k, true
		}
	}
	return 0, false
}

// matchedTwice tells whether a physical column is one of several that match a declared one equally well.
func (l *foundTable) matchedTwice(col int) bool {
	for _, cols := range l.twice {
		if slices.Contains(cols, col) {
			return true
		}
	}
	return false
}

// contested tells whether a declared column is one of several that match a heading equally well.
func (l *foundTable) contested(decl int) bool {
	for _, list := range l.contest {
		if slices.Contains(list, decl) {
			return true
		}
	}
	return false
}

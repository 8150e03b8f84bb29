package intake

import (
	"strings"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/reading"
	"tiendo/internal/workbook"
)

// place is one spot where a table's title stands.
type place struct {
	sheet     int
	row, col  int // of the title
	rowEnd    int // last row of the title, when it runs over several
	table     int
	bound     [][]reading.Bound // periods that the title names
	continued bool              // "(Tiếp theo)"
	misspelt  bool              // found without the marks of its letters
	limit     int               // first row that is no longer this table's
	colFrom   int
	colTo     int
}

// heading is what stands above one column.
type heading struct {
	col    int
	text   string // as read, levels joined by " / "
	words  []string
	filled []string // the same with blank upper levels taken from the left, for groups that are not merged
	unit   *program.Unit
	hidden bool
}

// layout is a table as it was found: the first data row, and which column holds what.
type layout struct {
	place
	month    period.Month
	first    int         // first row that can be data
	columns  map[int]int // declared column → physical column
	heads    []heading
	twice    map[int][]int // declared column → physical columns that match it equally well
	contest  map[int][]int // physical column → declared columns that match it equally well
	typos    map[int]int   // declared column → physical column whose heading is only nearly right
	units    []*program.Unit
	unitCol  int // column with each row's unit, 0 for none
	badUnit  *workbook.Cell
	asOf     period.Date       // a date in the title: up to when the figures go
	subtitle [][]reading.Bound // periods that the line below the title names
	score    int
	ambigous []period.Month // months that fit equally well
}

// maxHeadingRows bounds how many rows a title's continuation, unit line and headings take together.
const maxHeadingRows = 14

// headings reads what stands above each column between two rows.
func (r *reader) headings(g *grid, pl place, from, to int, skip map[[2]int]bool) []heading {
	var out []heading
	width := min(g.width, maxHeadings)
	rows := make([]int, 0, to-from)
	for n := from; n < to; n++ {
		if !g.numbersColumns(n) && !g.banner(n) {
			rows = append(rows, n)
		}
	}
	for col := max(1, pl.colFrom); col <= width && (pl.colTo == 0 || col < pl.colTo); col++ {
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
				if left := r.withoutUnits(leftOf(g, n, col, skip), nil); left != "" {
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
			if u := r.unit(strings.Trim(text, "() ")); u != nil {
				h.unit, unitText = u, text // "Tỷ đồng" as a level of its own, above or below
				continue
			}
			text = r.withoutUnits(text, func(u *program.Unit) { h.unit = u })
			parts, full = append(parts, strings.TrimSpace(text)), append(full, text)
		}
		if len(parts) == 0 && unitText != "" { // nothing but a unit: then it is the heading ("Dự án")
			parts, full, h.unit = []string{unitText}, append(full, unitText), nil
		}
		if broken || len(parts) == 0 {
			continue
		}
		h.text = strings.Join(strings.Fields(strings.Join(parts, " / ")), " ")
		h.words = r.words(strings.Join(parts, " "))
		if len(full) > len(parts) {
			h.filled = r.words(strings.Join(full, " "))
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

// match is how a physical column can be a declared one: with which rank, under which periods.
type match struct {
	head, column int
	rank         int
	bound        [][]reading.Bound
}

// matches tries every heading against every declared column.
func (r *reader) matches(t *table, heads []heading, plain bool) []match {
	var out []match
	for i := range heads {
		h := &heads[i]
		for k := range t.columns {
			if m, ok := matchColumn(&t.columns[k], h.words, plain); ok {
				m.head, m.column = i, k
				out = append(out, m)
			} else if h.filled != nil {
				if m, ok := matchColumn(&t.columns[k], h.filled, plain); ok {
					m.head, m.column, m.rank = i, k, m.rank+50
					out = append(out, m)
				}
			}
		}
	}
	return out
}

// matchColumn finds the best pattern of a column that the words are: exact ones before those with "*", then in the order given.
func matchColumn(c *column, words []string, plain bool) (match, bool) {
	best, ok := match{rank: 1 << 20}, false
	if plain {
		words = plainWords(words)
	}
	patterns := c.headings
	if plain {
		patterns = c.plain
	}
	for i, p := range patterns {
		rank := i
		if !p.Exact {
			rank += 100
		}
		if rank >= best.rank {
			continue
		}
		if b := p.Match(words); len(b) > 0 {
			best, ok = match{rank: rank, bound: b}, true
		}
	}
	return best, ok
}

// Two places of patterns that are days, not spans: "cấp phép từ {from} - {date}".
const (
	spanFrom = "from" // the first day, any
	spanDate = "date" // a day of the form's month, up to which the figures go
)

// fits tells whether one of the ways to bind spans means the month.
func (r *reader) fits(bound [][]reading.Bound, m period.Month) bool {
	for _, way := range bound {
		good := true
		for _, b := range way {
			want, ok := r.span(b.Span, m)
			switch b.Span {
			case spanFrom: // a first day says nothing of the month
				if b.Phrase.Day > 0 {
					continue
				}
			case spanDate:
				want, ok = period.InMonth(m), b.Phrase.Day > 0
			}
			if !ok || !b.Phrase.Fits(want) {
				good = false
				break
			}
		}
		if good {
			return true
		}
	}
	return false
}

// months lists the months that the phrases allow to be tried: every month of the years they name.
func months(lists ...[][]reading.Bound) []period.Month {
	years := map[int]bool{}
	var out []period.Month
	for _, l := range lists {
		for _, way := range l {
			for _, b := range way {
				if b.Phrase.Year > 0 && !years[b.Phrase.Year] {
					years[b.Phrase.Year] = true
					for m := 1; m <= 12; m++ {
						out = append(out, period.MonthOf(b.Phrase.Year, m))
					}
				}
			}
		}
	}
	return out
}

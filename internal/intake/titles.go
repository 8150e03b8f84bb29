package intake

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"tiendo/internal/period"
	"tiendo/internal/reading"
	"tiendo/internal/vitext"
	"tiendo/internal/workbook"
)

// titleSpot is one place where a table's title stands.
type titleSpot struct {
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

// titleSpots finds every place in the book where a title of the form's tables stands. A table whose title
// stands nowhere, and that the month asks for, is looked for once more without the marks of its letters
// ("nuớc"): such a place is misspelt.
func (r *Reader) titleSpots(f *form, grids []*grid, m period.Month) []titleSpot {
	out := r.titlesIn(f, grids, nil)
	met := map[int]bool{}
	for k := range f.tables {
		if m != 0 && !f.tables[k].Asked(m) {
			met[k] = true // nobody misses it
		}
	}
	for _, spot := range out {
		met[spot.table] = true
	}
	if len(met) == len(f.tables) {
		return out
	}
	more := r.titlesIn(f, grids, met)
	if len(more) == 0 {
		return out
	}
	out = append(out, more...)
	for i := range grids {
		var here []*titleSpot
		for j := range out {
			if out[j].sheet == i {
				here = append(here, &out[j])
			}
		}
		bound(here, grids[i].last+1)
	}
	return out
}

// titlesIn finds titles as they are spelt; given the tables that were met, it finds those of the others
// without marks.
func (r *Reader) titlesIn(f *form, grids []*grid, met map[int]bool) []titleSpot {
	var out []titleSpot
	for i, g := range grids {
		from := len(out)
		for _, n := range g.order {
			if g.holdsNumbers(n) {
				continue // a label, even where it reads like a title
			}
			for j, cells := 0, g.row(n); j < len(cells); j++ {
				c := &cells[j]
				if c.Type == workbook.Text && len(c.Text) >= 3 && len(c.Text) <= 600 {
					if spot, ok := r.titleAt(f, g, c, met); ok {
						spot.sheet = i
						out = append(out, spot)
					}
				}
			}
		}
		here := make([]*titleSpot, 0, len(out)-from)
		for j := from; j < len(out); j++ {
			here = append(here, &out[j])
		}
		bound(here, g.last+1)
	}
	return out
}

// bound tells each spot how far it reaches: down to the next title below it, sideways to one in its own row.
func bound(list []*titleSpot, last int) {
	for _, a := range list {
		a.limit, a.colFrom, a.colTo = last, 0, 0
	}
	for _, a := range list {
		for _, b := range list {
			switch {
			case b.row == a.row && b.col > a.col && (a.colTo == 0 || b.col < a.colTo):
				a.colTo, b.colFrom = b.col, max(b.colFrom, b.col)
			case b.row > a.rowEnd && b.row < a.limit:
				a.limit = b.row
			}
		}
	}
}

// titleAt tries a cell as a title, alone and together with the one or two cells below it over which a long
// title runs.
func (r *Reader) titleAt(f *form, g *grid, c *workbook.Cell, met map[int]bool) (titleSpot, bool) {
	spot := titleSpot{row: c.Row, rowEnd: c.Row, col: c.Column}
	text := c.Text
	for more := 0; ; more++ {
		words, continued := r.titleWords(text)
		next := nextTitleLine(g, c, spot.rowEnd)
		for k := range f.tables {
			t := &f.tables[k]
			b, ok := [][]reading.Bound(nil), false
			if met == nil {
				b, ok = matchAny(t.titles, words)
			} else if !met[k] && len(words) >= 4 { // shorter titles have too many doubles without marks
				b, ok = matchAny(t.plainTitles, plainWords(words))
			}
			if ok && !r.anotherTitle(t, words, next) {
				spot.table, spot.bound, spot.continued, spot.misspelt = k, b, continued, met != nil
				return spot, true
			}
		}
		if more == 2 || next == nil {
			return spot, false
		}
		text, spot.rowEnd = text+" "+next.Text, next.Row
	}
}

// anotherTitle tells whether a title that fits a table is another's, alone or together with its next line.
func (r *Reader) anotherTitle(t *table, words []string, next *workbook.Cell) bool {
	if _, not := matchAny(t.notTitles, words); not {
		return true
	}
	if next == nil {
		return false
	}
	_, not := matchAny(t.notTitles, append(slices.Clone(words), r.Words(next.Text)...))
	return not
}

func plainWords(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = reading.Plain(w)
	}
	return out
}

// nextTitleLine is the text cell just below a title that stands alone in its row, so that it can be the
// title's next line; nil when there is none.
func nextTitleLine(g *grid, c *workbook.Cell, row int) *workbook.Cell {
	if next := g.alone(row + 1); next != nil && next.Column == c.Column {
		return next
	}
	return nil
}

// titleMemory keeps texts as titles: the same ones stand in hundreds of workbooks.
type titleMemory struct {
	known sync.Map // text → title
	count atomic.Int64
}

// Bounds of the memory: a workbook full of different texts must not fill it.
const (
	rememberUpTo   = 160
	rememberAtMost = 50_000
)

// title is a text as it is compared with titles.
type title struct {
	words     []string
	continued bool
}

// titleWords are the words of a title without its number, unit and "(Tiếp theo)".
func (r *Reader) titleWords(s string) (words []string, continued bool) {
	if t, ok := r.titles.known.Load(s); ok {
		return t.(title).words, t.(title).continued
	}
	bare := s
	if i := r.AnnouncedAt(s); i > 0 { // "…, đơn vị tính: triệu đồng"
		bare = s[:i]
	}
	t := title{words: r.Words(reading.Unnumbered(r.WithoutUnits(bare, nil)))}
	for _, w := range reading.Vocab().Title.Continued {
		tail := r.Words(w)
		n := len(t.words) - len(tail)
		if len(tail) == 1 && !strings.Contains(strings.ToLower(vitext.NFC(s)), strings.ToLower(w)) {
			continue // "Tiếp nhận báo cáo" begins with such a word and continues nothing
		}
		if n > 0 && !t.continued && slices.Equal(t.words[n:], tail) {
			t = title{t.words[:n:n], true}
		} else if n > 0 && !t.continued && slices.Equal(t.words[:len(tail)], tail) {
			t = title{t.words[len(tail):], true}
		}
	}
	if len(s) <= rememberUpTo && r.titles.count.Add(1) <= rememberAtMost {
		r.titles.known.Store(s, t)
	}
	return t.words, t.continued
}

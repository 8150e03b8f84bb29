package intake

import (
	"slices"
	"strings"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/reading"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// places finds every spot in the book where a title of the form's tables stands. A table whose title
// stands nowhere, and that the month asks for, is looked for once more without the marks of its letters ("nuớc"): such a place is misspelt.
func (r *reader) places(f *form, grids []*grid, m period.Month) []place {
	out := r.placesOf(f, grids, nil)
	met := map[int]bool{}
	for k := range f.tables {
		if m != 0 && !program.Asked(f.tables[k].Months, m) {
			met[k] = true // nobody misses it
		}
	}
	for _, pl := range out {
		met[pl.table] = true
	}
	if len(met) == len(f.tables) {
		return out
	}
	more := r.placesOf(f, grids, met)
	if len(more) == 0 {
		return out
	}
	out = append(out, more...)
	for i := range grids {
		var here []*place
		for j := range out {
			if out[j].sheet == i {
				here = append(here, &out[j])
			}
		}
		bound(here, grids[i].last+1)
	}
	return out
}

// placesOf finds titles as they are spelt; given the tables that were met, it finds those of the others without marks.
func (r *reader) placesOf(f *form, grids []*grid, met map[int]bool) []place {
	var out []place
	for i, g := range grids {
		from := len(out)
		for _, n := range g.order {
			if g.holdsNumbers(n) {
				continue // a label, even where it reads like a title
			}
			for j, cells := 0, g.row(n); j < len(cells); j++ {
				c := &cells[j]
				if c.Type == workbook.Text && len(c.Text) >= 3 && len(c.Text) <= 600 {
					if pl, ok := r.placeAt(f, g, c, met); ok {
						pl.sheet = i
						out = append(out, pl)
					}
				}
			}
		}
		here := make([]*place, 0, len(out)-from)
		for j := from; j < len(out); j++ {
			here = append(here, &out[j])
		}
		bound(here, g.last+1)
	}
	return out
}

// bound tells each place how far it reaches: down to the next title below it, sideways to one in its own row.
func bound(list []*place, last int) {
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

// placeAt tries a cell as a title, alone and together with the one or two cells below it over which a
// long title runs.
func (r *reader) placeAt(f *form, g *grid, c *workbook.Cell, met map[int]bool) (place, bool) {
	pl := place{row: c.Row, rowEnd: c.Row, col: c.Column}
	text := c.Text
	for more := 0; ; more++ {
		words, continued := r.titleWords(text)
		for k := range f.tables {
			t := &f.tables[k]
			b, ok := [][]reading.Bound(nil), false
			if met == nil {
				b, ok = matchAny(t.titles, words)
			} else if !met[k] && len(words) >= 4 { // shorter titles have too many doubles without marks
				b, ok = matchAny(t.plainTitles, plainWords(words))
			}
			if ok {
				below := words
				if next := below1(g, c, pl.rowEnd); next != nil {
					below = append(slices.Clone(words), r.words(next.Text)...)
				}
				if _, not := matchAny(t.notTitles, words); not {
					continue
				}
				if _, not := matchAny(t.notTitles, below); not {
					continue
				}
				pl.table, pl.bound, pl.continued, pl.misspelt = k, b, continued, met != nil
				return pl, true
			}
		}
		next := below1(g, c, pl.rowEnd)
		if more == 2 || next == nil {
			return pl, false
		}
		text, pl.rowEnd = text+" "+next.Text, next.Row
	}
}

func plainWords(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = reading.Plain(w)
	}
	return out
}

// below1 is the text cell just below a title that stands alone in its row, so that it can be the title's next line.
func below1(g *grid, c *workbook.Cell, row int) *workbook.Cell {
	var only *workbook.Cell
	for i, cells := 0, g.row(row+1); i < len(cells); i++ {
		if !filled(&cells[i]) {
			continue
		}
		if only != nil || cells[i].Type != workbook.Text || cells[i].Column != c.Column {
			return nil
		}
		only = &cells[i]
	}
	return only
}

// title is a text as it is compared with titles.
type title struct {
	words     []string
	continued bool
}

// titleWords are the words of a title without its number, unit and "(Tiếp theo)".
func (r *reader) titleWords(s string) (words []string, continued bool) {
	if t, ok := r.titles.Load(s); ok {
		return t.(title).words, t.(title).continued
	}
	bare := s
	if i := r.announcedAt(s); i > 0 { // "…, đơn vị tính: triệu đồng"
		bare = s[:i]
	}
	t := title{words: r.words(reading.Unnumbered(r.withoutUnits(bare, nil)))}
	for _, w := range strings.Split(wording.Text("title.continued", nil), "|") {
		tail := r.words(w)
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
	if len(s) <= rememberUpTo && r.remembered.Add(1) <= rememberAtMost {
		r.titles.Store(s, t)
	}
	return t.words, t.continued
}

func matchAny(ps []reading.Pattern, words []string) (bound [][]reading.Bound, ok bool) {
	for _, p := range ps {
		if b := p.Match(words); len(b) > 0 {
			return b, true
		}
	}
	return nil, false
}

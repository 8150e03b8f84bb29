package intake

import (
	"tiendo/internal/period"
	"tiendo/internal/reading"
)

// match is how a physical column can be a declared one: with which rank, under which periods.
type match struct {
	head, column int
	rank         int
	bound        [][]reading.Bound
}

// matches tries every heading against every declared column.
func (r *Reader) matches(t *table, heads []heading, plain bool) []match {
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

// fits tells whether one of the ways to bind spans means the month.
func (r *Reader) fits(bound [][]reading.Bound, m period.Month) bool {
	for _, way := range bound {
		good := true
		for _, b := range way {
			want, ok := r.Span(b.Span, m)
			switch b.Span {
			case reading.AnyDay: // a first day says nothing of the month
				if b.Phrase.Day > 0 {
					continue
				}
			case reading.MonthDay:
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

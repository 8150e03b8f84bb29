package intake

import (
	"tiendo/internal/period"
	"tiendo/internal/reading"
	"tiendo/internal/workbook"
)

// maxTail is how many rows beyond the best headings are still tried.
const maxTail = 5

// lay finds the headings of a table below its title. month is 0 when the workbook does not say it: then
// the month in which most headings make sense is taken, and the title helps to choose.
func (r *reader) lay(t *table, g *grid, pl place, month period.Month) layout {
	best := layout{place: pl, score: -1}
	units, skip, bad := r.tableUnits(g, pl, min(pl.limit, pl.rowEnd+maxHeadingRows))
	extra := r.subtitle(g, pl)
	for split := pl.rowEnd + 2; split <= min(pl.limit, pl.rowEnd+maxHeadingRows); split++ {
		if len(g.row(split-1)) == 0 && best.score >= 0 {
			continue // a blank row adds nothing to the headings
		}
		if best.score > 0 && (split > best.first+maxTail || best.figuresIn(g, split-1)) {
			break // the figures have begun: they are no part of a heading
		}
		heads := r.headings(g, pl, pl.rowEnd+1, split, skip)
		ms := r.matches(t, heads, false)
		if len(ms) == 0 {
			continue
		}
		try := []period.Month{month}
		if month == 0 {
			lists := [][][]reading.Bound{pl.bound, extra}
			for _, m := range ms {
				lists = append(lists, m.bound)
			}
			if try = months(lists...); len(try) == 0 {
				try = []period.Month{0}
			}
		}
		for _, m := range try {
			l := r.assign(t, pl, heads, ms, m)
			l.score *= 10
			if m != 0 && month == 0 { // headings that say their month are read before those that leave it open
				l.score += 3 + r.titleFits(pl.bound, m) + r.titleFits(extra, m)
			}
			l.first = split
			if l.score > best.score || (l.score == best.score && l.month == best.month && l.first > best.first && g.adds(&l, best.first, split)) {
				best = l
			} else if l.score == best.score && l.first == best.first && m != best.month {
				best.ambigous = append(best.ambigous, m)
			}
		}
	}
	best.units, best.badUnit, best.subtitle = units, bad, extra
	best.asOf = asOf(append(pl.bound, extra...), best.month)
	if best.score >= 0 {
		best.leaveEmpty(g)
		r.repair(t, &best)
		for _, h := range best.heads {
			if r.isUnitHeading(h.words) {
				best.unitCol = h.col
			}
		}
	}
	return best
}

// adds tells whether rows that make no heading match better still belong to the headings: they have words,
// "năm", "2023", above the figures.
func (g *grid) adds(l *layout, from, to int) bool {
	for n := from; n < to; n++ {
		for _, col := range l.columns {
			if c := g.cell(n, col); filled(c) {
				if text, ok := headingText(c); ok && len(reading.Words(text)) > 0 {
					return true
				}
			}
		}
	}
	return false
}

func (r *reader) titleFits(bound [][]reading.Bound, m period.Month) int {
	for _, way := range bound {
		if len(way) > 0 && r.fits([][]reading.Bound{way}, m) {
			return 1
		}
	}
	return 0
}

// subtitle reads the periods of the line under a title: "tháng 4 và 4 tháng năm 2020".
func (r *reader) subtitle(g *grid, pl place) [][]reading.Bound {
	var out [][]reading.Bound
	for n := pl.rowEnd + 1; n <= pl.rowEnd+3 && n < pl.limit; n++ {
		cells := g.row(n)
		var only *workbook.Cell
		for i := range cells {
			if filled(&cells[i]) {
				if only != nil {
					return out
				}
				only = &cells[i]
			}
		}
		if only == nil || only.Type != workbook.Text {
			continue
		}
		words := r.words(only.Text)
		for i := range words {
			for _, f := range reading.Phrases(words[i:]) {
				if f.Phrase.Year > 0 && f.Phrase.Last > 0 && (f.Phrase.First == f.Phrase.Last || f.Phrase.Last < 12) {
					span := "ytd"
					if f.Phrase.First == f.Phrase.Last {
						span = "month"
					}
					out = append(out, []reading.Bound{{Span: span, Phrase: f.Phrase}})
				}
			}
		}
	}
	return out
}

// asOf is a date that the title gives and that lies in the month.
func asOf(bound [][]reading.Bound, m period.Month) period.Date {
	for _, way := range bound {
		for _, b := range way {
			d := period.Date{Year: b.Phrase.Year, Month: b.Phrase.Last, Day: b.Phrase.Day}
			if b.Phrase.Day > 0 && d.Valid() && d.InMonth() == m {
				return d
			}
		}
	}
	return period.Date{}
}

// figuresIn tells whether a row has a number, other than a year, in a column that was matched.
func (l *layout) figuresIn(g *grid, n int) bool {
	if g.numbersColumns(n) {
		return false
	}
	for i, cells := 0, g.row(n); i < len(cells); i++ {
		if _, text := headingText(&cells[i]); text {
			continue
		}
		if _, used := physical(l, cells[i].Column); used || inTwice(l, cells[i].Column) {
			return true
		}
	}
	return false
}

// leaveEmpty settles columns of one heading, merged over several, of which only one has figures.
func (l *layout) leaveEmpty(g *grid) {
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

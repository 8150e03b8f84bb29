package intake

import (
	"tiendo/internal/period"
	"tiendo/internal/reading"
)

// maxTail is how many rows beyond the best headings are still tried.
const maxTail = 5

// findHeadings finds the headings of a table below its title. month is 0 when the workbook does not say it: then
// the month in which most headings make sense is taken, and the title helps to choose.
func (r *Reader) findHeadings(t *table, g *grid, spot titleSpot, month period.Month) foundTable {
	best := foundTable{titleSpot: spot, score: -1}
	units, skip, bad := r.tableUnits(g, spot, min(spot.limit, spot.rowEnd+maxHeadingRows))
	extra := r.subtitle(g, spot)
	for split := spot.rowEnd + 2; split <= min(spot.limit, spot.rowEnd+maxHeadingRows); split++ {
		if len(g.row(split-1)) == 0 && best.score >= 0 {
			continue // a blank row adds nothing to the headings
		}
		if best.score > 0 && (split > best.first+maxTail || best.figuresIn(g, split-1)) {
			break // the figures have begun: they are no part of a heading
		}
		heads := r.headings(g, spot, spot.rowEnd+1, split, skip)
		ms := r.matches(t, heads, false)
		if len(ms) == 0 {
			continue
		}
		try := monthsToTry(month, spot.bound, extra, ms)
		for _, m := range try {
			l := r.assign(t, spot, heads, ms, m)
			l.score *= 10
			if m != 0 && month == 0 { // headings that say their month are read before those that leave it open
				l.score += 3 + r.titleFits(spot.bound, m) + r.titleFits(extra, m)
			}
			l.first = split
			if l.score > best.score || (l.score == best.score && l.month == best.month && l.first > best.first && g.adds(&l, best.first, split)) {
				best = l
			} else if l.score == best.score && l.first == best.first && m != best.month {
				best.ambiguous = append(best.ambiguous, m)
			}
		}
	}
	best.units, best.badUnit, best.subtitle = units, bad, extra
	best.asOf = asOf(append(spot.bound, extra...), best.month)
	if best.score >= 0 {
		best.leaveEmpty(g)
		r.repair(t, &best)
		for _, h := range best.heads {
			if r.IsUnitHeading(h.words) {
				best.unitCol = h.col
			}
		}
	}
	return best
}

// monthsToTry is the month that the workbook says or, where it says none, every month of the years that title,
// subtitle and headings name.
func monthsToTry(month period.Month, title, subtitle [][]reading.Bound, ms []match) []period.Month {
	if month != 0 {
		return []period.Month{month}
	}
	lists := [][][]reading.Bound{title, subtitle}
	for _, m := range ms {
		lists = append(lists, m.bound)
	}
	if named := months(lists...); len(named) > 0 {
		return named
	}
	return []period.Month{0}
}

// adds tells whether rows that make no heading match better still belong to the headings: they have words,
// "năm", "2023", above the figures.
func (g *grid) adds(l *foundTable, from, to int) bool {
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

func (r *Reader) titleFits(bound [][]reading.Bound, m period.Month) int {
	for _, way := range bound {
		if len(way) > 0 && r.fits([][]reading.Bound{way}, m) {
			return 1
		}
	}
	return 0
}

// subtitle reads the periods of the line under a title: "tháng 4 và 4 tháng năm 2020".
func (r *Reader) subtitle(g *grid, spot titleSpot) [][]reading.Bound {
	var out [][]reading.Bound
	for n := spot.rowEnd + 1; n <= spot.rowEnd+3 && n < spot.limit; n++ {
		if g.counts(n) > 1 {
			return out
		}
		only := g.alone(n)
		if only == nil {
			continue
		}
		words := r.Words(only.Text)
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

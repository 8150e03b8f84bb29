package intake

import (
	"cmp"
	"slices"

	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/sending"
	"tiendo/internal/workbook"
)

// readBook reads a workbook that is open.
func (r *Reader) readBook(book *workbook.Book) sending.Stated {
	b := &bookReading{Reader: r, book: book, inWords: map[*column]string{}}
	for i := range book.Sheets {
		b.grids = append(b.grids, newGrid(&book.Sheets[i]))
	}
	if b.out.Rejected = !b.recognise(b.markers()); !b.out.Rejected {
		b.tables()
	}
	return b.out
}

// tables finds and reads every table of the form.
func (b *bookReading) tables() {
	spots := b.titleSpots(b.form, b.grids, b.out.Month)
	all := make([]foundTable, len(spots))
	for i, spot := range spots {
		all[i] = b.findHeadings(&b.form.tables[spot.table], b.grids[spot.sheet], spot, b.out.Month)
	}
	if b.out.Month == 0 && !b.vote(all) {
		return
	}
	for i := range all {
		if l := &all[i]; l.month == 0 || (len(l.ambiguous) > 0 && l.month != b.out.Month) {
			*l = b.findHeadings(&b.form.tables[l.table], b.grids[l.sheet], l.titleSpot, b.out.Month)
		}
	}
	for k := range b.form.tables {
		var here []*foundTable
		for i := range all {
			if all[i].table == k {
				here = append(here, &all[i])
			}
		}
		b.take(b.tableOf(&b.form.tables[k], here))
	}
	slices.SortStableFunc(b.out.Figures, compareFigures)
}

// take adds what a table gave.
func (b *bookReading) take(t tableResult) {
	b.out.Figures = append(b.out.Figures, t.figures...)
	b.out.Records = append(b.out.Records, t.records...)
	b.out.Notes = append(b.out.Notes, t.notes...)
	b.out.Found = append(b.out.Found, t.found...)
}

// vote settles the month of a workbook that does not say it: the month of most of its tables.
func (b *bookReading) vote(all []foundTable) bool {
	votes := map[period.Month]int{}
	for _, l := range all {
		if l.month != 0 && len(l.ambiguous) == 0 && l.score > 0 {
			votes[l.month] += l.score
		}
	}
	var best period.Month
	for m, n := range votes {
		if n > votes[best] || (n == votes[best] && m > best) {
			best = m
		}
	}
	if best == 0 {
		b.say("E139", wholeBook, "", nil)
		return false
	}
	b.out.Month = best
	return true
}

// compareFigures orders figures as they stand: table, sheet, cell, column.
func compareFigures(a, b sending.Figure) int {
	return cmp.Or(cmp.Compare(a.Table, b.Table), cmp.Compare(a.Sheet, b.Sheet), quantity.CompareCells(a.Cell, b.Cell), cmp.Compare(a.Column, b.Column))
}

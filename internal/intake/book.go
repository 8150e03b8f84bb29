package intake

import (
	"cmp"
	"slices"

	"tiendo/internal/diag"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/sending"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// bookReading is the reading of one workbook.
type bookReading struct {
	*Reader
	book    *workbook.Book
	grids   []*grid
	form    *form
	out     sending.Stated
	inWords map[*column]string // headings written out, once the month is known
}

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

// month is the month of the workbook's figures, once it is settled.
func (b *bookReading) month() period.Month { return b.out.Month }

// body is the body whose workbook it is.
func (b *bookReading) body() string { return b.out.Body }

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

// wholeBook is the sheet of findings about the workbook as a whole.
const wholeBook = -1

// finding is one about a cell of a sheet.
func (b *bookReading) finding(code string, sheet int, cell string, args wording.Args) diag.Diagnostic {
	at := diag.Place{Cell: cell, Body: b.out.Body}
	found := ""
	if sheet != wholeBook {
		at.Sheet = b.book.Sheets[sheet].Name
		found = cellText(b.grids[sheet].at(cell))
	}
	d := wording.Diagnostic(code, at, args)
	d.Subject, d.Found = b.out.Form, found
	return d
}

func (b *bookReading) say(code string, sheet int, cell string, args wording.Args) {
	b.out.Found = append(b.out.Found, b.finding(code, sheet, cell, args))
}

// placeOf names a cell as findings about another cell do: "Thu ngân sách!C7".
func (b *bookReading) placeOf(sheet int, ref string) string {
	return b.book.Sheets[sheet].Name + "!" + ref
}

// heading is a column's heading written out for the workbook's month.
func (b *bookReading) heading(c *column) string {
	if h, ok := b.inWords[c]; ok {
		return h
	}
	h := b.Fill(c.Heading, c.Span, b.out.Month)
	b.inWords[c] = h
	return h
}

// title is a table's title as people know it, without the signs of a pattern.
func (b *bookReading) title(t *table) string { return b.Fill(t.Title, "", b.out.Month) }

// compareFigures orders figures as they stand: table, sheet, cell, column.
func compareFigures(a, b sending.Figure) int {
	return cmp.Or(cmp.Compare(a.Table, b.Table), cmp.Compare(a.Sheet, b.Sheet), quantity.CompareCells(a.Cell, b.Cell), cmp.Compare(a.Column, b.Column))
}

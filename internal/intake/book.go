package intake

import (
	"tiendo/internal/diag"
	"tiendo/internal/period"
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

// month is the month of the workbook's figures, once it is settled.
func (b *bookReading) month() period.Month { return b.out.Month }

// body is the body whose workbook it is.
func (b *bookReading) body() string { return b.out.Body }

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

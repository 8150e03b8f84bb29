package intake

import (
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/intake/intaketest"
	"tiendo/internal/lexicon"
	"tiendo/internal/program"
	"tiendo/internal/sending"
	"tiendo/internal/workbook"
)

// The fixtures under short names.
var (
	sheet   = intaketest.Sheet
	bookOf  = intaketest.BookOf
	marks   = intaketest.Marks
	small   = intaketest.Small
	finance = intaketest.Finance
	sheetOf = intaketest.SheetOf
	good    = intaketest.Good
	with    = intaketest.With
	at      = intaketest.At
)

type nil2 = intaketest.Outside

func newReader(p *program.Program) *Reader { return New(lexicon.New(p)) }

func codes(found diag.List) string {
	var out []string
	for _, d := range found {
		out = append(out, d.Code)
	}
	return strings.Join(out, " ")
}

func read(p *program.Program, b *workbook.Book) (sending.Stated, diag.List) {
	s := newReader(p).readBook(b)
	return s, s.Found.Sort()
}

func figure(s sending.Stated, cell string) (sending.Figure, bool) {
	for _, f := range s.Figures {
		if f.Cell == cell {
			return f, true
		}
	}
	return sending.Figure{}, false
}

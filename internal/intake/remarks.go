package intake

import (
	"tiendo/internal/period"
	"tiendo/internal/reading"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// remarks names what the reader should know of a table that is read all the same.
func (r *tableReading) remarks(l *foundTable) {
	if r.book.Sheets[l.sheet].Hidden {
		r.say("N125", l.sheet, l.ref(), wording.Args{"table": r.title(r.t)})
	}
	if other := otherMonth(l.subtitle, r.month()); l.month == r.month() && other != "" {
		r.say("W127", l.sheet, l.ref(), wording.Args{"table": r.title(r.t), "found": other, "expected": r.month().String()})
	}
	if l.month != r.month() && l.month != 0 {
		r.say("W127", l.sheet, l.ref(), wording.Args{"table": r.title(r.t), "found": vitext.Month(l.month), "expected": vitext.Month(r.month())})
	}
	if l.misspelt {
		r.say("N128", l.sheet, l.ref(), wording.Args{"found": cellText(r.grids[l.sheet].cell(l.row, l.col)), "expected": r.title(r.t)})
	}
	if l.badUnit != nil {
		r.say("E119", l.sheet, l.badUnit.Ref(), wording.Args{"found": l.badUnit.Text})
	}
}

// otherMonth is the period that the line below a title names, where none that it names ends in the month.
func otherMonth(said [][]reading.Bound, m period.Month) string {
	other := ""
	for _, way := range said {
		for _, b := range way {
			if b.Phrase.Year == m.Year() && b.Phrase.Last == m.Number() {
				return ""
			}
			if p, ok := b.Phrase.Period(); ok && other == "" {
				other = p.String()
			}
		}
	}
	return other
}

package intake

import (
	"slices"

	"tiendo/internal/diag"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// Workbook reads one workbook by the program's forms. file is its name in sources and diagnostics. It
// depends on nothing else, so what it returns can be remembered by the bytes and the forms.
func Workbook(p *program.Program, file string, data []byte) (Stated, diag.List) {
	return newReader(p).workbook(file, data)
}

func (r *reader) workbook(file string, data []byte) (Stated, diag.List) {
	book, found := workbook.Open(file, data)
	if book == nil {
		return Stated{File: file, Rejected: true}, found.Sort()
	}
	out, more := r.book(file, book)
	return out, append(found, more...).Sort()
}

// sitting is the reading of one workbook.
type sitting struct {
	r     *reader
	file  string
	book  *workbook.Book
	grids []*grid
	form  *form
	out   Stated
	found diag.List

	seen    map[string]map[string]string // table → row or area → where it was first met
	rowsMet map[string]map[int]bool      // table → declared rows met
	rowID   map[string]string            // cell → row, so that a row that stands twice can be refused
	current string
	told    map[string]bool
	inWords map[*column]string // headings written out, once the month is known
}

// book reads a workbook that is open.
func (r *reader) book(file string, book *workbook.Book) (Stated, diag.List) {
	s := &sitting{r: r, file: file, book: book, out: Stated{File: file}, seen: map[string]map[string]string{},
		rowsMet: map[string]map[int]bool{}, rowID: map[string]string{}, told: map[string]bool{}, inWords: map[*column]string{}}
	for i := range book.Sheets {
		s.grids = append(s.grids, newGrid(&book.Sheets[i]))
	}
	mk := s.markers()
	if !s.recognise(mk) {
		s.out.Rejected = true
		return s.out, s.found
	}
	s.tables()
	return s.out, s.found
}

// tables finds and reads every table of the form.
func (s *sitting) tables() {
	places := s.r.places(s.form, s.grids, s.out.Month)
	laid := make([]layout, len(places))
	for i, pl := range places {
		laid[i] = s.r.lay(&s.form.tables[pl.table], s.grids[pl.sheet], pl, s.out.Month)
	}
	if s.out.Month == 0 && !s.vote(laid) {
		return
	}
	for i := range laid {
		if l := &laid[i]; l.month == 0 || (len(l.ambigous) > 0 && l.month != s.out.Month) {
			*l = s.r.lay(&s.form.tables[l.table], s.grids[l.sheet], l.place, s.out.Month)
		}
	}
	for k := range s.form.tables {
		var here []*layout
		for i := range laid {
			if laid[i].table == k {
				here = append(here, &laid[i])
			}
		}
		s.table(&s.form.tables[k], here)
	}
	slices.SortStableFunc(s.out.Figures, compareFigures)
}

// vote settles the month of a workbook that does not say it: the month of most of its tables.
func (s *sitting) vote(laid []layout) bool {
	votes := map[period.Month]int{}
	for _, l := range laid {
		if l.month != 0 && len(l.ambigous) == 0 && l.score > 0 {
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
		s.say("E139", -1, "", nil)
		return false
	}
	s.out.Month = best
	return true
}

// table reads one table wherever it was found, or says how it is missing.
func (s *sitting) table(t *table, here []*layout) {
	asked := program.Asked(t.Months, s.out.Month)
	there := len(here) > 0
	if here = s.choose(t, here); there && len(here) == 0 {
		return // it stands twice, and that was said
	}
	var use []*layout
	for _, l := range here {
		if l.continued && l.score <= 0 && len(use) > 0 && use[len(use)-1].sheet == l.sheet {
			// A part that goes on below without its headings has those of the part above.
			part := *use[len(use)-1]
			part.place, part.first = l.place, l.rowEnd+1
			l = &part
		}
		if l.score > 0 || t.Kind == program.Notes {
			use = append(use, l)
		}
	}
	if len(use) == 0 {
		switch {
		case !asked:
		case len(here) > 0:
			s.say("E107", here[0].sheet, workbook.Ref(here[0].row, here[0].col), wording.Args{"table": s.title(t), "headings": s.wanted(t), "found": here[0].unmatched()})
		default:
			s.say("E108", -1, "", wording.Args{"table": s.title(t), "sheet": t.Sheet})
		}
		return
	}
	s.seen[t.Code], s.rowsMet[t.Code] = map[string]string{}, map[int]bool{}
	for _, l := range use {
		s.aside(t, l)
		if t.Kind != program.Notes {
			s.columns(t, l)
		}
		switch t.Kind {
		case program.Measures, program.Areas:
			s.figures(t, l)
		case program.Records:
			s.records(t, l)
		case program.Notes:
			s.notes(t, l)
		}
	}
	if asked && s.form.Marker {
		s.missingRows(t, use[0])
	}
}

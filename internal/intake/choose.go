package intake

import (
	"maps"
	"slices"
	"strconv"

	"tiendo/internal/program"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// choose picks among several places of one table: parts that continue it belong together; of two whole
// ones that of the workbook's month counts, and if that does not settle it both are named and none is read.
func (s *sitting) choose(t *table, here []*layout) []*layout {
	var whole, parts []*layout
	for _, l := range here {
		switch {
		case l.score <= 0 && !l.continued && t.Kind != program.Notes && len(here) > 1:
		case l.continued:
			parts = append(parts, l)
		default:
			whole = append(whole, l)
		}
	}
	if len(whole) > 1 {
		used := s.settle(t, whole)
		if used == nil {
			s.say("E131", whole[1].sheet, workbook.Ref(whole[1].row, whole[1].col), wording.Args{"table": s.title(t),
				"first": s.book.Sheets[whole[0].sheet].Name + "!" + workbook.Ref(whole[0].row, whole[0].col)})
			return nil
		}
		for _, l := range whole {
			if l != used {
				s.say("N132", l.sheet, workbook.Ref(l.row, l.col), wording.Args{"table": s.title(t), "used": s.book.Sheets[used.sheet].Name})
			}
		}
		whole = []*layout{used}
	}
	if len(whole) == 0 && len(parts) == 0 && len(here) > 0 {
		return here[:1]
	}
	return append(whole, parts...)
}

// settle finds the one of several places that is meant: the only one of the workbook's month that stands
// on a visible sheet and has rows, or the first of several that say the same; nil when neither is so. A
// hidden sheet that says something else of the same month may be the original behind a copy: not ours to choose.
func (s *sitting) settle(t *table, whole []*layout) *layout {
	var now []*layout
	var says, hidden []map[string]string
	for _, l := range whole {
		if l.month != s.out.Month {
			continue
		}
		switch x := s.trial(t, l); {
		case len(x) == 0:
		case s.book.Sheets[l.sheet].Hidden:
			hidden = append(hidden, x)
		default:
			now, says = append(now, l), append(says, x)
		}
	}
	for i := 1; i < len(now); i++ {
		if t.Kind == program.Records || t.Kind == program.Notes || !maps.Equal(says[0], says[i]) {
			return nil
		}
	}
	if len(now) == 0 || slices.ContainsFunc(hidden, func(x map[string]string) bool { return !maps.Equal(x, says[0]) }) {
		return nil
	}
	return now[0]
}

// trial reads a table without keeping anything: what each row and column says there.
func (s *sitting) trial(t *table, l *layout) map[string]string {
	try := *s
	try.out.Figures, try.out.Records, try.out.Notes, try.found = nil, nil, nil, nil
	try.seen, try.rowsMet = map[string]map[string]string{t.Code: {}}, map[string]map[int]bool{t.Code: {}}
	try.rowID, try.told = map[string]string{}, map[string]bool{}
	out := map[string]string{}
	switch t.Kind {
	case program.Measures, program.Areas:
		try.figures(t, l)
	case program.Records:
		try.records(t, l)
	case program.Notes:
		try.notes(t, l)
	}
	for _, f := range try.out.Figures {
		out[f.Measure+"\x00"+f.Area+"\x00"+f.Column+"\x00"+f.Period.String()] = f.Stated.Unit + f.Stated.Plain() + strconv.Itoa(int(f.Stated.Absence))
	}
	for i, r := range try.out.Records {
		out["r"+strconv.Itoa(i)] = r.Code
	}
	for i, n := range try.out.Notes {
		out["n"+strconv.Itoa(i)] = n.Topic
	}
	return out
}

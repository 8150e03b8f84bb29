package intake

import (
	"maps"
	"slices"

	"tiendo/internal/diag"
	"tiendo/internal/program"
	"tiendo/internal/wording"
)

// tableOf reads one table wherever it was found, or says how it is missing.
func (b *bookReading) tableOf(t *table, here []*foundTable) tableResult {
	asked := t.Asked(b.out.Month)
	chosen, doubtful := b.choose(t, here)
	if doubtful != nil {
		return tableResult{found: doubtful}
	}
	out := tableResult{found: b.passedOver(t, here, chosen)}
	if parts := readable(t, chosen); len(parts) > 0 {
		read := b.readTable(t, parts...)
		read.found = append(out.found, read.found...)
		return read
	}
	switch {
	case !asked:
	case len(chosen) > 0:
		l := chosen[0]
		out.found = append(out.found, b.finding("E107", l.sheet, l.ref(), wording.Args{"table": b.title(t), "headings": b.wanted(t), "found": l.unmatched()}))
	default:
		out.found = append(out.found, b.finding("E108", wholeBook, "", wording.Args{"table": b.title(t), "sheet": t.Sheet}))
	}
	return out
}

// readable are the parts of which the columns are known. A part that goes on below without its headings has
// those of the part above.
func readable(t *table, list []*foundTable) []*foundTable {
	var out []*foundTable
	for _, l := range list {
		if l.continued && l.score <= 0 && len(out) > 0 && out[len(out)-1].sheet == l.sheet {
			part := *out[len(out)-1]
			part.titleSpot, part.first = l.titleSpot, l.rowEnd+1
			l = &part
		}
		if l.score > 0 || t.Kind == program.Notes {
			out = append(out, l)
		}
	}
	return out
}

// choose picks among several places of one table: parts that continue it belong together; of two whole
// ones that of the workbook's month counts, and if that does not settle it both are named and none is read:
// then doubtful says so.
func (b *bookReading) choose(t *table, here []*foundTable) (chosen []*foundTable, doubtful diag.List) {
	var whole, parts []*foundTable
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
		used := b.theOneMeant(t, whole)
		if used == nil {
			return nil, diag.List{b.finding("E131", whole[1].sheet, whole[1].ref(), wording.Args{"table": b.title(t), "first": b.placeOf(whole[0].sheet, whole[0].ref())})}
		}
		whole = []*foundTable{used}
	}
	if len(whole) == 0 && len(parts) == 0 && len(here) > 0 {
		return here[:1], nil
	}
	return append(whole, parts...), nil
}

// passedOver names the whole places of a table that another was chosen over.
func (b *bookReading) passedOver(t *table, here, chosen []*foundTable) diag.List {
	var out diag.List
	for _, l := range here {
		if l.continued || slices.Contains(chosen, l) || l.score <= 0 && t.Kind != program.Notes {
			continue
		}
		out = append(out, b.finding("N132", l.sheet, l.ref(), wording.Args{"table": b.title(t), "used": b.book.Sheets[chosen[0].sheet].Name}))
	}
	return out
}

// theOneMeant finds the one of several places that is meant: the only one of the workbook's month that stands
// on a visible sheet and has rows, or the first of several that say the same; nil when neither is so. A
// hidden sheet that says something else of the same month may be the original behind a copy: not ours to choose.
func (b *bookReading) theOneMeant(t *table, whole []*foundTable) *foundTable {
	var now []*foundTable
	var says, hidden []map[string]string
	for _, l := range whole {
		if l.month != b.out.Month {
			continue
		}
		read := b.readTable(t, l)
		switch said := read.says(); {
		case len(said) == 0:
		case b.book.Sheets[l.sheet].Hidden:
			hidden = append(hidden, said)
		default:
			now, says = append(now, l), append(says, said)
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

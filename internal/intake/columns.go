package intake

import (
	"slices"
	"strings"

	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/reading"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// columnRemarks names the columns that are missing, doubtful or read in spite of a slip.
func (r *tableReading) columnRemarks(l *foundTable) {
	for k := range r.t.columns {
		c := &r.t.columns[k]
		if col, ok := l.typos[k]; ok {
			r.say("N128", l.sheet, l.headRef(col), wording.Args{"found": l.head(col).text, "expected": r.heading(c)})
		}
		if cols := l.twice[k]; len(cols) > 0 {
			r.say("E114", l.sheet, l.headRef(cols[0]), wording.Args{"heading": r.heading(c), "columns": columnNames(cols)})
			continue
		}
		if _, ok := l.columns[k]; ok || c.Optional || !program.Asked(c.Months, l.month) || l.contested(k) {
			continue
		}
		r.say("E107", l.sheet, l.ref(), wording.Args{"table": r.title(r.t), "headings": "“" + r.heading(c) + "”", "found": l.unmatched()})
	}
	r.unusedColumns(l)
	for _, h := range l.heads {
		if list := l.contest[h.col]; len(list) > 0 {
			var names []string
			for _, k := range list {
				names = append(names, r.heading(&r.t.columns[k]))
			}
			r.say("E129", l.sheet, l.headRef(h.col), wording.Args{"found": h.text, "columns": quoted(names, len(names))})
		}
		if _, used := l.declaredAt(h.col); used && h.hidden {
			r.say("N121", l.sheet, l.headRef(h.col), wording.Args{"count": "1", "table": r.title(r.t)})
		}
	}
}

// headRef is where the lowest line of a column's heading stands.
func (l *foundTable) headRef(col int) string { return workbook.Ref(max(l.first-1, 1), col) }

// unusedColumns names the columns that hold figures under a heading that is none of the form's.
func (r *tableReading) unusedColumns(l *foundTable) {
	var names []string
	at := 0
	for _, h := range l.heads {
		_, used := l.declaredAt(h.col)
		if used || h.col == l.unitCol || len(l.contest[h.col]) > 0 || l.matchedTwice(h.col) || r.ownHeading(h) || !r.holdsAnswers(l, h.col) {
			continue
		}
		names = append(names, h.text)
		if at == 0 {
			at = h.col
		}
	}
	if len(names) == 0 {
		return
	}
	args := wording.Args{"table": r.title(r.t), "headings": quoted(names, maxNamed)}
	if missing := r.optionalMissing(l); len(missing) > 0 {
		args["missing"] = quoted(missing, len(missing))
		r.say("W145", l.sheet, l.headRef(at), args)
		return
	}
	r.say("N175", l.sheet, l.headRef(at), args)
}

// maxNamed bounds how many rows or columns a message names.
const maxNamed = 8

// ownHeading tells whether a heading is one that our own blanks have beside the form's: what was given last,
// the choice to keep it, the running number.
func (r *tableReading) ownHeading(h heading) bool {
	v := &reading.Vocab().Column
	for _, text := range v.Previous {
		last := r.Words(text)
		if tail := len(h.words) - len(last); tail >= 0 && slices.Equal(h.words[tail:], last) {
			return true // below the heading of its column
		}
	}
	return r.t.Kind == program.Records && (r.Says(h.text, v.Choice) || r.Says(h.text, v.Number))
}

// holdsAnswers tells whether anything that a clerk may have answered stands in the first rows of a column: a
// figure or, in a table of records, any text; running numbers on the left are none.
func (r *tableReading) holdsAnswers(l *foundTable, col int) bool {
	g, first, records := r.grids[l.sheet], l.firstValue(), r.t.Kind == program.Records
	for n := l.first; n < min(l.limit, l.first+maxHeadingRows); n++ {
		c := g.cell(n, col)
		if records && filled(c) && (col > first || !numberOnly(cellText(c))) || !records && c != nil && c.Type == workbook.Number && (col > first || isAmount(c)) {
			return true
		}
	}
	return false
}

// optionalMissing lists the columns that the month asks for, that need not be there and are not. A body that
// does not know our form gives plans and ratios as it likes; nobody misses those.
func (r *tableReading) optionalMissing(l *foundTable) []string {
	var out []string
	for k := range r.t.columns {
		c := &r.t.columns[k]
		_, has := l.columns[k]
		loose := !r.form.Marker && c.Kind != observation.Actual && c.Kind != observation.Estimate
		if has || !c.Optional || c.Note || loose || len(l.twice[k]) > 0 || l.contested(k) || !program.Asked(c.Months, l.month) {
			continue
		}
		out = append(out, r.heading(c))
	}
	return out
}

func columnNames(cols []int) string {
	var out []string
	for _, c := range cols {
		out = append(out, workbook.ColumnName(c))
	}
	return strings.Join(out, ", ")
}

// wanted lists the headings that a table must have.
func (b *bookReading) wanted(t *table) string {
	var out []string
	for k := range t.columns {
		if !t.columns[k].Optional {
			out = append(out, b.heading(&t.columns[k]))
		}
	}
	return quoted(out, len(out))
}

package intake

import (
	"slices"

	"tiendo/internal/program"
	"tiendo/internal/reading"
)

type form struct {
	*program.Form
	tables []table
}

// table is a table with its patterns. The order of patterns in a list is their rank: Title before Titles.
type table struct {
	*program.Table
	titles, notTitles  []reading.Pattern
	plainTitles        []reading.Pattern // titles without marks
	columns            []column
	rows               []row
	labels             map[string][]int // key of a label → rows
	skip, until, total []reading.Pattern
}

type column struct {
	*program.Column
	headings []reading.Pattern
	plain    []reading.Pattern // the same without marks
}

type row struct {
	*program.Row
	labels []reading.Pattern
	parent int // the nearest row above with a smaller level, -1 for none
}

func (r *Reader) compileForm(f *program.Form) form {
	out := form{Form: f}
	for i := range f.Tables {
		out.tables = append(out.tables, r.compileTable(&f.Tables[i]))
	}
	return out
}

func (r *Reader) compileTable(t *program.Table) table {
	out := table{Table: t, labels: map[string][]int{}, titles: r.Patterns(append([]string{t.Title}, t.Titles...)...), notTitles: r.Patterns(t.NotTitles...),
		skip: r.Patterns(t.Skip...), until: r.Patterns(t.Until...), total: r.Patterns(t.Total...)}
	out.plainTitles = plainPatterns(out.titles)
	for i := range t.Columns {
		c := &t.Columns[i]
		var heads []string
		for _, h := range append([]string{c.Heading}, c.Headings...) {
			heads = append(heads, r.WithoutUnits(h, nil))
		}
		patterns := r.Patterns(heads...)
		out.columns = append(out.columns, column{Column: c, headings: patterns, plain: plainPatterns(patterns)})
	}
	for i := range t.Rows {
		rw := &t.Rows[i]
		names := append([]string{rw.Label}, rw.Labels...)
		out.rows = append(out.rows, row{Row: rw, labels: r.Patterns(names...), parent: parentOf(t.Rows, i)})
		for _, l := range names {
			if k := r.Key(reading.Unnumbered(l)); !reading.Open(l) && !slices.Contains(out.labels[k], i) {
				out.labels[k] = append(out.labels[k], i)
			}
		}
	}
	return out
}

func plainPatterns(list []reading.Pattern) []reading.Pattern {
	var out []reading.Pattern
	for _, p := range list {
		out = append(out, p.Plain())
	}
	return out
}

func parentOf(rows []program.Row, i int) int {
	for k := i - 1; k >= 0; k-- {
		if rows[k].Level < rows[i].Level {
			return k
		}
	}
	return -1
}

// matchAny finds the first pattern that the words are.
func matchAny(ps []reading.Pattern, words []string) (bound [][]reading.Bound, ok bool) {
	for _, p := range ps {
		if b := p.Match(words); len(b) > 0 {
			return b, true
		}
	}
	return nil, false
}

package figure

import (
	"cmp"
	"slices"

	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

// tally is a row of counts: of one lead, field or state.
type tally struct {
	name  string
	code  string
	parts [][]quantity.Value // by state: where each record's state stands written
}

func (t tally) total() int {
	n := 0
	for _, p := range t.parts {
		n += len(p)
	}
	return n
}

func (t tally) all() []quantity.Value { return slices.Concat(t.parts...) }

// otherCode tells the row of all others, and of records in no known state, from those of codes.
const otherCode = "khac"

// tallies sorts records into rows: states in their own order, leads and fields the fullest first.
func (r *recordsChart) tallies(recs []observation.Record) []tally {
	if r.by == "" {
		return r.byState(recs)
	}
	var rows []tally
	for _, x := range recs {
		code := x.Text(r.by)
		i := slices.IndexFunc(rows, func(t tally) bool { return t.code == code })
		if i < 0 {
			i = len(rows)
			rows = append(rows, r.tally(r.named(code), code))
		}
		r.count(&rows[i], x)
	}
	slices.SortStableFunc(rows, func(a, b tally) int {
		return cmp.Or(cmp.Compare(b.total(), a.total()), cmp.Compare(r.official(a.code), r.official(b.code)))
	})
	return rows
}

// byState makes a row of each state; that of unknown ones only where there are such records.
func (r *recordsChart) byState(recs []observation.Record) []tally {
	var rows []tally
	for _, s := range r.states {
		rows = append(rows, r.tally(s.Name, cmp.Or(s.Code, otherCode)))
	}
	for _, x := range recs {
		r.count(&rows[r.state(x)], x)
	}
	if last := len(rows) - 1; rows[last].total() == 0 {
		rows = rows[:last]
	}
	return rows
}

func (r *recordsChart) tally(name, code string) tally {
	return tally{name: name, code: code, parts: make([][]quantity.Value, len(r.states))}
}

// count counts a record in a row; where its state stands written is kept.
func (r *recordsChart) count(t *tally, x observation.Record) {
	st := r.state(x)
	t.parts[st] = append(t.parts[st], quantity.Value{Sources: []quantity.Source{x.Get(program.StateField).At}})
}

// state is a record's state by its place among the states; the last is that of unknown ones.
func (r *recordsChart) state(x observation.Record) int {
	code := x.Text(program.StateField)
	for i, s := range r.kind.States {
		if s.Code == code {
			return i
		}
	}
	return len(r.states) - 1
}

// named is the name of what a field holds: a body, an option of a choice, or its own text.
func (r *recordsChart) named(code string) string {
	if code == "" {
		return r.Text("chart.records.none")
	}
	if r.Program.BodyByCode(code) != nil {
		return r.ShortBody(code)
	}
	for _, k := range r.Program.RecordKinds {
		if s := k.StateByCode(code); s != nil {
			return s.Name
		}
	}
	return code
}

// official is a body's place in the program's list; what is no body comes after, in the order met.
func (r *recordsChart) official(code string) int {
	for i := range r.Program.Bodies {
		if r.Program.Bodies[i].Code == code {
			return i
		}
	}
	return len(r.Program.Bodies)
}

// merged sums the rows beyond the last but one of so many into one; 0 are as many as there are.
func (r *recordsChart) merged(most int) []tally {
	if most == 0 || most >= len(r.rows) {
		return r.rows
	}
	other := r.tally(r.Text("chart.records.other"), otherCode)
	for _, t := range r.rows[most-1:] {
		for i := range t.parts {
			other.parts[i] = append(other.parts[i], t.parts[i]...)
		}
	}
	return append(slices.Clone(r.rows[:most-1]), other)
}

package table

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/program"
	"tiendo/internal/vitext"
)

// owedKind lists what is late over several kinds of records: who owes what by when, the oldest deadline first. It
// names at most as many as declared and counts the rest.
var owedKind = Define("owed", program.NoSubject, owedOptions{More: "owed.more"}, makeOwed)

type owedOptions struct {
	Common
	Records program.Names // the kinds
	Columns program.TableColumns
	Rows    int    // the most rows; 0: all
	More    string // the key of the wording that counts the rest
}

// CheckOptions holds kinds, columns and the wording's key against the program.
func (o *owedOptions) CheckOptions(p *program.Program, _ *program.Figure) []program.OptionFault {
	out := program.Missing("records", len(o.Records) > 0)
	for _, kind := range o.Records {
		out = append(out, p.NoRecordKind("records", kind)...)
	}
	if len(out) > 0 {
		out = append(out, program.Missing("columns", len(o.Columns) > 0)...)
	} else {
		out = wrongRecordColumns(p, o.Columns, o.Records...)
	}
	if o.Rows < 0 {
		out = append(out, program.OptionFault{Key: "rows", Found: strconv.Itoa(o.Rows), Known: []string{"1, 2, 3 …"}})
	}
	if !p.Wording.Has(o.More) {
		var known []string
		for key := range p.Wording.Texts {
			if strings.HasPrefix(key, "owed.") {
				known = append(known, key)
			}
		}
		slices.Sort(known)
		out = append(out, program.NoneOf("more", o.More, known)...)
	}
	return out
}

func makeOwed(t *Table, o *owedOptions) bool {
	t.Small, t.NoneIsGood = true, true
	t.recordColumns(t.Spec.Kind, o.Columns, o.Records...)
	var owed tell.Records
	for _, kind := range o.Records {
		owed = append(owed, t.Records(kind).Late()...)
	}
	owed = onceEach(byDeadline(owed))
	shown := len(owed)
	if o.Rows > 0 {
		shown = min(o.Rows, shown)
	}
	for n, r := range owed[:shown] {
		t.record(r, strconv.Itoa(n+1))
	}
	if rest := len(owed) - shown; rest > 0 {
		t.More(t.Fill(t.Text(cmp.Or(o.More, "owed.more")),
			inline.Args{"n": t.Counted("count.late.more", rest, "late "+strings.Join(o.Records, ","))}))
	}
	return true
}

// onceEach leaves out a record that is the same work as an earlier one: the same lead, and the one's title
// within the other's ("Đường bộ cao tốc …" the project, "Hoàn thành tuyến đường bộ cao tốc …" the task).
func onceEach(l tell.Records) tell.Records {
	var out tell.Records
	for _, r := range l {
		title := vitext.Lower(inline.Clean(r.Text("title")))
		same := func(x tell.Record) bool {
			other := vitext.Lower(inline.Clean(x.Text("title")))
			return x.Text("lead") == r.Text("lead") && title != "" && other != "" &&
				(strings.Contains(title, other) || strings.Contains(other, title))
		}
		if !slices.ContainsFunc(out, same) {
			out = append(out, r)
		}
	}
	return out
}

// byDeadline sorts, the earliest first; records without one come last in their own order.
func byDeadline(l tell.Records) tell.Records {
	out := slices.Clone(l)
	slices.SortStableFunc(out, func(a, b tell.Record) int {
		x, y := a.Get("deadline").Date, b.Get("deadline").Date
		if x.IsZero() != y.IsZero() {
			if x.IsZero() {
				return 1
			}
			return -1
		}
		return x.Compare(y)
	})
	return out
}

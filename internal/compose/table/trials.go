package table

import (
	"slices"
	"strconv"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/program"
	"tiendo/internal/scorecard"
)

// trialsKind says how far off each method was over all components of a kind, by how far ahead it looked, and where the
// last value as it is came nearer.
var trialsKind = Define("trials", program.NoSubject, Common{}, func(t *Table, _ *Common) bool {
	t.Columns(Share("kind", 7, Left), Share("ahead", 3, Centre), Share("tried", 3, Centre), Share("linear", 3, Right), Share("cagr", 3, Right),
		Share("projection", 3, Right), Share("stays", 3, Right), Share("nearer", 4, Left))
	list := t.Card.Records
	for len(list) > 0 {
		first := list[0]
		n := slices.IndexFunc(list, func(r scorecard.Record) bool { return r.Kind != first.Kind || r.Years != first.Years })
		if n < 0 {
			n = len(list)
		}
		recordRow(t, list[:n])
		list = list[n:]
	}
	return true
})

// recordRow puts the records of one kind and horizon.
func recordRow(t *Table, list []scorecard.Record) {
	id := "trials." + list[0].Kind + "." + strconv.Itoa(list[0].Years)
	of := func(method string) (scorecard.Record, bool) {
		i := slices.IndexFunc(list, func(r scorecard.Record) bool { return r.Method == method })
		if i < 0 {
			return scorecard.Record{}, false
		}
		return list[i], true
	}
	ahead := t.Fill(t.Text("trials.ahead"), inline.Args{"years": t.Counted(id+".ahead", list[0].Years, "horizon")})
	out := []document.Cell{Name(inline.Text(kindName(t, list[0].Kind))), Cell(ahead), Cell(t.Counted(id+".tried", list[0].Outcomes, "trials"))}
	for _, method := range []string{"linear", "cagr", "projection", "stays"} {
		in := t.Say("method.why")
		if r, ok := of(method); ok {
			in = t.Number(id+"."+method, r.Error, tell.Show{Decimals: 1})
		}
		out = append(out, Cell(in))
	}
	nearer := t.Say("trials.none_nearer")
	if p, ok := of("projection"); ok {
		if s, ok := of("stays"); ok && s.Error.Num.Cmp(p.Error.Num) < 0 {
			nearer = t.Say("trials.stays_nearer")
		}
	}
	t.Row(id, append(out, Cell(nearer))...)
}

// kindName is the title of the rule by which a kind is foretold.
func kindName(t *Table, kind string) string {
	for _, r := range t.Program.Method.Rules {
		if r.Code == kind+".projection" {
			return r.Title
		}
	}
	return kind
}

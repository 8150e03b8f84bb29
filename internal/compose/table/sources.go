package table

import (
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/vitext"
)

// sourcesKind says where baselines and targets come from, and which of them nobody could verify.
var sourcesKind = Define("sources", program.NoSubject, Common{}, func(t *Table, _ *Common) bool {
	t.Columns(Share("name", 6, Left), Share("what", 6, Left), Fixed("value", 20, Right), Share("source", 14, Left), Fixed("verified", 18, Centre))
	for i := range t.Card.Indicators { // of the scorecard: what was decided later than the report's month is not there
		for j := range t.Card.Indicators[i].Components {
			sourceRows(t, t.Card.Indicators[i].Components[j].Component)
		}
	}
	return true
})

// sourceRows puts the rows of a component.
func sourceRows(t *Table, d *program.Component) {
	name := Name(inline.Text(d.Name))
	row := func(what []document.Inline, id string, r program.Reference) {
		how := t.Say("source.illustrative")
		if r.Verified {
			how = t.Say("source.verified")
		}
		v := r.Value
		if v.Unit == "" {
			v.Unit = d.Unit
		}
		t.Row("", name, Cell(what), Cell(t.Number(d.Code+"."+id, v, tell.Show{Decimals: d.Decimals, Period: r.Period.String(), Bare: true, Gap: gap})), Words(r.Source), Cell(how))
		name = Name(nil) // it stands in the first row
	}
	if d.Baseline.Value.Known() || d.Baseline.Source != "" { // a total of the term starts from nothing
		row(t.Fill(t.Text("source.baseline"), inline.Args{"period": t.When(d.Baseline.Period)}), "baseline", d.Baseline)
	}
	for n, x := range d.Targets {
		if x.Document != "" && !x.ValidBy(t.Month().End()) {
			continue // it amends a target that still counts
		}
		a := inline.Args{"name": inline.Text(x.Name), "document": inline.Text(x.Document)}
		if when := t.Period(x.Period); !strings.Contains(vitext.Lower(x.Name), when) {
			a["period"] = inline.Text(when)
		}
		row(t.Fill(t.Text("source.target"), a), targetID(d, n, t.Month().End()), x.Reference)
	}
}

// targetID is what a component's n-th target is registered as: the one that counts on a day, and those that it
// replaced, as everywhere in the report.
func targetID(d *program.Component, n int, day period.Date) string {
	x := d.Targets[n]
	same := func(y program.Target) bool { return d.Counts(x) && y.ValidFrom == x.ValidFrom }
	if now := d.TargetAt(day); d.Counts(now) && same(now) || d.Counts(x) && x.Document == "" && !x.ValidBy(day) {
		return "target"
	}
	if i := slices.IndexFunc(d.FormerTargets(day), same); i >= 0 {
		return tell.FormerID(i)
	}
	return "target." + x.Giver + "." + strconv.Itoa(n)
}

package table

import (
	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/observation"
	"tiendo/internal/program"
)

// conflictsKind lists the figures that two bodies gave differently in the report's month: the one used and the one
// kept beside it.
var conflictsKind = Define("conflicts", program.NoSubject, Common{}, func(t *Table, _ *Common) bool {
	t.NoneIsGood = true
	t.Columns(Fixed("no", 9, Centre), Share("name", 7, Left), Share("period", 4, Centre), Share("used", 3, Right), Share("by", 4, Left), Share("other", 3, Right), Share("body", 4, Left))
	all := t.Set.Observations
	for i := range all {
		o := &all[i]
		m := t.Program.MeasureByCode(o.Measure)
		if o.Chosen || m == nil || o.Sent != t.Month() || !tell.IsReading(o.Kind) || !o.Value.Known() {
			continue
		}
		used := usedFor(all, o)
		if used == nil {
			continue
		}
		id := "conflict." + o.Measure + "." + o.Area + "." + o.Period.String()
		figure := func(suffix string, x *observation.Observation) document.Cell {
			decimals := max(m.Decimals, min(tell.DecimalsOf(x.Value.Plain()), 1))
			return Cell(t.figure(id+suffix, x.Value, tell.Show{Decimals: decimals, Period: x.Period.String(), Bare: true}, false))
		}
		t.Row("", t.Counter(), Name(inline.Text(inUnit(m.Name, m.Unit))), Cell(t.about(*o)),
			figure(".used", used), Cell(t.ShortBody(used.Body)), figure(".other", o), Cell(t.ShortBody(o.Body)))
	}
	return true
})

// usedFor is the figure of another body that stands in the place of o; nil when there is none or it is equal.
func usedFor(all []observation.Observation, o *observation.Observation) *observation.Observation {
	for i := range all {
		x := &all[i]
		if x.Chosen && x.Measure == o.Measure && x.Area == o.Area && x.Period == o.Period && x.Kind == o.Kind && x.Body != o.Body && x.Value.Known() {
			if x.Value.Num.Equal(o.Value.Num) {
				return nil
			}
			return x
		}
	}
	return nil
}

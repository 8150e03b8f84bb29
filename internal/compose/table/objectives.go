package table

import (
	"strconv"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/program"
	"tiendo/internal/vitext"
)

// objectivesKind has each objective over its indicators: the newest result of the component that decides, its target,
// the group.
var objectivesKind = Define("objectives", program.NoSubject, Common{}, func(t *Table, _ *Common) bool {
	t.Columns(Fixed("no", 9, Centre), Share("name", 6, Left), Share("value", 6, Left), Share("target", 4, Left), Fixed("mark", 27, Left))
	for _, o := range t.Objectives() {
		t.Group(inline.Text(o.Name))
		list := o.Indicators()
		if len(list) == 0 {
			t.More(o.Summary(), Counter(""))
		}
		for _, i := range list {
			name := Name(t.Linked(i.Anchor(), inline.Text(vitext.Capital(i.Short()))))
			value, target := document.Cell{}, document.Cell{}
			if k, ok := i.Decider(); ok {
				value, target = Cell(objectiveResult(t, k)), Cell(k.Bound(false))
			}
			t.Row("", Counter(strconv.Itoa(i.Place)), name, value, target, Cell(t.Mark(i.Status)))
		}
	}
	return true
})

// objectiveResult is the judged value with its unit and period, the newest reading where none is judged.
func objectiveResult(t *Table, k tell.Component) []document.Inline {
	for _, name := range []string{"value", k.Newest()} {
		if in := k.Print(name, false, ""); in != nil {
			f, _ := k.Figure(name)
			a := inline.Args{"value": in, "period": t.When(f.Period)}
			if name == "value" && k.Estimate {
				a["estimate"] = t.Say("stuck.estimate")
			}
			return t.Fill(t.Text("objective.result"), a)
		}
	}
	return t.Gap(gap)
}

package table

import (
	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/program"
	"tiendo/internal/scorecard"
)

// methodsKind puts the three methods side by side and says how many agree.
var methodsKind = Define("methods", program.MayHaveSubject, Common{}, func(t *Table, _ *Common) bool {
	t.Columns(Share("name", 8, Left), Share("linear", 5, Left), Share("cagr", 5, Left), Share("projection", 5, Left), Share("agree", 3, Centre))
	for _, k := range t.Components(t.Subject) {
		cells := []document.Cell{Name(inline.Text(k.Name))}
		asked, agree := 0, 0
		for _, name := range []string{"linear", "cagr", "projection"} {
			in := t.Gap(gap)
			for _, m := range k.Methods {
				if m.Method != name {
					continue
				}
				if m.Why != "" {
					in = inline.Text(t.First(m.Why, "method.why"))
					continue
				}
				asked++
				if m.Status == k.Status {
					agree++
				}
				in = methodSays(t, k, m)
			}
			cells = append(cells, Cell(in))
		}
		agreed := t.Gap(gap)
		if asked > 0 {
			agreed = t.Fill(t.Text("method.agree"), inline.Args{"n": t.Counted(k.Code+".methods.agree", agree, "methods"),
				"of": t.Counted(k.Code+".methods.asked", asked, "methods")})
		}
		t.Row("methods-"+k.Code, append(cells, Cell(agreed))...)
	}
	return true
})

// methodSays is what a method says of a component.
func methodSays(t *Table, k tell.Component, m scorecard.MethodResult) []document.Inline {
	id := k.Code + ".method." + m.Method
	how := tell.Show{Decimals: 2, Bare: true}
	if m.Method == "projection" {
		how = tell.Show{Decimals: k.Decimals}
	}
	a := inline.Args{"value": t.Number(id, m.Value, how), "status": t.Mark(m.Status)}
	return t.Fill(t.Text("method.cell"), a)
}

package table

import (
	"slices"
	"strconv"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
	"tiendo/internal/vitext"
)

// areasKind has a component by district, in the official order, with the districts' plans where there are any.
var areasKind = Define("areas", program.MustHaveSubject, Common{}, func(t *Table, _ *Common) bool {
	if t.Subject == "" {
		return false
	}
	parts := t.Components(t.Subject)
	i := slices.IndexFunc(parts, func(k tell.Component) bool { return len(k.Areas) > 0 })
	if i < 0 {
		return false
	}
	k := parts[i]
	plans := slices.ContainsFunc(k.Areas, func(a scorecard.AreaPoint) bool { return a.Plan.Known() })
	columns := []Column{Fixed("no", 9, Centre), Share("name", 6, Left), Share("value", 4, Right)}
	if plans {
		columns = append(columns, Share("plan", 4, Right), Share("ratio", 4, Right))
	}
	t.Columns(columns...)
	for n, a := range k.Areas {
		id := k.Code + ".area." + a.Area
		figure := func(suffix string, v quantity.Value, decimals int) document.Cell {
			return Cell(t.Number(id+suffix, v, tell.Show{Decimals: decimals, Period: a.Period.String(), Bare: true, Gap: gap}))
		}
		cells := []document.Cell{Counter(strconv.Itoa(n + 1)), Name(inline.Text(vitext.Capital(t.Area(a.Area)))), figure("", a.Value, k.Decimals)}
		if plans {
			cells = append(cells, figure(".plan", a.Plan, k.Decimals), figure(".ratio", tell.Percent(a.Value, a.Plan, id+" ÷ "+id+".plan × 100"), 1))
		}
		t.Row("", cells...)
	}
	return true
})

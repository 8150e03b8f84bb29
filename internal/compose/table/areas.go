package table

import (
	"slices"
	"strconv"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
	"tiendo/internal/vitext"
)

// areasKind has a component by district, in the official order, with the districts' plans where there are any. Its
// column says for which period. What a district misses says so, and beside it what it had last, with its date.
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
	value := Share("value", 8, Right)
	value.Head = inline.Text(t.Text("column.areas.value", "period", t.Period(k.Areas[0].Period)))
	columns := []Column{Fixed("no", 9, Centre), Share("name", 6, Left), value}
	if plans {
		columns = append(columns, Share("plan", 4, Right), Share("ratio", 4, Right))
	}
	t.Columns(columns...)
	for n, a := range k.Areas {
		id := k.Code + ".area." + a.Area
		cells := []document.Cell{Counter(strconv.Itoa(n + 1)), Name(inline.Text(vitext.Capital(t.Area(a.Area)))), Cell(ofArea(t, k, a, id))}
		if plans {
			year := period.Year(a.Period.To.Year())
			cells = append(cells, Cell(t.figure(id+".plan", a.Plan, tell.Show{Decimals: k.Decimals, Period: year.String(), Bare: true, Gap: gap}, false)),
				Cell(t.Number(id+".ratio", tell.Percent(a.Value, a.Plan, id+" ÷ "+id+".plan × 100"), tell.Show{Decimals: 1, Period: a.Period.String(), Bare: true, Gap: gap})))
		}
		t.Row("", cells...)
	}
	return true
})

// ofArea is a district's figure, or why there is none and what was known of it last.
func ofArea(t *Table, k tell.Component, a scorecard.AreaPoint, id string) []document.Inline {
	if !a.Missed() {
		return t.figure(id, a.Value, tell.Show{Decimals: k.Decimals, Period: a.Period.String(), Bare: true, Gap: gap}, a.Estimate)
	}
	why := t.Gap("absent.text")
	if a.Value.Absence == quantity.Refused {
		why = t.Gap("absent.refused")
	}
	last := t.figure(id+".last", a.Last, tell.Show{Decimals: k.Decimals, Period: a.LastPeriod.String(), Bare: true}, false)
	if last == nil {
		return why
	}
	return t.Fill(t.Text("carried.last"), inline.Args{"gap": why, "value": last, "date": t.Date(a.LastPeriod.End())})
}

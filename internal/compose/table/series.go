package table

import (
	"strconv"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/program"
)

// seriesKind has the readings of an indicator's components by year, then the open year's newest one.
var seriesKind = Define("series", program.MustHaveSubject, Common{}, func(t *Table, _ *Common) bool {
	parts := t.Components(t.Subject)
	if t.Subject == "" || len(parts) == 0 {
		return false
	}
	first, last := t.Program.Term.Baseline.Year, t.LastClosed()
	year := strconv.Itoa(t.Month().Year())
	open := last < t.Month().Year() // in December the year is closed and stands in its own column
	columns := []Column{Share("name", 7, Left), Share("unit", 3, Centre)}
	for y := first; y <= last; y++ {
		c := Share(strconv.Itoa(y), 3, Right)
		c.Head = t.Say("column.year", "year", c.Code)
		columns = append(columns, c)
	}
	if open {
		c := Share("newest", 4, Right)
		c.Head = t.Say("column.newest", "year", year)
		columns = append(columns, c)
	}
	target := Share("target", 4, Right)
	target.Head = t.componentHead(target.Code)
	t.Columns(append(columns, target)...)
	for _, k := range parts {
		cells := []document.Cell{Name(inline.Text(k.Name)), Cell(t.component(k, "unit"))}
		for y := first; y <= last; y++ {
			cells = append(cells, Cell(ofYear(t, k, y)))
		}
		if open {
			cells = append(cells, ofOpenYear(t, k))
		}
		t.Row("series-"+k.Code, append(cells, Cell(t.component(k, "target")))...)
	}
	return true
})

// ofYear is a component's reading of a year; the term's first one is the baseline where no reading is known.
func ofYear(t *Table, k tell.Component, year int) []document.Inline {
	name := "year-" + strconv.Itoa(year)
	if year == t.Program.Term.Baseline.Year && !k.At(k.Baseline.Period).Known() {
		name = "baseline"
	}
	if name == "baseline" && k.Never(name) {
		return t.never()
	}
	return t.printed(k, name)
}

// ofOpenYear is a component's newest reading of the year that runs, and what is being verified that would be newer.
func ofOpenYear(t *Table, k tell.Component) document.Cell {
	var says [][]document.Inline
	if k.Latest.Known() && !k.LatestPeriod.IsYear() && k.LatestPeriod.To.Year() == t.Month().Year() {
		says = append(says, t.Fill(t.Text("series.newest"), inline.Args{"value": t.printed(k, "latest"), "period": t.When(k.LatestPeriod)}))
	}
	if r, ok := k.Verifying(); ok {
		says = append(says, t.Fill(t.Text("series.newest"), inline.Args{"value": t.Gap("absent.refused"), "period": t.When(r.Period)}))
	}
	switch {
	case says != nil:
		return Cell(t.List(says))
	case k.Frequency == program.Yearly:
		return document.Cell{Text: t.Say("sub.not_yet_due"), Italic: true}
	}
	return Cell(t.Gap(gap))
}

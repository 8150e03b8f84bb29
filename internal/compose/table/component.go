package table

import (
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
)

// gap is the wording of the mark that stands in a cell for what is absent.
const gap = "absent.cell"

// componentColumns are the columns that show something of a component in a way of their own. Beside them stand
// year-1, the last closed year, year-2 …, and a component's figures by their names.
var componentColumns = []struct {
	code string
	of   func(t *Table, k tell.Component) []document.Inline
}{
	{"unit", func(_ *Table, k tell.Component) []document.Inline { return inline.Text(k.Unit) }},
	{"target", func(t *Table, k tell.Component) []document.Inline {
		in := k.TargetCell(func(in []document.Inline, v quantity.Value) []document.Inline { return t.marked(in, v, false) })
		switch {
		case in == nil:
			return t.Gap(gap)
		case k.Kind.Rate && k.Kind.Span: // the column's head names a year; a mean is none
			return t.Fill(t.Text("mark.mean"), inline.Args{"value": in})
		}
		return in
	}},
	{"baseline", func(t *Table, k tell.Component) []document.Inline {
		if !k.Baseline.Value.Known() { // where no source gives the baseline, what was reported of its year stands
			return t.printed(k, "year-"+strconv.Itoa(t.Program.Term.Baseline.Year))
		}
		return t.printed(k, "baseline")
	}},
	{"ratio", func(t *Table, k tell.Component) []document.Inline { return t.printed(k, "target_ratio") }},
	{"road", func(t *Table, k tell.Component) []document.Inline {
		if k.Value.Known() && !k.Road.Known() {
			t.explain("no_road")
			return t.Say("absent.never")
		}
		return t.printed(k, "road")
	}},
	{"latest", func(t *Table, k tell.Component) []document.Inline { return t.printed(k, k.Newest()) }},
	{"period", func(t *Table, k tell.Component) []document.Inline {
		if r, ok := k.Verifying(); ok {
			return t.Fill(t.Text("series.verifying"), inline.Args{"period": t.When(k.Period), "newer": t.When(r.Period)})
		}
		return t.When(k.Period)
	}},
	{"needed", func(t *Table, k tell.Component) []document.Inline {
		in := k.Print("needed", true, gap)
		if key := "needed." + k.Kind.Name; t.Has(key) && k.Needed.Known() {
			return t.Fill(t.Text(key), inline.Args{"needed": in, "verb": k.Direction(k.Needed)})
		}
		return in
	}},
	{"ytd", func(t *Table, k tell.Component) []document.Inline {
		v := k.At(t.ToDate())
		if !v.Known() && v.Absence != quantity.Refused && k.Kind.Standing && k.Period.To.Year() == t.Month().Year() {
			in := t.printed(k, "value") // a level stands at its last reading of the year
			if k.Period.To < t.Month() {
				return t.Fill(t.Text("carried.cell"), inline.Args{"value": in, "date": t.Date(k.Period.End())})
			}
			return in
		}
		return t.figure(k.Code+".ytd", v, tell.Show{Decimals: k.Decimals, Period: t.ToDate().String(), Bare: true, Gap: gap}, k.EstimatedAt(t.ToDate()))
	}},
	{"annual", func(t *Table, k tell.Component) []document.Inline {
		year := period.Year(t.Month().Year()) // the column's head says that it is an estimate
		return t.figure(k.Code+".annual", k.At(year), tell.Show{Decimals: k.Decimals, Period: year.String(), Bare: true, Gap: gap}, false)
	}},
}

// printed prints one of a component's figures by its name, with its marks. What is computed from an estimate is one.
// Whether a figure is illustrative is said of those that were given, not of what follows from them.
func (t *Table) printed(k tell.Component, name string) []document.Inline {
	in := k.Print(name, true, gap)
	f, ok := k.Figure(name)
	switch {
	case !ok:
		return in
	case name == "baseline", name == "target", name == "plan", name == "same":
		return t.marked(in, f.Value, false)
	case name == "value", name == "latest", strings.HasPrefix(name, "year-"):
		return t.marked(in, f.Value, k.EstimatedAt(f.Period))
	case name == "target_ratio", name == "road", name == "pace", name == "since_base":
		if k.Estimate && f.Value.Known() {
			return t.Fill(t.Text("mark.estimate"), inline.Args{"value": in})
		}
	}
	return in
}

// componentColumnNames are the columns that show something of a component.
func componentColumnNames() []string {
	var out []string
	for _, c := range componentColumns {
		out = append(out, c.code)
	}
	out = append(out, "year-1", "year-2")
	for _, name := range tell.FigureNames() {
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// component is what a column shows of a component; the unit stands in the unit column.
func (t *Table) component(k tell.Component, code string) []document.Inline {
	if k.Never(code) {
		return t.never()
	}
	for _, c := range componentColumns {
		if c.code == code {
			return c.of(t, k)
		}
	}
	if n := closedYearsBack(code); n > 0 {
		return t.printed(k, "year-"+strconv.Itoa(t.closedYear(n)))
	}
	return t.printed(k, code)
}

// componentHead words the columns whose heading names a period; nil for the others.
func (t *Table) componentHead(code string) []document.Inline {
	year := func(key string, y int) []document.Inline { return t.Say(key, "year", strconv.Itoa(y)) }
	switch code {
	case "ytd":
		return inline.Text(vitext.Capital(t.Period(t.ToDate())))
	case "annual":
		return year("column.annual", t.Month().Year())
	case "target":
		return year("column.target", t.Program.Term.End.Year)
	case "baseline":
		return year("column.baseline", t.Program.Term.Baseline.Year)
	}
	if n := closedYearsBack(code); n > 0 {
		return year("column.year_n", t.closedYear(n))
	}
	return nil
}

// columnPeriod is the period that a column speaks of; the zero Period for one that speaks of none, or of each
// component's own.
func (t *Table) columnPeriod(code string) period.Period {
	switch code {
	case "ytd":
		return t.ToDate()
	case "annual":
		return period.Year(t.Month().Year())
	case "baseline":
		return period.Year(t.Program.Term.Baseline.Year)
	}
	if n := closedYearsBack(code); n > 0 {
		return period.Year(t.closedYear(n))
	}
	return period.Period{}
}

// eachPeriodOnce leaves out columns that would repeat the period of one before them, and closed years from before the
// term's baseline: in December the year that ended is the last closed one, the year to date and the year all in one.
func (t *Table) eachPeriodOnce(list []Column) []Column {
	base := t.Program.Term.Baseline.Year
	seen := map[period.Period]bool{}
	return slices.DeleteFunc(list, func(c Column) bool {
		p := t.columnPeriod(c.Code)
		if p.IsZero() {
			return false
		}
		old := closedYearsBack(c.Code) > 0 && p.To.Year() < base
		again := seen[p]
		seen[p] = true
		return again || old
	})
}

// closedYearsBack is the N of a column "year-N", which counts closed years backwards from 1; 0 for any other.
func closedYearsBack(code string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(code, "year-"))
	if err != nil || !strings.HasPrefix(code, "year-") || n < 1 || n > 50 {
		return 0
	}
	return n
}

// closedYear is the year that counts so many closed years backwards, 1 for the last one.
func (t *Table) closedYear(back int) int { return t.LastClosed() - back + 1 }

package table

import (
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/period"
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
		if in := k.TargetCell(); in != nil {
			return in
		}
		return t.Gap(gap)
	}},
	{"ratio", func(_ *Table, k tell.Component) []document.Inline { return k.Print("target_ratio", true, gap) }},
	{"latest", func(_ *Table, k tell.Component) []document.Inline { return k.Print(k.Newest(), true, gap) }},
	{"period", func(t *Table, k tell.Component) []document.Inline { return t.When(k.Period) }},
	{"needed", func(t *Table, k tell.Component) []document.Inline {
		in := k.Print("needed", true, gap)
		if key := "needed." + k.Kind.Name; t.Has(key) && k.Needed.Known() {
			return t.Fill(t.Text(key), inline.Args{"needed": in, "verb": k.Direction(k.Needed)})
		}
		return in
	}},
	{"ytd", func(t *Table, k tell.Component) []document.Inline {
		v := k.At(t.ToDate())
		if !v.Known() && k.Kind.Standing && k.Period.To.Year() == t.Month().Year() {
			return k.Print("value", true, gap) // a level stands at its last reading of the year
		}
		return t.Number(k.Code+".ytd", v, tell.Show{Decimals: k.Decimals, Period: t.ToDate().String(), Bare: true, Gap: gap})
	}},
	{"annual", func(t *Table, k tell.Component) []document.Inline {
		year := period.Year(t.Month().Year())
		return t.Number(k.Code+".annual", k.At(year), tell.Show{Decimals: k.Decimals, Period: year.String(), Bare: true, Gap: gap})
	}},
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
		return t.Say("absent.never")
	}
	for _, c := range componentColumns {
		if c.code == code {
			return c.of(t, k)
		}
	}
	if n := closedYearsBack(code); n > 0 {
		return k.Print("year-"+strconv.Itoa(t.closedYear(n)), true, gap)
	}
	return k.Print(code, true, gap)
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

package tell

import (
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// Component is a judged component.
type Component struct {
	*scorecard.Component
	t *Teller
}

// Print prints a figure by its name with its unit, see Figure; nil when it is absent and gap is "".
func (k Component) Print(name string, bare bool, gap string) []document.Inline {
	f, ok := k.Figure(name)
	if !ok {
		return nil
	}
	v, d := f.Value, f.Decimals
	if name == "needed" || name == "so_far" {
		if !k.Kind.Rate {
			v = magnitude(v)
		}
		if v.Known() && d == 0 && v.Num.Abs().Cmp(quantity.Int(10)) < 0 {
			d = 1 // a mean of counts needs a decimal when it is small
		}
	}
	return k.t.Number(k.Code+"."+name, v, Show{Decimals: d, Period: f.Period.String(), Bare: bare, Gap: gap})
}

// Newest is the name of the newest figure: what stands in for "so" and in narrow tables.
func (k Component) Newest() string {
	if k.Latest.Known() {
		return "latest"
	}
	return "value"
}

// At is the reading of a period: the series', else the judged or the newest one; absent when there is none.
func (k Component) At(p period.Period) quantity.Value {
	for _, x := range k.Series {
		if x.Period == p && !x.Plan {
			return x.Value
		}
	}
	switch p {
	case k.Period:
		return k.Value
	case k.LatestPeriod:
		return k.Latest
	}
	return quantity.Value{Unit: k.Unit}
}

// estimated tells whether the reading of a period is an estimate ("ước").
func (k Component) estimated(p period.Period) bool {
	for _, x := range k.Series {
		if x.Period == p && !x.Plan && x.Value.Known() {
			return x.Estimate
		}
	}
	return k.Estimate && p == k.Period
}

// Bound words the target: "từ 95% trở lên", "không quá 1%", "14,5%"; in a table (bare) "≥ 95". It is nil where
// there is none.
func (k Component) Bound(bare bool) []document.Inline {
	return k.bounded(k.Target.Bound, k.Print("target", bare, ""), bare)
}

// bounded puts the words of a bound around a target.
func (k Component) bounded(bound string, target []document.Inline, bare bool) []document.Inline {
	if target == nil {
		return nil
	}
	if bound == "" {
		bound = "none"
	}
	pattern := ""
	if bare {
		pattern = k.t.First("bound.cell."+bound, "bound")
	} else {
		pattern = k.t.First("bound."+k.Kind.Name+"."+bound, "bound."+bound, "bound")
	}
	return k.t.Fill(pattern, inline.Args{"target": target})
}

// planNoun is what the plan of the component's first measure is called.
func (k Component) planNoun() string {
	for _, m := range k.Component.Component.Value.Measures {
		if x := k.t.Program.MeasureByCode(m); x != nil && x.PlanNoun != "" {
			return x.PlanNoun
		}
	}
	return k.t.Text("plan.noun")
}

// share tells whether the unit is a percentage: such values differ by points, never by percent.
func (k Component) share() bool {
	if u := k.t.Program.UnitByCode(k.Unit); u != nil && strings.HasPrefix(u.Base, "%") {
		return true
	}
	return strings.HasPrefix(k.Unit, "%")
}

// Never tells whether a figure cannot be there for the component by its nature: a total of the term starts from
// nothing, what is counted once a year has no half-year, nobody estimates the year of a level, and where lower is
// better a share of the target above 100 would read like success.
func (k Component) Never(name string) bool {
	switch name {
	case "ratio":
		return k.Better == program.Lower
	case "baseline":
		return k.Kind.FromZero && !k.Baseline.Value.Known()
	case "ytd":
		return k.Frequency == program.Yearly && !k.At(k.t.ToDate()).Known() && k.Period.To.Year() != k.t.Month().Year()
	case "annual":
		return (k.Kind.Standing || k.Kind.FromZero) && !k.At(period.Year(k.t.Month().Year())).Known()
	}
	return false
}

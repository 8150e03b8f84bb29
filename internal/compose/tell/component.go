package tell

import (
	"strings"

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

// Component finds a component by its code.
func (t *Teller) Component(code string) (Component, bool) {
	for n := range t.Card.Indicators {
		list := t.Card.Indicators[n].Components
		for j := range list {
			if list[j].Code == code {
				return Component{&list[j], t}, true
			}
		}
	}
	return Component{}, false
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
	return k.MissingAt(p)
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

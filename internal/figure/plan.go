package figure

import (
	"slices"

	"cmp"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
)

// planKind draws yearly values against the year's plan.
var planKind = Define("plan", program.MustHaveSubject, planOptions{}, func(c *Chart, o *planOptions) (string, bool) {
	subject := cmp.Or(c.Figure.Subject, o.DefaultSubject())
	data, ok := planDataOf(c, subject, o)
	if !ok {
		c.unknown(subject)
		return "", false
	}
	if len(data.years) == 0 {
		return "", false
	}
	p := planChart{Chart: c, planData: data}
	c.FillHeight(usualHeight)
	return p.alt(), p.draw()
})

type planOptions struct {
	Component, Measure string // what is compared, where a section names nothing: one of them
	Subject            string // either of them
	Giver              string // whose plan; "": the first in the set's order
	First              int    // the first year of a component; 0: the term's
}

// DefaultSubject is what the chart is about where a section names nothing.
func (o *planOptions) DefaultSubject() string { return cmp.Or(o.Component, o.Measure, o.Subject) }

// CheckOptions holds the names against the program.
func (o *planOptions) CheckOptions(p *program.Program, _ *program.Figure) []program.OptionFault {
	return slices.Concat(
		program.NoneOf("component", o.Component, p.JudgedCodes()),
		program.NoneOf("measure", o.Measure, p.MeasureCodes()),
		program.NoneOf("subject", o.Subject, append(p.JudgedCodes(), p.MeasureCodes()...)),
		program.NoneOf("giver", o.Giver, p.Givers()),
		program.Outside("first", o.First, 1900, 2200),
	)
}

// planChart is a picture of values beside their plans.
type planChart struct {
	*Chart
	planData
}

func (p planChart) alt() string {
	var parts []string
	for _, y := range p.years {
		v, at := y.reached()
		value := p.Text("chart.no_data.row")
		if slices.Contains(p.verifying, at) {
			value = p.Text("absent.refused")
		}
		if v.Known() {
			value = vitext.Number(v.Num, p.decimals)
			if y.guessed() {
				value = p.Text("mark.estimate", "value", value)
			}
		}
		if y.plan.Known() {
			parts = append(parts, p.Text("chart.plan.alt.row", "period", p.ShortPeriod(at), "value", value, "plan", vitext.Number(y.plan.Num, p.decimals)))
		} else {
			parts = append(parts, p.Text("chart.plan.alt.row_no_plan", "period", p.ShortPeriod(at), "value", value))
		}
	}
	for _, x := range p.verifying {
		parts = append(parts, p.Text("chart.verifying", "period", p.ShortPeriod(x)))
	}
	return p.Text("chart.plan.alt", "name", p.name, "unit", p.unit, "rows", p.Join(parts))
}

// reached is what a closed year brought, else what the open year has brought so far, else the year's estimate.
func (y *planYear) reached() (quantity.Value, period.Period) {
	if y.part.Known() && !y.closed() {
		return y.part, y.partOf
	}
	return y.whole, period.Year(y.year)
}

// guessed tells whether what was reached is an estimate.
func (y *planYear) guessed() bool { return y.guess && !y.part.Known() }

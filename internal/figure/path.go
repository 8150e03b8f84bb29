package figure

import (
	"cmp"
	"strconv"
	"strings"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
)

// pathKind draws one component over the term: what was reached, what was planned, where it leads.
var pathKind = Define("path", program.MustHaveSubject, pathOptions{}, func(c *Chart, o *pathOptions) (string, bool) {
	subject := cmp.Or(c.Figure.Subject, o.Subject)
	_, k := c.Component(subject)
	if k == nil {
		c.unknown(subject)
		return "", false
	}
	p := pathChart{Chart: c, pathData: pathDataOf(c, k, o.Breaks)}
	if len(p.points) == 0 && p.aside == nil {
		return "", false
	}
	c.FillHeight(usualHeight)
	return p.alt(), p.draw()
})

type pathOptions struct {
	Subject string        // an indicator or component, where a section names none
	Breaks  program.Dates // first days of what must not be joined with what was before
}

// DefaultSubject is what the chart is about where a section names nothing.
func (o *pathOptions) DefaultSubject() string { return o.Subject }

// CheckOptions holds the subject against the program.
func (o *pathOptions) CheckOptions(p *program.Program, _ *program.Figure) []program.OptionFault {
	return program.NoneOf("subject", o.Subject, p.JudgedCodes())
}

// pathChart is a picture of one component's way.
type pathChart struct {
	*Chart
	pathData
}

func (p pathChart) alt() string {
	var parts []string
	for _, x := range p.points {
		key := "chart.path.alt.point"
		if x.guess {
			key = "chart.path.alt.estimate"
		}
		parts = append(parts, p.Text(key, "period", p.ShortPeriod(x.p), "value", vitext.Number(x.v.Num, p.comp.Decimals)))
	}
	if p.aside != nil {
		key := "chart.path.alt.point"
		if p.aside.guess {
			key = "chart.path.alt.estimate"
		}
		parts = append(parts, p.Text(key, "period", p.ShortPeriod(p.aside.p), "value", vitext.Number(p.aside.v.Num, p.comp.Decimals)))
	}
	if r, ok := p.comp.Verifying(); ok {
		parts = append(parts, p.Text("chart.verifying", "period", p.ShortPeriod(r.Period)))
	}
	ending := func(key string, v quantity.Value, at period.Period) string {
		if !v.Known() {
			return ""
		}
		if p.mean != nil {
			key += ".mean"
		}
		return p.Text(key, "year", strconv.Itoa(at.To.Year()), "period", p.ShortPeriod(at), "value", p.Value(v, p.comp.Decimals))
	}
	trend := p.trend()
	if p.stale() {
		trend = strings.TrimSpace(p.Text("chart.path.alt.carried", "date", vitext.Date(p.comp.AsOf)) + " " + trend)
	}
	return p.Text("chart.path.alt", "name", cmp.Or(p.comp.Name, p.Title()), "unit", p.comp.Unit, "points", p.Join(parts),
		"target", ending("chart.path.alt.target", p.comp.Target.Value, p.comp.Target.Period),
		"projection", ending("chart.path.alt.projection", p.comp.Projection, p.comp.Target.Period), "trend", trend)
}

// trend says whether the last reading is above the first.
func (p pathChart) trend() string {
	n := len(p.points)
	if n < 2 {
		return ""
	}
	switch d := p.points[n-1].v.Num.Cmp(p.points[0].v.Num); {
	case d > 0:
		return p.Text("chart.path.alt.up")
	case d < 0:
		return p.Text("chart.path.alt.down")
	}
	return p.Text("chart.path.alt.flat")
}

package evidence

import (
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// AreaPoints are the newest figures by area of the measure that the component shows, each with its year's plan, in
// the program's order; areas without a figure are left out.
func (e *Evidence) AreaPoints() []scorecard.AreaPoint {
	if e.Areas == "" {
		return nil
	}
	newest := map[string]scorecard.AreaPoint{}
	plans := map[areaYear]quantity.Value{}
	for _, k := range e.figures.areas[e.Areas] {
		// Sorted by time, the longer period last: the year to date wins over its last month.
		if r, ok := e.figures.ofArea(e.Areas, k, e.Month); ok && k.period.To <= e.Month {
			newest[k.area] = scorecard.AreaPoint{Area: k.area, Period: k.period, Value: r.Value}
		}
		if v, ok := e.figures.planOfArea(e.Areas, k, e.Month); ok {
			plans[areaYear{k.area, k.period.To.Year()}] = v
		}
	}
	var out []scorecard.AreaPoint
	for _, a := range e.figures.program.Areas {
		if p, ok := newest[a.Code]; ok {
			p.Plan = plans[areaYear{a.Code, p.Period.To.Year()}]
			out = append(out, p)
		}
	}
	return out
}

type areaYear struct {
	area string
	year int
}

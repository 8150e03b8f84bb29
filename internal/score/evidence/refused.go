package evidence

import (
	"cmp"
	"slices"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// Refused are the figures that bodies gave of the component within its target's time, that are left out until they
// are verified, and that are missed: the component has no value for their period. By their period's end. An estimate
// of a year that still runs is one of them.
func (e *Evidence) Refused() []scorecard.Refused {
	var out []scorecard.Refused
	for _, code := range e.Value.Measures {
		decl := e.figures.program.MeasureByCode(code)
		for _, p := range e.figures.periods[code] {
			open := p.To > e.Month
			if p.To < e.Span.From || open && !p.IsYear() {
				continue
			}
			r := e.figures.given(code, p, e.Month)
			if r.Value.Absence != quantity.Refused || e.known(p, open) {
				continue
			}
			if decl != nil && decl.Accumulates == program.Level && e.figures.level(code, p, e.Month).Known() {
				continue
			}
			out = append(out, scorecard.Refused{Period: p, Measure: code, Estimate: open || r.Estimate, Sources: r.Value.Sources})
		}
	}
	slices.SortStableFunc(out, func(a, b scorecard.Refused) int {
		return cmp.Or(a.Period.Compare(b.Period), cmp.Compare(a.Measure, b.Measure))
	})
	return out
}

// known tells whether the component has a value for a period all the same.
func (e *Evidence) known(p period.Period, open bool) bool {
	if open {
		return e.Readings.OfficialEstimate(p.To.Year()).Known()
	}
	return e.Readings.At(p).Known()
}

package evidence

import (
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
)

// Reading is a value with the period it is for. The zero Reading says that there is none.
type Reading struct {
	Period   period.Period
	Value    quantity.Value
	Estimate bool
	Sent     period.Month // the newest vintage among its parts
}

// Known tells whether the value is there.
func (r Reading) Known() bool { return r.Value.Known() }

// Values are the values of readings, in order.
func Values(list []Reading) []quantity.Value {
	out := make([]quantity.Value, len(list))
	for i, r := range list {
		out[i] = r.Value
	}
	return out
}

// figure is the figure that counted in month m. In the report's own month only the chosen one does; in an earlier
// month, when that one had not come yet, the one it later displaced.
func (f *Figures) figure(k figureKey, m period.Month) (Reading, bool) {
	for _, o := range f.reported[k] {
		if o.Sent > m || (m == f.month && !o.Chosen) {
			continue
		}
		return Reading{Period: k.period, Value: o.Value, Estimate: o.Kind == observation.Estimate, Sent: o.Sent}, true
	}
	return Reading{}, false
}

// given is a city-wide figure of a measure for exactly a period: the actual, else the estimate.
func (f *Figures) given(measure string, p period.Period, m period.Month) Reading {
	var out Reading
	for _, kind := range []observation.Kind{observation.Actual, observation.Estimate} {
		r, ok := f.figure(figureKey{measure, "", kind, p, ""}, m)
		if ok && r.Known() {
			return r
		}
		if ok && out.Period.IsZero() {
			out = r // absent, but with its reason and its cell
		}
	}
	return out
}

// measure is a measure's value for a period that had ended by month m, by how the measure accumulates.
func (f *Figures) measure(code string, p period.Period, m period.Month) Reading {
	decl := f.program.MeasureByCode(code)
	if decl == nil || p.To > m {
		return Reading{}
	}
	switch decl.Accumulates {
	case program.Flow:
		return f.flow(code, p, m)
	case program.Level:
		return f.level(code, p, m)
	case program.Rate:
		return f.given(code, p, m)
	}
	return Reading{}
}

// level is what stands at a period's end, whatever period the form asked it for.
func (f *Figures) level(code string, p period.Period, m period.Month) Reading {
	if r := f.given(code, p, m); r.Known() {
		return r
	}
	for _, q := range f.periods[code] {
		if q.To == p.To {
			if r := f.given(code, q, m); r.Known() {
				return r
			}
		}
	}
	return Reading{}
}

// flow is a flow's value for a period: as reported, else the year to date of the month before plus the month, down
// to the sum of months. What was reported wins, because bodies restate.
func (f *Figures) flow(code string, p period.Period, m period.Month) Reading {
	r := f.given(code, p, m)
	if r.Known() || p.IsMonth() || p.IsZero() || p.Months() > 12 {
		return r
	}
	for _, cut := range []int{1, 3, 6} { // a month, a quarter or a half at the end
		if cut >= p.Months() {
			break
		}
		tail := f.given(code, period.Period{From: p.To.Add(1 - cut), To: p.To}, m)
		if !tail.Known() {
			continue
		}
		if head := f.flow(code, period.Period{From: p.From, To: p.To.Add(-cut)}, m); head.Known() {
			return Reading{
				Period: p, Estimate: head.Estimate || tail.Estimate, Sent: max(head.Sent, tail.Sent),
				Value: calc.Derive(head.Value.Unit, head.Value.Num.Add(tail.Value.Num), "{0} + {1}", head.Value, tail.Value),
			}
		}
	}
	return r
}

// plan is the plan of a measure for a year, whoever set it; one without a giver first.
func (f *Figures) plan(code string, year int, m period.Month) Reading {
	for _, g := range f.givers[code] {
		if r, ok := f.figure(figureKey{code, "", observation.Plan, period.Year(year), g}, m); ok && r.Known() {
			return r
		}
	}
	return Reading{}
}

// planOfArea is a measure's plan for an area and a year, whoever set it; one without a giver first.
func (f *Figures) planOfArea(code string, k areaKey, m period.Month) (quantity.Value, bool) {
	if !k.period.IsYear() {
		return quantity.Value{}, false
	}
	for _, g := range append([]string{""}, f.areaGivers...) {
		if r, ok := f.figure(figureKey{code, k.area, observation.Plan, k.period, g}, m); ok && r.Known() {
			return r.Value, true
		}
	}
	return quantity.Value{}, false
}

package score

import (
	"cmp"
	"slices"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
)

// book is the observations of the measures that indicators use, by what they are about, with every
// vintage kept: a judgement of an earlier month reads the figures as they were known then.
type book struct {
	p       *program.Program
	month   period.Month // the report's month
	figures map[figureKey][]*observation.Observation
	periods map[string][]period.Period // measure → periods of its city-wide actuals and estimates, sorted
	givers  map[string][]string        // measure → givers of plans, sorted
	areas   map[string][]areaKey       // measure → what is known by area, sorted
	// areaGivers are all givers of plans by area, sorted.
	areaGivers []string
	first      period.Month // the oldest vintage; before it nothing was known
}

type figureKey struct {
	measure, area string
	kind          observation.Kind
	period        period.Period
	giver         string
}

type areaKey struct {
	area   string
	period period.Period
}

// reading is a value with the period it is for.
type reading struct {
	period   period.Period
	value    quantity.Value
	estimate bool
	sent     period.Month // the newest vintage among its parts
}

func (r reading) known() bool { return r.value.Known() }

func newBook(p *program.Program, set observation.Set) *book {
	b := &book{
		p: p, month: set.Month, figures: map[figureKey][]*observation.Observation{},
		periods: map[string][]period.Period{}, givers: map[string][]string{}, areas: map[string][]areaKey{},
	}
	used := usedMeasures(p)
	for i := range set.Observations {
		o := &set.Observations[i]
		if !used[o.Measure] || o.Kind == observation.Ratio || o.Sent > set.Month {
			continue
		}
		k := figureKey{o.Measure, o.Area, o.Kind, o.Period, o.Giver}
		b.figures[k] = append(b.figures[k], o)
		if b.first == 0 || o.Sent < b.first {
			b.first = o.Sent
		}
		switch {
		case o.Area != "":
			b.areas[o.Measure] = append(b.areas[o.Measure], areaKey{o.Area, o.Period})
			if o.Giver != "" {
				b.areaGivers = append(b.areaGivers, o.Giver)
			}
		case o.Kind == observation.Plan:
			b.givers[o.Measure] = append(b.givers[o.Measure], o.Giver)
		default:
			b.periods[o.Measure] = append(b.periods[o.Measure], o.Period)
		}
	}
	for k, list := range b.figures {
		slices.SortStableFunc(list, func(x, y *observation.Observation) int { return b.compare(x, y) })
		b.figures[k] = list
	}
	for m, list := range b.periods {
		slices.SortFunc(list, period.Period.Compare)
		b.periods[m] = slices.Compact(list)
	}
	for m, list := range b.givers {
		slices.Sort(list)
		b.givers[m] = slices.Compact(list)
	}
	slices.Sort(b.areaGivers)
	b.areaGivers = slices.Compact(b.areaGivers)
	for m, list := range b.areas {
		slices.SortFunc(list, func(x, y areaKey) int {
			return cmp.Or(cmp.Compare(x.area, y.area), x.period.Compare(y.period))
		})
		b.areas[m] = slices.Compact(list)
	}
	return b
}

func usedMeasures(p *program.Program) map[string]bool {
	used := map[string]bool{}
	for _, in := range p.Indicators {
		for _, c := range in.Components {
			for _, m := range c.Value.Measures {
				used[m] = true
			}
			if c.Areas != "" {
				used[c.Areas] = true
			}
		}
	}
	return used
}

// compare puts the figure that counts first: chosen, then the body that has priority, then the newest
// vintage; the rest only makes the order independent of the order of reading.
func (b *book) compare(x, y *observation.Observation) int {
	chosen := func(o *observation.Observation) int {
		if o.Chosen {
			return 0
		}
		return 1
	}
	return cmp.Or(chosen(x)-chosen(y), b.rank(x)-b.rank(y), cmp.Compare(y.Sent, x.Sent), cmp.Compare(y.Attempt, x.Attempt),
		cmp.Compare(x.Body, y.Body), cmp.Compare(x.Column, y.Column), x.Value.Num.Cmp(y.Value.Num), cmp.Compare(x.Value.Plain(), y.Value.Plain()))
}

func (b *book) rank(o *observation.Observation) int {
	m := b.p.MeasureByCode(o.Measure)
	if m == nil {
		return 0
	}
	if i := slices.Index(m.SourcePriority, o.Body); i >= 0 {
		return i
	}
	return len(m.SourcePriority)
}

// figure is the figure that counted in month m. In the report's own month only the chosen one does; in
// an earlier month, when that one had not come yet, the one it later displaced.
func (b *book) figure(k figureKey, m period.Month) (reading, bool) {
	for _, o := range b.figures[k] {
		if o.Sent > m || (m == b.month && !o.Chosen) {
			continue
		}
		return reading{period: k.period, value: o.Value, estimate: o.Kind == observation.Estimate, sent: o.Sent}, true
	}
	return reading{}, false
}

// given is a city-wide figure of a measure for exactly a period: the actual, else the estimate.
func (b *book) given(measure string, p period.Period, m period.Month) reading {
	var out reading
	for _, kind := range []observation.Kind{observation.Actual, observation.Estimate} {
		r, ok := b.figure(figureKey{measure, "", kind, p, ""}, m)
		if ok && r.known() {
			return r
		}
		if ok && out.period.IsZero() {
			out = r // absent, but with its reason and its cell
		}
	}
	return out
}

// measure is a measure's value for a period that had ended by month m, by how the measure accumulates.
func (b *book) measure(code string, p period.Period, m period.Month) reading {
	decl := b.p.MeasureByCode(code)
	if decl == nil || p.To > m {
		return reading{}
	}
	switch decl.Accumulates {
	case program.Flow:
		return b.flow(code, p, m)
	case program.Level:
		if r := b.given(code, p, m); r.known() {
			return r
		}
		// A level stands at the end of whatever period the form asked it for.
		for _, q := range b.periods[code] {
			if q.To == p.To {
				if r := b.given(code, q, m); r.known() {
					return r
				}
			}
		}
	case program.Rate:
		return b.given(code, p, m)
	}
	return reading{}
}

// flow is a flow's value for a period: as reported, else the year to date of the month before plus the
// month, down to the sum of months. What was reported wins, because bodies restate.
func (b *book) flow(code string, p period.Period, m period.Month) reading {
	r := b.given(code, p, m)
	if r.known() || p.IsMonth() || p.IsZero() || p.Months() > 12 {
		return r
	}
	var parts [2]reading
	for _, cut := range []int{1, 3, 6} { // a month, a quarter or a half at the end
		if cut >= p.Months() {
			break
		}
		head := period.Period{From: p.From, To: p.To.Add(-cut)}
		tail := period.Period{From: p.To.Add(1 - cut), To: p.To}
		if parts[1] = b.given(code, tail, m); !parts[1].known() {
			continue
		}
		if parts[0] = b.flow(code, head, m); parts[0].known() {
			return reading{
				period: p, estimate: parts[0].estimate || parts[1].estimate, sent: max(parts[0].sent, parts[1].sent),
				value: calc.Derive(parts[0].value.Unit, parts[0].value.Num.Add(parts[1].value.Num), "{0} + {1}", parts[0].value, parts[1].value),
			}
		}
	}
	return r
}

// plan is the plan of a measure for a year, whoever set it; one without a giver first.
func (b *book) plan(code string, year int, m period.Month) reading {
	for _, g := range b.givers[code] {
		if r, ok := b.figure(figureKey{code, "", observation.Plan, period.Year(year), g}, m); ok && r.known() {
			return r
		}
	}
	return reading{}
}

package evidence

import (
	"cmp"
	"slices"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
)

// Figures are the observations of the measures that indicators use, by what they are about, with every vintage
// kept: a judgement of an earlier month reads the figures as they were known then. Nothing of it changes once it
// is made.
type Figures struct {
	program  *program.Program
	month    period.Month // the report's month
	first    period.Month // the oldest vintage; 0: nothing was ever said
	reported map[figureKey][]*observation.Observation
	periods  map[string][]period.Period // measure → periods of its city-wide actuals and estimates, sorted
	givers   map[string][]string        // measure → givers of its city-wide plans, sorted
	areas    map[string][]areaKey       // measure → what is known by area, sorted
	// areaGivers are all givers of plans by area, sorted.
	areaGivers []string
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

// Gather takes of what is known up to set.Month what the program's indicators are computed from. The order of the
// observations does not matter.
func Gather(p *program.Program, set observation.Set) *Figures {
	f := &Figures{
		program: p, month: set.Month, reported: map[figureKey][]*observation.Observation{},
		periods: map[string][]period.Period{}, givers: map[string][]string{}, areas: map[string][]areaKey{},
	}
	used := usedMeasures(p)
	for i := range set.Observations {
		o := &set.Observations[i]
		if used[o.Measure] && o.Kind != observation.Ratio && o.Sent <= set.Month {
			f.add(o)
		}
	}
	f.sort()
	return f
}

// usedMeasures are those that stand in a component's formula or are shown by area.
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

func (f *Figures) add(o *observation.Observation) {
	k := figureKey{o.Measure, o.Area, o.Kind, o.Period, o.Giver}
	f.reported[k] = append(f.reported[k], o)
	if f.first == 0 || o.Sent < f.first {
		f.first = o.Sent
	}
	switch {
	case o.Area != "":
		f.areas[o.Measure] = append(f.areas[o.Measure], areaKey{o.Area, o.Period})
		if o.Giver != "" {
			f.areaGivers = append(f.areaGivers, o.Giver)
		}
	case o.Kind == observation.Plan:
		f.givers[o.Measure] = append(f.givers[o.Measure], o.Giver)
	default:
		f.periods[o.Measure] = append(f.periods[o.Measure], o.Period)
	}
}

func (f *Figures) sort() {
	for _, list := range f.reported {
		slices.SortStableFunc(list, f.compare)
	}
	for m, list := range f.periods {
		slices.SortFunc(list, period.Period.Compare)
		f.periods[m] = slices.Compact(list)
	}
	for m, list := range f.givers {
		slices.Sort(list)
		f.givers[m] = slices.Compact(list)
	}
	for m, list := range f.areas {
		slices.SortFunc(list, func(x, y areaKey) int {
			return cmp.Or(cmp.Compare(x.area, y.area), x.period.Compare(y.period))
		})
		f.areas[m] = slices.Compact(list)
	}
	slices.Sort(f.areaGivers)
	f.areaGivers = slices.Compact(f.areaGivers)
}

// compare puts the figure that counts first: chosen, then the body that has priority, then the newest vintage; the
// rest only makes the order independent of the order of reading.
func (f *Figures) compare(x, y *observation.Observation) int {
	chosen := func(o *observation.Observation) int {
		if o.Chosen {
			return 0
		}
		return 1
	}
	return cmp.Or(chosen(x)-chosen(y), f.priority(x)-f.priority(y), cmp.Compare(y.Sent, x.Sent), cmp.Compare(y.Attempt, x.Attempt),
		cmp.Compare(x.Body, y.Body), cmp.Compare(x.Column, y.Column), x.Value.Num.Cmp(y.Value.Num), cmp.Compare(x.Value.Plain(), y.Value.Plain()))
}

// priority is the place of a figure's body among its measure's sources, 0 the first; behind all of them where the
// measure does not name it.
func (f *Figures) priority(o *observation.Observation) int {
	m := f.program.MeasureByCode(o.Measure)
	if m == nil {
		return 0
	}
	if i := slices.Index(m.SourcePriority, o.Body); i >= 0 {
		return i
	}
	return len(m.SourcePriority)
}

// Month is the report's month, the last of which anything is known.
func (f *Figures) Month() period.Month { return f.month }

// First is the first month in which anything was said; 0: nothing ever was.
func (f *Figures) First() period.Month { return f.first }

// Begun tells whether anything at all had been said by a month.
func (f *Figures) Begun(m period.Month) bool { return f.first != 0 && m >= f.first }

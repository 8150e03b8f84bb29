package figure

import (
	"cmp"
	"slices"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// planData is what is compared with its plans, in which unit.
type planData struct {
	name, unit string
	decimals   int
	years      []planYear // in order
	// verifying are the periods whose figures were given and are left out until they are verified.
	verifying []period.Period
}

// planYear is one year of the comparison.
type planYear struct {
	year   int
	whole  quantity.Value // the closed year, or its estimate
	guess  bool
	part   quantity.Value // what the open year has brought so far
	partOf period.Period
	plan   quantity.Value
}

// planDataOf finds the measure or component and its years; ok is false when there is neither.
func planDataOf(c *Chart, subject string, o *planOptions) (d planData, ok bool) {
	if m := c.Program.MeasureByCode(subject); m != nil {
		d = planData{name: m.Name, unit: m.Unit, decimals: m.Decimals}
		d.observe(c, m.Code, o.Giver, true)
		d.derived(c, m.Code)
		d.settle()
		return d, true
	}
	_, k := c.Component(subject)
	if k == nil {
		return d, false
	}
	d = planData{name: k.Name, unit: k.Unit, decimals: k.Decimals}
	// Plans of closed years are observations of the one measure that the component is; a component that
	// is computed from several has only the plan that the scorecard computed.
	if ms := k.Component.Value.Measures; len(ms) == 1 {
		d.observe(c, ms[0], o.Giver, false)
	}
	d.judged(k, c.Card.Month.Year())
	d.settle()
	first := cmp.Or(o.First, c.Program.Term.First.Year())
	d.years = slices.DeleteFunc(d.years, func(y planYear) bool {
		return y.year < first || !y.whole.Known() && !y.part.Known() && !y.plan.Known()
	})
	return d, true
}

// derived takes over the open year's part that the scorecard came to in another way where the measure's own figure for
// it is missing, refused for instance: one report has one figure for a period.
func (d *planData) derived(c *Chart, measure string) {
	for i := range c.Card.Indicators {
		for j := range c.Card.Indicators[i].Components {
			k := &c.Card.Indicators[i].Components[j]
			if k.Component.Value.Text != measure || k.Unit != d.unit || !k.Latest.Known() || !k.LatestPeriod.IsYearToDate() || k.LatestPeriod.IsYear() {
				continue
			}
			if y := d.year(k.LatestPeriod.To.Year()); !y.part.Known() || y.partOf.To < k.LatestPeriod.To {
				y.part, y.partOf = k.Latest, k.LatestPeriod
			}
		}
	}
}

// judged takes over what the scorecard says of a component.
func (d *planData) judged(k *scorecard.Component, open int) {
	for _, s := range k.Series {
		if s.Value.Known() && !s.Plan && s.Period.IsYear() {
			d.year(s.Period.To.Year()).result(s.Value, s.Estimate)
		}
	}
	if k.Latest.Known() && k.LatestPeriod.IsYearToDate() && !k.LatestPeriod.IsYear() {
		y := d.year(k.LatestPeriod.To.Year())
		y.part, y.partOf = k.Latest, k.LatestPeriod
	}
	if k.YearPlan.Known() {
		d.year(open).plan = k.YearPlan
	}
	for _, r := range k.Refused {
		d.missed(r.Period)
	}
}

// missed takes a period whose figure is being verified: a year or a year to date, which are what the bars show.
func (d *planData) missed(p period.Period) {
	if p.IsYearToDate() && !slices.Contains(d.verifying, p) {
		d.verifying = append(d.verifying, p)
	}
}

// settle leaves one result for each year: once the year is closed the part that had come before says nothing more.
// What is known in another way, or was overtaken, is not missed.
func (d *planData) settle() {
	for i := range d.years {
		if y := &d.years[i]; y.closed() || y.partOf.IsYear() {
			y.part, y.partOf = quantity.Value{}, period.Period{}
		}
	}
	d.verifying = slices.DeleteFunc(d.verifying, func(p period.Period) bool {
		i, found := slices.BinarySearchFunc(d.years, p.To.Year(), func(y planYear, n int) int { return cmp.Compare(y.year, n) })
		return found && (d.years[i].closed() || d.years[i].part.Known() && d.years[i].partOf.To >= p.To)
	})
	slices.SortFunc(d.verifying, period.Period.Compare)
}

// closed tells whether the whole year's result is known, not only an estimate of it.
func (y *planYear) closed() bool { return y.whole.Known() && !y.guess }

// year is the entry of a year, made where there is none yet.
func (d *planData) year(n int) *planYear {
	i, found := slices.BinarySearchFunc(d.years, n, func(y planYear, n int) int { return cmp.Compare(y.year, n) })
	if !found {
		d.years = slices.Insert(d.years, i, planYear{year: n})
	}
	return &d.years[i]
}

// result takes a value for the whole year; a closed one replaces an estimate.
func (y *planYear) result(v quantity.Value, guess bool) {
	if !y.whole.Known() || y.guess && !guess {
		y.whole, y.guess = v, guess
	}
}

// observe collects the plans of a measure for the whole city by year, and if asked the figures too. Without a
// giver named, the first plan in the set's order counts.
func (d *planData) observe(c *Chart, measure, giver string, figures bool) {
	month := c.Card.Month
	for _, o := range c.Set.Observations {
		if o.Measure != measure || o.Area != "" || !o.Chosen {
			continue
		}
		if figures && o.Value.Absence == quantity.Refused && o.Kind == observation.Actual && o.Period.To <= month {
			d.missed(o.Period)
		}
		if !o.Value.Known() {
			continue
		}
		year := o.Period.To.Year()
		switch {
		case o.Kind == observation.Plan && o.Period.IsYear() && (giver == "" || o.Giver == giver):
			if y := d.year(year); !y.plan.Known() {
				y.plan = o.Value
			}
		case !figures:
		case o.Kind == observation.Actual && o.Period.IsYear():
			y := d.year(year)
			y.whole, y.guess = o.Value, false
		case o.Kind == observation.Estimate && o.Period.IsYear():
			if y := d.year(year); !y.whole.Known() {
				y.whole, y.guess = o.Value, true
			}
		case o.Kind == observation.Actual && o.Period.IsYearToDate() && year == month.Year() && o.Period.To <= month:
			if y := d.year(year); !y.part.Known() || y.partOf.To < o.Period.To {
				y.part, y.partOf = o.Value, o.Period
			}
		}
	}
}

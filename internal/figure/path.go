package figure

import (
	"cmp"
	"slices"

	"tiendo/internal/geom"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
	"tiendo/internal/wording"
)

// course is what the path of one component shows, sorted out before anything is drawn.
type course struct {
	c        *scorecard.Component
	bars     bool    // yearly amounts and rates stand as bars on zero; levels and running totals as a line
	points   []point // readings in order of time, the baseline included
	aside    *point  // the open year's part of a year: beside the years, never joined to them
	plan     []point
	target   *point
	forecast *point
	breaks   []float64 // places on the x axis over which no line goes
}

// point is a value at a place on the time axis: 2022.0 is the end of 2022.
type point struct {
	x     float64
	v     quantity.Value
	p     period.Period
	guess bool // an estimate: hollow and dashed
	base  bool
}

// when is a period's end on the time axis.
func when(p period.Period) float64 { return float64(p.To.Year()-1) + float64(p.To.Number())/12 }

// component finds what a subject like "CT04" or "CT04a" means.
func (j *job) component(subject string) (*scorecard.Indicator, *scorecard.Component) {
	for i := range j.card.Indicators {
		ind := &j.card.Indicators[i]
		if ind.Code == subject {
			return ind, ind.Deciding()
		}
		for k := range ind.Components {
			if ind.Components[k].Code == subject {
				return ind, &ind.Components[k]
			}
		}
	}
	return nil, nil
}

func (j *job) subject() string { return cmp.Or(j.fig.Subject, j.option("subject")) }

// path draws one component over the term: what was reached, what was planned, where it leads.
func (j *job) path() (string, bool) {
	_, c := j.component(j.subject())
	if c == nil {
		j.report("E606", wording.Args{"what": j.subject()})
		return "", false
	}
	co := j.course(c)
	if len(co.points) == 0 && co.aside == nil {
		return "", false
	}
	j.exactly(geom.MM(72))
	if err := j.drawCourse(co); err != nil {
		j.report("E607", wording.Args{"reason": err.Error()})
		return "", false
	}
	return j.pathAlt(co), true
}

func (j *job) course(c *scorecard.Component) course {
	co := course{c: c, bars: c.Kind.Bars}
	yearly := co.bars || c.Kind.FromZero
	for _, s := range c.Series {
		p := point{x: when(s.Period), v: s.Value, p: s.Period, guess: s.Estimate}
		switch {
		case !s.Value.Known() || s.Plan:
		case !yearly || s.Period.IsYear():
			co.points = append(co.points, p)
		case c.Kind.Rate && s.Period.IsYearToDate() && s.Period.To.Year() == j.card.Month.Year():
			p.x = float64(s.Period.To.Year())
			co.aside = &p
		}
	}
	slices.SortStableFunc(co.points, func(a, b point) int {
		return cmp.Or(a.p.Compare(b.p), boolOrder(b.guess, a.guess))
	})
	co.points = slices.CompactFunc(co.points, func(a, b point) bool { return a.p == b.p })
	if co.aside != nil && slices.ContainsFunc(co.points, func(p point) bool { return p.x == co.aside.x }) {
		co.aside = nil
	}
	if c.Kind.FromZero {
		co.points = j.running(c, co.points)
	}
	j.ends(&co)
	for _, s := range c.PlanPath {
		if s.Value.Known() {
			co.plan = append(co.plan, point{x: when(s.Period), v: s.Value, p: s.Period})
		}
	}
	if len(co.plan) < 2 && co.target != nil && c.Baseline.Value.Known() && !c.Baseline.Period.IsZero() {
		co.plan = []point{{x: when(c.Baseline.Period), v: c.Baseline.Value, p: c.Baseline.Period}, *co.target}
	}
	co.breaks = j.breaks()
	return co
}

// ends adds the baseline, the target and the projection.
func (j *job) ends(co *course) {
	c := co.c
	if c.Baseline.Value.Known() && !c.Baseline.Period.IsZero() {
		b := point{x: when(c.Baseline.Period), v: c.Baseline.Value, p: c.Baseline.Period, base: true}
		co.points = slices.DeleteFunc(co.points, func(p point) bool { return p.p == b.p })
		co.points = slices.Insert(co.points, 0, b)
		slices.SortStableFunc(co.points, func(a, b point) int { return cmp.Compare(a.x, b.x) })
	}
	if c.Target.Value.Known() && !c.Target.Period.IsZero() {
		co.target = &point{x: when(c.Target.Period), v: c.Target.Value, p: c.Target.Period}
	}
	if c.Projection.Known() && !c.Target.Period.IsZero() && len(co.points) > 0 && co.points[len(co.points)-1].x < when(c.Target.Period) {
		co.forecast = &point{x: when(c.Target.Period), v: c.Projection, p: c.Target.Period, guess: true}
	}
}

// running turns yearly amounts of the term into the total so far at each year's end; the judged value,
// which holds the open year's part, ends it.
func (j *job) running(c *scorecard.Component, years []point) []point {
	start := period.Year(j.p.Term.First.Year() - 1)
	if j.p.Term.First == 0 && len(years) > 0 {
		start = period.Year(years[0].p.To.Year() - 1)
	}
	zero := quantity.Of(quantity.Int(0), c.Unit)
	out := []point{{x: when(start), v: zero, p: start, base: true}}
	sum := zero
	for _, y := range years {
		if y.p.To <= start.To {
			continue
		}
		if last := out[len(out)-1]; y.x-last.x > 1.01 {
			// A year is missing: from here on the total is not known.
			break
		}
		sum = quantity.Of(sum.Num.Add(y.v.Num), c.Unit, quantity.MergeSources(sum, y.v)...)
		sum.Derived = j.say("chart.derived.cumulative")
		out = append(out, point{x: y.x, v: sum, p: period.Period{From: start.To + 1, To: y.p.To}, guess: y.guess})
	}
	if c.Value.Known() && !c.Period.IsZero() && when(c.Period) > out[len(out)-1].x {
		out = append(out, point{x: when(c.Period), v: c.Value, p: c.Period, guess: c.Estimate})
	}
	if len(out) == 1 {
		return nil
	}
	return out
}

// breaks are the ends of series that must not be joined: those that the figure declares, and the end of
// an area that stands for the whole (its code is empty) in areas.yaml.
func (j *job) breaks() []float64 {
	var out []float64
	add := func(d period.Date) {
		if !d.IsZero() {
			out = append(out, float64(d.Year-1)+float64(d.Month-1)/12+float64(d.Day-1)/372)
		}
	}
	for _, s := range splitList(j.option("breaks")) {
		if d, err := period.ParseDate(s); err == nil {
			add(d)
		}
	}
	for _, a := range j.p.Areas {
		if a.Code == "" {
			add(a.ValidTo)
		}
	}
	return out
}

func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// joined tells whether a line may go from one reading to the next: no more than a year apart and no
// break between them.
func (co course) joined(a, b point) bool {
	for _, x := range co.breaks {
		if a.x < x && x <= b.x {
			return false
		}
	}
	return b.x-a.x < 1.01
}

// values are all numbers that the y axis must hold.
func (co course) values() []quantity.Decimal {
	var out []quantity.Decimal
	for _, list := range [][]point{co.points, co.plan} {
		for _, p := range list {
			out = append(out, p.v.Num)
		}
	}
	for _, p := range []*point{co.aside, co.target, co.forecast} {
		if p != nil {
			out = append(out, p.v.Num)
		}
	}
	lo, hi := slices.MinFunc(out, quantity.Decimal.Cmp), slices.MaxFunc(out, quantity.Decimal.Cmp)
	if co.c.Kind.Ordinal {
		return append(out, hi.Add(quantity.Int(1)))
	}
	// A bar is measured from zero; a line may start higher where zero would flatten it.
	if co.bars || (lo.Sign() > 0 && lo.Add(lo).Cmp(hi) < 0) {
		return append(out, quantity.Int(0))
	}
	// Elsewhere a little air below keeps the lowest point off the axis.
	if air := lo.Sub(hi.Sub(lo).Mul(quantity.MustParse("0.08"))); air.Sign() > 0 {
		out = append(out, air)
	}
	return out
}

func (co course) span() (lo, hi float64) {
	lo, hi = 1e9, -1e9
	for _, list := range [][]point{co.points, co.plan} {
		for _, p := range list {
			lo, hi = min(lo, p.x), max(hi, p.x)
		}
	}
	for _, p := range []*point{co.aside, co.target, co.forecast} {
		if p != nil {
			lo, hi = min(lo, p.x), max(hi, p.x)
		}
	}
	return lo, hi
}

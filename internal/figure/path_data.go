package figure

import (
	"cmp"
	"slices"

	"tiendo/internal/figure/plot"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// pathData is what the path of one component shows, sorted out before anything is drawn.
type pathData struct {
	comp     *scorecard.Component
	bars     bool        // yearly amounts and rates stand as bars on zero; levels and running totals as a line
	points   []pathPoint // readings in order of time, the baseline included
	aside    *pathPoint  // the open year's part of a year: beside the years, never joined to them
	plan     []pathPoint
	target   *pathPoint
	forecast *pathPoint
	mean     *period.Period // the years over which target and forecast are a mean: lines across them, no points at their end
	breaks   []float64      // places on the time axis over which no line goes: a new base, a merged city
}

// pathPoint is a value at a place on the time axis: 2022.0 is the end of 2022.
type pathPoint struct {
	x     float64
	v     quantity.Value
	p     period.Period
	guess bool // an estimate: hollow and dashed
	base  bool
}

func (p pathPoint) plotted() plot.Point { return plot.Point{X: p.x, Y: p.v.Num} }

// whole tells whether it stands at a year's end.
func (p pathPoint) whole() bool { return p.x == float64(int(p.x)) }

// aYear is the most that two readings lie apart between which nothing is missing.
const aYear = 1.01

// endOf is a period's end on the time axis.
func endOf(p period.Period) float64 { return float64(p.To.Year()-1) + float64(p.To.Number())/12 }

func pointOf(p period.Period, v quantity.Value) pathPoint { return pathPoint{x: endOf(p), v: v, p: p} }

func pathDataOf(c *Chart, k *scorecard.Component, breaks []period.Date) pathData {
	d := pathData{comp: k, bars: k.Kind.Bars}
	d.read(c.Card.Month)
	if k.Kind.FromZero {
		d.points = running(c, k, d.points)
	}
	d.addEnds()
	for _, s := range k.PlanPath {
		if s.Value.Known() {
			d.plan = append(d.plan, pointOf(s.Period, s.Value))
		}
	}
	if d.mean != nil && d.target != nil {
		// A path ends at the target; a mean is no year's value, and the last year's plan only where it is another.
		d.plan = slices.DeleteFunc(d.plan, func(p pathPoint) bool { return p.x == d.target.x && p.v.Num.Equal(d.target.v.Num) })
	}
	if b := k.Baseline; len(d.plan) < 2 && d.target != nil && d.mean == nil && b.Value.Known() && !b.Period.IsZero() {
		d.plan = []pathPoint{pointOf(b.Period, b.Value), *d.target}
	}
	for _, b := range breaks {
		if !b.IsZero() {
			d.breaks = append(d.breaks, float64(b.Year-1)+float64(b.Month-1)/12+float64(b.Day-1)/372)
		}
	}
	return d
}

// read sorts the component's readings. Of two for one period the closed one counts, not the estimate.
func (d *pathData) read(month period.Month) {
	yearly := d.bars || d.comp.Kind.FromZero
	for _, s := range d.comp.Series {
		p := pointOf(s.Period, s.Value)
		p.guess = s.Estimate
		switch {
		case !s.Value.Known() || s.Plan:
		case !yearly || s.Period.IsYear():
			d.points = append(d.points, p)
		case d.comp.Kind.Rate && s.Period.IsYearToDate() && s.Period.To.Year() == month.Year():
			p.x = float64(s.Period.To.Year())
			d.aside = &p
		}
	}
	slices.SortStableFunc(d.points, func(a, b pathPoint) int {
		return cmp.Or(a.p.Compare(b.p), closedFirst(a.guess, b.guess))
	})
	d.points = slices.CompactFunc(d.points, func(a, b pathPoint) bool { return a.p == b.p })
	if d.aside != nil && slices.ContainsFunc(d.points, func(p pathPoint) bool { return p.x == d.aside.x }) {
		d.aside = nil
	}
}

func closedFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// addEnds adds the baseline, the target and the projection.
func (d *pathData) addEnds() {
	base, target := d.comp.Baseline, d.comp.Target
	if base.Value.Known() && !base.Period.IsZero() {
		b := pointOf(base.Period, base.Value)
		b.base = true
		d.points = slices.DeleteFunc(d.points, func(p pathPoint) bool { return p.p == b.p })
		d.points = slices.Insert(d.points, 0, b)
		slices.SortStableFunc(d.points, func(a, b pathPoint) int { return cmp.Compare(a.x, b.x) })
	}
	if target.Period.IsZero() {
		return
	}
	if d.comp.Kind.Span && !d.comp.Kind.FromZero && target.Period.Months() > 12 {
		d.mean = &target.Period
	}
	if target.Value.Known() {
		t := pointOf(target.Period, target.Value)
		d.target = &t
	}
	if d.comp.Projection.Known() && len(d.points) > 0 && d.last().x < endOf(target.Period) {
		f := pointOf(target.Period, d.comp.Projection)
		f.guess = true
		d.forecast = &f
	}
}

// last is the newest reading; there must be one.
func (d pathData) last() pathPoint { return d.points[len(d.points)-1] }

// running turns yearly amounts of the term into the total so far at each year's end; the judged value,
// which holds the open year's part, ends it.
func running(c *Chart, k *scorecard.Component, years []pathPoint) []pathPoint {
	start := period.Year(c.Program.Term.First.Year() - 1)
	if c.Program.Term.First == 0 && len(years) > 0 {
		start = period.Year(years[0].p.To.Year() - 1)
	}
	sum := quantity.Of(quantity.Int(0), k.Unit)
	first := pointOf(start, sum)
	first.base = true
	out := []pathPoint{first}
	for _, y := range years {
		if y.p.To <= start.To {
			continue
		}
		if last := out[len(out)-1]; y.x-last.x > aYear {
			break // a year is missing: from here on the total is not known
		}
		sum = quantity.Of(sum.Num.Add(y.v.Num), k.Unit, quantity.MergeSources(sum, y.v)...)
		sum.Derived = c.Text("chart.derived.cumulative")
		out = append(out, pathPoint{x: y.x, v: sum, p: period.Period{From: start.To + 1, To: y.p.To}, guess: y.guess})
	}
	if k.Value.Known() && !k.Period.IsZero() && endOf(k.Period) > out[len(out)-1].x {
		now := pointOf(k.Period, k.Value)
		now.guess = k.Estimate
		out = append(out, now)
	}
	if len(out) == 1 {
		return nil
	}
	return out
}

// broken tells whether a break lies between two points.
func (d pathData) broken(a, b pathPoint) bool {
	return slices.ContainsFunc(d.breaks, func(x float64) bool { return a.x < x && x <= b.x })
}

// joined tells whether a line may go from one reading to the next: no more than a year apart and no
// break between them.
func (d pathData) joined(a, b pathPoint) bool { return !d.broken(a, b) && b.x-a.x < aYear }

// all are all points, of readings, plan and ends.
func (d pathData) all() []pathPoint {
	out := slices.Concat(d.points, d.plan)
	for _, p := range []*pathPoint{d.aside, d.target, d.forecast} {
		if p != nil {
			out = append(out, *p)
		}
	}
	return out
}

// values are all numbers that the y axis must hold.
func (d pathData) values() []quantity.Decimal {
	var out []quantity.Decimal
	for _, p := range d.all() {
		out = append(out, p.v.Num)
	}
	lo, hi := slices.MinFunc(out, quantity.Decimal.Cmp), slices.MaxFunc(out, quantity.Decimal.Cmp)
	if d.comp.Kind.Ordinal {
		return append(out, hi.Add(quantity.Int(1)))
	}
	// A bar is measured from zero; a line may start higher where zero would flatten it.
	if d.bars || (lo.Sign() > 0 && lo.Add(lo).Cmp(hi) < 0) {
		return append(out, quantity.Int(0))
	}
	// Elsewhere a little air below keeps the lowest point off the axis.
	if air := lo.Sub(hi.Sub(lo).Mul(quantity.MustParse("0.08"))); air.Sign() > 0 {
		out = append(out, air)
	}
	return out
}

// over is the line across all years of a mean, at its height.
func (d pathData) over(p pathPoint) []pathPoint {
	const aside = yearBar / 2 // from the first year's bar to the last one's, edges included
	from, to := p, p
	from.x, to.x = endOf(period.Year(d.mean.From.Year()))-aside, endOf(period.Year(d.mean.To.Year()))+aside
	return []pathPoint{from, to}
}

// years are the first and the last place on the time axis.
func (d pathData) years() (lo, hi float64) {
	all := d.all()
	lo, hi = all[0].x, all[0].x
	if d.mean != nil {
		lo, hi = min(lo, float64(d.mean.From.Year())), max(hi, float64(d.mean.To.Year()))
	}
	for _, p := range all {
		lo, hi = min(lo, p.x), max(hi, p.x)
	}
	return lo, hi
}

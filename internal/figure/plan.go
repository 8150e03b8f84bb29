package figure

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/wcharczuk/go-chart/v2"

	"tiendo/internal/drawing"
	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// planned is one year of the comparison with its plan.
type planned struct {
	year   int
	whole  quantity.Value // the closed year, or its estimate
	guess  bool
	part   quantity.Value // what the open year has brought so far
	partOf period.Period
	plan   quantity.Value
}

// course of a plan chart: what is compared, in which unit.
type comparison struct {
	name, unit string
	decimals   int
	years      []planned
}

// plan draws yearly values against the year's plan.
func (j *job) plan() (string, bool) {
	co, ok := j.comparison()
	if !ok {
		j.report("E606", wording.Args{"what": cmp.Or(j.option("measure"), j.option("component"), j.subject())})
		return "", false
	}
	if len(co.years) == 0 {
		return "", false
	}
	j.exactly(geom.MM(72))
	if err := j.drawPlan(co); err != nil {
		j.report("E607", wording.Args{"reason": err.Error()})
		return "", false
	}
	return j.planAlt(co), true
}

// comparison finds the measure or component and its years.
func (j *job) comparison() (comparison, bool) {
	subject := cmp.Or(j.fig.Subject, j.option("component"), j.option("measure"), j.option("subject"))
	if m := j.p.MeasureByCode(subject); m != nil {
		co := comparison{name: m.Name, unit: m.Unit, decimals: m.Decimals}
		co.years = j.observed(m.Code, true)
		return co, true
	}
	_, c := j.component(subject)
	if c == nil {
		return comparison{}, false
	}
	co := comparison{name: c.Name, unit: c.Unit, decimals: c.Decimals}
	// Plans of closed years are observations of the one measure that the component is; a component that
	// is computed from several has only the plan that the scorecard computed.
	if ms := j.measures(c.Code); len(ms) == 1 {
		co.years = j.observed(ms[0], false)
	}
	at := func(year int) *planned { return co.year(year) }
	for _, s := range c.Series {
		if s.Value.Known() && !s.Plan && s.Period.IsYear() {
			y := at(s.Period.To.Year())
			if !y.whole.Known() || (y.guess && !s.Estimate) {
				y.whole, y.guess = s.Value, s.Estimate
			}
		}
	}
	if c.Latest.Known() && c.LatestPeriod.IsYearToDate() && !c.LatestPeriod.IsYear() {
		y := at(c.LatestPeriod.To.Year())
		y.part, y.partOf = c.Latest, c.LatestPeriod
	}
	if c.YearPlan.Known() {
		at(j.card.Month.Year()).plan = c.YearPlan
	}
	co.years = slices.DeleteFunc(co.years, func(y planned) bool { return !y.whole.Known() && !y.part.Known() && !y.plan.Known() })
	first := j.p.Term.First.Year()
	if n, err := strconv.Atoi(j.option("first")); err == nil {
		first = n
	}
	co.years = slices.DeleteFunc(co.years, func(y planned) bool { return y.year < first })
	return co, true
}

func (co *comparison) year(n int) *planned {
	i, found := slices.BinarySearchFunc(co.years, n, func(y planned, n int) int { return cmp.Compare(y.year, n) })
	if !found {
		co.years = slices.Insert(co.years, i, planned{year: n})
	}
	return &co.years[i]
}

func (j *job) measures(component string) []string {
	for _, ind := range j.p.Indicators {
		for _, c := range ind.Components {
			if c.Code == component {
				return c.Value.Measures
			}
		}
	}
	return nil
}

// observed collects plans (and with values the figures too) of a measure for the whole city by year.
func (j *job) observed(measure string, values bool) []planned {
	var co comparison
	giver := j.option("giver")
	for _, o := range j.set.Observations {
		if o.Measure != measure || o.Area != "" || !o.Chosen || !o.Value.Known() {
			continue
		}
		year := o.Period.IsYear()
		switch {
		case o.Kind == observation.Plan && year && (giver == "" || o.Giver == giver):
			// Without a giver named, the first in the set's order counts.
			if y := co.year(o.Period.To.Year()); !y.plan.Known() {
				y.plan = o.Value
			}
		case !values:
		case o.Kind == observation.Actual && year:
			y := co.year(o.Period.To.Year())
			y.whole, y.guess = o.Value, false
		case o.Kind == observation.Estimate && year:
			if y := co.year(o.Period.To.Year()); !y.whole.Known() {
				y.whole, y.guess = o.Value, true
			}
		case o.Kind == observation.Actual && o.Period.IsYearToDate() && o.Period.To.Year() == j.card.Month.Year() && o.Period.To <= j.card.Month:
			if y := co.year(o.Period.To.Year()); !y.part.Known() || y.partOf.To < o.Period.To {
				y.part, y.partOf = o.Value, o.Period
			}
		}
	}
	return co.years
}

// Plan and result stand side by side, each this wide and this far from the year's middle, in years.
const (
	pairWide   = 0.36
	planAside  = -0.2
	whereStood = 0.2
)

var (
	planShade  = shade{fill: pale, edge: dim}
	wholeShade = shade{fill: blue, edge: blueDark}
	guessShade = shade{fill: paper, edge: blueDark, dash: dashed}
	partShade  = shade{fill: blueLight, edge: blueDark}
)

func bars(s shade, width float64) barSeries {
	st := chart.Style{FillColor: toGoChart(s.fill), StrokeColor: toGoChart(s.edge), StrokeWidth: 2}
	for _, d := range s.dash {
		st.StrokeDashArray = append(st.StrokeDashArray, float64(d/px))
	}
	return barSeries{width: width, style: st}
}

func (b *barSeries) add(x float64, v quantity.Value) {
	if v.Known() {
		b.xs, b.ys = append(b.xs, x), append(b.ys, v.Num)
	}
}

func (j *job) drawPlan(co comparison) error {
	var failed error
	j.settle(func(reserve geom.Length) []line {
		var dropped []line
		plan, whole, guess, part := bars(planShade, pairWide), bars(wholeShade, pairWide), bars(guessShade, pairWide), bars(partShade, pairWide)
		values := []quantity.Decimal{quantity.Int(0)}
		p := plot{}
		for _, y := range co.years {
			x := float64(y.year)
			plan.add(x+planAside, y.plan)
			if y.guess {
				guess.add(x+whereStood, y.whole)
			} else {
				whole.add(x+whereStood, y.whole)
			}
			part.add(x+whereStood, y.part)
			for _, v := range []quantity.Value{y.plan, y.whole, y.part} {
				if v.Known() {
					values = append(values, v.Num)
				}
			}
			p.x = append(p.x, xTick{x, strconv.Itoa(y.year)})
		}
		keys := j.planKeys(plan, whole, guess, part)
		legend := j.c.legend(keys, 0, 0, j.c.size.W, false)
		j.c.legend(keys, 0, j.c.size.H-legend-reserve, j.c.size.W, true)
		j.c.put(italic(j.c.fit(co.unit, span{ital: true}, j.c.size.W, smallSize)), geom.Point{Y: 8 * geom.Pt}, smallSize, dim)
		const top, ratios = 20 * geom.Pt, 12 * geom.Pt
		bottom := j.c.size.H - legend - reserve - ratios - 4*geom.Pt
		p.within = geom.Rect{Point: geom.Point{Y: top}, Size: geom.Size{W: j.c.size.W - 8*geom.Pt, H: bottom - top}}
		p.xLo, p.xHi = float64(co.years[0].year)-0.6, float64(co.years[len(co.years)-1].year)+0.6
		p.y = roundAxis(values, ticksFor(bottom-top), false)
		p.series = []chart.Series{plan, guess, whole, part}
		p.over = func(at placed) { dropped = j.planLabels(co, at) }
		failed = p.draw(j.c)
		return dropped
	})
	return failed
}

func (j *job) planKeys(plan, whole, guess, part barSeries) []key {
	var out []key
	for _, k := range []struct {
		b    barSeries
		s    shade
		word string
	}{{plan, planShade, "chart.plan.plan"}, {whole, wholeShade, "chart.plan.actual"}, {guess, guessShade, "chart.estimate"}, {part, partShade, "chart.plan.part"}} {
		if len(k.b.xs) > 0 {
			out = append(out, key{boxSign(k.s), plain(j.say(k.word))})
		}
	}
	return out
}

// planLabels writes results, plans and below the year the share of the plan reached.
func (j *job) planLabels(co comparison, at placed) []line {
	pl := placer{c: j.c, within: inside(at, j.c.size)}
	j.c.stroke(geom.Point{X: at.box.X, Y: at.y(0)}, geom.Point{X: at.box.Right(), Y: at.y(0)}, axisInk, thin)
	var notes []note
	add := func(suffix string, x float64, v quantity.Value, p period.Period, style span, ink drawing.Colour) {
		if !v.Known() {
			return
		}
		o := at.at(x, v.Num)
		top, foot := min(o.Y, at.y(0)), max(o.Y, at.y(0))
		pl.soft = append(pl.soft, geom.Rect{Point: geom.Point{X: at.x(x - pairWide/2), Y: top}, Size: geom.Size{W: at.x(x+pairWide/2) - at.x(x-pairWide/2), H: foot - top}})
		n := j.number(suffix, v, co.decimals, p)
		n.bold, n.ital = style.bold, style.ital
		wishes := []wish{above, below}
		if v.Num.Sign() < 0 {
			wishes = []wish{below, above}
		}
		notes = append(notes, note{at: o, full: line{n}, size: smallSize, ink: ink, wishes: wishes})
	}
	for _, y := range co.years {
		id, x := strconv.Itoa(y.year), float64(y.year)
		add("value."+id, x+whereStood, y.whole, period.Year(y.year), span{bold: !y.guess, ital: y.guess}, black)
		add("part."+id, x+whereStood, y.part, y.partOf, span{bold: true}, black)
		add("plan."+id, x+planAside, y.plan, period.Year(y.year), span{}, dim)
	}
	var dropped []line
	for _, n := range notes {
		if !pl.place(n) {
			dropped = append(dropped, n.full)
		}
	}
	step := at.x(1) - at.x(0)
	for _, y := range co.years {
		v, p := y.whole, period.Year(y.year)
		if y.part.Known() {
			v, p = y.part, y.partOf
		}
		if !v.Known() || !y.plan.Known() {
			continue
		}
		r, ok := v.Num.Mul(quantity.Int(100)).Quo(y.plan.Num)
		if !ok {
			continue
		}
		share := quantity.Of(r, "%", quantity.MergeSources(v, y.plan)...)
		share.Derived = j.say("chart.derived.plan_ratio")
		n := j.print("ratio."+strconv.Itoa(y.year), share, vitext.Number(r, 1)+"%", p)
		l := line{{text: j.say("chart.plan.reached")}, n}
		if j.c.width(l, tinySize) > step-2*geom.Pt {
			l = line{n}
		}
		j.c.putAt(l, centre, at.x(float64(y.year)), at.box.Bottom()+19*geom.Pt, tinySize, dim)
	}
	return dropped
}

func (j *job) planAlt(co comparison) string {
	var parts []string
	for _, y := range co.years {
		v, p := y.whole, period.Year(y.year)
		if y.part.Known() {
			v, p = y.part, y.partOf
		}
		value := j.say("chart.no_data.row")
		if v.Known() {
			value = vitext.Number(v.Num, co.decimals)
		}
		if y.plan.Known() {
			parts = append(parts, j.say("chart.plan.alt.row", "period", j.when(p), "value", value, "plan", vitext.Number(y.plan.Num, co.decimals)))
		} else {
			parts = append(parts, j.say("chart.plan.alt.row_no_plan", "period", j.when(p), "value", value))
		}
	}
	return j.say("chart.plan.alt", "name", co.name, "unit", co.unit, "rows", j.list(parts))
}

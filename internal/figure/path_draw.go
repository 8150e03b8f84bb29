package figure

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/wcharczuk/go-chart/v2"

	"tiendo/internal/document"
	"tiendo/internal/geom"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
)

func (j *job) drawCourse(co course) error {
	var failed error
	j.settle(func(reserve geom.Length) []line {
		var dropped []line
		keys := j.courseKeys(co)
		legend := j.c.legend(keys, 0, 0, j.c.size.W, false)
		const top = 18 * geom.Pt
		bottom := j.c.size.H - legend - reserve - 4*geom.Pt
		j.c.put(italic(j.c.fit(co.c.Unit, span{ital: true}, j.c.size.W, smallSize)), geom.Point{Y: 8 * geom.Pt}, smallSize, dim)
		j.c.legend(keys, 0, j.c.size.H-legend-reserve, j.c.size.W, true)
		lo, hi := co.span()
		p := plot{within: geom.Rect{Point: geom.Point{Y: top}, Size: geom.Size{W: j.c.size.W - 20*geom.Pt, H: bottom - top}},
			y: roundAxis(co.values(), ticksFor(bottom-top), false)}
		if co.c.Kind.Ordinal {
			p.y, p.yUpside = rankAxis(co.values(), ticksFor(bottom-top)), true
		}
		// The first year's label keeps clear of the y axis' figures.
		pad := max(0.25, (hi-lo)/20)
		p.xLo, p.xHi = lo-pad, hi+pad+0.1
		if co.bars {
			p.xLo, p.xHi = lo-0.6, hi+0.6
		}
		step := yearStep(hi-lo, j.c.size.W)
		// With readings inside years a tick must say that it stands for a year's end.
		within := slices.ContainsFunc(co.points, func(p point) bool { return p.x != float64(int(p.x)) })
		for y := int(lo); float64(y) <= hi; y += step {
			label := strconv.Itoa(y)
			if within {
				label = j.say("chart.path.year_end", "year", label)
			}
			p.x = append(p.x, xTick{float64(y), label})
		}
		p.series = j.courseSeries(co)
		p.over = func(at placed) { dropped = j.courseMarks(co, at) }
		failed = p.draw(j.c)
		return dropped
	})
	return failed
}

// ticksFor keeps tick labels at least 22 pt apart.
func ticksFor(h geom.Length) int { return int(max(2, min(6, h/(22*geom.Pt)))) }

// yearStep keeps the years' labels at least 34 pt apart.
func yearStep(years float64, w geom.Length) int {
	step := 1
	for years/float64(step)*34 > w.PDF()*0.85 {
		step++
	}
	return step
}

// courseSeries are the lines and bars that go-chart draws.
func (j *job) courseSeries(co course) []chart.Series {
	out := []chart.Series{barSeries{}}
	if co.bars {
		done := barSeries{width: 0.46, style: chart.Style{FillColor: toGoChart(blueLight), StrokeColor: toGoChart(blueDark), StrokeWidth: 2}}
		open := barSeries{width: 0.46, style: chart.Style{FillColor: toGoChart(paper), StrokeColor: toGoChart(blueDark), StrokeWidth: 3, StrokeDashArray: []float64{10, 8}}}
		base := barSeries{width: 0.46, style: chart.Style{FillColor: toGoChart(pale), StrokeColor: toGoChart(dim), StrokeWidth: 2}}
		for _, p := range co.points {
			b := &done
			if p.guess {
				b = &open
			} else if p.base {
				b = &base
			}
			b.xs, b.ys = append(b.xs, p.x), append(b.ys, p.v.Num)
		}
		out = append(out, base, done, open)
	}
	var xs []float64
	var ys []quantity.Decimal
	for _, p := range co.plan {
		xs, ys = append(xs, p.x), append(ys, p.v.Num)
	}
	if len(xs) > 1 {
		out = append(out, lineSeries(xs, ys, dim, 4, 3, 9))
	}
	if last := len(co.points) - 1; last >= 0 && co.forecast != nil && len(co.breaksIn(co.points[last], *co.forecast)) == 0 {
		a, b := co.points[last], *co.forecast
		out = append(out, lineSeries([]float64{a.x, b.x}, []quantity.Decimal{a.v.Num, b.v.Num}, red, 4, 16, 10))
	}
	if !co.bars {
		for i := 1; i < len(co.points); i++ {
			a, b := co.points[i-1], co.points[i]
			if !co.joined(a, b) {
				continue
			}
			var dash []float64
			if b.guess {
				dash = []float64{16, 10}
			}
			out = append(out, lineSeries([]float64{a.x, b.x}, []quantity.Decimal{a.v.Num, b.v.Num}, blueDark, 7, dash...))
		}
	}
	return out
}

func (co course) breaksIn(a, b point) []float64 {
	var out []float64
	for _, x := range co.breaks {
		if a.x < x && x <= b.x {
			out = append(out, x)
		}
	}
	return out
}

// courseMarks draws points and labels over the lines and hands back the labels without room.
func (j *job) courseMarks(co course, at placed) []line {
	c := co.c
	pl := placer{c: j.c, within: inside(at, j.c.size)}
	soft := func(list []point) {
		for i := 1; i < len(list); i++ {
			pl.soft = append(pl.soft, alongLine(at.at(list[i-1].x, list[i-1].v.Num), at.at(list[i].x, list[i].v.Num))...)
		}
	}
	soft(co.plan)
	var notes []note
	add := func(suffix string, p point, clear geom.Length, words string, wishes ...wish) {
		n := j.number(suffix, p.v, c.Decimals, p.p)
		n.ital, n.bold = p.guess, suffix == "target"
		nt := note{at: at.at(p.x, p.v.Num), clear: clear, full: line{n}, size: smallSize, ink: black, wishes: wishes}
		if words != "" {
			nt.short, nt.full = nt.full, line{{text: words + ": ", ital: p.guess}, n}
		}
		notes = append(notes, nt)
	}
	if co.target != nil {
		year := strconv.Itoa(c.Target.Period.To.Year())
		j.c.diamond(at.at(co.target.x, co.target.v.Num), 3800, black, false)
		add("target", *co.target, 4*geom.Pt, j.say("chart.path.target", "year", year), above, aboveLeft, below, belowLeft, toLeft)
	}
	if co.forecast != nil {
		if len(co.points) > 0 {
			soft([]point{co.points[len(co.points)-1], *co.forecast})
		}
		j.c.dot(at.at(co.forecast.x, co.forecast.v.Num), 2600, red, true)
		add("projection", *co.forecast, 3*geom.Pt, "", below, belowLeft, above, toRight)
	}
	if !co.bars {
		soft(co.points)
	}
	if co.aside != nil {
		j.c.dot(at.at(co.aside.x, co.aside.v.Num), 2600, blueDark, true)
		add("open", *co.aside, 3*geom.Pt, j.when(co.aside.p), above, toRight, below, toLeft)
	}
	// Of a long series the baseline, the ends of years and the last reading are labelled.
	labelled := func(i int) bool {
		p := co.points[i]
		return len(co.points) <= 8 || i == len(co.points)-1 || p.base || p.p.To.Number() == 12
	}
	for i, p := range co.points {
		clear := geom.Length(3 * geom.Pt)
		o := at.at(p.x, p.v.Num)
		if co.bars {
			clear = geom.Pt
			top, foot := min(o.Y, at.y(0)), max(o.Y, at.y(0))
			pl.soft = append(pl.soft, geom.Rect{Point: geom.Point{X: at.x(p.x - 0.23), Y: top}, Size: geom.Size{W: at.x(p.x+0.23) - at.x(p.x-0.23), H: foot - top}})
		} else {
			ink := blueDark
			if p.base {
				ink = dim
			}
			if labelled(i) {
				j.c.dot(o, 2400, ink, p.guess || (i == len(co.points)-1 && j.stale(co)))
			}
		}
		if !labelled(i) {
			continue
		}
		if p.base && p.v.Num.IsZero() && len(p.v.Sources) == 0 {
			continue // the running total's own beginning is no reading
		}
		words := ""
		if i == len(co.points)-1 && p.x != float64(int(p.x)) {
			words = j.when(p.p)
		}
		wishes := []wish{above, below, aboveLeft, aboveRight}
		if co.bars && p.v.Num.Sign() < 0 {
			wishes = []wish{below, above}
		}
		add("value."+p.p.String(), p, clear, words, wishes...)
	}
	if co.bars {
		j.c.stroke(geom.Point{X: at.box.X, Y: at.y(0)}, geom.Point{X: at.box.Right(), Y: at.y(0)}, axisInk, thin)
	}
	var dropped []line
	for _, n := range notes {
		if !pl.place(n) {
			dropped = append(dropped, n.full)
		}
	}
	return dropped
}

// inside is where labels of points may stand: right of the y axis and above the x axis' labels.
func inside(at placed, size geom.Size) geom.Rect {
	return geom.Rect{Point: geom.Point{X: at.box.X + thin, Y: 0}, Size: geom.Size{W: size.W - at.box.X - thin, H: at.box.Bottom()}}
}

// stale tells whether the newest reading was carried over from before the report's month.
func (j *job) stale(co course) bool {
	last := len(co.points) - 1
	return co.c.Carried && last >= 0 && co.points[last].p.To < j.card.Month
}

func (j *job) courseKeys(co course) []key {
	var out []key
	word := func(k string) line { return plain(j.say(k)) }
	guess := slices.ContainsFunc(co.points, func(p point) bool { return p.guess })
	if co.bars {
		out = append(out, key{boxSign(shade{fill: blueLight, edge: blueDark}), word("chart.path.actual")})
		if guess {
			out = append(out, key{boxSign(shade{fill: paper, edge: blueDark, dash: dashed}), word("chart.estimate")})
		}
	} else {
		sign := func(hollow bool, dash ...geom.Length) func(*canvas, geom.Point) {
			return func(c *canvas, o geom.Point) {
				lineSign(blueDark, 1750, dash...)(c, o)
				dotSign(blueDark, hollow)(c, o)
			}
		}
		out = append(out, key{sign(false), word("chart.path.actual")})
		if guess {
			out = append(out, key{sign(true, dashed...), word("chart.estimate")})
		} else if j.stale(co) {
			out = append(out, key{sign(true), word("chart.carried")})
		}
	}
	if b := slices.IndexFunc(co.points, func(p point) bool { return p.base && len(p.v.Sources) > 0 }); b >= 0 {
		sign := dotSign(dim, false)
		if co.bars {
			sign = boxSign(shade{fill: pale, edge: dim})
		}
		out = append(out, key{sign, plain(j.say("chart.path.baseline", "year", strconv.Itoa(co.points[b].p.To.Year())))})
	}
	if len(co.plan) > 1 {
		out = append(out, key{lineSign(dim, medium, 750, 2250), word("chart.path.plan")})
	}
	if co.target != nil {
		out = append(out, key{diamondSign(black, false), plain(j.say("chart.path.target", "year", strconv.Itoa(co.c.Target.Period.To.Year())))})
	}
	if co.forecast != nil {
		out = append(out, key{func(c *canvas, o geom.Point) { lineSign(red, medium, 4000, 2500)(c, o); dotSign(red, true)(c, o) }, word("chart.path.projection")})
	}
	return out
}

var dashed = []geom.Length{2500, 2000}

func (j *job) pathAlt(co course) string {
	c := co.c
	var parts []string
	for _, p := range co.points {
		k := "chart.path.alt.point"
		if p.guess {
			k = "chart.path.alt.estimate"
		}
		parts = append(parts, j.say(k, "period", j.when(p.p), "value", vitext.Number(p.v.Num, c.Decimals)))
	}
	if co.aside != nil {
		parts = append(parts, j.say("chart.path.alt.point", "period", j.when(co.aside.p), "value", vitext.Number(co.aside.v.Num, c.Decimals)))
	}
	ending := func(k string, v quantity.Value, p period.Period) string {
		if !v.Known() {
			return ""
		}
		return j.say(k, "year", strconv.Itoa(p.To.Year()), "value", j.withUnit(v, c.Decimals))
	}
	trend := ""
	if n := len(co.points); n > 1 {
		switch d := co.points[n-1].v.Num.Cmp(co.points[0].v.Num); {
		case d > 0:
			trend = j.say("chart.path.alt.up")
		case d < 0:
			trend = j.say("chart.path.alt.down")
		default:
			trend = j.say("chart.path.alt.flat")
		}
	}
	name := cmp.Or(c.Name, document.Plain(j.fig.Caption))
	return j.say("chart.path.alt", "name", name, "unit", c.Unit, "points", j.list(parts),
		"target", ending("chart.path.alt.target", c.Target.Value, c.Target.Period),
		"projection", ending("chart.path.alt.projection", c.Projection, c.Target.Period), "trend", trend)
}

package figure

import (
	"slices"
	"strconv"

	"tiendo/internal/drawing"
	"tiendo/internal/figure/canvas"
	"tiendo/internal/figure/plot"
	"tiendo/internal/geom"
)

// How the lines and bars of a path look, in the picture and in its legend.
var (
	planDash    = []geom.Length{750, 2250}
	guessDash   = []geom.Length{4000, 2500}
	actualWidth = geom.Length(1750)
	doneShade   = canvas.Shade{Fill: canvas.BlueLight, Edge: canvas.BlueDark}
	openShade   = canvas.Shade{Fill: canvas.Paper, Edge: canvas.BlueDark, Dash: canvas.Dashed}
	// heldShade is of a year's value that stands for the report's month because no newer one came.
	heldShade = canvas.Shade{Fill: canvas.Paper, Edge: canvas.BlueDark}
	baseShade = canvas.Shade{Fill: canvas.Pale, Edge: canvas.Dim}
)

// yearBar is the width of a year's bar, in years.
const yearBar = 0.46

// draw draws the axes with all on them; not ok when that fails, which is reported.
func (p pathChart) draw() (ok bool) {
	keys, m := p.keys(), margins{above: 18 * geom.Pt, right: 20 * geom.Pt}
	return p.WithFoot(p.axesHeight(keys, m), func(foot geom.Length) (homeless []canvas.Line, err error) {
		p.axisTitle(p.comp.Unit)
		axes := plot.Plot{Within: p.axesRoom(keys, m, foot), X: p.yearTicks(), Series: p.series(),
			Over: func(at plot.Placed) { homeless = p.labels(at) }}
		if p.comp.Kind.Ordinal {
			axes.Y, axes.Upside = plot.RankAxis(p.values(), ticksFor(axes.Within.H)), true
		} else {
			axes.Y = plot.RoundAxis(p.values(), ticksFor(axes.Within.H), false)
		}
		axes.XLo, axes.XHi = p.ends()
		err = axes.Draw(p.Canvas)
		return homeless, err
	})
}

// ends are the ends of the time axis: some room around what it shows.
func (p pathChart) ends() (lo, hi float64) {
	lo, hi = p.years()
	if p.bars {
		return lo - 0.6, hi + 0.6
	}
	pad := max(0.25, (hi-lo)/20)
	return lo - pad, hi + pad + 0.1
}

// yearTicks are the years under the axis, their labels at least 34 pt apart. With readings inside years a tick
// says that it stands for a year's end; the first one may then be too near to the y axis for its label.
func (p pathChart) yearTicks() []plot.Tick {
	lo, hi := p.years()
	from, to := p.ends()
	step := 1
	for (hi-lo)/float64(step)*34 > p.Size.W.PDF()*0.85 {
		step++
	}
	within := slices.ContainsFunc(p.points, func(x pathPoint) bool { return !x.whole() })
	var out []plot.Tick
	for y := int(lo); float64(y) <= hi; y += step {
		label := strconv.Itoa(y)
		if within {
			label = p.Text("chart.path.year_end", "year", label)
		}
		away := p.Size.W.PDF() * 0.85 * (float64(y) - from) / (to - from)
		if away < 0 {
			continue
		}
		if reach := p.Width(canvas.Plain(label), canvas.SmallSize).PDF() / 2; away+2 < reach {
			label = "" // it would run into the y axis' figures
		}
		out = append(out, plot.Tick{At: float64(y), Label: label})
	}
	return out
}

// series are the lines and bars.
func (p pathChart) series() []plot.Series {
	var out []plot.Series
	if p.bars {
		out = append(out, p.barSeries()...)
	}
	if len(p.plan) > 1 {
		out = append(out, lineOf(p.plan, canvas.Dim, canvas.Medium, planDash...))
	}
	if p.mean != nil && p.target != nil {
		out = append(out, lineOf(p.over(*p.target), canvas.Black, canvas.Medium))
	}
	switch {
	case p.forecast == nil:
	case p.mean != nil:
		out = append(out, lineOf(p.over(*p.forecast), canvas.Red, canvas.Medium, guessDash...))
	case !p.broken(p.last(), *p.forecast):
		out = append(out, lineOf([]pathPoint{p.last(), *p.forecast}, canvas.Red, canvas.Medium, guessDash...))
	}
	if p.bars {
		return out
	}
	for i := 1; i < len(p.points); i++ {
		a, b := p.points[i-1], p.points[i]
		if !p.joined(a, b) {
			continue
		}
		var dash []geom.Length
		if b.guess {
			dash = guessDash
		}
		out = append(out, lineOf([]pathPoint{a, b}, canvas.BlueDark, actualWidth, dash...))
	}
	return out
}

func (p pathChart) barSeries() []plot.Series {
	base := plot.Bars{Width: yearBar, Shade: baseShade}
	done := plot.Bars{Width: yearBar, Shade: doneShade}
	open := plot.Bars{Width: yearBar, Shade: openShade, Edge: 750}
	held := plot.Bars{Width: yearBar, Shade: heldShade}
	for i, x := range p.points {
		switch {
		case x.guess:
			open.Points = append(open.Points, x.plotted())
		case x.base:
			base.Points = append(base.Points, x.plotted())
		case i == len(p.points)-1 && p.stale():
			held.Points = append(held.Points, x.plotted())
		default:
			done.Points = append(done.Points, x.plotted())
		}
	}
	return []plot.Series{base, done, open, held}
}

func lineOf(points []pathPoint, ink drawing.Colour, width geom.Length, dash ...geom.Length) plot.Line {
	l := plot.Line{Ink: ink, Width: width, Dash: dash}
	for _, p := range points {
		l.Points = append(l.Points, p.plotted())
	}
	return l
}

// stale tells whether the newest reading was carried over from before the report's month.
func (p pathChart) stale() bool {
	return p.comp.Carried && len(p.points) > 0 && p.last().p.To < p.Card.Month
}

// keys explains only what the picture has.
func (p pathChart) keys() []canvas.Key {
	var out []canvas.Key
	add := func(s canvas.Sign, key string, pairs ...string) {
		out = append(out, canvas.Key{Sign: s, Text: canvas.Plain(p.Text(key, pairs...))})
	}
	actual := func(hollow bool, dash ...geom.Length) canvas.Sign {
		return canvas.LineSign(canvas.BlueDark, actualWidth, dash, canvas.DotSign(canvas.BlueDark, hollow))
	}
	base := canvas.DotSign(canvas.Dim, false)
	guess := slices.ContainsFunc(p.points, func(x pathPoint) bool { return x.guess })
	if p.bars {
		base = canvas.BoxSign(baseShade)
		add(canvas.BoxSign(doneShade), "chart.path.actual")
		if guess {
			add(canvas.BoxSign(openShade), "chart.estimate")
		}
		if l := len(p.points) - 1; p.stale() && !p.points[l].guess && !p.points[l].base {
			add(canvas.BoxSign(heldShade), "chart.carried")
		}
	} else {
		add(actual(false), "chart.path.actual")
		switch {
		case guess:
			add(actual(true, canvas.Dashed...), "chart.estimate")
		case p.stale():
			add(actual(true), "chart.carried")
		}
	}
	if b := slices.IndexFunc(p.points, func(x pathPoint) bool { return x.base && len(x.v.Sources) > 0 }); b >= 0 {
		add(base, "chart.path.baseline", "year", strconv.Itoa(p.points[b].p.To.Year()))
	}
	if len(p.plan) > 1 {
		word := "chart.path.plan"
		if p.mean != nil {
			word = "chart.path.plan.mean"
		}
		add(canvas.LineSign(canvas.Dim, canvas.Medium, planDash), word)
	}
	switch {
	case p.target == nil:
	case p.mean != nil:
		add(canvas.LineSign(canvas.Black, canvas.Medium, nil), "chart.path.target.mean", "period", p.ShortPeriod(*p.mean))
	default:
		add(canvas.DiamondSign(canvas.Black, false), "chart.path.target", "year", strconv.Itoa(p.target.p.To.Year()))
	}
	switch {
	case p.forecast == nil:
	case p.mean != nil:
		add(canvas.LineSign(canvas.Red, canvas.Medium, guessDash), "chart.path.projection.mean", "period", p.ShortPeriod(*p.mean))
	default:
		add(canvas.LineSign(canvas.Red, canvas.Medium, guessDash, canvas.DotSign(canvas.Red, true)), "chart.path.projection")
	}
	if r, ok := p.comp.Verifying(); ok {
		out = append(out, verifyingKey(p.Chart, r.Period))
	}
	return out
}

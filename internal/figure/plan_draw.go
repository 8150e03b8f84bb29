package figure

import (
	"strconv"

	"tiendo/internal/drawing"
	"tiendo/internal/figure/canvas"
	"tiendo/internal/figure/plot"
	"tiendo/internal/geom"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
)

// Plan and result stand side by side, each this wide and this far from the year's middle, in years.
const (
	pairWide    = 0.36
	planAside   = -0.2
	resultAside = 0.2
)

// planBars are the bars of a comparison.
type planBars struct{ plan, whole, guess, part plot.Bars }

func (p planChart) planBars() planBars {
	b := planBars{
		plan:  plot.Bars{Width: pairWide, Shade: baseShade},
		whole: plot.Bars{Width: pairWide, Shade: canvas.Shade{Fill: canvas.Blue, Edge: canvas.BlueDark}},
		guess: plot.Bars{Width: pairWide, Shade: openShade},
		part:  plot.Bars{Width: pairWide, Shade: doneShade},
	}
	for _, y := range p.years {
		x := float64(y.year)
		b.plan.Add(x+planAside, y.plan)
		if y.guess {
			b.guess.Add(x+resultAside, y.whole)
		} else {
			b.whole.Add(x+resultAside, y.whole)
		}
		b.part.Add(x+resultAside, y.part)
	}
	return b
}

// draw draws the axes with all on them; not ok when that fails, which is reported.
func (p planChart) draw() (ok bool) {
	bars := p.planBars()
	keys, m := p.keys(bars), margins{above: 20 * geom.Pt, right: 8 * geom.Pt, below: 12 * geom.Pt}
	values := []quantity.Decimal{quantity.Int(0)}
	var ticks []plot.Tick
	for _, y := range p.years {
		for _, v := range []quantity.Value{y.plan, y.whole, y.part} {
			if v.Known() {
				values = append(values, v.Num)
			}
		}
		ticks = append(ticks, plot.Tick{At: float64(y.year), Label: strconv.Itoa(y.year)})
	}
	return p.WithFoot(p.axesHeight(keys, m), func(foot geom.Length) (homeless []canvas.Line, err error) {
		room := p.axesRoom(keys, m, foot)
		p.axisTitle(p.unit)
		axes := plot.Plot{Within: room, X: ticks, XLo: ticks[0].At - 0.6, XHi: ticks[len(ticks)-1].At + 0.6,
			Y:      plot.RoundAxis(values, ticksFor(room.H), false),
			Series: []plot.Series{bars.plan, bars.guess, bars.whole, bars.part},
			Over: func(at plot.Placed) {
				homeless = append(p.labels(at), p.ratios(at)...)
			}}
		err = axes.Draw(p.Canvas)
		return homeless, err
	})
}

func (p planChart) keys(b planBars) []canvas.Key {
	var out []canvas.Key
	for _, k := range []struct {
		bars plot.Bars
		word string
	}{{b.plan, "chart.plan.plan"}, {b.whole, "chart.plan.actual"}, {b.guess, "chart.estimate"}, {b.part, "chart.plan.part"}} {
		if len(k.bars.Points) > 0 {
			out = append(out, canvas.Key{Sign: canvas.BoxSign(k.bars.Shade), Text: canvas.Plain(p.Text(k.word))})
		}
	}
	for _, x := range p.verifying {
		out = append(out, verifyingKey(p.Chart, x))
	}
	return out
}

// verifyingKey says in a legend that the figure of a period is being verified.
func verifyingKey(c *Chart, x period.Period) canvas.Key {
	return canvas.Key{Text: canvas.Italic(c.Text("chart.verifying", "period", c.ShortPeriod(x)))}
}

// labels writes results and plans over their bars and hands back those without room.
func (p planChart) labels(at plot.Placed) []canvas.Line {
	placer := p.pointPlacer(at)
	p.zeroLine(at.Box.X, at.Box.Right(), at.Y(0))
	var labels []canvas.Label
	add := func(suffix string, x float64, v quantity.Value, of period.Period, style canvas.Span, ink drawing.Colour) {
		if !v.Known() {
			return
		}
		placer.Soft = append(placer.Soft, at.Bar(x, pairWide, v.Num))
		n := p.Number(suffix, v, p.decimals, of)
		n.Bold, n.Italic = style.Bold, style.Italic
		wishes := []canvas.Direction{canvas.Above, canvas.Below}
		if v.Num.Sign() < 0 {
			wishes = []canvas.Direction{canvas.Below, canvas.Above}
		}
		labels = append(labels, canvas.Label{At: at.Point(x, v.Num), Full: canvas.Line{n}, Size: canvas.SmallSize, Ink: ink, Wishes: wishes})
	}
	for _, y := range p.years {
		id, x := strconv.Itoa(y.year), float64(y.year)
		add("value."+id, x+resultAside, y.whole, period.Year(y.year), canvas.Span{Bold: !y.guess, Italic: y.guess}, canvas.Black)
		add("part."+id, x+resultAside, y.part, y.partOf, canvas.Span{Bold: true}, canvas.Black)
		add("plan."+id, x+planAside, y.plan, period.Year(y.year), canvas.Span{}, canvas.Dim)
	}
	return placed(placer, labels)
}

// ratios writes below each year the share of its plan that was reached, and hands back those without room.
func (p planChart) ratios(at plot.Placed) (homeless []canvas.Line) {
	step := at.X(1) - at.X(0)
	for _, y := range p.years {
		v, of := y.reached()
		if !v.Known() || !y.plan.Known() {
			continue
		}
		r, ok := v.Num.Mul(quantity.Int(100)).Quo(y.plan.Num)
		if !ok {
			continue
		}
		share := quantity.Of(r, "%", quantity.MergeSources(v, y.plan)...)
		share.Derived = p.Text("chart.derived.plan_ratio")
		n := p.Print("ratio."+strconv.Itoa(y.year), share, p.Value(share, 1), of)
		reached := p.Text("chart.plan.reached")
		if y.guessed() {
			reached = p.Text("chart.plan.reached.estimate")
		}
		l := canvas.Line{{Text: reached}, n}
		if p.Width(l, canvas.TinySize) > step-2*geom.Pt {
			l = canvas.Line{n}
		}
		w := p.Width(l, canvas.TinySize)
		o := geom.Point{X: at.X(float64(y.year)) - w/2, Y: at.Box.Bottom() + 19*geom.Pt}
		if !p.Free(p.Box(l, o, canvas.TinySize)) {
			homeless = append(homeless, canvas.Line{{Text: strconv.Itoa(y.year) + ": " + reached}, n})
			continue
		}
		p.Put(l, o, canvas.TinySize, canvas.Dim)
	}
	return homeless
}

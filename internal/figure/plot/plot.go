// Package plot draws charts with two axes. It is the only one that knows go-chart, which lays the axes out and
// draws lines and bars through a renderer of ours: vectors on our canvas, text measured in the document's font.
// What leaves it are places in the picture, round ticks and exact scales; charts that go-chart has not (rows
// with bars to the right) share these.
package plot

import (
	"fmt"
	"io"

	"github.com/golang/freetype/truetype"
	"github.com/wcharczuk/go-chart/v2"

	"tiendo/internal/figure/canvas"
	"tiendo/internal/geom"
	"tiendo/internal/quantity"
)

// Plot is a chart with two axes on a part of the canvas. What go-chart cannot (labels, marks, legends) the
// chart draws in Over, once the axes have found their places.
type Plot struct {
	Within   geom.Rect // the axes with their labels
	X        []Tick
	XLo, XHi float64
	Y        Axis
	Upside   bool // the smallest value on top: ranks
	Series   []Series
	Over     func(at Placed)
}

// Tick is a label under the x axis.
type Tick struct {
	At    float64
	Label string
}

// Placed says where a value of either axis stands.
type Placed struct {
	Box    geom.Rect // the space between the axes
	bx, by chart.Range
}

// Point is the place of a value on both axes.
func (p Placed) Point(x float64, y quantity.Decimal) geom.Point {
	return geom.Point{X: p.X(x), Y: p.Y(y.Float())}
}

// X is the place of a value on the x axis.
func (p Placed) X(v float64) geom.Length { return p.Box.X + fromPx(p.bx.Translate(v)) }

// Y is the place of a value on the y axis.
func (p Placed) Y(v float64) geom.Length { return p.Box.Bottom() - fromPx(p.by.Translate(v)) }

// Bar is the place of a bar from zero to a value.
func (p Placed) Bar(x, width float64, v quantity.Decimal) geom.Rect {
	y, zero := p.Y(v.Float()), p.Y(0)
	return geom.Rect{Point: geom.Point{X: p.X(x - width/2), Y: min(y, zero)}, Size: geom.Size{W: p.X(x+width/2) - p.X(x-width/2), H: max(y, zero) - min(y, zero)}}
}

// Draw lets go-chart lay out and draw the axes and the series, then calls Over.
func (p *Plot) Draw(c *canvas.Canvas) error {
	xr := &pixels{lo: p.XLo, hi: p.XHi}
	yr := &pixels{lo: p.Y.Lo().Float(), hi: p.Y.Hi().Float(), down: p.Upside}
	g := chart.Chart{
		Width: toPx(c.Size.W), Height: toPx(c.Size.H), DPI: dpi,
		// The renderer measures in the document's font; an empty face keeps go-chart from parsing its own.
		Font: &truetype.Font{},
		Background: chart.Style{FillColor: invisible, StrokeColor: invisible, StrokeWidth: 1,
			Padding: chart.Box{IsSet: true, Top: toPx(p.Within.Y), Left: toPx(p.Within.X + geom.Pt), // go-chart forgets the axis line's own width
				Right: toPx(c.Size.W - p.Within.Right()), Bottom: toPx(c.Size.H - p.Within.Bottom())}},
		Canvas: chart.Style{FillColor: invisible, StrokeColor: invisible, StrokeWidth: 1},
		XAxis:  chart.XAxis{Style: axisStyle, Ticks: p.xTicks(), Range: fixed{xr}, GridMajorStyle: chart.Hidden(), GridMinorStyle: chart.Hidden()},
		// The secondary axis is go-chart's left one. It takes its range from the primary one's ticks, so
		// both are given the same; only the left one is drawn.
		YAxis: chart.YAxis{Style: chart.Hidden(), Ticks: p.yTicks(), Range: yr},
		YAxisSecondary: chart.YAxis{Style: axisStyle, Ticks: p.yTicks(), GridLines: p.grid(), Range: yr, Zero: chart.GridLine{Style: chart.Hidden()},
			GridMajorStyle: stroked(canvas.GridInk, hairline)},
		Series: []chart.Series{Bars{}.series()}, // go-chart draws nothing without one
		Elements: []chart.Renderable{func(_ chart.Renderer, b chart.Box, _ chart.Style) {
			if p.Over != nil {
				p.Over(Placed{Box: geom.Rect{Point: geom.Point{X: fromPx(b.Left), Y: fromPx(b.Top)},
					Size: geom.Size{W: fromPx(b.Width()), H: fromPx(b.Height())}}, bx: xr, by: yr})
			}
		}},
	}
	for _, s := range p.Series {
		g.Series = append(g.Series, s.series())
	}
	if err := g.Render(on(c), io.Discard); err != nil {
		return fmt.Errorf("draw axes: %w", err)
	}
	return nil
}

// xTicks are the ticks of the x axis. Without any go-chart would make its own, so then there is one that says nothing.
func (p *Plot) xTicks() []chart.Tick {
	if len(p.X) == 0 {
		return []chart.Tick{{Value: p.XLo}}
	}
	var out []chart.Tick
	for _, t := range p.X {
		out = append(out, chart.Tick{Value: t.At, Label: t.Label})
	}
	return out
}

func (p *Plot) yTicks() []chart.Tick {
	var out []chart.Tick
	for _, t := range p.Y.Ticks {
		out = append(out, chart.Tick{Value: t.Float(), Label: p.Y.Label(t)})
	}
	return out
}

// grid are the level lines at the ticks; the one at zero is darker.
func (p *Plot) grid() []chart.GridLine {
	var out []chart.GridLine
	for _, t := range p.Y.Ticks {
		ink := canvas.GridInk
		if t.IsZero() {
			ink = canvas.AxisInk
		}
		out = append(out, chart.GridLine{Value: t.Float(), Style: stroked(ink, hairline)})
	}
	return out
}

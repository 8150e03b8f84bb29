package figure

import (
	"fmt"
	"io"

	"github.com/golang/freetype/truetype"
	"github.com/wcharczuk/go-chart/v2"

	"tiendo/internal/drawing"
	"tiendo/internal/geom"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
)

// plot is a chart with two axes, laid out and drawn by go-chart on a part of the canvas. What go-chart
// cannot (labels, marks, legends) the chart draws in over, once the axes have found their places.
type plot struct {
	within  geom.Rect // must start at the canvas' left top corner plus its own margins
	x       []xTick
	xLo     float64
	xHi     float64
	y       axis
	yUpside bool // the smallest value on top: ranks
	series  []chart.Series
	over    func(p placed)
}

// xTick is a label under the x axis.
type xTick struct {
	at    float64
	label string
}

// placed says where a value of either axis stands.
type placed struct {
	box    geom.Rect // the space between the axes
	bx, by chart.Range
}

func (p placed) at(x float64, y quantity.Decimal) geom.Point {
	return geom.Point{X: p.x(x), Y: p.y(y.Float())}
}

func (p placed) x(v float64) geom.Length { return p.box.X + fromPx(p.bx.Translate(v)) }
func (p placed) y(v float64) geom.Length { return p.box.Bottom() - fromPx(p.by.Translate(v)) }

// plotRange is a chart.Range that rounds to the nearest pixel; go-chart's own rounds up, which leaves zero
// one pixel above the axis.
type plotRange struct {
	lo, hi float64
	domain int
	down   bool
}

var _ chart.Range = (*plotRange)(nil)

func (s *plotRange) String() string     { return fmt.Sprintf("%g..%g", s.lo, s.hi) }
func (s *plotRange) IsZero() bool       { return s.lo == 0 && s.hi == 0 }
func (s *plotRange) GetMin() float64    { return s.lo }
func (s *plotRange) SetMin(v float64)   { s.lo = v }
func (s *plotRange) GetMax() float64    { return s.hi }
func (s *plotRange) SetMax(v float64)   { s.hi = v }
func (s *plotRange) GetDelta() float64  { return s.hi - s.lo }
func (s *plotRange) GetDomain() int     { return s.domain }
func (s *plotRange) SetDomain(n int)    { s.domain = n }
func (s *plotRange) IsDescending() bool { return s.down }
func (s *plotRange) Translate(v float64) int {
	if s.hi == s.lo {
		return 0
	}
	q := (v - s.lo) / (s.hi - s.lo)
	if s.down {
		q = 1 - q
	}
	// The conversion keeps processors with a fused multiply-add from rounding differently.
	return int(float64(q*float64(s.domain)) + 0.5)
}

// draw lets go-chart lay out and draw the axes and the series, then calls over.
func (p *plot) draw(c *canvas) error {
	xr := &plotRange{lo: p.xLo, hi: p.xHi}
	yr := &plotRange{lo: p.y.lo().Float(), hi: p.y.hi().Float(), down: p.yUpside}
	var xt, yt []chart.Tick
	for _, t := range p.x {
		xt = append(xt, chart.Tick{Value: t.at, Label: t.label})
	}
	var grid []chart.GridLine
	for _, t := range p.y.ticks {
		yt = append(yt, chart.Tick{Value: t.Float(), Label: vitext.Number(t, p.y.decimals)})
		ink, w := gridInk, 2.0
		if t.IsZero() {
			ink = axisInk
		}
		grid = append(grid, chart.GridLine{Value: t.Float(), Style: chart.Style{StrokeColor: toGoChart(ink), StrokeWidth: w}})
	}
	axisStyle := chart.Style{StrokeColor: toGoChart(axisInk), StrokeWidth: 2, FontSize: smallSize.PDF(), FontColor: toGoChart(black)}
	yAxis := chart.YAxis{Style: axisStyle, Ticks: yt, GridLines: grid, Range: yr, Zero: chart.GridLine{Style: chart.Hidden()},
		GridMajorStyle: chart.Style{StrokeColor: toGoChart(gridInk), StrokeWidth: 2}}
	// go-chart would paint its own ground over what stands already; a colour without opacity keeps it off.
	clear := toGoChart(paper)
	clear.A = 0
	blank := chart.Style{FillColor: clear, StrokeColor: clear, StrokeWidth: 1}
	g := chart.Chart{
		Width: toPx(c.size.W), Height: toPx(c.size.H), DPI: dpi,
		// The renderer measures in the document's font; an empty face keeps go-chart from parsing its own.
		Font: &truetype.Font{},
		Background: chart.Style{FillColor: clear, StrokeColor: clear, StrokeWidth: 1,
			Padding: chart.Box{IsSet: true, Top: toPx(p.within.Y), Left: toPx(p.within.X + geom.Pt), // go-chart forgets the axis line's own width
				Right: toPx(c.size.W - p.within.Right()), Bottom: toPx(c.size.H - p.within.Bottom())}},
		Canvas: blank,
		XAxis:  chart.XAxis{Style: axisStyle, Ticks: xt, Range: fixed{xr}, GridMajorStyle: chart.Hidden(), GridMinorStyle: chart.Hidden()},
		// The secondary axis is go-chart's left one. It takes its range from the primary one's ticks, so
		// both are given the same; only the left one is drawn.
		YAxis:          chart.YAxis{Style: chart.Hidden(), Ticks: yt, Range: yr},
		YAxisSecondary: yAxis,
		Series:         p.series,
		Elements: []chart.Renderable{func(_ chart.Renderer, b chart.Box, _ chart.Style) {
			if p.over == nil {
				return
			}
			p.over(placed{box: geom.Rect{Point: geom.Point{X: fromPx(b.Left), Y: fromPx(b.Top)},
				Size: geom.Size{W: fromPx(b.Width()), H: fromPx(b.Height())}}, bx: xr, by: yr})
		}},
	}
	if err := g.Render(on(c), io.Discard); err != nil {
		return fmt.Errorf("draw axes: %w", err)
	}
	return nil
}

// fixed keeps go-chart from narrowing the x axis to its outermost ticks: bars need half a step more.
type fixed struct{ *plotRange }

func (fixed) SetMin(float64) {}
func (fixed) SetMax(float64) {}

// lineSeries is a line through points, drawn by go-chart; fewer than two points draw nothing.
func lineSeries(xs []float64, ys []quantity.Decimal, ink drawing.Colour, width float64, dash ...float64) chart.Series {
	s := chart.ContinuousSeries{YAxis: chart.YAxisSecondary, XValues: xs,
		Style: chart.Style{StrokeColor: toGoChart(ink), StrokeWidth: width, StrokeDashArray: dash}}
	for _, y := range ys {
		s.YValues = append(s.YValues, y.Float())
	}
	return s
}

// barSeries is a set of bars from zero, each of one width, drawn by go-chart's histogram.
type barSeries struct {
	xs    []float64
	ys    []quantity.Decimal
	width float64 // in units of x
	style chart.Style
}

var _ chart.Series = barSeries{}

func (b barSeries) GetName() string           { return "" }
func (b barSeries) GetYAxis() chart.YAxisType { return chart.YAxisSecondary }
func (b barSeries) GetStyle() chart.Style     { return b.style }
func (b barSeries) Validate() error           { return nil }
func (b barSeries) Len() int                  { return len(b.xs) }

// GetValues is one bar: its middle and its height.
func (b barSeries) GetValues(i int) (float64, float64) { return b.xs[i], b.ys[i].Float() }

func (b barSeries) Render(r chart.Renderer, box chart.Box, xr, yr chart.Range, defaults chart.Style) {
	w := xr.Translate(xr.GetMin()+b.width) - xr.Translate(xr.GetMin())
	// The defaults would give bars without a line of their own a blue one.
	chart.Draw.HistogramSeries(r, box, xr, yr, b.style, b, w)
}

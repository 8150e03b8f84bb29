package plot

import (
	"cmp"

	"github.com/wcharczuk/go-chart/v2"

	"tiendo/internal/drawing"
	"tiendo/internal/figure/canvas"
	"tiendo/internal/geom"
	"tiendo/internal/quantity"
)

// Series is what a plot shows: a Line, Bars or a Stack.
type Series interface{ series() chart.Series }

// Point is a value at a place on the x axis.
type Point struct {
	X float64
	Y quantity.Decimal
}

// Line goes through points; fewer than two draw nothing.
type Line struct {
	Points []Point
	Ink    drawing.Colour
	Width  geom.Length
	Dash   []geom.Length
}

func (l Line) series() chart.Series {
	s := chart.ContinuousSeries{YAxis: chart.YAxisSecondary, Style: stroked(l.Ink, l.Width, l.Dash...)}
	for _, p := range l.Points {
		s.XValues, s.YValues = append(s.XValues, p.X), append(s.YValues, p.Y.Float())
	}
	return s
}

// Bars stand on zero, all in one shade and of one width.
type Bars struct {
	Points []Point
	Width  float64 // in units of x
	Shade  canvas.Shade
	Edge   geom.Length // of the line around them; 0: a fine one
}

// Add adds a bar for a value that is known.
func (b *Bars) Add(x float64, v quantity.Value) {
	if v.Known() {
		b.Points = append(b.Points, Point{x, v.Num})
	}
}

func (b Bars) series() chart.Series { return histogram{b} }

func (b Bars) style() chart.Style {
	s := stroked(b.Shade.Edge, cmp.Or(b.Edge, hairline), b.Shade.Dash...)
	s.FillColor = colour(b.Shade.Fill)
	return s
}

// histogram is how go-chart draws bars.
type histogram struct{ Bars }

func (histogram) GetName() string           { return "" }
func (histogram) GetYAxis() chart.YAxisType { return chart.YAxisSecondary }
func (h histogram) GetStyle() chart.Style   { return h.style() }
func (histogram) Validate() error           { return nil }
func (h histogram) Len() int                { return len(h.Points) }

// GetValues is one bar: its middle and its height.
func (h histogram) GetValues(i int) (float64, float64) { return h.Points[i].X, h.Points[i].Y.Float() }

func (h histogram) Render(r chart.Renderer, box chart.Box, xr, yr chart.Range, _ chart.Style) {
	w := xr.Translate(xr.GetMin()+h.Width) - xr.Translate(xr.GetMin())
	// The defaults would give bars without a line of their own a blue one.
	chart.Draw.HistogramSeries(r, box, xr, yr, h.style(), h, w)
}

// Stack is the parts of stacked bars that have one shade: each from a height to its point. They are absolute;
// go-chart's own stacked bars know shares only.
type Stack struct {
	Bars
	From []quantity.Decimal // for each point
}

func (s Stack) series() chart.Series { return stacked{histogram{s.Bars}, s.From} }

// stacked is drawn through go-chart's boxes.
type stacked struct {
	histogram
	from []quantity.Decimal
}

func (s stacked) Render(r chart.Renderer, box chart.Box, xr, yr chart.Range, _ chart.Style) {
	for i, p := range s.Points {
		chart.Draw.Box(r, chart.Box{Left: box.Left + xr.Translate(p.X-s.Width/2), Right: box.Left + xr.Translate(p.X+s.Width/2),
			Top: box.Bottom - yr.Translate(p.Y.Float()), Bottom: box.Bottom - yr.Translate(s.from[i].Float())}, s.style())
	}
}

package plot

import (
	"io"
	"math"

	"github.com/golang/freetype/truetype"
	"github.com/wcharczuk/go-chart/v2"
	gochart "github.com/wcharczuk/go-chart/v2/drawing"

	"tiendo/internal/drawing"
	"tiendo/internal/figure/canvas"
	"tiendo/internal/geom"
)

// recorder is a chart.Renderer that records what go-chart draws as vectors on a canvas, with text
// measured in the document's font. It never makes a bitmap.
type recorder struct {
	c      *canvas.Canvas
	stroke gochart.Color
	fill   gochart.Color
	width  float64 // px
	dash   []float64
	ink    gochart.Color
	size   geom.Length
	turn   float64
	segs   []drawing.Segment
	at     geom.Point
}

var _ chart.Renderer = (*recorder)(nil)

// on gives go-chart a recorder over the canvas.
func on(c *canvas.Canvas) chart.RendererProvider {
	return func(int, int) (chart.Renderer, error) {
		r := &recorder{c: c}
		r.ResetStyle()
		return r, nil
	}
}

func (r *recorder) ResetStyle() {
	r.stroke, r.fill, r.ink = gochart.ColorTransparent, gochart.ColorTransparent, gochart.ColorBlack
	r.width, r.dash, r.size, r.turn = 0, nil, canvas.SmallSize, 0
}

func (r *recorder) GetDPI() float64                 { return dpi }
func (r *recorder) SetDPI(float64)                  {}
func (r *recorder) SetClassName(string)             {}
func (r *recorder) SetStrokeColor(c gochart.Color)  { r.stroke = c }
func (r *recorder) SetFillColor(c gochart.Color)    { r.fill = c }
func (r *recorder) SetStrokeWidth(w float64)        { r.width = w }
func (r *recorder) SetStrokeDashArray(d []float64)  { r.dash = d }
func (r *recorder) SetFont(*truetype.Font)          {} // always the document's
func (r *recorder) SetFontColor(c gochart.Color)    { r.ink = c }
func (r *recorder) SetFontSize(points float64)      { r.size = geom.Points(points) }
func (r *recorder) SetTextRotation(radians float64) { r.turn = radians }
func (r *recorder) ClearTextRotation()              { r.turn = 0 }
func (r *recorder) Save(io.Writer) error            { return nil }
func (r *recorder) point(x, y int) geom.Point       { return geom.Point{X: fromPx(x), Y: fromPx(y)} }
func (r *recorder) add(op drawing.Op, ps ...geom.Point) {
	r.segs = append(r.segs, drawing.Segment{Op: op, Points: ps})
}

func (r *recorder) MoveTo(x, y int) {
	r.at = r.point(x, y)
	r.add(drawing.Move, r.at)
}

func (r *recorder) LineTo(x, y int) {
	if len(r.segs) == 0 {
		r.MoveTo(x, y)
		return
	}
	r.at = r.point(x, y)
	r.add(drawing.Line, r.at)
}

// QuadCurveTo raises the quadratic curve to the cubic one that drawings have: each cubic handle lies two
// thirds of the way to the quadratic one.
func (r *recorder) QuadCurveTo(cx, cy, x, y int) {
	if len(r.segs) == 0 {
		r.MoveTo(cx, cy)
	}
	c, end := r.point(cx, cy), r.point(x, y)
	a := geom.Point{X: r.at.X + (c.X-r.at.X).Scale(2, 3), Y: r.at.Y + (c.Y-r.at.Y).Scale(2, 3)}
	b := geom.Point{X: end.X + (c.X-end.X).Scale(2, 3), Y: end.Y + (c.Y-end.Y).Scale(2, 3)}
	r.add(drawing.Curve, a, b, end)
	r.at = end
}

// ArcTo follows go-chart: angles in radians, clockwise on the page, from the start over delta. Each
// eighth of a turn is one cubic curve, closer than a thousandth of the radius.
func (r *recorder) ArcTo(cx, cy int, rx, ry, start, delta float64) {
	n := int(math.Ceil(math.Abs(delta) / (math.Pi / 4)))
	if n == 0 {
		return
	}
	step := delta / float64(n)
	k := 4.0 / 3 * math.Tan(step/4)
	place := func(a, dx, dy float64) geom.Point {
		x := float64(cx) + rx*(math.Cos(a)+dx)
		y := float64(cy) + ry*(math.Sin(a)+dy)
		return geom.Point{X: geom.Length(math.Round(x * float64(px))), Y: geom.Length(math.Round(y * float64(px)))}
	}
	first := place(start, 0, 0)
	if len(r.segs) == 0 {
		r.add(drawing.Move, first)
	} else {
		r.add(drawing.Line, first)
	}
	for i := range n {
		a, b := start+float64(i)*step, start+float64(i+1)*step
		end := place(b, 0, 0)
		r.add(drawing.Curve, place(a, -k*math.Sin(a), k*math.Cos(a)), place(b, k*math.Sin(b), -k*math.Cos(b)), end)
		r.at = end
	}
}

func (r *recorder) Close() { r.add(drawing.Close) }

func (r *recorder) Circle(radius float64, x, y int) {
	r.segs = append(r.segs, canvas.Circle(r.point(x, y), geom.Length(math.Round(radius*float64(px))))...)
}

func (r *recorder) Stroke()     { r.paint(false, true) }
func (r *recorder) Fill()       { r.paint(true, false) }
func (r *recorder) FillStroke() { r.paint(true, true) }

func (r *recorder) paint(fill, stroke bool) {
	segs := r.segs
	r.segs = nil
	width := geom.Length(math.Round(r.width * float64(px)))
	var f, s *drawing.Colour
	if fill && r.fill.A > 0 {
		c := onWhite(r.fill)
		f = &c
	}
	if stroke && r.stroke.A > 0 && width > 0 { // in PDF a width of 0 is a line, the thinnest
		c := onWhite(r.stroke)
		s = &c
	}
	if len(segs) == 0 {
		return
	}
	var dash []geom.Length
	for _, d := range r.dash {
		dash = append(dash, geom.Length(math.Round(d*float64(px))))
	}
	r.c.Path(segs, f, s, width, dash...)
}

// Text records a label. A quarter turn anticlockwise is all that drawings know; go-chart asks for axis
// names only, and names stand level in our charts.
func (r *recorder) Text(body string, x, y int) {
	if r.turn != 0 {
		r.c.Lose(canvas.Plain(body))
		return
	}
	r.c.Put(canvas.Plain(body), r.point(x, y), r.size, onWhite(r.ink))
}

// MeasureText gives the width of the text and the height of its figures: go-chart centres labels on
// ticks by it, and tick labels are figures.
func (r *recorder) MeasureText(body string) chart.Box {
	w := r.c.Width(canvas.Plain(body), r.size)
	return chart.Box{Right: int((w + px - 1) / px), Bottom: toPx(r.size.Scale(66, 100))}
}

package plot

import (
	"math"
	"testing"

	gochart "github.com/wcharczuk/go-chart/v2/drawing"

	"tiendo/internal/drawing"
	"tiendo/internal/figure/canvas"
	"tiendo/internal/font"
	"tiendo/internal/geom"
	"tiendo/templates"
)

func measurer(tb testing.TB) font.Measurer {
	tb.Helper()
	f, err := font.Load(templates.FS)
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

func recording(t *testing.T) *recorder {
	t.Helper()
	r := &recorder{c: canvas.New(measurer(t), geom.Size{W: 100 * geom.Pt, H: 100 * geom.Pt})}
	r.ResetStyle()
	r.SetStrokeColor(gochart.ColorBlack)
	r.SetStrokeWidth(4)
	return r
}

func onlyPath(t *testing.T, r *recorder) drawing.Path {
	t.Helper()
	if len(r.c.Drawing().Items) != 1 {
		t.Fatalf("%d items", len(r.c.Drawing().Items))
	}
	return r.c.Drawing().Items[0].(drawing.Path)
}

func TestRecorderPaths(t *testing.T) {
	t.Parallel()
	r := recording(t)
	r.SetStrokeDashArray([]float64{8, 4})
	r.MoveTo(0, 0)
	r.QuadCurveTo(40, 0, 40, 40)
	r.LineTo(0, 40)
	r.Close()
	r.Stroke()
	p := onlyPath(t, r)
	if p.Width != geom.Pt || len(p.Dash) != 2 || p.Dash[0] != 2*geom.Pt || p.Fill != nil || *p.Stroke != (drawing.Colour{}) {
		t.Errorf("style %+v", p)
	}
	c := p.Segments[1]
	// Two thirds of the way from each end to the quadratic handle at (10 pt, 0).
	if c.Op != drawing.Curve || c.Points[0] != (geom.Point{X: 6667, Y: 0}) || c.Points[1] != (geom.Point{X: 10000, Y: 3333}) || c.Points[2] != (geom.Point{X: 10000, Y: 10000}) {
		t.Errorf("curve %+v", c)
	}
	if p.Segments[3].Op != drawing.Close {
		t.Errorf("last %+v", p.Segments[3])
	}
}

func TestRecorderArc(t *testing.T) {
	t.Parallel()
	r := recording(t)
	r.ArcTo(100, 100, 60, 60, 0, 1.5*math.Pi)
	r.Stroke()
	p := onlyPath(t, r)
	centre, radius := geom.Point{X: 25 * geom.Pt, Y: 25 * geom.Pt}, 15.0
	for _, s := range p.Segments {
		end := s.Points[len(s.Points)-1]
		d := math.Hypot((end.X - centre.X).PDF(), (end.Y - centre.Y).PDF())
		if math.Abs(d-radius) > 0.01 {
			t.Errorf("%+v lies %.3f from the middle", s, d)
		}
		if s.Op == drawing.Curve && math.Hypot((s.Points[0].X-centre.X).PDF(), (s.Points[0].Y-centre.Y).PDF()) < radius {
			t.Errorf("handle %+v lies inside the arc", s.Points[0])
		}
	}
	if last := p.Segments[len(p.Segments)-1].Points[2]; last != (geom.Point{X: 25000, Y: 10000}) {
		t.Errorf("three quarters clockwise from the right end at %+v, want the top", last)
	}
}

func TestRecorderFlattensAndSkips(t *testing.T) {
	t.Parallel()
	r := recording(t)
	r.SetFillColor(gochart.Color{R: 255, G: 0, B: 0, A: 128})
	r.Circle(8, 40, 40)
	r.Fill()
	if p := onlyPath(t, r); *p.Fill != (drawing.Colour{R: 255, G: 127, B: 127}) || p.Stroke != nil || len(p.Segments) != 6 {
		t.Errorf("%+v", p)
	}
	r = recording(t)
	r.SetStrokeWidth(0.001) // a width of 0 would be the thinnest line of the printer
	r.MoveTo(0, 0)
	r.LineTo(9, 9)
	r.Stroke()
	r.SetStrokeColor(gochart.ColorTransparent)
	r.SetStrokeWidth(1)
	r.LineTo(9, 9)
	r.FillStroke()
	if len(r.c.Drawing().Items) != 0 {
		t.Errorf("%+v", r.c.Drawing().Items)
	}
}

func TestRecorderText(t *testing.T) {
	t.Parallel()
	r := recording(t)
	r.SetFontSize(9)
	r.Text("Tiến độ 2,5", 40, 80)
	x, ok := r.c.Drawing().Items[0].(drawing.Text)
	if !ok || x.At != (geom.Point{X: 10 * geom.Pt, Y: 20 * geom.Pt}) || x.Size != 9*geom.Pt || x.Width != measurer(t).Width("Tiến độ 2,5", 0, 9*geom.Pt) {
		t.Errorf("%+v", r.c.Drawing().Items)
	}
	if b := r.MeasureText("Tiến độ 2,5"); geom.Length(b.Width())*px < x.Width || geom.Length(b.Width()-1)*px >= x.Width {
		t.Errorf("measured %d px for %d", b.Width(), x.Width)
	}
	r.SetTextRotation(1)
	r.Text("xoay", 10, 10)
	if len(r.c.Drawing().Items) != 1 || len(r.c.Lost()) != 1 {
		t.Error("a turned text is neither drawn right nor reported")
	}
}

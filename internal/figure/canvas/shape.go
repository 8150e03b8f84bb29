package canvas

import (
	"tiendo/internal/drawing"
	"tiendo/internal/geom"
)

// Path paints a path; a nil colour leaves that part out.
func (c *Canvas) Path(segs []drawing.Segment, fill, stroke *drawing.Colour, width geom.Length, dash ...geom.Length) {
	if fill == nil && stroke == nil {
		return
	}
	c.items = append(c.items, drawing.Path{Segments: segs, Fill: fill, Stroke: stroke, Width: width, Dash: dash})
}

// Rect paints a rectangle; a nil colour leaves that part out.
func (c *Canvas) Rect(r geom.Rect, fill, stroke *drawing.Colour, width geom.Length, dash ...geom.Length) {
	c.Path(Polygon(r.Point, geom.Point{X: r.Right(), Y: r.Y}, geom.Point{X: r.Right(), Y: r.Bottom()}, geom.Point{X: r.X, Y: r.Bottom()}), fill, stroke, width, dash...)
}

// Stroke draws a straight line.
func (c *Canvas) Stroke(a, b geom.Point, ink drawing.Colour, width geom.Length, dash ...geom.Length) {
	c.Path([]drawing.Segment{{Op: drawing.Move, Points: []geom.Point{a}}, {Op: drawing.Line, Points: []geom.Point{b}}}, nil, &ink, width, dash...)
}

// Polygon is a closed path of straight lines.
func Polygon(ps ...geom.Point) []drawing.Segment {
	var out []drawing.Segment
	for i, p := range ps {
		op := drawing.Line
		if i == 0 {
			op = drawing.Move
		}
		out = append(out, drawing.Segment{Op: op, Points: []geom.Point{p}})
	}
	return append(out, drawing.Segment{Op: drawing.Close})
}

// Circle approximates a circle by four cubic curves; 0.5523 is the usual handle for a quarter.
func Circle(o geom.Point, r geom.Length) []drawing.Segment {
	k := r.Scale(5523, 10000)
	p := func(dx, dy geom.Length) geom.Point { return geom.Point{X: o.X + dx, Y: o.Y + dy} }
	return []drawing.Segment{
		{Op: drawing.Move, Points: []geom.Point{p(r, 0)}},
		{Op: drawing.Curve, Points: []geom.Point{p(r, k), p(k, r), p(0, r)}},
		{Op: drawing.Curve, Points: []geom.Point{p(-k, r), p(-r, k), p(-r, 0)}},
		{Op: drawing.Curve, Points: []geom.Point{p(-r, -k), p(-k, -r), p(0, -r)}},
		{Op: drawing.Curve, Points: []geom.Point{p(k, -r), p(r, -k), p(r, 0)}},
		{Op: drawing.Close},
	}
}

// hatched are slanting lines over a rectangle, or crossed ones: the patterns that say "late" on a photocopy too.
func hatched(r geom.Rect, step geom.Length, cross bool) []drawing.Segment {
	var segs []drawing.Segment
	add := func(a, b geom.Point) {
		segs = append(segs, drawing.Segment{Op: drawing.Move, Points: []geom.Point{a}}, drawing.Segment{Op: drawing.Line, Points: []geom.Point{b}})
	}
	for d := step; d < r.W+r.H; d += step {
		// From the left or lower edge up to the top or right edge, at 45 degrees.
		a := geom.Point{X: r.X + max(0, d-r.H), Y: r.Y + min(d, r.H)}
		b := geom.Point{X: r.X + min(d, r.W), Y: r.Y + max(0, d-r.W)}
		add(a, b)
		if cross {
			add(geom.Point{X: a.X, Y: r.Y + r.Bottom() - a.Y}, geom.Point{X: b.X, Y: r.Y + r.Bottom() - b.Y})
		}
	}
	return segs
}

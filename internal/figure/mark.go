package figure

import (
	"tiendo/internal/drawing"
	"tiendo/internal/geom"
	"tiendo/internal/scorecard"
)

// circlePath approximates a circle by four cubic curves; 0.5523 is the usual handle for a quarter.
func circlePath(o geom.Point, r geom.Length) []drawing.Segment {
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

// mark draws a status: ● achieved, ▲ on track, ■ challenging, ⊖ not assessed. A hollow mark says that the
// value was carried over from an earlier period. Marks are paths because the font lacks the signs.
func (c *canvas) mark(st scorecard.Status, o geom.Point, r geom.Length, hollow bool) {
	ink := edgeInk(st)
	fill := ink
	if st == scorecard.OnTrack {
		fill = blue
	}
	if hollow || st == scorecard.NotAssessed {
		fill = paper
	}
	c.solid = append(c.solid, geom.Rect{Point: geom.Point{X: o.X - r, Y: o.Y - r}, Size: geom.Size{W: 2 * r, H: 2 * r}})
	switch st {
	case scorecard.Achieved:
		c.path(circlePath(o, r), &fill, &ink, medium)
	case scorecard.OnTrack:
		// Taller than wide areas look smaller: the triangle is drawn a little larger to weigh the same.
		w, up, down := r.Scale(118, 100), r.Scale(115, 100), r.Scale(85, 100)
		c.path(polygon(geom.Point{X: o.X, Y: o.Y - up}, geom.Point{X: o.X + w, Y: o.Y + down}, geom.Point{X: o.X - w, Y: o.Y + down}), &fill, &ink, medium)
	case scorecard.Challenging:
		s := r.Scale(88, 100)
		c.rect(geom.Rect{Point: geom.Point{X: o.X - s, Y: o.Y - s}, Size: geom.Size{W: 2 * s, H: 2 * s}}, &fill, &ink, medium)
	case scorecard.NotAssessed:
		c.path(circlePath(o, r), &fill, &ink, thin)
		c.stroke(geom.Point{X: o.X - r/2, Y: o.Y}, geom.Point{X: o.X + r/2, Y: o.Y}, ink, thin)
	}
}

// dot is a point of a series: solid for a reading, hollow for an estimate or a carried value.
func (c *canvas) dot(o geom.Point, r geom.Length, ink drawing.Colour, hollow bool) {
	fill := ink
	if hollow {
		fill = paper
	}
	c.solid = append(c.solid, geom.Rect{Point: geom.Point{X: o.X - r, Y: o.Y - r}, Size: geom.Size{W: 2 * r, H: 2 * r}})
	c.path(circlePath(o, r), &fill, &ink, medium)
}

// diamond marks a target.
func (c *canvas) diamond(o geom.Point, r geom.Length, ink drawing.Colour, hollow bool) {
	fill := ink
	if hollow {
		fill = paper
	}
	c.solid = append(c.solid, geom.Rect{Point: geom.Point{X: o.X - r, Y: o.Y - r}, Size: geom.Size{W: 2 * r, H: 2 * r}})
	c.path(polygon(geom.Point{X: o.X, Y: o.Y - r}, geom.Point{X: o.X + r, Y: o.Y}, geom.Point{X: o.X, Y: o.Y + r}, geom.Point{X: o.X - r, Y: o.Y}), &fill, &ink, medium)
}

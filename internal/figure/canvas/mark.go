package canvas

import (
	"tiendo/internal/drawing"
	"tiendo/internal/geom"
	"tiendo/internal/scorecard"
)

// Mark draws a status: ● achieved, ▲ on track, ■ challenging, ⊖ not assessed. A hollow mark says that the
// value was carried over from an earlier period. Marks are paths because the font lacks the signs.
func (c *Canvas) Mark(st scorecard.Status, o geom.Point, r geom.Length, hollow bool) {
	ink := EdgeInk(st)
	fill := ink
	if st == scorecard.OnTrack {
		fill = Blue
	}
	if hollow || st == scorecard.NotAssessed {
		fill = Paper
	}
	c.Block(around(o, r))
	switch st {
	case scorecard.Achieved:
		c.Path(Circle(o, r), &fill, &ink, Medium)
	case scorecard.OnTrack:
		// Taller than wide areas look smaller: the triangle is drawn a little larger to weigh the same.
		w, up, down := r.Scale(118, 100), r.Scale(115, 100), r.Scale(85, 100)
		c.Path(Polygon(geom.Point{X: o.X, Y: o.Y - up}, geom.Point{X: o.X + w, Y: o.Y + down}, geom.Point{X: o.X - w, Y: o.Y + down}), &fill, &ink, Medium)
	case scorecard.Challenging:
		c.Rect(around(o, r.Scale(88, 100)), &fill, &ink, Medium)
	case scorecard.NotAssessed:
		c.Path(Circle(o, r), &fill, &ink, Thin)
		c.Stroke(geom.Point{X: o.X - r/2, Y: o.Y}, geom.Point{X: o.X + r/2, Y: o.Y}, ink, Thin)
	}
}

// Dot is a point of a series: solid for a reading, hollow for an estimate or a carried value.
func (c *Canvas) Dot(o geom.Point, r geom.Length, ink drawing.Colour, hollow bool) {
	c.sign(o, r, Circle(o, r), ink, hollow)
}

// Diamond marks a target.
func (c *Canvas) Diamond(o geom.Point, r geom.Length, ink drawing.Colour, hollow bool) {
	c.sign(o, r, Polygon(geom.Point{X: o.X, Y: o.Y - r}, geom.Point{X: o.X + r, Y: o.Y}, geom.Point{X: o.X, Y: o.Y + r}, geom.Point{X: o.X - r, Y: o.Y}), ink, hollow)
}

func (c *Canvas) sign(o geom.Point, r geom.Length, shape []drawing.Segment, ink drawing.Colour, hollow bool) {
	fill := ink
	if hollow {
		fill = Paper
	}
	c.Block(around(o, r))
	c.Path(shape, &fill, &ink, Medium)
}

// around is the square with its middle at a point.
func around(o geom.Point, r geom.Length) geom.Rect {
	return geom.Rect{Point: geom.Point{X: o.X - r, Y: o.Y - r}, Size: geom.Size{W: 2 * r, H: 2 * r}}
}

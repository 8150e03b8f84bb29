package canvas

import (
	"tiendo/internal/drawing"
	"tiendo/internal/geom"
)

// Shade is how a bar or a part of one is filled.
type Shade struct {
	Fill, Edge drawing.Colour
	Hatch      *drawing.Colour // lines over the fill, nil: none
	Cross      bool            // lines both ways: a second kind of late
	Dash       []geom.Length
	Label      drawing.Colour // ink of a text upon it
}

// Shaded draws a rectangle in a shade.
func (c *Canvas) Shaded(r geom.Rect, s Shade) {
	if r.W <= 0 || r.H <= 0 {
		return
	}
	c.Rect(r, &s.Fill, nil, 0)
	if s.Hatch != nil {
		if lines := hatched(r, 4*geom.Pt, s.Cross); len(lines) > 0 {
			c.Path(lines, nil, s.Hatch, Thin)
		}
	}
	c.Rect(r, nil, &s.Edge, Thin, s.Dash...)
}

// Inscribe writes a line in the middle of a rectangle that was drawn in a shade. Under it a patch of the
// ground keeps a hatch from running through it.
func (c *Canvas) Inscribe(r geom.Rect, l Line, size geom.Length, s Shade) {
	o := geom.Point{X: r.X + r.W/2, Y: r.Y + r.H/2}
	if s.Hatch != nil {
		w := c.Width(l, size) + 2*geom.Pt
		c.Rect(geom.Rect{Point: geom.Point{X: o.X - w/2, Y: o.Y - 4*geom.Pt}, Size: geom.Size{W: w, H: 8 * geom.Pt}}, &s.Fill, nil, 0)
	}
	c.PutAt(l, Centre, o.X, Middle(o.Y, size), size, s.Label)
}

package figure

import (
	"tiendo/internal/drawing"
	"tiendo/internal/geom"
	"tiendo/internal/scorecard"
)

// key is one entry of a legend: a sign and its words.
type key struct {
	sign func(c *canvas, o geom.Point) // draws the sign with its middle at o, within signWidth × textSize; nil: none
	text line
}

func (k key) lead() geom.Length {
	if k.sign == nil {
		return 0
	}
	return signWidth + signGap
}

const (
	signWidth = 14 * geom.Pt
	signGap   = 3 * geom.Pt
	keyGap    = 9 * geom.Pt
	keyPitch  = 12 * geom.Pt
)

// legend lays keys out in lines between two edges. With draw false it only measures. It returns the
// height used; y is the top.
func (c *canvas) legend(keys []key, x, y, width geom.Length, draw bool) geom.Length {
	if len(keys) == 0 {
		return 0
	}
	at := geom.Point{X: x, Y: y + keyPitch/2}
	for i, k := range keys {
		w := k.lead() + c.width(c.covered(k.text), smallSize)
		if i > 0 && at.X+w > x+width {
			at.X, at.Y = x, at.Y+keyPitch
		}
		if draw {
			if k.sign != nil {
				k.sign(c, geom.Point{X: at.X + signWidth/2, Y: at.Y})
			}
			c.put(k.text, geom.Point{X: at.X + k.lead(), Y: middle(at.Y, smallSize)}, smallSize, black)
		}
		at.X += w + keyGap
	}
	return at.Y + keyPitch/2 - y
}

func statusSign(st scorecard.Status, hollow bool) func(*canvas, geom.Point) {
	return func(c *canvas, o geom.Point) { c.mark(st, o, 3200, hollow) }
}

func dotSign(ink drawing.Colour, hollow bool) func(*canvas, geom.Point) {
	return func(c *canvas, o geom.Point) { c.dot(o, 2600, ink, hollow) }
}

func diamondSign(ink drawing.Colour, hollow bool) func(*canvas, geom.Point) {
	return func(c *canvas, o geom.Point) { c.diamond(o, 3600, ink, hollow) }
}

func lineSign(ink drawing.Colour, width geom.Length, dash ...geom.Length) func(*canvas, geom.Point) {
	return func(c *canvas, o geom.Point) {
		c.stroke(geom.Point{X: o.X - signWidth/2, Y: o.Y}, geom.Point{X: o.X + signWidth/2, Y: o.Y}, ink, width, dash...)
	}
}

// boxSign shows a shade as bars have it.
func boxSign(s shade) func(*canvas, geom.Point) {
	return func(c *canvas, o geom.Point) {
		c.shaded(geom.Rect{Point: geom.Point{X: o.X - signWidth/2 + geom.Pt, Y: o.Y - 3*geom.Pt}, Size: geom.Size{W: signWidth - 2*geom.Pt, H: 6 * geom.Pt}}, s)
	}
}

// tickSign shows the short upright line of a plan across a bar.
func tickSign(ink drawing.Colour) func(*canvas, geom.Point) {
	return func(c *canvas, o geom.Point) {
		c.stroke(geom.Point{X: o.X, Y: o.Y - 4*geom.Pt}, geom.Point{X: o.X, Y: o.Y + 4*geom.Pt}, ink, heavy)
	}
}

// shade is how a bar or a part of one is filled.
type shade struct {
	fill  drawing.Colour
	edge  drawing.Colour
	hatch *drawing.Colour // lines over the fill, nil: none
	cross bool            // lines both ways: a second kind of late
	dash  []geom.Length
	label drawing.Colour // ink of a text upon it
}

func (c *canvas) shaded(r geom.Rect, s shade) {
	if r.W <= 0 || r.H <= 0 {
		return
	}
	c.rect(r, &s.fill, nil, 0)
	if s.hatch != nil {
		c.hatch(r, *s.hatch, 4*geom.Pt, thin, s.cross)
	}
	c.rect(r, nil, &s.edge, thin, s.dash...)
}

package canvas

import (
	"tiendo/internal/drawing"
	"tiendo/internal/geom"
	"tiendo/internal/scorecard"
)

// Sign draws what a legend explains, with its middle at a point and within SignWidth × TextSize.
type Sign func(c *Canvas, o geom.Point)

// Key is one entry of a legend: a sign, or nil for none, and its words.
type Key struct {
	Sign Sign
	Text Line
}

// SignWidth is how wide a sign in a legend may be.
const SignWidth = 14 * geom.Pt

const (
	signGap  = 3 * geom.Pt
	keyGap   = 9 * geom.Pt
	keyPitch = 12 * geom.Pt
)

// LegendHeight is the height that a legend takes within a width; 0 without keys.
func (c *Canvas) LegendHeight(keys []Key, width geom.Length) geom.Length {
	lines := geom.Length(0)
	c.eachKey(keys, width, func(_ Key, _, line geom.Length) { lines = line + 1 })
	return lines * keyPitch
}

// Legend lays keys out in lines within a width, the first one's left top corner at a point.
func (c *Canvas) Legend(keys []Key, at geom.Point, width geom.Length) {
	c.eachKey(keys, width, func(k Key, x, line geom.Length) {
		mid := at.Y + line*keyPitch + keyPitch/2
		if k.Sign != nil {
			k.Sign(c, geom.Point{X: at.X + x + SignWidth/2, Y: mid})
		}
		c.Put(k.Text, geom.Point{X: at.X + x + k.lead(), Y: Middle(mid, SmallSize)}, SmallSize, Black)
	})
}

// eachKey visits the keys with the place that each gets: how far from the left, in which line.
func (c *Canvas) eachKey(keys []Key, width geom.Length, visit func(k Key, x, line geom.Length)) {
	var x, line geom.Length
	for i, k := range keys {
		k.Text = c.narrowed(k.Text, width-k.lead())
		w := k.lead() + c.Width(k.Text, SmallSize)
		if i > 0 && x+w > width {
			x, line = 0, line+1
		}
		visit(k, x, line)
		x += w + keyGap
	}
}

// narrowed shortens words that are wider than the legend; a figure is never shortened.
func (c *Canvas) narrowed(l Line, width geom.Length) Line {
	if len(l) != 1 || l[0].Value != "" {
		return l
	}
	s := l[0]
	s.Text = c.Fit(s.Text, s, width, SmallSize)
	return Line{s}
}

// lead is how far the words stand from the sign's left edge.
func (k Key) lead() geom.Length {
	if k.Sign == nil {
		return 0
	}
	return SignWidth + signGap
}

// StatusSign is the mark of a status.
func StatusSign(st scorecard.Status, hollow bool) Sign {
	return func(c *Canvas, o geom.Point) { c.Mark(st, o, 3200, hollow) }
}

// DotSign is a point of a series.
func DotSign(ink drawing.Colour, hollow bool) Sign {
	return func(c *Canvas, o geom.Point) { c.Dot(o, 2600, ink, hollow) }
}

// DiamondSign is the mark of a target.
func DiamondSign(ink drawing.Colour, hollow bool) Sign {
	return func(c *Canvas, o geom.Point) { c.Diamond(o, 3600, ink, hollow) }
}

// LineSign is a piece of a line; over it, if given, stand further signs.
func LineSign(ink drawing.Colour, width geom.Length, dash []geom.Length, over ...Sign) Sign {
	return func(c *Canvas, o geom.Point) {
		c.Stroke(geom.Point{X: o.X - SignWidth/2, Y: o.Y}, geom.Point{X: o.X + SignWidth/2, Y: o.Y}, ink, width, dash...)
		for _, s := range over {
			s(c, o)
		}
	}
}

// BoxSign is a piece of a bar.
func BoxSign(s Shade) Sign {
	return func(c *Canvas, o geom.Point) {
		c.Shaded(geom.Rect{Point: geom.Point{X: o.X - SignWidth/2 + geom.Pt, Y: o.Y - 3*geom.Pt}, Size: geom.Size{W: SignWidth - 2*geom.Pt, H: 6 * geom.Pt}}, s)
	}
}

// TickSign is the short upright line of a plan across a bar.
func TickSign(ink drawing.Colour) Sign {
	return func(c *Canvas, o geom.Point) {
		c.Stroke(geom.Point{X: o.X, Y: o.Y - 4*geom.Pt}, geom.Point{X: o.X, Y: o.Y + 4*geom.Pt}, ink, Heavy)
	}
}

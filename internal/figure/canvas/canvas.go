// Package canvas is what charts are drawn on: a vector drawing in the document's own font. It keeps one promise
// for every chart: no text leaves the frame and no two texts overlap. Here are also the things of which charts
// are made: lines of text, marks of statuses, shades that survive a photocopier, legends, labels that find
// their own place. It knows no kind of chart and no wording.
package canvas

import (
	"tiendo/internal/drawing"
	"tiendo/internal/font"
	"tiendo/internal/geom"
)

// Canvas is a drawing being made. A text for which there is no room is not drawn but lost, and the chart
// reports it.
type Canvas struct {
	Size geom.Size // of the picture; a chart may set its height until it has drawn near the lower edge

	m       font.Measurer
	items   []drawing.Item
	boxes   []geom.Rect // of the texts so far
	solid   []geom.Rect // marks that a placed label must keep clear of
	lost    []string    // texts for which there was no room
	missing map[rune]bool
	holes   []rune // runes that the font lacks, in order of appearance
}

// New is an empty canvas on which the font measures.
func New(m font.Measurer, size geom.Size) *Canvas {
	return &Canvas{m: m, Size: size, missing: map[rune]bool{}}
}

// Drawing is what was drawn.
func (c *Canvas) Drawing() *drawing.Drawing {
	return &drawing.Drawing{Size: c.Size, Items: c.items}
}

// Shown are the ids of the document's values that stand in the picture.
func (c *Canvas) Shown() map[string]bool {
	out := map[string]bool{}
	for _, it := range c.items {
		if t, ok := it.(drawing.Text); ok && t.Value != "" {
			out[t.Value] = true
		}
	}
	return out
}

// Lost are the texts for which there was no room.
func (c *Canvas) Lost() []string { return c.lost }

// Holes are the signs that the font lacks; a question mark stands for each.
func (c *Canvas) Holes() []rune { return c.holes }

// Frame is the whole picture as a rectangle.
func (c *Canvas) Frame() geom.Rect { return geom.Rect{Size: c.Size} }

// Block keeps labels that look for a place out of a rectangle.
func (c *Canvas) Block(r geom.Rect) { c.solid = append(c.solid, r) }

// Lose counts a text as one for which there was no room.
func (c *Canvas) Lose(l Line) { c.lost = append(c.lost, l.String()) }

// Free tells whether a text may cover the rectangle.
func (c *Canvas) Free(r geom.Rect) bool { return r.Within(c.Frame()) && hits(r, c.boxes) == 0 }

// Put draws a line with its baseline's left end at the point, if there is room for it.
func (c *Canvas) Put(l Line, at geom.Point, size geom.Length, ink drawing.Colour) bool {
	l = c.covered(l)
	if l.String() == "" {
		return true
	}
	if !c.Free(c.Box(l, at, size)) {
		c.Lose(l)
		return false
	}
	x := at.X
	for _, s := range l {
		w := c.m.Width(s.Text, s.face(), size)
		t := drawing.Text{At: geom.Point{X: x, Y: at.Y}, Text: s.Text, Bold: s.Bold, Italic: s.Italic,
			Size: size, Width: w, Colour: ink, Value: s.Value}
		c.items = append(c.items, t)
		c.boxes = append(c.boxes, t.Box())
		x += w
	}
	return true
}

// Align is how a line stands to a place on its baseline.
type Align int

// The ways: its left end, its middle or its right end is there.
const (
	Left Align = iota
	Centre
	Right
)

// PutAt draws a line whose baseline stands at y and whose left end, middle or right end is at x.
func (c *Canvas) PutAt(l Line, a Align, x, y geom.Length, size geom.Length, ink drawing.Colour) bool {
	w := c.Width(l, size)
	switch a {
	case Centre:
		x -= w / 2
	case Right:
		x -= w
	case Left:
	}
	return c.Put(l, geom.Point{X: x, Y: y}, size, ink)
}

// Middle is the baseline on which a text of the size looks centred on y: half of the figures' height below.
func Middle(y, size geom.Length) geom.Length { return y + size.Scale(33, 100) }

// covered replaces what the font has no glyph for; the chart reports it, so nothing is drawn as a box.
func (c *Canvas) covered(l Line) Line {
	out := make(Line, len(l))
	for i, s := range l {
		rs := []rune(s.Text)
		for j, r := range rs {
			if c.m.Covers(r, s.face()) {
				continue
			}
			if !c.missing[r] {
				c.missing[r] = true
				c.holes = append(c.holes, r)
			}
			rs[j] = '?'
		}
		s.Text = string(rs)
		out[i] = s
	}
	return out
}

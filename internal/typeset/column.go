package typeset

import (
	"strings"

	"tiendo/internal/document"
	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/internal/program"
)

// ruleWidth is the stroke of rules in the head and of boxes round marks.
const ruleWidth = 750 // 0.75 pt

// column sets short texts one below the other in a part of the width: heads and signature blocks.
type column struct {
	b        *builder
	x, width geom.Length
	y        geom.Length // lower edge of what has been set
	items    []page.Item
	// left and right are the ends of the last line's letters, for rules that follow their length.
	left, right geom.Length
}

// text sets content in a style.
func (c *column) text(t content, style program.TextStyle) {
	if c.y > 0 {
		c.y += style.Before
	}
	lines, _ := c.b.lines(t, setting{x: c.x + style.Left, width: c.width - style.Left, indent: style.Indent, align: style.Align, leading: style.Leading, size: style.Size})
	for _, l := range lines {
		c.items = append(c.items, shifted(l.items, 0, c.y)...)
		c.left, c.right = c.x, l.right
		if len(l.items) > 0 {
			if r, ok := l.items[0].(page.Run); ok {
				c.left = r.At.X
			}
		}
		c.y += l.height
	}
}

// rule draws a line below, num/den as long as the last line and centred under it.
func (c *column) rule(num, den int64) {
	length := (c.right - c.left).Scale(num, den)
	x, y := c.left+(c.right-c.left-length)/2, c.y+geom.Pt
	c.items = append(c.items, page.Rule{From: geom.Point{X: x, Y: y}, To: geom.Point{X: x + length, Y: y}, Width: ruleWidth, Node: page.Artifact})
	c.y += 3 * geom.Pt
}

// boxed sets content in a frame as wide as its words.
func (c *column) boxed(t content, style program.TextStyle) {
	const pad = 5 * geom.Pt
	c.text(t, style)
	r := geom.Rect{Point: geom.Point{X: c.left - pad, Y: c.y - style.Leading}, Size: geom.Size{W: c.right - c.left + 2*pad, H: style.Leading + geom.Pt}}
	corners := []geom.Point{r.Point, {X: r.Right(), Y: r.Y}, {X: r.Right(), Y: r.Bottom()}, {X: r.X, Y: r.Bottom()}}
	for i, from := range corners {
		c.items = append(c.items, page.Rule{From: from, To: corners[(i+1)%4], Width: ruleWidth, Node: page.Artifact})
	}
	c.y += geom.Pt
}

// raw is a text whose spaces are kept as they stand: blanks for the pen.
func raw(text string, style program.TextStyle, node page.NodeID) content {
	return content{atoms: []atom{{text: caps(text, style), raw: true, format: formatOf(style, document.Style{}, node, 0)}}}
}

// blank is room for a number written by hand.
const blank = "      "

// filled is a number of two digits at least, or room for the pen.
func filled(s string) string {
	switch len(s) {
	case 0:
		return blank
	case 1:
		return "0" + s
	}
	return s
}

// month follows the rule of dates: only January and February take a zero, so that nobody can add a digit.
func month(s string) string {
	if s == "" || s == "1" || s == "2" {
		return filled(s)
	}
	return s
}

// fillIn puts values into the {places} of a profile's text.
func fillIn(text string, values ...string) string {
	return strings.NewReplacer(values...).Replace(text)
}

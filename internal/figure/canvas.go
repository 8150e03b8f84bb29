package figure

import (
	"tiendo/internal/drawing"
	"tiendo/internal/font"
	"tiendo/internal/geom"
	"tiendo/internal/page"
)

// canvas is a drawing being made. It keeps one promise for every chart: no text leaves the frame and no
// two texts overlap. A text that would is not drawn but counted as lost, and the chart reports it.
type canvas struct {
	m       font.Measurer
	size    geom.Size
	items   []drawing.Item
	boxes   []geom.Rect // of the texts so far
	solid   []geom.Rect // marks that a placed label must keep clear of
	lost    []string    // texts for which there was no room
	missing map[rune]bool
	holes   []rune // runes that the font lacks, in order of appearance
}

func newCanvas(m font.Measurer, size geom.Size) *canvas {
	return &canvas{m: m, size: size, missing: map[rune]bool{}}
}

func (c *canvas) drawing() *drawing.Drawing {
	return &drawing.Drawing{Size: c.size, Items: c.items}
}

// frame is the whole picture as a rectangle.
func (c *canvas) frame() geom.Rect { return geom.Rect{Size: c.size} }

// span is a piece of a line in one face; value is the id of the document value it prints, "" for words.
type span struct {
	text  string
	bold  bool
	ital  bool
	value string
}

// line is one line of text, spans side by side.
type line []span

func plain(s string) line  { return line{{text: s}} }
func bold(s string) line   { return line{{text: s, bold: true}} }
func italic(s string) line { return line{{text: s, ital: true}} }

func face(s span) page.Face {
	switch {
	case s.bold && s.ital:
		return page.BoldItalic
	case s.bold:
		return page.Bold
	case s.ital:
		return page.Italic
	}
	return page.Regular
}

func (c *canvas) width(l line, size geom.Length) geom.Length {
	var w geom.Length
	for _, s := range l {
		w += c.m.Width(s.text, face(s), size)
	}
	return w
}

// box is the rectangle that drawing.Text.Box gives a line whose baseline starts at the point.
func (c *canvas) box(l line, at geom.Point, size geom.Length) geom.Rect {
	return drawing.Text{At: at, Size: size, Width: c.width(l, size)}.Box()
}

// free tells whether a text may cover the rectangle.
func (c *canvas) free(r geom.Rect) bool {
	if !r.Within(c.frame()) {
		return false
	}
	for _, b := range c.boxes {
		if r.Overlaps(b) {
			return false
		}
	}
	return true
}

// put draws a line with its baseline's left end at the point, if there is room for it.
func (c *canvas) put(l line, at geom.Point, size geom.Length, ink drawing.Colour) bool {
	l = c.covered(l)
	whole := ""
	for _, s := range l {
		whole += s.text
	}
	if whole == "" {
		return true
	}
	if !c.free(c.box(l, at, size)) {
		c.lost = append(c.lost, whole)
		return false
	}
	x := at.X
	for _, s := range l {
		w := c.m.Width(s.text, face(s), size)
		t := drawing.Text{At: geom.Point{X: x, Y: at.Y}, Text: s.text, Bold: s.bold, Italic: s.ital,
			Size: size, Width: w, Colour: ink, Value: s.value}
		c.items = append(c.items, t)
		c.boxes = append(c.boxes, t.Box())
		x += w
	}
	return true
}

// covered replaces what the font has no glyph for; the chart reports it, so nothing is drawn as a box.
func (c *canvas) covered(l line) line {
	out := make(line, len(l))
	for i, s := range l {
		rs := []rune(s.text)
		for j, r := range rs {
			if c.m.Covers(r, face(s)) {
				continue
			}
			if !c.missing[r] {
				c.missing[r] = true
				c.holes = append(c.holes, r)
			}
			rs[j] = '?'
		}
		s.text = string(rs)
		out[i] = s
	}
	return out
}

// Ways to stand beside a point.
type align int

const (
	left align = iota
	centre
	right
)

// putAt draws a line whose baseline stands at y and whose left end, middle or right end is at x.
func (c *canvas) putAt(l line, a align, x, y geom.Length, size geom.Length, ink drawing.Colour) bool {
	w := c.width(c.covered(l), size)
	switch a {
	case centre:
		x -= w / 2
	case right:
		x -= w
	case left:
	}
	return c.put(l, geom.Point{X: x, Y: y}, size, ink)
}

// middle is the baseline on which a text of the size looks centred on y: half of the figures' height below.
func middle(y, size geom.Length) geom.Length { return y + size.Scale(33, 100) }

// rect paints a rectangle; a nil colour leaves that part out.
func (c *canvas) rect(r geom.Rect, fill, stroke *drawing.Colour, width geom.Length, dash ...geom.Length) {
	c.path(rectPath(r), fill, stroke, width, dash...)
}

func rectPath(r geom.Rect) []drawing.Segment {
	return polygon(r.Point, geom.Point{X: r.Right(), Y: r.Y}, geom.Point{X: r.Right(), Y: r.Bottom()}, geom.Point{X: r.X, Y: r.Bottom()})
}

func polygon(ps ...geom.Point) []drawing.Segment {
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

// stroke draws a straight line.
func (c *canvas) stroke(a, b geom.Point, ink drawing.Colour, width geom.Length, dash ...geom.Length) {
	c.path([]drawing.Segment{{Op: drawing.Move, Points: []geom.Point{a}}, {Op: drawing.Line, Points: []geom.Point{b}}}, nil, &ink, width, dash...)
}

func (c *canvas) path(segs []drawing.Segment, fill, stroke *drawing.Colour, width geom.Length, dash ...geom.Length) {
	if fill == nil && stroke == nil {
		return
	}
	c.items = append(c.items, drawing.Path{Segments: segs, Fill: fill, Stroke: stroke, Width: width, Dash: dash})
}

// hatch fills a rectangle with slanting lines, or with crossed ones: the patterns that say "late" on a
// photocopy too.
func (c *canvas) hatch(r geom.Rect, ink drawing.Colour, step, width geom.Length, cross bool) {
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
	if len(segs) > 0 {
		c.path(segs, nil, &ink, width)
	}
}

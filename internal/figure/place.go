package figure

import (
	"tiendo/internal/drawing"
	"tiendo/internal/geom"
)

// wish is a direction from a point in which a label may stand, in units of a step.
type wish struct{ dx, dy int }

var (
	above      = wish{0, -1}
	below      = wish{0, 1}
	toRight    = wish{1, 0}
	toLeft     = wish{-1, 0}
	aboveRight = wish{1, -1}
	aboveLeft  = wish{-1, -1}
	belowRight = wish{1, 1}
	belowLeft  = wish{-1, 1}
)

// note is a label that belongs to a point and may move.
type note struct {
	at     geom.Point
	clear  geom.Length // radius of the mark at the point
	full   line        // what it should say
	short  line        // what it may say when there is little room; nil: as full
	size   geom.Length
	ink    drawing.Colour
	wishes []wish // best first; the others are tried after them
}

var allWishes = []wish{above, below, toRight, toLeft, aboveRight, belowRight, aboveLeft, belowLeft}

// placer puts movable labels where they touch no text, no mark and no edge. It tries, in this order:
// the full label close by; the short one close by; the full and the short one further away with a leader
// line. What finds no place is handed back, for the legend under the chart.
type placer struct {
	c *canvas
	// soft are lines and bars that a label should rather not cover: such places come last at each distance.
	soft []geom.Rect
	// within, if it has an extent, is where labels may stand: clear of the axes' own labels.
	within geom.Rect
}

const (
	near    = 1500 // gap between a mark and its label
	stride  = 5 * geom.Pt
	strides = 8 // that a label may move away
)

// place draws the note and tells whether it found room. It first looks for a place that covers no line,
// close by and then a little further off; only then does it accept one that crosses a line.
func (p *placer) place(n note) bool {
	wishes := order(n.wishes)
	labels := []line{n.full}
	if n.short != nil {
		labels = append(labels, n.short)
	}
	for _, sweep := range []struct {
		reach int
		soft  bool
	}{{strides / 2, false}, {strides, true}} {
		for d := 0; d <= sweep.reach; d++ {
			for _, l := range labels {
				at, ok := p.spot(n, l, wishes, geom.Length(d)*stride, sweep.soft)
				if !ok {
					continue
				}
				if d > 1 {
					// The leader goes under the text in painting order, so it is drawn first.
					p.leader(n, p.c.box(p.c.covered(l), at, n.size))
				}
				return p.c.put(l, at, n.size, n.ink)
			}
		}
	}
	return false
}

func order(first []wish) []wish {
	out := append([]wish{}, first...)
	for _, w := range allWishes {
		found := false
		for _, f := range first {
			found = found || f == w
		}
		if !found {
			out = append(out, w)
		}
	}
	return out
}

// spot is the best free place at one distance: the first wish that covers nothing, else (if lines may be
// crossed) the wish that covers the fewest.
func (p *placer) spot(n note, l line, wishes []wish, away geom.Length, crossing bool) (geom.Point, bool) {
	var best geom.Point
	cost, found := 0, false
	for _, w := range wishes {
		r := p.beside(n, p.c.covered(l), w, away)
		if !p.c.free(r) || hits(r, p.c.solid) > 0 || (p.within.W > 0 && !r.Within(p.within)) {
			continue
		}
		if k := hits(r, p.soft); (k == 0 || crossing) && (!found || k < cost) {
			best, cost, found = geom.Point{X: r.X, Y: r.Y + n.size.Scale(3, 4)}, k, true
			if k == 0 {
				break
			}
		}
	}
	return best, found
}

// beside is the box of a label in a direction at a distance.
func (p *placer) beside(n note, l line, w wish, away geom.Length) geom.Rect {
	box := p.c.box(l, geom.Point{}, n.size)
	gap := n.clear + near + away
	r := geom.Rect{Size: box.Size}
	switch w.dx {
	case -1:
		r.X = n.at.X - gap - box.W
	case 0:
		r.X = n.at.X - box.W/2
	default:
		r.X = n.at.X + gap
	}
	switch w.dy {
	case -1:
		// Figures have no descenders: the empty strip below them counts as part of the gap.
		r.Y = n.at.Y - gap - box.H + n.size/6
	case 0:
		r.Y = n.at.Y - box.H/2
	default:
		r.Y = n.at.Y + gap - n.size/10
	}
	if w.dx != 0 && w.dy != 0 {
		// A corner needs less distance on each axis to look as far away.
		r.X -= geom.Length(w.dx) * n.clear.Scale(3, 10)
		r.Y -= geom.Length(w.dy) * n.clear.Scale(3, 10)
	}
	return r
}

// leader joins the point to the nearest edge of its label.
func (p *placer) leader(n note, box geom.Rect) {
	end := geom.Point{X: clamp(n.at.X, box.X, box.Right()), Y: clamp(n.at.Y, box.Y, box.Bottom())}
	p.c.stroke(n.at, end, dim, hair)
}

func clamp(v, lo, hi geom.Length) geom.Length { return max(lo, min(v, hi)) }

func hits(r geom.Rect, list []geom.Rect) int {
	n := 0
	for _, o := range list {
		if r.Overlaps(o) {
			n++
		}
	}
	return n
}

// alongLine covers a straight line with small rectangles, as soft obstacles for labels.
func alongLine(a, b geom.Point) []geom.Rect {
	const parts = 24
	var out []geom.Rect
	for i := int64(0); i < parts; i++ {
		p := geom.Point{X: a.X + (b.X-a.X).Scale(i, parts), Y: a.Y + (b.Y-a.Y).Scale(i, parts)}
		q := geom.Point{X: a.X + (b.X-a.X).Scale(i+1, parts), Y: a.Y + (b.Y-a.Y).Scale(i+1, parts)}
		r := geom.Rect{Point: geom.Point{X: min(p.X, q.X), Y: min(p.Y, q.Y)}}
		r.W, r.H = max(p.X, q.X)-r.X+thin, max(p.Y, q.Y)-r.Y+thin
		out = append(out, r)
	}
	return out
}

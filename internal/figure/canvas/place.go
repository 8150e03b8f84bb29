package canvas

import (
	"slices"

	"tiendo/internal/drawing"
	"tiendo/internal/geom"
)

// Direction is where a label may stand from its point, in units of a step.
type Direction struct{ dx, dy int }

// The directions.
var (
	Above      = Direction{0, -1}
	Below      = Direction{0, 1}
	ToRight    = Direction{1, 0}
	ToLeft     = Direction{-1, 0}
	AboveRight = Direction{1, -1}
	AboveLeft  = Direction{-1, -1}
	BelowRight = Direction{1, 1}
	BelowLeft  = Direction{-1, 1}
)

var everywhere = []Direction{Above, Below, ToRight, ToLeft, AboveRight, BelowRight, AboveLeft, BelowLeft}

// Label belongs to a point and may move around it.
type Label struct {
	At     geom.Point
	Clear  geom.Length // radius of the mark at the point
	Full   Line        // what it should say
	Short  Line        // what it may say when there is little room; nil: as Full
	Size   geom.Length
	Ink    drawing.Colour
	Wishes []Direction // best first; the others are tried after them
}

// Placer puts movable labels where they touch no text, no mark and no edge. It tries, in this order:
// the full label close by; the short one close by; the full and the short one further away with a leader
// line. What finds no place is handed back, for the legend under the chart.
type Placer struct {
	// Soft are lines and bars that a label should rather not cover: such places come last at each distance.
	Soft []geom.Rect
	// Within, if it has an extent, is where labels may stand: clear of the axes' own labels.
	Within geom.Rect

	c *Canvas
}

// Placer looks for places on the canvas.
func (c *Canvas) Placer() *Placer { return &Placer{c: c} }

const (
	near    = 1500 // gap between a mark and its label
	stride  = 5 * geom.Pt
	strides = 8 // that a label may move away
)

// Place draws the label and tells whether it found room. It first looks for a place that covers no line,
// close by and then a little further off; only then does it accept one that crosses a line.
func (p *Placer) Place(n Label) bool {
	wishes := order(n.Wishes)
	labels := []Line{n.Full}
	if n.Short != nil {
		labels = append(labels, n.Short)
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
					p.leader(n, p.c.Box(l, at, n.Size))
				}
				return p.c.Put(l, at, n.Size, n.Ink)
			}
		}
	}
	return false
}

// order puts the directions wished for before the others.
func order(first []Direction) []Direction {
	out := slices.Clone(first)
	for _, w := range everywhere {
		if !slices.Contains(first, w) {
			out = append(out, w)
		}
	}
	return out
}

// spot is the best free place at one distance: the first wish that covers nothing, else (if lines may be
// crossed) the wish that covers the fewest.
func (p *Placer) spot(n Label, l Line, wishes []Direction, away geom.Length, crossing bool) (geom.Point, bool) {
	var best geom.Point
	cost, found := 0, false
	for _, w := range wishes {
		r := p.beside(n, l, w, away)
		if !p.c.Free(r) || hits(r, p.c.solid) > 0 || (p.Within.W > 0 && !r.Within(p.Within)) {
			continue
		}
		if k := hits(r, p.Soft); (k == 0 || crossing) && (!found || k < cost) {
			best, cost, found = geom.Point{X: r.X, Y: r.Y + n.Size.Scale(3, 4)}, k, true
			if k == 0 {
				break
			}
		}
	}
	return best, found
}

// beside is the box of a label in a direction at a distance.
func (p *Placer) beside(n Label, l Line, w Direction, away geom.Length) geom.Rect {
	box := p.c.Box(l, geom.Point{}, n.Size)
	gap := n.Clear + near + away
	r := geom.Rect{Size: box.Size}
	switch w.dx {
	case -1:
		r.X = n.At.X - gap - box.W
	case 0:
		r.X = n.At.X - box.W/2
	default:
		r.X = n.At.X + gap
	}
	switch w.dy {
	case -1:
		// Figures have no descenders: the empty strip below them counts as part of the gap.
		r.Y = n.At.Y - gap - box.H + n.Size/6
	case 0:
		r.Y = n.At.Y - box.H/2
	default:
		r.Y = n.At.Y + gap - n.Size/10
	}
	if w.dx != 0 && w.dy != 0 {
		// A corner needs less distance on each axis to look as far away.
		r.X -= geom.Length(w.dx) * n.Clear.Scale(3, 10)
		r.Y -= geom.Length(w.dy) * n.Clear.Scale(3, 10)
	}
	return r
}

// leader joins the point to the nearest edge of its label.
func (p *Placer) leader(n Label, box geom.Rect) {
	end := geom.Point{X: Clamp(n.At.X, box.X, box.Right()), Y: Clamp(n.At.Y, box.Y, box.Bottom())}
	p.c.Stroke(n.At, end, Dim, Hair)
}

// Clamp is the length held between two.
func Clamp(v, lo, hi geom.Length) geom.Length { return max(lo, min(v, hi)) }

func hits(r geom.Rect, list []geom.Rect) int {
	n := 0
	for _, o := range list {
		if r.Overlaps(o) {
			n++
		}
	}
	return n
}

// AlongLine covers a straight line with small rectangles, as soft obstacles for labels.
func AlongLine(a, b geom.Point) []geom.Rect {
	const parts = 24
	var out []geom.Rect
	for i := int64(0); i < parts; i++ {
		p := geom.Point{X: a.X + (b.X-a.X).Scale(i, parts), Y: a.Y + (b.Y-a.Y).Scale(i, parts)}
		q := geom.Point{X: a.X + (b.X-a.X).Scale(i+1, parts), Y: a.Y + (b.Y-a.Y).Scale(i+1, parts)}
		r := geom.Rect{Point: geom.Point{X: min(p.X, q.X), Y: min(p.Y, q.Y)}}
		r.W, r.H = max(p.X, q.X)-r.X+Thin, max(p.Y, q.Y)-r.Y+Thin
		out = append(out, r)
	}
	return out
}

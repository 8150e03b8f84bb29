package figure

import (
	"tiendo/internal/geom"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
)

// go-chart has no horizontal bars; this is what the pictures with named rows share.

// crossAxis draws the upright grid lines of a horizontal scale with their figures below.
func (j *job) crossAxis(s scale, a axis, top, end geom.Length) {
	for _, t := range a.ticks {
		x := s.at(t)
		ink, w := gridInk, geom.Length(hair)
		if t.IsZero() {
			ink, w = axisInk, thin
		}
		j.c.stroke(geom.Point{X: x, Y: top}, geom.Point{X: x, Y: end}, ink, w)
		j.c.putAt(plain(vitext.Number(t, a.decimals)), centre, x, end+9*geom.Pt, tinySize, dim)
	}
}

// axisFor gives the scale of a horizontal chart between two edges; zero is always on it.
func axisFor(values []quantity.Decimal, from, to geom.Length, whole bool) (scale, axis) {
	want := int(clamp((to-from)/(45*geom.Pt), 2, 6))
	a := roundAxis(append(values, quantity.Int(0)), want, whole)
	return scale{lo: a.lo(), hi: a.hi(), from: from, to: to}, a
}

// rowLabel writes a row's name left of its bar, on two lines where the row is high enough.
func (j *job) rowLabel(name string, style span, x, width, mid, pitch geom.Length) {
	n := 1
	if pitch >= 21*geom.Pt {
		n = 2
	}
	lines := j.c.wrap(name, style, width, textSize, n)
	base := middle(mid, textSize) - geom.Length(len(lines)-1)*5*geom.Pt
	for _, l := range lines {
		style.text = l
		j.c.put(line{style}, geom.Point{X: x, Y: base}, textSize, black)
		base += 10 * geom.Pt
	}
}

// nameWidth is the width that a column of names needs, at most a share of the picture.
func (j *job) nameWidth(names []string, most int64) geom.Length {
	limit := j.c.size.W.Scale(most, 100)
	var w geom.Length
	for _, n := range names {
		w = max(w, j.c.width(j.c.covered(plain(n)), textSize))
	}
	return min(w, limit) + 6*geom.Pt
}

// hbar is the rectangle of a bar from zero to a value.
func hbar(s scale, v quantity.Decimal, mid, h geom.Length) geom.Rect {
	zero, x := s.at(quantity.Int(0)), s.at(v)
	return geom.Rect{Point: geom.Point{X: min(zero, x), Y: mid - h/2}, Size: geom.Size{W: max(zero, x) - min(zero, x), H: h}}
}

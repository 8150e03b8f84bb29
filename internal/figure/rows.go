package figure

import (
	"tiendo/internal/figure/canvas"
	"tiendo/internal/figure/plot"
	"tiendo/internal/geom"
	"tiendo/internal/quantity"
)

// go-chart has no bars to the right; this is what the pictures of named rows share.

// barRows are rows with a name and, right of it, a bar from zero on one scale.
type barRows struct {
	*Chart
	names []string
	top   geom.Length // of the first row
	pitch geom.Length // height of a row
	left  geom.Length // where names end and bars may begin
	scale plot.Scale
	axis  plot.Axis
}

// nameWidth is the width that a column of names needs, at most a share of the picture in percent.
func (c *Chart) nameWidth(names []string, most int64) geom.Length {
	var w geom.Length
	for _, n := range names {
		w = max(w, c.Width(canvas.Plain(n), canvas.TextSize))
	}
	return min(w, c.Size.W.Scale(most, 100)) + 6*geom.Pt
}

// axisFor gives the scale of bars to the right between two edges; zero is always on it.
func axisFor(values []quantity.Decimal, from, to geom.Length, whole bool) (plot.Scale, plot.Axis) {
	want := int(canvas.Clamp((to-from)/(45*geom.Pt), 2, 6))
	a := plot.RoundAxis(append(values, quantity.Int(0)), want, whole)
	return plot.Scale{Lo: a.Lo(), Hi: a.Hi(), From: from, To: to}, a
}

// grid draws the upright lines of the scale with their figures under the rows.
func (b barRows) grid() {
	end := b.top + geom.Length(len(b.names))*b.pitch
	for _, t := range b.axis.Ticks {
		x := b.scale.At(t)
		ink, w := canvas.GridInk, canvas.Hair
		if t.IsZero() {
			ink, w = canvas.AxisInk, canvas.Thin
		}
		b.Stroke(geom.Point{X: x, Y: b.top}, geom.Point{X: x, Y: end}, ink, w)
		b.PutAt(canvas.Plain(b.axis.Label(t)), canvas.Centre, x, end+9*geom.Pt, canvas.TinySize, canvas.Dim)
	}
}

// mid is the middle of a row.
func (b barRows) mid(i int) geom.Length { return b.top + geom.Length(i)*b.pitch + b.pitch/2 }

// name writes a row's name, on two lines where the row is high enough. Of style only the face counts.
func (b barRows) name(i int, style canvas.Span, indent geom.Length) {
	n := 1
	if b.pitch >= 21*geom.Pt {
		n = 2
	}
	lines := b.Wrap(b.names[i], style, b.left-6*geom.Pt-indent, canvas.TextSize, n)
	base := canvas.Middle(b.mid(i), canvas.TextSize) - geom.Length(len(lines)-1)*5*geom.Pt
	for _, l := range lines {
		style.Text = l
		b.Put(canvas.Line{style}, geom.Point{X: indent, Y: base}, canvas.TextSize, canvas.Black)
		base += 10 * geom.Pt
	}
}

// bar is the rectangle from zero to a value.
func (b barRows) bar(i int, v quantity.Decimal, h geom.Length) geom.Rect {
	zero, x := b.scale.At(quantity.Int(0)), b.scale.At(v)
	return geom.Rect{Point: geom.Point{X: min(zero, x), Y: b.mid(i) - h/2}, Size: geom.Size{W: max(zero, x) - min(zero, x), H: h}}
}

// silent says in a row why nothing is known.
func (b barRows) silent(i int, why string) {
	zero := b.scale.At(quantity.Int(0))
	text := b.Fit(why, canvas.Span{Italic: true}, b.scale.To-zero, canvas.TinySize)
	b.Put(canvas.Italic(text), geom.Point{X: zero + 3*geom.Pt, Y: canvas.Middle(b.mid(i), canvas.TinySize)}, canvas.TinySize, canvas.Dim)
}

// barLabel writes a number beyond a bar's end at x and steps over upright lines, so that none strikes it through.
func (c *Chart) barLabel(n canvas.Span, x, mid geom.Length, toTheLeft bool, upright []geom.Rect) {
	c.barLine(canvas.Line{n}, x, mid, toTheLeft, upright)
}

// barLine is barLabel for a label with words.
func (c *Chart) barLine(l canvas.Line, x, mid geom.Length, toTheLeft bool, upright []geom.Rect) {
	w := c.Width(l, canvas.SmallSize)
	at := geom.Point{X: x + 6*geom.Pt, Y: canvas.Middle(mid, canvas.SmallSize)}
	if toTheLeft {
		at.X = x - 6*geom.Pt - w
	}
	for range upright {
		for _, b := range upright {
			if !c.Box(l, at, canvas.SmallSize).Overlaps(b) {
				continue
			}
			at.X = b.Right() + geom.Pt
			if toTheLeft {
				at.X = b.X - geom.Pt - w
			}
		}
	}
	if c.Free(c.Box(l, at, canvas.SmallSize)) {
		c.Put(l, at, canvas.SmallSize, canvas.Black)
		return
	}
	p := c.Placer()
	p.Soft = upright
	if !p.Place(canvas.Label{At: geom.Point{X: x, Y: mid}, Clear: 4 * geom.Pt, Full: l, Size: canvas.SmallSize, Ink: canvas.Black,
		Wishes: []canvas.Direction{canvas.ToRight, canvas.ToLeft, canvas.Above, canvas.Below}}) {
		c.Lose(l)
	}
}

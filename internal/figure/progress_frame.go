package figure

import (
	"tiendo/internal/figure/canvas"
	"tiendo/internal/geom"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
)

// timeGone is the share of the term gone at the end of the report's month, from the program's own term.
func (c *Chart) timeGone() quantity.Value {
	t := c.Program.Term
	share, ok := t.Share(c.Card.Month)
	if !ok {
		return quantity.Value{}
	}
	v := quantity.Of(share, "%", quantity.Source{File: c.Program.At.File, Cell: "term", Value: t.Baseline.String() + ".." + t.End.String()})
	v.Derived = c.Text("chart.derived.time")
	return v
}

// frame draws what stands over and under the rows: the columns' headings, the road's lines, the line of time.
func (p *progressChart) frame(top, end geom.Length) {
	for _, h := range []struct {
		key string
		col geom.Rect
	}{{"chart.progress.result", p.cols.result}, {"chart.progress.target", p.cols.target}} {
		text := p.Fit(p.Text(h.key), canvas.Span{Bold: true}, h.col.W, canvas.SmallSize)
		p.PutAt(canvas.Bold(text), canvas.Right, h.col.Right(), top-5*geom.Pt, canvas.SmallSize, canvas.Dim)
	}
	s := p.scale
	for v := s.Lo; v.Cmp(s.Hi) <= 0; v = v.Add(roadStep) {
		x := s.At(v)
		ink, w := canvas.GridInk, canvas.Hair
		if v.IsZero() || v.Equal(quantity.Int(100)) {
			ink, w = canvas.AxisInk, canvas.Thin
		}
		p.Stroke(geom.Point{X: x, Y: top}, geom.Point{X: x, Y: end}, ink, w)
		p.PutAt(canvas.Plain(vitext.Number(v, 0)), canvas.Centre, x, end+9*geom.Pt, canvas.TinySize, canvas.Dim)
	}
	if title := p.Fit(p.Text("chart.progress.axis"), canvas.Span{}, p.cols.road.W+40*geom.Pt, canvas.TinySize); title != "" {
		p.PutAt(canvas.Plain(title), canvas.Centre, (s.From+s.To)/2, end+17*geom.Pt, canvas.TinySize, canvas.Dim)
	}
	if p.now.Known() {
		p.timeLine(top, end)
	}
}

// timeLine is the line at the share of time gone, with its label over it.
func (p *progressChart) timeLine(top, end geom.Length) {
	x := p.scale.At(p.now.Num)
	p.Stroke(geom.Point{X: x, Y: top - 4*geom.Pt}, geom.Point{X: x, Y: end}, canvas.Black, canvas.Medium)
	n := p.Print("time", p.now, p.Value(p.now, 0), p.month())
	n.Bold = true
	label := canvas.Line{{Text: p.Text("chart.progress.time"), Bold: true}, n}
	w := p.Width(label, canvas.SmallSize)
	p.Put(label, geom.Point{X: canvas.Clamp(x-w/2, 0, max(0, p.cols.result.X-w)), Y: top - 15*geom.Pt}, canvas.SmallSize, canvas.Black)
	// The arrow's head ties the words to the line.
	p.Path(canvas.Polygon(geom.Point{X: x, Y: top - 4*geom.Pt}, geom.Point{X: x - 3*geom.Pt, Y: top - 10*geom.Pt}, geom.Point{X: x + 3*geom.Pt, Y: top - 10*geom.Pt}), &canvas.Black, nil, 0)
}

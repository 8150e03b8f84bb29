package figure

import (
	"strconv"

	"tiendo/internal/figure/canvas"
	"tiendo/internal/geom"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// Rows this high have room for two lines.
const twoLines = 20 * geom.Pt

// roadDecimals are as many as the report's tables and sentences have for a share of the road: one measure, one number.
const roadDecimals = 1

// row draws one indicator.
func (p *progressChart) row(r progressRow) {
	c := r.Deciding()
	p.name(r, c)
	if c == nil {
		return
	}
	if c.Value.Known() {
		n := p.Print(r.Code+".value", c.Value, p.resultText(c), c.Period)
		n.Italic = c.Estimate
		p.figure(r, p.resultLine(c, n), c.Unit, p.cols.result)
	}
	if c.Target.Value.Known() {
		p.figure(r, canvas.Line{p.Print(r.Code+".target", c.Target.Value, p.targetText(c), c.Target.Period)}, c.Unit, p.cols.target)
	}
	if c.Road.Known() {
		p.road(r, c)
	} else {
		p.noRoad(r, c)
	}
}

// mid is the row's middle.
func (r progressRow) mid() geom.Length { return r.y + r.h/2 }

// name writes the indicator's number and name, and below it the component if it is one of several.
func (p *progressChart) name(r progressRow, c *scorecard.Component) {
	const indent = 27 * geom.Pt
	mid := r.mid()
	p.Mark(r.Status, geom.Point{X: 7 * geom.Pt, Y: mid}, 3200, c != nil && c.Carried)
	p.PutAt(canvas.Plain(strconv.Itoa(r.no)), canvas.Right, 24*geom.Pt, canvas.Middle(mid, canvas.TextSize), canvas.TextSize, canvas.Dim)
	n := 2
	if r.h < twoLines {
		n = 1
	}
	width := p.cols.name.W - indent
	lines := p.Wrap(r.Short(), canvas.Span{}, width, canvas.TextSize, n)
	sub := ""
	if c != nil && len(r.Components) > 1 && len(lines) < n {
		sub = p.Fit(c.Name, canvas.Span{Italic: true}, width, canvas.TinySize)
	}
	total := geom.Length(len(lines)) * 10 * geom.Pt
	if sub != "" {
		total += 9 * geom.Pt
	}
	base := mid - total/2 + 8*geom.Pt
	for _, l := range lines {
		p.Put(canvas.Plain(l), geom.Point{X: indent, Y: base}, canvas.TextSize, canvas.Black)
		base += 10 * geom.Pt
	}
	if c != nil && n == 1 && len(lines) == 1 && c.Unit != "" && p.glued(c.Unit) == "" {
		// A low row has no second line under the figures: the unit stands after the name.
		at := geom.Point{X: indent + p.Width(canvas.Plain(lines[0]), canvas.TextSize) + 4*geom.Pt, Y: base - 10*geom.Pt}
		if u := canvas.Plain("(" + c.Unit + ")"); p.Width(u, canvas.TinySize) <= p.cols.name.Right()-at.X {
			p.Put(u, at, canvas.TinySize, canvas.Dim)
		}
	}
	if sub != "" {
		p.Put(canvas.Italic(sub), geom.Point{X: indent, Y: base - geom.Pt/2}, canvas.TinySize, canvas.Dim)
	}
}

// figure writes a figure with its unit under it where the row is high enough. One that is wider than its column
// even after the road gave way is set smaller: a number cannot be shortened.
func (p *progressChart) figure(r progressRow, l canvas.Line, unit string, col geom.Rect) {
	size := canvas.SmallSize
	if w := p.Width(l, size); w > col.W {
		size = max(5500, size.Scale(int64(col.W), int64(w)))
	}
	if p.glued(unit) != "" || unit == "" || r.h < twoLines {
		p.PutAt(l, canvas.Right, col.Right(), canvas.Middle(r.mid(), size), size, canvas.Black)
		return
	}
	p.PutAt(l, canvas.Right, col.Right(), r.mid()-geom.Pt, size, canvas.Black)
	p.PutAt(canvas.Plain(p.Fit(unit, canvas.Span{}, col.W, canvas.TinySize)), canvas.Right, col.Right(), r.mid()+8*geom.Pt, canvas.TinySize, canvas.Dim)
}

// road draws the share of the road as a bar with its mark and number, and the share of time that a value of an
// earlier period is measured against.
func (p *progressChart) road(r progressRow, c *scorecard.Component) {
	road := p.Percent(c.Road)
	zero, x, mid := p.scale.At(quantity.Int(0)), p.scale.At(road.Num), r.mid()
	h := min(r.h*2/5, 8*geom.Pt)
	fill, ink := canvas.BarInk(r.Status), canvas.EdgeInk(r.Status)
	p.Rect(geom.Rect{Point: geom.Point{X: min(zero, x), Y: mid - h/2}, Size: geom.Size{W: max(x, zero) - min(x, zero), H: h}}, &fill, &ink, canvas.Thin)
	var upright []geom.Rect // lines that the number steps over
	line := func(at geom.Length) {
		upright = append(upright, geom.Rect{Point: geom.Point{X: at - geom.Pt, Y: mid - r.h/2}, Size: geom.Size{W: 2 * geom.Pt, H: r.h}})
	}
	if p.now.Known() {
		line(p.scale.At(p.now.Num))
	}
	if own, is := p.ownTime(c); is {
		t := p.scale.At(own.Num)
		up, down := geom.Point{X: t, Y: mid - h/2 - 3*geom.Pt}, geom.Point{X: t, Y: mid + h/2 + 3*geom.Pt}
		p.Stroke(up, down, canvas.Paper, 3*geom.Pt) // a light edge, so that it shows on a dark bar too
		p.Stroke(up, down, canvas.Black, canvas.Medium)
		line(t)
	}
	if road.Num.Cmp(p.scale.Hi) > 0 || road.Num.Cmp(p.scale.Lo) < 0 {
		x = p.beyond(x, mid, h, road.Num.Sign() < 0, r.Status)
	} else {
		p.Mark(r.Status, geom.Point{X: x, Y: mid}, 3600, c.Carried)
	}
	n := p.Print(r.Code+".road", road, p.Value(road, roadDecimals), c.Period)
	n.Italic = c.Estimate
	p.barLabel(n, x, mid, road.Num.Sign() < 0, upright)
}

// ownTime is the share of time that a component's road is measured against, where that is another than today's: its
// value is of an earlier period, or an estimate of the whole year.
func (p *progressChart) ownTime(c *scorecard.Component) (own quantity.Value, is bool) {
	own = p.Percent(c.Time)
	return own, c.Road.Known() && own.Known() && p.now.Known() && !own.Num.Round(0).Equal(p.now.Num.Round(0))
}

// beyond ends a bar that goes on beyond the picture with an arrow instead of the mark, and is where the arrow ends.
func (p *progressChart) beyond(x, mid, h geom.Length, toTheLeft bool, st scorecard.Status) geom.Length {
	d := 6 * geom.Pt
	if toTheLeft {
		d = -d
	}
	ink := canvas.EdgeInk(st)
	p.Path(canvas.Polygon(geom.Point{X: x, Y: mid - h}, geom.Point{X: x + d, Y: mid}, geom.Point{X: x, Y: mid + h}), &ink, nil, 0)
	p.Block(geom.Rect{Point: geom.Point{X: min(x, x+d), Y: mid - h}, Size: geom.Size{W: max(d, -d), H: 2 * h}})
	return x + d
}

// noRoad says in words how a component stands that has no road to cover: a rate of growth is kept up, not
// approached. Its pace (the mean so far against the target) is said where it is known; what has no value yet
// says so.
func (p *progressChart) noRoad(r progressRow, c *scorecard.Component) {
	zero := p.scale.At(quantity.Int(0)) + 4*geom.Pt
	x := zero
	if p.now.Known() {
		x = max(x, p.scale.At(p.now.Num)+4*geom.Pt)
	}
	var pace canvas.Span
	if c.Pace.Known() {
		v := p.Percent(c.Pace)
		pace = p.Print(r.Code+".pace", v, p.Value(v, roadDecimals), c.Period)
	}
	end := p.cols.road.Right()
	l := p.noRoadWords(c, pace, end-x)
	if w := p.Width(l, canvas.TinySize); w == 0 || x+w > end {
		// Right of the line of time there is no room: the words begin where the road does.
		l, x = p.noRoadWords(c, pace, end-zero), zero
	}
	at := geom.Point{X: x, Y: canvas.Middle(r.mid(), canvas.TinySize)}
	p.Rect(p.Box(l, at, canvas.TinySize), &canvas.Paper, nil, 0) // keeps the grid from striking the words through
	p.Put(l, at, canvas.TinySize, canvas.Dim)
}

// noRoadWords are the words within a width; the number of the pace alone may be wider.
func (p *progressChart) noRoadWords(c *scorecard.Component, pace canvas.Span, width geom.Length) canvas.Line {
	if c.Pace.Known() {
		l := canvas.Line{{Text: p.Text("chart.progress.rate.before"), Italic: true}, pace, {Text: p.Text("chart.progress.rate.after"), Italic: true}}
		if p.Width(l, canvas.TinySize) > width {
			return canvas.Line{pace}
		}
		return l
	}
	why := "chart.progress.no_road"
	switch {
	case !c.Value.Known() && p.verifies(c):
		why = "absent.refused"
	case !c.Value.Known():
		why = "chart.progress.no_value"
	}
	return canvas.Italic(p.Fit(p.Text(why), canvas.Span{Italic: true}, width, canvas.TinySize))
}

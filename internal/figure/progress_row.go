package figure

import (
	"strconv"

	"tiendo/internal/geom"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
	"tiendo/internal/vitext"
)

// progressRow draws one indicator.
func (j *job) progressRow(m member, g progressGrid, s scale, y, pitch geom.Length, now quantity.Value) {
	mid := y + pitch/2
	c := m.ind.Deciding()
	j.rowName(m, c, g.name, mid, pitch)
	if c == nil {
		return
	}
	id := m.ind.Code
	if c.Value.Known() {
		text := j.number(id+".value", c.Value, c.Decimals, c.Period)
		j.cell(text, c.Unit, g.result, mid, pitch, c.Estimate)
	}
	if c.Target.Value.Known() {
		sign := ""
		if c.Target.Bound != "" {
			sign = j.say("chart.progress.bound." + c.Target.Bound)
		}
		text := j.print(id+".target", c.Target.Value, sign+vitext.Number(c.Target.Value.Num, c.Decimals), c.Target.Period)
		j.cell(text, c.Unit, g.target, mid, pitch, false)
	}
	j.roadBar(m, c, g, s, mid, pitch, now)
}

// rowName writes the indicator's number and name, and below it the component if it is one of several.
func (j *job) rowName(m member, c *scorecard.Component, r geom.Rect, mid, pitch geom.Length) {
	const indent = 27 * geom.Pt
	j.c.mark(m.ind.Status, geom.Point{X: 7 * geom.Pt, Y: mid}, 3200, c != nil && c.Carried)
	j.c.putAt(plain(strconv.Itoa(m.no)), right, 24*geom.Pt, middle(mid, textSize), textSize, dim)
	n := 2
	if pitch < 20*geom.Pt {
		n = 1
	}
	width := r.W - indent
	lines := j.c.wrap(m.name, span{}, width, textSize, n)
	sub := ""
	if c != nil && len(m.ind.Components) > 1 && len(lines) < n {
		sub = j.c.fit(c.Name, span{ital: true}, width, tinySize)
	}
	total := geom.Length(len(lines)) * 10 * geom.Pt
	if sub != "" {
		total += 9 * geom.Pt
	}
	base := mid - total/2 + 8*geom.Pt
	for _, l := range lines {
		j.c.put(plain(l), geom.Point{X: indent, Y: base}, textSize, black)
		base += 10 * geom.Pt
	}
	if c != nil && n == 1 && len(lines) == 1 && c.Unit != "" && j.unit(c.Unit) != c.Unit {
		// A low row has no second line under the figures: the unit stands after the name.
		at := geom.Point{X: indent + j.c.width(plain(lines[0]), textSize) + 4*geom.Pt, Y: base - 10*geom.Pt}
		if u := plain("(" + c.Unit + ")"); j.c.width(j.c.covered(u), tinySize) <= r.Right()-at.X {
			j.c.put(u, at, tinySize, dim)
		}
	}
	if sub != "" {
		j.c.put(italic(sub), geom.Point{X: indent, Y: base - geom.Pt/2}, tinySize, dim)
	}
}

// cell writes a figure with its unit under it where the row is high enough.
func (j *job) cell(text span, unit string, r geom.Rect, mid, pitch geom.Length, estimate bool) {
	text.ital = estimate
	glued := j.unit(unit) == unit
	if glued {
		// A sign that follows the number belongs to the figure as printed.
		for i := range j.printed {
			if j.printed[i].ID == text.value {
				text.text += unit
				j.printed[i].Text = text.text
			}
		}
	}
	if glued || unit == "" || pitch < 20*geom.Pt {
		j.c.putAt(line{text}, right, r.Right(), middle(mid, smallSize), smallSize, black)
		return
	}
	j.c.putAt(line{text}, right, r.Right(), mid-geom.Pt, smallSize, black)
	j.c.putAt(plain(j.c.fit(unit, span{}, r.W, tinySize)), right, r.Right(), mid+8*geom.Pt, tinySize, dim)
}

func (j *job) roadBar(m member, c *scorecard.Component, g progressGrid, s scale, mid, pitch geom.Length, now quantity.Value) {
	zero := s.at(quantity.Int(0))
	if !c.Road.Known() {
		x := zero + 4*geom.Pt
		if now.Known() {
			x = max(x, s.at(now.Num)+4*geom.Pt)
		}
		j.noRoad(m, c, x, g.road.Right(), mid)
		return
	}
	road := j.percent(c.Road)
	x := s.at(road.Num)
	h := min(pitch*2/5, 8*geom.Pt)
	fill, ink := barInk(m.ind.Status), edgeInk(m.ind.Status)
	j.c.rect(geom.Rect{Point: geom.Point{X: min(zero, x), Y: mid - h/2}, Size: geom.Size{W: max(x, zero) - min(x, zero), H: h}}, &fill, &ink, thin)
	var soft []geom.Rect
	bar := func(at geom.Length) {
		soft = append(soft, geom.Rect{Point: geom.Point{X: at - geom.Pt, Y: mid - pitch/2}, Size: geom.Size{W: 2 * geom.Pt, H: pitch}})
	}
	if now.Known() {
		bar(s.at(now.Num))
	}
	if own := j.percent(c.Time); own.Known() && now.Known() && !own.Num.Round(0).Equal(now.Num.Round(0)) {
		// A value of an earlier period is measured against the time gone by then.
		t := s.at(own.Num)
		up, down := geom.Point{X: t, Y: mid - h/2 - 3*geom.Pt}, geom.Point{X: t, Y: mid + h/2 + 3*geom.Pt}
		j.c.stroke(up, down, paper, 3*geom.Pt) // a light edge, so that it shows on a dark bar too
		j.c.stroke(up, down, black, medium)
		bar(t)
	}
	over := road.Num.Cmp(s.hi) > 0 || road.Num.Cmp(s.lo) < 0
	if over {
		// The bar goes on beyond the picture: an arrow instead of the mark.
		d := geom.Length(6 * geom.Pt)
		if road.Num.Sign() < 0 {
			d = -d
		}
		j.c.path(polygon(geom.Point{X: x, Y: mid - h}, geom.Point{X: x + d, Y: mid}, geom.Point{X: x, Y: mid + h}), &ink, nil, 0)
		j.c.solid = append(j.c.solid, geom.Rect{Point: geom.Point{X: min(x, x+d), Y: mid - h}, Size: geom.Size{W: max(d, -d), H: 2 * h}})
		x += d
	} else {
		j.c.mark(m.ind.Status, geom.Point{X: x, Y: mid}, 3600, c.Carried)
	}
	text := j.print(m.ind.Code+".road", road, vitext.Number(road.Num, 0)+"%", c.Period)
	j.roadLabel(text, x, mid, road.Num.Sign() < 0, soft)
}

// noRoad says in words how a component stands that has no road to cover: a rate of growth is kept up, not
// approached. Its pace (the mean so far against the target) is said where it is known; what has no value yet
// says so.
func (j *job) noRoad(m member, c *scorecard.Component, x, end, mid geom.Length) {
	why := "chart.progress.no_road"
	if !c.Value.Known() {
		why = "chart.progress.no_value"
	}
	l := italic(j.c.fit(j.say(why), span{ital: true}, end-x, tinySize))
	if c.Pace.Known() {
		pace := j.percent(c.Pace)
		n := j.print(m.ind.Code+".pace", pace, vitext.Number(pace.Num, 0)+"%", c.Period)
		full := line{{text: j.say("chart.progress.rate.before"), ital: true}, n, {text: j.say("chart.progress.rate.after"), ital: true}}
		if l = full; j.c.width(full, tinySize) > end-x {
			l = line{n}
		}
	}
	at := geom.Point{X: x, Y: middle(mid, tinySize)}
	j.c.rect(j.c.box(l, at, tinySize), &paper, nil, 0) // keeps the grid from striking the words through
	j.c.put(l, at, tinySize, dim)
}

// roadLabel stands beyond the bar's end and steps over the lines of time, so that none strikes it through.
func (j *job) roadLabel(text span, x, mid geom.Length, toTheLeft bool, lines []geom.Rect) {
	l := line{text}
	w := j.c.width(l, smallSize)
	at := geom.Point{X: x + 6*geom.Pt, Y: middle(mid, smallSize)}
	if toTheLeft {
		at.X = x - 6*geom.Pt - w
	}
	for range lines {
		for _, b := range lines {
			if !j.c.box(l, at, smallSize).Overlaps(b) {
				continue
			}
			at.X = b.Right() + geom.Pt
			if toTheLeft {
				at.X = b.X - geom.Pt - w
			}
		}
	}
	if j.c.free(j.c.box(l, at, smallSize)) {
		j.c.put(l, at, smallSize, black)
		return
	}
	p := placer{c: j.c, soft: lines}
	if !p.place(note{at: geom.Point{X: x, Y: mid}, clear: 4 * geom.Pt, full: l, size: smallSize, ink: black, wishes: []wish{toRight, toLeft, above, below}}) {
		j.c.lost = append(j.c.lost, text.text)
	}
}

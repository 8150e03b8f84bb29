package figure

import (
	"cmp"
	"strconv"

	"tiendo/internal/geom"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
	"tiendo/internal/vitext"
)

// The columns of the picture of all indicators, left to right: mark, number and name, road, result, target.
type progressGrid struct {
	name, road, result, target geom.Rect // of the first row; only X and W count
}

const (
	headPitch = 14 * geom.Pt
)

func progressColumns(w geom.Length) progressGrid {
	col := func(from, to int64) geom.Rect {
		return geom.Rect{Point: geom.Point{X: w.Scale(from, 1000)}, Size: geom.Size{W: w.Scale(to-from, 1000)}}
	}
	return progressGrid{name: col(0, 325), road: col(330, 775), result: col(785, 885), target: col(893, 1000)}
}

// progress draws every indicator as a bar: the share of the road from the baseline to the target that is
// covered, against the share of time that is gone.
func (j *job) progress() (string, bool) {
	if len(j.card.Indicators) == 0 {
		return "", false
	}
	all := j.grouped()
	if j.option("order") == "resolution" {
		all = []group{{status: -1}}
		for i, ind := range j.card.Indicators {
			all[0].members = append(all[0].members, member{i + 1, ind, j.shortName(ind)})
		}
	}
	heads, n := 0, 0
	for i := 0; i < len(all); i++ {
		if len(all[i].members) == 0 {
			all = append(all[:i], all[i+1:]...)
			i--
			continue
		}
		n += len(all[i].members)
		if all[i].status >= 0 {
			heads++
		}
	}
	keys := j.progressKeys()
	const top, foot = 30 * geom.Pt, 24 * geom.Pt
	legend := j.c.legend(keys, 0, 0, j.c.size.W, false)
	n, pitch := j.rows(n, 25*geom.Pt, 11*geom.Pt, top+foot+legend+geom.Length(heads)*headPitch)
	g := progressColumns(j.c.size.W)
	end := j.c.size.H - foot - legend
	s := j.roadScale(g.road)
	now := j.timeGone()
	// Grounds and rules first, so that the road's lines run over them unbroken.
	rows := layRows(all, n, top, pitch)
	for _, r := range rows {
		j.rowGround(r)
	}
	j.progressFrame(g, s, top, end, now)
	for _, r := range rows {
		if r.head != nil {
			j.progressGroup(*r.head, r.y)
		} else {
			j.progressRow(r.member, g, s, r.y, pitch, now)
		}
	}
	j.c.legend(keys, 0, j.c.size.H-legend, j.c.size.W, true)
	return j.progressAlt(now), true
}

// progressLine is a group's heading or an indicator's row at its place.
type progressLine struct {
	y, h   geom.Length
	head   *group
	member member
}

func layRows(all []group, n int, y, pitch geom.Length) []progressLine {
	var out []progressLine
	for i := range all {
		if all[i].status >= 0 && n > 0 {
			out = append(out, progressLine{y: y, h: headPitch, head: &all[i]})
			y += headPitch
		}
		for _, m := range all[i].members {
			if n == 0 {
				break
			}
			out = append(out, progressLine{y: y, h: pitch, member: m})
			y += pitch
			n--
		}
	}
	return out
}

func (j *job) rowGround(r progressLine) {
	if r.head != nil {
		fill := panel
		j.c.rect(geom.Rect{Point: geom.Point{Y: r.y + 2*geom.Pt}, Size: geom.Size{W: j.c.size.W, H: r.h - 3*geom.Pt}}, &fill, nil, 0)
		return
	}
	j.c.stroke(geom.Point{Y: r.y + r.h}, geom.Point{X: j.c.size.W, Y: r.y + r.h}, gridInk, hair)
}

// roadBounds: beyond them a bar is cut off at the edge with an arrow; its label still says the value.
var (
	roadLeast = quantity.Int(-25)
	roadMost  = quantity.Int(150)
)

func (j *job) roadScale(r geom.Rect) scale {
	lo, hi := quantity.Int(0), quantity.Int(100)
	for _, ind := range j.card.Indicators {
		c := ind.Deciding()
		if c == nil || !c.Road.Known() {
			continue
		}
		v := c.Road.Num.Mul(quantity.Int(100))
		if v.Cmp(lo) < 0 {
			lo = v
		}
		if v.Cmp(hi) > 0 {
			hi = v
		}
	}
	step := quantity.Int(25)
	if lo = floorTo(lo, step); lo.Cmp(roadLeast) < 0 {
		lo = roadLeast
	}
	if hi = floorTo(hi.Neg(), step).Neg(); hi.Cmp(roadMost) > 0 {
		hi = roadMost
	}
	// A label and an arrow find room beyond either end.
	s := scale{lo: lo, hi: hi, from: r.X, to: r.Right() - 26*geom.Pt}
	if lo.Sign() < 0 {
		s.from += 26 * geom.Pt
	}
	return s
}

// timeGone is the share of the term gone at the end of the report's month, from the program's own term.
func (j *job) timeGone() quantity.Value {
	t := j.p.Term
	gone, whole, ok := t.Gone(j.card.Month)
	if !ok {
		return quantity.Value{}
	}
	q, _ := quantity.Int(int64(gone) * 100).Quo(quantity.Int(int64(whole)))
	v := quantity.Of(q, "%", quantity.Source{File: j.p.At.File, Cell: "term", Value: t.Baseline.String() + ".." + t.End.String()})
	v.Derived = j.say("chart.derived.time")
	return v
}

func (j *job) progressFrame(g progressGrid, s scale, top, end geom.Length, now quantity.Value) {
	for _, h := range []struct {
		key string
		r   geom.Rect
	}{{"chart.progress.result", g.result}, {"chart.progress.target", g.target}} {
		j.c.putAt(bold(j.c.fit(j.say(h.key), span{bold: true}, h.r.W, smallSize)), right, h.r.Right(), top-5*geom.Pt, smallSize, dim)
	}
	step := quantity.Int(25)
	for v := s.lo; v.Cmp(s.hi) <= 0; v = v.Add(step) {
		x := s.at(v)
		ink, w := gridInk, geom.Length(hair)
		if v.IsZero() || v.Equal(quantity.Int(100)) {
			ink, w = axisInk, thin
		}
		j.c.stroke(geom.Point{X: x, Y: top}, geom.Point{X: x, Y: end}, ink, w)
		j.c.putAt(plain(vitext.Number(v, 0)), centre, x, end+9*geom.Pt, tinySize, dim)
	}
	if title := j.c.fit(j.say("chart.progress.axis"), span{}, g.road.W+40*geom.Pt, tinySize); title != "" {
		j.c.putAt(plain(title), centre, (s.from+s.to)/2, end+17*geom.Pt, tinySize, dim)
	}
	if now.Known() {
		x := s.at(now.Num)
		j.c.stroke(geom.Point{X: x, Y: top - 4*geom.Pt}, geom.Point{X: x, Y: end}, black, medium)
		text := vitext.Number(now.Num, 0) + "%"
		label := line{{text: j.say("chart.progress.time"), bold: true}, j.print("time", now, text, period.InMonth(j.card.Month))}
		label[1].bold = true
		w := j.c.width(label, smallSize)
		j.c.put(label, geom.Point{X: clamp(x-w/2, 0, max(0, g.result.X-w)), Y: top - 7*geom.Pt - 8*geom.Pt}, smallSize, black)
		// The arrow's head ties the words to the line.
		j.c.path(polygon(geom.Point{X: x, Y: top - 4*geom.Pt}, geom.Point{X: x - 3*geom.Pt, Y: top - 10*geom.Pt}, geom.Point{X: x + 3*geom.Pt, Y: top - 10*geom.Pt}), &black, nil, 0)
	}
}

func (j *job) progressGroup(g group, y geom.Length) {
	mid := y + headPitch/2 + geom.Pt/2
	j.c.mark(g.status, geom.Point{X: 7 * geom.Pt, Y: mid}, 3400, false)
	text := j.say("chart.status." + g.status.String())
	j.c.put(line{{text: text + ": ", bold: true}, j.groupCount(g)}, geom.Point{X: 15 * geom.Pt, Y: middle(mid, smallSize)}, smallSize, edgeInk(g.status))
}

// progressKeys explains only what the picture has.
func (j *job) progressKeys() []key {
	var out []key
	seen := map[scorecard.Status]bool{}
	carried, own, guess := scorecard.Status(-1), false, false
	for _, ind := range j.card.Indicators {
		seen[ind.Status] = true
		c := ind.Deciding()
		guess = guess || (c != nil && c.Estimate && c.Value.Known())
		if c != nil && c.Carried {
			carried = cmp.Or(ind.Status, carried)
			own = own || c.Road.Known()
		}
	}
	for _, st := range inOrder {
		if seen[st] {
			out = append(out, key{statusSign(st, false), plain(j.say("chart.status." + st.String()))})
		}
	}
	if carried >= 0 {
		out = append(out, key{statusSign(carried, true), plain(j.say("chart.carried"))})
	}
	if guess {
		out = append(out, key{text: italic(j.say("chart.progress.estimate"))})
	}
	if own {
		out = append(out, key{tickSign(black), plain(j.say("chart.progress.time_row"))})
	}
	return out
}

func (j *job) progressAlt(now quantity.Value) string {
	var rows []string
	for _, ind := range j.card.Indicators {
		st := j.say("chart.status." + ind.Status.String())
		if c := ind.Deciding(); c != nil && c.Road.Known() {
			rows = append(rows, j.say("chart.progress.alt.row", "name", j.shortName(ind), "road", vitext.Number(j.percent(c.Road).Num, 0)+"%", "status", st))
			continue
		}
		if c := ind.Deciding(); c != nil && c.Pace.Known() {
			pace := j.say("chart.progress.rate.before") + vitext.Number(j.percent(c.Pace).Num, 0) + "%" + j.say("chart.progress.rate.after")
			rows = append(rows, j.say("chart.progress.alt.row_rate", "name", j.shortName(ind), "pace", pace, "status", st))
			continue
		}
		rows = append(rows, j.say("chart.progress.alt.row_no_road", "name", j.shortName(ind), "status", st))
	}
	gone := j.say("chart.no_data.row")
	if now.Known() {
		gone = vitext.Number(now.Num, 0) + "%"
	}
	return j.say("chart.progress.alt", "total", strconv.Itoa(len(j.card.Indicators)), "time", gone, "rows", j.list(rows))
}

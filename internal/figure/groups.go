package figure

import (
	"strconv"
	"strings"

	"tiendo/internal/geom"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// inOrder are the groups as the report names them, best first.
var inOrder = []scorecard.Status{scorecard.Achieved, scorecard.OnTrack, scorecard.Challenging, scorecard.NotAssessed}

// member is an indicator in the pictures of all of them.
type member struct {
	no   int // its place in the resolution, from 1
	ind  scorecard.Indicator
	name string
}

// group is the indicators of one status, in the resolution's order.
type group struct {
	status  scorecard.Status
	members []member
}

// grouped sorts the indicators into groups; a group of indicators that nobody could assess is left out
// when it is empty, the other three stand always, because "none" is a message too.
func (j *job) grouped() []group {
	var out []group
	for _, st := range inOrder {
		g := group{status: st}
		for i, ind := range j.card.Indicators {
			if ind.Status == st {
				g.members = append(g.members, member{i + 1, ind, j.shortName(ind)})
			}
		}
		if len(g.members) > 0 || st != scorecard.NotAssessed {
			out = append(out, g)
		}
	}
	return out
}

func (j *job) shortName(ind scorecard.Indicator) string {
	if p := j.p.IndicatorByCode(ind.Code); p != nil && p.ShortName != "" {
		return p.ShortName
	}
	return ind.Name
}

// groups draws how many indicators stand where, and which: a strip of one square an indicator above a
// column a group.
func (j *job) groups() (string, bool) {
	total := len(j.card.Indicators)
	if total == 0 {
		return "", false
	}
	const (
		gutter = 9 * geom.Pt
		top    = 4 * geom.Pt
		strip  = 16 * geom.Pt
		head   = 46 * geom.Pt
		pad    = 7 * geom.Pt
	)
	all := j.grouped()
	n := geom.Length(len(all))
	width := (j.c.size.W - gutter*(n-1)) / n
	size, names := j.columns(all, width-2*pad, top+strip+head+pad)
	pitch := size.Scale(124, 100)
	longest := 0
	for _, ls := range names {
		longest = max(longest, len(ls))
	}
	j.c.size.H = top + strip + head + geom.Length(longest)*pitch + pad
	j.strip(all, geom.Rect{Point: geom.Point{Y: top}, Size: geom.Size{W: j.c.size.W, H: strip - 6*geom.Pt}}, total)
	for i, g := range all {
		x := geom.Length(i) * (width + gutter)
		box := geom.Rect{Point: geom.Point{X: x, Y: top + strip}, Size: geom.Size{W: width, H: j.c.size.H - top - strip - thin}}
		fill := panel
		j.c.rect(box, &fill, nil, 0)
		edge := edgeInk(g.status)
		j.c.rect(geom.Rect{Point: box.Point, Size: geom.Size{W: width, H: 2 * geom.Pt}}, &edge, nil, 0)
		j.groupHead(g, box, pad)
		y := box.Y + head
		for _, l := range names[i] {
			y += pitch
			if l.no != "" {
				j.c.putAt(plain(l.no), right, box.X+pad+11*geom.Pt, y-pitch/4, size, dim)
			}
			indent := geom.Length(0)
			if j.option("names") != "flow" {
				indent = 14 * geom.Pt // right of the numbers
			}
			j.c.put(plain(l.text), geom.Point{X: box.X + pad + indent, Y: y - pitch/4}, size, black)
		}
	}
	return j.groupsAlt(all), true
}

// nameLine is a line of a group's list; no is set on the first line of a name.
type nameLine struct{ no, text string }

// columns breaks the names into lines at the largest size at which the longest column fits the bound.
func (j *job) columns(all []group, width, rest geom.Length) (geom.Length, [][]nameLine) {
	if j.option("names") == "flow" {
		return smallSize, j.flowing(all, width)
	}
	for size := geom.Length(textSize); ; size -= 500 {
		names := make([][]nameLine, len(all))
		longest := 0
		for i, g := range all {
			for _, m := range g.members {
				no := strconv.Itoa(m.no)
				for _, l := range j.c.wrap(m.name, span{}, width-14*geom.Pt, size, 3) {
					names[i] = append(names[i], nameLine{no, l})
					no = ""
				}
			}
			longest = max(longest, len(names[i]))
		}
		if j.bound.H == 0 || size <= 7*geom.Pt || rest+geom.Length(longest)*size.Scale(124, 100) <= j.bound.H {
			return size, names
		}
	}
}

// flowing sets a group's names one after another, "4. Thu ngân sách; 5. Vốn đầu tư": a third of the height
// of a name a line, for a picture that shares its page.
func (j *job) flowing(all []group, width geom.Length) [][]nameLine {
	names := make([][]nameLine, len(all))
	for i, g := range all {
		line := ""
		for k, m := range g.members {
			one := strconv.Itoa(m.no) + ". " + m.name
			if k+1 < len(g.members) {
				one += ";"
			}
			if longer := strings.TrimSpace(line + " " + one); line == "" || j.c.width(plain(longer), smallSize) <= width {
				line = longer
				continue
			}
			names[i] = append(names[i], nameLine{text: j.c.fit(line, span{}, width, smallSize)})
			line = one
		}
		if line != "" {
			names[i] = append(names[i], nameLine{text: j.c.fit(line, span{}, width, smallSize)})
		}
	}
	return names
}

// strip is one square an indicator in the shades of the groups: the proportion at a glance.
func (j *job) strip(all []group, r geom.Rect, total int) {
	i := int64(0)
	for _, g := range all {
		for range g.members {
			x, next := r.X+r.W.Scale(i, int64(total)), r.X+r.W.Scale(i+1, int64(total))
			fill, ink := barInk(g.status), edgeInk(g.status)
			j.c.rect(geom.Rect{Point: geom.Point{X: x + geom.Pt, Y: r.Y}, Size: geom.Size{W: next - x - 2*geom.Pt, H: r.H}}, &fill, &ink, thin)
			i++
		}
	}
}

func (j *job) groupHead(g group, box geom.Rect, pad geom.Length) {
	const big = 26 * geom.Pt
	x, base := box.X+pad, box.Y+31*geom.Pt
	n := j.groupCount(g)
	j.c.put(line{n}, geom.Point{X: x, Y: base}, big, edgeInk(g.status))
	after := x + j.c.width(line{n}, big) + 6*geom.Pt
	room := box.Right() - pad - after
	if room < 12*geom.Pt {
		return // beside so narrow a number only the strip's shade can say which group it is
	}
	j.c.mark(g.status, geom.Point{X: after + 4*geom.Pt, Y: box.Y + 14*geom.Pt}, 3800, false)
	word, size := j.say("chart.status."+g.status.String()), geom.Length(smallSize)
	for size > 6*geom.Pt && j.c.width(bold(word), size) > room-12*geom.Pt {
		size -= 250
	}
	word = j.c.fit(word, span{bold: true}, room-12*geom.Pt, size)
	j.c.put(bold(word), geom.Point{X: after + 12*geom.Pt, Y: middle(box.Y+14*geom.Pt, size)}, size, edgeInk(g.status))
	y := box.Y + 27*geom.Pt
	for _, l := range j.c.wrap(j.say("chart.group."+g.status.String()), span{ital: true}, room, smallSize, 2) {
		j.c.put(italic(l), geom.Point{X: after, Y: y}, smallSize, dim)
		y += smallSize.Scale(115, 100)
	}
}

func (j *job) groupsAlt(all []group) string {
	var parts []string
	for _, g := range all {
		name := strings.ToLower(j.say("chart.group." + g.status.String()))
		if len(g.members) == 0 {
			parts = append(parts, j.say("chart.groups.alt.empty", "group", name))
			continue
		}
		var names []string
		for _, m := range g.members {
			names = append(names, m.name)
		}
		parts = append(parts, j.say("chart.groups.alt.group", "count", strconv.Itoa(len(g.members)), "group", name, "names", strings.Join(names, ", ")))
	}
	return j.say("chart.groups.alt", "total", strconv.Itoa(len(j.card.Indicators)), "groups", j.list(parts))
}

// groupCount prints how many indicators a group has; its sources are the figures that were judged.
func (j *job) groupCount(g group) span {
	var of []quantity.Value
	for _, m := range g.members {
		for _, c := range m.ind.Components {
			of = append(of, c.Value)
		}
	}
	v := j.count(len(g.members), "chart.derived.count_indicators", of...)
	n := j.number("count."+g.status.String(), v, 0, period.InMonth(j.card.Month))
	n.bold = true
	return n
}

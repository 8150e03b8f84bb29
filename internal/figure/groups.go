package figure

import (
	"strconv"
	"strings"

	"tiendo/internal/figure/canvas"
	"tiendo/internal/geom"
	"tiendo/internal/program"
)

// groupsKind draws how many indicators stand where, and which: a strip of one square an indicator above a
// column a group.
var groupsKind = Define("groups", program.NoSubject, groupsOptions{Names: namesList}, func(c *Chart, o *groupsOptions) (string, bool) {
	if len(c.Card.Indicators) == 0 {
		return "", false
	}
	g := groupsChart{Chart: c, flow: o.Names == namesFlow, all: c.groups()}
	g.draw()
	return g.alt(), true
})

type groupsOptions struct{ Names namesStyle }

// namesStyle is how a group's indicators are named.
type namesStyle string

const (
	namesList namesStyle = "list" // each on its own line
	namesFlow namesStyle = "flow" // one after another, for a picture that shares its page
)

// Choices are the words for it in YAML.
func (namesStyle) Choices() []string { return []string{string(namesList), string(namesFlow)} }

// groupsChart is a picture of the groups.
type groupsChart struct {
	*Chart
	flow bool
	all  []group
}

const (
	groupGutter = 9 * geom.Pt // between two columns
	groupTop    = 4 * geom.Pt
	groupStrip  = 16 * geom.Pt
	groupHead   = 46 * geom.Pt
	groupPad    = 7 * geom.Pt
	numberWidth = 14 * geom.Pt // left of the names in a list
)

func (g groupsChart) draw() {
	n := geom.Length(len(g.all))
	width := (g.Size.W - groupGutter*(n-1)) / n
	size, names := g.named(width-2*groupPad, groupTop+groupStrip+groupHead+groupPad)
	g.Size.H = groupTop + groupStrip + groupHead + geom.Length(longest(names))*namePitch(size) + groupPad
	g.strip(geom.Rect{Point: geom.Point{Y: groupTop}, Size: geom.Size{W: g.Size.W, H: groupStrip - 6*geom.Pt}})
	for i, x := range g.all {
		box := geom.Rect{Point: geom.Point{X: geom.Length(i) * (width + groupGutter), Y: groupTop + groupStrip},
			Size: geom.Size{W: width, H: g.Size.H - groupTop - groupStrip - canvas.Thin}}
		g.column(x, box, names[i], size)
	}
}

// strip is one square an indicator in the shades of the groups: the proportion at a glance.
func (g groupsChart) strip(r geom.Rect) {
	i, total := int64(0), int64(len(g.Card.Indicators))
	for _, x := range g.all {
		for range x.members {
			left, next := r.X+r.W.Scale(i, total), r.X+r.W.Scale(i+1, total)
			fill, ink := canvas.BarInk(x.status), canvas.EdgeInk(x.status)
			g.Rect(geom.Rect{Point: geom.Point{X: left + geom.Pt, Y: r.Y}, Size: geom.Size{W: next - left - 2*geom.Pt, H: r.H}}, &fill, &ink, canvas.Thin)
			i++
		}
	}
}

// column draws a group: its number, what it is, and its indicators.
func (g groupsChart) column(x group, box geom.Rect, names []nameLine, size geom.Length) {
	g.Rect(box, &canvas.Panel, nil, 0)
	edge := canvas.EdgeInk(x.status)
	g.Rect(geom.Rect{Point: box.Point, Size: geom.Size{W: box.W, H: 2 * geom.Pt}}, &edge, nil, 0)
	g.head(x, box)
	indent := numberWidth
	if g.flow {
		indent = 0
	}
	y := box.Y + groupHead
	for _, l := range names {
		y += namePitch(size)
		if l.no != "" {
			g.PutAt(canvas.Plain(l.no), canvas.Right, box.X+groupPad+numberWidth-3*geom.Pt, y-namePitch(size)/4, size, canvas.Dim)
		}
		g.Put(canvas.Plain(l.text), geom.Point{X: box.X + groupPad + indent, Y: y - namePitch(size)/4}, size, canvas.Black)
	}
}

func (g groupsChart) head(x group, box geom.Rect) {
	const big = 26 * geom.Pt
	left, ink := box.X+groupPad, canvas.EdgeInk(x.status)
	n := canvas.Line{g.groupCount(x)}
	g.Put(n, geom.Point{X: left, Y: box.Y + 31*geom.Pt}, big, ink)
	after := left + g.Width(n, big) + 6*geom.Pt
	room := box.Right() - groupPad - after
	if room < 12*geom.Pt {
		return // beside so narrow a number only the strip's shade can say which group it is
	}
	g.Mark(x.status, geom.Point{X: after + 4*geom.Pt, Y: box.Y + 14*geom.Pt}, 3800, false)
	// The status in the report's words, each on as many lines as there is room for.
	word, size := g.Text("chart.group."+x.status.String()), canvas.SmallSize
	y := box.Y + 17*geom.Pt
	for _, l := range g.Wrap(word, canvas.Span{Bold: true}, room-12*geom.Pt, size, 3) {
		g.Put(canvas.Bold(l), geom.Point{X: after + 12*geom.Pt, Y: y}, size, ink)
		y += size.Scale(120, 100)
	}
}

func (g groupsChart) alt() string {
	var parts []string
	for _, x := range g.all {
		name := strings.ToLower(g.Text("chart.group." + x.status.String()))
		if len(x.members) == 0 {
			parts = append(parts, g.Text("chart.groups.alt.empty", "group", name))
			continue
		}
		var names []string
		for _, m := range x.members {
			names = append(names, m.Short())
		}
		parts = append(parts, g.Text("chart.groups.alt.group", "count", strconv.Itoa(len(x.members)), "group", name, "names", strings.Join(names, ", ")))
	}
	return g.Text("chart.groups.alt", "total", strconv.Itoa(len(g.Card.Indicators)), "groups", g.Join(parts))
}

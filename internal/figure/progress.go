package figure

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/figure/canvas"
	"tiendo/internal/figure/plot"
	"tiendo/internal/geom"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
	"tiendo/internal/vitext"
)

// progressKind draws every indicator as a bar: the share of the road from the baseline to the target that is
// covered, against the share of time that is gone.
var progressKind = Define("progress", program.NoSubject, progressOptions{Order: byStatus}, func(c *Chart, o *progressOptions) (string, bool) {
	if len(c.Card.Indicators) == 0 {
		return "", false
	}
	p := &progressChart{Chart: c, all: c.groups(), headed: true, now: c.timeGone()}
	if o.Order == byResolution {
		p.all, p.headed = []group{{members: c.members()}}, false
	}
	p.all = slices.DeleteFunc(p.all, func(g group) bool { return len(g.members) == 0 })
	p.draw()
	return p.alt(), true
})

type progressOptions struct{ Order progressOrder }

// progressOrder is how the indicators follow one another.
type progressOrder string

const (
	byStatus     progressOrder = "status" // in groups with a heading
	byResolution progressOrder = "resolution"
)

// Choices are the words for it in YAML.
func (progressOrder) Choices() []string { return []string{string(byStatus), string(byResolution)} }

// progressChart is a picture of all indicators.
type progressChart struct {
	*Chart
	all    []group
	headed bool           // each group has a heading
	now    quantity.Value // the share of the term that is gone
	cols   progressColumns
	scale  plot.Scale // of the road
}

const headPitch = 14 * geom.Pt // of a group's heading

func (p *progressChart) draw() {
	keys := p.keys()
	const top, foot = 30 * geom.Pt, 24 * geom.Pt
	legend := p.LegendHeight(keys, p.Size.W)
	n, heads := 0, geom.Length(0)
	for _, g := range p.all {
		n += len(g.members)
		if p.headed {
			heads++
		}
	}
	n, pitch := p.Rows(n, 25*geom.Pt, 10*geom.Pt, top+foot+legend+heads*headPitch)
	p.cols = p.columns()
	p.scale = p.roadScale()
	// Grounds and rules first, so that the road's lines run over them unbroken.
	rows := p.rows(n, top, pitch)
	for _, r := range rows {
		p.ground(r)
	}
	p.frame(top, p.Size.H-foot-legend)
	for _, r := range rows {
		if r.heads != nil {
			p.heading(*r.heads, r.y)
		} else {
			p.row(r)
		}
	}
	p.Legend(keys, geom.Point{Y: p.Size.H - legend}, p.Size.W)
}

// progressRow is a group's heading or an indicator's row at its place.
type progressRow struct {
	y, h  geom.Length
	heads *group
	member
}

// rows places the first n indicators, and the headings of their groups.
func (p *progressChart) rows(n int, y, pitch geom.Length) []progressRow {
	var out []progressRow
	for i := range p.all {
		if p.headed && n > 0 {
			out = append(out, progressRow{y: y, h: headPitch, heads: &p.all[i]})
			y += headPitch
		}
		for _, m := range p.all[i].members {
			if n == 0 {
				break
			}
			out = append(out, progressRow{y: y, h: pitch, member: m})
			y += pitch
			n--
		}
	}
	return out
}

func (p *progressChart) ground(r progressRow) {
	if r.heads != nil {
		p.Rect(geom.Rect{Point: geom.Point{Y: r.y + 2*geom.Pt}, Size: geom.Size{W: p.Size.W, H: r.h - 3*geom.Pt}}, &canvas.Panel, nil, 0)
		return
	}
	p.Stroke(geom.Point{Y: r.y + r.h}, geom.Point{X: p.Size.W, Y: r.y + r.h}, canvas.GridInk, canvas.Hair)
}

func (p *progressChart) heading(g group, y geom.Length) {
	mid := y + headPitch/2 + geom.Pt/2
	p.Mark(g.status, geom.Point{X: 7 * geom.Pt, Y: mid}, 3400, false)
	p.Put(canvas.Line{{Text: p.statusWord(g.status) + ": ", Bold: true}, p.groupCount(g)},
		geom.Point{X: 15 * geom.Pt, Y: canvas.Middle(mid, canvas.SmallSize)}, canvas.SmallSize, canvas.EdgeInk(g.status))
}

// keys explains only what the picture has.
func (p *progressChart) keys() []canvas.Key {
	var out []canvas.Key
	seen := map[scorecard.Status]bool{}
	carried, own, guess, verifying := scorecard.Status(-1), false, false, false
	for _, m := range p.members() {
		seen[m.Status] = true
		c := m.Deciding()
		guess = guess || (c != nil && c.Estimate && c.Value.Known())
		verifying = verifying || p.verifies(c)
		if c != nil && c.Carried {
			carried = cmp.Or(m.Status, carried)
		}
		if c != nil {
			_, is := p.ownTime(c)
			own = own || is
		}
	}
	for _, st := range bestFirst {
		if seen[st] {
			out = append(out, canvas.Key{Sign: canvas.StatusSign(st, false), Text: canvas.Plain(p.statusWord(st))})
		}
	}
	if carried >= 0 {
		out = append(out, canvas.Key{Sign: canvas.StatusSign(carried, true), Text: canvas.Plain(p.Text("chart.carried"))})
	}
	if guess {
		out = append(out, canvas.Key{Text: canvas.Italic(p.Text("chart.progress.estimate"))})
	}
	if verifying {
		out = append(out, canvas.Key{Text: canvas.Italic(p.Text("chart.progress.verifying"))})
	}
	if own {
		out = append(out, canvas.Key{Sign: canvas.TickSign(canvas.Black), Text: canvas.Plain(p.Text("chart.progress.time_row"))})
	}
	return out
}

func (p *progressChart) alt() string {
	var rows []string
	for _, m := range p.members() {
		st := p.statusSaid(m)
		switch c := m.Deciding(); {
		case c != nil && c.Road.Known():
			rows = append(rows, p.Text("chart.progress.alt.row", "name", m.Short(), "road", p.Value(p.Percent(c.Road), roadDecimals), "status", st))
		case c != nil && c.Pace.Known():
			pace := p.Text("chart.progress.rate.before") + p.Value(p.Percent(c.Pace), roadDecimals) + p.Text("chart.progress.rate.after")
			rows = append(rows, p.Text("chart.progress.alt.row_rate", "name", m.Short(), "pace", pace, "status", st))
		default:
			rows = append(rows, p.Text("chart.progress.alt.row_no_road", "name", m.Short(), "status", st))
		}
	}
	gone := p.Text("chart.no_data.row")
	if p.now.Known() {
		gone = p.Value(p.now, 0)
	}
	return p.Text("chart.progress.alt", "total", strconv.Itoa(len(p.Card.Indicators)), "time", gone, "rows", p.Join(rows))
}

// statusSaid is an indicator's status in words, with what must be known of the figure behind it.
func (p *progressChart) statusSaid(m member) string {
	out := []string{strings.ToLower(p.Text("chart.group." + m.Status.String()))}
	c := m.Deciding()
	if c == nil {
		return out[0]
	}
	if c.Estimate && c.Value.Known() {
		out = append(out, p.Text("chart.estimate"))
	}
	if c.Carried {
		out = append(out, p.Text("carried", "date", vitext.Date(c.AsOf)))
	}
	if r, ok := c.Verifying(); ok {
		out = append(out, p.Text("chart.verifying", "period", p.ShortPeriod(r.Period)))
	}
	return strings.Join(out, ", ")
}

// verifies tells whether a figure newer than the component's result is being verified.
func (p *progressChart) verifies(c *scorecard.Component) bool {
	if c == nil {
		return false
	}
	_, ok := c.Verifying()
	return ok
}

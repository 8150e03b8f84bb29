package figure

import (
	"strconv"

	"tiendo/internal/figure/canvas"
	"tiendo/internal/figure/plot"
	"tiendo/internal/geom"
)

// pathLabels marks the points of a path and collects their labels, which then look for places together.
type pathLabels struct {
	pathChart
	at     plot.Placed
	placer *canvas.Placer
	labels []canvas.Label
}

// labels draws points and labels over the lines and hands back the labels without room.
func (p pathChart) labels(at plot.Placed) []canvas.Line {
	l := &pathLabels{pathChart: p, at: at, placer: p.pointPlacer(at)}
	l.avoid(p.plan)
	l.goal()
	l.ahead()
	if !p.bars {
		l.avoid(p.points)
	}
	if p.aside != nil {
		l.Dot(at.Point(p.aside.x, p.aside.v.Num), 2600, canvas.BlueDark, true)
		l.add("open", *p.aside, 3*geom.Pt, p.ShortPeriod(p.aside.p), canvas.Above, canvas.ToRight, canvas.Below, canvas.ToLeft)
	}
	for i := range p.points {
		l.reading(i)
	}
	if p.bars {
		p.zeroLine(at.Box.X, at.Box.Right(), at.Y(0))
	}
	return placed(l.placer, l.labels)
}

// goal marks and labels the target; one that is a mean at the end of its line.
func (l *pathLabels) goal() {
	p := l.pathChart
	switch {
	case p.target == nil:
	case p.mean != nil:
		line := p.over(*p.target)
		l.avoid(line)
		l.add("target", line[1], 2*geom.Pt, p.Text("chart.path.target.mean", "period", p.ShortPeriod(*p.mean)), canvas.AboveLeft, canvas.BelowLeft, canvas.Above, canvas.Below)
	default:
		l.Diamond(l.at.Point(p.target.x, p.target.v.Num), 3800, canvas.Black, false)
		words := p.Text("chart.path.target", "year", strconv.Itoa(p.target.p.To.Year()))
		l.add("target", *p.target, 4*geom.Pt, words, canvas.Above, canvas.AboveLeft, canvas.Below, canvas.BelowLeft, canvas.ToLeft)
	}
}

// ahead marks and labels the projection.
func (l *pathLabels) ahead() {
	p := l.pathChart
	switch {
	case p.forecast == nil:
	case p.mean != nil:
		line := p.over(*p.forecast)
		l.avoid(line)
		l.add("projection", line[1], 2*geom.Pt, "", canvas.BelowLeft, canvas.AboveLeft, canvas.Below, canvas.Above)
	default:
		l.avoid([]pathPoint{p.last(), *p.forecast})
		l.Dot(l.at.Point(p.forecast.x, p.forecast.v.Num), 2600, canvas.Red, true)
		l.add("projection", *p.forecast, 3*geom.Pt, "", canvas.Below, canvas.BelowLeft, canvas.Above, canvas.ToRight)
	}
}

// pointPlacer finds places for labels of points: right of the y axis and above the x axis' labels.
func (c *Chart) pointPlacer(at plot.Placed) *canvas.Placer {
	p := c.Placer()
	p.Within = geom.Rect{Point: geom.Point{X: at.Box.X + canvas.Thin}, Size: geom.Size{W: c.Size.W - at.Box.X - canvas.Thin, H: at.Box.Bottom()}}
	return p
}

// placed places labels and hands back those for which there was no place.
func placed(p *canvas.Placer, labels []canvas.Label) []canvas.Line {
	var homeless []canvas.Line
	for _, l := range labels {
		if !p.Place(l) {
			homeless = append(homeless, l.Full)
		}
	}
	return homeless
}

// avoid keeps labels off the line through points where they can.
func (l *pathLabels) avoid(points []pathPoint) {
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		l.placer.Soft = append(l.placer.Soft, canvas.AlongLine(l.at.Point(a.x, a.v.Num), l.at.Point(b.x, b.v.Num))...)
	}
}

// add prints a point's value as a label, with words before it where there is room for them.
func (l *pathLabels) add(suffix string, p pathPoint, clear geom.Length, words string, wishes ...canvas.Direction) {
	n := l.Number(suffix, p.v, l.comp.Decimals, p.p)
	n.Italic, n.Bold = p.guess, suffix == "target"
	label := canvas.Label{At: l.at.Point(p.x, p.v.Num), Clear: clear, Full: canvas.Line{n}, Size: canvas.SmallSize, Ink: canvas.Black, Wishes: wishes}
	if words != "" {
		label.Short, label.Full = label.Full, canvas.Line{{Text: words + ": ", Italic: p.guess}, n}
	}
	l.labels = append(l.labels, label)
}

// reading marks one reading, and labels it: of a long series the baseline, the ends of years and the last one.
func (l *pathLabels) reading(i int) {
	p, last := l.points[i], i == len(l.points)-1
	labelled := len(l.points) <= 8 || last || p.base || p.p.To.Number() == 12
	clear := 3 * geom.Pt
	switch {
	case l.bars:
		clear = geom.Pt
		l.placer.Soft = append(l.placer.Soft, l.at.Bar(p.x, yearBar, p.v.Num))
	case labelled:
		ink := canvas.BlueDark
		if p.base {
			ink = canvas.Dim
		}
		l.Dot(l.at.Point(p.x, p.v.Num), 2400, ink, p.guess || last && l.stale())
	}
	if !labelled || p.base && p.v.Num.IsZero() && len(p.v.Sources) == 0 {
		return // the running total's own beginning is no reading
	}
	words := ""
	if last && !p.whole() {
		words = l.ShortPeriod(p.p)
	}
	wishes := []canvas.Direction{canvas.Above, canvas.Below, canvas.AboveLeft, canvas.AboveRight}
	if l.bars && p.v.Num.Sign() < 0 {
		wishes = []canvas.Direction{canvas.Below, canvas.Above}
	}
	l.add("value."+p.p.String(), p, clear, words, wishes...)
}

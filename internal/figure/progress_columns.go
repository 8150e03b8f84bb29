package figure

import (
	"tiendo/internal/figure/canvas"
	"tiendo/internal/figure/plot"
	"tiendo/internal/geom"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
	"tiendo/internal/vitext"
)

// progressColumns are the columns of the picture of all indicators, left to right: mark, number and name; road;
// result; target. Only X and W count.
type progressColumns struct {
	name, road, result, target geom.Rect
}

// leastRoad is the width below which the road gives nothing to the columns of figures.
const leastRoad = 90 * geom.Pt

// columns divides the width. Where a figure is wider than its column, the road gives way.
func (p *progressChart) columns() progressColumns {
	col := func(from, to int64) geom.Rect {
		return geom.Rect{Point: geom.Point{X: p.Size.W.Scale(from, 1000)}, Size: geom.Size{W: p.Size.W.Scale(to-from, 1000)}}
	}
	g := progressColumns{name: col(0, 325), road: col(330, 775), result: col(785, 885), target: col(893, 1000)}
	result, target := p.widestFigures()
	more := min(max(0, target-g.target.W), max(0, g.road.W-leastRoad))
	g.target.X, g.target.W = g.target.X-more, g.target.W+more
	g.result.X, g.road.W = g.result.X-more, g.road.W-more
	more = min(max(0, result-g.result.W), max(0, g.road.W-leastRoad))
	g.result.X, g.result.W = g.result.X-more, g.result.W+more
	g.road.W -= more
	return g
}

// widestFigures are the widths of the widest result and target.
func (p *progressChart) widestFigures() (result, target geom.Length) {
	for _, m := range p.members() {
		if c := m.Deciding(); c != nil {
			result = max(result, p.Width(p.resultLine(c, canvas.Span{Text: p.resultText(c), Italic: c.Estimate}), canvas.SmallSize))
			target = max(target, p.Width(canvas.Plain(p.targetText(c)), canvas.SmallSize))
		}
	}
	return result, target
}

// resultLine is the value reached, with the mark that the legend explains where a newer one is being verified.
func (p *progressChart) resultLine(c *scorecard.Component, n canvas.Span) canvas.Line {
	if n.Text == "" || !p.verifies(c) {
		return canvas.Line{n}
	}
	return canvas.Line{n, {Text: p.Text("chart.progress.verifying.mark"), Italic: true}}
}

// resultText is the value reached, with a unit that is but a sign; "" for none.
func (p *progressChart) resultText(c *scorecard.Component) string {
	if !c.Value.Known() {
		return ""
	}
	return vitext.Number(c.Value.Num, c.Decimals) + p.glued(c.Unit)
}

// targetText is the target with the sign of its bound; "" for none.
func (p *progressChart) targetText(c *scorecard.Component) string {
	if !c.Target.Value.Known() {
		return ""
	}
	sign := ""
	if c.Target.Bound != "" {
		sign = p.Text("chart.progress.bound." + c.Target.Bound)
	}
	return sign + vitext.Number(c.Target.Value.Num, c.Decimals) + p.glued(c.Unit)
}

// glued is a unit that follows its number without a space, "" for any other: those stand under the number.
func (p *progressChart) glued(unit string) string {
	if p.Attached(unit) {
		return unit
	}
	return ""
}

// Beyond these shares of the road, in percent, a bar is cut off at the edge with an arrow; its label still says
// the value. Lines stand at every roadStep.
var (
	roadLeast = quantity.Int(-25)
	roadMost  = quantity.Int(150)
	roadStep  = quantity.Int(25)
)

// roadScale holds all shares between the bounds. A label and an arrow find room beyond either end.
func (p *progressChart) roadScale() plot.Scale {
	lo, hi := quantity.Int(0), quantity.Int(100)
	for _, m := range p.members() {
		c := m.Deciding()
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
	if lo = plot.FloorTo(lo, roadStep); lo.Cmp(roadLeast) < 0 {
		lo = roadLeast
	}
	if hi = plot.FloorTo(hi.Neg(), roadStep).Neg(); hi.Cmp(roadMost) > 0 {
		hi = roadMost
	}
	const beyond = 26 * geom.Pt
	s := plot.Scale{Lo: lo, Hi: hi, From: p.cols.road.X, To: p.cols.road.Right() - beyond}
	if lo.Sign() < 0 {
		s.From += beyond
	}
	return s
}

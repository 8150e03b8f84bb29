package figure

import (
	"tiendo/internal/figure/canvas"
	"tiendo/internal/geom"
)

// margins are what a chart with two axes keeps free around them and their labels: above for the unit and the
// topmost labels, right for labels of the last year, below for what stands under the x axis.
type margins struct{ above, right, below geom.Length }

// usualHeight is the height of a chart with axes where nothing says another.
var usualHeight = geom.MM(72)

const (
	// leastAxes is the lowest room in which axes can be drawn.
	leastAxes = 34 * geom.Pt
	legendGap = 4 * geom.Pt // above the legend
)

// axesHeight is the least height of a chart with axes, its legend and nothing at the foot.
func (c *Chart) axesHeight(keys []canvas.Key, m margins) geom.Length {
	return m.above + leastAxes + m.below + legendGap + c.LegendHeight(keys, c.Size.W)
}

// axesRoom draws the legend above the foot; what it leaves is for the axes.
func (c *Chart) axesRoom(keys []canvas.Key, m margins, foot geom.Length) geom.Rect {
	legend := c.LegendHeight(keys, c.Size.W)
	c.Legend(keys, geom.Point{Y: c.Size.H - legend - foot}, c.Size.W)
	bottom := c.Size.H - legend - foot - m.below - legendGap
	return geom.Rect{Point: geom.Point{Y: m.above}, Size: geom.Size{W: c.Size.W - m.right, H: max(bottom-m.above, leastAxes)}}
}

// axisTitle says over the y axis what it counts.
func (c *Chart) axisTitle(text string) {
	text = c.Fit(text, canvas.Span{Italic: true}, c.Size.W, canvas.SmallSize)
	c.Put(canvas.Italic(text), geom.Point{Y: 8 * geom.Pt}, canvas.SmallSize, canvas.Dim)
}

// zeroLine draws the x axis once more over the feet of bars.
func (c *Chart) zeroLine(left, right, y geom.Length) {
	c.Stroke(geom.Point{X: left, Y: y}, geom.Point{X: right, Y: y}, canvas.AxisInk, canvas.Thin)
}

// ticksFor keeps tick labels at least 22 pt apart.
func ticksFor(h geom.Length) int { return int(max(2, min(6, h/(22*geom.Pt)))) }

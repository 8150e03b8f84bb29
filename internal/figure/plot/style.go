package plot

import (
	"github.com/wcharczuk/go-chart/v2"
	gochart "github.com/wcharczuk/go-chart/v2/drawing"

	"tiendo/internal/drawing"
	"tiendo/internal/figure/canvas"
	"tiendo/internal/geom"
)

// px is go-chart's pixel. Its coordinates are whole pixels and its margins and tick lengths are fixed
// numbers of them: at a quarter point the steps are finer than print shows and the margins look right.
const px geom.Length = 250

// dpi says the same to go-chart.
const dpi = 288

func toPx(l geom.Length) int { return int((l + px/2) / px) }

func fromPx(n int) geom.Length { return geom.Length(n) * px }

// hairline is the width of axes, grid lines and the edges of bars.
const hairline = 2 * px

var (
	axisStyle = chart.Style{StrokeColor: colour(canvas.AxisInk), StrokeWidth: 2, FontSize: canvas.SmallSize.PDF(), FontColor: colour(canvas.Black)}
	// go-chart would paint its own ground over what stands already; a colour without opacity keeps it off.
	invisible = gochart.Color{R: canvas.Paper.R, G: canvas.Paper.G, B: canvas.Paper.B}
)

// colour is a colour as go-chart has it.
func colour(c drawing.Colour) gochart.Color { return gochart.Color{R: c.R, G: c.G, B: c.B, A: 255} }

// stroked is a line as go-chart has it.
func stroked(ink drawing.Colour, width geom.Length, dash ...geom.Length) chart.Style {
	s := chart.Style{StrokeColor: colour(ink), StrokeWidth: float64(width) / float64(px)}
	for _, d := range dash {
		s.StrokeDashArray = append(s.StrokeDashArray, float64(d)/float64(px))
	}
	return s
}

// onWhite flattens a translucent colour on white paper: PDF/A-1 readers and copiers know no transparency.
func onWhite(c gochart.Color) drawing.Colour {
	mix := func(v uint8) uint8 { return uint8((int(v)*int(c.A) + 255*(255-int(c.A)) + 127) / 255) }
	return drawing.Colour{R: mix(c.R), G: mix(c.G), B: mix(c.B)}
}

package drawing

import (
	"strings"
	"testing"

	"tiendo/internal/geom"
)

func TestSVG(t *testing.T) {
	black := Grey(0)
	d := Drawing{Size: geom.Size{W: 10 * geom.Pt, H: 20 * geom.Pt}, Items: []Item{
		Path{Segments: []Segment{{Move, []geom.Point{{X: geom.Pt, Y: geom.Pt}}}, {Line, []geom.Point{{X: 5 * geom.Pt, Y: geom.Pt}}}, {Close, nil}}, Stroke: &black, Width: geom.Pt, Dash: []geom.Length{2 * geom.Pt}},
		Text{At: geom.Point{X: geom.Pt, Y: 9 * geom.Pt}, Text: "5 < 6", Bold: true, Size: 8 * geom.Pt},
	}}
	got := d.SVG()
	for _, want := range []string{`width="10.000pt" height="20.000pt"`, `d="M 1.000 1.000 L 5.000 1.000 Z" fill="none" stroke="#000000"`, `stroke-dasharray="2.000"`, `font-weight="bold"`, "5 &lt; 6</text></svg>"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s lacks %s", got, want)
		}
	}
}

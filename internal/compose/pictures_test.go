package compose

import (
	"testing"

	"tiendo/internal/document"
	"tiendo/internal/geom"
	"tiendo/internal/program"
)

// A chart's size is a length, or a share of the text's width and height on its page, upright or turned; without a
// width it has all of it.
func TestTheRoomOfAChart(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name          string
		width, height program.Extent
		left          geom.Length
		landscape     bool
		want          geom.Size
	}{
		{"a length", program.Extent{Length: geom.MM(120)}, program.Extent{Length: geom.MM(60)}, geom.MM(30), false, geom.Size{W: geom.MM(120), H: geom.MM(60)}},
		{"nothing said", program.Extent{}, program.Extent{}, geom.MM(30), false, geom.Size{W: geom.MM(165)}},
		{"the whole", program.Extent{Percent: 100}, program.Extent{Percent: 50}, geom.MM(30), false, geom.Size{W: geom.MM(165), H: (geom.MM(297) - 2*geom.MM(20)).Scale(1, 2)}},
		{"a wider margin", program.Extent{Percent: 100}, program.Extent{}, geom.MM(45), false, geom.Size{W: geom.MM(150)}},
		{"a page turned", program.Extent{Percent: 100}, program.Extent{Percent: 100}, geom.MM(30), true, geom.Size{W: geom.MM(297) - 2*geom.MM(20), H: geom.MM(165)}},
	} {
		s := section("![](chart:mine)\n")
		s.Landscape = tc.landscape
		in := small(t, s)
		in.Program.Profile.Page.Left = tc.left
		in.Program.Figures = []program.Figure{{Code: "mine", Form: program.ChartForm, Kind: "groups", Title: "x", Width: tc.width, Height: tc.height}}
		doc, ds := Compose(in)
		if len(ds) > 0 {
			t.Errorf("%s: %v", tc.name, ds)
		}
		var got geom.Size
		document.Walk(doc.Blocks, func(b document.Block) {
			if f, ok := b.(document.Figure); ok {
				got = f.Size
			}
		})
		if near := func(a, b geom.Length) bool { return a-b <= 1 && b-a <= 1 }; !near(got.W, tc.want.W) || !near(got.H, tc.want.H) {
			t.Errorf("%s: %v, want %v", tc.name, got, tc.want)
		}
	}
}

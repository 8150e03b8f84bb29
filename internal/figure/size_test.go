package figure

import (
	"testing"

	"tiendo/internal/document"
	"tiendo/internal/geom"
	"tiendo/internal/program"
)

// A width in percent is one of the text's, where the document does not say how wide that is.
func TestWidthInPercent(t *testing.T) {
	t.Parallel()
	p := testProgram(t)
	for _, x := range []struct {
		width program.Extent
		given geom.Length
		want  geom.Length
	}{
		{program.Extent{Percent: 100}, 0, geom.MM(165)}, {program.Extent{Percent: 50}, 0, geom.MM(165).Scale(1, 2)},
		{program.Extent{Percent: 100}, geom.MM(140), geom.MM(140)}, {program.Extent{Length: geom.MM(20)}, 0, minimal.W},
	} {
		p.Figures = []program.Figure{{Code: "bd", Kind: "groups", Width: x.width}}
		doc := document.Document{Blocks: []document.Block{document.Figure{ID: "bd", Chart: "bd", Size: geom.Size{W: x.given}}}}
		out, _ := Draw(doc, Input{Program: p, Card: testCard(t, p, samples[:3]), Fonts: measurer(t)})
		if got := out.Blocks[0].(document.Figure).Size.W; got != x.want {
			t.Errorf("%+v of %d: %d wide, want %d", x.width, x.given, got, x.want)
		}
	}
}

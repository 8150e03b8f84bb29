package figure

import (
	"testing"

	"tiendo/internal/geom"
	"tiendo/internal/program"
)

// Charts with axes stay within the least picture there is, whatever their legends need: the foot takes no more
// than the axes can spare.
func TestLeastPictures(t *testing.T) {
	t.Parallel()
	for _, g := range gallery(t) {
		for _, h := range []float64{30, 35, 45} {
			g.spec.Width, g.spec.Height = program.Extent{Length: geom.MM(60)}, program.Extent{Length: geom.MM(h)}
			f, values, _ := drawOne(t, g.p, g.card, g.set, g.spec, g.subject)
			sound(t, f, values)
			if t.Failed() {
				t.Fatalf("%s at 60 × %g mm", g.name, h)
			}
		}
	}
}

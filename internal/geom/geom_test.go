package geom

import (
	"testing"

	"pgregory.net/rapid"
)

func TestUnits(t *testing.T) {
	for _, c := range []struct {
		got, want Length
	}{{MM(25.4), 72000}, {MM(-25.4), -72000}, {Points(0.5), 500}, {Points(-0.5), -500}, {MM(210), 595276}, {Pt, 1000}} {
		if c.got != c.want {
			t.Errorf("got %d, want %d", c.got, c.want)
		}
	}
}

// Scale rounds the same way on both sides of zero, so that a mirrored drawing is the mirror of the drawing.
func TestScaleIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := Length(rapid.Int64Range(-1e9, 1e9).Draw(t, "length"))
		num, den := rapid.Int64Range(0, 1000).Draw(t, "num"), rapid.Int64Range(1, 1000).Draw(t, "den")
		if l.Scale(num, den) != -((-l).Scale(num, den)) {
			t.Fatalf("%d × %d ÷ %d: %d and %d", l, num, den, l.Scale(num, den), (-l).Scale(num, den))
		}
	})
}

func TestOverlaps(t *testing.T) {
	a := Rect{Point{0, 0}, Size{10, 10}}
	for _, c := range []struct {
		b        Rect
		over, in bool
	}{
		{Rect{Point{10, 0}, Size{5, 5}}, false, false}, // touching edges share no area
		{Rect{Point{9, 9}, Size{5, 5}}, true, false},
		{Rect{Point{2, 2}, Size{3, 3}}, true, true},
	} {
		if a.Overlaps(c.b) != c.over || c.b.Overlaps(a) != c.over || c.b.Within(a) != c.in {
			t.Errorf("%v in %v: overlaps %v, within %v", c.b, a, a.Overlaps(c.b), c.b.Within(a))
		}
	}
}

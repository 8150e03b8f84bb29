package canvas

import (
	"testing"

	"pgregory.net/rapid"

	"tiendo/internal/drawing"
	"tiendo/internal/font"
	"tiendo/internal/geom"
	"tiendo/templates"
)

func measurer(tb testing.TB) font.Measurer {
	tb.Helper()
	f, err := font.Load(templates.FS)
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

func TestPlacerMovesShortensAndGivesUp(t *testing.T) {
	t.Parallel()
	m := measurer(t)
	at := geom.Point{X: 50 * geom.Pt, Y: 50 * geom.Pt}
	full, short := Plain("năm gốc 2020: 77.520,3"), Plain("77.520,3")
	n := Label{At: at, Clear: 2 * geom.Pt, Full: full, Short: short, Size: SmallSize, Ink: Black, Wishes: []Direction{Above}}

	c := New(m, geom.Size{W: 100 * geom.Pt, H: 100 * geom.Pt})
	if !c.Placer().Place(n) || len(c.items) != 1 || c.boxes[0].Bottom() > at.Y {
		t.Errorf("free: %+v", c.items)
	}
	// The place above is taken: it moves below.
	if !c.Placer().Place(n) || c.boxes[1].Y < at.Y {
		t.Errorf("above taken: %+v", c.items)
	}
	// A narrow picture takes the short words only.
	c = New(m, geom.Size{W: 50 * geom.Pt, H: 100 * geom.Pt})
	n.At.X = 25 * geom.Pt
	if !c.Placer().Place(n) || c.items[0].(drawing.Text).Text != short[0].Text {
		t.Errorf("narrow: %+v", c.items)
	}
	// A crowd of marks all round: it goes further off, tied by a line.
	c = New(m, geom.Size{W: 100 * geom.Pt, H: 100 * geom.Pt})
	c.solid = []geom.Rect{{Point: geom.Point{X: 5 * geom.Pt, Y: 32 * geom.Pt}, Size: geom.Size{W: 90 * geom.Pt, H: 36 * geom.Pt}}}
	n.At = at
	if !c.Placer().Place(n) || len(c.items) != 2 {
		t.Fatalf("crowd: %+v", c.items)
	}
	if p, ok := c.items[0].(drawing.Path); !ok || p.Segments[0].Points[0] != at {
		t.Errorf("no leader from the point: %+v", c.items[0])
	}
	// Nowhere at all: it is handed back and nothing is drawn.
	c = New(m, geom.Size{W: 20 * geom.Pt, H: 8 * geom.Pt})
	if c.Placer().Place(n) || len(c.items) != 0 {
		t.Errorf("no room: %+v", c.items)
	}
}

// Labels never cross a line while there is a place that crosses none.
func TestPlacerAvoidsLines(t *testing.T) {
	t.Parallel()
	m := measurer(t)
	rapid.Check(t, func(t *rapid.T) {
		c := New(m, geom.Size{W: 300 * geom.Pt, H: 200 * geom.Pt})
		at := geom.Point{X: 150 * geom.Pt, Y: 100 * geom.Pt}
		far := geom.Point{X: geom.Length(rapid.IntRange(0, 300).Draw(t, "x")) * geom.Pt, Y: geom.Length(rapid.IntRange(0, 200).Draw(t, "y")) * geom.Pt}
		p := c.Placer()
		p.Soft = AlongLine(at, far)
		if !p.Place(Label{At: at, Clear: 2 * geom.Pt, Full: Plain("106.006,4"), Size: SmallSize, Ink: Black, Wishes: []Direction{Above}}) {
			t.Fatalf("no place beside a single line")
		}
		if n := hits(c.boxes[0], p.Soft); n > 0 {
			t.Errorf("the label covers %d pieces of the line to %+v", n, far)
		}
	})
}

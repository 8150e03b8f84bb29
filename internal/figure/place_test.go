package figure

import (
	"testing"

	"pgregory.net/rapid"

	"tiendo/internal/drawing"
	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

func TestPlacerMovesShortensAndGivesUp(t *testing.T) {
	m := measurer(t)
	at := geom.Point{X: 50 * geom.Pt, Y: 50 * geom.Pt}
	full, short := plain("năm gốc 2020: 77.520,3"), plain("77.520,3")
	n := note{at: at, clear: 2 * geom.Pt, full: full, short: short, size: smallSize, ink: black, wishes: []wish{above}}

	c := newCanvas(m, geom.Size{W: 100 * geom.Pt, H: 100 * geom.Pt})
	if !(&placer{c: c}).place(n) || len(c.items) != 1 || c.boxes[0].Bottom() > at.Y {
		t.Errorf("free: %+v", c.items)
	}
	// The place above is taken: it moves below.
	if !(&placer{c: c}).place(n) || c.boxes[1].Y < at.Y {
		t.Errorf("above taken: %+v", c.items)
	}
	// A narrow picture takes the short words only.
	c = newCanvas(m, geom.Size{W: 50 * geom.Pt, H: 100 * geom.Pt})
	n.at.X = 25 * geom.Pt
	if !(&placer{c: c}).place(n) || c.items[0].(drawing.Text).Text != short[0].text {
		t.Errorf("narrow: %+v", c.items)
	}
	// A crowd of marks all round: it goes further off, tied by a line.
	c = newCanvas(m, geom.Size{W: 100 * geom.Pt, H: 100 * geom.Pt})
	c.solid = []geom.Rect{{Point: geom.Point{X: 5 * geom.Pt, Y: 32 * geom.Pt}, Size: geom.Size{W: 90 * geom.Pt, H: 36 * geom.Pt}}}
	n.at = at
	if !(&placer{c: c}).place(n) || len(c.items) != 2 {
		t.Fatalf("crowd: %+v", c.items)
	}
	if p, ok := c.items[0].(drawing.Path); !ok || p.Segments[0].Points[0] != at {
		t.Errorf("no leader from the point: %+v", c.items[0])
	}
	// Nowhere at all: it is handed back and nothing is drawn.
	c = newCanvas(m, geom.Size{W: 20 * geom.Pt, H: 8 * geom.Pt})
	if (&placer{c: c}).place(n) || len(c.items) != 0 {
		t.Errorf("no room: %+v", c.items)
	}
}

// Labels never cross a line while there is a place that crosses none.
func TestPlacerAvoidsLines(t *testing.T) {
	m := measurer(t)
	rapid.Check(t, func(t *rapid.T) {
		c := newCanvas(m, geom.Size{W: 300 * geom.Pt, H: 200 * geom.Pt})
		at := geom.Point{X: 150 * geom.Pt, Y: 100 * geom.Pt}
		far := geom.Point{X: geom.Length(rapid.IntRange(0, 300).Draw(t, "x")) * geom.Pt, Y: geom.Length(rapid.IntRange(0, 200).Draw(t, "y")) * geom.Pt}
		p := placer{c: c, soft: alongLine(at, far)}
		if !p.place(note{at: at, clear: 2 * geom.Pt, full: plain("106.006,4"), size: smallSize, ink: black, wishes: []wish{above}}) {
			t.Fatalf("no place beside a single line")
		}
		if n := hits(c.boxes[0], p.soft); n > 0 {
			t.Errorf("the label covers %d pieces of the line to %+v", n, far)
		}
	})
}

// In a picture too small for its labels those without room stand in a strip at the foot: none is lost.
func TestLabelsWithoutRoomGoToTheFoot(t *testing.T) {
	card := pathCard()
	c := &card.Indicators[1].Components[0] // the level with 30 monthly readings
	for i := range c.Series {
		c.Series[i].Period = period.Year(1990 + i)
	}
	c.Baseline.Period, c.Target.Period = period.Year(1989), period.Year(2025)
	for i := range c.Series {
		c.Series[i].Value.Num = quantity.MustParse("123456.5").Add(quantity.Int(int64(i % 2)))
	}
	f, values, diags := drawOne(t, testProgram(t), card, observation.Set{}, program.Figure{Kind: "path", Title: "Hình", Width: program.Extent{Length: geom.MM(90)}, Height: program.Extent{Length: geom.MM(62)}}, "CT16")
	sound(t, f, values)
	if len(diags) > 0 {
		t.Errorf("findings %q", diags)
	}
	if len(values) != 33 { // 30 readings, baseline, target, projection
		t.Errorf("%d values printed", len(values))
	}
	foot := 0
	for _, x := range texts(f.Drawing.Items) {
		if x.Value != "" && x.At.Y > f.Size.H-30*geom.Pt {
			foot++
		}
	}
	if foot == 0 {
		t.Error("no label at the foot: the picture was not small enough to test anything")
	}
}

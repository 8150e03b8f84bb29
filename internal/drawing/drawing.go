// Package drawing has vector pictures: what figure makes and pdf paints. No bitmap, no transparency;
// colours are grey levels or plain RGB, because the report must survive a black-and-white photocopier.
package drawing

import "tiendo/internal/geom"

// Drawing is a picture of a fixed size. Its origin is the top left corner, y grows downwards.
type Drawing struct {
	Size  geom.Size
	Items []Item // in painting order
}

// Item is a Path or a Text.
type Item interface{ item() }

// Colour is plain RGB, 0–255 a channel.
type Colour struct{ R, G, B uint8 }

// Grey is a grey level: 0 black, 255 white.
func Grey(v uint8) Colour { return Colour{v, v, v} }

// Path is one path, filled, stroked or both.
type Path struct {
	Segments []Segment
	Fill     *Colour // nil: not filled
	Stroke   *Colour // nil: not stroked
	Width    geom.Length
	Dash     []geom.Length // empty: solid
}

// Op is a path operation.
type Op uint8

// The operations; Curve is a cubic Bézier with two control points, then the end.
const (
	Move Op = iota
	Line
	Curve
	Close
)

// Segment is one operation with its points: 1 for Move and Line, 3 for Curve, 0 for Close.
type Segment struct {
	Op     Op
	Points []geom.Point
}

// Text is one run of text; At is the left end of its baseline, before rotation.
type Text struct {
	At      geom.Point
	Text    string // NFC
	Bold    bool
	Italic  bool
	Size    geom.Length
	Width   geom.Length // measured by figure with the document's font
	Colour  Colour
	Quarter int    // quarter turns anticlockwise about At: 0 or 1
	Value   string // id of the document value that it prints, "" for a label
}

func (Path) item() {}
func (Text) item() {}

// Box is the rectangle that a text covers, for tests of overlap: ascent 0.75, descent 0.25 of the size.
func (t Text) Box() geom.Rect {
	up, down := t.Size.Scale(3, 4), t.Size.Scale(1, 4)
	if t.Quarter == 1 {
		return geom.Rect{Point: geom.Point{X: t.At.X - up, Y: t.At.Y - t.Width}, Size: geom.Size{W: up + down, H: t.Width}}
	}
	return geom.Rect{Point: geom.Point{X: t.At.X, Y: t.At.Y - up}, Size: geom.Size{W: t.Width, H: up + down}}
}

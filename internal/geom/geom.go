// Package geom has the lengths and shapes that drawings and pages are measured in.
//
// Everything is an integer count of 1/1000 point, so that layout is the same on
// every machine: no rounding of floating point can move a line break.
package geom

// Length is a distance in 1/1000 point (1 pt = 1/72 inch).
type Length int64

// Pt is one point.
const Pt Length = 1000

// Points returns n points.
func Points(n float64) Length {
	if n < 0 {
		return -Points(-n)
	}
	return Length(n*1000 + 0.5)
}

// MM returns n millimetres; it is for constants and settings, not for sums of measured widths.
func MM(n float64) Length {
	if n < 0 {
		return -MM(-n)
	}
	return Length(n*72000/25.4 + 0.5)
}

// PDF returns the length in points, for writing into a content stream.
func (l Length) PDF() float64 { return float64(l) / 1000 }

// Scale returns l × num ÷ den, rounded half away from zero; den is positive.
func (l Length) Scale(num, den int64) Length {
	p := int64(l) * num
	if p < 0 {
		return Length(-((-p + den/2) / den))
	}
	return Length((p + den/2) / den)
}

// Point is a place. The origin is the top left corner and y grows downwards.
type Point struct{ X, Y Length }

// Size is a width and a height.
type Size struct{ W, H Length }

// Rect is a rectangle by its top left corner and its size.
type Rect struct {
	Point
	Size
}

// Right is the x of the right edge.
func (r Rect) Right() Length { return r.X + r.W }

// Bottom is the y of the lower edge.
func (r Rect) Bottom() Length { return r.Y + r.H }

// Overlaps tells whether two rectangles share an area; touching edges do not count.
func (r Rect) Overlaps(o Rect) bool {
	return r.X < o.Right() && o.X < r.Right() && r.Y < o.Bottom() && o.Y < r.Bottom()
}

// Within tells whether r lies wholly inside o.
func (r Rect) Within(o Rect) bool {
	return r.X >= o.X && r.Y >= o.Y && r.Right() <= o.Right() && r.Bottom() <= o.Bottom()
}

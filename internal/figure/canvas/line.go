package canvas

import (
	"strings"

	"tiendo/internal/drawing"
	"tiendo/internal/geom"
	"tiendo/internal/page"
)

// Span is a piece of a line in one face; Value is the id of the document value that it prints, "" for words.
type Span struct {
	Text         string
	Bold, Italic bool
	Value        string
}

// Line is one line of text, spans side by side.
type Line []Span

// Plain is a line of upright words.
func Plain(s string) Line { return Line{{Text: s}} }

// Bold is a line of bold words.
func Bold(s string) Line { return Line{{Text: s, Bold: true}} }

// Italic is a line of slanting words.
func Italic(s string) Line { return Line{{Text: s, Italic: true}} }

// String is the line's text.
func (l Line) String() string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.Text)
	}
	return b.String()
}

func (s Span) face() page.Face {
	switch {
	case s.Bold && s.Italic:
		return page.BoldItalic
	case s.Bold:
		return page.Bold
	case s.Italic:
		return page.Italic
	}
	return page.Regular
}

// Width is how wide a line will be drawn.
func (c *Canvas) Width(l Line, size geom.Length) geom.Length {
	var w geom.Length
	for _, s := range c.covered(l) {
		w += c.m.Width(s.Text, s.face(), size)
	}
	return w
}

// Box is the rectangle that a line covers whose baseline starts at the point.
func (c *Canvas) Box(l Line, at geom.Point, size geom.Length) geom.Rect {
	return drawing.Text{At: at, Size: size, Width: c.Width(l, size)}.Box()
}

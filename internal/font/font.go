// Package font knows the faces of the document's font: which glyphs they have and how wide they are.
// Layout and charts measure with it, so that what was measured is what pdf embeds.
package font

import (
	"tiendo/internal/geom"
	"tiendo/internal/page"
)

// Measurer measures text. Widths are exact sums of the font's advance widths, rounded once to 1/1000 pt;
// no kerning, because the page content has none. Text is NFC.
type Measurer interface {
	Width(text string, face page.Face, size geom.Length) geom.Length
	// Covers tells whether the face has a glyph for the rune; a missing one must be reported, never drawn as a box.
	Covers(r rune, face page.Face) bool
}

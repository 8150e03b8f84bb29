package font

import (
	"errors"
	"fmt"
	"io/fs"
	"sync/atomic"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"tiendo/internal/geom"
	"tiendo/internal/page"
)

// ErrFont says that the fonts folder cannot serve a Vietnamese document; the wrapping error says why.
var ErrFont = errors.New("unusable font")

// probe are letters that fonts sold as "Vietnamese" were found to lack, with the signs a report cannot
// do without. A family without them is refused at once rather than printing boxes on page 30.
const probe = "ẠạỘộƯưỸỹĐđ₫–…“”≥"

// Family is the document's font in four faces. It is safe for use by several goroutines.
type Family struct{ faces [4]*face }

type face struct {
	name   string
	data   []byte
	sfnt   *sfnt.Font
	units  int64
	blocks [256]atomic.Pointer[block]
}

// block holds the advances of 256 neighbouring characters in font units, -1 where there is no glyph.
type block [256]int32

var endings = [4]string{page.Regular: "Regular", page.Bold: "Bold", page.Italic: "Italic", page.BoldItalic: "BoldItalic"}

// Load reads fonts/<Name>-Regular.ttf, -Bold, -Italic and -BoldItalic from the templates tree. It wraps
// ErrFont when a face is missing, stands twice, cannot be parsed or lacks Vietnamese letters.
func Load(tree fs.FS) (*Family, error) {
	f := new(Family)
	for i, ending := range endings {
		names, err := fs.Glob(tree, "fonts/*-"+ending+".ttf")
		if err != nil {
			return nil, fmt.Errorf("list fonts: %w", err)
		}
		if len(names) != 1 {
			return nil, fmt.Errorf("%w: fonts/*-%s.ttf: %d files, want one", ErrFont, ending, len(names))
		}
		data, err := fs.ReadFile(tree, names[0])
		if err != nil {
			return nil, fmt.Errorf("read font: %w", err)
		}
		if f.faces[i], err = parse(data); err != nil {
			return nil, fmt.Errorf("%s: %w", names[0], err)
		}
		for _, r := range probe {
			if !f.Covers(r, page.Face(i)) {
				return nil, fmt.Errorf("%w: %s has no glyph for %q", ErrFont, names[0], r)
			}
		}
	}
	return f, nil
}

func parse(data []byte) (*face, error) {
	s, err := sfnt.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFont, err)
	}
	name, err := s.Name(nil, sfnt.NameIDPostScript)
	if err != nil {
		return nil, fmt.Errorf("%w: no PostScript name: %w", ErrFont, err)
	}
	return &face{name: name, data: data, sfnt: s, units: int64(s.UnitsPerEm())}, nil
}

// Data is the face's TrueType file, for embedding; it must not be changed.
func (f *Family) Data(x page.Face) []byte { return f.faces[x&3].data }

// Name is the face's PostScript name, "Tinos-BoldItalic".
func (f *Family) Name(x page.Face) string { return f.faces[x&3].name }

// UnitsPerEm is the number of font units in the size of type.
func (f *Family) UnitsPerEm(x page.Face) int { return int(f.faces[x&3].units) }

// Advance is the advance width of a character in font units, and whether there is a glyph for it.
func (f *Family) Advance(r rune, x page.Face) (units int, ok bool) {
	a := f.faces[x&3].advance(r)
	if a < 0 {
		return 0, false
	}
	return int(a), true
}

// Width implements Measurer. A character without a glyph counts as nothing: it is never drawn.
func (f *Family) Width(text string, x page.Face, size geom.Length) geom.Length {
	a := f.faces[x&3]
	var sum int64
	for _, r := range text {
		if w := a.advance(r); w > 0 {
			sum += int64(w)
		}
	}
	return size.Scale(sum, a.units)
}

// Covers implements Measurer. Control characters and characters beyond the basic plane are never
// covered, whatever the font says: the writer of pages cannot encode the latter.
func (f *Family) Covers(r rune, x page.Face) bool { return f.faces[x&3].advance(r) >= 0 }

func (a *face) advance(r rune) int32 {
	if r < 0x20 || r > 0xFFFF || (r >= 0x7F && r < 0xA0) {
		return -1
	}
	b := a.blocks[r>>8].Load()
	if b == nil {
		b = a.measure(r >> 8)
		a.blocks[r>>8].Store(b) // two goroutines may both measure; they store the same numbers
	}
	return b[r&0xFF]
}

func (a *face) measure(high rune) *block {
	b, buf := new(block), new(sfnt.Buffer)
	for i := range b {
		b[i] = -1
		g, err := a.sfnt.GlyphIndex(buf, high<<8|rune(i))
		if err != nil || g == 0 {
			continue
		}
		// At a size of as many 1/64 pixels as the em has units, the advance in 1/64 pixels is the advance in units.
		w, err := a.sfnt.GlyphAdvance(buf, g, fixed.Int26_6(a.units), font.HintingNone)
		if err == nil {
			b[i] = int32(w)
		}
	}
	return b
}

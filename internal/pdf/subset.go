package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"

	"codeberg.org/go-pdf/fpdf"

	"tiendo/internal/font"
	"tiendo/internal/page"
	"tiendo/internal/pdf/archival"
	"tiendo/internal/pdf/object"
)

// characters are those that are painted in each face.
type characters [4]map[rune]bool

func (c *characters) add(x page.Face, text string) {
	if c[x] == nil {
		c[x] = map[rune]bool{}
	}
	for _, r := range text {
		c[x][r] = true
	}
}

// subset returns the faces that paint anything, each cut down to its characters. It returns an error when
// a face has no glyph for a character, or when fpdf did not write the font that it was asked for.
func subset(used *characters, f *font.Family) ([]archival.Font, error) {
	var out []archival.Font
	for x := page.Regular; x <= page.BoldItalic; x++ {
		text := slices.Sorted(maps.Keys(used[x]))
		if len(text) == 0 {
			continue
		}
		one := archival.Font{Face: x, Name: f.Name(x), UnitsPerEm: f.UnitsPerEm(x)}
		for _, r := range text {
			units, ok := f.Advance(r, x)
			if !ok || r > 0xFFFF {
				return nil, fmt.Errorf("%s has no glyph for %q", one.Name, r)
			}
			one.Glyphs = append(one.Glyphs, archival.Glyph{Rune: r, Advance: units})
		}
		file, descriptor, err := throwaway(f.Data(x), string(text))
		if err != nil {
			return nil, fmt.Errorf("subset of %s: %w", one.Name, err)
		}
		one.Descriptor = descriptor
		if one.Program, one.CIDToGID, err = embedded(file); err != nil {
			return nil, fmt.Errorf("subset of %s: %w", one.Name, err)
		}
		out = append(out, one)
	}
	return out, nil
}

// throwaway has fpdf write a file whose one page shows the text in the one font: fpdf gives a subset to
// nobody but its own files. The date in it is the clock's, so nothing else of it may be used.
func throwaway(ttf []byte, text string) ([]byte, archival.Descriptor, error) {
	p := fpdf.New("P", "pt", "A4", "")
	p.AddPage()
	p.AddUTF8FontFromBytes("f", "", bytes.Clone(ttf)) // fpdf writes into the slice; the family's is shared
	p.SetFont("f", "", 10)
	p.Text(0, 0, text)
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		return nil, archival.Descriptor{}, fmt.Errorf("fpdf: %w", err)
	}
	d := p.GetFontDesc("", "")
	return out.Bytes(), archival.Descriptor{
		// A font whose codes are no Latin encoding is symbolic, whatever letters it has.
		Flags: d.Flags&^fpdf.FontFlagNonsymbolic | fpdf.FontFlagSymbolic,
		BBox:  [4]int{d.FontBBox.Xmin, d.FontBBox.Ymin, d.FontBBox.Xmax, d.FontBBox.Ymax}, ItalicAngle: d.ItalicAngle,
		Ascent: d.Ascent, Descent: d.Descent, CapHeight: d.CapHeight, StemV: d.StemV,
	}, nil
}

// embedded takes the font's program and the map from codes to its glyphs out of fpdf's file.
func embedded(file []byte) (program, cidToGID []byte, err error) {
	f, err := object.Parse(file)
	if err != nil {
		return nil, nil, fmt.Errorf("read fpdf's file: %w", err)
	}
	for _, r := range f.Refs() {
		cid := f.Dict(r)
		ttf, glyphs := f.Stream(f.Dict(cid.Get("FontDescriptor")).Get("FontFile2")), f.Stream(cid.Get("CIDToGIDMap"))
		if ttf == nil || glyphs == nil {
			continue
		}
		program, err1 := f.Decode(ttf)
		cidToGID, err2 := f.Decode(glyphs)
		return program, cidToGID, errors.Join(err1, err2)
	}
	return nil, nil, errors.New("fpdf's file has no font with a program and a map to its glyphs")
}

package archival

import (
	"crypto/sha256"
	"fmt"
	"math"

	"tiendo/internal/pdf/object"
)

// fonts writes the embedded faces and returns the font dictionary of the pages. Names, widths and the way
// back to Unicode are made here, with a subset tag, to four decimals, and for painted characters only.
func (a *build) fonts() (*object.Dict, error) {
	out := object.NewDict()
	for _, x := range a.in.Fonts {
		ref, err := a.font(x)
		if err != nil {
			return nil, fmt.Errorf("font %s: %w", x.Name, err)
		}
		out.Set(object.Name(FontName(x.Face)), ref)
	}
	return out, nil
}

func (a *build) font(x Font) (object.Ref, error) {
	for _, g := range x.Glyphs {
		i := int(g.Rune) * 2
		if i+1 >= len(x.CIDToGID) || x.CIDToGID[i] == 0 && x.CIDToGID[i+1] == 0 {
			return 0, fmt.Errorf("no glyph for %q in the subset", g.Rune)
		}
	}
	name := object.Name(subsetTag(x.Program) + "+" + x.Name)
	box := object.Array{}
	for _, v := range x.BBox {
		box = append(box, object.Integer(v))
	}
	descriptor := object.NewDict("Type", object.Name("FontDescriptor"), "FontName", name,
		"Flags", object.Integer(x.Flags), "FontBBox", box, "ItalicAngle", object.Integer(x.ItalicAngle),
		"Ascent", object.Integer(x.Ascent), "Descent", object.Integer(x.Descent),
		"CapHeight", object.Integer(x.CapHeight), "StemV", object.Integer(x.StemV),
		"FontFile2", a.b.Add(object.Deflate(object.NewDict("Length1", object.Integer(len(x.Program))), x.Program)))
	last := int(x.Glyphs[len(x.Glyphs)-1].Rune)
	descendant := object.NewDict("Type", object.Name("Font"), "Subtype", object.Name("CIDFontType2"), "BaseFont", name,
		"CIDSystemInfo", object.NewDict("Registry", object.String("Adobe"), "Ordering", object.String("Identity"), "Supplement", object.Integer(0)),
		"FontDescriptor", a.b.Add(descriptor), "W", widths(x),
		"CIDToGIDMap", a.b.Add(object.Deflate(object.NewDict(), x.CIDToGID[:2*(last+1)])))
	return a.b.Add(object.NewDict("Type", object.Name("Font"), "Subtype", object.Name("Type0"), "BaseFont", name,
		"Encoding", object.Name("Identity-H"), "DescendantFonts", object.Array{a.b.Add(descendant)},
		"ToUnicode", a.b.Add(object.Deflate(object.NewDict(), toUnicode(x.Glyphs))))), nil
}

// subsetTag is the six letters before a subset font's name; different subsets have different ones.
func subsetTag(program []byte) string {
	sum := sha256.Sum256(program)
	out := make([]byte, 6)
	for i := range out {
		out[i] = 'A' + sum[i]%26
	}
	return string(out)
}

// widths is the /W array in 1/1000 of the size, to four decimals: sums stay those that layout measured.
func widths(x Font) object.Array {
	var out, run object.Array
	next := rune(-1)
	for _, g := range x.Glyphs {
		if g.Rune != next {
			if run != nil {
				out = append(out, run)
			}
			out, run = append(out, object.Integer(g.Rune)), object.Array{}
		}
		run = append(run, object.Real(math.Round(float64(g.Advance)*1e7/float64(x.UnitsPerEm))/1e4))
		next = g.Rune + 1
	}
	return append(out, run)
}

// toUnicode maps each code that is painted to its character; codes are UTF-16 units, so it maps to itself.
func toUnicode(glyphs []Glyph) []byte {
	out := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for len(glyphs) > 0 {
		n := min(100, len(glyphs)) // the most that one block may have
		out = fmt.Appendf(out, "%d beginbfchar\n", n)
		for _, g := range glyphs[:n] {
			out = fmt.Appendf(out, "<%04X> <%04X>\n", g.Rune, g.Rune)
		}
		out = append(out, "endbfchar\n"...)
		glyphs = glyphs[n:]
	}
	return append(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}

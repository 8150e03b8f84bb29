package archival

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math"

	"tiendo/internal/pdf/object"
)

// fonts writes the embedded faces and returns the font dictionary of the pages. The program of each face
// and the map from codes to its glyphs are fpdf's; names, widths and the way back to Unicode are written
// anew, because fpdf's have no subset tag, round widths to whole units and map even what is not there.
func (a *build) fonts() (*object.Dict, error) {
	out := object.NewDict()
	for _, x := range a.in.Faces {
		ref, err := a.font(x)
		if err != nil {
			return nil, fmt.Errorf("font %s: %w", x.Name, err)
		}
		out.Set(object.Name(FontName(x.Face)), ref)
	}
	return out, nil
}

func (a *build) font(x Face) (object.Ref, error) {
	f := a.src.file
	old := a.src.fonts["utf8"+FontName(x.Face)]
	if old == nil {
		return 0, errors.New("fpdf did not write it")
	}
	descendants := f.Array(old.Get("DescendantFonts"))
	if len(descendants) != 1 {
		return 0, errors.New("no descendant font")
	}
	cid := f.Dict(descendants[0])
	described := f.Dict(cid.Get("FontDescriptor"))
	program, mapping := f.Stream(described.Get("FontFile2")), f.Stream(cid.Get("CIDToGIDMap"))
	if program == nil || mapping == nil {
		return 0, errors.New("no font program or no map to its glyphs")
	}
	data, err := f.Decode(program)
	if err != nil {
		return 0, err
	}
	glyphs, err := f.Decode(mapping)
	if err != nil {
		return 0, err
	}
	for _, g := range x.Glyphs {
		i := int(g.Rune) * 2
		if i+1 >= len(glyphs) || glyphs[i] == 0 && glyphs[i+1] == 0 {
			return 0, fmt.Errorf("no glyph for %q in what fpdf embedded", g.Rune)
		}
	}
	name := object.Name(tag(data) + "+" + x.Name)
	descriptor := object.NewDict("Type", object.Name("FontDescriptor"), "FontName", name)
	for _, k := range []object.Name{"Flags", "FontBBox", "ItalicAngle", "Ascent", "Descent", "CapHeight", "StemV"} {
		v := f.Resolve(described.Get(k))
		if v == nil {
			return 0, fmt.Errorf("descriptor without %s", k)
		}
		descriptor.Set(k, v)
	}
	descriptor.Set("FontFile2", a.b.Add(object.Deflate(object.NewDict("Length1", object.Integer(len(data))), data)))
	last := int(x.Glyphs[len(x.Glyphs)-1].Rune)
	descendant := object.NewDict("Type", object.Name("Font"), "Subtype", object.Name("CIDFontType2"), "BaseFont", name,
		"CIDSystemInfo", object.NewDict("Registry", object.String("Adobe"), "Ordering", object.String("Identity"), "Supplement", object.Integer(0)),
		"FontDescriptor", a.b.Add(descriptor), "W", widths(x),
		"CIDToGIDMap", a.b.Add(object.Deflate(object.NewDict(), glyphs[:2*(last+1)])))
	return a.b.Add(object.NewDict("Type", object.Name("Font"), "Subtype", object.Name("Type0"), "BaseFont", name,
		"Encoding", object.Name("Identity-H"), "DescendantFonts", object.Array{a.b.Add(descendant)},
		"ToUnicode", a.b.Add(object.Deflate(object.NewDict(), toUnicode(x.Glyphs))))), nil
}

// tag is the six letters before a subset font's name; different subsets have different ones.
func tag(program []byte) string {
	sum := sha256.Sum256(program)
	out := make([]byte, 6)
	for i := range out {
		out[i] = 'A' + sum[i]%26
	}
	return string(out)
}

// widths is the /W array in 1/1000 of the size, to four decimals: sums stay those that layout measured.
func widths(x Face) object.Array {
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

package pdf

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"

	"tiendo/internal/font"
	"tiendo/internal/page"
	"tiendo/internal/pdf/archival"
	"tiendo/internal/pdf/object"
	"tiendo/internal/pdf/pdftest"
	"tiendo/templates"
)

func family(t *testing.T) *font.Family {
	t.Helper()
	f, err := font.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestContentReachesTheFile: no byte of a page is changed, added or lost on its way.
func TestContentReachesTheFile(t *testing.T) {
	t.Parallel()
	f := family(t)
	_, set := pdftest.Specimen(f)
	out, err := Write(set, f)
	if err != nil {
		t.Fatal(err)
	}
	file, err := object.Parse(out)
	if err != nil {
		t.Fatal(err)
	}
	kids := file.Array(file.Dict(file.Dict(file.Trailer.Get("Root")).Get("Pages")).Get("Kids"))
	if len(kids) != len(set.Pages) {
		t.Fatalf("%d pages, want %d", len(kids), len(set.Pages))
	}
	for i, p := range set.Pages {
		got, err := file.Decode(file.Stream(file.Dict(kids[i]).Get("Contents")))
		if err != nil {
			t.Fatal(err)
		}
		want := newContent(p, set.Nodes, new(characters)).write().Content
		if !bytes.Contains(want, []byte(" Tf\n")) || !bytes.Equal(got, want) {
			t.Errorf("page %d: the file holds\n%s\nwritten was\n%s", i+1, got, want)
		}
	}
}

// TestSubsetHoldsOnlyWhatIsUsed counts the glyphs, and looks which codes lead to one.
func TestSubsetHoldsOnlyWhatIsUsed(t *testing.T) {
	t.Parallel()
	f := family(t)
	one := func(text string) (archival.Font, int) {
		var used characters
		used.add(page.Italic, text)
		fonts, err := subset(&used, f)
		if err != nil || len(fonts) != 1 || fonts[0].Face != page.Italic {
			t.Fatalf("%q: fonts %v, error %v", text, fonts, err)
		}
		program, err := sfnt.Parse(fonts[0].Program)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		return fonts[0], program.NumGlyphs()
	}
	_, base := one("0")
	for text, more := range map[string]int{"9": 0, "12": 1, "0a": 1, "aaabba": 1, "a9b": 2} {
		x, n := one(text)
		if n != base+more || len(x.Glyphs) != 1+more {
			t.Errorf("%q: %d glyphs and %d widths, want %d and %d", text, n, len(x.Glyphs), base+more, 1+more)
		}
		for i := 0; i+1 < len(x.CIDToGID); i += 2 {
			has := x.CIDToGID[i] != 0 || x.CIDToGID[i+1] != 0
			if has != strings.ContainsRune(text, rune(i/2)) {
				t.Errorf("%q: code %04X leads to a glyph: %v", text, i/2, has)
			}
		}
	}
}

// TestEmbeddedRefusesAnotherFile: what does not look like fpdf's file must not be half understood.
func TestEmbeddedRefusesAnotherFile(t *testing.T) {
	t.Parallel()
	file := func(descriptor, cid *object.Dict) []byte {
		var b object.Builder
		stream := b.Add(object.Deflate(object.NewDict(), []byte("x")))
		for _, d := range []*object.Dict{descriptor, cid} {
			for _, k := range d.Keys() {
				d.Set(k, stream)
			}
		}
		cid.Set("FontDescriptor", b.Add(descriptor))
		root := b.Add(cid)
		out, err := b.Bytes(root, root)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	program, glyphs := object.NewDict("FontFile2", nil), object.NewDict("CIDToGIDMap", nil)
	if ttf, gids, err := embedded(file(program, glyphs)); err != nil || string(ttf) != "x" || string(gids) != "x" {
		t.Errorf("a whole font: %q, %q, %v", ttf, gids, err)
	}
	for _, c := range []struct {
		name, want string
		raw        []byte
	}{
		{"no PDF", "header", []byte{1, 2, 3}},
		{"no font", "no font", file(object.NewDict(), object.NewDict())},
		{"no program", "no font", file(object.NewDict(), object.NewDict("CIDToGIDMap", nil))},
		{"no map to glyphs", "no font", file(object.NewDict("FontFile2", nil), object.NewDict())},
	} {
		if _, _, err := embedded(c.raw); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one with %q", c.name, err, c.want)
		}
	}
}

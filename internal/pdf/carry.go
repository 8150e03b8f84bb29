package pdf

import (
	"bytes"
	"fmt"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"tiendo/internal/font"
	"tiendo/internal/page"
	"tiendo/internal/pdf/archival"
)

// carry lets fpdf write a file with the pages, then one page more that shows every character of every
// face once. fpdf cuts a font down to the characters that went through its own text calls, and ours are
// placed more exactly than those calls can; archival reads the fonts from the last page and drops it.
func carry(pages []page.Page, contents [][]byte, faces []archival.Face, f *font.Family) ([]byte, error) {
	p := fpdf.New("P", "pt", "A4", "")
	p.SetCompression(false) // archival packs better, and reads the raw streams
	p.SetCatalogSort(true)
	fixed := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) // never printed: archival writes the document's own date
	p.SetCreationDate(fixed)
	p.SetModificationDate(fixed)
	p.SetAutoPageBreak(false, 0)
	for i, one := range pages {
		p.AddPageFormat("P", fpdf.SizeType{Wd: one.Size.W.PDF(), Ht: one.Size.H.PDF()})
		p.RawWriteStr(archival.ContentStart)
		p.RawWriteStr(string(contents[i]))
	}
	p.AddPage()
	for _, x := range faces {
		name := archival.FontName(x.Face)
		// fpdf cuts up the slice that it is given; the family's bytes are shared.
		p.AddUTF8FontFromBytes(name, "", bytes.Clone(f.Data(x.Face)))
		p.SetFont(name, "", 10)
		text := make([]rune, len(x.Glyphs))
		for i, g := range x.Glyphs {
			text[i] = g.Rune
		}
		p.Text(0, 0, string(text))
	}
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		return nil, fmt.Errorf("fpdf: %w", err)
	}
	return out.Bytes(), nil
}

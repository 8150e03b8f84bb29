// Package pdf turns placed pages into one archival, tagged file: page.Set enters, the bytes of a PDF 1.7
// leave, meant as PDF/A-3a and PDF/UA-1. It is the only package that knows fpdf, which carries the page
// content and cuts the fonts down to what is used; all else is written by pdf/archival.
//
// The same set gives the same bytes, in any process: no clock, no environment, no map order.
package pdf

import (
	"fmt"
	"slices"

	"tiendo/internal/font"
	"tiendo/internal/page"
	"tiendo/internal/pdf/archival"
)

// Write makes the file. It returns an error, and no bytes, when the set cannot be printed as it stands:
// a character without a glyph, a node that does not exist, a link to nowhere.
func Write(set page.Set, f *font.Family) ([]byte, error) {
	if err := sound(set); err != nil {
		return nil, err
	}
	var used glyphs
	contents := make([][]byte, len(set.Pages))
	in := archival.Input{Set: set, Marks: make([][]page.NodeID, len(set.Pages))}
	for i, p := range set.Pages {
		c := newContent(p, set.Nodes, &used)
		contents[i], in.Marks[i] = c.page()
	}
	for x := page.Regular; x <= page.BoldItalic; x++ {
		runes := used.sorted(x)
		if len(runes) == 0 {
			continue
		}
		one := archival.Face{Face: x, Name: f.Name(x), UnitsPerEm: f.UnitsPerEm(x)}
		for _, r := range runes {
			units, ok := f.Advance(r, x)
			if !ok || r > 0xFFFF {
				return nil, fmt.Errorf("%s has no glyph for %q", f.Name(x), r)
			}
			one.Glyphs = append(one.Glyphs, archival.Glyph{Rune: r, Advance: units})
		}
		in.Faces = append(in.Faces, one)
	}
	raw, err := carry(set.Pages, contents, in.Faces, f)
	if err != nil {
		return nil, fmt.Errorf("write pages: %w", err)
	}
	out, err := archival.Build(raw, in)
	if err != nil {
		return nil, fmt.Errorf("write archival parts: %w", err)
	}
	return out, nil
}

// glyphs collects the characters that are painted in each face.
type glyphs [4]map[rune]bool

func (g *glyphs) add(x page.Face, text string) {
	if g[x] == nil {
		g[x] = map[rune]bool{}
	}
	for _, r := range text {
		g[x][r] = true
	}
}

func (g *glyphs) sorted(x page.Face) []rune {
	out := make([]rune, 0, len(g[x]))
	for r := range g[x] {
		out = append(out, r)
	}
	slices.Sort(out)
	return out
}

// Package pdf turns placed pages into one archival, tagged file: page.Set enters, the bytes of a PDF 1.7
// leave, meant as PDF/A-3a and PDF/UA-1. It is the only package that knows fpdf, which cuts the fonts down
// to what is used and does nothing else: page contents are written here, all around them by pdf/archival.
//
// The same set gives the same bytes, in any process: no clock, no environment, no map order.
package pdf

import (
	"fmt"

	"tiendo/internal/font"
	"tiendo/internal/page"
	"tiendo/internal/pdf/archival"
)

// Write makes the file. It returns an error, and no bytes, when the set cannot be printed as it stands:
// a character without a glyph, a node that does not exist, a link to nowhere.
func Write(set page.Set, f *font.Family) ([]byte, error) {
	if err := precheck(set); err != nil {
		return nil, err
	}
	in := archival.Input{Set: set}
	var used characters
	for _, p := range set.Pages {
		in.Pages = append(in.Pages, newContent(p, set.Nodes, &used).write())
	}
	var err error
	if in.Fonts, err = subset(&used, f); err != nil {
		return nil, err
	}
	out, err := archival.Build(in)
	if err != nil {
		return nil, fmt.Errorf("write archival parts: %w", err)
	}
	return out, nil
}

// Package archival makes an archival, accessible file out of page contents and fonts that are finished: it
// writes catalog, page tree, fonts, structure tree, outline, links, page labels, metadata, output intent and
// file identifier around them.
//
// The target is PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once.
package archival

import (
	"errors"
	"fmt"
	"strconv"

	"tiendo/internal/page"
	"tiendo/internal/pdf/object"
)

// FontName is the name of a face in content streams.
func FontName(x page.Face) string { return "f" + strconv.Itoa(int(x)) }

// Input is a document as it is to stand in the file.
type Input struct {
	Set   page.Set // page sizes and labels, links, structure, outline, attachments, metadata
	Pages []Page   // what Set's pages paint
	Fonts []Font   // every face that a page names
}

// Page is what one page paints.
type Page struct {
	Content []byte        // the content stream
	Marks   []page.NodeID // the node of each marked-content id
}

// Font is an embedded face. Codes in content streams are UTF-16 units.
type Font struct {
	Face       page.Face
	Name       string // PostScript name
	UnitsPerEm int
	Glyphs     []Glyph // every painted character once, ascending; at least one
	Program    []byte  // TrueType file with the glyphs of these characters
	CIDToGID   []byte  // for each code its glyph in Program, in two bytes, high byte first
	Descriptor
}

// Glyph is a character with its advance width in font units.
type Glyph struct {
	Rune    rune
	Advance int
}

// Descriptor describes a whole face, as ISO 32000-1 table 122 does: lengths in 1/1000 of the size.
type Descriptor struct {
	Flags                             int
	BBox                              [4]int // left, bottom, right, top
	ItalicAngle                       int    // degrees, negative where letters lean to the right
	Ascent, Descent, CapHeight, StemV int
}

// build is the state of one Build.
type build struct {
	in        Input
	b         object.Builder
	pages     []object.Ref
	annos     [][]object.Ref             // of each page
	links     []link                     // all annotations, in page order
	elems     []object.Ref               // of each node
	tree      object.Ref                 // StructTreeRoot
	sequences map[page.NodeID][]sequence // marked content of each node, in order
}

// Build returns the finished file; equal input gives equal bytes. It returns an error for what would break
// the file or the promise of its standards: no title, language or date, a painted character without a glyph, a
// link to nowhere or without words, a structure id twice, an attachment without plain name, type or relationship.
func Build(in Input) ([]byte, error) {
	if in.Set.Meta.Title == "" || in.Set.Meta.Language == "" {
		return nil, errors.New("the document has no title or no language")
	}
	if len(in.Pages) != len(in.Set.Pages) {
		return nil, fmt.Errorf("contents of %d pages for %d pages", len(in.Pages), len(in.Set.Pages))
	}
	a := &build{in: in}
	fonts, err := a.fonts()
	if err != nil {
		return nil, err
	}
	kids := a.b.Reserve()
	for range in.Set.Pages {
		a.pages = append(a.pages, a.b.Reserve())
	}
	if err := a.annotations(); err != nil {
		return nil, err
	}
	if err := a.structure(); err != nil {
		return nil, err
	}
	a.writePages(kids, a.b.Add(object.NewDict("Font", fonts)))
	dates, err := parseDate(in.Set.Meta.Date)
	if err != nil {
		return nil, err
	}
	info := a.b.Add(information(in.Set.Meta, dates))
	catalog := object.NewDict("Type", object.Name("Catalog"), "Pages", kids,
		"Metadata", a.b.Add(xmp(in.Set.Meta, dates)),
		"MarkInfo", object.NewDict("Marked", true),
		"StructTreeRoot", a.tree,
		"Lang", object.String(in.Set.Meta.Language),
		"ViewerPreferences", object.NewDict("DisplayDocTitle", true),
		"OutputIntents", object.Array{a.outputIntent()},
		"PageLabels", pageLabels(in.Set.Pages))
	if len(in.Set.Outline) > 0 {
		catalog.Set("Outlines", a.outline())
		catalog.Set("PageMode", object.Name("UseOutlines"))
	}
	if len(in.Set.Attachments) > 0 {
		if err := a.attach(catalog, dates); err != nil {
			return nil, err
		}
	}
	return a.b.Bytes(a.b.Add(catalog), info)
}

func (a *build) writePages(parent, resources object.Ref) {
	var refs object.Array
	for i, p := range a.in.Set.Pages {
		content := a.b.Add(object.Deflate(object.NewDict(), a.in.Pages[i].Content))
		d := object.NewDict("Type", object.Name("Page"), "Parent", parent,
			"MediaBox", object.Array{object.Integer(0), object.Integer(0), points(p.Size.W), points(p.Size.H)},
			"Resources", resources, "Contents", content, "Tabs", object.Name("S"))
		if len(a.in.Pages[i].Marks) > 0 {
			d.Set("StructParents", object.Integer(i))
		}
		if len(a.annos[i]) > 0 {
			var list object.Array
			for _, r := range a.annos[i] {
				list = append(list, r)
			}
			d.Set("Annots", list)
		}
		a.b.Put(a.pages[i], d)
		refs = append(refs, a.pages[i])
	}
	a.b.Put(parent, object.NewDict("Type", object.Name("Pages"), "Kids", refs, "Count", object.Integer(len(refs))))
}

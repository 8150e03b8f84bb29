// Package archival makes an archival, accessible file out of what fpdf wrote. It reads fpdf's file into
// objects, keeps the page content and the cut-down fonts, and builds everything else anew: catalog, page
// tree, structure tree, outline, links, page labels, metadata, output intent, file identifier. Nothing is
// patched in place; when fpdf's file does not look as expected, Build fails and says what is missing.
//
// The target is PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once.
package archival

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"

	"tiendo/internal/page"
	"tiendo/internal/pdf/object"
)

// ContentStart is the line with which the caller begins each page's content. What stands before it was
// put there by fpdf and is dropped: the caller's operators set every state that they need.
const ContentStart = "%begin"

// FontName is the name of a face in content streams, and its family name for fpdf.
func FontName(x page.Face) string { return "f" + strconv.Itoa(int(x)) }

// Input is what fpdf's file does not say.
type Input struct {
	Set   page.Set
	Marks [][]page.NodeID // for each page the node of each marked-content id
	Faces []Face          // the embedded faces
}

// Face is a face with every character painted in it.
type Face struct {
	Face       page.Face
	Name       string // PostScript name
	UnitsPerEm int
	Glyphs     []Glyph // by character
}

// Glyph is a character with its advance width in font units.
type Glyph struct {
	Rune    rune
	Advance int
}

// build is the state of one Build.
type build struct {
	in    Input
	src   source
	b     object.Builder
	pages []object.Ref
	annos [][]object.Ref         // of each page
	links []link                 // all annotations, in page order
	elems []object.Ref           // of each node
	tree  object.Ref             // StructTreeRoot
	spots map[page.NodeID][]spot // marked content of each node, in order
}

// Build returns the finished file. raw is fpdf's, with one page more than the set: the page that shows
// every character once.
func Build(raw []byte, in Input) ([]byte, error) {
	if in.Set.Meta.Title == "" || in.Set.Meta.Language == "" {
		return nil, errors.New("the document has no title or no language")
	}
	if len(in.Marks) != len(in.Set.Pages) {
		return nil, fmt.Errorf("marks of %d pages for %d pages", len(in.Marks), len(in.Set.Pages))
	}
	src, err := read(raw, len(in.Set.Pages))
	if err != nil {
		return nil, fmt.Errorf("read fpdf's file: %w", err)
	}
	a := &build{in: in, src: src}
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
	dates, err := stamp(in.Set.Meta.Date)
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
		"OutputIntents", object.Array{a.intent()},
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
		content := a.b.Add(object.Deflate(object.NewDict(), a.src.contents[i]))
		d := object.NewDict("Type", object.Name("Page"), "Parent", parent,
			"MediaBox", object.Array{object.Integer(0), object.Integer(0), points(p.Size.W), points(p.Size.H)},
			"Resources", resources, "Contents", content, "Tabs", object.Name("S"))
		if len(a.in.Marks[i]) > 0 {
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

// source is what is kept of fpdf's file.
type source struct {
	file     *object.File
	contents [][]byte                // of each page, without fpdf's own beginning
	fonts    map[string]*object.Dict // Type0 fonts by fpdf's name
}

func read(raw []byte, pages int) (source, error) {
	f, err := object.Parse(raw)
	if err != nil {
		return source{}, err
	}
	out := source{file: f, fonts: map[string]*object.Dict{}}
	kids := f.Array(f.Dict(f.Dict(f.Trailer.Get("Root")).Get("Pages")).Get("Kids"))
	if len(kids) != pages+1 {
		return source{}, fmt.Errorf("%d pages, expected %d", len(kids), pages+1)
	}
	for i, k := range kids[:pages] {
		s := f.Stream(f.Dict(k).Get("Contents"))
		if s == nil {
			return source{}, fmt.Errorf("page %d has no content stream", i+1)
		}
		data, err := f.Decode(s)
		if err != nil {
			return source{}, fmt.Errorf("page %d: %w", i+1, err)
		}
		_, own, ok := bytes.Cut(data, []byte(ContentStart+"\n"))
		if !ok {
			return source{}, fmt.Errorf("page %d: no line %s", i+1, ContentStart)
		}
		out.contents = append(out.contents, own)
	}
	fonts := f.Dict(f.Dict(f.Dict(kids[pages]).Get("Resources")).Get("Font"))
	for _, k := range fonts.Keys() {
		d := f.Dict(fonts.Get(k))
		if name, ok := d.Get("BaseFont").(object.Name); ok && d.Get("Subtype") == object.Name("Type0") {
			out.fonts[string(name)] = d
		}
	}
	return out, nil
}

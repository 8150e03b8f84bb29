package archival

import (
	"fmt"

	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/internal/pdf/object"
)

// link is a link annotation that was written: its object, its page and the node it belongs to.
type link struct {
	ref  object.Ref
	page int
	node page.NodeID
}

func points(l geom.Length) object.Object {
	if l%1000 == 0 {
		return object.Integer(l / 1000)
	}
	return object.Real(l.PDF())
}

// rectangle turns a rectangle with y downwards into lower left and upper right corner with y upwards.
func rectangle(r geom.Rect, height geom.Length) object.Array {
	return object.Array{points(r.X), points(height - r.Bottom()), points(r.Right()), points(height - r.Y)}
}

// destination is a page with the place that stands at the window's upper edge, zoom unchanged.
func (a *build) destination(anchor string) (object.Array, error) {
	to, ok := a.in.Set.Anchors[anchor]
	if !ok || to.Page < 0 || to.Page >= len(a.pages) {
		return nil, fmt.Errorf("nothing to go to: %q", anchor)
	}
	y := a.in.Set.Pages[to.Page].Size.H - to.Y
	return object.Array{a.pages[to.Page], object.Name("XYZ"), object.Integer(0), points(y), nil}, nil
}

// annotations writes the links of all pages. Their keys in the parent tree follow those of the pages.
func (a *build) annotations() error {
	a.annos = make([][]object.Ref, len(a.in.Set.Pages))
	for i, p := range a.in.Set.Pages {
		for _, it := range p.Items {
			n, ok := it.(page.Anno)
			if !ok {
				continue
			}
			to, err := a.destination(n.Target)
			if err != nil {
				return err
			}
			contents := n.Contents
			if contents == "" {
				contents = a.in.Set.Nodes[n.Node].Alt
			}
			if contents == "" {
				return fmt.Errorf("page %d: the link to %q has no words for screen readers", i+1, n.Target)
			}
			d := object.NewDict("Type", object.Name("Annot"), "Subtype", object.Name("Link"),
				"Rect", rectangle(n.Rect, p.Size.H), "Border", object.Array{object.Integer(0), object.Integer(0), object.Integer(0)},
				"F", object.Integer(4), "Contents", text(contents), "Dest", to, "P", a.pages[i],
				"StructParent", object.Integer(len(a.in.Set.Pages)+len(a.links)))
			ref := a.b.Add(d)
			a.annos[i] = append(a.annos[i], ref)
			a.links = append(a.links, link{ref, i, n.Node})
		}
	}
	return nil
}

// outline writes the bookmarks: the first level open, so that a reader sees parts and their chapters.
func (a *build) outline() object.Ref {
	root := a.b.Reserve()
	first, last, visible := a.outlineLevel(a.in.Set.Outline, root, 0)
	a.b.Put(root, object.NewDict("Type", object.Name("Outlines"), "First", first, "Last", last, "Count", object.Integer(visible)))
	return root
}

// outlineLevel writes one list of bookmarks and returns its ends and how many entries are to be seen below parent when it is open.
func (a *build) outlineLevel(list []page.Bookmark, parent object.Ref, depth int) (first, last object.Ref, visible int) {
	refs := make([]object.Ref, len(list))
	for i := range list {
		refs[i] = a.b.Reserve()
	}
	visible = len(list)
	for i, m := range list {
		to, _ := a.destination(m.Target) // the caller's check has seen every target
		d := object.NewDict("Title", text(m.Title), "Parent", parent, "Dest", to)
		if i > 0 {
			d.Set("Prev", refs[i-1])
		}
		if i < len(list)-1 {
			d.Set("Next", refs[i+1])
		}
		if len(m.Children) > 0 {
			f, l, n := a.outlineLevel(m.Children, refs[i], depth+1)
			d.Set("First", f)
			d.Set("Last", l)
			if depth == 0 {
				visible += n
			} else {
				n = -n
			}
			d.Set("Count", object.Integer(n))
		}
		a.b.Put(refs[i], d)
	}
	return refs[0], refs[len(refs)-1], visible
}

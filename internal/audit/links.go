package audit

import (
	"strconv"

	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/internal/pdf/object"
	"tiendo/internal/wording"
)

// links compares each page's annotations with those of the set: all of them links, in place, to their anchors.
func (a *audit) links() {
	for i, p := range a.set.Pages {
		var want []page.Anno
		for _, it := range p.Items {
			if n, ok := it.(page.Anno); ok {
				want = append(want, n)
			}
		}
		got := a.file.Array(a.file.Dict(a.pages[i]).Get("Annots"))
		if len(got) != len(want) {
			a.add("E708", wording.Args{"what": strconv.Itoa(len(got)) + " / " + strconv.Itoa(len(want)), "page": strconv.Itoa(i + 1)})
			continue
		}
		for j, o := range got {
			if !a.link(a.file.Dict(o), want[j], p.Size) {
				a.add("E708", wording.Args{"what": want[j].Target, "page": strconv.Itoa(i + 1)})
			}
		}
	}
}

// hidden are the flags of annotations that a reader would not see or print: invisible, hidden, no view.
const hidden, printing = 1 | 2 | 32, 4

func (a *audit) link(d *object.Dict, want page.Anno, size geom.Size) bool {
	flags, _ := d.Get("F").(object.Integer)
	box, ok := a.rect(d.Get("Rect"))
	return ok && d.Get("Subtype") == object.Name("Link") && !d.Has("A") &&
		flags&hidden == 0 && flags&printing != 0 && textString(d.Get("Contents")) != "" &&
		box[0] >= 0 && box[1] >= 0 && box[2] > box[0] && box[3] > box[1] &&
		near(box[0], want.Rect.X.PDF()) && near(box[3], (size.H-want.Rect.Y).PDF()) &&
		box[2] <= size.W.PDF() && box[3] <= size.H.PDF() && a.leads(d.Get("Dest"), want.Target)
}

// leads tells whether a destination is the anchor's place.
func (a *audit) leads(dest object.Object, target string) bool {
	i, y, ok := a.destination(dest)
	to, known := a.set.Anchors[target]
	return ok && known && i == to.Page && near(y.PDF(), to.Y.PDF())
}

// outline compares the bookmarks with those of the set.
func (a *audit) outline() {
	root := a.file.Dict(a.file.Dict(a.file.Trailer.Get("Root")).Get("Outlines"))
	a.bookmarks(root.Get("First"), a.set.Outline)
}

func (a *audit) bookmarks(first object.Object, want []page.Bookmark) {
	for _, b := range want {
		d := a.file.Dict(first)
		if textString(d.Get("Title")) != b.Title || d.Has("A") || !a.leads(d.Get("Dest"), b.Target) {
			a.add("E708", wording.Args{"what": b.Title, "page": "–"})
			return // the rest of the chain cannot be trusted
		}
		a.bookmarks(d.Get("First"), b.Children)
		first = d.Get("Next")
	}
	if first != nil {
		a.add("E708", wording.Args{"what": textString(a.file.Dict(first).Get("Title")), "page": "–"})
	}
}

package archival

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/internal/pdf/object"
)

// sequence is a marked-content sequence: its page and its number there.
type sequence struct{ page, mcid int }

func (s sequence) before(o sequence) bool {
	return s.page < o.page || s.page == o.page && s.mcid < o.mcid
}

// nowhere comes after every real sequence: subtrees without content do not push anything aside.
var nowhere = sequence{math.MaxInt, 0}

// structure writes the structure tree with its way back from content (ParentTree) and from ids (IDTree).
func (a *build) structure() error {
	nodes := a.in.Set.Nodes
	a.sequences = map[page.NodeID][]sequence{}
	for p := range a.in.Pages {
		for m, n := range a.in.Pages[p].Marks {
			a.sequences[n] = append(a.sequences[n], sequence{p, m})
		}
	}
	a.tree = a.b.Reserve()
	for range nodes {
		a.elems = append(a.elems, a.b.Reserve())
	}
	objects := make(map[page.NodeID]object.Array)
	for _, l := range a.links {
		objects[l.node] = append(objects[l.node],
			object.NewDict("Type", object.Name("OBJR"), "Obj", l.ref, "Pg", a.pages[l.page]))
	}
	first := a.firsts()
	ids := map[string]object.Ref{}
	for i, n := range nodes {
		id := page.NodeID(i)
		if n.Role == page.Note && n.ID == "" {
			n.ID = "note-" + strconv.Itoa(i) // a note without one cannot be referred to, which PDF/UA-1 forbids
		}
		if n.ID != "" {
			if _, twice := ids[n.ID]; twice {
				return fmt.Errorf("structure: id %q stands twice", n.ID)
			}
			ids[n.ID] = a.elems[i]
		}
		a.b.Put(a.elems[i], a.element(id, n, first, objects[id]))
	}
	root := object.NewDict("Type", object.Name("StructTreeRoot"), "K", object.Array{a.elems[0]},
		"ParentTree", a.parents(), "ParentTreeNextKey", object.Integer(len(a.in.Set.Pages)+len(a.links)))
	if len(ids) > 0 {
		root.Set("IDTree", idTree(ids))
	}
	a.b.Put(a.tree, root)
	return nil
}

// firsts is for each node where its subtree's content begins.
func (a *build) firsts() []sequence {
	nodes := a.in.Set.Nodes
	out := make([]sequence, len(nodes))
	for i := range out {
		out[i] = nowhere
	}
	for n, sequences := range a.sequences {
		for at := n; ; at = nodes[at].Parent {
			if !sequences[0].before(out[at]) {
				break // so are all above it
			}
			out[at] = sequences[0]
			if at == 0 {
				break
			}
		}
	}
	return out
}

func (a *build) element(id page.NodeID, n page.Node, first []sequence, objects object.Array) *object.Dict {
	parent := a.tree
	if id != 0 {
		parent = a.elems[n.Parent]
	}
	d := object.NewDict("Type", object.Name("StructElem"), "S", object.Name(n.Role), "P", parent)
	home := -1
	if s := a.sequences[id]; len(s) > 0 {
		home = s[0].page
		d.Set("Pg", a.pages[home])
	}
	if n.ID != "" {
		d.Set("ID", object.String(n.ID))
	}
	for _, e := range []struct{ key, value string }{{"Alt", n.Alt}, {"ActualText", n.Actual}} {
		if e.value != "" {
			d.Set(object.Name(e.key), text(e.value))
		}
	}
	if n.Language != "" && n.Language != a.in.Set.Meta.Language {
		d.Set("Lang", object.String(n.Language))
	}
	if attrs := a.attributes(id, n); len(attrs) == 1 {
		d.Set("A", attrs[0])
	} else if len(attrs) > 1 {
		d.Set("A", attrs)
	}
	if kids := a.kids(id, n, home, first, objects); len(kids) > 0 {
		d.Set("K", kids)
	}
	return d
}

// kids merges a node's own content with its children: children keep their reading order, and content
// comes before the first child whose content was painted after it.
func (a *build) kids(id page.NodeID, n page.Node, home int, first []sequence, objects object.Array) object.Array {
	var out object.Array
	own := a.sequences[id]
	emit := func(until sequence) {
		for len(own) > 0 && own[0].before(until) {
			s := own[0]
			own = own[1:]
			if s.page == home {
				out = append(out, object.Integer(s.mcid))
			} else {
				out = append(out, object.NewDict("Type", object.Name("MCR"), "Pg", a.pages[s.page], "MCID", object.Integer(s.mcid)))
			}
		}
	}
	for _, c := range n.Children {
		if first[c] != nowhere {
			emit(first[c])
		}
		out = append(out, a.elems[c])
	}
	emit(nowhere)
	return append(out, objects...)
}

func (a *build) attributes(id page.NodeID, n page.Node) object.Array {
	var out object.Array
	add := func(owner string, pairs ...any) {
		if len(pairs) > 0 {
			out = append(out, object.NewDict(append([]any{"O", object.Name(owner)}, pairs...)...))
		}
	}
	switch n.Role {
	case page.Figure:
		if at, r, ok := a.extent(id, n); ok {
			add("Layout", "BBox", rectangle(r, a.in.Set.Pages[at].Size.H), "Placement", object.Name("Block"))
		}
	case page.L:
		if n.ListNumbering != "" {
			add("List", "ListNumbering", object.Name(n.ListNumbering))
		}
	case page.Table:
		if n.Summary != "" {
			add("Table", "Summary", text(n.Summary))
		}
	case page.TH, page.TD:
		var pairs []any
		if n.Role == page.TH && n.Scope != "" {
			pairs = append(pairs, "Scope", object.Name(n.Scope))
		}
		if n.ColSpan > 1 {
			pairs = append(pairs, "ColSpan", object.Integer(n.ColSpan))
		}
		if n.RowSpan > 1 {
			pairs = append(pairs, "RowSpan", object.Integer(n.RowSpan))
		}
		if len(n.Headers) > 0 {
			var list object.Array
			for _, h := range n.Headers {
				list = append(list, object.String(h))
			}
			pairs = append(pairs, "Headers", list)
		}
		add("Table", pairs...)
	default: // the other roles say all by themselves
	}
	return out
}

// extent is a figure's bounding box: the one that layout gave, else that of the picture it shows.
func (a *build) extent(id page.NodeID, n page.Node) (int, geom.Rect, bool) {
	if n.BBox.W > 0 && n.BBox.H > 0 && n.Page >= 0 && n.Page < len(a.pages) {
		return n.Page, n.BBox, true
	}
	for _, s := range a.sequences[id] {
		for _, it := range a.in.Set.Pages[s.page].Items {
			if p, ok := it.(page.Picture); ok && p.Node == id {
				return s.page, geom.Rect{Point: p.At, Size: p.Drawing.Size}, true
			}
		}
	}
	return 0, geom.Rect{}, false
}

// parents is the number tree from a page's or annotation's key to the elements that own its content.
func (a *build) parents() object.Ref {
	var nums object.Array
	for p := range a.in.Pages {
		marks := a.in.Pages[p].Marks
		if len(marks) == 0 {
			continue
		}
		list := make(object.Array, len(marks))
		for m, n := range marks {
			list[m] = a.elems[n]
		}
		nums = append(nums, object.Integer(p), list)
	}
	for i, l := range a.links {
		nums = append(nums, object.Integer(len(a.in.Pages)+i), a.elems[l.node])
	}
	return a.b.Add(object.NewDict("Nums", nums))
}

func idTree(ids map[string]object.Ref) *object.Dict {
	keys := make([]string, 0, len(ids))
	for k := range ids {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var names object.Array
	for _, k := range keys {
		names = append(names, object.String(k), ids[k])
	}
	return object.NewDict("Names", names)
}

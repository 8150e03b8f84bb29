package audit

import (
	"strconv"

	"tiendo/internal/page"
	"tiendo/internal/pdf/object"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// owners is the structure tree seen from its leaves.
type owners struct {
	node    map[object.Ref]page.NodeID // element → node of the set
	content map[[2]int]page.NodeID     // page and marked-content id → node
	annos   map[object.Ref]page.NodeID // annotation → node
}

// structure walks the tree beside the set's nodes, then holds it against the content: every marked piece
// is in the tree exactly once, under the node that layout gave it.
func (a *audit) structure() {
	root := a.file.Dict(a.file.Dict(a.file.Trailer.Get("Root")).Get("StructTreeRoot"))
	o := &owners{map[object.Ref]page.NodeID{}, map[[2]int]page.NodeID{}, map[object.Ref]page.NodeID{}}
	top := a.file.Array(root.Get("K"))
	if len(top) != 1 || len(a.set.Nodes) == 0 {
		a.broken(0, "root", nil)
		return
	}
	a.element(top[0], 0, o)
	if len(o.node) != len(a.set.Nodes) {
		a.broken(0, "count", wording.Args{"found": strconv.Itoa(len(o.node)), "expected": strconv.Itoa(len(a.set.Nodes))})
	}
	parents := a.parentTree(root)
	for i := range a.pages {
		a.pageContent(i, parents, o)
	}
	for i := range a.pages {
		a.pageLinks(i, parents, o)
	}
	marks := 0
	for _, n := range a.marks {
		marks += n
	}
	if len(o.content) != marks {
		a.broken(0, "count", wording.Args{"found": strconv.Itoa(len(o.content)), "expected": strconv.Itoa(marks)})
	}
}

func (a *audit) broken(pageNumber int, what string, args wording.Args) {
	a.add("E707", wording.Args{"page": strconv.Itoa(pageNumber), "what": wording.Text("audit.structure."+what, args)})
}

func about(n page.NodeID, node page.Node) wording.Args {
	return wording.Args{"node": strconv.Itoa(int(n)), "role": string(node.Role)}
}

func piece(id int) wording.Args { return wording.Args{"content": strconv.Itoa(id)} }

// element compares one element with its node and goes on to its children.
func (a *audit) element(at object.Object, n page.NodeID, o *owners) {
	r, ok := at.(object.Ref)
	d := a.file.Dict(at)
	node := a.set.Nodes[n]
	if _, twice := o.node[r]; !ok || twice || d.Get("S") != object.Name(node.Role) {
		a.broken(0, "role", about(n, node))
		return
	}
	o.node[r] = n
	if textString(d.Get("Alt")) != node.Alt || node.Role == page.Figure && node.Alt == "" {
		a.broken(0, "alt", about(n, node))
	}
	home, hasHome := a.number[refOf(d.Get("Pg"))]
	children := node.Children
	for _, k := range a.file.Array(d.Get("K")) {
		if id, isInt := k.(object.Integer); isInt {
			if !hasHome {
				a.broken(0, "nopage", about(n, node))
				continue
			}
			a.own(o, home, int(id), n)
			continue
		}
		kid := a.file.Dict(k)
		switch kid.Get("Type") {
		case object.Name("MCR"):
			p, known := a.number[refOf(kid.Get("Pg"))]
			id, isInt := kid.Get("MCID").(object.Integer)
			if !known || !isInt {
				a.broken(0, "nopage", about(n, node))
				continue
			}
			a.own(o, p, int(id), n)
		case object.Name("OBJR"):
			o.annos[refOf(kid.Get("Obj"))] = n
		case object.Name("StructElem"):
			if len(children) == 0 || kid.Get("P") != object.Object(r) {
				a.broken(0, "child", about(n, node))
				continue
			}
			a.element(k, children[0], o)
			children = children[1:]
		default:
			a.broken(0, "child", about(n, node))
		}
	}
	if len(children) > 0 {
		a.broken(0, "child", about(n, node))
	}
}

func refOf(o object.Object) object.Ref {
	r, _ := o.(object.Ref)
	return r
}

func (a *audit) own(o *owners, pageIndex, id int, n page.NodeID) {
	key := [2]int{pageIndex, id}
	if _, twice := o.content[key]; twice {
		a.broken(pageIndex+1, "twice", piece(id))
	}
	o.content[key] = n
}

func (a *audit) parentTree(root *object.Dict) map[int]object.Object {
	out := map[int]object.Object{}
	nums := a.file.Array(a.file.Dict(root.Get("ParentTree")).Get("Nums"))
	last := -1
	for i := 0; i+1 < len(nums); i += 2 {
		k, ok := nums[i].(object.Integer)
		if !ok || int(k) <= last {
			a.broken(0, "sorted", nil)
			break
		}
		last = int(k)
		out[last] = nums[i+1]
	}
	return out
}

// pageContent holds a page's marked content against the tree, both ways, and its text against the nodes.
func (a *audit) pageContent(i int, parents map[int]object.Object, o *owners) {
	var list object.Array
	if key, ok := a.file.Dict(a.pages[i]).Get("StructParents").(object.Integer); ok {
		list = a.file.Array(parents[int(key)])
	}
	if len(list) != a.marks[i] {
		a.broken(i+1, "count", wording.Args{"found": strconv.Itoa(len(list)), "expected": strconv.Itoa(a.marks[i])})
	}
	for id := range a.marks[i] {
		n, inTree := o.content[[2]int{i, id}]
		if !inTree {
			a.broken(i+1, "missing", piece(id))
		} else if up, ok := o.node[refOf(at(list, id))]; !ok || up != n {
			a.broken(i+1, "parent", piece(id))
		}
	}
	want := laidOut(a.set.Pages[i])
	if len(want) != len(a.shown[i]) {
		return // reported by compareText
	}
	for j, s := range a.shown[i] {
		n := page.Artifact
		if s.mcid != artifact {
			n = o.content[[2]int{i, s.mcid}]
		}
		if n != want[j].node {
			a.broken(i+1, "owner", wording.Args{"text": vitext.Quote(s.text)})
		}
	}
}

func at(list object.Array, i int) object.Object {
	if i >= len(list) {
		return nil
	}
	return list[i]
}

// pageLinks sees to it that each annotation and its Link element know each other.
func (a *audit) pageLinks(i int, parents map[int]object.Object, o *owners) {
	for _, k := range a.file.Array(a.file.Dict(a.pages[i]).Get("Annots")) {
		key, ok := a.file.Dict(k).Get("StructParent").(object.Integer)
		n, owned := o.annos[refOf(k)]
		up, known := o.node[refOf(parents[int(key)])]
		if !ok || !owned || !known || up != n || a.set.Nodes[n].Role != page.Link {
			a.broken(i+1, "link", nil)
		}
	}
}

package page

import "slices"

// First is the set's first n pages as a set of their own: their structure, their bookmarks, and only links that lead to
// places on them. What links elsewhere stays as words. The set itself is not changed.
func (s Set) First(n int) Set {
	if n >= len(s.Pages) {
		return s
	}
	out := s
	out.Pages, out.Nodes, out.Anchors, out.Attachments = nil, nil, map[string]Anchor{}, nil
	for id, a := range s.Anchors {
		if a.Page < n {
			out.Anchors[id] = a
		}
	}
	c := &cut{from: s, stays: make([]bool, len(s.Nodes)), linked: make([]bool, len(s.Nodes)), moved: make([]NodeID, len(s.Nodes))}
	c.mark(n, out.Anchors)
	for _, p := range s.Pages[:n] {
		out.Pages = append(out.Pages, c.page(p, out.Anchors))
	}
	for i := range out.Pages {
		for k, it := range out.Pages[i].Items {
			out.Pages[i].Items[k] = c.named(it)
		}
	}
	c.heads()
	out.Nodes = c.nodes
	out.Outline = kept(s.Outline, out.Anchors)
	return out
}

// cut takes the structure of the first pages out of a whole set.
type cut struct {
	from   Set
	stays  []bool   // nodes with content on the pages that stay, and those above them
	linked []bool   // nodes with a link area that stays
	moved  []NodeID // their new places
	nodes  []Node
}

// mark finds the nodes that stay, then gives them their places in the old order.
func (c *cut) mark(n int, anchors map[string]Anchor) {
	for _, p := range c.from.Pages[:n] {
		for _, it := range p.Items {
			id := nodeOf(it)
			for up := id; up > 0 && !c.stays[up]; up = c.from.Nodes[up].Parent {
				c.stays[up] = true
			}
			if a, link := it.(Anno); link && id >= 0 {
				_, there := anchors[a.Target]
				c.linked[id] = c.linked[id] || there
			}
		}
	}
	if len(c.from.Nodes) > 0 {
		c.add(0, NodeID(-1))
	}
}

// add copies a node that stays, with those below it. The cells of a row stay together: a row without its empty cells is
// another row.
func (c *cut) add(id, parent NodeID) {
	old := c.from.Nodes[id]
	node, at := old, NodeID(len(c.nodes))
	node.Children, node.Headers = nil, slices.Clone(old.Headers)
	if id > 0 {
		node.Parent = parent
	}
	if node.Role == Link && !c.linked[id] {
		node.Role, node.Alt = Span, ""
	}
	c.moved[id] = at
	c.nodes = append(c.nodes, node)
	for _, k := range old.Children {
		if c.stays[k] || old.Role == TR {
			c.nodes[at].Children = append(c.nodes[at].Children, NodeID(len(c.nodes)))
			c.add(k, at)
		}
	}
}

// heads takes from cells the heads that stand no more.
func (c *cut) heads() {
	there := map[string]bool{}
	for _, n := range c.nodes {
		there[n.ID] = true
	}
	for i := range c.nodes {
		c.nodes[i].Headers = slices.DeleteFunc(c.nodes[i].Headers, func(id string) bool { return !there[id] })
	}
}

// page is a page with the links that still lead somewhere.
func (c *cut) page(p Page, anchors map[string]Anchor) Page {
	items := make([]Item, 0, len(p.Items))
	for _, it := range p.Items {
		if a, link := it.(Anno); link {
			if _, there := anchors[a.Target]; !there {
				continue
			}
		}
		items = append(items, it)
	}
	p.Items = items
	return p
}

// named is an item that names its node by its new place.
func (c *cut) named(it Item) Item {
	place := func(id NodeID) NodeID {
		if id < 0 {
			return id
		}
		return c.moved[id]
	}
	switch it := it.(type) {
	case Run:
		it.Node = place(it.Node)
		return it
	case Rule:
		it.Node = place(it.Node)
		return it
	case Picture:
		it.Node = place(it.Node)
		return it
	case Anno:
		it.Node = place(it.Node)
		return it
	}
	return it
}

// nodeOf is the node that an item belongs to.
func nodeOf(it Item) NodeID {
	switch it := it.(type) {
	case Run:
		return it.Node
	case Rule:
		return it.Node
	case Picture:
		return it.Node
	case Anno:
		return it.Node
	}
	return Artifact
}

// kept are the bookmarks to places that there are. One that leads elsewhere falls away with those below it.
func kept(list []Bookmark, anchors map[string]Anchor) []Bookmark {
	var out []Bookmark
	for _, b := range list {
		if _, there := anchors[b.Target]; there {
			b.Children = kept(b.Children, anchors)
			out = append(out, b)
		}
	}
	return out
}

package typeset

import "tiendo/internal/page"

// tree builds the structure tree, in reading order.
type tree struct {
	nodes []page.Node
	// open are the headings that the place being built stands under, outermost first, each with its section.
	open []section
}

type section struct {
	level int
	node  page.NodeID
}

func newTree() *tree { return &tree{nodes: []page.Node{{Role: page.Document, Parent: -1}}} }

// add appends a node under a parent.
func (t *tree) add(parent page.NodeID, n page.Node) page.NodeID {
	id := page.NodeID(len(t.nodes))
	n.Parent = parent
	t.nodes = append(t.nodes, n)
	t.nodes[parent].Children = append(t.nodes[parent].Children, id)
	return id
}

// here is the node under which the next block goes.
func (t *tree) here() page.NodeID {
	if n := len(t.open); n > 0 {
		return t.open[n-1].node
	}
	return 0
}

var headings = [...]page.Role{page.H1, page.H2, page.H3, page.H4, page.H5, page.H6}

// heading opens a section and returns its heading's node. The role counts the headings above it, not the
// level, so that a report without parts does not jump from H1 to H3.
func (t *tree) heading(level int) page.NodeID {
	for n := len(t.open); n > 0 && t.open[n-1].level >= level; n-- {
		t.open = t.open[:n-1]
	}
	depth := min(len(t.open), len(headings)-1)
	sect := t.add(t.here(), page.Node{Role: page.Sect})
	t.open = append(t.open, section{level, sect})
	return t.add(sect, page.Node{Role: headings[depth]})
}

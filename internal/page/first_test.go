package page_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tiendo/internal/page"
)

// The first page of two has its own structure: what stands on the second is gone, a row keeps its empty cells, and a
// link to the second page is words.
func TestFirst(t *testing.T) {
	at := func(text string, n page.NodeID) page.Item { return page.Run{Text: text, Size: 1000, Node: n} }
	set := page.Set{
		Nodes: []page.Node{
			{Role: page.Document, Parent: -1, Children: []page.NodeID{1, 2, 3, 6}},
			{Role: page.P, Parent: 0}, {Role: page.P, Parent: 0},
			{Role: page.Table, Parent: 0, Children: []page.NodeID{4, 5}},
			{Role: page.TR, Parent: 3, Children: []page.NodeID{7, 8}}, {Role: page.TR, Parent: 3, Children: []page.NodeID{9}},
			{Role: page.P, Parent: 0, Children: []page.NodeID{10, 11}},
			{Role: page.TH, Parent: 4, ID: "h"}, {Role: page.TD, Parent: 4, Headers: []string{"h", "gone"}}, {Role: page.TH, Parent: 5, ID: "gone"},
			{Role: page.Link, Parent: 6, Alt: "đến a"}, {Role: page.Link, Parent: 6, Alt: "đến b"},
		},
		Pages: []page.Page{
			{Items: []page.Item{at("một", 1), at("đầu", 7), at("a", 10), page.Anno{Target: "a", Node: 10}, at("b", 11), page.Anno{Target: "b", Node: 11}, at("1", page.Artifact)}},
			{Items: []page.Item{at("hai", 2), at("gone", 9), at("một tiếp", 1)}},
		},
		Anchors: map[string]page.Anchor{"a": {Page: 0, Y: 5}, "b": {Page: 1}},
		Outline: []page.Bookmark{{Title: "A", Target: "a", Children: []page.Bookmark{{Title: "B", Target: "b"}}}, {Title: "B", Target: "b"}},
	}
	before := set.Tree()
	got := set.First(1)
	const tree = `Document
  P "một"
  Table
    TR
      TH "đầu"
      TD
  P
    Link alt="đến a" "a"
    Span "b"
`
	if d := cmp.Diff(tree, got.Tree()); d != "" {
		t.Error(d)
	}
	want := []page.Bookmark{{Title: "A", Target: "a"}}
	if d := cmp.Diff(want, got.Outline); d != "" || len(got.Anchors) != 1 || len(got.Pages) != 1 {
		t.Error(d, got.Anchors)
	}
	if n := len(got.Pages[0].Items); n != 6 {
		t.Errorf("%d items, want the second link's area gone", n)
	}
	for i, n := range got.Nodes {
		for _, k := range n.Children {
			if got.Nodes[k].Parent != page.NodeID(i) {
				t.Errorf("node %d is not the parent of its child %d", i, k)
			}
		}
		if n.Role == page.TD && !cmp.Equal(n.Headers, []string{"h"}) {
			t.Errorf("the cell names heads %q", n.Headers)
		}
	}
	if set.Tree() != before || len(set.First(9).Pages) != 2 {
		t.Error("the whole set was changed, or cut where there is nothing to cut")
	}
}

package pdf

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"tiendo/internal/drawing"
	"tiendo/internal/page"
)

// precheck refuses a set that would make a broken file. What is merely ugly is typeset's business.
func precheck(set page.Set) error {
	if len(set.Pages) == 0 {
		return errors.New("no pages")
	}
	if len(set.Nodes) == 0 || set.Nodes[0].Role != page.Document {
		return errors.New("the structure tree does not start with a Document")
	}
	if err := checkTree(set.Nodes); err != nil {
		return err
	}
	for i, p := range set.Pages {
		if p.Size.W <= 0 || p.Size.H <= 0 {
			return fmt.Errorf("page %d has no size", i+1)
		}
		for _, it := range p.Items {
			if err := checkItem(it, set); err != nil {
				return fmt.Errorf("page %d: %w", i+1, err)
			}
		}
	}
	for id, a := range set.Anchors {
		if a.Page < 0 || a.Page >= len(set.Pages) {
			return fmt.Errorf("anchor %q is on page %d of %d", id, a.Page+1, len(set.Pages))
		}
	}
	return checkOutline(set.Outline, set.Anchors)
}

// checkTree sees to it that every node hangs under the root exactly once, so that walks of it end.
func checkTree(nodes []page.Node) error {
	seen := make([]bool, len(nodes))
	todo := []page.NodeID{0}
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[n] {
			return fmt.Errorf("node %d stands twice in the structure tree", n)
		}
		seen[n] = true
		for _, c := range nodes[n].Children {
			if c <= 0 || int(c) >= len(nodes) {
				return fmt.Errorf("node %d has child %d, which does not exist", n, c)
			}
			if nodes[c].Parent != n {
				return fmt.Errorf("node %d is a child of %d but names %d its parent", c, n, nodes[c].Parent)
			}
			todo = append(todo, c)
		}
	}
	for n, ok := range seen {
		if !ok {
			return fmt.Errorf("node %d (%s) hangs nowhere in the structure tree", n, nodes[n].Role)
		}
	}
	return nil
}

func checkItem(it page.Item, set page.Set) error {
	node := func(n page.NodeID) error {
		if n != page.Artifact && (n < 0 || int(n) >= len(set.Nodes)) {
			return fmt.Errorf("content names node %d of %d", n, len(set.Nodes))
		}
		return nil
	}
	text := func(s string) error {
		if !utf8.ValidString(s) {
			return fmt.Errorf("text %q is not UTF-8", s)
		}
		return nil
	}
	switch it := it.(type) {
	case page.Run:
		if it.Size <= 0 || it.Face > page.BoldItalic {
			return fmt.Errorf("run %q has no size or face", it.Text)
		}
		return errors.Join(node(it.Node), text(it.Text))
	case page.Rule:
		return node(it.Node)
	case page.Picture:
		if it.Drawing == nil {
			return errors.New("picture without drawing")
		}
		for _, d := range it.Drawing.Items {
			if err := checkDrawing(d); err != nil {
				return err
			}
		}
		return node(it.Node)
	case page.Anno:
		if it.Node == page.Artifact {
			return fmt.Errorf("link to %q belongs to no node", it.Target)
		}
		if _, ok := set.Anchors[it.Target]; !ok {
			return fmt.Errorf("link to %q, which is no anchor", it.Target)
		}
		return node(it.Node)
	}
	return fmt.Errorf("unknown item %T", it)
}

func checkDrawing(d drawing.Item) error {
	switch d := d.(type) {
	case drawing.Text:
		if d.Size <= 0 || !utf8.ValidString(d.Text) || d.Quarter < 0 || d.Quarter > 1 {
			return fmt.Errorf("label %q cannot be painted", d.Text)
		}
	case drawing.Path:
		for _, s := range d.Segments {
			want := map[drawing.Op]int{drawing.Move: 1, drawing.Line: 1, drawing.Curve: 3, drawing.Close: 0}
			if n, ok := want[s.Op]; !ok || n != len(s.Points) {
				return fmt.Errorf("path operation %d with %d points", s.Op, len(s.Points))
			}
		}
		if len(d.Segments) > 0 && d.Segments[0].Op != drawing.Move {
			return errors.New("path does not start with a move")
		}
	default:
		return fmt.Errorf("unknown drawing item %T", d)
	}
	return nil
}

func checkOutline(list []page.Bookmark, anchors map[string]page.Anchor) error {
	for _, b := range list {
		if _, ok := anchors[b.Target]; !ok {
			return fmt.Errorf("bookmark %q goes to %q, which is no anchor", b.Title, b.Target)
		}
		if err := checkOutline(b.Children, anchors); err != nil {
			return err
		}
	}
	return nil
}

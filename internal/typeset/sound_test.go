package typeset_test

import (
	"strings"
	"unicode"

	"tiendo/internal/document"
	"tiendo/internal/font"
	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/internal/program"
	"tiendo/internal/vitext"
)

// fataler is what testing.T and rapid.T share.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// frame is the part of a page that text may fill, by the profile.
func frame(p page.Page, prof program.Profile) geom.Rect {
	g := prof.Page
	if p.Size.W > p.Size.H {
		return geom.Rect{Point: geom.Point{X: g.Bottom, Y: g.Left}, Size: geom.Size{W: p.Size.W - g.Bottom - g.Top, H: p.Size.H - g.Left - g.Right}}
	}
	return geom.Rect{Point: geom.Point{X: g.Left, Y: g.Top}, Size: geom.Size{W: p.Size.W - g.Left - g.Right, H: p.Size.H - g.Top - g.Bottom}}
}

// checkSound fails on what must hold of any pages.
func checkSound(t fataler, set page.Set, prof program.Profile, m *font.Family) {
	t.Helper()
	checkGeometry(t, set, prof, m)
	checkTree(t, set)
	checkBreaks(t, set)
}

// checkGeometry: runs are as wide as they say, and stand within the margins.
func checkGeometry(t fataler, set page.Set, prof program.Profile, m *font.Family) {
	t.Helper()
	const slack = 100 // a tenth of a point: roundings of a whole line
	for i, p := range set.Pages {
		area := frame(p, prof)
		for _, it := range p.Items {
			switch it := it.(type) {
			case page.Run:
				spaces := geom.Length(strings.Count(it.Text, " "))
				if want := m.Width(it.Text, it.Face, it.Size) + spaces*it.Space; it.Width != want {
					t.Fatalf("page %d: %q is %d wide, says %d", i+1, it.Text, want, it.Width)
				}
				if it.Text == "" || it.Text != vitext.NFC(it.Text) {
					t.Fatalf("page %d: a run of %q", i+1, it.Text)
				}
				if it.Space < -m.Width(" ", it.Face, it.Size)/5 {
					t.Fatalf("page %d: spaces of %q shrink by %d", i+1, it.Text, -it.Space)
				}
				for _, r := range it.Text {
					if !m.Covers(r, it.Face) {
						t.Fatalf("page %d: %q has no glyph for %U", i+1, it.Text, r)
					}
				}
				visible := m.Width(strings.TrimRight(it.Text, " "), it.Face, it.Size) + geom.Length(strings.Count(strings.TrimRight(it.Text, " "), " "))*it.Space
				if it.Node != page.Artifact && (it.At.X < area.X-slack || it.At.X+visible > area.Right()+slack || it.At.Y < area.Y || it.At.Y > area.Bottom()) {
					t.Fatalf("page %d: %q stands outside the margins, at %d, %d", i+1, it.Text, it.At.X, it.At.Y)
				}
			case page.Rule:
				for _, at := range []geom.Point{it.From, it.To} {
					if at.X < area.X-slack || at.X > area.Right()+slack || at.Y < area.Y-slack || at.Y > area.Bottom()+slack {
						t.Fatalf("page %d: a rule reaches outside the margins, to %d, %d", i+1, at.X, at.Y)
					}
				}
			case page.Picture:
				if !(geom.Rect{Point: it.At, Size: it.Drawing.Size}).Within(area) {
					t.Fatalf("page %d: a picture reaches outside the margins", i+1)
				}
			case page.Anno:
				if _, ok := set.Anchors[it.Target]; !ok || set.Nodes[it.Node].Role != page.Link {
					t.Fatalf("page %d: a link to %q, of a %s", i+1, it.Target, set.Nodes[it.Node].Role)
				}
			}
		}
	}
}

// checkTree: parents and children agree; content comes in the order of the tree; headings leave no gap.
func checkTree(t fataler, set page.Set) {
	t.Helper()
	var order []page.NodeID
	level := 0
	var walk func(page.NodeID)
	walk = func(id page.NodeID) {
		n := set.Nodes[id]
		order = append(order, id)
		if r := string(n.Role); len(r) == 2 && r[0] == 'H' {
			l := int(r[1] - '0')
			if l > level+1 {
				t.Fatalf("%s follows H%d", r, level)
			}
			level = l
		}
		for _, c := range n.Children {
			if set.Nodes[c].Parent != id {
				t.Fatalf("node %d is a child of %d and says %d", c, id, set.Nodes[c].Parent)
			}
			walk(c)
		}
	}
	walk(0)
	if len(order) != len(set.Nodes) {
		t.Fatalf("%d of %d nodes hang on the root", len(order), len(set.Nodes))
	}
	at := make([]int, len(set.Nodes))
	for i, id := range order {
		at[id] = i
	}
	var last page.NodeID
	for i, p := range set.Pages {
		for _, it := range p.Items {
			r, ok := it.(page.Run)
			if !ok || r.Node == page.Artifact {
				continue
			}
			// A paragraph goes on after its link; nothing else goes back.
			if at[r.Node] < at[last] && !under(set, last, r.Node) {
				t.Fatalf("page %d: %q (%s) comes after what follows it in the tree", i+1, r.Text, set.Nodes[r.Node].Role)
			}
			last = r.Node
		}
	}
}

// under tells whether a node hangs under another.
func under(set page.Set, id, above page.NodeID) bool {
	for id > 0 && id != above {
		id = set.Nodes[id].Parent
	}
	return id == above
}

func isHeading(r page.Role) bool { return len(r) == 2 && r[0] == 'H' && r[1] >= '1' && r[1] <= '6' }

// checkBreaks: no heading ends a page, no row goes over two pages, no single line is left or carried over.
func checkBreaks(t fataler, set page.Set) {
	t.Helper()
	rows := map[page.NodeID]int{}
	lines := map[page.NodeID]map[int]map[geom.Length]bool{}
	for i, p := range set.Pages {
		last := page.Artifact
		for _, it := range p.Items {
			r, ok := it.(page.Run)
			if !ok || r.Node == page.Artifact {
				if pic, is := it.(page.Picture); is {
					last = pic.Node
				}
				continue
			}
			last = r.Node
			id := r.Node
			for id > 0 && set.Nodes[id].Role != page.TR {
				id = set.Nodes[id].Parent
			}
			if id > 0 {
				if k, seen := rows[id]; seen && k != i {
					t.Fatalf("a row stands on pages %d and %d", k+1, i+1)
				}
				rows[id] = i
			}
			if set.Nodes[r.Node].Role == page.P {
				if lines[r.Node] == nil {
					lines[r.Node] = map[int]map[geom.Length]bool{}
				}
				if lines[r.Node][i] == nil {
					lines[r.Node][i] = map[geom.Length]bool{}
				}
				lines[r.Node][i][r.At.Y] = true
			}
		}
		if last != page.Artifact && isHeading(set.Nodes[last].Role) && i < len(set.Pages)-1 {
			t.Fatalf("page %d ends with a heading", i+1)
		}
	}
	for id, byPage := range lines {
		if len(byPage) < 2 {
			continue
		}
		for i, ys := range byPage {
			if len(ys) < 2 {
				t.Fatalf("page %d has a single line of a paragraph (%d)", i+1, id)
			}
		}
	}
}

// squash leaves the letters only, in capitals: what must be the same in document and pages.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, vitext.NFC(s))
}

// painted is all text of the pages in painting order, without artifacts.
func painted(set page.Set) string {
	var b strings.Builder
	for _, p := range set.Pages {
		for _, it := range p.Items {
			if r, ok := it.(page.Run); ok && r.Node != page.Artifact {
				b.WriteString(r.Text)
			}
		}
	}
	return b.String()
}

// stated is all text of blocks in reading order, list markers included; for documents without head,
// contents and page references.
func stated(blocks []document.Block) string {
	var b strings.Builder
	caption := func(number string, in []document.Inline) {
		b.WriteString(number)
		if number != "" && len(in) > 0 {
			b.WriteString(".")
		}
		b.WriteString(document.Plain(in))
	}
	notes := func(ps []document.Paragraph) {
		for _, p := range ps {
			b.WriteString(document.Plain(p.Text))
		}
	}
	for _, x := range blocks {
		switch x := x.(type) {
		case document.Heading:
			b.WriteString(x.Over + x.Number + document.Plain(x.Text))
		case document.Paragraph:
			b.WriteString(document.Plain(x.Text))
		case document.List:
			for _, it := range x.Items {
				b.WriteString(x.Marker + stated(it))
			}
		case document.Table:
			caption(x.Number, x.Caption)
			b.WriteString(x.Unit)
			for _, r := range x.Head {
				for _, c := range r {
					b.WriteString(document.Plain(c.Text))
				}
			}
			for _, r := range x.Rows {
				for _, c := range r.Cells {
					b.WriteString(document.Plain(c.Text))
				}
			}
			notes(x.Notes)
		case document.Figure:
			caption(x.Number, x.Caption)
			notes(x.Notes)
		case document.Region:
			b.WriteString(stated(x.Blocks))
		case document.Signature:
			b.WriteString(x.Authority + x.Role + x.Name)
		}
	}
	return b.String()
}

package page_test

import (
	"testing"

	"tiendo/internal/drawing"
	"tiendo/internal/geom"
	"tiendo/internal/page"
)

func TestTextAndTree(t *testing.T) {
	grey := drawing.Grey(200)
	set := page.Set{
		Nodes: []page.Node{
			{Role: page.Document, Parent: -1, Children: []page.NodeID{1, 2}},
			{Role: page.P}, {Role: page.Table, Children: []page.NodeID{3}},
			{Role: page.TH, Parent: 2, Scope: "Column", ColSpan: 2, RowSpan: 1}, {Role: page.Figure, Alt: "Cột"},
		},
		Pages: []page.Page{{Size: geom.Size{W: 595_276, H: 841_890}, Label: "2", Items: []page.Item{
			page.Run{At: geom.Point{X: 85_040, Y: 70_449}, Text: "Thu ", Size: 14_000, Node: 1},
			page.Run{At: geom.Point{X: 110_000, Y: 70_449}, Text: "45,1", Size: 14_000, Node: 1, Value: "v"},
			page.Run{At: geom.Point{X: 85_040, Y: 90_000}, Text: "2", Face: page.BoldItalic, Size: 14_000, Node: page.Artifact},
			page.Rule{From: geom.Point{X: -150, Y: 0}, To: geom.Point{X: 1000, Y: 0}, Node: page.Artifact},
			page.Rule{To: geom.Point{X: 1000, Y: 2000}, Fill: &grey, Node: page.Artifact},
			page.Picture{Drawing: &drawing.Drawing{Size: geom.Size{W: 10_000, H: 20_000}}, Node: 4},
			page.Anno{Rect: geom.Rect{Size: geom.Size{W: 1000, H: 2000}}, Target: "h", Node: 1},
			page.Run{Text: "TT", Size: 11_000, Node: 3},
		}}},
	}
	const text = `page 1 595.3×841.9 label "2"
p1 85.0 70.4 Regular 14.0 [P] "Thu " "45,1"
p1 85.0 90.0 BoldItalic 14.0 [-] "2"
p1 rule -0.2 0.0 → 1.0 0.0
p1 fill 0.0 0.0 → 1.0 2.0
p1 picture 0.0 0.0 10.0×20.0 [Figure] "Cột"
p1 link 0.0 0.0 1.0×2.0 → h
p1 0.0 0.0 Regular 11.0 [TH] "TT"
`
	if got := set.Text(); got != text {
		t.Errorf("text:\n%s\nwant:\n%s", got, text)
	}
	const tree = `Document
  P "Thu 45,1"
  Table
    TH scope=Column span=2×1 "TT"
`
	if got := set.Tree(); got != tree {
		t.Errorf("tree:\n%s\nwant:\n%s", got, tree)
	}
}

package typeset_test

import (
	"strings"
	"testing"

	"tiendo/internal/document"
	"tiendo/internal/page"
)

func TestTableHeadIsRepeatedAsArtifact(t *testing.T) {
	s := sound(t, longTable(80))
	if len(s.Pages) < 3 {
		t.Fatalf("%d pages", len(s.Pages))
	}
	for i, p := range s.Pages {
		tagged, again := 0, 0
		for _, it := range p.Items {
			if r, ok := it.(page.Run); ok && strings.TrimSpace(r.Text) == "Nhiệm vụ" {
				if r.Node == page.Artifact {
					again++
				} else {
					tagged++
				}
			}
		}
		if want := map[bool][2]int{true: {1, 0}, false: {0, 1}}[i == 0]; tagged != want[0] || again != want[1] {
			t.Errorf("page %d: the head stands there %d times as text, %d times as artifact", i+1, tagged, again)
		}
	}
	th := 0
	for _, n := range s.Nodes {
		if n.Role == page.TH {
			th++
		}
	}
	if th != 4 {
		t.Errorf("%d header cells, want 4", th)
	}
}

func TestRowsBoundBySpansStayTogether(t *testing.T) {
	for n := 35; n < 60; n++ {
		tab := document.Table{Columns: []document.Column{{Share: 1}, {Share: 3}}}
		for range n {
			tab.Rows = append(tab.Rows, document.Row{Cells: cells("a", "b")})
		}
		tab.Rows = append(tab.Rows, document.Row{Cells: []document.Cell{{Text: text("span"), RowSpan: 3}, {Text: text("one")}}}, document.Row{Cells: cells("two")}, document.Row{Cells: cells("three")})
		s := sound(t, tab)
		_, a := find(t, s, "span")
		_, b := find(t, s, "one")
		_, c := find(t, s, "three")
		if a != b || b != c {
			t.Fatalf("after %d rows the bound rows stand on pages %d, %d, %d", n, a+1, b+1, c+1)
		}
	}
}

func TestGroupRowGoesWithTheNext(t *testing.T) {
	for n := 35; n < 60; n++ {
		tab := document.Table{Columns: []document.Column{{Share: 1}, {Share: 3}}, Head: [][]document.Cell{cells("A", "B")}}
		for range n {
			tab.Rows = append(tab.Rows, document.Row{Cells: cells("a", "b")})
		}
		tab.Rows = append(tab.Rows, document.Row{Group: true, Cells: []document.Cell{{Text: text("II. Xã hội"), ColSpan: 2}}}, document.Row{Cells: cells("last", "b")})
		s := sound(t, tab)
		_, a := find(t, s, "II. Xã hội")
		_, b := find(t, s, "last")
		if a != b {
			t.Fatalf("after %d rows the group stands on page %d, its row on %d", n, a+1, b+1)
		}
	}
}

func TestRowTallerThanAPageIsSplitAtLines(t *testing.T) {
	words := strings.Repeat("Nội dung rất dài của một nhiệm vụ. ", 400)
	tab := document.Table{ID: "t", Columns: []document.Column{{Share: 1}, {Share: 1}}, Head: [][]document.Cell{cells("Nhiệm vụ", "Kết quả")},
		Rows: []document.Row{{Cells: cells("một", "hai")}, {ID: "long", Cells: cells(words, "ngắn")}, {Cells: cells("ba", "bốn")}}}
	s, diags := set(t, tab)
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	checkGeometry(t, s, profile(t, "dang"), measurer(t))
	if len(s.Pages) < 2 {
		t.Fatal("the row fits a page")
	}
	if got, want := squash(painted(s)), "NHIỆMVỤKẾTQUẢMỘTHAI"; !strings.HasPrefix(got, want) || strings.Count(got, squash("một nhiệm vụ.")) != 400 {
		t.Errorf("text was lost: %d of 400 sentences", strings.Count(got, squash("một nhiệm vụ.")))
	}
	if a, ok := s.Anchors["long"]; !ok || a.Page != 0 {
		t.Errorf("the row's anchor is %+v", a)
	}
}

func TestSpansTallerThanAPageLoseNothing(t *testing.T) {
	tab := document.Table{Columns: []document.Column{{Share: 1}, {Share: 1}}}
	for i := range 90 {
		r := document.Row{Cells: cells("dòng")}
		if i == 0 {
			r.Cells = []document.Cell{{Text: text(strings.Repeat("Nhóm chung của mọi dòng. ", 300)), RowSpan: 90}, {Text: text("dòng")}}
		}
		tab.Rows = append(tab.Rows, r)
	}
	s, _ := set(t, tab)
	checkGeometry(t, s, profile(t, "dang"), measurer(t))
	got := squash(painted(s))
	if a, b := strings.Count(got, "NHÓM"), strings.Count(got, "DÒNG")-300; a != 300 || b != 90 {
		t.Errorf("%d of 300 sentences and %d of 90 rows", a, b)
	}
}

func TestEveryRowHasAllItsColumns(t *testing.T) {
	tab := document.Table{Columns: []document.Column{{Share: 1}, {Share: 1}, {Share: 1}}, Rows: []document.Row{{Cells: cells("a")}, {Cells: []document.Cell{{Text: text("b"), ColSpan: 2}}}}}
	s := sound(t, tab)
	for _, n := range s.Nodes {
		if n.Role != page.TR {
			continue
		}
		columns := 0
		for _, c := range n.Children {
			columns += s.Nodes[c].ColSpan
		}
		if columns != 3 {
			t.Errorf("a row of %d columns", columns)
		}
	}
}

func TestFirstAndLastRowsHaveCompany(t *testing.T) {
	for n := 20; n < 60; n++ {
		tab := longTable(0)
		tab.Rows = append(tab.Rows, document.Row{Cells: cells("1", "first", "x", "x")}, document.Row{Cells: cells("2", "second", "x", "x")})
		for range n {
			tab.Rows = append(tab.Rows, document.Row{Cells: cells("3", "b", "x", "x")})
		}
		tab.Rows = append(tab.Rows, document.Row{Cells: cells("4", "one but last", "x", "x")}, document.Row{Cells: cells("5", "last", "x", "x")})
		s := sound(t, append(filler(n-20), tab)...)
		_, a := find(t, s, "first")
		_, b := find(t, s, "second")
		_, c := find(t, s, "one but last")
		_, d := find(t, s, "last")
		if a != b || c != d {
			t.Fatalf("with %d rows between, rows stand on pages %d, %d … %d, %d", n, a+1, b+1, c+1, d+1)
		}
	}
}

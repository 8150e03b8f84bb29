package typeset_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tiendo/internal/golden"
	"tiendo/internal/page"
	"tiendo/internal/typeset"
)

func TestReportAsPages(t *testing.T) {
	for _, name := range []string{"dang", "hanh_chinh"} {
		set, diags := typeset.Typeset(report(), profile(t, name), measurer(t))
		for _, d := range diags {
			t.Errorf("%s: %s %s", name, d.Code, d.Message)
		}
		golden.Check(t, name+".pages.txt", set.Text())
		if name == "dang" {
			golden.Check(t, name+".tree.txt", set.Tree())
			golden.Check(t, name+".outline.txt", outline(set.Outline, ""))
		}
	}
}

func outline(in []page.Bookmark, indent string) string {
	s := ""
	for _, b := range in {
		s += indent + b.Title + " → " + b.Target + "\n" + outline(b.Children, indent+"  ")
	}
	return s
}

func TestTypesetIsDeterministic(t *testing.T) {
	prof, m := profile(t, "dang"), measurer(t)
	first, _ := typeset.Typeset(report(), prof, m)
	for range 5 {
		again, _ := typeset.Typeset(report(), prof, m)
		if d := cmp.Diff(first, again); d != "" {
			t.Fatal(d)
		}
	}
}

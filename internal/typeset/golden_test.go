package typeset_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tiendo/internal/page"
	"tiendo/internal/typeset"
)

// golden compares a text with testdata/<name>; UPDATE_GOLDEN=1 writes it anew, a failure leaves .got beside it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if os.Getenv("UPDATE_GOLDEN") == "1" {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		if err := os.WriteFile(file+".got", []byte(got), 0o644); err != nil {
			t.Error(err)
		}
		t.Errorf("%s differs (-want +got):\n%s", file, d)
	}
}

func TestReportAsPages(t *testing.T) {
	for _, name := range []string{"dang", "hanh_chinh"} {
		set, diags := typeset.Typeset(report(), profile(t, name), measurer(t))
		for _, d := range diags {
			t.Errorf("%s: %s %s", name, d.Code, d.Message)
		}
		golden(t, name+".pages.txt", set.Text())
		if name == "dang" {
			golden(t, name+".tree.txt", set.Tree())
			golden(t, name+".outline.txt", outline(set.Outline, ""))
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

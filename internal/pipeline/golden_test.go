package pipeline

import (
	"bytes"
	"context"
	"os"
	"runtime"
	"testing"

	"tiendo/internal/edition"
	"tiendo/internal/font"
	"tiendo/internal/golden"
	"tiendo/internal/period"
)

// whole makes the sample's report of a month.
func whole(t *testing.T, month, kind string) Report {
	t.Helper()
	m, err := period.ParseMonth(month)
	if err != nil {
		t.Fatal(err)
	}
	o := Options{
		Templates: os.DirFS(templatesDir), Program: "nq16", Prefix: "inputs", Inputs: os.DirFS(inputsDir),
		Edition: edition.Edition{Period: m, Type: kind, Version: "test"},
	}
	p, found, err := Load(o)
	if err != nil {
		t.Fatalf("load: %v %v", err, found)
	}
	j, err := Judge(context.Background(), o, p, found)
	if err != nil {
		t.Fatalf("judge: %v", err)
	}
	fonts, err := font.Load(o.Templates)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Write(context.Background(), o, j, fonts)
	if err != nil {
		t.Fatalf("write: %v %v", err, r.Diagnostics)
	}
	return r
}

// TestPagesGolden holds the monthly report of the sample, page by page and line by line, against a text
// that a person can read in a diff. UPDATE_GOLDEN=1 rewrites it.
func TestPagesGolden(t *testing.T) {
	golden.Check(t, "pages-2023-03.golden", whole(t, "2023-03", "thang").Pages.Text())
}

// TestBytesDoNotDependOnProcessors makes one report with one processor and with many.
func TestBytesDoNotDependOnProcessors(t *testing.T) {
	many := whole(t, "2023-03", "thang")
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := whole(t, "2023-03", "thang")
	for _, c := range []struct {
		name string
		a, b []byte
	}{{"pdf", many.PDF, one.PDF}, {"json", many.JSON, one.JSON}, {"xlsx", many.Workbook, one.Workbook}} {
		if !bytes.Equal(c.a, c.b) {
			t.Errorf("%s: %d bytes with many processors, %d with one, and they differ", c.name, len(c.a), len(c.b))
		}
	}
}

// TestLengthOfReports holds the bounds that report types declare, and the leader's two pages.
func TestLengthOfReports(t *testing.T) {
	for _, c := range []struct{ month, kind string }{{"2023-03", "thang"}, {"2023-05", "thang"}, {"2022-12", "thang"}} {
		r := whole(t, c.month, c.kind)
		most := r.Program.TypeByCode(c.kind).MaxPages
		if n := len(r.Pages.Pages); most > 0 && n > most {
			t.Errorf("%s of %s has %d pages, at most %d are allowed", c.kind, c.month, n, most)
		}
	}
	r := whole(t, "2023-06", "so_ket")
	if n := len(r.Pages.Pages); n < 30 {
		t.Errorf("the mid-term report has %d pages, want 30 or more", n)
	}
	if c, ok := r.Pages.Anchors["muc-luc"]; ok && c.Page > 2 {
		t.Errorf("the contents begin on page %d: the leader's summary has two pages", c.Page+1)
	}
}

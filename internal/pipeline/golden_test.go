package pipeline

import (
	"bytes"
	"runtime"
	"testing"

	"tiendo/internal/golden"
)

// TestPagesGolden holds the monthly report of the sample, page by page and line by line, against a text
// that a person can read in a diff. UPDATE_GOLDEN=1 rewrites it.
func TestPagesGolden(t *testing.T) {
	golden.Check(t, "pages-2023-03.golden", whole(t, "2023-03", "thang").Pages.Text())
}

// TestBytesDoNotDependOnProcessors makes one report with one processor and with many.
func TestBytesDoNotDependOnProcessors(t *testing.T) {
	many := whole(t, "2023-03", "thang")
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	again := write(t, sampleOptions(t, "2023-03", "thang", nil))
	if again.err != nil {
		t.Fatal(again.err)
	}
	one := again.value
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
	for _, c := range []struct{ month, kind string }{{"2023-03", "thang"}, {"2023-05", "thang"}, {"2022-12", "thang"}, {"2023-06", "thang"}, {"2023-06", "quy"}, {"2023-06", "chin_thang"}, {"2023-06", "nam"}} { // June 2023 has the most
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

package pdf_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"testing"

	"tiendo/internal/drawing"
	"tiendo/internal/font"
	"tiendo/internal/geom"
	"tiendo/internal/golden"
	"tiendo/internal/page"
	"tiendo/internal/pdf"
	"tiendo/internal/pdf/object"
	"tiendo/internal/pdf/pdftest"
	"tiendo/templates"
)

func family(tb testing.TB) *font.Family {
	tb.Helper()
	f, err := font.Load(templates.FS)
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

func specimen(tb testing.TB) []byte {
	tb.Helper()
	f := family(tb)
	_, set := pdftest.Specimen(f)
	out, err := pdf.Write(set, f)
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

func TestSpecimen(t *testing.T) {
	t.Parallel()
	got, err := pdftest.Dump(specimen(t))
	if err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "specimen.txt", got)
}

// childEnv makes this test binary print the specimen's checksum and nothing else.
const childEnv = "TIENDO_PDF_TEST_CHILD"

func TestSameBytesEverywhere(t *testing.T) {
	t.Parallel()
	sum := fmt.Sprintf("%x", sha256.Sum256(specimen(t)))
	if os.Getenv(childEnv) != "" {
		fmt.Println("sum " + sum)
		return
	}
	for _, env := range [][]string{
		{"TZ=UTC", "LC_ALL=C", "GOMAXPROCS=1"},
		{"TZ=Asia/Ho_Chi_Minh", "LC_ALL=vi_VN.UTF-8", "GOMAXPROCS=8"},
		{"TZ=America/St_Johns", "LC_ALL=tr_TR.UTF-8", "GOMAXPROCS=3"},
	} {
		c := exec.Command(os.Args[0], "-test.run=^TestSameBytesEverywhere$", "-test.v")
		c.Env = append(append(os.Environ(), childEnv+"=1"), env...)
		out, err := c.CombinedOutput()
		if err != nil || !strings.Contains(string(out), "sum "+sum) {
			t.Errorf("%v: other bytes: %v\n%s", env, err, out)
		}
	}
}

func TestSameBytesSideBySide(t *testing.T) {
	t.Parallel()
	f := family(t)
	_, set := pdftest.Specimen(f)
	out := make([][]byte, 2*runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i := range out {
		wg.Go(func() { out[i], _ = pdf.Write(set, f) })
	}
	wg.Wait()
	for _, b := range out {
		if len(b) == 0 || !bytes.Equal(b, out[0]) {
			t.Fatal("writing at the same time gave other bytes")
		}
	}
}

func TestAnotherDocumentAnotherIdentifier(t *testing.T) {
	t.Parallel()
	f := family(t)
	_, set := pdftest.Specimen(f)
	id := func() string {
		out, err := pdf.Write(set, f)
		if err != nil {
			t.Fatal(err)
		}
		file, err := object.Parse(out)
		if err != nil {
			t.Fatal(err)
		}
		return string(object.Append(nil, file.Trailer.Get("ID")))
	}
	first := id()
	set.Meta.Date = "2023-07-31"
	if id() == first {
		t.Error("another date has the same /ID")
	}
}

func TestWriteRefuses(t *testing.T) {
	t.Parallel()
	f := family(t)
	run := func(s *page.Set) *page.Run {
		for i, it := range s.Pages[0].Items {
			if r, ok := it.(page.Run); ok {
				s.Pages[0].Items[i] = &r
				return &r
			}
		}
		panic("the specimen starts without text")
	}
	put := func(s *page.Set, r page.Run) { s.Pages[0].Items = append(s.Pages[0].Items, r) }
	for _, c := range []struct {
		name, want string
		spoil      func(*page.Set)
	}{
		{"no pages", "no pages", func(s *page.Set) { s.Pages = nil }},
		{"no root", "Document", func(s *page.Set) { s.Nodes[0].Role = page.P }},
		{"no title", "title", func(s *page.Set) { s.Meta.Title = "" }},
		{"no language", "language", func(s *page.Set) { s.Meta.Language = "" }},
		{"no date", "date", func(s *page.Set) { s.Meta.Date = "30/6/2023" }},
		{"a page without size", "size", func(s *page.Set) { s.Pages[1].Size.W = 0 }},
		{"no glyph", "no glyph for '✓'", func(s *page.Set) { put(s, page.Run{Text: "✓", Size: 1000, Node: 1}) }},
		{"beyond the basic plane", "no glyph for", func(s *page.Set) { put(s, page.Run{Text: "😀", Size: 1000, Node: 1}) }},
		{"a control character", "no glyph for", func(s *page.Set) { put(s, page.Run{Text: "a\tb", Size: 1000, Node: 1}) }},
		{"no UTF-8", "UTF-8", func(s *page.Set) { put(s, page.Run{Text: "a\xff", Size: 1000, Node: 1}) }},
		{"no size", "no size", func(s *page.Set) { put(s, page.Run{Text: "a", Node: 1}) }},
		{"a node that is not there", "names node", func(s *page.Set) { put(s, page.Run{Text: "a", Size: 1000, Node: 999}) }},
		{"a pointer item", "unknown item", func(s *page.Set) { run(s) }},
		{"a node twice", "twice", func(s *page.Set) { s.Nodes[0].Children = append(s.Nodes[0].Children, 1) }},
		{"a loose node", "hangs nowhere", func(s *page.Set) { s.Nodes = append(s.Nodes, page.Node{Role: page.P}) }},
		{"a wrong parent", "its parent", func(s *page.Set) { s.Nodes[1].Parent = 2 }},
		{"an id twice", "id \"cot-1\" stands twice", func(s *page.Set) { s.Nodes[1].ID = "cot-1" }},
		{"a link to nowhere", "no anchor", func(s *page.Set) { delete(s.Anchors, "phu-luc") }},
		{"an anchor on no page", "is on page 8", func(s *page.Set) { s.Anchors["x"] = page.Anchor{Page: 7} }},
		{"a bookmark to nowhere", "no anchor", func(s *page.Set) { s.Outline = append(s.Outline, page.Bookmark{Title: "x", Target: "y"}) }},
		{"a picture without drawing", "without drawing", func(s *page.Set) { s.Pages[0].Items = append(s.Pages[0].Items, page.Picture{Node: 1}) }},
		{"a path without start", "does not start", func(s *page.Set) {
			s.Pages[0].Items = append(s.Pages[0].Items, page.Picture{Node: 1, Drawing: &drawing.Drawing{Items: []drawing.Item{
				drawing.Path{Segments: []drawing.Segment{{Op: drawing.Line, Points: []geom.Point{{}}}}}}}})
		}},
		{"an attachment in a folder", "plain file name", func(s *page.Set) {
			s.Attachments = []page.Attachment{{Name: "../x", Type: "text/csv", Relationship: "Data"}}
		}},
		{"an attachment twice", "stands twice", func(s *page.Set) {
			one := page.Attachment{Name: "x", Type: "text/csv", Relationship: "Data"}
			s.Attachments = []page.Attachment{one, one}
		}},
		{"an attachment of no kind", "relationship", func(s *page.Set) { s.Attachments = []page.Attachment{{Name: "x", Type: "text/csv"}} }},
		{"a silent link", "no words", func(s *page.Set) {
			s.Pages[0].Items = append(s.Pages[0].Items, page.Anno{Target: "dau", Node: 1})
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, set := pdftest.Specimen(f)
			c.spoil(&set)
			out, err := pdf.Write(set, f)
			if err == nil || !strings.Contains(err.Error(), c.want) || out != nil {
				t.Errorf("got %d bytes and error %v, want one with %q", len(out), err, c.want)
			}
		})
	}
}

// TestJustifiedLineEndsWhereItShould adds up what a viewer adds up: widths from /W, adjustments of TJ.
func TestJustifiedLineEndsWhereItShould(t *testing.T) {
	t.Parallel()
	f := family(t)
	text := "Thu ngân sách nhà nước trên địa bàn"
	natural := f.Width(text, page.Regular, 14000)
	set := page.Set{
		Meta:  page.Meta{Title: "x", Language: "vi-VN", Date: "2023-06-30"},
		Nodes: []page.Node{{Role: page.Document, Parent: -1, Children: []page.NodeID{1}}, {Role: page.P}},
		Pages: []page.Page{{Size: pdftest.A4, Items: []page.Item{
			page.Run{At: geom.Point{X: 60000, Y: 90000}, Text: text + " ", Size: 14000, Space: 1234, Width: natural + 7*1234, Node: 1},
			page.Run{At: geom.Point{X: 60000, Y: 120000}, Text: text + " ", Size: 14000, Space: -777, Width: natural - 7*777, Node: 1}}}},
	}
	out, err := pdf.Write(set, f)
	if err != nil {
		t.Fatal(err)
	}
	ends, err := pdftest.Ends(out, 1)
	if err != nil {
		t.Fatal(err)
	}
	space := f.Width(" ", page.Regular, 14000).PDF()
	for i, it := range set.Pages[0].Items {
		r, _ := it.(page.Run)
		if want := (r.At.X + r.Width).PDF() + space; ends[i] < want-0.01 || ends[i] > want+0.01 {
			t.Errorf("line %d ends at %.3f pt, want %.3f", i+1, ends[i], want)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	f := family(b)
	_, set := pdftest.Specimen(f)
	for b.Loop() {
		if _, err := pdf.Write(set, f); err != nil {
			b.Fatal(err)
		}
	}
}

package audit_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"tiendo/internal/audit"
	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/drawing"
	"tiendo/internal/font"
	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/internal/pdf"
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

func write(tb testing.TB, set page.Set, f *font.Family) []byte {
	tb.Helper()
	out, err := pdf.Write(set, f)
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

func codes(list diag.List) string {
	seen := map[string]bool{}
	for _, d := range list {
		seen[d.Code] = true
	}
	return strings.Join(slices.Sorted(maps.Keys(seen)), " ")
}

func TestSoundFilePasses(t *testing.T) {
	f := family(t)
	doc, set := pdftest.Specimen(f)
	for _, d := range audit.Audit(doc, set, write(t, set, f)) {
		t.Errorf("%s: %s", d.Code, d.Message)
	}
}

// runs calls f with each run of a set and keeps what it changes.
func runs(set *page.Set, change func(pageIndex int, r *page.Run)) {
	for i, p := range set.Pages {
		for j, it := range p.Items {
			if r, ok := it.(page.Run); ok {
				change(i, &r)
				set.Pages[i].Items[j] = r
			}
		}
	}
}

// replace changes one run's text, and its width with it.
func replace(m font.Measurer, set *page.Set, old, text string) {
	done := false
	runs(set, func(_ int, r *page.Run) {
		if !done && strings.Contains(r.Text, old) {
			r.Text, done = strings.Replace(r.Text, old, text, 1), true
			r.Width = m.Width(r.Text, r.Face, r.Size)
		}
	})
	if !done {
		panic("the specimen has no " + old)
	}
}

// TestFileOfAnotherSet: the file is written from pages that differ in one thing from those that it is
// compared with.
func TestFileOfAnotherSet(t *testing.T) {
	f := family(t)
	for _, c := range []struct {
		name, want string
		spoil      func(*page.Set)
	}{
		{"a digit", "E705", func(s *page.Set) { replace(f, s, "1.150,5", "1.150,6") }},
		{"a label in a chart", "E705", func(s *page.Set) {
			for i, it := range s.Pages[1].Items {
				if p, ok := it.(page.Picture); ok {
					d := *p.Drawing
					d.Items = slices.Clone(d.Items)
					for j, l := range d.Items {
						if l, ok := l.(drawing.Text); ok && l.Text == "87,5" {
							l.Text = "88,5"
							d.Items[j] = l
						}
					}
					p.Drawing = &d
					s.Pages[1].Items[i] = p
				}
			}
		}},
		{"a line elsewhere", "E705", func(s *page.Set) {
			runs(s, func(_ int, r *page.Run) {
				if r.Text == "BÁO CÁO" {
					r.At.X += 2
				}
			})
		}},
		{"a line stretched otherwise", "E717", func(s *page.Set) {
			runs(s, func(_ int, r *page.Run) { r.Space -= r.Space / 10 })
		}},
		{"a page less", "E702", func(s *page.Set) {
			s.Pages = s.Pages[:2]
			for k, a := range s.Anchors {
				if a.Page == 2 {
					s.Anchors[k] = page.Anchor{Page: 1}
				}
			}
			s.Outline = nil
		}},
		{"another size", "E706", func(s *page.Set) { s.Pages[2].Size.W -= 1000 }},
		{"a link less", "E708", func(s *page.Set) {
			s.Pages[0].Items = slices.DeleteFunc(s.Pages[0].Items, func(it page.Item) bool {
				a, ok := it.(page.Anno)
				return ok && a.Target == "phan-1"
			})
		}},
		{"a link elsewhere", "E708", func(s *page.Set) {
			for i, it := range s.Pages[0].Items {
				if a, ok := it.(page.Anno); ok && a.Target == "phan-1" {
					a.Target = "phu-luc"
					s.Pages[0].Items[i] = a
				}
			}
		}},
		{"a bookmark's title", "E708", func(s *page.Set) { s.Outline[0].Children[1].Title = "III- Biểu đồ" }},
		{"a bookmark more", "E708", func(s *page.Set) { s.Outline = append(s.Outline, page.Bookmark{Title: "x", Target: "dau"}) }},
		{"a bookmark less", "E708", func(s *page.Set) { s.Outline = s.Outline[:1] }},
		{"a role", "E707", func(s *page.Set) { s.Nodes[1].Role = page.H2 }},
		{"an alternative text", "E707", func(s *page.Set) {
			for i := range s.Nodes {
				if s.Nodes[i].Role == page.Figure {
					s.Nodes[i].Alt = "Hình"
				}
			}
		}},
		{"text of another node", "E707", func(s *page.Set) {
			runs(s, func(_ int, r *page.Run) {
				if r.Text == "1.200" {
					r.Node++
				}
			})
		}},
		{"text that became an artifact", "E707", func(s *page.Set) {
			runs(s, func(_ int, r *page.Run) {
				if r.Text == "BÁO CÁO" {
					r.Node = page.Artifact
				}
			})
		}},
		{"the title", "E714", func(s *page.Set) { s.Meta.Title = "Báo cáo khác" }},
		{"the language", "E714", func(s *page.Set) { s.Meta.Language = "en" }},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, set := pdftest.Specimen(f)
			_, other := pdftest.Specimen(f)
			c.spoil(&other)
			if got := codes(audit.Audit(doc, set, write(t, other, f))); got != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}

// TestDocumentThatIsNotOnThePages: file and pages agree, but not with the document, or are both wrong.
func TestDocumentThatIsNotOnThePages(t *testing.T) {
	f := family(t)
	for _, c := range []struct {
		name, want string
		spoil      func(*document.Document, *page.Set)
	}{
		{"a figure that is in no ledger", "E710", func(d *document.Document, _ *page.Set) {
			d.Values = slices.DeleteFunc(d.Values, func(v document.Value) bool { return v.ID == "thu.value" })
		}},
		{"a figure twice in the ledger", "E710", func(d *document.Document, _ *page.Set) { d.Values = append(d.Values, d.Values[0]) }},
		{"a figure printed otherwise", "E711", func(d *document.Document, _ *page.Set) { d.Values[0].Text = "45.123,5" }},
		{"a figure that ends a longer one", "E711", func(d *document.Document, _ *page.Set) { d.Values[0].Text = "123,4" }},
		{"a figure that begins a longer one", "E711", func(d *document.Document, _ *page.Set) { d.Values[0].Text = "45.123" }},
		{"a chart's figure printed otherwise", "E711", func(d *document.Document, _ *page.Set) { d.Values[1].Text = "87,6" }},
		{"a figure that is not printed", "E712", func(d *document.Document, _ *page.Set) {
			d.Values = append(d.Values, document.Value{ID: "x", Text: "1"})
		}},
		{"a paragraph that is not printed", "E713", func(d *document.Document, _ *page.Set) {
			d.Blocks = append(d.Blocks, document.Paragraph{Text: []document.Inline{document.Text{Text: "Đoạn bị mất"}}})
		}},
		{"two blocks in another order", "E713", func(d *document.Document, _ *page.Set) {
			d.Blocks[1], d.Blocks[2] = d.Blocks[2], d.Blocks[1]
		}},
		{"a lost cell", "E713", func(d *document.Document, _ *page.Set) {
			for i, b := range d.Blocks {
				if b, ok := b.(document.Table); ok {
					b.Rows = slices.Clone(b.Rows)
					b.Rows[1].Cells = append(slices.Clone(b.Rows[1].Cells), document.Cell{Text: []document.Inline{document.Text{Text: "99,9"}}})
					d.Blocks[i] = b
				}
			}
		}},
		{"the document's title", "E714", func(d *document.Document, _ *page.Set) { d.Meta.Title = "Khác" }},
		{"a figure that is no number", "E713 E715", func(d *document.Document, s *page.Set) {
			replace(f, s, "45.123,4", "NaN")
			d.Values[0].Text = "NaN"
			for i, b := range d.Blocks {
				if b, ok := b.(document.Paragraph); ok {
					b.Text = slices.Clone(b.Text)
					for k, in := range b.Text {
						if n, ok := in.(document.Number); ok && n.Value == "thu.value" {
							n.Text, b.Text[k] = "NaN", n
						}
					}
					d.Blocks[i] = b
				}
			}
		}},
		{"words that only look like a template's leftovers", "", func(_ *document.Document, s *page.Set) { replace(f, s, "...", "{{.X}} %!d NaN") }},
		{"a character that the font lacks, named by layout", "", func(d *document.Document, s *page.Set) {
			s.Dropped = []rune{'✓'}
			for i, b := range d.Blocks {
				if b, ok := b.(document.Heading); ok {
					b.Text = append([]document.Inline{document.Text{Text: "✓"}}, b.Text...)
					d.Blocks[i] = b
					return
				}
			}
		}},
		{"text beyond the right edge", "E706", func(_ *document.Document, s *page.Set) {
			runs(s, func(i int, r *page.Run) {
				if i == 2 && r.Text == "-12,3" {
					r.At.X = s.Pages[2].Size.W - 10*geom.Pt
				}
			})
		}},
		{"a rule beyond the lower edge", "E706", func(_ *document.Document, s *page.Set) {
			s.Pages[0].Items = append(s.Pages[0].Items, page.Rule{From: geom.Point{}, To: geom.Point{Y: 900 * geom.Pt}, Width: 500, Node: page.Artifact})
		}},
		{"a picture without words", "E707", func(_ *document.Document, s *page.Set) {
			for i := range s.Nodes {
				if s.Nodes[i].Role == page.Figure {
					s.Nodes[i].Alt = ""
				}
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, set := pdftest.Specimen(f)
			c.spoil(&doc, &set)
			if got := codes(audit.Audit(doc, set, write(t, set, f))); got != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}

func TestAttachments(t *testing.T) {
	f := family(t)
	with := func(set page.Set, data string) page.Set {
		set.Attachments = []page.Attachment{
			{Name: "so-lieu.json", Type: "application/json", Relationship: "Data", Description: "Số liệu", Data: []byte(data)},
			{Name: "bang.csv", Type: "text/csv", Relationship: "Source", Data: []byte("a,b")}}
		return set
	}
	doc, set := pdftest.Specimen(f)
	for _, c := range []struct {
		name, want  string
		file, pages page.Set
	}{
		{"the same", "", with(set, "{}"), with(set, "{}")},
		{"other bytes", "E716", with(set, "{}"), with(set, "[]")},
		{"too many", "E716", with(set, "{}"), set},
		{"none", "E716", set, with(set, "{}")},
	} {
		if got := codes(audit.Audit(doc, c.pages, write(t, c.file, f))); got != c.want {
			t.Errorf("%s: found %q, want %q", c.name, got, c.want)
		}
	}
}

// TestPageReference: the number of a page is layout's, so it is no part of the document's text.
func TestPageReference(t *testing.T) {
	f := family(t)
	doc, set := pdftest.Specimen(f)
	replace(f, &set, " và dấu ngoặc (\\).", " (trang 3) và dấu ngoặc (\\).")
	for i, b := range doc.Blocks {
		if b, ok := b.(document.Paragraph); ok && len(b.Text) > 1 {
			b.Text = append(b.Text[:len(b.Text)-1:len(b.Text)-1], document.Text{Text: " (trang "}, document.PageRef{Target: "phu-luc"}, document.Text{Text: ") và dấu ngoặc (\\)."})
			doc.Blocks[i] = b
		}
	}
	if got := audit.Audit(doc, set, write(t, set, f)); len(got) > 0 {
		t.Error(got)
	}
}

// TestWordsAreVietnamese: a finding says what, where and what to do.
func TestWordsAreVietnamese(t *testing.T) {
	doc, set := pdftest.Specimen(family(t))
	for _, d := range audit.Audit(doc, set, nil) {
		if d.Severity != diag.Error || d.Hint == "" || !strings.Contains(d.Message, "PDF") || d.At.File == "" {
			t.Errorf("%+v", d)
		}
		if strings.Contains(fmt.Sprint(d), "{") && strings.Contains(d.Message, "{") {
			t.Errorf("unfilled place in %q", d.Message)
		}
	}
}

package pipeline

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"tiendo/internal/document"
	"tiendo/internal/edition"
	"tiendo/internal/font"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/templates"
)

// halfYear is the sample's judgement of June 2023, with all that is needed to make a report of it.
func halfYear(t *testing.T) (Options, Judgement, *font.Family) {
	t.Helper()
	o := Options{Templates: templates.FS, Program: "nq16", Inputs: os.DirFS(inputsDir), Prefix: "inputs", Copy: true,
		Edition: edition.Edition{Period: period.MonthOf(2023, 6), Type: "so_ket"}}
	p, found, err := Load(o)
	if err != nil {
		t.Fatal(found, err)
	}
	j, err := Judge(context.Background(), o, p, found)
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := font.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	return o, j, fonts
}

// What is restricted leaves no trace in the copy to send: with it, without it and with more of it the copy has the same
// bytes.
func TestTheCopyKnowsNothingOfWhatIsRestricted(t *testing.T) {
	slow(t)
	o, j, fonts := halfYear(t)
	restricted := func(r observation.Record) bool { return r.Restricted }
	if n := len(slices.DeleteFunc(slices.Clone(j.Set.Records), func(r observation.Record) bool { return !r.Restricted })); n != 6 {
		t.Fatalf("the sample has %d restricted records, want 6", n)
	}
	copyOf := func(records []observation.Record) *Issued {
		x := j
		x.Set.Records = records
		out, err := issue(o.run(context.Background(), nil), o, x, fonts)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	want := copyOf(j.Set.Records)
	const seed = 20230719
	rnd := rand.New(rand.NewPCG(seed, 1))
	for trial := range 2 {
		list := slices.DeleteFunc(slices.Clone(j.Set.Records), restricted)
		for n := range trial * 5 { // none, then some that are like others
			r := j.Set.Records[rnd.IntN(len(j.Set.Records))]
			r.Restricted, r.Code, r.Fields = true, r.Code+"-x", slices.Clone(r.Fields)
			for i := range r.Fields {
				if r.Fields[i].Code == "title" {
					r.Fields[i].Text = "Vụ việc không ai ngoài cơ quan được biết, số " + strings.Repeat("i", n+1)
				}
			}
			at := rnd.IntN(len(list))
			list = slices.Insert(list, at, r)
		}
		got := copyOf(list)
		if !bytes.Equal(got.PDF, want.PDF) || !bytes.Equal(got.Summary, want.Summary) {
			t.Errorf("seed %d, trial %d: the copy is another one", seed, trial)
		}
	}
}

// A note that quotes what is restricted keeps the copy from being made, and says where the words are from; the working
// copy is not concerned.
func TestALeakStopsTheCopy(t *testing.T) {
	slow(t)
	o, j, fonts := halfYear(t)
	at := slices.IndexFunc(j.Set.Records, func(r observation.Record) bool { return r.Restricted })
	secret := j.Set.Records[at].Get("title")
	j.Set.Notes = slices.Clone(j.Set.Notes)
	n := slices.IndexFunc(j.Set.Notes, func(n observation.Note) bool { return n.Topic == "danh_gia_chung" })
	j.Set.Notes[n].Paragraphs = append(slices.Clone(j.Set.Notes[n].Paragraphs), "Còn tồn tại: "+strings.ToLower(secret.Text)+", cần xử lý.")
	r := o.run(context.Background(), nil)
	if _, err := issue(r, o, j, fonts); !errors.Is(err, ErrAudit) || !names(r.found, "E720", 0, secret.Text) {
		t.Errorf("the copy was made: %v, %v", err, r.found)
	}
	o.Copy = false
	if _, err := Write(context.Background(), o, j, fonts); err != nil {
		t.Errorf("the working copy: %v", err)
	}
}

// TestSectionsOfTheCopy: a section chooses its copy by its head or by a condition; one that asks for what only the
// working copy knows is left out and told; a wrong word in the head stops the program.
func TestSectionsOfTheCopy(t *testing.T) {
	slow(t)
	tree := memory(t, templatesDir, "nq16", "profiles", "fonts")
	add(tree, "nq16/sections/176-a.md", "---\ntypes: [thang]\ncopy: working\n---\n## Chỉ bản làm việc\n\nMột.\n")
	add(tree, "nq16/sections/177-b.md", "---\ntypes: [thang]\ncopy: sent\n---\n## Chỉ bản phát hành\n\nHai.\n")
	add(tree, "nq16/sections/178-c.md", "---\ntypes: [thang]\n---\n## Hỏi điều không có\n\n{{with .Submissions}}{{.Count}} đơn vị.{{end}} Còn {{.Findings}} vấn đề.\n")
	add(tree, "nq16/sections/179-d.md", "---\ntypes: [thang]\n---\n## Cho cả hai\n\nCâu này ở cả hai bản.{{if and .Title (not $.Sound)}} Còn vấn đề.{{else}} Không còn vấn đề.{{end}}{{with .Submissions}} {{.Count}} đơn vị.{{else}} Không có đơn vị nào.{{end}}\n\n![](chart:punctuality)\n")
	o := Options{Templates: tree, Program: "nq16", Prefix: "inputs", Inputs: memory(t, inputsDir, "2023-05"), Copy: true,
		Edition: edition.Edition{Period: period.MonthOf(2023, 5), Type: "thang"}}
	p, found, err := Load(o)
	if err != nil {
		t.Fatal(found, err)
	}
	j, err := Judge(context.Background(), o, p, found)
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := font.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	composed := func(r *run, j Judgement) document.Document {
		doc, _ := laidOut(r, o, j, fonts)
		return doc
	}
	text := func(j Judgement) (string, *run) {
		r := o.run(context.Background(), nil)
		doc := composed(r, j)
		if r.err != nil {
			t.Fatal(r.err)
		}
		return headings(doc), r
	}
	working, _ := text(j)
	sent, r := text(issuable(j))
	if strings.Count(working+sent, "Cho cả hai") != 2 {
		t.Error("a section that asks only under conditions does not stand in both copies")
	}
	if doc := composed(o.run(context.Background(), nil), issuable(j)); !says(doc, "Câu này ở cả hai bản.") {
		t.Error("the copy says more of it than may be said")
	}
	for heading, in := range map[string]string{"Chỉ bản làm việc": working, "Chỉ bản phát hành": sent, "Hỏi điều không có": working} {
		other := working + sent
		if !strings.Contains(in, heading) || strings.Count(other, heading) != 1 {
			t.Errorf("%q stands %d times, or in the wrong copy", heading, strings.Count(other, heading))
		}
	}
	if !names(r.found, "W518", 0, "bản làm việc") {
		t.Errorf("the section that is left out is not told: %v", r.found)
	}
	tree["nq16/sections/176-a.md"].Data = []byte(strings.Replace(string(tree["nq16/sections/176-a.md"].Data), "copy: working", "copy: workin", 1))
	if _, found, err := Load(o); err == nil || found[0].At.Line != 3 || !strings.Contains(found[0].Hint+found[0].Message, "working") {
		t.Errorf("a copy that there is not: %v %v", err, found)
	}
}

// headings are a document's headings, one a line.
func headings(doc document.Document) string {
	var b strings.Builder
	document.Walk(doc.Blocks, func(x document.Block) {
		if h, ok := x.(document.Heading); ok {
			b.WriteString(document.Plain(h.Text) + "\n")
		}
	})
	return b.String()
}

// says tells whether a paragraph of a document is just that.
func says(doc document.Document, text string) bool {
	found := false
	document.Walk(doc.Blocks, func(x document.Block) {
		p, is := x.(document.Paragraph)
		found = found || is && document.Plain(p.Text) == text
	})
	return found
}

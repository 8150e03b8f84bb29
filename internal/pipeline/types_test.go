package pipeline

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"tiendo/internal/compose"
	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/edition"
	"tiendo/internal/figure"
	"tiendo/internal/period"
	"tiendo/internal/program"
)

// absence is a sentence that only says that something is not there.
var absence = regexp.MustCompile(`(?i)trong kỳ (chưa|không) có|không có nội dung trong kỳ|chưa có báo cáo|chưa có thuyết minh`)

// Whatever the bodies sent, a report of any type has no heading with nothing below it, no sentence that only says that
// something is absent, and no link that leads nowhere.
func TestNoTypeHasEmptyHeadings(t *testing.T) {
	for _, month := range []string{"2021-01", "2021-06", "2022-09", "2022-12", "2023-03", "2023-05", "2023-06"} {
		j := judge(t, month, nil)
		for _, kind := range j.Program.Types {
			e := j.Edition
			e.Type = kind.Code
			doc, found := compose.Compose(compose.Input{Program: j.Program, Card: j.Card, Set: j.Set, Edition: e, Diagnostics: j.Diagnostics})
			for _, d := range found {
				if d.Severity != diag.Notice {
					t.Errorf("%s %s: %s: %s", month, kind.Code, d.Code, d.Message)
				}
			}
			for _, fault := range emptiness(doc) {
				t.Errorf("%s %s: %s", month, kind.Code, fault)
			}
		}
	}
}

// emptiness lists the headings of a document that have nothing below them, its empty sentences and dangling links.
func emptiness(doc document.Document) []string {
	var out []string
	var open []document.Heading
	ids := map[string]bool{}
	closeTo := func(level int) {
		for len(open) > 0 && open[len(open)-1].Level >= level {
			out = append(out, "nothing below “"+document.Plain(open[len(open)-1].Text)+"”")
			open = open[:len(open)-1]
		}
	}
	document.Walk(doc.Blocks, func(b document.Block) {
		switch b := b.(type) {
		case document.Heading:
			closeTo(b.Level)
			open = append(open, b)
			ids[b.ID] = true
		case document.Paragraph:
			if s := document.Plain(b.Text); absence.MatchString(s) {
				out = append(out, "says only that something is absent: "+s)
			}
			if strings.HasPrefix(document.Plain(b.Text), "(Kèm theo") {
				return // the mark of an appendix
			}
			open = nil
		case document.Table:
			ids[b.ID] = true
			open = nil
		case document.Figure, document.List, document.Contents:
			open = nil
		case document.Signature:
			closeTo(0)
		case document.Break, document.Region, document.Head:
		}
	})
	closeTo(0)
	document.Walk(doc.Blocks, func(b document.Block) {
		p, _ := b.(document.Paragraph)
		for _, i := range p.Text {
			switch i := i.(type) {
			case document.Link:
				if !ids[i.Target] {
					out = append(out, "a link leads nowhere: "+i.Target)
				}
			case document.PageRef:
				if !ids[i.Target] {
					out = append(out, "a page reference leads nowhere: "+i.Target)
				}
			}
		}
	})
	return out
}

// A chart that has nothing to show is not in the report, nor is a heading that has nothing else below it; the others are
// counted without a gap. It is told.
func TestAChartWithNothingToShowIsNotPrinted(t *testing.T) {
	slow(t)
	t.Parallel()
	tree := memory(t, templatesDir, "nq16", "defaults", "profiles", "fonts")
	add(tree, "nq16/figures.yaml", "  - {code: silent, form: chart, kind: silent, title: Không có gì}\n")
	add(tree, "nq16/sections/065-trong.md", "---\ntypes: [thang]\n---\n## Tiêu đề trống\n\n![](chart:silent)\n")
	r := write(t, Options{
		Templates: tree, Program: "nq16", Prefix: "inputs", Inputs: memory(t, inputsDir, "2023-05"),
		Edition: edition.Edition{Period: period.MonthOf(2023, 5), Type: "thang"},
		Charts:  append(figure.Kinds(), figure.Define("silent", program.NoSubject, struct{}{}, func(*figure.Chart, *struct{}) (string, bool) { return "", false })),
	})
	if r.err != nil {
		t.Fatal(r.err)
	}
	charts := 0
	document.Walk(r.value.Document.Blocks, func(b document.Block) {
		switch b := b.(type) {
		case document.Heading:
			if document.Plain(b.Text) == "Tiêu đề trống" {
				t.Error("the heading over it is printed")
			}
		case document.Figure:
			if charts++; b.Chart == "silent" || b.Number != "Biểu đồ "+strconv.Itoa(charts) {
				t.Errorf("chart %s is number %s, want %d", b.Chart, b.Number, charts)
			}
		}
	})
	told := map[string]bool{}
	for _, d := range r.value.Diagnostics {
		told[d.Code] = true
	}
	if !told["N518"] || told["N601"] || charts == 0 {
		t.Errorf("told %v, %d charts", told, charts)
	}
}

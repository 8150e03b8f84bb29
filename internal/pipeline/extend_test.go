package pipeline

import (
	"context"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/edition"
	"tiendo/internal/font"
	"tiendo/internal/forms"
	"tiendo/internal/lexicon"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
	"tiendo/internal/workbook"
)

// memory reads a folder of the repository into a tree that a test may change.
func memory(t *testing.T, dir string, tops ...string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for _, top := range tops {
		err := fs.WalkDir(os.DirFS(dir), top, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
			out[name] = &fstest.MapFile{Data: b}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func add(tree fstest.MapFS, name, text string) {
	old := ""
	if f, ok := tree[name]; ok {
		old = string(f.Data)
	}
	tree[name] = &fstest.MapFile{Data: []byte(old + text)}
}

// TestTemplatesAlone adds an indicator, a body with its form, a section and a chart by YAML and Markdown
// alone, sends the new body's workbook, and finds all of it in the report.
func TestTemplatesAlone(t *testing.T) {
	slow(t)
	tree := memory(t, templatesDir, "nq16", "profiles", "fonts")
	add(tree, "nq16/measures.yaml", `
  - {code: cay_xanh, name: Diện tích cây xanh bình quân đầu người, unit: "%", decimals: 1, accumulates: level, source_priority: [cong-vien]}
`)
	add(tree, "nq16/bodies.yaml", `
  - {code: cong-vien, name: Ban Quản lý công viên và cây xanh, short_name: Ban Cây xanh, due_day: 5}
`)
	add(tree, "nq16/indicators.yaml", `
  - code: CT21
    name: "Tỷ lệ phủ xanh đô thị"
    short_name: "Cây xanh"
    lead: cong-vien
    components:
      - code: CT21a
        name: "Tỷ lệ phủ xanh đô thị"
        unit: "%"
        decimals: 1
        value: cay_xanh
        kind: level
        better: higher
        frequency: month
        main: true
        baseline: {value: 10, period: "2020", source: "minh họa"}
        targets:
          - {giver: resolution, name: "Nghị quyết", bound: min, value: 20, period: "2025", source: "minh họa", locked: true}
`)
	add(tree, "nq16/forms/cong-vien.yaml", `
code: CX-01
version: 1
title: Báo cáo cây xanh
bodies: [cong-vien]
marker: true
tables:
  - code: thang
    kind: measures
    sheet: Cây xanh
    title: Kết quả phủ xanh
    columns:
      - {code: gia_tri, heading: Thực hiện, kind: actual, span: month, required: true}
    rows:
      - {code: cay_xanh, measure: cay_xanh, label: Tỷ lệ phủ xanh, unit: "%"}
`)
	add(tree, "nq16/figures.yaml", `
  - {code: green, form: chart, kind: path, title: "{subject}: phủ xanh", width: 120mm, height: 60mm}
`)
	add(tree, "nq16/sections/175-cay-xanh.md", `---
types: [so_ket, thang]
---
# Phủ xanh đô thị

Tỷ lệ phủ xanh được theo dõi hằng tháng.

![](chart:green/CT21)
`)
	o := Options{
		Templates: tree, Program: "nq16", Prefix: "inputs", Inputs: os.DirFS(inputsDir),
		Edition: edition.Edition{Period: period.MonthOf(2023, 5), Type: "thang"},
	}
	p, found, err := Load(o)
	if err != nil {
		t.Fatalf("load: %v %v", err, found)
	}
	o.Inputs = patched{o.Inputs, nil}
	inputs := memory(t, inputsDir, "2023-05")
	for _, m := range []period.Month{period.MonthOf(2023, 4), period.MonthOf(2023, 5)} {
		inputs[path.Join(m.String(), "cong-vien.xlsx")] = &fstest.MapFile{Data: filled(t, p, "CX-01", m, "16.5")}
	}
	o.Inputs = inputs

	j, err := Judge(context.Background(), o, p, found)
	if err != nil {
		t.Fatalf("judge: %v", err)
	}
	ind := j.Card.Indicator("CT21")
	if ind == nil || ind.Status != scorecard.OnTrack {
		t.Fatalf("CT21 is %+v, want on track", ind)
	}
	fonts, err := font.Load(tree)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Write(context.Background(), o, j, fonts)
	if err != nil {
		t.Fatalf("write: %v", err)
	}
	var headings, charts []string
	document.Walk(r.Document.Blocks, func(b document.Block) {
		switch b := b.(type) {
		case document.Heading:
			headings = append(headings, document.Plain(b.Text))
		case document.Figure:
			if b.Drawing != nil {
				charts = append(charts, b.Chart+"/"+b.Subject)
			}
		}
	})
	if !slices.Contains(headings, "Phủ xanh đô thị") {
		t.Errorf("the new section is not among %q", headings)
	}
	if !slices.Contains(charts, "green/CT21") {
		t.Errorf("the new chart is not among %q", charts)
	}
	if !strings.Contains(string(r.JSON), `"cong-vien/2023-05/1"`) {
		t.Error("the new body's submission is not in the json")
	}
}

// filled is the blank of a form with one figure in its only measure.
func filled(t *testing.T, p *program.Program, form string, m period.Month, value string) []byte {
	t.Helper()
	f := p.FormByCode(form)
	s := forms.Build(lexicon.New(p), *f, *p.BodyByCode(f.Bodies[0]), observation.Set{}, m)
	row, col := f.Tables[0].Rows[0].Code, f.Tables[0].Columns[0].Code
	if err := s.Number(forms.Key{Table: f.Tables[0].Code, Row: row, Column: col}, quantity.MustParse(value)); err != nil {
		t.Fatal(err)
	}
	b, err := workbook.Write(s.Draft)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// lineWith is the number of the line of a text in which some words stand last; 0 for nowhere.
func lineWith(text, words string) int {
	at := strings.LastIndex(text, words)
	if at < 0 {
		return 0
	}
	return 1 + strings.Count(text[:at], "\n")
}

// names tells whether a finding of a code stands at a line, 0 for any, and its message or hint says some words.
func names(found diag.List, code string, line int, words string) bool {
	return slices.ContainsFunc(found, func(d diag.Diagnostic) bool {
		return d.Code == code && (line == 0 || d.At.Line == line) && strings.Contains(d.Message+" "+d.Hint, words)
	})
}

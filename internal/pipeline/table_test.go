package pipeline

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"tiendo/internal/compose"
	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/table"
	"tiendo/internal/document"
	"tiendo/internal/edition"
	"tiendo/internal/font"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/scorecard"
)

// leadsKind is a kind of tables as a newcomer would write it, all of it here: who answers for the indicators of a
// status, and for how many.
var leadsKind = table.Define("leads", program.NoSubject, leadsOptions{Status: "challenging"}, makeLeads)

type leadsOptions struct {
	table.Common
	Status  statusOfLeads
	Columns program.TableColumns
}

type statusOfLeads string

func (statusOfLeads) Choices() []string { return []string{"achieved", "on_track", "challenging"} }

func (o *leadsOptions) CheckOptions(*program.Program, *program.Figure) []program.OptionFault {
	out := program.Missing("columns", len(o.Columns) > 0)
	for _, c := range o.Columns {
		out = append(out, program.NoneOf("columns", c.Code, []string{"no", "lead", "count"})...)
	}
	return out
}

func makeLeads(t *table.Table, o *leadsOptions) bool {
	var columns []table.Column
	for _, c := range o.Columns {
		columns = append(columns, table.Column{TableColumn: c, Align: table.Left, Head: inline.Text(c.Code)})
	}
	t.Columns(columns...)
	st, _ := scorecard.ParseStatus(string(o.Status))
	count := map[string]int{}
	var leads []string
	for _, i := range t.Indicators(func(i *scorecard.Indicator) bool { return i.Status == st }) {
		if count[i.Lead]++; count[i.Lead] == 1 {
			leads = append(leads, i.Lead)
		}
	}
	for _, lead := range leads {
		no := t.Counter()
		var cells []document.Cell
		for _, c := range o.Columns {
			cells = append(cells, map[string]document.Cell{
				"no": no, "lead": table.Name(t.Body(lead)), "count": table.Cell(t.Counted("leads."+lead, count[lead], "indicators")),
			}[c.Code])
		}
		t.Row("lead-"+lead, cells...)
	}
	return true
}

// TestANewTableIsOneFile adds a kind of tables from outside, declares a table of it, names that in a section, and
// finds it in the report.
func TestANewTableIsOneFile(t *testing.T) {
	slow(t)
	t.Parallel()
	tree := memory(t, templatesDir, "nq16", "profiles", "fonts")
	const declared = "  - {code: answer, form: table, kind: leads, title: Ai chịu trách nhiệm, options: {status: on_track, columns: 'no:9mm, lead:4, count', unit: chỉ tiêu}}\n"
	add(tree, "nq16/figures.yaml", declared)
	add(tree, "nq16/sections/176-chu-tri.md", "---\ntypes: [thang]\n---\n# Chủ trì\n\n![](table:answer)\n")
	o := Options{
		Templates: tree, Program: "nq16", Prefix: "inputs", Inputs: memory(t, inputsDir, "2023-05"),
		Edition: edition.Edition{Period: period.MonthOf(2023, 5), Type: "thang"},
	}
	line := len(strings.Split(string(tree["nq16/figures.yaml"].Data), "\n")) - 1
	if _, found, err := Load(o); err == nil || len(found) != 1 || found[0].Code != "E456" || found[0].At.Line != line {
		t.Errorf("without the kind: %v %v", err, found)
	}
	o.Tables = append(compose.TableKinds(), leadsKind)
	right := tree["nq16/figures.yaml"].Data
	for wrong, want := range map[string][2]string{
		"status: on_trak": {"status: on_track", "“on_track”"}, "stauts: on_track": {"status: on_track", "“status”"}, "cout'": {"count'", "“count”"},
	} {
		tree["nq16/figures.yaml"].Data = []byte(strings.Replace(string(right), want[0], wrong, 1))
		if _, found, err := Load(o); err == nil || len(found) != 1 || found[0].At.Line != line || !strings.Contains(found[0].Hint, want[1]) {
			t.Errorf("%s: %v %v", wrong, err, found)
		}
	}
	tree["nq16/figures.yaml"].Data = right
	p, found, err := Load(o)
	if err != nil {
		t.Fatalf("load: %v %v", err, found)
	}
	j, err := Judge(context.Background(), o, p, found)
	if err != nil {
		t.Fatalf("judge: %v", err)
	}
	fonts, err := font.Load(os.DirFS(templatesDir))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Write(context.Background(), o, j, fonts)
	if err != nil {
		t.Fatalf("write: %v %v", err, r.Diagnostics)
	}
	stands := false
	document.Walk(r.Document.Blocks, func(b document.Block) {
		if x, ok := b.(document.Table); ok && document.Plain(x.Caption) == "Ai chịu trách nhiệm" {
			stands = x.Number != "" && x.Unit == "chỉ tiêu" && len(x.Columns) == 3 && len(x.Rows) > 0 && len(x.Rows[0].Cells) == 3
		}
	})
	if !stands {
		t.Error("the table does not stand in the document")
	}
	if !slices.ContainsFunc(r.Document.Values, func(v document.Value) bool {
		return strings.HasPrefix(v.ID, "leads.") && v.Value.Derived != "" && v.Text != "0"
	}) {
		t.Error("its number is no value of the document")
	}
}

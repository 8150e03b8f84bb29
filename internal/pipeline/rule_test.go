package pipeline

import (
	"context"
	"strings"
	"testing"

	"tiendo/internal/check"
	"tiendo/internal/diag"
	"tiendo/internal/edition"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/wording"
)

// aboveRule is a rule of forms as a newcomer would write it, all of it here: the figures of one column are above those
// of another by a factor.
var aboveRule = check.Define("above", func(t *check.Table, a *aboveArgs) {
	t.Each(a.Scope, func(o *observation.Observation) {
		for _, row := range t.Rows(check.Scope{}) {
			of := t.Figure(row, string(a.Of))
			if of == nil || of.Measure != o.Measure || of.Area != o.Area || o.Value.Num.Cmp(of.Value.Num.Mul(a.Times)) >= 0 {
				continue
			}
			t.Say("E215", o, wording.Args{"found": o.Value.Plain(), "expected": "≥ " + of.Value.Plain()})
		}
	})
})

type aboveArgs struct {
	check.Scope
	Of    program.ColumnName
	Times quantity.Decimal
}

// TestANewRuleIsOneFile adds a rule from outside, declares it with a table, and finds its finding at the cell; what is
// misspelt in it is held against file, line and the nearest right word.
func TestANewRuleIsOneFile(t *testing.T) {
	t.Parallel()
	tree := memory(t, templatesDir, "nq16", "profiles", "fonts")
	const form = "nq16/forms/so-du-lich.yaml"
	const after = "    rules:\n"
	const declared = "      - {code: above, severity: error, args: {columns: luy_ke, of: thang, times: 20}}\n"
	right := strings.Replace(string(tree[form].Data), after, after+declared, 1)
	line := strings.Count(right[:strings.Index(right, declared)], "\n") + 1
	o := Options{
		Templates: tree, Program: "nq16", Prefix: "inputs", Inputs: memory(t, inputsDir, "2023-05"),
		Edition: edition.Edition{Period: period.MonthOf(2023, 5), Type: "thang"},
	}
	load := func(text string) (*program.Program, diag.List, error) {
		tree[form].Data = []byte(text)
		return Load(o)
	}
	if _, found, err := load(right); err == nil || len(found) != 1 || found[0].At.Line != line {
		t.Errorf("without the rule: %v %v", err, found)
	}
	o.Rules = append(check.Rules(), aboveRule)
	for _, c := range []struct{ was, wrong, near string }{
		{"code: above", "code: abov", "“above”"}, {"columns:", "coluns:", "“columns”"}, {"luy_ke", "luy_k", "“luy_ke”"},
		{"of: thang", "of: thag", "“thang”"}, {"times:", "time:", "“times”"},
	} {
		text := strings.Replace(right, declared, strings.Replace(declared, c.was, c.wrong, 1), 1)
		if _, found, err := load(text); err == nil || len(found) != 1 || found[0].At.Line != line || !strings.Contains(found[0].Hint, c.near) {
			t.Errorf("%s: %v %v", c.wrong, err, found)
		}
	}
	p, found, err := load(right)
	if err != nil {
		t.Fatalf("load: %v %v", err, found)
	}
	j, err := Judge(context.Background(), o, p, found)
	if err != nil {
		t.Fatal(err)
	}
	var at []string
	for _, d := range j.Diagnostics {
		if d.Code == "E215" {
			at = append(at, d.At.String())
		}
	}
	if strings.Join(at, " ") != "inputs/2023-05/so-du-lich.xlsx[Khách du lịch!H4] inputs/2023-05/so-du-lich.xlsx[Khách du lịch!H6]" {
		t.Errorf("found at %v", at)
	}
}

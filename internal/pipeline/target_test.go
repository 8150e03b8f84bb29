package pipeline

import (
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"tiendo/internal/edition"
	"tiendo/internal/font"
	"tiendo/internal/period"
	"tiendo/internal/scorecard"
)

const (
	healthTarget = `          - {giver: resolution, name: "Nghị quyết Đại hội XVI", bound: min, value: 95, period: "2025", source: "minh họa", verified: false, valid_from: 2020-10-15, locked: true}
  - code: CT16`
	healthAmended = `          - {giver: resolution, name: "Nghị quyết Đại hội XVI", bound: min, value: 95, period: "2025", source: "minh họa", verified: false, valid_from: 2020-10-15, locked: true}
          - {giver: resolution, name: "Nghị quyết Đại hội XVI", bound: min, value: 98, period: "2025", source: "minh họa", verified: false, valid_from: 2023-05-16, document: "Nghị quyết số 12-NQ/TU", locked: true}
  - code: CT16`
)

// TestAnAmendedTargetIsJudgedAndPrintedFromItsDay amends the target of CT15 in the middle of May 2023 by a line of
// YAML: April's report knows nothing of it, May's is judged by it, and the old one stands beside the new in the json
// and in the report.
func TestAnAmendedTargetIsJudgedAndPrintedFromItsDay(t *testing.T) {
	slow(t)
	t.Parallel()
	tree := memory(t, templatesDir, "nq16", "profiles", "fonts")
	right := string(tree["nq16/indicators.yaml"].Data)
	if strings.Count(right, healthTarget) != 1 {
		t.Fatal("the target of CT15 is not where it was")
	}
	tree["nq16/indicators.yaml"].Data = []byte(strings.Replace(right, healthTarget, healthAmended, 1))
	fonts, err := font.Load(os.DirFS(templatesDir))
	if err != nil {
		t.Fatal(err)
	}
	inputs := memory(t, inputsDir, "2022-12", "2023-03", "2023-04", "2023-05")
	for _, tc := range []struct {
		month        period.Month
		status       scorecard.Status
		target, cell string
		values       map[string]string // id of a figure in the json → as printed
	}{
		{period.MonthOf(2023, 4), scorecard.OnTrack, "95", "≥\u00a095,00ᵐ", map[string]string{"CT15a.target": "95", "CT15a.target.former.1": ""}},
		{period.MonthOf(2023, 5), scorecard.Challenging, "98", "≥\u00a098,00ᵐ (trước khi điều chỉnh: ≥\u00a095,00ᵐ)", map[string]string{"CT15a.target": "98", "CT15a.target.former.1": "95"}},
	} {
		o := Options{Templates: tree, Program: "nq16", Prefix: "inputs", Inputs: inputs, Edition: edition.Edition{Period: tc.month, Type: "thang"}}
		p, found, err := Load(o)
		if err != nil {
			t.Fatalf("load: %v %v", err, found)
		}
		j, err := Judge(context.Background(), o, p, found)
		if err != nil {
			t.Fatalf("judge: %v", err)
		}
		r, err := Write(context.Background(), o, j, fonts)
		if err != nil {
			t.Fatalf("write: %v %v", err, r.Diagnostics)
		}
		if in := j.Card.Indicator("CT15"); in.Status != tc.status || in.Components[0].Target.Value.Plain() != tc.target {
			t.Errorf("%s: %v by %s, want %v by %s", tc.month, in.Status, in.Components[0].Target.Value.Plain(), tc.status, tc.target)
		}
		if cells := strings.Split(rowText(r.Document, "CT15"), " | "); len(cells) < 4 || cells[3] != tc.cell {
			t.Errorf("%s: the table of indicators says %q, want the target %q", tc.month, cells, tc.cell)
		}
		target, values := targetsInJSON(t, r.JSON, "CT15a")
		if target != tc.target {
			t.Errorf("%s: target %s in the json, want %s", tc.month, target, tc.target)
		}
		for id, want := range tc.values {
			if values[id] != want {
				t.Errorf("%s: %s is %q in the json, want %q", tc.month, id, values[id], want)
			}
		}
	}
}

// targetsInJSON are a component's target and the printed figures of targets by their ids.
func targetsInJSON(t *testing.T, data []byte, code string) (target string, values map[string]string) {
	t.Helper()
	var f struct {
		Indicators []struct {
			Components []struct{ Code, Target string }
		}
		Values []struct{ ID, Value string }
	}
	if err := json.Unmarshal(data, &f); err != nil {
		t.Fatal(err)
	}
	for _, i := range f.Indicators {
		for _, c := range i.Components {
			if c.Code == code {
				target = c.Target
			}
		}
	}
	values = map[string]string{}
	for _, v := range f.Values {
		if strings.HasPrefix(v.ID, code+".target") {
			values[v.ID] = v.Value
		}
	}
	return target, values
}

package pipeline

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"tiendo/internal/document"
	"tiendo/internal/edition"
	"tiendo/internal/font"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/score/evidence"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

// peakKind is a kind of components as a newcomer would write it, all of it here: the best single month of the term
// counts and stays, whatever comes after it. Its road, its series and when it is on track are a level's.
var peakKind = kind.Kind{
	Kind:       program.Kind{Name: "peak", Standing: true},
	Values:     []string{"peak.best_month"},
	AchievedBy: "peak.achieved",
	Current:    bestMonth, Achieved: bestAtTarget,
	Road: kind.Level.Road, Near: kind.Rank.Near, Series: kind.Level.Series, Path: kind.Level.Path,
}

func bestMonth(e *evidence.Evidence) kind.Current {
	out := kind.Current{Rule: "peak.best_month"}
	for _, p := range e.Readings.Periods() {
		r := e.Readings.At(p)
		if !p.IsMonth() || p.To < e.Span.From || !r.Known() {
			continue
		}
		if !out.Known() || e.Meets(r.Value.Num, out.Value.Num) {
			out.Reading = r
		}
		out.Fresh = p.To
	}
	out.Inputs = []scorecard.Named{scorecard.Name("reading", out.Value)}
	return out
}

func bestAtTarget(e *evidence.Evidence, p kind.Progress) (bool, []scorecard.Named) {
	return e.AtTarget(p.Now.Value.Num), []scorecard.Named{scorecard.Name("value", p.Now.Value), scorecard.Name("target", e.Target.Value)}
}

const (
	peakComponent = `
  - code: CT21
    name: "Tháng sản xuất công nghiệp tăng cao nhất"
    lead: cuc-thong-ke
    components:
      - code: CT21a
        name: "Tháng có chỉ số sản xuất công nghiệp tăng cao nhất"
        unit: "%"
        decimals: 1
        value: iip
        kind: peak
        better: higher
        frequency: month
        main: true
        baseline: {value: 12, period: "2020", source: "minh họa"}
        targets:
          - {giver: resolution, name: "Nghị quyết", bound: min, value: 23, period: "2025", source: "minh họa", locked: true}
`
	peakRules = `
rules:
  - code: peak.best_month
    title: Tháng cao nhất
    text: Lấy tháng có kết quả tốt nhất từ đầu nhiệm kỳ.
  - code: peak.achieved
    title: Chỉ tiêu tháng cao nhất, dự kiến đạt
    text: Tháng tốt nhất đạt mục tiêu.
`
)

// TestANewKindIsOneFile adds a kind of components from outside, gives an indicator a component of it by YAML alone,
// and finds that judged and printed.
func TestANewKindIsOneFile(t *testing.T) {
	slow(t)
	t.Parallel()
	tree := memory(t, templatesDir, "nq16", "profiles", "fonts")
	add(tree, "nq16/indicators.yaml", peakComponent)
	o := Options{
		Templates: tree, Program: "nq16", Prefix: "inputs", Inputs: memory(t, inputsDir, "2023-02", "2023-03", "2023-04", "2023-05"),
		Edition: edition.Edition{Period: period.MonthOf(2023, 5), Type: "thang"},
	}
	line := lineWith(string(tree["nq16/indicators.yaml"].Data), "kind: peak")
	if _, found, err := Load(o); err == nil || !names(found, "E408", line, "level, maintained, yearly_flow, term_total, yearly_rate, rank") {
		t.Errorf("without the kind: %v %v, want E408 in line %d", err, found, line)
	}
	o.Kinds = append(kind.All(), peakKind)
	if _, found, err := Load(o); err == nil || !names(found, "E426", 0, "peak.best_month") || !names(found, "E426", 0, "peak.achieved") {
		t.Errorf("without the words of its rules: %v %v, want E426 twice", err, found)
	}
	add(tree, "nq16/method.yaml", peakRules)
	right := tree["nq16/indicators.yaml"].Data
	tree["nq16/indicators.yaml"].Data = []byte(strings.Replace(string(right), "kind: peak", "kind: peek", 1))
	if _, found, err := Load(o); err == nil || !names(found, "E408", line, "“peak”") {
		t.Errorf("with the kind misspelt: %v %v, want the right word in line %d", err, found, line)
	}
	tree["nq16/indicators.yaml"].Data = right
	p, found, err := Load(o)
	if err != nil {
		t.Fatalf("load: %v %v", err, found)
	}
	j, err := Judge(context.Background(), o, p, found)
	if err != nil {
		t.Fatalf("judge: %v", err)
	}
	c := j.Card.Indicator("CT21").Components[0]
	if c.Status != scorecard.Achieved || c.Value.Plain() != "23.4" || c.Period.String() != "2023-02" || c.LatestPeriod.String() != "2023-01..05" {
		t.Errorf("%v by %s for %s, newest of %s; want achieved by 23.4 of February, kept in May", c.Status, c.Value.Plain(), c.Period, c.LatestPeriod)
	}
	var rules []string
	for _, s := range c.Trace {
		rules = append(rules, s.Rule)
	}
	if want := []string{"peak.best_month", "peak.achieved", "pace", "indicator"}; !slices.Equal(rules, want) {
		t.Errorf("trace %v, want %v", rules, want)
	}
	fonts, err := font.Load(os.DirFS(templatesDir))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Write(context.Background(), o, j, fonts)
	if err != nil {
		t.Fatalf("write: %v %v", err, r.Diagnostics)
	}
	if got, want := rowText(r.Document, "CT21"), "21 | Tháng sản xuất công nghiệp tăng cao nhất | % | ≥\u00a023,0ᵐ | 23,4ᵐ | tháng 02/2023 | 103,6 | dự kiến đạt"; got != want {
		t.Errorf("in the table of indicators: %q, want %q", got, want)
	}
	if !strings.Contains(string(r.JSON), `"kind": "peak"`) {
		t.Error("the component is not in the json")
	}
}

// rowText is the row of a table with an id as a reader sees it, its cells parted by bars.
func rowText(d document.Document, id string) string {
	var cells []string
	document.Walk(d.Blocks, func(b document.Block) {
		x, ok := b.(document.Table)
		if !ok {
			return
		}
		for _, r := range x.Rows {
			if r.ID == id && cells == nil {
				for _, c := range r.Cells {
					cells = append(cells, document.Plain(c.Text))
				}
			}
		}
	})
	return strings.Join(cells, " | ")
}

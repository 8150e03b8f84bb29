package kind

import (
	"os"
	"strings"
	"testing"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/evidence"
)

// TestKindsAreWhole holds each kind to what Kind asks of it, and to a file of its own.
func TestKindsAreWhole(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, k := range All() {
		if k.Name == "" || seen[k.Name] {
			t.Errorf("%q: no name, or one twice", k.Name)
		}
		seen[k.Name] = true
		if _, err := os.Stat(k.Name + ".go"); err != nil {
			t.Errorf("%s has no file of its own: %v", k.Name, err)
		}
		if k.Current == nil || k.Road == nil || k.Achieved == nil || k.Near == nil || k.Series == nil || k.Path == nil {
			t.Errorf("%s lacks what every kind must say", k.Name)
		}
		if (k.Project == nil) != (k.Reaches == nil) {
			t.Errorf("%s: a projection can be held against the target, or there is none", k.Name)
		}
		for i, code := range k.Rules() {
			if own := strings.HasPrefix(code, k.Name+"."); own != (i >= len(k.Values)) {
				t.Errorf("%s: the rule %s is not where it belongs", k.Name, code)
			}
		}
		if got := Find(All(), k.Name); got.Name != k.Name || got.AchievedBy != k.AchievedBy {
			t.Errorf("%s is not found by its name", k.Name)
		}
	}
	if len(seen) != 6 {
		t.Errorf("%d kinds", len(seen))
	}
}

// TestUnknownKindJudgesNothing: the loader refuses one; whoever brings a program of other kinds gets no status.
func TestUnknownKindJudgesNothing(t *testing.T) {
	t.Parallel()
	k := Find(All(), "other")
	formula, err := program.ParseFormula("x")
	if err != nil {
		t.Fatal(err)
	}
	p := &program.Program{
		Term:       program.Term{Baseline: period.Date{Year: 2020, Month: 12, Day: 31}, End: period.Date{Year: 2025, Month: 12, Day: 31}},
		Measures:   []program.Measure{{Code: "x", Accumulates: program.Level}},
		Indicators: []program.Indicator{{Components: []program.Component{{Value: formula, Kind: k.Kind}}}},
	}
	june := period.MonthOf(2023, 6)
	set := observation.Set{Month: june, Observations: []observation.Observation{{Measure: "x", Period: period.InMonth(june), Sent: june, Chosen: true, Value: quantity.Of(quantity.Int(5), "u")}}}
	e := evidence.Gather(p, set).About(&p.Indicators[0].Components[0], june)
	if now := k.Current(e); now.Known() || k.Road(e, now).Why != "why.no_value" || k.Near(e, Progress{}, quantity.Int(0)) {
		t.Errorf("a kind that nobody declares judges %s", now.Value.Plain())
	}
}

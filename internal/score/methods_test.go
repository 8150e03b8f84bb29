package score

import (
	"testing"

	"tiendo/internal/program"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

func TestMethodsSideBySide(t *testing.T) {
	t.Parallel()
	// The case of the literature: up from 10 to 20, now 16.2 with 70 % of the time gone.
	f := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2024-06").base("10").target("20").actual("2024-06", "16.2")
	f.p.Method.CAGRAllowed = []string{"I1a"}
	m := f.judge().Methods
	if len(m) != 3 {
		t.Fatalf("%d methods, want 3", len(m))
	}
	want := []struct {
		method, value string
		status        scorecard.Status
	}{{"linear", "0.8857", scorecard.Challenging}, {"cagr", "0.9939", scorecard.OnTrack}, {"projection", "18.8571", scorecard.Challenging}}
	for i, w := range want {
		if m[i].Method != w.method || m[i].Value.Num.Fixed(4) != w.value || m[i].Status != w.status || m[i].Why != "" {
			t.Errorf("%s: %s %v (%s), want %s %v", m[i].Method, m[i].Value.Num.Fixed(4), m[i].Status, m[i].Why, w.value, w.status)
		}
	}
	down := newFixture(t, kind.Level.Kind, program.Lower, program.Level, "2024-06").base("10").target("2").actual("2024-06", "4.4")
	down.p.Method.CAGRAllowed = []string{"I1a"}
	m = down.judge().Methods
	if m[0].Value.Num.Fixed(3) != "1.000" || m[1].Value.Num.Fixed(3) != "0.760" {
		t.Errorf("falling: linear %s, cagr %s, want 1.000 and 0.760", m[0].Value.Num.Fixed(3), m[1].Value.Num.Fixed(3))
	}
	rank := newFixture(t, kind.Rank.Kind, program.Lower, program.Rate, "2023-06").base("7").target("2").actual("2022", "5").judge().Methods
	if rank[1].Why != "why.cagr_forbidden" || rank[2].Why != "why.no_model" {
		t.Errorf("rank: %q and %q", rank[1].Why, rank[2].Why)
	}
}

func TestWhyAMethodDoesNotApply(t *testing.T) {
	t.Parallel()
	build := func(kind program.Kind, acc program.Accumulation, base, target string, say ...string) []scorecard.MethodResult {
		f := newFixture(t, kind, program.Higher, acc, "2023-06").base(base).target(target).actual(say...)
		f.p.Method.CAGRAllowed = []string{"I1a"}
		return f.judge().Methods
	}
	for _, tc := range []struct {
		name             string
		got              []scorecard.MethodResult
		linear, cagr, pr string
	}{
		{"nothing reported", build(kind.Level.Kind, program.Level, "1", "2"), "why.no_value", "why.no_value", "why.no_value"},
		{"no target", build(kind.Level.Kind, program.Level, "1", "", "2022", "2"), "why.no_target", "why.no_target", "why.no_target"},
		{"no base", build(kind.Level.Kind, program.Level, "", "3", "2022", "2"), "why.no_baseline", "why.no_baseline", "why.no_baseline"},
		{"zero base", build(kind.Level.Kind, program.Level, "0", "3", "2022", "2"), "", "why.cagr_sign", ""},
		{"target at the base", build(kind.Level.Kind, program.Level, "3", "3", "2022", "2"), "why.same_base", "why.same_base", ""},
		{"mean rate", build(kind.YearlyRate.Kind, program.Rate, "3", "4", "2021", "2", "2022", "3"), "", "why.cagr_forbidden", ""},
		{"expired", build(kind.Level.Kind, program.Level, "1", "4", "2021", "2"), "", "", "why.no_value"},
		{"total", build(kind.TermTotal.Kind, program.Flow, "", "4", "2021", "2", "2022", "3"), "", "why.cagr_forbidden", ""},
	} {
		if got := []string{tc.got[0].Why, tc.got[1].Why, tc.got[2].Why}; got[0] != tc.linear || got[1] != tc.cagr || got[2] != tc.pr {
			t.Errorf("%s: %q, want %q %q %q", tc.name, got, tc.linear, tc.cagr, tc.pr)
		}
	}
}

func TestMethodsKeepARecordOfTheirError(t *testing.T) {
	t.Parallel()
	f := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2024-02").base("10").target("30").actual("2021", "12", "2022", "15", "2023", "18")
	f.p.Method.CAGRAllowed = []string{"I1a"}
	m := f.judge().Methods
	// The straight line foretold 14 for 15 and 17.5 for 18: 6.67 % and 2.78 %. Growth foretold 14.4 and 18.37.
	for i, want := range []string{"4.72", "3.03", "4.72"} {
		if m[i].Tried != 2 || m[i].Error.Num.Fixed(2) != want || len(m[i].Error.Sources) != 2 {
			t.Errorf("%s: %s %% in %d years from %d cells, want %s in 2", m[i].Method, m[i].Error.Num.Fixed(2), m[i].Tried, len(m[i].Error.Sources), want)
		}
	}
	g := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-02").base("10").target("30").actual("2021", "12")
	if m := g.judge().Methods[0]; m.Tried != 0 || m.Error.Known() {
		t.Errorf("nothing to foretell from, yet %+v", m)
	}
}

func TestGrowthModelKeepsItsRecord(t *testing.T) {
	t.Parallel()
	f := newFixture(t, kind.YearlyFlow.Kind, program.Higher, program.Flow, "2025-02").base("100").target("200").actual("2021", "50", "2022", "110", "2023", "121", "2024", "140")
	m := f.judge().Methods[2]
	// 2022 and 2023 grew by a tenth: 133.1 was foretold for 2024, 140 came. Before that there was one normal year.
	if m.Tried != 1 || m.Error.Num.Fixed(3) != "4.929" {
		t.Errorf("tried %d, error %s, want 4.929 in one year", m.Tried, m.Error.Num.Fixed(3))
	}
}

// TestAProjectionBehindANearTargetIsNotOnTrack: where the base is better than the target there is no road, so a
// projection behind the target is behind it, however far from the base.
func TestAProjectionBehindANearTargetIsNotOnTrack(t *testing.T) {
	t.Parallel()
	f := newFixture(t, kind.Maintained.Kind, program.Lower, program.Rate, "2023-06").base("3").target("4").actual("2021", "3", "2022", "4.5")
	got := f.judge()
	if m := got.Methods[2]; got.Status != scorecard.Challenging || m.Status != scorecard.Challenging {
		t.Errorf("%v, by its projection of %s %v; want challenging both", got.Status, m.Value.Plain(), m.Status)
	}
}

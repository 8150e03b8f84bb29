package score

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tiendo/internal/program"
	"tiendo/internal/quantity"
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

// TestTrials holds what each method would have said in the month of a reading against every later one, as shares of the
// road; what came after the report's month is not known to it.
func TestTrials(t *testing.T) {
	t.Parallel()
	f := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2024-02").base("10").target("30").actual("2021", "12", "2022", "15", "2023", "18")
	f.p.Method.CAGRAllowed = []string{"I1a"}
	card := WithRecord(scorecard.Scorecard{}, f.p, f.set, nil)
	var got []string
	for _, x := range card.Trials {
		got = append(got, fmt.Sprintf("%s %s +%d %s %s/%s %s", x.Said, x.End, x.Horizon(), x.Method, x.Told.Num.Fixed(2), x.Came.Plain(), x.Error.Num.Fixed(2)))
	}
	want := []string{
		"2021-12 2022-12 +12 linear 14.00/15 5.00", "2021-12 2022-12 +12 cagr 14.40/15 3.00", "2021-12 2022-12 +12 projection 14.00/15 5.00", "2021-12 2022-12 +12 stays 12.00/15 15.00",
		"2021-12 2023-12 +24 linear 16.00/18 10.00", "2021-12 2023-12 +24 cagr 17.28/18 3.60", "2021-12 2023-12 +24 projection 16.00/18 10.00", "2021-12 2023-12 +24 stays 12.00/18 30.00",
		"2022-12 2023-12 +12 linear 17.50/18 2.50", "2022-12 2023-12 +12 cagr 18.37/18 1.86", "2022-12 2023-12 +12 projection 17.50/18 2.50", "2022-12 2023-12 +12 stays 15.00/18 15.00",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("trials (-want +got)\n%s", diff)
	}
	if len(card.Records) > 0 {
		t.Errorf("a record from three outcomes of one component: %+v", card.Records)
	}
	f.set.Month = month(t, "2023-02")
	f.set.Observations = f.set.Observations[:2]
	if card = WithRecord(scorecard.Scorecard{}, f.p, f.set, nil); len(card.Trials) != 4 {
		t.Errorf("%d trials in February 2023, want the four of 2022", len(card.Trials))
	}
	total := newFixture(t, kind.TermTotal.Kind, program.Higher, program.Flow, "2024-02").target("500").actual("2021", "90", "2022", "110", "2023", "130")
	card = WithRecord(scorecard.Scorecard{}, total.p, total.set, nil)
	if x := card.Trials[1]; x.Method != "projection" || x.Told.Plain() != "180" || x.Came.Plain() != "200" || x.Error.Plain() != "4" {
		t.Errorf("a total: %+v", x)
	}
}

// TestRecords pools by kind, method and horizon, and says nothing of too little.
func TestRecords(t *testing.T) {
	t.Parallel()
	var trials []scorecard.Trial
	for i := range 9 {
		trials = append(trials, scorecard.Trial{
			Component: string(rune('a' + i%3)), Kind: "level", Method: "linear", From: month(t, "2021-12"), End: month(t, "2021-12").Add(12), Error: quantity.Of(quantity.Int(int64(i*i)), "%"),
		})
	}
	if got := records(trials); len(got) != 1 || got[0].Outcomes != 9 || got[0].Components != 3 || got[0].Years != 1 || got[0].Error.Plain() != "16" {
		t.Errorf("of nine: %+v", got)
	}
	if got := records(trials[:8]); len(got) != 1 || got[0].Error.Plain() != "12.5" {
		t.Errorf("of eight: %+v", got)
	}
	if got := records(trials[:7]); len(got) != 0 {
		t.Errorf("of seven: %+v", got)
	}
	for i := range trials {
		trials[i].Component = "a"
	}
	if got := records(trials); len(got) != 0 {
		t.Errorf("of one component: %+v", got)
	}
}

// TestNoMethodCopiesTheVerdict: what plans make safe is no word of the projection's.
func TestNoMethodCopiesTheVerdict(t *testing.T) {
	t.Parallel()
	got := newFixture(t, kind.TermTotal.Kind, program.Higher, program.Flow, "2023-06").target("500").actual("2021", "100", "2022", "110", "2023-01..06", "50").judge()
	if m := got.Methods[2]; got.Status != scorecard.Achieved || m.Status != scorecard.OnTrack {
		t.Errorf("%v, by its projection of %s %v; want achieved, and on track by the projection", got.Status, m.Value.Plain(), m.Status)
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

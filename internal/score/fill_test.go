package score

import (
	"testing"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

func TestAreas(t *testing.T) {
	f := newFixture(t, kind.YearlyFlow.Kind, program.Higher, program.Flow, "2023-06").base("100").target("200").actual("2022", "140")
	f.c().Areas = "x"
	f.p.Areas = []program.Area{{Code: "B"}, {Code: "A"}, {Code: "C"}}
	for _, x := range []struct {
		area, p, v string
		kind       observation.Kind
		giver      string
	}{
		{"A", "2023-05", "3", observation.Actual, ""}, {"A", "2023-06", "4", observation.Actual, ""}, {"A", "2023-01..06", "20", observation.Actual, ""},
		{"B", "2022", "40", observation.Actual, ""}, {"A", "2023", "50", observation.Plan, "hdnd"}, {"A", "2022", "45", observation.Plan, ""}, {"Z", "2022", "9", observation.Actual, ""},
	} {
		f.say(x.kind, x.p, x.v)
		o := &f.set.Observations[len(f.set.Observations)-1]
		o.Area, o.Giver = x.area, x.giver
	}
	got := f.judge().Areas
	if len(got) != 2 {
		t.Fatalf("%d areas, want the two of the program with figures: %+v", len(got), got)
	}
	if got[0].Area != "B" || got[0].Value.Plain() != "40" || got[0].Plan.Known() {
		t.Errorf("first %+v, want B in the program's order, 40, no plan", got[0])
	}
	if got[1].Area != "A" || got[1].Value.Plain() != "20" || got[1].Period.String() != "2023-01..06" || got[1].Plan.Plain() != "50" {
		t.Errorf("second %+v, want A with the year to date and the plan of its year", got[1])
	}
}

func TestOtherTargets(t *testing.T) {
	f := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-06").base("10").target("20").actual("2023-06", "15")
	add := func(giver, value string, p period.Period, from period.Date) {
		f.c().Targets = append(f.c().Targets, program.Target{Giver: giver, Name: giver, ValidFrom: from, Reference: program.Reference{Value: quantity.Of(d(value), "u"), Period: p}})
	}
	add("nq45", "14", period.Year(2025), period.Date{})
	add("tw", "18", period.Year(2030), period.Date{})
	add("hdnd", "12", period.Year(2022), period.Date{})
	add("later", "5", period.Year(2025), period.Date{Year: 2024, Month: 1, Day: 1})
	got := f.judge().Others
	if len(got) != 2 || got[0].Giver != "nq45" || got[1].Giver != "tw" {
		t.Errorf("other targets %+v, want nq45 and tw", got)
	}
	path := f.judge().PlanPath
	if len(path) != 3 || path[1].Period != period.Year(2022) || path[1].Value.Plain() != "12" || path[2].Value.Plain() != "20" {
		t.Errorf("path %+v, want base, 12 in 2022, target", path)
	}
}

func TestFlowsAreAssembledFromQuartersAndHalves(t *testing.T) {
	for _, tc := range []struct {
		name string
		say  []string
		want string
	}{
		{"quarters", []string{"2021-01..03", "1", "2021-Q2", "2", "2021-Q3", "3", "2021-Q4", "4"}, "10"},
		{"halves", []string{"2021-01..06", "3", "2021-07..12", "7"}, "10"},
		{"to date and months", []string{"2021-01..09", "6", "2021-10", "1", "2021-11", "1", "2021-12", "2"}, "10"},
		{"a month is missing", []string{"2021-01..09", "6", "2021-10", "1", "2021-12", "2"}, "7"},
		{"the year as reported", []string{"2021-01..06", "3", "2021-07..12", "7", "2021", "9"}, "9"},
	} {
		f := newFixture(t, kind.TermTotal.Kind, program.Higher, program.Flow, "2021-12").target("50").actual(tc.say...)
		if got := f.judge(); got.Value.Plain() != tc.want {
			t.Errorf("%s: %s for %s, want %s", tc.name, got.Value.Plain(), got.Period, tc.want)
		}
	}
}

func TestLevelAskedForTheYearToDate(t *testing.T) {
	// A form may ask a level in a column "cộng dồn": it stands at the end all the same, and once.
	f := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-06").base("10").target("20").actual("2022", "14", "2023-01..06", "15")
	got := f.judge()
	if got.Value.Plain() != "15" || len(got.Series) != 2 || got.SamePeriod.Known() {
		t.Errorf("value %s, %d points, same period %q", got.Value.Plain(), len(got.Series), got.SamePeriod.Plain())
	}
}

func TestAnAbsentFigureIsNoReading(t *testing.T) {
	f := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-06").base("10").target("20").actual("2022-12", "14", "2023-06", "15")
	f.set.Observations[1].Value = quantity.Value{Absence: quantity.Refused, Sources: f.set.Observations[1].Value.Sources}
	if got := f.judge(); got.Value.Plain() != "14" || !got.Carried || got.AsOf != (period.Date{Year: 2022, Month: 12, Day: 31}) {
		t.Errorf("value %s as of %s, carried %v; want the older 14, carried", got.Value.Plain(), got.AsOf, got.Carried)
	}
}

func TestWhyAMethodDoesNotApply(t *testing.T) {
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

func TestGrowthModelKeepsItsRecord(t *testing.T) {
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

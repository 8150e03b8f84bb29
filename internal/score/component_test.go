package score

import (
	"testing"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/kind"
)

func TestNeeded(t *testing.T) {
	t.Parallel()
	f := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2022-12").base("10").target("20").actual("2022-12", "12")
	got := f.judge()
	// 1 a year so far; 8 in three years are left.
	if got.SoFar.Plain() != "1" || got.Needed.Plain() != "2.7" || got.Needed.Derived != "(20 − 12) ÷ 3 → 2,7" || got.NeededTimes.Num.Fixed(4) != "2.6667" {
		t.Errorf("so far %s, needed %s, times %s", got.SoFar.Plain(), got.Needed.Plain(), got.NeededTimes.Plain())
	}
	r := newFixture(t, kind.YearlyRate.Kind, program.Higher, program.Rate, "2023-06").target("10").actual("2021", "8", "2022", "9").judge()
	if r.Needed.Num.Fixed(2) != "11.00" || r.SoFar.Plain() != "8.5" {
		t.Errorf("rate: needed %s, so far %s, want 11 and 8.5", r.Needed.Plain(), r.SoFar.Plain())
	}
}

// TestNeededIsRoundedToWhereTheTargetIsMet prints what is needed so that who brings it meets the target.
func TestNeededIsRoundedToWhereTheTargetIsMet(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name         string
		better       program.Better
		base, target string
		decimals     int
		now, want    string
	}{
		{"counts", program.Higher, "0", "17.6", 0, "8", "4"}, // 3,2 a year
		{"a whole number stays", program.Higher, "0", "17", 0, "8", "3"},
		{"a third stays above", program.Higher, "10", "20", 2, "12", "2.67"},
		{"one that falls", program.Lower, "10", "2", 0, "9", "-3"}, // −2,33 a year
		{"one that falls, with decimals", program.Lower, "1.1", "0.3", 2, "0.7", "-0.14"},
	} {
		f := newFixture(t, kind.Level.Kind, tc.better, program.Level, "2022-12").base(tc.base).target(tc.target).actual("2022-12", tc.now)
		f.c().Decimals = tc.decimals
		if got := f.judge().Needed.Plain(); got != tc.want {
			t.Errorf("%s: needed %s a year, want %s", tc.name, got, tc.want)
		}
	}
}

func TestOtherTargets(t *testing.T) {
	t.Parallel()
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

func TestJanuaryIsNotCompared(t *testing.T) {
	t.Parallel()
	f := newFixture(t, kind.YearlyFlow.Kind, program.Higher, program.Flow, "2023-01").base("100").target("200").freq(program.Monthly)
	got := f.actual("2022-01", "5", "2022", "140", "2023-01", "50").judge()
	if got.SamePeriod.Known() {
		t.Errorf("same period of January %s, want none", got.SamePeriod.Plain())
	}
	f = newFixture(t, kind.YearlyFlow.Kind, program.Higher, program.Flow, "2023-02").base("100").target("200").freq(program.Monthly)
	got = f.actual("2022-01..02", "20", "2022", "140", "2023-01..02", "25").judge()
	if got.SamePeriod.Plain() != "20" || got.LatestPeriod.String() != "2023-01..02" {
		t.Errorf("same period %q of %s, want 20 of 2023-01..02", got.SamePeriod.Plain(), got.LatestPeriod)
	}
}

func TestLevelAskedForTheYearToDate(t *testing.T) {
	t.Parallel()
	// A form may ask a level in a column "cộng dồn": it stands at the end all the same, and once.
	f := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-06").base("10").target("20").actual("2022", "14", "2023-01..06", "15")
	got := f.judge()
	if got.Value.Plain() != "15" || len(got.Series) != 2 || got.SamePeriod.Known() {
		t.Errorf("value %s, %d points, same period %q", got.Value.Plain(), len(got.Series), got.SamePeriod.Plain())
	}
}

func TestAnAbsentFigureIsNoReading(t *testing.T) {
	t.Parallel()
	f := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-06").base("10").target("20").actual("2022-12", "14", "2023-06", "15")
	f.set.Observations[1].Value = quantity.Value{Absence: quantity.Refused, Sources: f.set.Observations[1].Value.Sources}
	if got := f.judge(); got.Value.Plain() != "14" || !got.Carried || got.AsOf != (period.Date{Year: 2022, Month: 12, Day: 31}) {
		t.Errorf("value %s as of %s, carried %v; want the older 14, carried", got.Value.Plain(), got.AsOf, got.Carried)
	}
}

func TestFormulaOverTwoMeasures(t *testing.T) {
	t.Parallel()
	f := newFixture(t, kind.Level.Kind, program.Higher, program.Flow, "2023-06").base("10").target("30").freq(program.Monthly)
	f.p.Measures = append(f.p.Measures, program.Measure{Code: "y", Name: "Y", Unit: "u", Accumulates: program.Flow})
	formula, err := program.ParseFormula("x / y * 100")
	if err != nil {
		t.Fatal(err)
	}
	f.c().Value = formula
	f.actual("2022", "20", "2023-01..06", "10", "2022", "100", "2023-01..06", "40")
	for i := 2; i < 4; i++ {
		f.set.Observations[i].Measure = "y"
	}
	got := f.judge()
	if got.Value.Plain() != "25" || len(got.Value.Sources) != 2 || got.Value.Derived != "X ÷ Y × 100" {
		t.Errorf("value %s from %d cells as %q, want 25 from 2", got.Value.Plain(), len(got.Value.Sources), got.Value.Derived)
	}
	// One part missing: absent, never zero, and the older whole reading is the last one.
	f.set.Observations = f.set.Observations[:3]
	if got = f.judge(); got.Value.Plain() != "20" {
		t.Errorf("value %q, want 20 of 2022", got.Value.Plain())
	}
}

func TestYearToDateWinsOverMonths(t *testing.T) {
	t.Parallel()
	f := newFixture(t, kind.TermTotal.Kind, program.Higher, program.Flow, "2021-03").target("500").freq(program.Monthly)
	f.actual("2021-01", "10", "2021-02", "10", "2021-03", "10")
	if got := f.judge().Value.Plain(); got != "30" {
		t.Errorf("sum of months %s, want 30", got)
	}
	if got := f.actual("2021-01..03", "28").judge().Value.Plain(); got != "28" {
		t.Errorf("as reported %s, want 28", got)
	}
}

func TestFlowsAreAssembledFromQuartersAndHalves(t *testing.T) {
	t.Parallel()
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

func TestDisplacedFiguresDoNotCount(t *testing.T) {
	t.Parallel()
	f := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-06").base("0").target("60").actual("2023-06", "30", "2023-06", "50")
	f.set.Observations[1].Chosen = false
	if got := f.judge().Value.Plain(); got != "30" {
		t.Errorf("value %s, want the chosen 30", got)
	}
}

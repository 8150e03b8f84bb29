package score

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

func TestHysteresis(t *testing.T) {
	// 2023-06 is half of the time: the reading there has pace 0.96 or 0.93; 2023-07 is 31/60.
	build := func(june, july string) scorecard.Status {
		f := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-07").base("0").target("60").freq(program.Monthly)
		return f.actual("2023-06", june, "2023-07", july).judge().Status
	}
	for _, tc := range []struct {
		name, june, july string
		want             scorecard.Status
	}{
		{"from on track it stays between the thresholds", "30", "28.9", scorecard.OnTrack}, // 0.932
		{"from challenging it does not enter there", "20", "28.9", scorecard.Challenging},
		{"below the lower threshold it leaves", "30", "28.4", scorecard.Challenging}, // 0.916
		{"at the upper threshold it enters", "20", "29.45", scorecard.OnTrack},
		{"from achieved it stays too", "61", "28.9", scorecard.OnTrack},
	} {
		if got := build(tc.june, tc.july); got != tc.want {
			t.Errorf("%s: %v, want %v", tc.name, got, tc.want)
		}
	}
}

func TestHysteresisReadsWhatWasKnownThen(t *testing.T) {
	f := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-07").base("0").target("60").freq(program.Monthly)
	// June was first said to be 20 (challenging then); in July it was restated to 30. The way into "on
	// track" is judged by what was known in June.
	f.actual("2023-07", "28.9")
	f.say(observation.Actual, "2023-06", "30", "2023-07")
	f.say(observation.Actual, "2023-06", "20", "2023-06")
	f.set.Observations[2].Chosen = false
	card, _ := Score(f.p, f.set, nil)
	in := card.Indicators[0]
	if in.Status != scorecard.Challenging || in.Previous != scorecard.Challenging || !in.HadPrevious {
		t.Errorf("now %v, before %v (known %v); want challenging both", in.Status, in.Previous, in.HadPrevious)
	}
	// Had it been 30 from the beginning, the band would have held it.
	f.set.Observations[1].Sent = month(t, "2023-06")
	f.set.Observations = f.set.Observations[:2]
	if card, _ = Score(f.p, f.set, nil); card.Indicators[0].Status != scorecard.OnTrack {
		t.Errorf("status %v, want on_track", card.Indicators[0].Status)
	}
}

func TestPreviousTakesTheBodyWithPriority(t *testing.T) {
	f := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-07").base("0").target("60").freq(program.Monthly)
	f.say(observation.Actual, "2023-06", "10", "2023-06").say(observation.Actual, "2023-06", "40", "2023-06").say(observation.Actual, "2023-06", "41", "2023-07")
	for i, body := range []string{"b", "a", "a"} {
		f.set.Observations[i].Body = body
		f.set.Observations[i].Chosen = i == 2
	}
	card, _ := Score(f.p, f.set, nil)
	if got := card.Indicators[0].Previous; got != scorecard.OnTrack {
		t.Errorf("previous %v, want on_track by body a", got)
	}
}

func TestNoMonthBefore(t *testing.T) {
	f := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-06").base("0").target("60").actual("2023-06", "30")
	card, _ := Score(f.p, f.set, nil)
	if in := card.Indicators[0]; in.HadPrevious || in.Previous != scorecard.NotAssessed {
		t.Errorf("previous %v known %v, want none", in.Previous, in.HadPrevious)
	}
}

func TestIndicatorIsTheWorstOfItsAssessedComponents(t *testing.T) {
	s := func(code string, main bool, st scorecard.Status) state { return state{code, main, st, ""} }
	for _, tc := range []struct {
		name   string
		in     []state
		want   scorecard.Status
		reason string
	}{
		{"worst counts", []state{s("a", true, scorecard.Achieved), s("b", false, scorecard.Challenging)}, scorecard.Challenging, "b"},
		{"first of equals", []state{s("a", true, scorecard.OnTrack), s("b", true, scorecard.OnTrack)}, scorecard.OnTrack, "a"},
		{"main not assessed", []state{s("a", true, scorecard.NotAssessed), s("b", false, scorecard.Achieved)}, scorecard.NotAssessed, "a"},
		{"other not assessed is left out", []state{s("a", true, scorecard.Achieved), s("b", false, scorecard.NotAssessed)}, scorecard.Achieved, "a"},
		{"none", nil, scorecard.NotAssessed, ""},
	} {
		if got, _, reason := worst(tc.in); got != tc.want || reason != tc.reason {
			t.Errorf("%s: %v by %q, want %v by %q", tc.name, got, reason, tc.want, tc.reason)
		}
	}
}

func TestRulings(t *testing.T) {
	june := func() *fixture {
		return newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-06").base("0").target("60").actual("2023-06", "30")
	}
	rule := func(status string, until period.Date, sent string) observation.Ruling {
		return observation.Ruling{Indicator: "I1", Status: status, By: "Ban Thường vụ", Why: "thiên tai", Until: until, Sent: month(t, sent), At: quantity.Source{File: "inputs/o.xlsx", Sheet: "Đánh giá", Cell: "A2"}}
	}
	t.Run("in force", func(t *testing.T) {
		f := june()
		f.set.Rulings = []observation.Ruling{rule("challenging", period.Date{Year: 2023, Month: 12, Day: 31}, "2023-06")}
		card, diags := Score(f.p, f.set, nil)
		in := card.Indicators[0]
		if in.Status != scorecard.Challenging || in.Computed != scorecard.OnTrack || in.Sub != scorecard.SubByDirection {
			t.Errorf("status %v computed %v sub %q", in.Status, in.Computed, in.Sub)
		}
		for _, want := range []string{"Ban Thường vụ", "thiên tai", "31/12/2023"} {
			if !strings.Contains(in.Ruling, want) {
				t.Errorf("ruling %q lacks %q", in.Ruling, want)
			}
		}
		if len(diags) != 0 {
			t.Errorf("findings %v", diags)
		}
	})
	t.Run("expired, wrong and unknown", func(t *testing.T) {
		f := june().actual("2023-05", "29")
		unknown := rule("achieved", period.Date{}, "2023-06")
		unknown.Indicator = "I9"
		f.set.Rulings = []observation.Ruling{
			rule("challenging", period.Date{Year: 2023, Month: 5, Day: 31}, "2023-01"), rule("đạt", period.Date{}, "2023-06"), unknown,
		}
		card, diags := Score(f.p, f.set, nil)
		if card.Indicators[0].Status != scorecard.OnTrack || card.Indicators[0].Previous != scorecard.Challenging {
			t.Errorf("now %v before %v, want on_track and, then in force, challenging", card.Indicators[0].Status, card.Indicators[0].Previous)
		}
		var codes []string
		for _, x := range diags {
			codes = append(codes, x.Code)
		}
		if diff := cmp.Diff([]string{"E308", "E309", "N310"}, codes); diff != "" {
			t.Errorf("codes (-want +got)\n%s", diff)
		}
	})
}

func TestFindings(t *testing.T) {
	codes := func(f *fixture) string {
		_, diags := Score(f.p, f.set, nil)
		var out []string
		for _, x := range diags {
			out = append(out, x.Code)
		}
		return strings.Join(out, " ")
	}
	level := func(m string) *fixture {
		return newFixture(t, kind.Level.Kind, program.Higher, program.Level, m).base("0").target("60")
	}
	for _, tc := range []struct {
		name string
		f    *fixture
		want string
	}{
		{"nothing reported", level("2023-06"), "E301"},
		{"expired", level("2023-06").freq(program.Monthly).actual("2023-01", "20"), "E302"},
		{"not yet due", level("2021-06"), ""},
		{"no target", newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-06").base("0").actual("2023-06", "3"), "N306"},
		{"no base", newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-06").target("9").actual("2023-06", "3"), "E307"},
		{"estimated by growth", newFixture(t, kind.YearlyFlow.Kind, program.Higher, program.Flow, "2023-06").base("100").target("200").freq(program.Monthly).
			actual("2022-01..06", "60", "2022", "140", "2023-01..06", "66"), "N305"},
		{"fine", level("2023-06").actual("2023-06", "30"), ""},
	} {
		if got := codes(tc.f); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

func TestYearToDateWinsOverMonths(t *testing.T) {
	f := newFixture(t, kind.TermTotal.Kind, program.Higher, program.Flow, "2021-03").target("500").freq(program.Monthly)
	f.actual("2021-01", "10", "2021-02", "10", "2021-03", "10")
	if got := f.judge().Value.Plain(); got != "30" {
		t.Errorf("sum of months %s, want 30", got)
	}
	if got := f.actual("2021-01..03", "28").judge().Value.Plain(); got != "28" {
		t.Errorf("as reported %s, want 28", got)
	}
}

func TestJanuaryIsNotCompared(t *testing.T) {
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

func TestDisplacedFiguresDoNotCount(t *testing.T) {
	f := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-06").base("0").target("60").actual("2023-06", "30", "2023-06", "50")
	f.set.Observations[1].Chosen = false
	if got := f.judge().Value.Plain(); got != "30" {
		t.Errorf("value %s, want the chosen 30", got)
	}
}

func TestNeeded(t *testing.T) {
	f := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2022-12").base("10").target("20").actual("2022-12", "12")
	got := f.judge()
	// 1 a year so far; 8 in three years are left.
	if got.SoFar.Plain() != "1" || got.Needed.Num.Fixed(4) != "2.6667" || got.NeededTimes.Num.Fixed(4) != "2.6667" {
		t.Errorf("so far %s, needed %s, times %s", got.SoFar.Plain(), got.Needed.Plain(), got.NeededTimes.Plain())
	}
	r := newFixture(t, kind.YearlyRate.Kind, program.Higher, program.Rate, "2023-06").target("10").actual("2021", "8", "2022", "9").judge()
	if r.Needed.Num.Fixed(2) != "11.00" || r.SoFar.Plain() != "8.5" {
		t.Errorf("rate: needed %s, so far %s, want 11 and 8.5", r.Needed.Plain(), r.SoFar.Plain())
	}
}

func TestMethodsSideBySide(t *testing.T) {
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

func TestMethodsKeepARecordOfTheirError(t *testing.T) {
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

func TestPlanNotYetGivenIsNoPlan(t *testing.T) {
	f := newFixture(t, kind.TermTotal.Kind, program.Higher, program.Flow, "2022-06").target("500").actual("2021", "60")
	plan := program.Target{Giver: "hdnd", Bound: "min", Reference: program.Reference{Value: quantity.Of(d("50"), "u"), Period: period.Year(2021)}}
	f.c().Targets = append(f.c().Targets, plan)
	if got := f.judge().Status; got != scorecard.Achieved {
		t.Errorf("plan of 50 reached, yet %v", got)
	}
	f.c().Targets[1].ValidFrom = period.Date{Year: 2022, Month: 7, Day: 1}
	if got := f.judge().Status; got == scorecard.Achieved {
		t.Error("a plan given later counted already")
	}
}

// kindCase draws a component of any kind with three closed years and an open one.
func kindCase(tb testing.TB, t *rapid.T) (f *fixture, last int) {
	tb.Helper()
	k := rapid.SampledFrom(kind.Traits(kind.All())).Draw(t, "kind")
	better := rapid.SampledFrom([]program.Better{program.Higher, program.Lower}).Draw(t, "better")
	acc := map[string]program.Accumulation{
		kind.Level.Name: program.Level, kind.Maintained.Name: program.Rate, kind.YearlyFlow.Name: program.Flow,
		kind.TermTotal.Name: program.Flow, kind.YearlyRate.Name: program.Rate, kind.Rank.Name: program.Rate,
	}[k.Name]
	num := func(name string) string {
		return quantity.Int(int64(rapid.IntRange(1, 400).Draw(t, name))).Mul(d("0.5")).String()
	}
	f = newFixture(tb, k, better, acc, "2023-06").base(num("base")).target(num("target"))
	f.actual("2021", num("y1"), "2022", num("y2"))
	last = 1
	if acc != program.Rate && rapid.Bool().Draw(t, "open") {
		f.freq(program.Monthly)
		f.actual("2022-01..06", num("same"), "2023-01..06", num("ytd"))
		last = 3
	}
	f.c().Reversible = k.Name == kind.Level.Name && rapid.Bool().Draw(t, "reversible")
	return f, last
}

func TestABetterActualNeverWorsensTheStatus(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		f, last := kindCase(t, r)
		before := f.judge()
		step := quantity.Int(int64(rapid.IntRange(1, 200).Draw(r, "step"))).Mul(d("0.5"))
		o := &f.set.Observations[last]
		if f.c().Better == program.Lower {
			step = step.Neg()
		}
		if v := o.Value.Num.Add(step); v.Sign() > 0 {
			o.Value.Num = v
		}
		after := f.judge()
		if after.Status > before.Status || (after.Status == scorecard.NotAssessed) != (before.Status == scorecard.NotAssessed) {
			r.Fatalf("%s %s: %v with %s became %v with %s", f.c().Kind, f.c().Better, before.Status, before.Value.Plain(), after.Status, after.Value.Plain())
		}
	})
}

func TestOrderOfObservationsIsIrrelevant(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		f, _ := kindCase(t, r)
		// Two bodies said the same figure, and one restated its own.
		for i, o := range f.set.Observations[:2] {
			o.Body, o.Chosen, o.Sent = "b", false, o.Sent.Add(-i)
			o.Value.Num = o.Value.Num.Add(calc.One)
			f.set.Observations = append(f.set.Observations, o)
		}
		want, wantDiags := Score(f.p, f.set, nil)
		f.set.Observations = rapid.Permutation(f.set.Observations).Draw(r, "order")
		got, gotDiags := Score(f.p, f.set, nil)
		if diff := cmp.Diff(want, got); diff != "" {
			r.Fatalf("scorecard changed with the order (-want +got)\n%s", diff)
		}
		if diff := cmp.Diff(wantDiags, gotDiags); diff != "" {
			r.Fatalf("findings changed with the order (-want +got)\n%s", diff)
		}
	})
}

func TestSourcesSurvive(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		f, _ := kindCase(t, r)
		known := map[quantity.Source]bool{}
		for _, o := range f.set.Observations {
			known[o.Value.Sources[0]] = true
		}
		got := f.judge()
		if got.Value.Known() && len(got.Value.Sources) == 0 {
			r.Fatalf("value without a source")
		}
		for _, s := range got.Value.Sources {
			if !known[s] {
				r.Fatalf("value from an unknown cell %+v", s)
			}
		}
		for _, v := range []quantity.Value{got.Pace, got.Projection} {
			for _, s := range got.Value.Sources {
				if v.Known() && f.c().Kind.Name != kind.Maintained.Name && len(v.Sources) < 1 {
					r.Fatalf("%s: %+v lost %+v", f.c().Kind, v, s)
				}
			}
		}
		for _, s := range got.Trace {
			if s.Rule == "" || s.Result == "" {
				r.Fatalf("step without rule or result: %+v", s)
			}
		}
	})
}

func TestTraceNamesOnlyRulesOfTheMethod(t *testing.T) {
	rules := map[string]bool{}
	for _, r := range Rules(nil) {
		rules[r.Code] = true
	}
	rapid.Check(t, func(r *rapid.T) {
		f, _ := kindCase(t, r)
		for _, s := range f.judge().Trace {
			if !rules[s.Rule] {
				r.Fatalf("rule %q is not in the method", s.Rule)
			}
		}
	})
}

func TestInputIsNotChanged(t *testing.T) {
	f := newFixture(t, kind.YearlyFlow.Kind, program.Higher, program.Flow, "2023-06").base("100").target("200").actual("2022-01..06", "60", "2022", "140", "2023-01..06", "66")
	before := append([]observation.Observation{}, f.set.Observations...)
	Score(f.p, f.set, nil)
	if diff := cmp.Diff(before, f.set.Observations); diff != "" {
		t.Errorf("observations changed (-before +after)\n%s", diff)
	}
}

func TestFormulaOverTwoMeasures(t *testing.T) {
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

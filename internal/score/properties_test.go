package score

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

// kindCase draws a component of any kind with three closed years and an open one.
func kindCase(tb testing.TB, t *rapid.T) (f *fixture, last int) {
	tb.Helper()
	k := rapid.SampledFrom(kind.Traits(kind.All())).Draw(t, "kind")
	better := rapid.SampledFrom([]program.Better{program.Higher, program.Lower}).Draw(t, "better")
	ways := k.Measures
	if len(ways) == 0 {
		ways = []program.Accumulation{program.Flow, program.Level, program.Rate}
	}
	acc := rapid.SampledFrom(ways).Draw(t, "accumulates")
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
	f.c().Reversible = k.Reversible && rapid.Bool().Draw(t, "reversible")
	return f, last
}

func TestABetterActualNeverWorsensTheStatus(t *testing.T) {
	t.Parallel()
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
	t.Parallel()
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
	t.Parallel()
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
			if got.Value.Known() && v.Known() && len(v.Sources) == 0 {
				r.Fatalf("%s: %+v lost the value's sources", f.c().Kind, v)
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
	t.Parallel()
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
	t.Parallel()
	f := newFixture(t, kind.YearlyFlow.Kind, program.Higher, program.Flow, "2023-06").base("100").target("200").actual("2022-01..06", "60", "2022", "140", "2023-01..06", "66")
	before := append([]observation.Observation{}, f.set.Observations...)
	Score(f.p, f.set, nil)
	if diff := cmp.Diff(before, f.set.Observations); diff != "" {
		t.Errorf("observations changed (-before +after)\n%s", diff)
	}
}

// TestTheTurnOfTheMonthMovesNothing judges again one to three months later, with nothing new: the status moves only
// where a figure has lapsed, whatever the season and whatever is missing of the year that closed.
func TestTheTurnOfTheMonthMovesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		f, _ := kindCase(t, r)
		f.freq(rapid.SampledFrom([]program.Frequency{program.Monthly, program.HalfYearly, program.Yearly}).Draw(r, "frequency"))
		m := month(t, "2022-01").Add(rapid.IntRange(0, 14).Draw(r, "month"))
		var known []observation.Observation
		for _, o := range f.set.Observations {
			if o.Period.To <= m && rapid.IntRange(0, 5).Draw(r, "missing") > 0 {
				o.Sent = o.Period.To
				known = append(known, o)
			}
		}
		if half := per(t, "2022-01..06"); half.To <= m && rapid.Bool().Draw(r, "half") {
			f.say(observation.Actual, "2022-01..06", quantity.Int(int64(rapid.IntRange(1, 200).Draw(r, "june"))).String(), "2022-06")
			known = append(known, f.set.Observations[len(f.set.Observations)-1])
		}
		f.set.Observations, f.set.Month = known, m
		before := f.judge()
		for n := 1; n <= 3; n++ {
			f.set.Month = m.Add(n)
			after := f.judge()
			if after.Status == scorecard.NotAssessed || before.Status == scorecard.NotAssessed {
				return // lapsed, or published later
			}
			if lapsed := before.Value.Plain() != after.Value.Plain() || before.Projection.Plain() != after.Projection.Plain(); after.Status != before.Status && !lapsed {
				r.Fatalf("%s %s: %v in %s, %v in %s, and nothing new", f.c().Kind, f.c().Better, before.Status, m, after.Status, f.set.Month)
			}
			if k := f.c().Kind.Name; k != "yearly_flow" && k != "maintained" && before.Value.Plain() != after.Value.Plain() {
				r.Fatalf("%s: judged by %s in %s, by %s in %s, and nothing new", k, before.Value.Plain(), m, after.Value.Plain(), f.set.Month)
			}
		}
	})
}

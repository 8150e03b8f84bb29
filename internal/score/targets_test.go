package score

import (
	"fmt"
	"strings"
	"testing"

	"tiendo/internal/golden"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

// amend adds a further target of the same giver, valid from a day, for the same period.
func (f *fixture) amend(value string, from period.Date) *fixture {
	x := f.c().Targets[0]
	x.Value, x.ValidFrom, x.Document = quantity.Of(d(value), "u", quantity.Source{Cell: "L3"}), from, "Nghị quyết số 12-NQ/TU"
	f.c().Targets = append(f.c().Targets, x)
	return f
}

// at judges the same figures as they were known in another month.
func (f *fixture) at(m string) scorecard.Component {
	f.tb.Helper()
	last := f.set.Month
	defer func() { f.set.Month = last }()
	f.set.Month = month(f.tb, m)
	return f.judge()
}

// TestAnAmendedTargetCountsFromItsDay amends the target of each kind from 15 June 2023 on: May is judged by the old
// one and June by the new in all that is said of them, and the figures are the same.
func TestAnAmendedTargetCountsFromItsDay(t *testing.T) {
	t.Parallel()
	day := period.Date{Year: 2023, Month: 6, Day: 15}
	level := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-06").base("10").target("20").actual("2022-12", "15").amend("15", day)
	maintained := newFixture(t, kind.Maintained.Kind, program.Lower, program.Rate, "2023-06").base("3").target("4").actual("2021", "3.6", "2022", "3.8").amend("3.7", day)
	flow := newFixture(t, kind.YearlyFlow.Kind, program.Higher, program.Flow, "2023-06").base("100").target("200").actual("2022", "140").amend("240", day)
	total := newFixture(t, kind.TermTotal.Kind, program.Higher, program.Flow, "2023-06").target("500").actual("2021", "100", "2022", "100").amend("600", day)
	rate := newFixture(t, kind.YearlyRate.Kind, program.Higher, program.Rate, "2023-06").base("7").target("10").actual("2021", "8", "2022", "9").amend("8.5", day)
	rank := newFixture(t, kind.Rank.Kind, program.Lower, program.Rate, "2023-06").base("7").target("2").actual("2022", "5").amend("5", day)

	var b strings.Builder
	for _, f := range []*fixture{level, maintained, flow, total, rate, rank} {
		fmt.Fprintf(&b, "== %s, %s\n", f.c().Kind, f.c().Better)
		for _, m := range []string{"2023-05", "2023-06"} {
			c := f.at(m)
			fmt.Fprintf(&b, "%s: value %s, target %s", m, c.Value.Plain(), c.Target.Value.Plain())
			for _, x := range c.Former {
				fmt.Fprintf(&b, " (was %s)", x.Value.Plain())
			}
			fmt.Fprintf(&b, ": %s %s\n", c.Status, c.Sub)
			for _, x := range []struct {
				what string
				v    quantity.Value
			}{{"road", c.Road}, {"pace", c.Pace}, {"projection", c.Projection}, {"needed", c.Needed}, {"planned at the end", c.PlanPath[len(c.PlanPath)-1].Value}} {
				if x.v.Known() {
					fmt.Fprintf(&b, "  %s %s", x.what, x.v.Num.Fixed(3))
					if x.v.Derived != "" {
						fmt.Fprintf(&b, " = %s", x.v.Derived)
					}
					b.WriteByte('\n')
				}
			}
			for _, s := range c.Trace {
				for _, in := range s.Inputs {
					if in.Name == "target" {
						fmt.Fprintf(&b, "  %s → %s, target %s from %s\n", s.Rule, s.Result, in.Value.Plain(), in.Value.Sources[0].Cell)
					}
				}
			}
		}
	}
	golden.Check(t, "targets.golden", b.String())
}

// TestTargetsByDay goes through the days around an amendment, and through who gave it.
func TestTargetsByDay(t *testing.T) {
	t.Parallel()
	const achieved, onTrack, hard, none = scorecard.Achieved, scorecard.OnTrack, scorecard.Challenging, scorecard.NotAssessed
	june := func() *fixture {
		return newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-06").base("10").target("20").freq(program.Monthly).actual("2023-05", "15", "2023-06", "15")
	}
	day := func(y, m, d int) period.Date { return period.Date{Year: y, Month: m, Day: d} }
	for _, tc := range []struct {
		name      string
		f         *fixture
		now, then scorecard.Status // of June, and of May as June's report tells it
		target    string
		former    int
	}{
		{"on the report's last day", june().amend("15", day(2023, 6, 30)), achieved, onTrack, "15", 1},
		{"the day after it", june().amend("15", day(2023, 7, 1)), onTrack, onTrack, "20", 0},
		{"last month", june().amend("15", day(2023, 5, 31)), achieved, achieved, "15", 1},
		{"raised", june().amend("40", day(2023, 6, 1)), hard, onTrack, "40", 1},
		{"amended twice", june().amend("40", day(2023, 5, 1)).amend("15", day(2023, 6, 1)), achieved, hard, "15", 2},
		{"the first one not valid yet", func() *fixture {
			f := june()
			f.c().Targets[0].ValidFrom = day(2023, 6, 10)
			return f
		}(), onTrack, none, "20", 0},
		{"by another giver", func() *fixture {
			f := june().amend("15", day(2023, 6, 1))
			f.c().Targets[1].Giver = "hdnd"
			return f
		}(), onTrack, onTrack, "20", 0},
		{"of the giver that counts by the program's word", func() *fixture {
			f := june().amend("15", day(2023, 6, 1))
			f.c().Targets[1].Giver, f.c().Giver = "hdnd", "hdnd"
			return f
		}(), achieved, none, "15", 0},
	} {
		card, _ := Score(tc.f.p, tc.f.set, nil)
		in := card.Indicators[0]
		c := in.Components[0]
		if in.Status != tc.now || in.Previous != tc.then || c.Target.Value.Plain() != tc.target || len(c.Former) != tc.former {
			t.Errorf("%s: %v by %s with %d before it, in May %v; want %v by %s with %d, %v",
				tc.name, in.Status, c.Target.Value.Plain(), len(c.Former), in.Previous, tc.now, tc.target, tc.former, tc.then)
		}
	}
}

// TestALaterPlanForAYearReplacesTheFirst judges a total's years by the plans in force at the month's end.
func TestALaterPlanForAYearReplacesTheFirst(t *testing.T) {
	t.Parallel()
	plan := func(giver, value string, from period.Date) program.Target {
		return program.Target{Giver: giver, Bound: "min", ValidFrom: from, Reference: program.Reference{Value: quantity.Of(d(value), "u"), Period: period.Year(2021)}}
	}
	first, later := plan("hdnd", "50", period.Date{Year: 2021, Month: 1, Day: 1}), plan("hdnd", "70", period.Date{Year: 2022, Month: 7, Day: 1})
	for _, tc := range []struct {
		name    string
		plans   []program.Target
		m       string
		planned string
		want    scorecard.Status
	}{
		{"before the later one", []program.Target{first, later}, "2022-06", "50", scorecard.Achieved},
		{"from its month on", []program.Target{first, later}, "2022-07", "70", scorecard.OnTrack},
		{"wherever it stands in the file", []program.Target{later, first}, "2022-07", "70", scorecard.OnTrack},
		{"another giver's stands behind the first one's", []program.Target{first, plan("ubnd", "90", later.ValidFrom)}, "2022-07", "50", scorecard.Achieved},
	} {
		f := newFixture(t, kind.TermTotal.Kind, program.Higher, program.Flow, tc.m).target("250").actual("2021", "60")
		f.c().Targets = append(f.c().Targets, tc.plans...)
		got := f.judge()
		if got.PlanPath[1].Value.Plain() != tc.planned || got.Status != tc.want {
			t.Errorf("%s: %v by a plan of %s, want %v by %s", tc.name, got.Status, got.PlanPath[1].Value.Plain(), tc.want, tc.planned)
		}
	}
}

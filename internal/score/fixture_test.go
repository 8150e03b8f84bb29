package score

import (
	"strconv"
	"testing"

	"tiendo/internal/diag"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// fixture is a program of one component over one measure, with what was reported on it.
type fixture struct {
	tb   testing.TB
	p    *program.Program
	set  observation.Set
	rows int
}

func d(s string) quantity.Decimal { return quantity.MustParse(s) }

func per(tb testing.TB, s string) period.Period {
	tb.Helper()
	p, err := period.Parse(s)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func month(tb testing.TB, s string) period.Month {
	tb.Helper()
	m, err := period.ParseMonth(s)
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// newFixture judges at month m a component of the kind; the measure accumulates as given.
func newFixture(tb testing.TB, k program.Kind, better program.Better, acc program.Accumulation, m string) *fixture {
	tb.Helper()
	formula, err := program.ParseFormula("x")
	if err != nil {
		tb.Fatal(err)
	}
	bound := "min"
	if better == program.Lower {
		bound = "max"
	}
	target := program.Target{Giver: "resolution", Bound: bound, Locked: true}
	target.Period = period.Year(2025)
	if k.Span {
		target.Period = period.Years(2021, 2025)
	}
	p := &program.Program{
		Code: "thu", At: diag.Place{File: "templates/thu/program.yaml"},
		Term:     program.Term{Baseline: period.Date{Year: 2020, Month: 12, Day: 31}, End: period.Date{Year: 2025, Month: 12, Day: 31}, First: period.MonthOf(2021, 1)},
		Measures: []program.Measure{{Code: "x", Name: "X", Unit: "u", Decimals: 1, Accumulates: acc, SourcePriority: []string{"a", "b"}}},
		Method: program.Method{
			OnTrackPace: d("0.95"), LeavePace: d("0.92"), AbnormalYears: []int{2020, 2021}, AnnualEstimateFrom: 3,
			ValidFor: map[program.Frequency]int{program.Monthly: 2, program.Quarterly: 5, program.HalfYearly: 9, program.Yearly: 15},
		},
		Indicators: []program.Indicator{{Code: "I1", Name: "I", Lead: "a", Components: []program.Component{{
			Code: "I1a", Name: "C", Unit: "u", Decimals: 1, Value: formula, Kind: k, Better: better,
			Frequency: program.Yearly, Main: true, Targets: []program.Target{target},
		}}}},
	}
	return &fixture{tb: tb, p: p, set: observation.Set{Month: month(tb, m)}}
}

func (f *fixture) c() *program.Component { return &f.p.Indicators[0].Components[0] }

func (f *fixture) base(v string) *fixture {
	if v != "" {
		f.c().Baseline = program.Reference{Value: quantity.Of(d(v), "u", quantity.Source{Cell: "L1"}), Period: period.Year(2020), Source: "minh họa"}
	}
	return f
}

func (f *fixture) target(v string) *fixture {
	if v != "" {
		f.c().Targets[0].Value = quantity.Of(d(v), "u", quantity.Source{Cell: "L2"})
	}
	return f
}

func (f *fixture) freq(q program.Frequency) *fixture { f.c().Frequency = q; return f }

// say adds a reported figure, sent in the month in which its period ends, or in the one given.
func (f *fixture) say(kind observation.Kind, p, v string, sent ...string) *fixture {
	q := per(f.tb, p)
	f.rows++
	o := observation.Observation{
		Measure: "x", Kind: kind, Period: q, From: q.Start(), To: q.End(), Body: "a", Sent: min(q.To, f.set.Month), Attempt: 1, Chosen: true,
		Value: quantity.Of(d(v), "u", quantity.Source{File: "inputs/f.xlsx", Sheet: "S", Cell: "C" + strconv.Itoa(f.rows), Value: v}),
	}
	if len(sent) > 0 {
		o.Sent = month(f.tb, sent[0])
	}
	f.set.Observations = append(f.set.Observations, o)
	return f
}

func (f *fixture) actual(pairs ...string) *fixture {
	for i := 0; i+1 < len(pairs); i += 2 {
		f.say(observation.Actual, pairs[i], pairs[i+1])
	}
	return f
}

func (f *fixture) judge() scorecard.Component {
	f.tb.Helper()
	card, _ := Score(f.p, f.set, nil)
	return card.Indicators[0].Components[0]
}

package evidence

import (
	"strconv"
	"testing"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

// known is a component over measure x with what was reported on it.
type known struct {
	tb  testing.TB
	p   *program.Program
	set observation.Set
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

// reported is a component whose measure accumulates as given, with pairs of period and value, each sent in the month
// in which its period ends; the report is of month m.
func reported(tb testing.TB, acc program.Accumulation, m string, pairs ...string) *known {
	tb.Helper()
	formula, err := program.ParseFormula("x")
	if err != nil {
		tb.Fatal(err)
	}
	target := program.Target{Giver: program.Resolution, Bound: "min", Reference: program.Reference{Value: quantity.Of(d("200"), "u"), Period: period.Year(2025)}}
	k := &known{tb: tb, set: observation.Set{Month: month(tb, m)}, p: &program.Program{
		Term:     program.Term{Baseline: period.Date{Year: 2020, Month: 12, Day: 31}, End: period.Date{Year: 2025, Month: 12, Day: 31}},
		Measures: []program.Measure{{Code: "x", Name: "X", Unit: "u", Accumulates: acc, SourcePriority: []string{"a", "b"}}},
		Method: program.Method{
			AbnormalYears: []int{2020, 2021}, AnnualEstimateFrom: 3,
			ValidFor: map[program.Frequency]int{program.Monthly: 2, program.Quarterly: 5, program.HalfYearly: 9, program.Yearly: 15},
		},
		Indicators: []program.Indicator{{Code: "I1", Components: []program.Component{{
			Code: "I1a", Unit: "u", Decimals: 1, Value: formula, Better: program.Higher, Frequency: program.Monthly, Targets: []program.Target{target},
			Baseline: program.Reference{Value: quantity.Of(d("100"), "u"), Period: period.Year(2020)},
		}}}},
	}}
	for i := 0; i+1 < len(pairs); i += 2 {
		k.say(observation.Actual, pairs[i], pairs[i+1])
	}
	return k
}

// say adds a figure and gives it back, to be changed.
func (k *known) say(kind observation.Kind, p, v string) *observation.Observation {
	q := per(k.tb, p)
	k.set.Observations = append(k.set.Observations, observation.Observation{
		Measure: "x", Kind: kind, Period: q, Body: "a", Sent: min(q.To, k.set.Month), Attempt: 1, Chosen: true,
		Value: quantity.Of(d(v), "u", quantity.Source{Cell: "C" + strconv.Itoa(len(k.set.Observations)+1)}),
	})
	return &k.set.Observations[len(k.set.Observations)-1]
}

func (k *known) component() *program.Component { return &k.p.Indicators[0].Components[0] }

// evidence is what is known at the report's month.
func (k *known) evidence() *Evidence { return k.as("") }

// as is what was known at a month, at the report's for "".
func (k *known) as(m string) *Evidence {
	k.tb.Helper()
	at := k.set.Month
	if m != "" {
		at = month(k.tb, m)
	}
	return Gather(k.p, k.set).About(k.component(), at)
}

// text is readings as "period value", estimates marked with ~.
func text(list ...Reading) string {
	out := ""
	for _, r := range list {
		if out != "" {
			out += ", "
		}
		out += r.Period.String() + " "
		if r.Estimate {
			out += "~"
		}
		out += r.Value.Plain()
	}
	return out
}

package score

import (
	"fmt"
	"strings"
	"testing"

	"tiendo/internal/golden"
	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

// TestTrace keeps whole judgements as text: a change of a rule shows as a change of its steps.
func TestTrace(t *testing.T) {
	t.Parallel()
	flow := newFixture(t, kind.YearlyFlow.Kind, program.Higher, program.Flow, "2023-06").base("100").target("200").freq(program.Monthly)
	flow.actual("2021", "110", "2022-01..06", "60", "2022", "140", "2023-01..06", "66").say(observation.Plan, "2023", "170", "2023-01")
	flow.p.Method.CAGRAllowed = []string{"I1a"}
	total := newFixture(t, kind.TermTotal.Kind, program.Higher, program.Flow, "2023-06").target("500").freq(program.Quarterly)
	total.actual("2021", "80", "2022-01..06", "30", "2022", "100", "2023-01..03", "20", "2023-04", "10", "2023-05", "10", "2023-06", "12").say(observation.Plan, "2021", "90", "2021-01")
	rate := newFixture(t, kind.YearlyRate.Kind, program.Higher, program.Rate, "2023-06").base("7").target("10").actual("2021", "8", "2022", "9", "2023-01..06", "4").say(observation.Plan, "2023", "13", "2023-01")
	expired := newFixture(t, kind.Level.Kind, program.Lower, program.Level, "2023-06").base("4").target("2").freq(program.Quarterly).actual("2022-06", "3.5")
	kept := newFixture(t, kind.Maintained.Kind, program.Lower, program.Level, "2023-06").base("3").target("4").freq(program.HalfYearly).actual("2021-12", "5", "2022-12", "3.5", "2023-06", "3.7")

	var b strings.Builder
	for _, f := range []*fixture{flow, total, rate, expired, kept} {
		card, diags := Score(f.p, f.set, nil)
		in := card.Indicators[0]
		fmt.Fprintf(&b, "== %s %s, %s\n%s %s (before: %s)\n", f.c().Kind, f.c().Better, card.Month, in.Status, in.Sub, in.Previous)
		writeComponent(&b, in.Components[0])
		for _, x := range diags {
			fmt.Fprintf(&b, "! %s\n", x.Code)
		}
	}
	golden.Check(t, "trace.golden", b.String())
}

func writeComponent(b *strings.Builder, c scorecard.Component) {
	fmt.Fprintf(b, "value %s for %s as of %s = %s\n", c.Value.Plain(), c.Period, c.AsOf, c.Value.Derived)
	fmt.Fprintf(b, "latest %s for %s, same period %s, plan %s, of plan %s\n", c.Latest.Plain(), c.LatestPeriod, c.SamePeriod.Plain(), c.YearPlan.Plain(), c.PlanRatio.Plain())
	fmt.Fprintf(b, "so far %s, needed %s, times %s\n", c.SoFar.Plain(), c.Needed.Plain(), c.NeededTimes.Plain())
	for _, s := range c.Trace {
		fmt.Fprintf(b, "step %s → %s", s.Rule, s.Result)
		for _, in := range s.Inputs {
			fmt.Fprintf(b, "; %s %s", in.Name, in.Value.Plain())
		}
		b.WriteByte('\n')
	}
	for _, m := range c.Methods {
		fmt.Fprintf(b, "method %s %s %s %s\n", m.Method, m.Value.Plain(), m.Status, m.Why)
	}
	for _, p := range c.Series {
		fmt.Fprintf(b, "point %s %s estimate %v\n", p.Period, p.Value.Plain(), p.Estimate)
	}
	for _, p := range c.PlanPath {
		fmt.Fprintf(b, "path %s %s\n", p.Period, p.Value.Plain())
	}
}

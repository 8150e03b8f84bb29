package pipeline

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tiendo/internal/golden"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// signs are the statuses in the table of all months.
var signs = map[scorecard.Status]string{scorecard.NotAssessed: "-", scorecard.Achieved: "D", scorecard.OnTrack: "h", scorecard.Challenging: "T"}

// TestStatusesByMonth prints where each component and each indicator stood in each month of the sample, and every
// change with its numbers: a table that a person reads. No status may change without a reason.
func TestStatusesByMonth(t *testing.T) {
	slow(t)
	t.Parallel()
	all := walk(t, "2023-06", nil)
	var b strings.Builder
	b.WriteString("D achieved, h on track, T challenging, - not assessed; a column a month\n\n       ")
	for _, j := range all {
		fmt.Fprintf(&b, " %s", j.Card.Month.String()[2:4])
	}
	b.WriteString("\n       ")
	for _, j := range all {
		fmt.Fprintf(&b, " %s", j.Card.Month.String()[5:])
	}
	b.WriteByte('\n')
	for i, in := range all[0].Card.Indicators {
		fmt.Fprintf(&b, "%-7s", in.Code)
		for _, j := range all {
			fmt.Fprintf(&b, "  %s", signs[j.Card.Indicators[i].Status])
		}
		b.WriteByte('\n')
		if len(in.Components) == 1 {
			continue
		}
		for k, c := range in.Components {
			fmt.Fprintf(&b, "  %-5s", c.Code)
			for _, j := range all {
				fmt.Fprintf(&b, "  %s", signs[j.Card.Indicators[i].Components[k].Status])
			}
			b.WriteByte('\n')
		}
	}
	b.WriteString("\neach change of a component, with the value, pace and projection before and after, and what was new\n\n")
	for n, now := range all[1:] {
		was := all[n]
		for i := range now.Card.Indicators {
			for k, c := range now.Card.Indicators[i].Components {
				old := was.Card.Indicators[i].Components[k]
				if c.Status == old.Status {
					continue
				}
				why := changeOf(was, now, old, c)
				if why == "" {
					t.Errorf("%s: %s went from %v to %v for no reason", now.Card.Month, c.Code, old.Status, c.Status)
				}
				fmt.Fprintf(&b, "%s %-5s %s→%s  %s → %s; %s → %s; %s → %s  %s, %s\n", now.Card.Month, c.Code, signs[old.Status], signs[c.Status],
					short(old.Value, 2), short(c.Value, 2), short(old.Pace, 3), short(c.Pace, 3), short(old.Projection, 2), short(c.Projection, 2), c.Ground, why)
			}
		}
	}
	golden.Check(t, "statuses.golden", b.String())
}

func short(v quantity.Value, n int) string {
	if !v.Known() {
		return "-"
	}
	return v.Num.Round(n).String()
}

// changeOf is what moved a component between two months: a new or restated reading of its own measures, one that
// lapsed, a target; "" for none of it.
func changeOf(was, now Judgement, old, c scorecard.Component) string {
	type key struct {
		measure string
		kind    observation.Kind
		period  period.Period
		giver   string
	}
	read := func(j Judgement) map[key]string {
		out := map[key]string{}
		for _, o := range j.Set.Observations {
			if o.Chosen && o.Area == "" && o.Kind != observation.Ratio && slices.Contains(c.Component.Value.Measures, o.Measure) {
				out[key{o.Measure, o.Kind, o.Period, o.Giver}] = o.Value.Plain()
			}
		}
		return out
	}
	before, after := read(was), read(now)
	var said []string
	for k, v := range after {
		switch x, ok := before[k]; {
		case !ok:
			said = append(said, "new "+k.kind.String()+" "+k.period.String())
		case x != v:
			said = append(said, "restated "+k.kind.String()+" "+k.period.String())
		}
	}
	if old.Target.Value.Plain() != c.Target.Value.Plain() {
		said = append(said, "target")
	}
	for _, x := range c.Trace {
		if x.Rule == "validity" && x.Result == "expired" {
			said = append(said, "expired")
		}
	}
	slices.Sort(said)
	return strings.Join(slices.Compact(said), ", ")
}

package load

import (
	"slices"
	"strconv"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// knownFrom gives every target and plan the day on which it was decided: its own; the day from which it is valid; for
// a plan of one year by those who decide such plans every year the last day before it. What a program of an earlier
// day says nothing of is taken to have been decided then too, or by the baseline's day, so that the program loads and
// judges as before, and that is told once.
func (r *reader) knownFrom(c *content) {
	var first *program.Target
	assumed := 0
	baseline := c.head.Term.Baseline
	for i := range c.p.Indicators {
		for j := range c.p.Indicators[i].Components {
			k := &c.p.Indicators[i].Components[j]
			for n := range k.Targets {
				t := &k.Targets[n]
				switch {
				case !t.KnownFrom.IsZero() || r.bad(t, "known_from"):
				case !t.ValidFrom.IsZero():
					t.KnownFrom = t.ValidFrom
				case yearPlan(k, t) && slices.Contains(c.p.Method.YearPlanGivers, t.Giver):
					t.KnownFrom = dayBefore(t.Period)
				default:
					if t.KnownFrom = baseline; yearPlan(k, t) && onTheWay(k, t) {
						t.KnownFrom = dayBefore(t.Period)
					}
					if first == nil {
						first = t
					}
					assumed++
				}
			}
		}
	}
	if first != nil && !baseline.IsZero() {
		r.at(first, "", "N467", wording.Args{"count": strconv.Itoa(assumed), "day": vitext.Date(baseline)})
	}
}

// yearPlan tells whether a target is a plan for one year beside the target that counts.
func yearPlan(k *program.Component, t *program.Target) bool {
	return !k.Counts(*t) && t.Period.IsYear()
}

// onTheWay tells whether a year lies before the end of the target that counts.
func onTheWay(k *program.Component, t *program.Target) bool {
	return slices.ContainsFunc(k.Targets, func(x program.Target) bool { return k.Counts(x) && t.Period.To < x.Period.To })
}

func dayBefore(p period.Period) period.Date { return p.From.Add(-1).End() }

package ledger

import (
	"cmp"
	"slices"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// subject is what a figure is of. An estimate and the actual that follows it are of one subject; a plan
// and a ratio are subjects of their own.
type subject struct {
	measure, area, giver, column string
	kind                         observation.Kind
	period                       period.Period
}

func subjectOf(o *observation.Observation) subject {
	s := subject{measure: o.Measure, area: o.Area, period: o.Period, giver: o.Giver, kind: o.Kind}
	switch o.Kind {
	case observation.Estimate:
		s.kind = observation.Actual
	case observation.Ratio:
		s.column = o.Column
	case observation.Actual, observation.Plan:
	}
	return s
}

// grouped lists the positions of observations by a key, in order of the keys' first appearance after sorting.
func grouped[K comparable](list []observation.Observation, key func(*observation.Observation) K) [][]int {
	at := map[K]int{}
	var out [][]int
	for i := range list {
		k := key(&list[i])
		n, ok := at[k]
		if !ok {
			n = len(out)
			at[k] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], i)
	}
	return out
}

// vintages settles, body by body, which of several statements of one figure is the last known: the one
// sent last that has a number. A later blank takes nothing back.
func (l *ledger) vintages() {
	obs := l.set.Observations
	slices.SortStableFunc(obs, compareObservations)
	type key struct {
		subject
		body string
	}
	for _, list := range grouped(obs, func(o *observation.Observation) key { return key{subjectOf(o), o.Body} }) {
		slices.SortStableFunc(list, func(a, b int) int {
			return cmp.Or(cmp.Compare(obs[a].Sent, obs[b].Sent), cmp.Compare(obs[a].Attempt, obs[b].Attempt),
				cmp.Compare(kindRank(obs[a].Kind), kindRank(obs[b].Kind)))
		})
		best := -1
		for _, i := range list {
			o := &obs[i]
			if best < 0 {
				best = i
				continue
			}
			b := &obs[best]
			if !o.Value.Known() && b.Value.Known() {
				o.Chosen = false
				continue
			}
			if o.Sent == b.Sent && o.Value.Known() && b.Value.Known() && !o.Value.Num.Equal(b.Value.Num) && o.Kind == b.Kind {
				l.say("W156", whereOf(o.Body, o.Value.Sources...), wording.Args{"measure": l.Figure(o.Measure, o.Area, o.Period), "first": cellOf(b), "other": exact(b.Value), "found": exact(o.Value)})
			}
			if o.Sent > b.Sent && o.Kind == b.Kind && o.Value.Known() && b.Value.Known() && !o.Value.Num.Equal(b.Value.Num) && o.Kind != observation.Ratio {
				was := b.Value
				o.Restates = &was
				if o.Sent == l.o.Month {
					l.say("N157", whereOf(o.Body, o.Value.Sources...), wording.Args{"measure": l.Figure(o.Measure, o.Area, o.Period), "old": exact(b.Value), "found": exact(o.Value), "when": vitext.Month(b.Sent)})
				}
			}
			b.Chosen = false
			best = i
		}
	}
}

// kindRank puts an actual after an estimate of the same sending.
func kindRank(k observation.Kind) int {
	if k == observation.Estimate {
		return 0
	}
	return 1
}

func cellOf(o *observation.Observation) string {
	if len(o.Value.Sources) == 0 {
		return ""
	}
	return o.Value.Sources[0].Sheet + "!" + o.Value.Sources[0].Cell
}

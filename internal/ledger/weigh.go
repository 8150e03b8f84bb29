package ledger

import (
	"cmp"
	"slices"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/wording"
)

// weigh settles which body's figure counts where several give one: Chọn nguồn, else the measure's order of sources.
func (l *ledger) weigh() {
	obs := l.set.Observations
	for _, list := range grouped(obs, func(o *observation.Observation) subject { return subjectOf(o) }) {
		var rivals []int
		for _, i := range list {
			if o := &obs[i]; o.Chosen {
				rivals = append(rivals, i)
			}
		}
		if len(rivals) < 2 {
			continue
		}
		slices.SortStableFunc(rivals, func(a, b int) int {
			return cmp.Or(boolRank(obs[a].Value.Known())-boolRank(obs[b].Value.Known()), l.priority(&obs[a])-l.priority(&obs[b]), cmp.Compare(obs[a].Body, obs[b].Body))
		})
		first, second := &obs[rivals[0]], &obs[rivals[1]]
		settled := l.priority(first) < l.priority(second) || !second.Value.Known()
		for _, i := range rivals[1:] {
			o := &obs[i]
			o.Chosen = false
			if o.Sent != l.o.Month && first.Sent != l.o.Month || !o.Value.Known() || o.Value.Num.Equal(first.Value.Num) || o.Kind == observation.Ratio {
				continue
			}
			code := "N158"
			if !settled {
				code = "W159"
			}
			l.say(code, whereOf(o.Body, o.Value.Sources...), wording.Args{"measure": l.Figure(o.Measure, o.Area, o.Period), "found": exact(o.Value), "body": l.p.BodyName(o.Body),
				"used": exact(first.Value), "source": l.p.BodyName(first.Body)})
		}
	}
}

func boolRank(known bool) int {
	if known {
		return 0
	}
	return 1
}

// priority is a body's place among a measure's sources: 0 when chosen on Chọn nguồn, then the order of
// the measure, then all others alike.
func (l *ledger) priority(o *observation.Observation) int {
	chosen, sent := "", period.Month(0)
	for _, c := range l.set.Choices {
		if c.Measure == o.Measure && (c.Period.IsZero() || c.Period == o.Period) && c.Sent >= sent {
			chosen, sent = c.Body, c.Sent
		}
	}
	if chosen == o.Body && chosen != "" {
		return 0
	}
	if x := l.p.MeasureByCode(o.Measure); x != nil {
		for i, b := range x.SourcePriority {
			if b == o.Body {
				return i + 1
			}
		}
	}
	return 1000
}

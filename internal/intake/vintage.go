package intake

import (
	"cmp"
	"slices"
	"strings"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
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
func (m *merger) vintages() {
	obs := m.set.Observations
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
				m.say("W156", whereOf(o.Body, o.Value.Sources...), wording.Args{"measure": m.name(o), "first": cellOf(b), "other": valueOf(b), "found": valueOf(o)})
			}
			if o.Sent > b.Sent && o.Kind == b.Kind && o.Value.Known() && b.Value.Known() && !o.Value.Num.Equal(b.Value.Num) && o.Kind != observation.Ratio {
				was := b.Value
				o.Restates = &was
				if o.Sent == m.o.Month {
					m.say("N157", whereOf(o.Body, o.Value.Sources...), wording.Args{"measure": m.name(o), "old": valueOf(b), "found": valueOf(o), "when": reading.MonthInFigures(b.Sent)})
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

// weigh settles which body's figure counts where several give one: Chọn nguồn, else the measure's order of sources.
func (m *merger) weigh() {
	obs := m.set.Observations
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
			return cmp.Or(boolRank(obs[a].Value.Known())-boolRank(obs[b].Value.Known()), m.priority(&obs[a])-m.priority(&obs[b]), cmp.Compare(obs[a].Body, obs[b].Body))
		})
		first, second := &obs[rivals[0]], &obs[rivals[1]]
		settled := m.priority(first) < m.priority(second) || !second.Value.Known()
		for _, i := range rivals[1:] {
			o := &obs[i]
			o.Chosen = false
			if o.Sent != m.o.Month && first.Sent != m.o.Month || !o.Value.Known() || o.Value.Num.Equal(first.Value.Num) || o.Kind == observation.Ratio {
				continue
			}
			code := "N158"
			if !settled {
				code = "W159"
			}
			m.say(code, whereOf(o.Body, o.Value.Sources...), wording.Args{"measure": m.name(o), "found": valueOf(o), "body": m.bodyName(o.Body),
				"used": valueOf(first), "source": m.bodyName(first.Body)})
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
func (m *merger) priority(o *observation.Observation) int {
	chosen, at := "", ""
	for _, c := range m.set.Choices {
		if c.Measure == o.Measure && (c.Period.IsZero() || c.Period == o.Period) && c.At.File >= at {
			chosen, at = c.Body, c.At.File
		}
	}
	if chosen == o.Body && chosen != "" {
		return 0
	}
	if x := m.r.p.MeasureByCode(o.Measure); x != nil {
		for i, b := range x.SourcePriority {
			if b == o.Body {
				return i + 1
			}
		}
	}
	return 1000
}

// name is a figure in words: measure, area, period.
func (m *merger) name(o *observation.Observation) string {
	name := o.Measure
	decimals := ""
	if x := m.r.p.MeasureByCode(o.Measure); x != nil {
		name = x.Name
	}
	if a := m.r.p.AreaByCode(o.Area); a != nil {
		name += ", " + a.Name
	}
	return name + decimals + " (" + reading.InWords(o.Period) + ")"
}

func cellOf(o *observation.Observation) string {
	if len(o.Value.Sources) == 0 {
		return ""
	}
	return o.Value.Sources[0].Sheet + "!" + o.Value.Sources[0].Cell
}

// valueOf prints a value with all its decimals, as it is to be compared.
func valueOf(o *observation.Observation) string { return PlainVi(o.Value) }

// PlainVi prints a value in full, in Vietnamese notation with its unit; "…" when it is absent.
func PlainVi(v quantity.Value) string {
	if !v.Known() {
		return "…"
	}
	_, frac, _ := strings.Cut(v.Num.String(), ".")
	return strings.TrimSpace(vitext.Number(v.Num, min(len(frac), 6)) + " " + v.Unit)
}

// records keeps each record as last sent, with "giữ nguyên" filled from the sending before, and the notes of the month.
func (m *merger) records() {
	type key struct{ kind, body, code string }
	last := map[key]observation.Record{}
	notes := map[[2]string]observation.Note{}
	var order []key
	for i := range m.sent { // in order of months
		s := &m.sent[i]
		if !s.counts {
			continue
		}
		for n, rec := range s.stated.Records {
			if isOffice(rec.Kind) || rec.Kind == kindRestatement {
				continue
			}
			k := key{rec.Kind, rec.Body, rec.Code}
			if rec.Code == "" {
				if s.month != m.o.Month {
					continue // without an identity it is this month's only
				}
				k.code = "\x00" + s.path + string(rune(n))
			}
			before, had := last[k]
			last[k] = keepFields(rec, before)
			if !had {
				order = append(order, k)
			}
		}
		for _, note := range s.stated.Notes {
			k := [2]string{note.Body, note.Topic}
			if contains(note.Paragraphs, keepMark) {
				note.Paragraphs, note.At = notes[k].Paragraphs, notes[k].At
			}
			notes[k] = note
			if s.month == m.o.Month && len(note.Paragraphs) > 0 {
				note.At.Submission = m.id(s)
				m.set.Notes = append(m.set.Notes, note)
			}
		}
	}
	for _, k := range order {
		m.set.Records = append(m.set.Records, last[k])
	}
	slices.SortStableFunc(m.set.Records, func(a, b observation.Record) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Body, b.Body))
	})
	slices.SortStableFunc(m.set.Notes, func(a, b observation.Note) int {
		return cmp.Or(cmp.Compare(a.Topic, b.Topic), cmp.Compare(a.Body, b.Body))
	})
}

// keepFields puts the earlier value where the body wrote that it stays as it was.
func keepFields(rec, before observation.Record) observation.Record {
	fields := slices.Clone(rec.Fields)
	for i := range fields {
		if fields[i].Text == keepMark {
			at := fields[i].At
			fields[i] = before.Get(fields[i].Code)
			fields[i].At = cmp.Or(fields[i].At, at)
		}
	}
	rec.Fields = fields
	return rec
}

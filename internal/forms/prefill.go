package forms

import (
	"cmp"
	"slices"

	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

// last is the figure that the body gave for the same question before this month, as stated; nil when it
// gave none.
func (b *builder) last(t program.Table, l line, c program.Column) *quantity.Value {
	measure := cmp.Or(c.Measure, l.measure, t.Measure)
	var best *observation.Observation
	for i := range b.set.Observations {
		o := &b.set.Observations[i]
		if o.Measure != measure || o.Area != l.area || o.Column != c.Code || o.Body != b.body.Code ||
			o.Kind != c.Kind || o.Sent >= b.month || !o.Stated.Known() {
			continue
		}
		if best == nil || o.Sent > best.Sent || (o.Sent == best.Sent && o.Attempt > best.Attempt) {
			best = o
		}
	}
	if best == nil {
		return nil
	}
	return &best.Stated
}

// open returns the records of a kind that the body still has to report on, in the order of their codes.
func (b *builder) open(kind string) []observation.Record {
	k := b.program.RecordKindByCode(kind)
	if k == nil {
		return nil // rows of the Party Office's registers: they belong to their month
	}
	states := map[string]bool{}
	for _, s := range k.States {
		states[s.Code] = s.Open
	}
	var out []observation.Record
	for _, r := range b.set.Records {
		if r.Kind != kind || r.Body != b.body.Code || r.Sent > b.month {
			continue
		}
		if state := r.Text("state"); state == "" || states[state] {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, c observation.Record) int { return cmp.Compare(a.Code, c.Code) })
	return out
}

// note is the last text that the body gave under a heading, "" for none.
func (b *builder) note(topic string) []string {
	var best *observation.Note
	for i := range b.set.Notes {
		n := &b.set.Notes[i]
		if n.Topic == topic && n.Body == b.body.Code && n.Sent <= b.month && (best == nil || n.Sent > best.Sent) {
			best = n
		}
	}
	if best == nil {
		return nil
	}
	return best.Paragraphs
}

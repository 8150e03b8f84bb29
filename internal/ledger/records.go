package ledger

import (
	"cmp"
	"slices"
	"strconv"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/sending"
)

// records keeps each record as last sent, with "giữ nguyên" filled from the sending before, and what each body last said
// under each heading: both stand, with the month of their sending, until their owner sends others. Records without an
// identity stand together: those of a body's newest sending that states any of their kind.
func (l *ledger) records() {
	b := recordBook{last: map[recordKey]observation.Record{}, sent: map[recordKey]period.Month{}, notes: map[noteKey]observation.Note{}}
	for i := range l.entries { // in order of months
		if e := &l.entries[i]; e.counts {
			b.records(e)
			b.texts(e)
		}
	}
	for _, k := range b.order {
		if k.code != "" || b.sent[k.kindOf()] == b.last[k].Sent {
			l.set.Records = append(l.set.Records, b.last[k])
		}
	}
	for _, k := range b.topics {
		if n := b.notes[k]; len(n.Paragraphs) > 0 {
			l.set.Notes = append(l.set.Notes, n)
		}
	}
	l.restrict()
	slices.SortStableFunc(l.set.Records, func(a, b observation.Record) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Body, b.Body))
	})
	slices.SortStableFunc(l.set.Notes, func(a, b observation.Note) int {
		return cmp.Or(cmp.Compare(a.Topic, b.Topic), cmp.Compare(a.Body, b.Body))
	})
}

// recordBook is the book of records and texts while it is being kept.
type recordBook struct {
	last   map[recordKey]observation.Record
	order  []recordKey
	sent   map[recordKey]period.Month // the newest sending that states any of a kind, by kindOf
	notes  map[noteKey]observation.Note
	topics []noteKey
}

// recordKey is a record's identity; row tells those apart that have no code.
type recordKey struct{ kind, body, form, code, row string }

// kindOf is what records without an identity share.
func (k recordKey) kindOf() recordKey { return recordKey{kind: k.kind, body: k.body, form: k.form} }

type noteKey struct{ body, topic string }

// records enters the records of one sending.
func (b *recordBook) records(e *entry) {
	for n, rec := range e.stated.Records {
		if program.OfficeRecord(rec.Kind) || rec.Kind == program.Restatement {
			continue
		}
		k := recordKey{kind: rec.Kind, body: rec.Body, code: rec.Code}
		if rec.Code == "" {
			k.form, k.row = e.stated.Form, e.Shown+"\x00"+strconv.Itoa(n)
		}
		b.sent[recordKey{kind: rec.Kind, body: rec.Body, form: e.stated.Form}] = e.Month
		before, had := b.last[k]
		b.last[k] = keepFields(rec, before)
		if !had {
			b.order = append(b.order, k)
		}
	}
}

// texts enters the texts of one sending.
func (b *recordBook) texts(e *entry) {
	for _, note := range e.stated.Notes {
		k := noteKey{note.Body, note.Topic}
		before, had := b.notes[k]
		if slices.Contains(note.Paragraphs, sending.Unchanged) {
			note.Paragraphs, note.At = before.Paragraphs, before.At
		}
		b.notes[k] = note
		if !had {
			b.topics = append(b.topics, k)
		}
	}
}

// keepFields puts the earlier value where the body wrote that it stays as it was.
func keepFields(rec, before observation.Record) observation.Record {
	fields := slices.Clone(rec.Fields)
	for i := range fields {
		if fields[i].Text == sending.Unchanged {
			at := fields[i].At
			fields[i] = before.Get(fields[i].Code)
			fields[i].At = cmp.Or(fields[i].At, at)
		}
	}
	rec.Fields = fields
	return rec
}

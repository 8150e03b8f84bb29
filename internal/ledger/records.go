package ledger

import (
	"cmp"
	"slices"
	"strconv"

	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/sending"
)

// records keeps each record as last sent, with "giữ nguyên" filled from the sending before, and the notes of the month.
func (l *ledger) records() {
	type key struct{ kind, body, code string }
	last := map[key]observation.Record{}
	notes := map[[2]string]observation.Note{}
	var order []key
	for i := range l.entries { // in order of months
		e := &l.entries[i]
		if !e.counts {
			continue
		}
		for n, rec := range e.stated.Records {
			if program.OfficeRecord(rec.Kind) || rec.Kind == program.Restatement {
				continue
			}
			k := key{rec.Kind, rec.Body, rec.Code}
			if rec.Code == "" {
				if e.Month != l.o.Month {
					continue // without an identity it is this month's only
				}
				k.code = "\x00" + e.Shown + "\x00" + strconv.Itoa(n)
			}
			before, had := last[k]
			last[k] = keepFields(rec, before)
			if !had {
				order = append(order, k)
			}
		}
		for _, note := range e.stated.Notes {
			k := [2]string{note.Body, note.Topic}
			if slices.Contains(note.Paragraphs, sending.Unchanged) {
				note.Paragraphs, note.At = notes[k].Paragraphs, notes[k].At
			}
			notes[k] = note
			if e.Month == l.o.Month && len(note.Paragraphs) > 0 {
				l.set.Notes = append(l.set.Notes, note)
			}
		}
	}
	for _, k := range order {
		l.set.Records = append(l.set.Records, last[k])
	}
	l.restrict()
	slices.SortStableFunc(l.set.Records, func(a, b observation.Record) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Body, b.Body))
	})
	slices.SortStableFunc(l.set.Notes, func(a, b observation.Note) int {
		return cmp.Or(cmp.Compare(a.Topic, b.Topic), cmp.Compare(a.Body, b.Body))
	})
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

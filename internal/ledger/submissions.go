package ledger

import (
	"cmp"
	"fmt"
	"slices"

	"tiendo/internal/observation"
	"tiendo/internal/program"
)

// submissions lists every sending, and a gap for each body that owes one this month.
func (l *ledger) submissions() {
	for i := range l.entries {
		if e := &l.entries[i]; !l.late(e) {
			l.set.Submissions = append(l.set.Submissions, l.submission(e))
		}
	}
	for i := range l.p.Bodies {
		b := &l.p.Bodies[i]
		if b.Office || !b.In(l.o.Month) {
			continue
		}
		for k := range l.p.Forms {
			if f := &l.p.Forms[k]; f.Marker && slices.Contains(f.Bodies, b.Code) && f.Asks(l.o.Month) && !l.came(b, f) {
				l.set.Submissions = append(l.set.Submissions, observation.Submission{ID: fmt.Sprintf("%s/%s/0", b.Code, l.o.Month), Body: b.Code, Form: f.Code,
					Month: l.o.Month, State: observation.Missing, Due: b.DueFor(l.o.Month)})
			}
		}
	}
	slices.SortStableFunc(l.set.Submissions, func(a, b observation.Submission) int {
		return cmp.Or(cmp.Compare(a.Month, b.Month), cmp.Compare(a.Body, b.Body), cmp.Compare(a.Form, b.Form), cmp.Compare(a.Attempt, b.Attempt), cmp.Compare(a.File, b.File))
	})
}

// submission is a sending as the report lists it.
func (r *register) submission(e *entry) observation.Submission {
	sub := observation.Submission{ID: e.id, Body: r.sender(e), Form: e.stated.Form, Month: e.Month, Attempt: e.Attempt, File: e.Shown,
		State: observation.Received, Received: e.received(), Document: e.document, Prepared: e.stated.Prepared, Approved: e.stated.Approved, Counts: e.counts}
	if b := r.p.BodyByCode(sub.Body); b != nil {
		sub.Due = b.DueFor(e.Month)
	}
	switch {
	case e.rejected:
		sub.State = observation.Rejected
	case sub.Received.IsZero() || sub.Due.IsZero():
	case sub.Received.Compare(sub.Due) > 0:
		sub.State = observation.Late
	default:
		sub.State = observation.OnTime
	}
	return sub
}

// sender is whose sending it is. A file that could not be read belongs to a body only if it bears its code.
func (r *register) sender(e *entry) string {
	if e.stated.Body != "" {
		return e.stated.Body
	}
	if b := r.p.BodyByCode(e.Name); b != nil {
		return b.Code
	}
	return ""
}

// came tells whether anything of a body's form came this month: one that counts, one that was rejected, or one
// of which nobody can tell what it is. Then it is named as that, not as missing.
func (l *ledger) came(b *program.Body, f *program.Form) bool {
	return slices.ContainsFunc(l.set.Submissions, func(s observation.Submission) bool {
		if s.Month != l.o.Month || s.Body != b.Code {
			return false
		}
		rejected := s.State == observation.Rejected
		return s.Form == f.Code && (s.Counts || rejected) || s.Form == "" && rejected
	})
}

// Package ledger puts sendings together: which of several counts, what the Party Office's book says of them,
// which of a body's figures is the last known, whose figure counts where several bodies give one, and each
// record as last sent. What one workbook states is intake's work; what is doubtful is check's.
package ledger

import (
	"cmp"
	"fmt"
	"slices"

	"tiendo/internal/diag"
	"tiendo/internal/lexicon"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/sending"
	"tiendo/internal/wording"
)

// Options are what the ledger depends on beside the program and the sendings.
type Options struct {
	Month period.Month // the report's month; no sending may be of a later one
	AsOf  period.Date  // sendings received later are left out; zero: none
}

// Enter enters sendings with what each states, by index, and returns what they say together. Notices about
// earlier months are left out: they were given with those months' reports. The result does not depend on the
// order of the sendings.
func Enter(x *lexicon.Lexicon, sendings []sending.Sending, stated []sending.Stated, o Options) (observation.Set, diag.List) {
	l := &ledger{register: &register{Lexicon: x, p: x.Program(), o: o}, set: observation.Set{Month: o.Month}}
	for i, s := range sendings {
		e := entry{Sending: s, rejected: stated[i].Rejected}
		if e.Month == 0 {
			e.Month = stated[i].Month
		}
		e.id = fmt.Sprintf("%s/%s/%d", cmp.Or(stated[i].Body, stated[i].Form, s.Name), e.Month, s.Attempt)
		e.stated = stated[i].At(s.Shown, e.id)
		l.entries = append(l.entries, e)
	}
	slices.SortStableFunc(l.entries, func(a, b entry) int { return cmp.Or(cmp.Compare(a.Month, b.Month), cmp.Compare(a.Shown, b.Shown)) })
	l.receipts()
	l.accept()
	for i := range l.entries {
		l.found = append(l.found, l.entries[i].stated.Found...)
	}
	l.submissions()
	l.office()
	l.observations()
	l.correct()
	l.vintages()
	l.weigh()
	l.records()
	slices.SortStableFunc(l.set.Observations, compareObservations)
	return l.set, l.current(l.found).Sort()
}

// entry is one sending in the ledger.
type entry struct {
	sending.Sending
	id       string // of the submission that it is
	stated   sending.Stated
	receipt  period.Date // the day that Tiếp nhận says; zero: none
	document string
	rejected bool
	counts   bool
}

// received is the day on which it came: as Tiếp nhận says, else as the form itself does; zero when neither does.
func (e *entry) received() period.Date {
	if !e.receipt.IsZero() {
		return e.receipt
	}
	return e.stated.Sent
}

// at is the sending as a place.
func (e *entry) at() diag.Place { return diag.Place{File: e.Shown, Body: e.stated.Body} }

// register has the sendings: when each came, what is wrong with it, whether it counts.
type register struct {
	*lexicon.Lexicon
	p       *program.Program
	o       Options
	entries []entry // by month, then name
	found   diag.List
}

// ledger is the book while it is being kept: what the sendings that count say together.
type ledger struct {
	*register
	set observation.Set
}

func (r *register) say(code string, at diag.Place, args wording.Args) {
	r.found = append(r.found, wording.Diagnostic(code, at, args))
}

// current leaves out the notices about files of earlier months.
func (r *register) current(found diag.List) diag.List {
	earlier := map[string]bool{}
	for i := range r.entries {
		if r.entries[i].Month < r.o.Month {
			earlier[r.entries[i].Shown] = true
		}
	}
	return slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return d.Severity == diag.Notice && earlier[d.At.File] })
}

// whereOf is where the first of some sources that are known points.
func whereOf(body string, list ...quantity.Source) diag.Place {
	for _, s := range list {
		if s.File != "" {
			return diag.Place{File: s.File, Sheet: s.Sheet, Cell: s.Cell, Body: body}
		}
	}
	return diag.Place{Body: body}
}

// late tells whether a sending came after the day as of which the report is made.
func (r *register) late(e *entry) bool {
	switch came := e.received(); {
	case r.o.AsOf.IsZero():
		return false
	case came.IsZero():
		return e.Month.Start().Compare(r.o.AsOf) > 0
	default:
		return came.Compare(r.o.AsOf) > 0
	}
}

func compareObservations(a, b observation.Observation) int {
	return cmp.Or(cmp.Compare(a.Measure, b.Measure), cmp.Compare(a.Area, b.Area), a.Period.Compare(b.Period), cmp.Compare(a.Kind, b.Kind),
		cmp.Compare(a.Giver, b.Giver), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Sent, b.Sent), cmp.Compare(a.Attempt, b.Attempt),
		cmp.Compare(a.Body, b.Body), slices.CompareFunc(a.Value.Sources, b.Value.Sources, quantity.Source.Compare))
}

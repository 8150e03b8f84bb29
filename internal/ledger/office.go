package ledger

import (
	"cmp"
	"slices"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
	"tiendo/internal/wording"
)

// office takes the Party Office's own rows out of the sendings of bodies that are the Office.
func (l *ledger) office() {
	for i := range l.entries {
		e := &l.entries[i]
		b := l.p.BodyByCode(e.stated.Body)
		if !e.counts || b == nil {
			continue
		}
		for _, rec := range e.stated.Records {
			switch {
			case !program.OfficeRecord(rec.Kind):
			case !b.Office:
				l.say("E161", whereOf(b.Code, firstSource(rec)), wording.Args{"body": b.Name})
			default:
				l.officeRow(e, rec)
			}
		}
	}
	slices.SortStableFunc(l.set.Rulings, func(a, b observation.Ruling) int {
		return cmp.Or(cmp.Compare(a.Sent, b.Sent), cmp.Compare(a.Indicator, b.Indicator))
	})
}

func firstSource(rec observation.Record) quantity.Source {
	for _, f := range rec.Fields {
		if f.At.File != "" {
			return f.At
		}
	}
	return quantity.Source{}
}

func (l *ledger) officeRow(e *entry, rec observation.Record) {
	at := firstSource(rec)
	where := whereOf(e.stated.Body, at)
	switch rec.Kind {
	case program.Confirmation:
		l.confirmation(e, rec, at, where)
	case program.Correction:
		l.correction(e, rec, at, where)
	case program.Choice:
		measure, body := l.Measure(rec.Text("measure")), rec.Text("body")
		if measure == nil || l.p.BodyByCode(body) == nil {
			l.say("E164", where, wording.Args{"measure": rec.Text("measure"), "body": body})
			return
		}
		l.set.Choices = append(l.set.Choices, observation.Choice{Measure: measure.Code, Body: body, Period: l.span(rec.Text("period"), where),
			Why: rec.Text("why"), Sent: e.Month, At: at})
	case program.Ruling:
		code := strings.ToUpper(cmp.Or(rec.Text("indicator"), rec.Text("indicators")))
		if l.p.IndicatorByCode(code) == nil {
			l.say("E165", where, wording.Args{"found": cmp.Or(rec.Text("indicator"), rec.Text("indicators"))})
			return
		}
		l.set.Rulings = append(l.set.Rulings, observation.Ruling{Indicator: code, Status: rec.Text("status"), By: rec.Text("by"), Why: rec.Text("why"),
			Until: rec.Get("until").Date, Sent: e.Month, At: at})
	}
}

func (l *ledger) confirmation(e *entry, rec observation.Record, at quantity.Source, where diag.Place) {
	cell, ok := l.target(e.Month, rec)
	switch {
	case !ok:
		l.say("E162", where, wording.Args{"found": cell.String()})
	case rec.Text("who") == "" || rec.Text("why") == "":
		l.say("E163", where, nil)
	default:
		l.set.Confirmations = append(l.set.Confirmations, observation.Confirmation{File: cell.file, Sheet: cell.sheet, Cell: cell.cell,
			Value: valueText(rec.Get("value")), Who: rec.Text("who"), Why: rec.Text("why"), Sent: e.Month, At: at})
	}
}

func (l *ledger) correction(e *entry, rec observation.Record, at quantity.Source, where diag.Place) {
	cell, ok := l.target(e.Month, rec)
	if !ok {
		l.say("E162", where, wording.Args{"found": cell.String()})
		return
	}
	if to := rec.Get("new").At; to.Cell != "" {
		at.Cell, at.Value = to.Cell, to.Value // the figure's source is the cell with the new value, not the row's first
	}
	l.set.Corrections = append(l.set.Corrections, observation.Correction{File: cell.file, Sheet: cell.sheet, Cell: cell.cell,
		Old: valueText(rec.Get("old")), New: valueText(rec.Get("new")), Caller: rec.Text("caller"), Taker: rec.Text("taker"), At: at})
}

// valueText is what a field says as a value: its number if it is one, else its text.
func valueText(f observation.Field) string {
	if f.Num.Known() {
		return f.Num.Plain()
	}
	return f.Text
}

// span reads a period that may be blank.
func (l *ledger) span(s string, where diag.Place) period.Period {
	if s == "" {
		return period.Period{}
	}
	p, err := reading.Period(s)
	if err != nil {
		l.say("E166", where, wording.Args{"found": s})
	}
	return p
}

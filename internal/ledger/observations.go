package ledger

import (
	"cmp"

	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/wording"
)

// observations makes observations of the figures of all sendings that count, and of the earlier months that
// they restate.
func (l *ledger) observations() {
	for i := range l.entries {
		e := &l.entries[i]
		if !e.counts {
			continue
		}
		for _, f := range e.stated.Figures {
			if f.Measure == "" {
				continue
			}
			l.set.Observations = append(l.set.Observations, observation.Observation{Measure: f.Measure, Area: f.Area, Kind: f.Kind, Column: f.Column,
				Period: f.Period, From: f.From, To: f.To, Giver: f.Giver, Value: f.Value, Stated: f.Stated, Body: e.stated.Body, Sent: e.Month, Attempt: e.Attempt, Chosen: true})
		}
		for _, rec := range e.stated.Records {
			if rec.Kind == program.Restatement {
				if o, ok := l.restatement(e, rec); ok {
					l.set.Observations = append(l.set.Observations, o)
				}
			}
		}
	}
}

// restatement reads a row of a body's sheet Điều chỉnh: a figure of an earlier month, given again.
func (l *ledger) restatement(e *entry, rec observation.Record) (observation.Observation, bool) {
	where := whereOf(e.stated.Body, firstSource(rec))
	refused := func(code string, args wording.Args) (observation.Observation, bool) {
		l.say(code, where, args)
		return observation.Observation{}, false
	}
	measure := l.Measure(rec.Text("measure"))
	if measure == nil {
		return refused("E164", wording.Args{"measure": rec.Text("measure"), "body": e.stated.Body})
	}
	p := l.span(rec.Text("period"), where)
	f := rec.Get("value")
	if p.IsZero() || !f.Num.Known() {
		return refused("E171", wording.Args{"measure": measure.Name})
	}
	area := ""
	if name := rec.Text("area"); name != "" {
		list := l.Areas(l.Words(name), "")
		if len(list) != 1 {
			return refused("E172", wording.Args{"found": name})
		}
		area = list[0].Code
	}
	stated := quantity.Of(f.Num.Num, cmp.Or(rec.Text("unit"), f.Num.Unit, measure.Unit), f.At)
	stated.Sources[0].Submission = e.id
	value := stated
	num, ok := l.Convert(stated.Num, stated.Unit, measure.Unit)
	if !ok {
		return refused("E120", wording.Args{"found": stated.Unit, "expected": measure.Unit, "heading": measure.Name})
	}
	value.Num, value.Unit = num, measure.Unit
	return observation.Observation{Measure: measure.Code, Area: area, Kind: observation.Actual, Period: p, From: p.Start(), To: p.End(),
		Value: value, Stated: stated, Body: e.stated.Body, Sent: e.Month, Attempt: e.Attempt, Chosen: true}, true
}

package tell

import (
	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
	"tiendo/internal/period"
)

// Standing says how a record stands at the month's end, in the words that its dates bear out: past its deadline by so
// many days, late against a milestone, late in its body's own judgement with days left, sent so many days ago without
// an answer; else its state.
func (r Record) Standing() []document.Inline {
	state := r.Field("state")
	end := r.t.Month().End()
	due, sent := r.Get("deadline").Date, r.Get("sent").Date
	s := r.State()
	late := s != nil && s.Late
	switch {
	case !r.Open():
		return state
	case s != nil && !due.IsZero() && due.Compare(end) < 0:
		return r.t.Fill(r.t.Text("record.past"), inline.Args{"n": r.days(due, end), "state": state})
	case late && !r.milestone().IsZero():
		return r.t.Fill(r.t.Text("record.behind"), inline.Args{"milestone": r.t.Date(r.milestone()), "state": state})
	case late && !due.IsZero():
		return r.t.Fill(r.t.First("record.self_late."+r.Kind+"."+s.Code, "record.self_late."+s.Code, "record.self_late"),
			inline.Args{"n": r.days(end, due), "state": state})
	case !sent.IsZero() && sent.Compare(end) <= 0 && r.bare("reply") == "":
		return r.t.Fill(r.t.Text("record.unanswered_days"), inline.Args{"n": r.days(sent, end), "state": state})
	}
	return state
}

// milestone is the day of the next milestone, where it is past at the month's end: a record cannot be late against a day
// that is to come.
func (r Record) milestone() period.Date {
	for _, code := range []string{"milestone_due", "milestone_deadline"} {
		if d := r.Get(code).Date; !d.IsZero() && d.Compare(r.t.Month().End()) <= 0 {
			return d
		}
	}
	return period.Date{}
}

// days is how many days lie between two days.
func (r Record) days(from, to period.Date) []document.Inline {
	return r.t.Counted("record."+r.Kind+"."+r.Code+".days", to.Days()-from.Days(), "days")
}

// Answer says what became of a proposal: the reply, or that there is none.
func (r Record) Answer() []document.Inline {
	reply := r.bare("reply")
	switch {
	case reply == "" && r.Open():
		return r.t.Say("record.unanswered")
	case reply == "":
		return r.Field("state")
	case r.Open():
		return inline.Text(reply)
	}
	return r.t.Fill(r.t.Text("record.answered"), inline.Args{"state": r.Field("state"), "reply": inline.Text(reply)})
}

// Dispatch says when a proposal was sent, or that it was not.
func (r Record) Dispatch() []document.Inline {
	if d := r.Get("sent").Date; !d.IsZero() {
		return r.t.Fill(r.t.Text("record.sent"), inline.Args{"date": r.t.Date(d)})
	}
	if s := r.State(); s != nil && s.Open && r.Text("sent") == "" {
		return r.t.Say("record.unsent")
	}
	return nil
}

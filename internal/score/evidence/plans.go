package evidence

import (
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

// Plan is the plan for a year on the way: the program's own yearly targets, else what the forms say. Of several of
// one giver the one that counts from the latest day counts, of several givers the first of the program.
func (e *Evidence) Plan(year int) quantity.Value {
	var found *program.Target
	for i := range e.Targets {
		t := &e.Targets[i]
		if t.Period != period.Year(year) || !t.Value.Known() || !e.plansYear(*t) {
			continue
		}
		if found == nil || (t.Giver == found.Giver && t.Since().Compare(found.Since()) > 0) {
			found = t
		}
	}
	if found != nil {
		return found.Value
	}
	return e.Readings.planned(year).Value
}

// plansYear tells whether a target is a plan for one year on the way, in force at the month's end.
func (e *Evidence) plansYear(t program.Target) bool {
	end := e.Span.To
	if !e.Target.Period.IsZero() {
		end = e.Target.Period.To
	}
	return !e.Counts(t) && t.ValidBy(e.Month.End()) && t.Period.IsYear() && t.Period.To < end
}

// OtherTargets are those of other givers in force at the month's end, the plans for single years on the way apart.
func (e *Evidence) OtherTargets() []program.Target {
	var out []program.Target
	for _, t := range e.Targets {
		if !e.Counts(t) && t.ValidBy(e.Month.End()) && (!t.Period.IsYear() || t.Period.To >= e.Span.To) {
			out = append(out, t)
		}
	}
	return out
}

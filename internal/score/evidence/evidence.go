// Package evidence has what is known of a component as of the end of one month, and what follows from it whatever
// the component's kind: its readings, its closed years, the plans and the target in force that day, the road from a
// base to that target and the time it takes, how long a reading stands for what came after it. Kinds of components
// ask here and decide nothing of it themselves; nothing here knows a kind.
//
// Values go out with the sources they came from; what is not known goes out absent, never as zero. Times are in
// months, shares and paces are plain ratios (1 is the whole).
package evidence

import (
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
)

// Evidence is what is known of one component as of the end of Month.
type Evidence struct {
	*program.Component
	Method *program.Method
	Month  period.Month
	// Target is the one in force at the month's end; the zero Target where none was yet. Everything that is judged
	// is judged by it.
	Target program.Target
	// Span is the time that the target is for: from after the baseline to the target's end, or, where the target is
	// for a span of years (a total, a mean), that span.
	Span     period.Period
	Readings Readings

	figures *Figures
}

// About is what was known of a component by the end of a month, which is the report's or an earlier one.
func (f *Figures) About(c *program.Component, m period.Month) *Evidence {
	e := &Evidence{Component: c, Method: &f.program.Method, Month: m, Target: c.TargetAt(m.End()), Span: f.program.Term.Span(), figures: f}
	if !c.Baseline.Period.IsZero() {
		e.Span.From = c.Baseline.Period.To.Add(1)
	}
	if t := e.Target.Period; !t.IsZero() {
		e.Span.To = t.To
		if c.Kind.Span {
			e.Span.From = t.From
		}
	}
	e.Readings = Readings{figures: f, component: c, month: m, span: e.Span}
	return e
}

// AtTarget tells whether a number is at or better than the target at the printed precision; false without a target.
func (e *Evidence) AtTarget(x quantity.Decimal) bool {
	return e.Target.Value.Known() && e.Meets(x, e.Target.Value.Num)
}

// Unknown is a value of the component that is not known.
func (e *Evidence) Unknown() quantity.Value { return calc.Absent(e.Unit) }

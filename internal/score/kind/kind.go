// Package kind has the kinds of components, a file each: what the values of a kind are, by which value it is judged,
// when its target is achieved, where it is heading, what is still needed, and the codes of the rules that say so in
// method.yaml. A kind asks the evidence and returns values; thresholds, carrying and the status itself are the same
// for all kinds and stand in score.
//
// A new kind is one file here, named in All, and the words of its rules in method.yaml. What it has in common with
// another it takes from that one's value: Level.Road, YearlyFlow.Series.
package kind

import (
	"slices"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/evidence"
	"tiendo/internal/scorecard"
)

// Kind is one kind of components. Current, Road, Achieved and Near must be there; every other function may be nil
// and then says that the kind has none of it.
type Kind struct {
	program.Kind
	// Kept: the target is held, not approached. Near alone decides, and neither the threshold nor the month before
	// counts.
	Kept bool
	// Values are the codes of the rules by which Current comes to a value, AchievedBy and ProjectedBy those of
	// Achieved and Project, "" for none: method.yaml words each.
	Values                  []string
	AchievedBy, ProjectedBy string

	// Current is the value by which a component is judged; absent where nothing is known.
	Current func(e *evidence.Evidence) Current
	// YearsOnly tells whether only whole years speak in the evidence's month, however often the component is
	// published; nil: never.
	YearsOnly func(e *evidence.Evidence) bool
	// Road is how much of the way was covered in how much of the time, or why that cannot be said.
	Road func(e *evidence.Evidence, now Current) evidence.Road
	// Project is the value expected at the target's end, before limits; nil: the kind has no model.
	Project func(e *evidence.Evidence, p Progress) quantity.Value
	// Achieved tells whether the target is met already or safe, and what was looked at.
	Achieved func(e *evidence.Evidence, p Progress) (bool, []scorecard.Named)
	// Near tells whether a component comes near enough to its target to be on track: pace and projection at a
	// share, one of the method's thresholds, of what they should be.
	Near func(e *evidence.Evidence, p Progress, share quantity.Decimal) bool
	// Reaches tells whether the projection alone does; nil with Project.
	Reaches func(e *evidence.Evidence, p Progress, share quantity.Decimal) bool
	// Needed is what each year left must bring on average beside what each brought so far, in the component's unit;
	// nil: nothing can be said of it. It is asked where value and target are known.
	Needed func(e *evidence.Evidence, p Progress) (needed, soFar quantity.Value)
	// Series is what was reached, by time.
	Series func(e *evidence.Evidence, now Current) []scorecard.Point
	// Path is what was planned, by time, up to the target.
	Path func(e *evidence.Evidence) evidence.Path
}

// Current is the value by which a component is judged, with what its kind needs beside it.
type Current struct {
	evidence.Reading
	Rule       string             // how it was come by: one of Kind.Values
	Fresh      period.Month       // the end of the newest figure behind it: validity counts from here
	ClosedYear bool               // it is a closed year's, so it stands until the next year closes
	Before     evidence.Reading   // the reading or closed year before
	Closed     []evidence.Reading // closed years, for a level what stood at their ends
	Open       evidence.Reading   // the open year's newest reading
	Inputs     []scorecard.Named  // what Rule was applied to
}

// Progress is how far a component has come, as far as it is worked out.
type Progress struct {
	Now        Current
	Road       evidence.Road
	Projection quantity.Value // within limits; absent before Project was asked
}

// All are the kinds that a program may name, in the order of its guide.
func All() []Kind {
	return []Kind{Level, Maintained, YearlyFlow, TermTotal, YearlyRate, Rank}
}

// Traits are what those must know of kinds who do not judge, in the same order.
func Traits(kinds []Kind) []program.Kind {
	out := make([]program.Kind, len(kinds))
	for i, k := range kinds {
		out[i] = k.Kind
	}
	return out
}

// Rules are the codes of all rules of the kind's own that a trace or the method's appendix can name.
func (k Kind) Rules() []string {
	codes := append(slices.Clone(k.Values), k.AchievedBy, k.ProjectedBy)
	return slices.DeleteFunc(codes, func(code string) bool { return code == "" })
}

// Find is the kind with a name. One that is not among them has no values, so its components are never assessed.
func Find(kinds []Kind, name string) Kind {
	for _, k := range kinds {
		if k.Name == name {
			return k
		}
	}
	return Kind{
		Kind:     program.Kind{Name: name},
		Current:  func(*evidence.Evidence) Current { return Current{} },
		Road:     fromBaseline,
		Achieved: func(*evidence.Evidence, Progress) (bool, []scorecard.Named) { return false, nil },
		Near:     func(*evidence.Evidence, Progress, quantity.Decimal) bool { return false },
	}
}

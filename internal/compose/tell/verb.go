package tell

import (
	"tiendo/internal/document"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

// verbs are the verbs of a component's sentences: they follow from the direction of the measure and its kind.
type verbs struct{ Component }

// manner is how a reading is said to be: a growth rate rises or falls, what should be less remains, all else reaches.
func (k verbs) manner(v quantity.Value) document.Manner {
	switch {
	case k.Kind.Rate && v.Num.Sign() < 0:
		return document.Shrinks
	case k.Kind.Rate:
		return document.Grows
	case k.Better != program.Lower:
		return document.Reaches
	case k.Baseline.Value.Known() && v.Num.Cmp(k.Baseline.Value.Num) < 0:
		return document.Remains
	}
	return document.Stands
}

// foreseen is how the projection is said to be: nothing remains before it is there.
func (k verbs) foreseen() document.Manner {
	m := k.manner(k.Projection)
	if m == document.Remains {
		return document.Stands
	}
	return m
}

// verb is the verb of a reading.
func (k verbs) verb(v quantity.Value, p period.Period) []document.Inline {
	if k.estimated(p) {
		return k.t.Say("verb." + string(k.manner(v)) + ".estimate")
	}
	return k.t.Say("verb." + string(k.manner(v)) + ".actual")
}

// shortOf is how what falls short of the target lies to it: below where more is better, above where less is.
func (k verbs) shortOf() []document.Inline {
	if k.Better == program.Lower {
		return k.t.Say("short_of.above")
	}
	return k.t.Say("short_of.below")
}

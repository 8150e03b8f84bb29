package program

// Kind is how a component is judged, as far as those must know who do not judge: what its values are, how
// they are compared and drawn. score/kind has a file for each kind, with these traits and the judging itself;
// indicators.yaml names it.
type Kind struct {
	Name string // "term_total": in indicators.yaml, in json, and in the wording's keys
	// Span: the target is for a span of years (a total, a mean), not for its last year.
	Span bool
	// Standing: the value is what is there at a point in time, not what a time brings.
	Standing bool
	// Rate: the value is a rate of change itself. A part of a year has one of its own, what is still needed
	// is a rate too, and no growth of it is ever computed.
	Rate bool
	// Ordinal: the value is a place in a ranking: counted from 1, compared by places, never by percent.
	Ordinal bool
	// FromZero: the road begins at nothing, so there is no baseline; each year left must bring its part.
	FromZero bool
	// Bars: its years are drawn as bars from zero.
	Bars bool
	// Reversible: a component of this kind may be declared reversible.
	Reversible bool
	// Measures are the ways in which its measures may accumulate; none: any.
	Measures []Accumulation
}

// String is the name.
func (k Kind) String() string { return k.Name }

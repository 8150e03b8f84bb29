package ledger

import (
	"path"
	"slices"

	"tiendo/internal/observation"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// correct puts corrected values in the place of what a body stated. A correction lapses when the body has
// sent again, and does not apply where the cell no longer holds the old value.
func (l *ledger) correct() {
	var kept []observation.Correction
	for _, c := range l.set.Corrections {
		if l.corrected(c) {
			kept = append(kept, c)
		}
	}
	l.set.Corrections = kept
}

// corrected applies one correction; false when it does not apply, which is told.
func (l *ledger) corrected(c observation.Correction) bool {
	where := whereOf("", c.At)
	o := l.inCell(c.File, c.Sheet, c.Cell)
	if o == nil {
		l.say("N167", where, wording.Args{"found": cellPlace{path.Base(c.File), c.Sheet, c.Cell}.String()})
		return false
	}
	where.Body = o.Body
	num, err := reading.Number(c.New, reading.Undeclared)
	old, oldErr := reading.Number(c.Old, reading.Undeclared)
	switch {
	case err != nil:
		l.say("E168", where, wording.Args{"found": c.New})
		return false
	case o.Stated.Known() && (oldErr != nil || !old.Num.Equal(o.Stated.Num)):
		l.say("E169", where, wording.Args{"old": c.Old, "found": o.Stated.Plain(), "cell": c.Sheet + "!" + c.Cell})
		return false
	}
	before := exact(o.Value)
	o.Stated.Num, o.Stated.Absence, o.Stated.Sources = num.Num, quantity.Present, append(slices.Clone(o.Value.Sources), c.At)
	o.Value = o.Stated
	if x := l.p.MeasureByCode(o.Measure); x != nil && o.Kind != observation.Ratio {
		if v, ok := l.Convert(num.Num, o.Stated.Unit, x.Unit); ok {
			o.Value.Num, o.Value.Unit = v, x.Unit
		}
	}
	l.say("N170", where, wording.Args{"old": before, "new": exact(o.Value), "caller": c.Caller, "taker": c.Taker,
		"cell": cellPlace{path.Base(c.File), o.Value.Sources[0].Sheet, c.Cell}.String()})
	return true
}

// inCell is the last observation from a cell, nil when there is none. Without a sheet's name any sheet's will do.
func (l *ledger) inCell(file, sheet, cell string) *observation.Observation {
	var hit *observation.Observation
	for i := range l.set.Observations {
		o := &l.set.Observations[i]
		if src := o.Value.Sources; len(src) > 0 && src[0].File == file && src[0].Cell == cell && (sheet == "" || l.Key(src[0].Sheet) == l.Key(sheet)) {
			hit = o
		}
	}
	return hit
}

// exact prints a value in full with its unit, as values are compared.
func exact(v quantity.Value) string { return vitext.ExactValue(v, exactDigits) }

// exactDigits are enough to tell two figures apart.
const exactDigits = 6

package scorecard

import (
	"tiendo/internal/period"
	"tiendo/internal/quantity"
)

// What is missing, refused, carried or estimated is a property of the value and its period. Sentences, tables, charts
// and files ask here, so that they cannot say different things of one place.

// Refused is a figure that a body gave and that is left out until it is verified ("số liệu đang xác minh"): a
// finding names its cell. The component has no value for its period.
type Refused struct {
	Period   period.Period
	Measure  string // code
	Estimate bool   // an estimate of a year that still runs
	Sources  []quantity.Source
}

// RefusedAt is the refused figure that would stand for a period. What stands at a point in time is the same whatever
// period the form asked it for.
func (c *Component) RefusedAt(p period.Period) (Refused, bool) {
	for _, r := range c.Refused {
		if r.Period == p || c.Component != nil && c.Kind.Standing && r.Period.To == p.To {
			return r, true
		}
	}
	return Refused{}, false
}

// Verifying is the refused figure that would be newer than every reading that the component has: the newest of them.
// Where there is one, whatever is said of the component as its newest must say that this one is being verified, and
// to which day the figures in use run (AsOf, LatestPeriod).
func (c *Component) Verifying() (Refused, bool) {
	for i := len(c.Refused) - 1; i >= 0; i-- {
		r := c.Refused[i]
		if r.Estimate {
			continue // a year that runs is no reading; where its estimate is missed the table says so
		}
		if (!c.Value.Known() || r.Period.To > c.Period.To || c.Estimate) && (!c.Latest.Known() || r.Period.To > c.LatestPeriod.To) {
			return r, true
		}
	}
	return Refused{}, false
}

// MissingAt is the absent value of a period of which nothing is known: refused, with its cell, where a figure was.
func (c *Component) MissingAt(p period.Period) quantity.Value {
	v := quantity.Value{Unit: c.Unit}
	if r, ok := c.RefusedAt(p); ok {
		v.Absence, v.Sources = quantity.Refused, r.Sources
	}
	return v
}

// EstimatedAt tells whether what the component has for a period is an estimate ("ước").
func (c *Component) EstimatedAt(p period.Period) bool {
	for _, x := range c.Series {
		if x.Period == p && !x.Plan && x.Value.Known() {
			return x.Estimate
		}
	}
	return c.Estimate && p == c.Period
}

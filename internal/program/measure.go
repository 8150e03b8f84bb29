package program

import "tiendo/internal/quantity"

// Unit is a unit of measurement. 1 of it is Factor of Base; units convert within one base only.
type Unit struct {
	Code    string // as printed: "tỷ đồng"
	Aliases []string
	Base    string // code of the canonical unit; itself when it is canonical
	Factor  quantity.Decimal
	// Attach is true for a sign that follows without a space ("%").
	Attach bool
}

// SameBase tells whether two units measure the same; nil measures nothing.
func (u *Unit) SameBase(v *Unit) bool { return u != nil && v != nil && u.base() == v.base() }

func (u *Unit) base() string {
	if u.Base == "" {
		return u.Code
	}
	return u.Base
}

// Convert turns a number of this unit into one of another; ok is false for units of different bases.
func (u *Unit) Convert(n quantity.Decimal, to *Unit) (out quantity.Decimal, ok bool) {
	switch {
	case !u.SameBase(to):
		return n, false
	case u.Code == to.Code:
		return n, true
	}
	return n.Mul(u.Factor).Quo(to.Factor)
}

// Accumulation says how a measure behaves over time.
type Accumulation string

// The ways. A flow adds up over months; a level stands at the end of its period; a rate is itself a
// comparison (growth against the same period, a share over a period) and is never added or averaged.
const (
	Flow  Accumulation = "flow"
	Level Accumulation = "level"
	Rate  Accumulation = "rate"
)

// Choices are the words for it in YAML.
func (Accumulation) Choices() []string { return []string{string(Flow), string(Level), string(Rate)} }

// Measure is one quantity that forms ask for.
type Measure struct {
	Code           string
	Name           string
	Unit           string // canonical
	Decimals       int    // as printed
	Accumulates    Accumulation
	PlanNoun       string   // "dự toán HĐND thành phố giao"
	SourcePriority []string // bodies, the first that has a figure counts
	Definition     string   // stands beside the question in the blank: what the figure is and is not
	Min, Max       *quantity.Decimal
}

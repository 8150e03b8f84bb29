package quantity

// Absence says how a value is missing. The zero value is NotReported, so a value that
// nobody set is absent, not zero.
type Absence int

// The ways in which a value can be missing. Departments use the signs of the statistics
// office: "-" the event did not occur, "…" it did and was not collected, "x" it has no meaning here.
const (
	NotReported   Absence = iota // no cell at all: the body sent nothing, or is not asked
	Present                      // the value is there
	Empty                        // the cell stands and is blank
	NotOccurred                  // "-"
	NotCollected                 // "…"
	NotApplicable                // "x"
	Refused                      // something stands there and was left out; a diagnostic names it
	Undefined                    // a formula that cannot be computed: a part is absent, or a division by zero
)

// Value is a number with its unit, its kind of absence and the cells it came from.
type Value struct {
	Num     Decimal
	Unit    string // a unit declared in program.yaml: "tỷ đồng", "%", "người"
	Absence Absence
	Sources []Source // in the order of the computation, no duplicates
	Derived string   // for a computed value the formula in words or signs, "" for a value read from a cell
}

// Of returns a present value.
func Of(num Decimal, unit string, sources ...Source) Value {
	return Value{Num: num, Unit: unit, Absence: Present, Sources: sources}
}

// Known tells whether there is a number.
func (v Value) Known() bool { return v.Absence == Present }

// Plain is the number in the json form, or "" when absent.
func (v Value) Plain() string {
	if !v.Known() {
		return ""
	}
	return v.Num.String()
}

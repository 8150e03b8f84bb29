package program

// Argument is what the first argument of a function names that sections call.
type Argument int

// What an argument can name. A literal is checked when the program is loaded; a value is known only later.
const (
	Anything     Argument = iota
	ATextKey              // a key of wording.yaml
	AFigureName           // a component, with or without a field, an indicator of one component, or a measure
	AMeasure              // a measure
	ARecordKind           // a kind of records
	AnIndicator           // an indicator
	AStatus               // a status
	ANoteHeading          // a heading under which bodies write
)

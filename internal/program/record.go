package program

// RecordKind is a kind of record with its possible states.
type RecordKind struct {
	Code   string // "task"
	Name   string // "nhiệm vụ"
	States []State
}

// State is a state of a record: code, words, and what it counts as.
type State struct {
	Code string
	Name string
	Open bool // still asked for, month after month
	Late bool // counted among what is stuck
	// Restricted is set on an option of a choice: a record that has it must not leave the office.
	Restricted bool
}

// restrictedCode is the option that restricts a record in programs that do not say restricted: true.
const restrictedCode = "han_che"

// Restricts tells whether a record that has this option must not leave the office.
func (s *State) Restricts() bool { return s.Restricted || s.Code == restrictedCode }

// StateField is the code of the column in which a record says its state.
const StateField = "state"

// StateByCode returns the state, or nil.
func (k *RecordKind) StateByCode(code string) *State {
	return find(k.States, func(s *State) bool { return s.Code == code })
}

// Objective is one of the resolution's objectives with its indicators.
type Objective struct {
	Code, Name string
	Indicators []string
}

// The kinds of records that are not the report's but the Party Office's own book, and Restatement, the sheet
// on which a body gives figures of earlier months again. Every program has them, so none declares them.
const (
	Receipt      = "receipt"
	Confirmation = "confirmation"
	Correction   = "correction"
	Choice       = "choice"
	Ruling       = "ruling"
	Restatement  = "restatement"
)

// OfficeRecord tells whether a kind of record belongs to the Party Office's own book.
func OfficeRecord(kind string) bool {
	switch kind {
	case Receipt, Confirmation, Correction, Choice, Ruling:
		return true
	}
	return false
}

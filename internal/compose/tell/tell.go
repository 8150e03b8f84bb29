// Package tell has what a report's sentences and tables are made with: what is known (Facts), the program's words
// for it (Words), the register in which every printed figure stands (Values), and over the three of them an
// indicator, a component, a record as a reader is told of it. It makes runs of text; where these stand in the
// document is not its business.
package tell

import (
	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/scorecard"
)

// Teller tells what is known in the program's words, and registers every figure that it prints.
type Teller struct {
	Facts
	Words
	*Values
	restricted map[string]bool // the restricted records that were named
}

// RestrictedTold is how many restricted records were named so far.
func (t *Teller) RestrictedTold() int { return len(t.restricted) }

// New makes the teller of one report. missing is told the keys of wordings that the program does not have.
func New(p *program.Program, card *scorecard.Scorecard, set *observation.Set, missing func(key string)) *Teller {
	w := newWords(p, missing)
	return &Teller{Facts: Facts{Program: p, Card: card, Set: set}, Words: w, Values: newValues(w), restricted: map[string]bool{}}
}

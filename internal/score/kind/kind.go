// Package kind has the kinds of components, a file each: what the values of a kind are.
package kind

import "tiendo/internal/program"

// All are the kinds that a program may name, in the order of its guide.
func All() []program.Kind {
	return []program.Kind{Level, Maintained, YearlyFlow, TermTotal, YearlyRate, Rank}
}

package reading

import (
	"slices"

	"tiendo/internal/quantity"
)

// Illustrative tells whether a value is one that nobody published: its own cell, or one of those that it was computed
// from, says so. What is not known is neither.
func Illustrative(v quantity.Value) bool {
	return v.Known() && slices.ContainsFunc(v.Sources, func(s quantity.Source) bool {
		return s.Note != "" && Vocab().Origin.Illustrative.Is(s.Note)
	})
}

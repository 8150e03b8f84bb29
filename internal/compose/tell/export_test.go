package tell

import (
	"tiendo/internal/document"
	"tiendo/internal/program"
)

// Index and Changed let tests look at single parts of a sentence.
func Index(k Component) []document.Inline { return changes{k}.index() }

// Changed words a comparison.
func Changed(k Component, name string) []document.Inline { return changes{k}.changed(name) }

// Derivation is how a count came about in a program's words.
func Derivation(p *program.Program, code string) string {
	return newValues(newWords(p, nil)).derivation(code)
}

package tell

import "tiendo/internal/document"

// Index and Changed let tests look at single parts of a sentence.
func Index(k Component) []document.Inline { return k.index() }

// Changed words a comparison.
func Changed(k Component, name string) []document.Inline { return k.changed(name) }

package reading

import (
	_ "embed"
	"fmt"
	"sync"

	"github.com/goccy/go-yaml"

	"tiendo/internal/vitext"
)

// Terms are the spellings of one thing, at least one. The first is the one to write, all are read.
type Terms []string

// Written is the spelling that blanks and marked copies use.
func (t Terms) Written() string { return t[0] }

// Is tells whether a text is one of the spellings, whatever its case, tone style and end marks.
func (t Terms) Is(text string) bool {
	key := vitext.Key(text)
	for _, s := range t {
		if vitext.Key(s) == key {
			return true
		}
	}
	return false
}

// Vocabulary has the words by which workbooks are understood. It is grammar, not messages: what is said to
// people stands in wording and may be reworded at any time; what stands here is only ever added to.
type Vocabulary struct {
	Marker struct{ Form, Version, Month, Body, Sent, Document, Prepared, Approved Terms }
	Unit   struct {
		Announced Terms
		Same      Terms
		Made      []string // single words
	}
	Title  struct{ Continued Terms }
	Label  struct{ Part Terms }
	Answer struct{ Keep, Change Terms }
	Column struct{ Number, Unit, Previous, Choice, Topic, Text Terms }
	Origin struct{ Others, Illustrative Terms }
	Sheet  struct{ Marks Terms }
}

//go:embed vocabulary.yaml
var vocabularyFile []byte

var vocabulary = sync.OnceValue(func() *Vocabulary {
	v, err := readVocabulary(vocabularyFile)
	if err != nil {
		panic(fmt.Sprintf("vocabulary: %v", err)) // the file is part of the program; a test reads it
	}
	return v
})

// Vocab is the program's own vocabulary. It is shared and must not be changed.
func Vocab() *Vocabulary { return vocabulary() }

func readVocabulary(data []byte) (*Vocabulary, error) {
	var v Vocabulary
	if err := yaml.UnmarshalWithOptions(data, &v, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("read vocabulary: %w", err)
	}
	return &v, nil
}

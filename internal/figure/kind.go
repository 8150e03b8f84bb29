package figure

import (
	"tiendo/internal/program"
)

// Kind is a kind of charts: what the loader must know of it, and how it is drawn. A kind is a file: its options
// with their defaults, what its charts may be about, its drawing. Define makes one.
type Kind struct {
	program.FigureKind
	draw func(*Chart) (alt string, ok bool)
}

// Define makes a kind from its name in figures.yaml, what its charts may be about, its options as they are where
// figures.yaml says nothing, and its drawing. The options are a struct: the loader fills a copy by the fields'
// types, strictly, and asks it whether its words are right if it is a program.OptionChecker. draw hands back
// the words for people who cannot see the picture; ok is false when there is nothing to draw: then a frame
// says so.
func Define[O any](name string, subject program.Subject, defaults O, draw func(c *Chart, o *O) (alt string, ok bool)) Kind {
	options := func() any { o := defaults; return &o }
	return Kind{
		FigureKind: program.FigureKind{Form: program.ChartForm, Name: name, Subject: subject, Options: options},
		draw: func(c *Chart) (string, bool) {
			o, given := c.Spec.Options.(*O)
			if !given || o == nil {
				o = options().(*O)
			}
			return draw(c, o)
		},
	}
}

// working makes a kind one for the working copy alone.
func (k Kind) working() Kind {
	k.Working = true
	return k
}

// Kinds are the standard kinds.
func Kinds() []Kind {
	return []Kind{groupsKind, progressKind, pathKind, planKind, areasKind, recordsKind, proposalsKind, projectsKind, punctualityKind.working()}
}

// kindOf is the kind of that name, or lists the names that there are.
func kindOf(kinds []Kind, name string) (*Kind, []string) {
	var known []string
	for i := range kinds {
		if kinds[i].Name == name {
			return &kinds[i], nil
		}
		known = append(known, kinds[i].Name)
	}
	return nil, known
}

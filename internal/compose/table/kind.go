// Package table makes the report's generated tables. A kind of tables is a file: its options with their defaults,
// what its tables may be about, its columns, its rows. What all make their tables with is Table.
package table

import (
	"tiendo/internal/compose/tell"
	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/program"
)

// Kind is a kind of tables: what the loader must know of it, and how a table is made. Define makes one.
type Kind struct {
	program.FigureKind
	make func(*Table) bool
}

// Define makes a kind from its name in figures.yaml, what its tables may be about, its options as they are where
// figures.yaml says nothing, and its making. The options are a struct that embeds Common: the loader fills a copy
// by the fields' types, strictly, and asks it whether its words are right if it is a program.OptionChecker. make
// puts columns and rows into the table; it is false when nothing is known of what the table should be about.
func Define[O any](name string, subject program.Subject, defaults O, make func(t *Table, o *O) bool) Kind {
	options := func() any { o := defaults; return &o }
	return Kind{
		FigureKind: program.FigureKind{Form: program.TableForm, Name: name, Subject: subject, Options: options},
		make: func(t *Table) bool {
			o, given := t.Spec.Options.(*O)
			if !given || o == nil {
				o = options().(*O)
			}
			if c, ok := any(o).(interface{ unit() string }); ok {
				t.unit = c.unit()
			}
			return make(t, o)
		},
	}
}

// working makes a kind one for the working copy alone.
func (k Kind) working() Kind {
	k.Working = true
	return k
}

// Input is what a report's tables are made from.
type Input struct {
	Teller   *tell.Teller
	Findings diag.List                // what the earlier stages found
	Stands   func(anchor string) bool // whether the report has a place of that name
}

// Make makes a table of figures.yaml about a subject, or about the whole for "". ok is false when nothing is known
// of the subject.
func (k Kind) Make(in Input, spec *program.Figure, subject string) (made Made, ok bool) {
	t := &Table{Teller: in.Teller, Spec: spec, Subject: subject, Findings: in.Findings, stands: in.Stands}
	if !k.make(t) {
		return Made{}, false
	}
	return Made{t.document(), t.NoneIsGood}, true
}

// Made is a table that was made. It has no number and no caption yet.
type Made struct {
	document.Table
	NoneIsGood bool // nothing to list is good news, and no reason to look for a mistake
}

// Common are the options that every table has.
type Common struct {
	Unit string // the line above the table: "Đơn vị tính: tỷ đồng"
}

func (c Common) unit() string { return c.Unit }

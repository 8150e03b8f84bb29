package intake

import (
	"tiendo/internal/lexicon"
	"tiendo/internal/program"
)

// Reader is a program's forms prepared for reading. Nothing in it changes after New, so any number of
// workbooks can be read with it at the same time.
type Reader struct {
	*lexicon.Lexicon
	program *program.Program
	forms   []form
	titles  titleMemory
}

// New prepares the forms of the lexicon's program.
func New(x *lexicon.Lexicon) *Reader {
	p := x.Program()
	r := &Reader{Lexicon: x, program: p}
	for i := range p.Forms {
		r.forms = append(r.forms, r.compileForm(&p.Forms[i]))
	}
	return r
}

package compose

import (
	"tiendo/internal/diag"
	"tiendo/internal/program"
	"tiendo/internal/wording"
)

// findings collects what is wrong, each once, and knows where the work is.
type findings struct {
	list    diag.List
	told    map[string]bool
	whole   diag.Place       // for what stands in no section
	section *program.Section // at work
	line    int              // of the Markdown node at work; 0 where it is unknown
	editing bool             // at work on the editor's paragraphs: what is wrong there is this month's, not the program's
}

// add adds a finding about the program's own files.
func (f *findings) add(code string, at diag.Place, args map[string]string) {
	d := wording.Diagnostic(code, at, args)
	d.Template = !f.editing
	f.once(d)
}

// once adds a finding unless it was told before.
func (f *findings) once(d diag.Diagnostic) {
	key := d.Code + d.At.String() + d.Message
	if !f.told[key] {
		f.told[key] = true
		f.list = append(f.list, d)
	}
}

// here is the place at work.
func (f *findings) here() diag.Place {
	if f.section == nil {
		return f.whole
	}
	return diag.Place{File: f.section.At.File, Line: f.line}
}

// within goes to work on a section; what it returns goes back to the one before.
func (f *findings) within(s *program.Section) (back func()) {
	before := f.section
	f.section = s
	return func() { f.section = before }
}

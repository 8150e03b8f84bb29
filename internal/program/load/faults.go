package load

import (
	"path"
	"reflect"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// faults collects findings, and knows where everything stood that was read: the checks come after the
// decoding and still name the line.
type faults struct {
	found diag.List
	// places has the place of every struct read, by its address, and of its keys. Slices are made at their
	// full length before their elements are read, and moved with their places (see merge.go).
	places map[any]place
	// broken are the files that could not be read at all. That is said once; what then looks undeclared
	// because of it is not.
	broken map[string]bool
}

// place is where a struct stood.
type place struct {
	diag.Place
	keys map[string]diag.Place
	bad  map[string]bool // keys whose value was reported already, and is therefore blank
}

// entry identifies an entry of a map that was read, for its place.
type entry struct {
	of  uintptr
	key string
}

func entryOf(m reflect.Value, key string) entry { return entry{m.Pointer(), key} }

func newFaults() *faults { return &faults{places: map[any]place{}, broken: map[string]bool{}} }

// report adds a finding.
func (f *faults) report(code string, at diag.Place, args wording.Args) {
	f.found = append(f.found, wording.Diagnostic(code, at, args))
}

// missing reports a file that must be there.
func (f *faults) missing(file string) {
	f.report("E415", diag.Place{File: file}, wording.Args{"file": file})
}

// at reports about a struct that was read, at the line of a key if it has one.
func (f *faults) at(of any, key, code string, args wording.Args) {
	f.report(code, f.where(of, key), args)
}

// where is where a key of a struct stood, or the struct.
func (f *faults) where(of any, key string) diag.Place {
	p := f.places[of]
	if at, ok := p.keys[key]; ok {
		return at
	}
	return p.Place
}

// has tells whether a key stood in a struct.
func (f *faults) has(of any, key string) bool {
	_, ok := f.places[of].keys[key]
	return ok
}

// bad tells whether a key's value was found wrong when it was read.
func (f *faults) bad(of any, key string) bool { return f.places[of].bad[key] }

// read tells whether a struct was read at all.
func (f *faults) read(of any) bool {
	_, ok := f.places[of]
	return ok
}

// declaredIn is the file in which each kind of name is declared; those of the form itself have none.
var declaredIn = map[string]string{
	"area": "areas.yaml", "area_set": "areas.yaml", "body": "bodies.yaml", "measure": "measures.yaml",
	"indicator": "indicators.yaml", "component": "indicators.yaml",
	"unit": headName, "record": headName, "type": headName, "figure": "figures.yaml",
}

// lost tells whether the file that declares a kind of name could not be read.
func (f *faults) lost(what string) bool {
	for file := range f.broken {
		if declaredIn[what] != "" && path.Base(file) == declaredIn[what] {
			return true
		}
	}
	return false
}

// near asks whether the known word closest to a misspelt one was meant; "" when none is close.
func near(found string, known []string) string {
	if w := vitext.Nearest(found, known); w != "" {
		return wording.Text("usage.near", wording.Args{"word": w})
	}
	return ""
}

// choose reports a word that is none of those that may stand in its place.
func (f *faults) choose(at diag.Place, found string, known []string) {
	f.report("E408", at, wording.Args{"found": found, "expected": strings.Join(known, ", "), "near": near(found, known)})
}

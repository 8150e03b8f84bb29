// Package load reads a program from its files: YAML, Markdown and nothing else enter, a program.Program and
// findings leave. It is strict: an unknown key, a code twice, a name that nothing declares, an option that a
// chart does not know are found here, all at once, each with file, line, hint and the nearest right word. So
// the stages behind it can take what a program says for granted.
package load

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/program"
	"tiendo/internal/wording"
	"tiendo/templates"
)

// Language is what a program may say beyond the loader's own words: what the code of the stages brings along.
type Language struct {
	Kinds    []program.Kind       // of components
	Rules    []program.MethodRule // that a judgement can name; method.yaml words those that bring no words along
	Figures  []program.FigureKind // of charts and tables
	Checks   []program.RuleKind   // that forms may declare with their tables
	Statuses []string             // that a section may ask for
	Claims   []string             // that a wording may make
	Values   []string             // parts of wordings and fields of sections that print figures
	// Functions are those that sections may call, with what their first argument names.
	Functions map[string]program.Argument
}

// DefaultsDir is the folder beside the programs that every program extends: texts, rules and thresholds that
// hold until a program says otherwise. So a key that is added later is never missing in an older program.
const DefaultsDir = "defaults"

// Load reads a program from tree, whose root is the templates folder; dir is the program's folder in it
// ("nq16"). The findings are everything that is wrong, sorted, each with file, line and hint; with any
// of severity error the program must not be used, and what is returned then is only what could be read.
// Files in findings and sources are named "templates/<dir>/…" wherever the tree really stands, so that
// the same program gives the same bytes from a disk and from the binary.
func Load(tree fs.FS, dir string, lang Language) (*program.Program, diag.List) {
	f := newFaults()
	if !fs.ValidPath(dir) {
		f.missing(shown(dir, headName))
		return &program.Program{Code: path.Base(dir)}, f.found
	}
	r := &reader{faults: f, tree: tree, lang: lang}
	c := r.whole(dir, nil)
	r.finish(c)
	c.p.Code, c.p.At = path.Base(dir), diag.Place{File: shown(dir, headName)}
	if !r.baseless {
		(&checker{faults: f, p: c.p, c: c, lang: lang}).check()
	}
	for i := range f.found {
		f.found[i].Template = true
	}
	return c.p, f.found.Sort()
}

// whole reads a program over the one that it extends, and that over the defaults. through are the folders on
// the way, so that a circle ends. Where there is nothing to extend that alone is said: without it most of what the
// program names looks undeclared.
func (r *reader) whole(dir string, through []string) *content {
	own := r.content(dir)
	base := own.head.Extends
	through = append(through, dir)
	switch {
	case base == "":
		defaults := r.defaults()
		defaults.head.Unproved = refuse
		r.proven(defaults, defaults.texts.ClaimWords)
		return r.over(defaults, own)
	case !fs.ValidPath(base) || slices.Contains(through, base) || !r.stands(path.Join(base, headName)):
		known := slices.DeleteFunc(r.programs(), func(name string) bool { return slices.Contains(through, name) })
		r.at(own.head, "extends", "E450", wording.Args{"found": base, "known": strings.Join(known, ", "), "near": near(base, known)})
		r.baseless = true
		return own
	}
	return r.over(r.whole(base, through), own)
}

// defaults are those built in, and those of the tree over them: a program written by hand need not bring them along,
// and a tree written out on an earlier day lacks what came later.
func (r *reader) defaults() *content {
	builtIn := *r
	builtIn.tree, builtIn.parsed = templates.FS, map[string]parsed{}
	base := builtIn.defaultsContent()
	if !r.stands(path.Join(DefaultsDir, "wording.yaml")) {
		return base
	}
	return r.over(base, r.defaultsContent())
}

// shown is a file's name in findings and sources.
func shown(dir, name string) string { return path.Join("templates", dir, name) }

// headName is the file that makes a folder a program.
const headName = "program.yaml"

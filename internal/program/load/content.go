package load

import (
	"errors"
	"io/fs"
	"path"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/goccy/go-yaml/ast"

	"tiendo/internal/diag"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
	"tiendo/internal/wording"
)

// reader reads programs from a tree.
type reader struct {
	*faults
	tree   fs.FS
	lang   Language
	parsed map[string]parsed // what prepare has parsed ahead, by the file's path in the tree
	// baseless says that the program extended is not there, which was reported.
	baseless bool
}

// content is one program as its files say it, before and after it is laid over the one that it extends.
type content struct {
	p        *program.Program
	head     *head
	texts    *textsFile
	profile  *program.Profile
	options  map[*program.Figure]ast.Node
	sections []section
}

// finish puts together what the files said apart.
func (r *reader) finish(c *content) {
	p, h := c.p, c.head
	p.Title, p.ShortTitle, p.City, p.Place = h.Title, h.ShortTitle, h.City, h.Place
	p.Issuer, p.Term, p.Spelling, p.Types = h.Issuer, h.Term, h.Spelling, h.ReportTypes
	p.Units, p.RecordKinds, p.Objectives, p.Abbreviations = h.Units, h.RecordKinds, h.Objectives, h.Abbreviations
	p.Wording.Texts, p.Profile = c.texts.Texts, *c.profile
	for _, s := range c.sections {
		p.Sections = append(p.Sections, s.Section)
	}
	for i := range p.Indicators {
		for j := range p.Indicators[i].Components {
			k := &p.Indicators[i].Components[j]
			if k.Giver == "" {
				k.Giver = h.TargetGiver
			}
			settle(&k.Baseline, k.Unit)
			for n := range k.Targets {
				settle(&k.Targets[n].Reference, k.Unit)
			}
		}
	}
	r.knownFrom(c)
	ruleWords(&p.Method)
	for i := range p.Figures {
		r.fillOptions(c, &p.Figures[i])
	}
}

// settle gives a reference the component's unit. One that no published source bears out says so in its own source, as
// the rows of workbooks do, so that what is computed from it can be asked.
func settle(r *program.Reference, unit string) {
	r.Value.Unit = unit
	if !r.Verified && len(r.Value.Sources) > 0 {
		r.Value.Sources[0].Note = reading.Vocab().Origin.Illustrative.Written()
	}
}

// fillOptions decodes a figure's options into what its kind makes of them.
func (r *reader) fillOptions(c *content, f *program.Figure) {
	node := c.options[f]
	for _, k := range r.lang.Figures {
		if k.Form != f.Form || k.Name != f.Kind {
			continue
		}
		if k.Working {
			f.Copy = program.WorkingCopy
		}
		d := decoder{faults: r.faults, file: r.where(f, "options").File, kinds: r.lang.Kinds}
		if k.Options == nil {
			if node != nil && node.Type() != ast.NullType {
				if pairs, ok := d.pairs(node); ok && len(pairs) > 0 {
					d.unknown(pairs[0], nil)
				}
			}
			return
		}
		f.Options = k.Options()
		d.value(node, reflect.ValueOf(f.Options).Elem())
		return
	}
}

// head is program.yaml.
type head struct {
	Extends string   // the program that this one differs from
	Afresh  []string // lists of which nothing of that one stays: "bodies", "forms", …
	Without without  // what of it falls away, by codes

	Title, ShortTitle, City, Place string
	Issuer                         program.Issuer
	Term                           program.Term
	Profile                        string
	Spelling                       string
	TargetGiver                    string // whose targets count; "": the resolution's
	Unproved                       string // what becomes of wordings that assert something outside of a claim; "": replace
	ReportTypes                    []program.ReportType
	Units                          []program.Unit
	RecordKinds                    []program.RecordKind
	Abbreviations                  []program.Abbreviation
	Objectives                     []program.Objective
}

// without names elements of the program extended that this one does not have.
type without struct {
	ReportTypes, Units, RecordKinds, Objectives, Measures, Indicators, Areas, Bodies, Forms, Figures, Sections program.Names
}

// textsFile is wording.yaml.
type textsFile struct {
	Texts      map[string]string
	ClaimWords []string // that assert something of a figure: "đạt", "tăng"
}

// knownFiles are the names that may stand at the top of a program.
var knownFiles = []string{
	headName, "measures.yaml", "indicators.yaml", "method.yaml", "areas.yaml",
	"bodies.yaml", "figures.yaml", "wording.yaml", "profile.yaml",
}

func newContent() *content {
	return &content{p: &program.Program{}, head: &head{}, texts: &textsFile{}, profile: &program.Profile{}, options: map[*program.Figure]ast.Node{}}
}

// content reads one program's own files.
func (r *reader) content(dir string) *content {
	c := newContent()
	r.prepare(dir)
	if !r.file(dir, headName, c, c.head) {
		r.missing(shown(dir, headName))
	}
	r.flat(dir, c)
	r.forms(dir, c)
	r.sections(dir, c)
	r.profileOf(dir, c)
	r.strangers(dir)
	return c
}

// defaultsContent reads what every program extends: texts and method.
func (r *reader) defaultsContent() *content {
	c := newContent()
	r.prepare(DefaultsDir)
	r.file(DefaultsDir, "wording.yaml", c, c.texts)
	r.file(DefaultsDir, "method.yaml", c, &c.p.Method)
	c.p.Wording.At = diag.Place{File: shown(DefaultsDir, "wording.yaml")}
	return c
}

// flat reads the files that hold one list each.
func (r *reader) flat(dir string, c *content) {
	var (
		measures   struct{ Measures []program.Measure }
		indicators struct{ Indicators []program.Indicator }
		areas      struct{ Areas []program.Area }
		bodies     struct{ Bodies []program.Body }
		figures    struct{ Figures []program.Figure }
	)
	r.file(dir, "measures.yaml", c, &measures)
	r.file(dir, "indicators.yaml", c, &indicators)
	r.file(dir, "areas.yaml", c, &areas)
	r.file(dir, "bodies.yaml", c, &bodies)
	r.file(dir, "figures.yaml", c, &figures)
	r.file(dir, "method.yaml", c, &c.p.Method)
	if r.file(dir, "wording.yaml", c, c.texts) {
		c.p.Wording.At = diag.Place{File: shown(dir, "wording.yaml")}
	}
	for i := range c.head.Units {
		u := &c.head.Units[i]
		if u.Base == "" {
			u.Base = u.Code
		}
		if !r.has(u, "factor") {
			u.Factor = quantity.Int(1)
		}
	}
	c.p.Measures, c.p.Indicators = measures.Measures, indicators.Indicators
	c.p.Areas, c.p.Bodies, c.p.Figures = areas.Areas, bodies.Bodies, figures.Figures
}

func (r *reader) forms(dir string, c *content) {
	names, err := fs.Glob(r.tree, path.Join(dir, "forms", "*.yaml"))
	if err != nil {
		return // the pattern is well formed
	}
	slices.Sort(names)
	c.p.Forms = make([]program.Form, len(names))
	for i, name := range names {
		r.file(dir, "forms/"+path.Base(name), c, &c.p.Forms[i])
		c.p.Forms[i].At.File = shown(dir, "forms/"+path.Base(name))
	}
}

// profileOf reads the profile that the program names, and what its own profile.yaml says over it.
func (r *reader) profileOf(dir string, c *content) {
	if name := c.head.Profile; name != "" {
		at := path.Join("profiles", name+".yaml")
		if !r.file("", at, c, c.profile) {
			r.missing(shown("", at))
		}
		if c.profile.Name == "" {
			c.profile.Name = name
		}
	}
	if own := (&program.Profile{}); r.file(dir, "profile.yaml", c, own) {
		r.overlay(reflect.ValueOf(c.profile).Elem(), reflect.ValueOf(own).Elem())
	}
}

// prepare parses a program's files side by side, because that is nearly all of the time that loading takes;
// everything that depends on an order comes after it.
func (r *reader) prepare(dir string) {
	var names []string
	for _, pattern := range []string{"*.yaml", "forms/*.yaml"} {
		found, err := fs.Glob(r.tree, path.Join(dir, pattern))
		if err == nil {
			names = append(names, found...)
		}
	}
	out := make([]*parsed, len(names))
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(names)) {
		all.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(names)); i = next.Add(1) - 1 {
				// A file that cannot be read is named when its turn comes.
				if b, err := fs.ReadFile(r.tree, names[i]); err == nil {
					one := parseYAML(b)
					out[i] = &one
				}
			}
		})
	}
	all.Wait()
	if r.parsed == nil {
		r.parsed = map[string]parsed{}
	}
	for i, name := range names {
		if out[i] != nil {
			r.parsed[name] = *out[i]
		}
	}
}

// file reads one file of a program into v if it is there.
func (r *reader) file(dir, name string, c *content, v any) bool {
	at := path.Join(dir, name)
	one, ready := r.parsed[at]
	if !ready {
		b, err := fs.ReadFile(r.tree, at)
		if err != nil {
			r.unreadable(shown(dir, name), err)
			return false
		}
		one = parseYAML(b)
	}
	r.decode(shown(dir, name), one, 1, c, v)
	return true
}

// decode fills v, a pointer to a struct, from a parsed document whose first line is line first of the file.
func (r *reader) decode(file string, one parsed, first int, c *content, v any) {
	at := diag.Place{File: file}
	if one.err != nil {
		if one.line > 0 {
			at.Line = one.line + first - 1
		}
		r.report("E401", at, wording.Args{"reason": one.err.Error()})
		r.broken[file] = true
		return
	}
	if one.root == nil {
		at.Line = first
		r.places[v] = place{Place: at}
		return
	}
	d := decoder{faults: r.faults, file: file, shift: first - 1, kinds: r.lang.Kinds, rules: r.lang.Checks, options: c.options}
	d.value(one.root, reflect.ValueOf(v).Elem())
}

// unreadable reports a file that stands there and cannot be read; one that is not there is the caller's business.
func (r *reader) unreadable(file string, err error) {
	if !errors.Is(err, fs.ErrNotExist) {
		r.report("E401", diag.Place{File: file}, wording.Args{"reason": err.Error()})
	}
}

// stands tells whether a file is in the tree.
func (r *reader) stands(name string) bool {
	_, err := fs.Stat(r.tree, name)
	return err == nil
}

// programs lists the programs of the tree.
func (r *reader) programs() []string {
	found, err := fs.Glob(r.tree, "*/"+headName)
	if err != nil {
		return nil // the pattern is well formed
	}
	for i := range found {
		found[i] = path.Dir(found[i])
	}
	return found
}

// strangers reports YAML that no one reads: most likely a misspelt name, whose content would silently be missing.
func (r *reader) strangers(dir string) {
	check := func(folder string, known func(string) bool, expected []string) {
		entries, err := fs.ReadDir(r.tree, path.Join(dir, folder))
		if err != nil {
			return
		}
		for _, e := range entries {
			name := e.Name()
			if strings.HasPrefix(name, ".") || known(name) || (folder == "" && e.IsDir()) {
				continue
			}
			if ext := path.Ext(name); folder != "" || ext == ".yaml" || ext == ".yml" {
				r.report("E437", diag.Place{File: shown(dir, path.Join(folder, name))}, wording.Args{"expected": strings.Join(expected, ", "), "near": near(name, expected)})
			}
		}
	}
	check("", func(n string) bool { return slices.Contains(knownFiles, n) }, knownFiles)
	check("forms", func(n string) bool { return path.Ext(n) == ".yaml" }, []string{"forms/TC-01.yaml"})
	check("sections", func(n string) bool { return sectionName.MatchString(n) }, []string{"sections/210-chi-tieu.md"})
}

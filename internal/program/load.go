package program

import (
	"errors"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"tiendo/internal/diag"
	"tiendo/internal/quantity"
	"tiendo/internal/wording"
)

// Load reads a program from tree, whose root is the templates folder; dir is the program's folder in it
// ("nq16"). The findings are everything that is wrong, sorted, each with file, line and hint; with any
// of severity error the program must not be used, and what is returned then is only what could be read.
// Files in findings and sources are named "templates/<dir>/…" wherever the tree really stands, so that
// the same program gives the same bytes from a disk and from the binary.
func Load(tree fs.FS, dir string) (*Program, diag.List) {
	l := newLoader()
	p := &Program{Code: path.Base(dir), File: shown(dir, "program.yaml")}
	if !fs.ValidPath(dir) {
		l.report("E415", shown(dir, "program.yaml"), 0, wording.Args{"file": shown(dir, "program.yaml")})
		return p, l.diags
	}
	l.prepare(tree, dir)
	head := l.head(tree, dir, p)
	l.bodiesOf(tree, dir, p)
	l.forms(tree, dir, p)
	l.sections(tree, dir, p)
	l.profile(tree, dir, head.Profile, p)
	l.strangers(tree, dir)

	l.checkHead(p, head)
	l.checkPlaces(p)
	l.checkMeasures(p)
	l.checkIndicators(p)
	l.checkMethod(p)
	l.checkForms(p)
	l.checkFigures(p)
	l.checkSections(p)
	return p, l.diags.Sort()
}

// shown is a file's name in findings and sources.
func shown(dir, name string) string { return path.Join("templates", dir, name) }

// headFile is program.yaml.
type headFile struct {
	Title, ShortTitle, City, Place string
	Issuer                         Issuer
	Term                           Term
	Profile                        string
	Spelling                       string
	ReportTypes                    []ReportType
	Units                          []Unit
	RecordKinds                    []RecordKind
	Abbreviations                  []Abbreviation
	Objectives                     []Objective
}

func (l *loader) head(tree fs.FS, dir string, p *Program) *headFile {
	h := &headFile{}
	if !l.file(tree, dir, "program.yaml", h) {
		l.report("E415", p.File, 0, wording.Args{"file": p.File})
		return h
	}
	p.Title, p.ShortTitle, p.City, p.Place = h.Title, h.ShortTitle, h.City, h.Place
	p.Issuer, p.Term, p.Spelling, p.Types = h.Issuer, h.Term, h.Spelling, h.ReportTypes
	p.Units, p.RecordKinds, p.Objectives = h.Units, h.RecordKinds, h.Objectives
	p.Abbreviations = h.Abbreviations
	for i := range p.Units {
		u := &p.Units[i]
		if u.Base == "" {
			u.Base = u.Code
		}
		if !l.has(u, "factor") {
			u.Factor = quantity.Int(1)
		}
	}
	return h
}

// bodiesOf reads the flat files: measures, indicators, method, areas, bodies, figures, wording.
func (l *loader) bodiesOf(tree fs.FS, dir string, p *Program) {
	var (
		measures   struct{ Measures []Measure }
		indicators struct{ Indicators []Indicator }
		areas      struct{ Areas []Area }
		bodies     struct{ Bodies []Body }
		figures    struct{ Figures []Figure }
		texts      struct{ Texts map[string]string }
	)
	l.file(tree, dir, "measures.yaml", &measures)
	l.file(tree, dir, "indicators.yaml", &indicators)
	l.file(tree, dir, "areas.yaml", &areas)
	l.file(tree, dir, "bodies.yaml", &bodies)
	l.file(tree, dir, "figures.yaml", &figures)
	l.file(tree, dir, "wording.yaml", &texts)
	if !l.file(tree, dir, "method.yaml", &p.Method) && len(indicators.Indicators) > 0 {
		l.report("E415", shown(dir, "method.yaml"), 0, wording.Args{"file": shown(dir, "method.yaml")})
	}
	p.Measures, p.Indicators = measures.Measures, indicators.Indicators
	p.Areas, p.Bodies = areas.Areas, bodies.Bodies
	p.Figures = figures.Figures
	p.Wording = Wording{Texts: texts.Texts, File: shown(dir, "wording.yaml")}
}

func (l *loader) forms(tree fs.FS, dir string, p *Program) {
	names, err := fs.Glob(tree, path.Join(dir, "forms", "*.yaml"))
	if err != nil || len(names) == 0 {
		l.report("E415", shown(dir, "forms"), 0, wording.Args{"file": shown(dir, "forms/*.yaml")})
		return
	}
	slices.Sort(names)
	p.Forms = make([]Form, len(names))
	for i, name := range names {
		l.file(tree, dir, "forms/"+path.Base(name), &p.Forms[i])
		p.Forms[i].File = shown(dir, "forms/"+path.Base(name))
	}
}

func (l *loader) profile(tree fs.FS, dir, name string, p *Program) {
	if name == "" {
		return
	}
	at := path.Join(path.Dir(dir), "profiles", name+".yaml")
	b, err := fs.ReadFile(tree, at)
	file := path.Join("templates", at)
	if err != nil {
		l.unreadable(file, err)
		l.report("E415", file, 0, wording.Args{"file": file})
		return
	}
	l.read(file, b, 1, &p.Profile)
	if p.Profile.Name == "" {
		p.Profile.Name = name
	}
	l.checkProfile(p, file)
}

// prepare parses the program's files side by side, because that is nearly all of the time that loading
// takes; everything that depends on an order comes after it.
func (l *loader) prepare(tree fs.FS, dir string) {
	var names []string
	for _, pattern := range []string{"*.yaml", "forms/*.yaml"} {
		found, err := fs.Glob(tree, path.Join(dir, pattern))
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
				// A file that cannot be read, or is too large, is named when its turn comes.
				if b, err := fs.ReadFile(tree, names[i]); err == nil && len(b) <= maxYAML {
					one := parseYAML(b)
					out[i] = &one
				}
			}
		})
	}
	all.Wait()
	l.parsed = map[string]parsed{}
	for i, name := range names {
		if out[i] != nil {
			l.parsed[path.Join("templates", name)] = *out[i]
		}
	}
}

// file reads one file of the program if it is there.
func (l *loader) file(tree fs.FS, dir, name string, v any) bool {
	b, err := fs.ReadFile(tree, path.Join(dir, name))
	if err != nil {
		l.unreadable(shown(dir, name), err)
		return false
	}
	l.read(shown(dir, name), b, 1, v)
	return true
}

// unreadable reports a file that stands there and cannot be read; one that is not there is the caller's business.
func (l *loader) unreadable(file string, err error) {
	if !errors.Is(err, fs.ErrNotExist) {
		l.report("E401", file, 0, wording.Args{"reason": err.Error()})
	}
}

// knownFiles are the names that may stand at the top of a program.
var knownFiles = []string{
	"program.yaml", "measures.yaml", "indicators.yaml", "method.yaml", "areas.yaml",
	"bodies.yaml", "figures.yaml", "wording.yaml",
}

// strangers reports YAML that no one reads: most likely a misspelt name, whose content would silently be missing.
func (l *loader) strangers(tree fs.FS, dir string) {
	check := func(folder string, known func(string) bool, expected string) {
		entries, err := fs.ReadDir(tree, path.Join(dir, folder))
		if err != nil {
			return
		}
		for _, e := range entries {
			name := e.Name()
			if strings.HasPrefix(name, ".") || known(name) || (folder == "" && e.IsDir()) {
				continue
			}
			if ext := path.Ext(name); folder != "" || ext == ".yaml" || ext == ".yml" {
				l.report("E437", shown(dir, path.Join(folder, name)), 0, wording.Args{"expected": expected})
			}
		}
	}
	check("", func(n string) bool { return slices.Contains(knownFiles, n) }, strings.Join(knownFiles, ", "))
	check("forms", func(n string) bool { return path.Ext(n) == ".yaml" }, "forms/TC-01.yaml")
	check("sections", func(n string) bool { return sectionName.MatchString(n) }, "sections/210-chi-tieu.md")
}

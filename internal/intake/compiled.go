package intake

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/reading"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// reader is a program prepared for reading: patterns compiled, names by their words. Nothing
// that it answers changes after newReader, so any number of workbooks can be read with it at the same time.
type reader struct {
	p       *program.Program
	abbr    reading.Abbreviations
	forms   []form
	bodies  map[string]string   // joined words of a name → code
	areas   map[string][]string // joined words → codes, in file order
	units   map[string]*program.Unit
	choices map[string]map[string]string // record kind → joined words → state's code

	unitWords []string // ways to announce a unit
	// unitVocabulary holds the words of which units are made, those of the program and those that offices use.
	unitVocabulary map[string]bool
	memory         sync.Map // text → its words
	titles         sync.Map // text → its words as a title
	unitsSeen      sync.Map // text → unit, nil for none
	remembered     atomic.Int64
}

type form struct {
	*program.Form
	tables []table
}

// table is a table with its patterns. The order of patterns in a list is their rank: Title before Titles.
type table struct {
	*program.Table
	titles, notTitles  []reading.Pattern
	plainTitles        []reading.Pattern // titles without marks
	columns            []column
	rows               []row
	labels             map[string][]int // joined words → rows
	skip, until, total []reading.Pattern
}

type column struct {
	*program.Column
	headings []reading.Pattern
	plain    []reading.Pattern // the same without marks
}

type row struct {
	*program.Row
	labels []reading.Pattern
	parent int // the nearest row above with a smaller level, -1 for none
}

func newReader(p *program.Program) *reader {
	r := &reader{p: p, bodies: map[string]string{}, areas: map[string][]string{}, units: map[string]*program.Unit{}, choices: map[string]map[string]string{}}
	r.unitWords = strings.Split(wording.Text("heading.unit_words", nil), "|")
	var pairs [][2]string
	for _, a := range p.Abbreviations {
		pairs = append(pairs, [2]string{a.Short, a.Long})
	}
	r.abbr = reading.NewAbbreviations(pairs)
	for _, b := range p.Bodies {
		for _, name := range append([]string{b.Code, b.Name, b.ShortName}, b.Aliases...) {
			if k := r.key(name); k != "" && r.bodies[k] == "" {
				r.bodies[k] = b.Code
			}
		}
	}
	for _, a := range p.Areas {
		for _, name := range append([]string{a.Code, a.Name, a.ShortName}, a.Aliases...) {
			if k := r.key(name); k != "" && !contains(r.areas[k], a.Code) {
				r.areas[k] = append(r.areas[k], a.Code)
			}
		}
	}
	r.unitVocabulary = map[string]bool{}
	for _, w := range strings.Fields(wording.Text("heading.unit_vocabulary", nil)) {
		r.unitVocabulary[w] = true
	}
	for i := range p.Units {
		u := &p.Units[i]
		for _, name := range append([]string{u.Code}, u.Aliases...) {
			for _, w := range reading.Words(name) {
				r.unitVocabulary[w] = true
			}
			if k := unitKey(name); r.units[k] == nil {
				r.units[k] = u
			}
		}
	}
	for _, k := range p.RecordKinds {
		states := map[string]string{}
		for _, s := range k.States {
			states[r.key(s.Code)], states[r.key(s.Name)] = s.Code, s.Code
		}
		r.choices[k.Code] = states
	}
	for i := range p.Forms {
		r.forms = append(r.forms, r.compileForm(&p.Forms[i]))
	}
	return r
}

func (r *reader) compileForm(f *program.Form) form {
	out := form{Form: f}
	for i := range f.Tables {
		t := &f.Tables[i]
		ct := table{Table: t, labels: map[string][]int{}}
		ct.titles = r.patterns(append([]string{t.Title}, t.Titles...))
		ct.notTitles = r.patterns(t.NotTitles)
		for _, p := range ct.titles {
			ct.plainTitles = append(ct.plainTitles, p.Plain())
		}
		ct.skip, ct.until, ct.total = r.patterns(t.Skip), r.patterns(t.Until), r.patterns(t.Total)
		for j := range t.Columns {
			c := &t.Columns[j]
			var heads []string
			for _, h := range append([]string{c.Heading}, c.Headings...) {
				heads = append(heads, r.withoutUnits(h, nil))
			}
			cc := column{Column: c, headings: r.patterns(heads)}
			for _, h := range cc.headings {
				cc.plain = append(cc.plain, h.Plain())
			}
			ct.columns = append(ct.columns, cc)
		}
		for j := range t.Rows {
			rw := &t.Rows[j]
			cr := row{Row: rw, labels: r.patterns(append([]string{rw.Label}, rw.Labels...)), parent: -1}
			for k := j - 1; k >= 0; k-- {
				if t.Rows[k].Level < rw.Level {
					cr.parent = k
					break
				}
			}
			ct.rows = append(ct.rows, cr)
			for _, l := range append([]string{rw.Label}, rw.Labels...) {
				if !strings.ContainsAny(l, "*[{") {
					k := r.key(reading.Unnumbered(l))
					if !contains(ct.labels[k], j) {
						ct.labels[k] = append(ct.labels[k], j)
					}
				}
			}
		}
		out.tables = append(out.tables, ct)
	}
	return out
}

func (r *reader) patterns(texts []string) []reading.Pattern {
	var out []reading.Pattern
	for _, t := range texts {
		if strings.TrimSpace(t) != "" {
			out = append(out, reading.Compile(t, r.abbr))
		}
	}
	return out
}

// words are the words of a text with its abbreviations written out. Labels and headings are the same in
// hundreds of workbooks, so short texts are cut once; callers must not change what they get.
func (r *reader) words(s string) []string {
	if len(s) > rememberUpTo {
		return r.abbr.Expand(reading.Words(s))
	}
	if w, ok := r.memory.Load(s); ok {
		return w.([]string)
	}
	w := r.abbr.Expand(reading.Words(s))
	if r.remembered.Add(1) <= rememberAtMost {
		r.memory.Store(s, slices.Clip(w))
	}
	return w
}

// Bounds of the memory: a workbook full of different texts must not fill it.
const (
	rememberUpTo   = 160
	rememberAtMost = 50_000
)

// key is a form of a name under which its spellings are equal.
func (r *reader) key(s string) string { return strings.Join(r.words(s), " ") }

// unitKey is like key, but keeps the signs that tell units apart: "m2", "%", "‰", "km/h".
func unitKey(s string) string { return powers.Replace(vitext.Key(s)) }

var powers = strings.NewReplacer(" /", "/", "²", "2", "³", "3")

// unit finds a unit by code or alias; nil when the text is none.
func (r *reader) unit(s string) *program.Unit {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 60 {
		return nil
	}
	if u, ok := r.unitsSeen.Load(s); ok {
		return u.(*program.Unit)
	}
	u := r.units[unitKey(s)]
	if r.remembered.Add(1) <= rememberAtMost {
		r.unitsSeen.Store(s, u)
	}
	return u
}

// span resolves a span of a pattern or column against a month.
func (r *reader) span(span string, m period.Month) (period.Period, bool) {
	return program.SpanPeriod(span, m, r.p.Term)
}

func contains[T comparable](list []T, x T) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

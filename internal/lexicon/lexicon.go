// Package lexicon has a program's names by their words: which body, area, measure, state or unit a text means,
// however it is cased, toned, abbreviated or punctuated. It settles nothing: what two things are called alike
// is told as both.
package lexicon

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/reading"
	"tiendo/internal/vitext"
)

// Lexicon answers for one program. Nothing that it answers changes after New, so any number of workbooks can
// be read with it at the same time.
type Lexicon struct {
	program  *program.Program
	abbr     reading.Abbreviations
	bodies   map[string]*program.Body
	areas    map[string][]*program.Area
	measures map[string]*program.Measure
	states   map[string]map[string]string // record kind → key → state's code
	units    map[string]*program.Unit
	made     map[string]bool // the words of which units are made, those of the program and those that offices use
	announce []string        // ways to announce a unit, in lower case

	words, unitsSeen sync.Map // text → its words; text → its unit, nil for none
	remembered       atomic.Int64
}

// Bounds of the memory: a workbook full of different texts must not fill it.
const (
	rememberUpTo   = 160
	rememberAtMost = 50_000
)

// New prepares a program's names.
func New(p *program.Program) *Lexicon {
	x := &Lexicon{program: p, bodies: map[string]*program.Body{}, areas: map[string][]*program.Area{}, measures: map[string]*program.Measure{},
		states: map[string]map[string]string{}, units: map[string]*program.Unit{}, made: map[string]bool{}}
	var pairs [][2]string
	for _, a := range p.Abbreviations {
		pairs = append(pairs, [2]string{a.Short, a.Long})
	}
	x.abbr = reading.NewAbbreviations(pairs)
	for i := range p.Bodies {
		b := &p.Bodies[i]
		for _, name := range append([]string{b.Code, b.Name, b.ShortName}, b.Aliases...) {
			if k := x.Key(name); k != "" && x.bodies[k] == nil {
				x.bodies[k] = b
			}
		}
	}
	for i := range p.Areas {
		a := &p.Areas[i]
		for _, name := range append([]string{a.Code, a.Name, a.ShortName}, a.Aliases...) {
			if k := x.Key(name); k != "" && !slices.Contains(x.areas[k], a) {
				x.areas[k] = append(x.areas[k], a)
			}
		}
	}
	for i := range p.Measures {
		m := &p.Measures[i]
		if k := x.Key(m.Name); x.measures[k] == nil {
			x.measures[k] = m
		}
	}
	for _, k := range p.RecordKinds {
		states := map[string]string{}
		for _, s := range k.States {
			states[x.Key(s.Code)], states[x.Key(s.Name)] = s.Code, s.Code
		}
		x.states[k.Code] = states
	}
	x.learnUnits()
	return x
}

// Words are the words of a text with its abbreviations written out. Labels and headings are the same in
// hundreds of workbooks, so short texts are cut once; callers must not change what they get.
func (x *Lexicon) Words(s string) []string {
	if len(s) > rememberUpTo {
		return x.abbr.Expand(reading.Words(s))
	}
	if w, ok := x.words.Load(s); ok {
		return w.([]string)
	}
	w := x.abbr.Expand(reading.Words(s))
	if x.remembered.Add(1) <= rememberAtMost {
		x.words.Store(s, slices.Clip(w))
	}
	return w
}

// Key is a form of a text under which its spellings are equal.
func (x *Lexicon) Key(s string) string { return strings.Join(x.Words(s), " ") }

// Says tells whether a text is one of the spellings of something.
func (x *Lexicon) Says(s string, terms reading.Terms) bool {
	key := x.Key(s)
	return slices.ContainsFunc(terms, func(t string) bool { return x.Key(t) == key })
}

// Patterns compiles titles, headings or labels; blank ones are left out.
func (x *Lexicon) Patterns(texts ...string) []reading.Pattern {
	var out []reading.Pattern
	for _, t := range texts {
		if strings.TrimSpace(t) != "" {
			out = append(out, reading.Compile(t, x.abbr))
		}
	}
	return out
}

// Body finds a body by its code or any of its names; nil when the text is none.
func (x *Lexicon) Body(name string) *program.Body { return x.bodies[x.Key(name)] }

// Areas lists the areas of which the words are a name, in file order: of one set, or of any when set is "".
func (x *Lexicon) Areas(words []string, set string) []*program.Area {
	all := x.areas[strings.Join(words, " ")]
	if set == "" {
		return all
	}
	var out []*program.Area
	for _, a := range all {
		if a.Set == set {
			out = append(out, a)
		}
	}
	return out
}

// Measure finds a measure by its code or name; nil when the text is neither.
func (x *Lexicon) Measure(name string) *program.Measure {
	if name == "" {
		return nil
	}
	if m := x.program.MeasureByCode(name); m != nil {
		return m
	}
	return x.measures[x.Key(name)]
}

// State finds a state of a kind of records by its code or name.
func (x *Lexicon) State(kind, text string) (code string, ok bool) {
	code, ok = x.states[kind][x.Key(text)]
	return code, ok
}

// Program is the program whose names these are.
func (x *Lexicon) Program() *program.Program { return x.program }

// Figure names a figure in words: measure, area, period, as headings write periods.
func (x *Lexicon) Figure(measure, area string, p period.Period) string {
	name := measure
	if m := x.program.MeasureByCode(measure); m != nil {
		name = m.Name
	}
	if a := x.program.AreaByCode(area); a != nil {
		name += ", " + a.Name
	}
	return name + " (" + reading.InWords(p) + ")"
}

// Span resolves a span of a pattern or column against a month.
func (x *Lexicon) Span(span string, m period.Month) (period.Period, bool) {
	return program.SpanPeriod(span, m, x.program.Term)
}

// Fill writes a heading, title or label out for a month, without the signs of a pattern. span is the one that the
// column means, where it says more than the pattern's only one ("month-1" under "{month}"); "" elsewhere.
func (x *Lexicon) Fill(pattern, span string, m period.Month) string {
	return reading.Fill(pattern, func(place string) string {
		if place == reading.MonthDay {
			return vitext.Date(m.End())
		}
		use := place
		if strings.HasPrefix(span, place) && strings.Count(pattern, "{") == 1 {
			use = span
		}
		if p, ok := x.Span(use, m); ok {
			return reading.SpanInWords(use, p)
		}
		return ""
	})
}

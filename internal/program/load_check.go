package program

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/period"
	"tiendo/internal/wording"
)

var (
	// measureCode is an identifier, because measures stand in formulas.
	measureCode = regexp.MustCompile(`^[a-z][a-z0-9_]{0,63}$`)
	plainCode   = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N}_.\-]{0,63}$`)
)

// coded checks that every element has a code of the right form and that no two share it.
func coded[T any](l *loader, list []T, form *regexp.Regexp, code func(*T) string) {
	first := map[string]int{}
	for i := range list {
		x := &list[i]
		c := code(x)
		switch {
		case c == "":
			l.need(x, "code", c)
			continue
		case form != nil && !form.MatchString(c):
			l.at(x, "code", "E411", wording.Args{"code": c})
		}
		if line, twice := first[c]; twice {
			l.at(x, "code", "E410", wording.Args{"code": c, "line": strconv.Itoa(line)})
			continue
		}
		first[c] = l.line(x, "code")
	}
}

// need reports keys that are compulsory and blank.
func (l *loader) need(of any, pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if strings.TrimSpace(pairs[i+1]) == "" && !l.bad(of, pairs[i]) {
			l.at(of, pairs[i], "E409", wording.Args{"key": pairs[i]})
		}
	}
}

// declaredIn is the file in which each kind of name is declared; those of the form itself have none.
var declaredIn = map[string]string{
	"area": "areas.yaml", "area_set": "areas.yaml", "body": "bodies.yaml", "measure": "measures.yaml",
	"indicator": "indicators.yaml", "component": "indicators.yaml",
	"unit": "program.yaml", "record": "program.yaml", "type": "program.yaml",
}

// lost tells whether the file that declares a kind of name could not be read.
func (l *loader) lost(what string) bool {
	for file := range l.broken {
		if declaredIn[what] != "" && path.Base(file) == declaredIn[what] {
			return true
		}
	}
	return false
}

// names reports a code that nothing declares. what is a wording key: "body", "area", "unit" …
func (l *loader) names(of any, key, what, code string, known bool) {
	if code != "" && !known && !l.lost(what) {
		l.at(of, key, "E414", wording.Args{"what": wording.Text("program.what."+what, nil), "code": code})
	}
}

func (l *loader) monthNumbers(of any, months []int) {
	for _, m := range months {
		if m < 1 || m > 12 {
			l.at(of, "months", "E436", wording.Args{"found": strconv.Itoa(m)})
		}
	}
}

func (l *loader) checkHead(p *Program, h *headFile) {
	if _, ok := l.places[h]; !ok {
		return // the file itself could not be read, and that was said
	}
	l.need(h, "title", h.Title)
	if h.Spelling != "" && h.Spelling != "ủy" && h.Spelling != "uỷ" {
		l.at(h, "spelling", "E408", wording.Args{"found": h.Spelling, "expected": "ủy, uỷ"})
	}
	if t := p.Term; (len(p.Indicators) > 0 || h.Profile != "") && !l.bad(h, "term") {
		if t.Baseline.IsZero() || t.End.IsZero() || t.First == 0 || t.End.Compare(t.Baseline) <= 0 || t.First.Start().Compare(t.Baseline) <= 0 {
			l.at(h, "term", "E428", nil)
		}
	}
	coded(l, p.Types, plainCode, func(t *ReportType) string { return t.Code })
	for i := range p.Types {
		t := &p.Types[i]
		l.need(t, "name", t.Name, "title", t.Title)
		l.monthNumbers(t, t.Months)
	}
	coded(l, p.Units, nil, func(u *Unit) string { return u.Code })
	for i := range p.Units {
		u := &p.Units[i]
		base := p.UnitByCode(u.Base)
		l.names(u, "base", "unit", u.Base, base != nil)
		if base != nil && base.Base != base.Code {
			l.at(u, "base", "E433", wording.Args{"unit": u.Base})
		}
		if u.Factor.Sign() <= 0 || (u.Base == u.Code && u.Factor.String() != "1") {
			l.at(u, "factor", "E439", wording.Args{"found": u.Factor.String()})
		}
	}
	coded(l, p.RecordKinds, plainCode, func(k *RecordKind) string { return k.Code })
	for i := range p.RecordKinds {
		k := &p.RecordKinds[i]
		l.need(k, "name", k.Name)
		coded(l, k.States, plainCode, func(s *State) string { return s.Code })
	}
	coded(l, p.Objectives, plainCode, func(o *Objective) string { return o.Code })
	for i := range p.Objectives {
		o := &p.Objectives[i]
		l.need(o, "name", o.Name)
		for _, c := range o.Indicators {
			l.names(o, "indicators", "indicator", c, p.IndicatorByCode(c) != nil)
		}
	}
	for i := range p.Abbreviations {
		a := &p.Abbreviations[i]
		l.need(a, "short", a.Short, "long", a.Long)
	}
}

// checkPlaces checks areas and bodies: both have a validity and may have a successor.
func (l *loader) checkPlaces(p *Program) {
	validity := func(of any, from, to period.Date) {
		if !from.IsZero() && !to.IsZero() && to.Compare(from) < 0 {
			l.at(of, "valid_to", "E427", wording.Args{"from": from.String(), "to": to.String()})
		}
	}
	coded(l, p.Areas, plainCode, func(a *Area) string { return a.Code })
	for i := range p.Areas {
		a := &p.Areas[i]
		l.need(a, "name", a.Name, "set", a.Set)
		validity(a, a.ValidFrom, a.ValidTo)
		l.names(a, "successor", "area", a.Successor, p.AreaByCode(a.Successor) != nil)
	}
	coded(l, p.Bodies, plainCode, func(b *Body) string { return b.Code })
	for i := range p.Bodies {
		b := &p.Bodies[i]
		l.need(b, "name", b.Name)
		validity(b, b.ValidFrom, b.ValidTo)
		l.names(b, "successor", "body", b.Successor, p.BodyByCode(b.Successor) != nil)
		if b.DueDay < 0 || b.DueDay > 31 {
			l.at(b, "due_day", "E440", wording.Args{"found": strconv.Itoa(b.DueDay), "expected": "0–31"})
		}
	}
}

func (l *loader) checkMeasures(p *Program) {
	coded(l, p.Measures, measureCode, func(m *Measure) string { return m.Code })
	for i := range p.Measures {
		m := &p.Measures[i]
		l.need(m, "name", m.Name, "unit", m.Unit, "accumulates", string(m.Accumulates))
		u := p.UnitByCode(m.Unit)
		l.names(m, "unit", "unit", m.Unit, u != nil)
		if u != nil && u.Base != u.Code {
			l.at(m, "unit", "E433", wording.Args{"unit": m.Unit})
		}
		for _, b := range m.SourcePriority {
			l.names(m, "source_priority", "body", b, p.BodyByCode(b) != nil)
		}
		l.decimals(m, m.Decimals)
		if m.Min != nil && m.Max != nil && m.Max.Cmp(*m.Min) < 0 {
			l.at(m, "max", "E440", wording.Args{"found": m.Max.String(), "expected": "≥ " + m.Min.String()})
		}
		if m.Code == "sum" {
			l.at(m, "code", "E411", wording.Args{"code": m.Code})
		}
	}
}

func (l *loader) decimals(of any, n int) {
	if n < 0 || n > 6 {
		l.at(of, "decimals", "E440", wording.Args{"found": strconv.Itoa(n), "expected": "0–6"})
	}
}

// areaSet tells whether any area belongs to a set.
func (p *Program) areaSet(set string) bool {
	return slices.ContainsFunc(p.Areas, func(a Area) bool { return a.Set == set })
}

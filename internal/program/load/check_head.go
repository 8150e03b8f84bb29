package load

import (
	"strconv"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/wording"
)

// heading checks program.yaml's own keys and its report types.
func (k *checker) heading() {
	h, p := k.c.head, k.p
	if !k.read(h) {
		return // the file itself could not be read, and that was said
	}
	k.need(h, "title", h.Title)
	if h.Spelling != "" && h.Spelling != "ủy" && h.Spelling != "uỷ" {
		k.choose(k.where(h, "spelling"), h.Spelling, []string{"ủy", "uỷ"})
	}
	if t := p.Term; (len(p.Indicators) > 0 || h.Profile != "") && !k.bad(h, "term") {
		if t.Baseline.IsZero() || t.End.IsZero() || t.First == 0 || t.End.Compare(t.Baseline) <= 0 || t.First.Start().Compare(t.Baseline) <= 0 {
			k.at(h, "term", "E428", nil)
		}
	}
	coded(k, p.Types, plainCode, func(t *program.ReportType) string { return t.Code })
	for i := range p.Types {
		t := &p.Types[i]
		k.need(t, "name", t.Name, "title", t.Title)
		k.monthNumbers(t, t.Months)
		coded(k, t.Signers, plainCode, func(s *program.Signer) string { return s.Code })
	}
	for i := range p.Abbreviations {
		a := &p.Abbreviations[i]
		k.need(a, "short", a.Short, "long", a.Long)
	}
}

func (k *checker) units() {
	p := k.p
	coded(k, p.Units, nil, func(u *program.Unit) string { return u.Code })
	for i := range p.Units {
		u := &p.Units[i]
		k.names(u, "base", "unit", u.Base, k.unitCodes())
		if base := p.UnitByCode(u.Base); base != nil && base.Base != base.Code {
			k.at(u, "base", "E433", wording.Args{"unit": u.Base})
		}
		if u.Factor.Sign() <= 0 || (u.Base == u.Code && u.Factor.String() != "1") {
			k.at(u, "factor", "E439", wording.Args{"found": u.Factor.String()})
		}
	}
}

// records checks the kinds of records and the objectives.
func (k *checker) records() {
	p := k.p
	coded(k, p.RecordKinds, plainCode, func(r *program.RecordKind) string { return r.Code })
	for i := range p.RecordKinds {
		r := &p.RecordKinds[i]
		k.need(r, "name", r.Name)
		coded(k, r.States, plainCode, func(s *program.State) string { return s.Code })
	}
	coded(k, p.Objectives, plainCode, func(o *program.Objective) string { return o.Code })
	for i := range p.Objectives {
		o := &p.Objectives[i]
		k.need(o, "name", o.Name)
		for _, c := range o.Indicators {
			k.names(o, "indicators", "indicator", c, k.indicatorCodes())
		}
	}
}

// areasAndBodies checks what stands at a place: both kinds have a validity and may have a successor.
func (k *checker) areasAndBodies() {
	p := k.p
	validity := func(of any, v program.Validity) {
		if !v.ValidFrom.IsZero() && !v.ValidTo.IsZero() && v.ValidTo.Compare(v.ValidFrom) < 0 {
			k.at(of, "valid_to", "E427", wording.Args{"from": v.ValidFrom.String(), "to": v.ValidTo.String()})
		}
	}
	areas, bodies := codesOf(p.Areas, func(a *program.Area) string { return a.Code }), k.bodyCodes()
	coded(k, p.Areas, plainCode, func(a *program.Area) string { return a.Code })
	for i := range p.Areas {
		a := &p.Areas[i]
		k.need(a, "name", a.Name, "set", a.Set)
		validity(a, a.Validity)
		k.names(a, "successor", "area", a.Successor, areas)
	}
	coded(k, p.Bodies, plainCode, func(b *program.Body) string { return b.Code })
	for i := range p.Bodies {
		b := &p.Bodies[i]
		k.need(b, "name", b.Name)
		validity(b, b.Validity)
		k.names(b, "successor", "body", b.Successor, bodies)
		if b.DueDay < 0 || b.DueDay > 31 {
			k.at(b, "due_day", "E440", wording.Args{"found": strconv.Itoa(b.DueDay), "expected": "0–31"})
		}
	}
}

func (k *checker) measures() {
	p := k.p
	coded(k, p.Measures, measureCode, func(m *program.Measure) string { return m.Code })
	for i := range p.Measures {
		m := &p.Measures[i]
		k.need(m, "name", m.Name, "unit", m.Unit, "accumulates", string(m.Accumulates))
		k.names(m, "unit", "unit", m.Unit, k.unitCodes())
		if u := p.UnitByCode(m.Unit); u != nil && u.Base != u.Code {
			k.at(m, "unit", "E433", wording.Args{"unit": m.Unit})
		}
		for _, b := range m.SourcePriority {
			k.names(m, "source_priority", "body", b, k.bodyCodes())
		}
		k.decimals(m, m.Decimals)
		if m.Min != nil && m.Max != nil && m.Max.Cmp(*m.Min) < 0 {
			k.at(m, "max", "E440", wording.Args{"found": m.Max.String(), "expected": "≥ " + m.Min.String()})
		}
		if m.Code == "sum" {
			k.at(m, "code", "E411", wording.Args{"code": m.Code})
		}
	}
}

// knownSpan tries a span in a month that has every shape.
func knownSpan(span string) bool {
	_, ok := program.SpanPeriod(span, period.MonthOf(2023, 6), program.Term{First: period.MonthOf(2021, 1)})
	return ok
}

// Package program has a program as values: everything that belongs to one resolution. No Go code knows a
// city, an indicator or a heading; it knows these types. The room program/load reads them from
// templates/<program>/.
package program

import (
	"tiendo/internal/diag"
	"tiendo/internal/period"
)

// Program is one resolution's whole data.
type Program struct {
	Code        string // the folder's name
	Title       string // "Nghị quyết Đại hội đại biểu lần thứ XVI Đảng bộ thành phố Hải Phòng, nhiệm kỳ 2020 - 2025"
	ShortTitle  string
	City        string // "thành phố Hải Phòng"
	Place       string // "Hải Phòng": stands before the date
	Issuer      Issuer
	Term        Term
	Spelling    string // "ủy" or "uỷ": one way for the whole PDF
	Types       []ReportType
	Units       []Unit
	RecordKinds []RecordKind
	// Abbreviations that offices write for each other's names; a reader takes both for the same.
	Abbreviations []Abbreviation
	Objectives    []Objective
	Measures      []Measure
	Indicators    []Indicator // in the resolution's order
	Method        Method
	Areas         []Area
	Bodies        []Body
	Forms         []Form
	Figures       []Figure
	Sections      []Section
	Wording       Wording
	Profile       Profile
	At            diag.Place // program.yaml
}

// Abbreviation is a short form and the words it stands for: "UBND", "Ủy ban nhân dân".
type Abbreviation struct{ Short, Long string }

// BodyByCode returns the body, or nil.
func (p *Program) BodyByCode(code string) *Body {
	return find(p.Bodies, func(b *Body) bool { return b.Code == code })
}

// BodyName is a body's name; a code that nobody declared is told as it is.
func (p *Program) BodyName(code string) string {
	if b := p.BodyByCode(code); b != nil {
		return b.Name
	}
	return code
}

// MeasureByCode returns the measure, or nil.
func (p *Program) MeasureByCode(code string) *Measure {
	return find(p.Measures, func(m *Measure) bool { return m.Code == code })
}

// IndicatorByCode returns the indicator, or nil.
func (p *Program) IndicatorByCode(code string) *Indicator {
	return find(p.Indicators, func(i *Indicator) bool { return i.Code == code })
}

// ComponentByCode finds a component over all indicators; nil when there is none.
func (p *Program) ComponentByCode(code string) *Component {
	for i := range p.Indicators {
		if c := find(p.Indicators[i].Components, func(c *Component) bool { return c.Code == code }); c != nil {
			return c
		}
	}
	return nil
}

// AreaByCode returns the area, or nil.
func (p *Program) AreaByCode(code string) *Area {
	return find(p.Areas, func(a *Area) bool { return a.Code == code })
}

// UnitByCode returns the unit, or nil; aliases are the reader's business.
func (p *Program) UnitByCode(code string) *Unit {
	return find(p.Units, func(u *Unit) bool { return u.Code == code })
}

// FormByCode returns the form, or nil.
func (p *Program) FormByCode(code string) *Form {
	return find(p.Forms, func(f *Form) bool { return f.Code == code })
}

// FigureByCode returns the chart or table, or nil.
func (p *Program) FigureByCode(code string) *Figure {
	return find(p.Figures, func(f *Figure) bool { return f.Code == code })
}

// TypeByCode returns the report type, or nil.
func (p *Program) TypeByCode(code string) *ReportType {
	return find(p.Types, func(t *ReportType) bool { return t.Code == code })
}

// RecordKindByCode returns the record kind, or nil.
func (p *Program) RecordKindByCode(code string) *RecordKind {
	return find(p.RecordKinds, func(k *RecordKind) bool { return k.Code == code })
}

// TypeFor returns the default report type of a month.
func (p *Program) TypeFor(m period.Month) *ReportType {
	for i := range p.Types {
		for _, x := range p.Types[i].Periods {
			if x == m {
				return &p.Types[i]
			}
		}
	}
	return find(p.Types, func(t *ReportType) bool { return len(t.Months) > 0 && Asked(t.Months, m) })
}

func find[T any](s []T, is func(*T) bool) *T {
	for i := range s {
		if is(&s[i]) {
			return &s[i]
		}
	}
	return nil
}

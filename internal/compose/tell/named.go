package tell

import (
	"fmt"
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
)

// Named is the figure that "CT04a", "CT04a.target", "CT04" or a measure's code names, with its unit; ok is false
// when the name means nothing.
func (t *Teller) Named(name string) (in []document.Inline, ok bool) {
	code, field, _ := strings.Cut(name, ".")
	if k, ok := t.Component(code); ok {
		if field == "" {
			field = k.Newest()
		}
		if _, ok := k.Figure(field); !ok {
			return nil, false
		}
		return k.Print(field, false, "absent.text"), true
	}
	if field == "" { // an indicator with one component may be named by itself
		if i := t.Card.Indicator(code); i != nil && len(i.Components) == 1 {
			return t.Named(i.Components[0].Code)
		}
	}
	m := t.Program.MeasureByCode(name)
	if m == nil {
		return nil, false
	}
	v, p := t.Newest(m)
	return t.Number("measure."+name, v, Show{Decimals: m.Decimals, Period: p.String(), Gap: "absent.text"}), true
}

// NewestOf is a measure's newest figure with its unit and period, "3,52 tỷ USD (5 tháng đầu năm 2023)"; nil when
// nobody gave one. A newer figure that was refused is named: its place would be here.
func (t *Teller) NewestOf(measure string) ([]document.Inline, error) {
	m := t.Program.MeasureByCode(measure)
	if m == nil {
		return nil, fmt.Errorf("newest %q: no such measure", measure)
	}
	v, p := t.Newest(m)
	if !v.Known() {
		return nil, nil
	}
	a := inline.Args{
		"value":  t.Number("measure."+measure, v, Show{Decimals: m.Decimals, Period: p.String()}),
		"period": t.When(p),
	}
	if refused := t.RefusedAfter(m, p); !refused.IsZero() {
		a["refused"], a["mark"] = t.When(refused), t.Gap("absent.refused")
	}
	return t.Fill(t.Text("newest"), a), nil
}

// Rank is a measure's newest figure as a place in a ranking, with the place before it, "thứ 3 (năm 2022; năm 2021:
// thứ 2)"; nil when nobody reported one.
func (t *Teller) Rank(measure string) ([]document.Inline, error) {
	m := t.Program.MeasureByCode(measure)
	if m == nil {
		return nil, fmt.Errorf("rank %q: no such measure", measure)
	}
	v, p := t.Newest(m)
	if !v.Known() {
		return nil, nil
	}
	a := inline.Args{
		"place":  t.Number("measure."+measure, v, Show{Decimals: m.Decimals, Period: p.String(), Bare: true}),
		"period": t.When(p),
	}
	if before := p.Shift(-12); p.IsYear() {
		a["before"] = t.Number("measure."+measure+".before", t.Reading(m, before), Show{Decimals: m.Decimals, Period: before.String(), Bare: true})
		a["before_period"] = t.When(before)
	}
	return t.Fill(t.Text("rank"), a), nil
}

// TimeGone is the share of the term that is gone at the month's end.
func (t *Teller) TimeGone() []document.Inline {
	return t.Number("term.time", t.TermShare(), Show{Decimals: ratioDecimals, Period: t.Month().String(), Gap: "absent.text"})
}

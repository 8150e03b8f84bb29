// Package tell has what a report's sentences and tables are made with: what is known (Facts), the program's words
// for it (Words), the register in which every printed figure stands (Values), and over the three of them an
// indicator, a component, a record as a reader is told of it. It makes runs of text; where these stand in the
// document is not its business.
package tell

import (
	"fmt"
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/scorecard"
)

// Teller tells what is known in the program's words, and registers every figure that it prints.
type Teller struct {
	Facts
	Words
	*Values
}

// New makes the teller of one report. missing is told the keys of wordings that the program does not have.
func New(p *program.Program, card *scorecard.Scorecard, set *observation.Set, missing func(key string)) *Teller {
	w := newWords(p, missing)
	return &Teller{Facts: Facts{Program: p, Card: card, Set: set}, Words: w, Values: newValues(w)}
}

// Indicators are the indicators that keep wants, in the resolution's order; nil wants all.
func (t *Teller) Indicators(keep func(*scorecard.Indicator) bool) []Indicator {
	var out []Indicator
	for n := range t.Card.Indicators {
		if i := &t.Card.Indicators[n]; keep == nil || keep(i) {
			out = append(out, Indicator{i, n + 1, t})
		}
	}
	return out
}

// Components are the components of an indicator, one component, or those of all indicators for "".
func (t *Teller) Components(subject string) []Component {
	var out []Component
	for _, i := range t.Indicators(nil) {
		for _, k := range i.Components() {
			if subject == "" || subject == i.Code || subject == k.Code {
				out = append(out, k)
			}
		}
	}
	return out
}

// Component finds a component by its code.
func (t *Teller) Component(code string) (Component, bool) {
	for n := range t.Card.Indicators {
		list := t.Card.Indicators[n].Components
		for j := range list {
			if list[j].Code == code {
				return Component{&list[j], t}, true
			}
		}
	}
	return Component{}, false
}

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

// Rank is a measure's newest figure as a place in a ranking, "thứ 2 (năm 2022)"; nil when nobody reported one.
func (t *Teller) Rank(measure string) ([]document.Inline, error) {
	m := t.Program.MeasureByCode(measure)
	if m == nil {
		return nil, fmt.Errorf("rank %q: no such measure", measure)
	}
	v, p := t.Newest(m)
	if !v.Known() {
		return nil, nil
	}
	return t.Fill(t.Text("rank"), inline.Args{
		"place":  t.Number("measure."+measure, v, Show{Decimals: m.Decimals, Period: p.String(), Bare: true}),
		"period": t.When(p),
	}), nil
}

// TimeGone is the share of the term that is gone at the month's end.
func (t *Teller) TimeGone() []document.Inline {
	return t.Number("term.time", t.TermShare(), Show{Decimals: ratioDecimals, Period: t.Month().String(), Gap: "absent.text"})
}

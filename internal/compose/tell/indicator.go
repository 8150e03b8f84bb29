package tell

import (
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
	"tiendo/internal/scorecard"
	"tiendo/internal/vitext"
)

// Indicator is a judged indicator.
type Indicator struct {
	*scorecard.Indicator
	Place int // in the resolution's list, from 1
	t     *Teller
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

// Anchor is where the indicator's own page stands: the sections give its heading this id.
func (i Indicator) Anchor() string { return "chi-tieu-" + strings.ToLower(i.Code) }

// StatusWords are the status in words, with its finer label.
func (i Indicator) StatusWords() []document.Inline {
	in := i.t.Status(i.Status)
	if sub := i.t.sub(i.Sub); sub != nil {
		in = i.t.Fill(i.t.Text("status.with_sub"), inline.Args{"status": in, "sub": sub})
	}
	return inline.Claimed(in, i.t.hasStatus(i.Code, i.Status))
}

// RulingWords say by whose direction the status was set; nil when the rules alone decided.
func (i Indicator) RulingWords() []document.Inline {
	if inline.Clean(i.Ruling) == "" {
		return nil
	}
	return i.t.Fill(i.t.Text("indicator.ruling"), inline.Args{"ruling": inline.Text(i.Ruling), "computed": i.t.Status(i.Computed)})
}

// Components are its components.
func (i Indicator) Components() []Component {
	var out []Component
	for n := range i.Indicator.Components {
		out = append(out, Component{&i.Indicator.Components[n], i.t})
	}
	return out
}

// Decider is the component that decided the status, the first one when none did; ok is false where there is none.
func (i Indicator) Decider() (k Component, ok bool) {
	d := i.Deciding()
	return Component{d, i.t}, d != nil
}

// Changed are the indicators whose status is not what it was in the month that the report is compared with.
func (t *Teller) Changed() []Indicator {
	return t.Indicators(func(i *scorecard.Indicator) bool { return i.HadPrevious && i.Previous != i.Status })
}

// ShortNames are the short names of indicators in one line.
func (t *Teller) ShortNames(list []Indicator) []document.Inline {
	var parts [][]document.Inline
	for _, i := range list {
		parts = append(parts, inline.Text(vitext.Uncapital(i.Short())))
	}
	return t.List(parts)
}

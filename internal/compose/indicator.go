package compose

import (
	"fmt"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/scorecard"
)

// indicator is a judged indicator as a template sees it.
type indicator struct {
	p *printer
	i tell.Indicator
}

func (p *printer) indicator(code string) (indicator, error) {
	list := p.Indicators(func(i *scorecard.Indicator) bool { return i.Code == code })
	if len(list) == 0 {
		return indicator{}, fmt.Errorf("no indicator %q", code)
	}
	return indicator{p, list[0]}, nil
}

// Code is "CT04"; it may stand in a picture's destination.
func (i indicator) Code() token { return i.p.text(i.i.Code) }

// Name is the indicator's words.
func (i indicator) Name() token { return i.p.text(i.i.Name) }

// ShortName is for narrow places.
func (i indicator) ShortName() token { return i.p.text(i.i.Short()) }

// Anchor is where the indicator's own page stands: the sections give its heading this id.
func (i indicator) Anchor() token { return i.p.text(i.i.Anchor()) }

// Is tells the status: {{if .Is "challenging"}}.
func (i indicator) Is(status string) bool { return i.i.Status.String() == status }

// Status is the status in words, with its finer label.
func (i indicator) Status() token { return i.p.run(i.i.StatusWords()) }

// Previous is the status in the report before of this type.
func (i indicator) Previous() token { return i.p.run(i.p.Status(i.i.Previous)) }

// Lead is the body that answers for it.
func (i indicator) Lead() token { return i.p.run(i.i.OwnerWords()) }

// Explanation says in one sentence why it is stuck, what is done, who answers for it and by when: what page 1 says of
// it. {{with .Explanation}} is false when nobody said any of it.
func (i indicator) Explanation() token {
	in := i.i.Explanation().Words(i.p.Teller)
	if in == nil {
		return ""
	}
	return i.p.run(in)
}

// Note is a definition or conflict that must be printed; {{with .Note}} is false without one.
func (i indicator) Note() token {
	if inline.Clean(i.i.Note) == "" {
		return ""
	}
	return i.p.text(i.i.Note)
}

// Ruling is by whose direction the status was set, "" when the rules alone decided.
func (i indicator) Ruling() token {
	in := i.i.RulingWords()
	if in == nil {
		return ""
	}
	return i.p.run(in)
}

// Components are its components.
func (i indicator) Components() []component {
	var out []component
	for _, k := range i.i.Components() {
		out = append(out, component{i.p, k})
	}
	return out
}

// Read tells whether any reading of it is known.
func (i indicator) Read() bool { return tell.FreshnessOf(i.i.Indicator) != tell.Unread }

// Single tells whether there is one component: then its name is the indicator's.
func (i indicator) Single() bool { return len(i.i.Components()) == 1 }

// Deciding is the component that decided the status, the first one when none did.
func (i indicator) Deciding() (component, error) {
	k, ok := i.i.Decider()
	if !ok {
		return component{}, fmt.Errorf("indicator %s has no component", i.i.Code)
	}
	return component{i.p, k}, nil
}

// Records are the records of a kind that name this indicator.
func (i indicator) Records(kind string) (recordList, error) {
	if err := i.p.knows(kind); err != nil {
		return nil, err
	}
	return i.p.records(i.i.Records(kind)), nil
}

// HasAreas tells whether a component is known by district.
func (i indicator) HasAreas() bool {
	for _, k := range i.Components() {
		if k.HasAreas() {
			return true
		}
	}
	return false
}

// indicatorList is a list of indicators.
type indicatorList []indicator

func (p *printer) indicators(list []tell.Indicator) indicatorList {
	var out indicatorList
	for _, i := range list {
		out = append(out, indicator{p, i})
	}
	return out
}

// Count is the number of indicators in the list.
func (l indicatorList) Count() (token, error) {
	if len(l) == 0 {
		return "", none("indicators")
	}
	return l[0].p.count("count.indicators", len(l), "indicators"), nil
}

// Names are their short names in one line.
func (l indicatorList) Names() token {
	if len(l) == 0 {
		return ""
	}
	var list []tell.Indicator
	for _, i := range l {
		list = append(list, i.i)
	}
	return l[0].p.run(l[0].p.ShortNames(list))
}

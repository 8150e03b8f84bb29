package compose

import (
	"fmt"
	"strings"

	"tiendo/internal/document"
	"tiendo/internal/scorecard"
)

// indicator is a judged indicator as a template sees it.
type indicator struct {
	c    *composer
	card scorecard.Indicator
}

// Code is "CT04"; it may stand in a picture's destination.
func (i indicator) Code() token { return i.c.token(text(i.card.Code)) }

// Name is the indicator's words.
func (i indicator) Name() token { return i.c.token(text(i.card.Name)) }

// ShortName is for narrow places.
func (i indicator) ShortName() token { return i.c.token(text(i.short())) }

// number is its place in the resolution's list, from 1.
func (i indicator) number() int {
	for n, x := range i.c.in.Card.Indicators {
		if x.Code == i.card.Code {
			return n + 1
		}
	}
	return 0
}

func (i indicator) short() string {
	return i.card.Short()
}

// Anchor is where the indicator's own page stands: the sections give its heading this id.
func (i indicator) Anchor() token { return i.c.token(text(i.anchor())) }

func (i indicator) anchor() string { return "chi-tieu-" + strings.ToLower(i.card.Code) }

// Is tells the status: {{if .Is "challenging"}}.
func (i indicator) Is(status string) bool { return i.card.Status.String() == status }

// Status is the status in words, with its finer label.
func (i indicator) Status() token { return i.c.token(i.status()) }

func (i indicator) status() []document.Inline {
	in := text(i.c.text("status." + i.card.Status.String()))
	if sub := i.c.sub(i.card.Sub); sub != nil {
		in = i.c.fill(i.c.text("status.with_sub"), args{"status": in, "sub": sub})
	}
	return in
}

// Previous is last month's status.
func (i indicator) Previous() token {
	return i.c.token(text(i.c.text("status." + i.card.Previous.String())))
}

// Lead is the body that answers for it.
func (i indicator) Lead() token { return i.c.token(text(i.c.bodyName(i.card.Lead))) }

// Note is a definition or conflict that must be printed; {{with .Note}} is false without one.
func (i indicator) Note() token {
	if clean(i.card.Note) == "" {
		return ""
	}
	return i.c.token(text(i.card.Note))
}

// Ruling is by whose direction the status was set, "" when the rules alone decided.
func (i indicator) Ruling() token {
	if clean(i.card.Ruling) == "" {
		return ""
	}
	return i.c.token(i.c.fill(i.c.text("indicator.ruling"), args{"ruling": text(i.card.Ruling),
		"computed": text(i.c.text("status." + i.card.Computed.String()))}))
}

// Components are its components.
func (i indicator) Components() []component {
	var out []component
	for _, k := range i.card.Components {
		out = append(out, component{i.c, k})
	}
	return out
}

// Single tells whether there is one component: then its name is the indicator's.
func (i indicator) Single() bool { return len(i.card.Components) == 1 }

// Deciding is the component that decided the status, the first one when none did.
func (i indicator) Deciding() (component, error) {
	k, ok := i.deciding()
	if !ok {
		return k, fmt.Errorf("indicator %s has no component", i.card.Code)
	}
	return k, nil
}

func (i indicator) deciding() (component, bool) {
	k := i.card.Deciding()
	if k == nil {
		return component{c: i.c}, false
	}
	return component{i.c, *k}, true
}

// Records are the records of a kind that name this indicator.
func (i indicator) Records(kind string) (recordList, error) {
	all, err := i.c.records(kind)
	if err != nil {
		return nil, err
	}
	var out recordList
	for _, r := range all {
		for _, code := range strings.FieldsFunc(r.r.Text("indicators"), func(x rune) bool { return x == ',' || x == ';' || x == ' ' }) {
			if code == i.card.Code {
				out = append(out, r)
				break
			}
		}
	}
	return out, nil
}

// HasAreas tells whether a component is known by district.
func (i indicator) HasAreas() bool {
	for _, k := range i.card.Components {
		if len(k.Areas) > 0 {
			return true
		}
	}
	return false
}

// Name is the component's words.
func (k component) Name() token { return k.c.token(text(k.card.Name)) }

// Code is "CT04a".
func (k component) Code() token { return k.c.token(text(k.card.Code)) }

// Unit is its unit.
func (k component) Unit() token { return k.c.token(text(k.card.Unit)) }

// Is tells the status.
func (k component) Is(status string) bool { return k.card.Status.String() == status }

// Status is the status in words.
func (k component) Status() token {
	return k.c.token(text(k.c.text("status." + k.card.Status.String())))
}

// Figure prints one of its figures by name with its unit: {{.Figure "target"}}.
func (k component) Figure(name string) (token, error) {
	if _, _, _, ok := k.field(name); !ok {
		return "", fmt.Errorf("no figure %q", name)
	}
	if name == "target" {
		if in := k.bound(false); in != nil {
			return k.c.token(in), nil
		}
	}
	return k.c.token(k.inlines(name, false, "absent.text")), nil
}

// Has tells whether a figure is there.
func (k component) Has(name string) bool {
	v, _, _, ok := k.field(name)
	return ok && v.Known()
}

// Sentence says where the component stands; it begins in lower case, to follow a name.
func (k component) Sentence() token { return k.c.token(k.sentence()) }

// Brief is where the component stands and its target, for lists that only remind.
func (k component) Brief() token { return k.c.token(k.brief()) }

// Statement is Sentence at the beginning of a sentence.
func (k component) Statement() token { return k.c.token(capitalized(k.sentence())) }

// Verdict says why the status is what it is and what is still needed.
func (k component) Verdict() token { return k.c.token(k.verdict()) }

// Others are the targets besides the resolution's for the term's end or later, in one sentence each.
func (k component) Others() []token {
	var out []token
	for n, t := range k.card.Others {
		if t.Period.End().Compare(k.card.Target.Period.End()) < 0 {
			continue // a yearly plan; the plan's share of it stands in the sentence
		}
		v := k.c.number(k.card.Code+".target."+t.Giver+"."+itoa(n+1), t.Value, show{decimals: k.card.Decimals, period: t.Period.String()})
		if v == nil {
			continue
		}
		key := "target.other"
		if !t.Verified {
			key = "target.other_illustrative"
		}
		out = append(out, k.c.token(k.c.fill(k.c.text(key), args{"name": text(t.Name), "value": v, "period": text(k.c.periodWords(t.Period))})))
	}
	return out
}

// HasAreas tells whether the component is known by district.
func (k component) HasAreas() bool { return len(k.card.Areas) > 0 }

// indicatorList is a list of indicators.
type indicatorList []indicator

func (c *composer) indicators(keep func(scorecard.Indicator) bool) indicatorList {
	var out indicatorList
	for _, i := range c.in.Card.Indicators {
		if keep(i) {
			out = append(out, c.handle(i))
		}
	}
	return out
}

func (c *composer) handle(i scorecard.Indicator) indicator {
	return indicator{c, i}
}

func (c *composer) indicator(code string) (indicator, error) {
	if i := c.in.Card.Indicator(code); i != nil {
		return c.handle(*i), nil
	}
	return indicator{}, fmt.Errorf("no indicator %q", code)
}

// Count is the number of indicators in the list.
func (l indicatorList) Count() (token, error) {
	if len(l) == 0 {
		return "", fmt.Errorf("count of no indicators: ask {{if}} before")
	}
	return l[0].c.count("count.indicators", len(l), "indicators"), nil
}

// Names are their short names in one line, each a link to its page where there is one.
func (l indicatorList) Names() token {
	if len(l) == 0 {
		return ""
	}
	return l[0].c.token(l.names())
}

func (l indicatorList) names() []document.Inline {
	var parts [][]document.Inline
	for _, i := range l {
		parts = append(parts, text(uncapital(i.short())))
	}
	if len(parts) == 0 {
		return nil
	}
	return join(l[0].c.text("list.separator"), parts)
}

// group is the indicators of one status.
type group struct {
	c  *composer
	st scorecard.Status
}

func (c *composer) group(status string) (group, error) {
	st, ok := scorecard.ParseStatus(status)
	if !ok {
		return group{}, fmt.Errorf("no status %q", status)
	}
	return group{c, st}, nil
}

// Is tells which status the group has.
func (g group) Is(status string) bool { return g.st.String() == status }

// Any tells whether the group has an indicator.
func (g group) Any() bool { return g.c.in.Card.Count(g.st) > 0 }

// Count is how many indicators it has; zero is a figure here.
func (g group) Count() token {
	return g.c.count("count."+g.st.String(), g.c.in.Card.Count(g.st), "status = "+g.st.String())
}

// Total is the number of all indicators.
func (g group) Total() token {
	return g.c.count("count.total", len(g.c.in.Card.Indicators), "indicators")
}

// Label is the group's words.
func (g group) Label() token { return g.c.token(text(g.c.text("group." + g.st.String()))) }

// Code is the status as figures.yaml names it.
func (g group) Code() token { return g.c.token(text(g.st.String())) }

// Indicators are its indicators in the resolution's order.
func (g group) Indicators() indicatorList {
	return g.c.indicators(func(i scorecard.Indicator) bool { return i.Status == g.st })
}

// Names are their short names.
func (g group) Names() token { return g.Indicators().Names() }

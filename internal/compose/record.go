package compose

import (
	"fmt"
	"slices"
	"strings"

	"tiendo/internal/document"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/vitext"
)

// record is a task, a project, a proposal … as a template sees it.
type record struct {
	c *composer
	r observation.Record
}

// recordList is a list of records in the order of their codes.
type recordList []record

func (c *composer) records(kind string) (recordList, error) {
	if c.p.RecordKindByCode(kind) == nil {
		return nil, fmt.Errorf("no record kind %q", kind)
	}
	return c.ofKind(kind), nil
}

func (c *composer) ofKind(kind string) recordList {
	var out recordList
	for _, r := range c.in.Set.Records {
		if r.Kind == kind {
			out = append(out, record{c, r})
		}
	}
	// Official lists keep the order of their numbers, whoever reported them.
	slices.SortStableFunc(out, func(a, b record) int { return vitext.ByNumber(a.r.Code, b.r.Code) })
	return out
}

// Count is the number of records in the list.
func (l recordList) Count() (token, error) {
	if len(l) == 0 {
		return "", fmt.Errorf("count of no records: ask {{if}} before")
	}
	return l[0].c.count("count.record."+l[0].r.Kind, len(l), "records"), nil
}

// Open are those that are still asked for.
func (l recordList) Open() recordList { return l.keep(record.open) }

// Late are those that are stuck, or open past their deadline.
func (l recordList) Late() recordList { return l.keep(record.late) }

// Where are those whose field has a value.
func (l recordList) Where(field, value string) recordList {
	return l.keep(func(r record) bool { return r.has(field, value) })
}

// In are those in a state.
func (l recordList) In(state string) recordList { return l.Where("state", state) }

// Top are those that are no part of another record.
func (l recordList) Top() recordList {
	return l.keep(func(r record) bool { return r.r.Text("parent") == "" })
}

// Titles are their titles in one line.
func (l recordList) Titles() token {
	var parts [][]document.Inline
	for _, r := range l {
		parts = append(parts, text(uncapital(strings.TrimRight(r.r.Text("title"), ". "))))
	}
	if len(parts) == 0 {
		return ""
	}
	return l[0].c.token(join(l[0].c.text("list.separator"), parts))
}

func (l recordList) keep(f func(record) bool) recordList {
	var out recordList
	for _, r := range l {
		if f(r) {
			out = append(out, r)
		}
	}
	return out
}

// Title is the record's title without its full stop.
func (r record) Title() token { return r.c.token(text(strings.TrimRight(r.r.Text("title"), ". "))) }

// Is tells its state.
func (r record) Is(state string) bool { return r.has("state", state) }

// Late tells whether it is stuck, or open past its deadline.
func (r record) Late() bool { return r.late() }

// Has tells whether a field is filled.
func (r record) Has(field string) bool { return len(r.field(field)) > 0 }

// Field prints a field: bodies and states by their names, dates and figures as offices write them.
func (r record) Field(field string) token { return r.c.token(r.field(field)) }

// Line is the record in one sentence, by the pattern record.<kind> of wording.yaml or the general one.
func (r record) Line() token {
	return r.c.token(r.c.fill(r.c.first("record."+r.r.Kind, "record"), r.parts()))
}

// Children are the records that are parts of this one.
func (r record) Children() recordList {
	return r.c.ofKind(r.r.Kind).keep(func(x record) bool { return r.r.Code != "" && x.r.Text("parent") == r.r.Code })
}

func (r record) parts() args {
	a := args{"code": text(r.r.Code), "body": text(r.c.bodyName(r.r.Body))}
	for _, f := range r.r.Fields {
		a[f.Code] = r.field(f.Code)
	}
	a["title"] = text(strings.TrimRight(r.r.Text("title"), ". "))
	for _, f := range []string{"measure", "cause", "result", "reply", "milestone"} {
		if t := strings.TrimRight(clean(r.r.Text(f)), ". "); t != "" {
			a[f], a[capital(f)] = text(uncapital(t)), text(capital(t)) // {Result} begins a sentence
		}
	}
	if s := r.state(); r.late() && (s == nil || !s.Late) { // a late state says so itself
		a["late"] = text(r.c.text("record.late"))
	}
	return a
}

// has compares a field's stored text; a list matches when it holds the value.
func (r record) has(field, value string) bool {
	t := r.r.Text(field)
	if t == value {
		return true
	}
	for _, one := range strings.Split(t, ",") {
		if strings.TrimSpace(one) == value {
			return true
		}
	}
	return false
}

func (r record) state() *program.State {
	k := r.c.p.RecordKindByCode(r.r.Kind)
	if k == nil {
		return nil
	}
	for i := range k.States {
		if k.States[i].Code == r.r.Text("state") {
			return &k.States[i]
		}
	}
	return nil
}

func (r record) open() bool {
	s := r.state()
	return s == nil || s.Open
}

func (r record) late() bool {
	if s := r.state(); s != nil && s.Late {
		return true
	}
	d := r.r.Get("deadline").Date
	return r.state() != nil && r.open() && !d.IsZero() && d.Compare(r.c.in.Card.Month.End()) < 0
}

func (r record) field(code string) []document.Inline {
	f := r.r.Get(code)
	switch code {
	case "code":
		return text(r.r.Code)
	case "body":
		return text(r.c.bodyName(r.r.Body))
	case "state":
		if s := r.state(); s != nil {
			return text(s.Name)
		}
		return text(f.Text)
	case "indicators":
		return r.indicators(f.Text)
	}
	switch {
	case f.Date != period.Date{}:
		return text(dateWords(f.Date))
	case f.Num.Known():
		return r.c.number("record."+r.r.Kind+"."+r.r.Code+"."+code, f.Num, show{decimals: decimalsOf(f.Num.Plain()), period: r.r.Sent.String()})
	}
	if name := r.c.choice(r.r.Kind, code, f.Text); name != "" {
		return text(name)
	}
	return r.bodies(f.Text)
}

// choice names an option that a form offers in a column of a record kind; "" when the column is free text.
func (c *composer) choice(kind, column, option string) string {
	for _, f := range c.p.Forms {
		for _, t := range f.Tables {
			if t.Kind != program.Records || t.Record != kind {
				continue
			}
			for _, col := range t.Columns {
				if k := c.p.RecordKindByCode(col.Choices); col.Code == column && k != nil {
					for _, s := range k.States {
						if s.Code == option {
							return s.Name
						}
					}
				}
			}
		}
	}
	return ""
}

// bodies names the bodies of a list of codes; any other text stays as it is.
func (r record) bodies(s string) []document.Inline {
	var names []string
	for _, one := range strings.Split(s, ",") {
		b := r.c.p.BodyByCode(strings.TrimSpace(one))
		if b == nil {
			return text(s)
		}
		names = append(names, b.Name)
	}
	return text(strings.Join(names, r.c.text("list.separator")))
}

// indicators names the indicators of a list of codes.
func (r record) indicators(s string) []document.Inline {
	var parts [][]document.Inline
	for _, code := range strings.FieldsFunc(s, func(x rune) bool { return x == ',' || x == ';' || x == ' ' }) {
		i := r.c.p.IndicatorByCode(code)
		if i == nil {
			return text(s)
		}
		name := i.ShortName
		if name == "" {
			name = i.Name
		}
		parts = append(parts, text(uncapital(name)))
	}
	if parts == nil {
		return nil
	}
	return join(r.c.text("list.separator"), parts)
}

// decimalsOf is how many decimals a plain number has; a record's figure prints as it was given.
func decimalsOf(plain string) int {
	_, frac, _ := strings.Cut(plain, ".")
	return min(len(frac), 4)
}

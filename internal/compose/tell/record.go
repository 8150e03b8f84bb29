package tell

import (
	"slices"
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/vitext"
)

// Record is a task, a project, a proposal …
type Record struct {
	observation.Record
	t *Teller
}

// Records is a list of records.
type Records []Record

// Records are the records of a kind: official lists keep the order of their numbers, whoever reported them.
func (t *Teller) Records(kind string) Records {
	var out Records
	for _, r := range t.Set.Records {
		if r.Kind == kind {
			out = append(out, Record{r, t})
		}
	}
	slices.SortStableFunc(out, func(a, b Record) int { return vitext.ByNumber(a.Code, b.Code) })
	return out
}

// Records are the records of a kind that name this indicator.
func (i Indicator) Records(kind string) Records {
	return i.t.Records(kind).Keep(func(r Record) bool {
		for _, code := range codes(r.Text("indicators")) {
			if code == i.Code {
				return true
			}
		}
		return false
	})
}

// Keep are those that f wants.
func (l Records) Keep(f func(Record) bool) Records {
	var out Records
	for _, r := range l {
		if f(r) {
			out = append(out, r)
		}
	}
	return out
}

// Open are those that are still asked for.
func (l Records) Open() Records { return l.Keep(Record.Open) }

// Late are those that are stuck, or open past their deadline.
func (l Records) Late() Records { return l.Keep(Record.Late) }

// ByDeadline sorts, the earliest first; records without one come last in their own order.
func (l Records) ByDeadline() Records {
	out := slices.Clone(l)
	slices.SortStableFunc(out, func(a, b Record) int {
		x, y := a.Get("deadline").Date, b.Get("deadline").Date
		if x.IsZero() != y.IsZero() {
			if x.IsZero() {
				return 1
			}
			return -1
		}
		return x.Compare(y)
	})
	return out
}

// Where are those whose field has a value.
func (l Records) Where(field, value string) Records {
	return l.Keep(func(r Record) bool { return r.Holds(field, value) })
}

// Holds compares a field's stored text; a list matches when it holds the value.
func (r Record) Holds(field, value string) bool {
	s := r.Text(field)
	if s == value {
		return true
	}
	for _, one := range strings.Split(s, ",") {
		if strings.TrimSpace(one) == value {
			return true
		}
	}
	return false
}

// State is its state; nil when its kind knows none of that code.
func (r Record) State() *program.State { return r.t.state(r.Record) }

// Open tells whether it is still asked for.
func (r Record) Open() bool {
	s := r.State()
	return s == nil || s.Open
}

// Late tells whether it is stuck, or open past its deadline.
func (r Record) Late() bool {
	s := r.State()
	if s != nil && s.Late {
		return true
	}
	d := r.Get("deadline").Date
	return s != nil && r.Open() && !d.IsZero() && d.Compare(r.t.Month().End()) < 0
}

// Title is its title without the full stop, with its mark where it is restricted.
func (r Record) Title() []document.Inline {
	return r.marked(inline.Text(r.bare("title")))
}

// marked is what is said of a record, with its mark where it is restricted; nil stays nil.
func (r Record) marked(says []document.Inline) []document.Inline {
	if !r.Restricted || says == nil {
		return says
	}
	r.t.restricted[r.Kind+"/"+r.Body+"/"+r.Code] = true
	return r.t.Fill(r.t.Text("record.restricted"), inline.Args{"title": says})
}

// bare is a field's text without its full stop.
func (r Record) bare(field string) string { return strings.TrimRight(r.Text(field), ". ") }

// Line is the record in one sentence, by the pattern record.<kind> of wording.yaml or the general one.
func (r Record) Line() []document.Inline {
	return r.t.Fill(r.t.First("record."+r.Kind, "record"), r.parts())
}

// Children are the records that are parts of this one.
func (r Record) Children() Records {
	return r.t.Records(r.Kind).Keep(func(x Record) bool { return r.Code != "" && x.Text("parent") == r.Code })
}

// parts are what the sentence patterns of a record may name.
func (r Record) parts() inline.Args {
	a := inline.Args{"code": inline.Text(r.Code), "body": r.t.Body(r.Body)}
	for _, f := range r.Fields {
		a[f.Code] = r.Field(f.Code)
	}
	a["title"] = r.Title()
	a["ask"] = r.marked(inline.Text(vitext.Uncapital(r.bare("title"))))
	a["standing"], a["answer"], a["dispatch"] = r.Standing(), r.Answer(), r.Dispatch()
	for _, f := range []string{"measure", "cause", "result", "reply", "milestone"} {
		if s := strings.TrimRight(inline.Clean(r.Text(f)), ". "); s != "" {
			a[f], a[vitext.Capital(f)] = inline.Text(vitext.Uncapital(s)), inline.Text(vitext.Capital(s)) // {Result} begins a sentence
		}
	}
	if s := r.State(); r.Late() && (s == nil || !s.Late) { // a late state says so itself
		a["late"] = r.t.Say("record.late")
	}
	return a
}

// Field prints a field: bodies and states by their names, dates and figures as offices write them.
func (r Record) Field(code string) []document.Inline {
	f := r.Get(code)
	switch code {
	case "code":
		return inline.Text(r.Code)
	case "body":
		return r.t.Body(r.Body)
	case "state":
		if s := r.State(); s != nil {
			return inline.Text(s.Name)
		}
		return inline.Text(f.Text)
	case "indicators":
		return r.indicators(f.Text)
	}
	switch {
	case !f.Date.IsZero():
		return r.t.Date(f.Date)
	case f.Num.Known():
		return r.t.Number("record."+r.Kind+"."+r.Code+"."+code, f.Num, Show{Decimals: DecimalsOf(f.Num.Plain()), Period: r.Sent.String()})
	}
	if name := r.t.choice(r.Kind, code, f.Text); name != "" {
		return inline.Text(name)
	}
	return r.bodies(f.Text)
}

// ShortLead is the body that answers for it, by its short name; what is no body's code stays as it is.
func (r Record) ShortLead() []document.Inline {
	if b := r.t.Program.BodyByCode(r.Text("lead")); b != nil {
		return r.t.ShortBody(b.Code)
	}
	return r.Field("lead")
}

// bodies names the bodies of a list of codes; any other text stays as it is.
func (r Record) bodies(s string) []document.Inline {
	var names []string
	for _, one := range strings.Split(s, ",") {
		b := r.t.Program.BodyByCode(strings.TrimSpace(one))
		if b == nil {
			return inline.Text(s)
		}
		names = append(names, b.Name)
	}
	return inline.Text(strings.Join(names, r.t.Text("list.separator")))
}

// indicators names the indicators of a list of codes.
func (r Record) indicators(s string) []document.Inline {
	var parts [][]document.Inline
	for _, code := range codes(s) {
		i := r.t.Program.IndicatorByCode(code)
		if i == nil {
			return inline.Text(s)
		}
		parts = append(parts, inline.Text(vitext.Uncapital(i.Short())))
	}
	return r.t.List(parts)
}

// codes are those of a list in a cell: "CT01, CT04".
func codes(s string) []string {
	return strings.FieldsFunc(s, func(x rune) bool { return x == ',' || x == ';' || x == ' ' })
}

// DecimalsOf is how many decimals a plain number has, four at most: what a body gave prints as it was given.
func DecimalsOf(plain string) int {
	_, frac, _ := strings.Cut(plain, ".")
	return min(len(frac), 4)
}

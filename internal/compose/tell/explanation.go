package tell

import (
	"slices"
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
	"tiendo/internal/program"
	"tiendo/internal/scorecard"
	"tiendo/internal/vitext"
)

// Explanation is why an indicator is stuck and what is done about it: one cause, one measure, who answers for it and by
// when. Whatever in the report says one of these says it from here, so that no two places differ.
type Explanation struct {
	Cause, Measure []document.Inline // each the first clause of what a body wrote
	Lead           string            // a body's code, or words where the record names none
	Deadline       []document.Inline
}

// explainer is implemented by a figure's options that say which records explain an indicator.
type explainer interface {
	Explains() (causes, solutions program.Names)
}

// usualCauses and usualSolutions explain where no figure of the program says what does.
var (
	usualCauses    = program.Names{"bottleneck", "cause"}
	usualSolutions = program.Names{"task", "urgent"}
)

// explaining are the kinds of records that say why an indicator is stuck and what is done, the first first. "kind.group"
// is one group of a kind.
func (t *Teller) explaining() (causes, solutions program.Names) {
	for _, f := range t.Program.Figures {
		if e, does := f.Options.(explainer); does {
			return e.Explains()
		}
	}
	return usualCauses, usualSolutions
}

// Explanation takes the cause and the measure from the open records that name the indicator; of several of a kind the
// one goes first whose lead is the indicator's own. Who and when come from the record that says what is done.
func (i Indicator) Explanation() Explanation {
	kinds, answers := i.t.explaining()
	var e Explanation
	causes := i.naming(kinds)
	if len(causes) > 0 {
		r := causes[0]
		if e.Cause = r.marked(clause(r.Text("cause"))); e.Cause == nil {
			e.Cause = r.Title()
		}
	}
	for _, r := range append(i.naming(answers), causes...) {
		m := clause(r.Text("measure"))
		if m == nil {
			continue
		}
		e.Measure, e.Deadline, e.Lead = r.marked(m), r.Field("deadline"), r.Text("lead")
		break
	}
	if e.Lead == "" {
		e.Lead = i.Lead
	}
	return e
}

// Owner is the body that answers for the indicator: the one that its explanation names where it is stuck, else the one
// that the program gives it to.
func (i Indicator) Owner() string {
	if i.Status == scorecard.Challenging {
		return i.Explanation().Lead
	}
	return i.Lead
}

// OwnerWords is the owner by name.
func (i Indicator) OwnerWords() []document.Inline { return i.t.named(i.Owner()) }

// Words are the explanation as a sentence; nil when nothing is known.
func (e Explanation) Words(t *Teller) []document.Inline {
	if e.Cause == nil && e.Measure == nil {
		return nil
	}
	a := inline.Args{"cause": uncapitalized(e.Cause), "measure": uncapitalized(e.Measure), "deadline": e.Deadline}
	if e.Measure != nil {
		a["lead"] = t.named(e.Lead)
	}
	return t.Fill(t.Text("indicator.explanation"), a)
}

// named is a body by its name, words as they are.
func (t *Teller) named(lead string) []document.Inline {
	if t.Program.BodyByCode(lead) != nil {
		return t.Body(lead)
	}
	return inline.Text(lead)
}

// naming are the open records of kinds that name the indicator; within a kind those come first that its own lead
// answers for.
func (i Indicator) naming(kinds program.Names) Records {
	var out Records
	for _, name := range kinds {
		kind, group, grouped := strings.Cut(name, ".")
		list := i.Records(kind)
		if grouped {
			list = list.Where("group", group)
		}
		list = slices.Clone(list.Open())
		slices.SortStableFunc(list, func(a, b Record) int { return i.leads(b) - i.leads(a) })
		out = append(out, list...)
	}
	return out
}

// leads is 1 for a record that the indicator's lead answers for, else 0.
func (i Indicator) leads(r Record) int {
	if r.Holds("lead", i.Lead) {
		return 1
	}
	return 0
}

// clause is the first of the clauses that semicolons part: the leader's page has room for one, and the other places
// say what it says.
func clause(s string) []document.Inline {
	s, _, _ = strings.Cut(inline.Clean(s), ";")
	return inline.Text(vitext.Capital(strings.TrimRight(s, ". ")))
}

// uncapitalized is a run inside of a sentence.
func uncapitalized(in []document.Inline) []document.Inline {
	if len(in) == 0 {
		return nil
	}
	t, is := in[0].(document.Text)
	if !is {
		return in
	}
	t.Text = vitext.Uncapital(t.Text)
	return append([]document.Inline{t}, in[1:]...)
}

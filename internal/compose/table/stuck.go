package table

import (
	"strconv"
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/program"
	"tiendo/internal/scorecard"
	"tiendo/internal/vitext"
)

// stuckKind says what is stuck and why, who owes what by when: the challenging indicators, each with one cause and
// one solution that the bodies gave. The page is the leader's; all of them stand on the indicator's own page.
var stuckKind = Define("stuck", program.NoSubject, stuckOptions{}, makeStuck)

type stuckOptions struct {
	Common
	// The kinds of records that say why and what is done, the first first. "kind.group" takes one group of a kind:
	// economic bottlenecks explain an economic indicator better than the Party's own.
	Causes, Solutions program.Names
}

// CheckOptions holds the kinds and their groups against the program.
func (o *stuckOptions) CheckOptions(p *program.Program, _ *program.Figure) []program.OptionFault {
	return append(wrongSources(p, "causes", o.Causes), wrongSources(p, "solutions", o.Solutions)...)
}

// wrongSources faults a kind of records, or a group of one, that there is not.
func wrongSources(p *program.Program, key string, names program.Names) []program.OptionFault {
	var out []program.OptionFault
	for _, name := range names {
		kind, group, grouped := strings.Cut(name, ".")
		wrong := p.NoRecordKind(key, kind)
		if len(wrong) == 0 && grouped {
			wrong = append(p.NoField(key, kind, "group"), p.NoValue(key, kind, program.Condition{Field: "group", Value: group})...)
		}
		out = append(out, wrong...)
	}
	return out
}

func makeStuck(t *Table, o *stuckOptions) bool {
	t.Small, t.NoneIsGood = true, true
	t.Columns(Fixed("name", 44, Left), Share("cause", 10, Left), Share("measure", 10, Left), Fixed("lead", 25, Left))
	for _, i := range t.Indicators(func(i *scorecard.Indicator) bool { return i.Status == scorecard.Challenging }) {
		name := stuckName(t, i)
		why := t.Gap(gap)
		causes := linked(i, o.Causes)
		if len(causes) > 0 {
			if why = clause(causes[0].Text("cause")); why == nil {
				why = causes[0].Title()
			}
		}
		how, who, when := t.Gap(gap), t.ShortBody(i.Lead), []document.Inline(nil)
		for _, r := range append(linked(i, o.Solutions), causes...) {
			m := clause(r.Text("measure"))
			if m == nil {
				continue
			}
			how, when = m, r.Field("deadline")
			if lead := r.ShortLead(); lead != nil {
				who = lead // who and when come from the record that says what
			}
			break
		}
		t.Row("stuck-"+i.Code, Name(name), Cell(why), Cell(how), Cell(inline.Join("; ", [][]document.Inline{who, when})))
	}
	t.DropEmpty("cause", "measure")
	return true
}

// stuckName is an indicator with its place, and its result against its target.
func stuckName(t *Table, i tell.Indicator) []document.Inline {
	name := t.Linked(i.Anchor(), inline.Text(vitext.Capital(i.Short())))
	k, ok := i.Decider()
	if !ok {
		return name
	}
	a := k.Parts()
	a["value"] = k.Print("value", true, "")
	if k.Estimate {
		a["estimate"] = t.Say("stuck.estimate")
	}
	return inline.Concat(inline.Literal(strconv.Itoa(i.Place)+". "), inline.Restyle(name, document.Style{Bold: true}),
		t.Fill(t.First("stuck."+k.Kind.Name, "stuck"), a))
}

// clause is the first of the clauses that semicolons part: the leader's page has room for one, the
// indicator's own page has all of them.
func clause(s string) []document.Inline {
	s, _, _ = strings.Cut(inline.Clean(s), ";")
	return inline.Text(vitext.Capital(strings.TrimRight(s, ". ")))
}

// linked are the records of kinds that name the indicator, open ones only.
func linked(i tell.Indicator, kinds program.Names) tell.Records {
	var out tell.Records
	for _, name := range kinds {
		kind, group, grouped := strings.Cut(name, ".")
		list := i.Records(kind)
		if grouped {
			list = list.Where("group", group)
		}
		out = append(out, list.Open()...)
	}
	return out
}

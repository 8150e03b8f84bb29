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

// Explains are the records that say why an indicator is stuck and what is done: the table, the body and the indicator's
// own page all take them from here.
func (o *stuckOptions) Explains() (causes, solutions program.Names) { return o.Causes, o.Solutions }

// makeStuck puts a line for each challenging indicator; those with one cause, one measure, one lead and one day share it.
func makeStuck(t *Table, o *stuckOptions) bool {
	t.Small, t.NoneIsGood = true, true
	t.Columns(Fixed("name", 44, Left), Share("cause", 10, Left), Share("measure", 10, Left), Fixed("lead", 25, Left))
	line := map[string]int{}
	for _, i := range t.Indicators(func(i *scorecard.Indicator) bool { return i.Status == scorecard.Challenging }) {
		e := i.Explanation()
		why, how := e.Cause, e.Measure
		key := document.Plain(why) + "\x00" + document.Plain(how) + "\x00" + e.Lead + "\x00" + document.Plain(e.Deadline)
		if n, shared := line[key]; shared && (why != nil || how != nil) {
			name := &t.rows[n].Cells[0]
			name.Text = inline.Concat(name.Text, []document.Inline{document.LineBreak{}}, stuckName(t, i))
			continue
		}
		line[key] = len(t.rows)
		if why == nil {
			why = t.Gap(gap)
		}
		if how == nil {
			how = t.Gap(gap)
		}
		t.Row("stuck-"+i.Code, Name(stuckName(t, i)), Cell(why), Cell(how), Cell(inline.Join("; ", [][]document.Inline{t.shortLead(e.Lead), e.Deadline})))
	}
	t.DropEmpty("cause", "measure")
	return true
}

// shortLead is a body by its short name, words as they are.
func (t *Table) shortLead(lead string) []document.Inline {
	if t.Program.BodyByCode(lead) != nil {
		return t.ShortBody(lead)
	}
	return inline.Text(lead)
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

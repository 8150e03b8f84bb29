// Package check judges figures by rules that need other rows, other months or other bodies: totals, parts,
// a year to date that falls, a plan that changes, a figure a thousand times its neighbours, a ratio that
// does not come out. Each finding says what was found, what was expected and the likely cause. A suspected
// figure is left out until the Party Office confirms it; nothing else is changed, and never the input.
package check

import (
	"cmp"
	"path"
	"slices"

	"tiendo/internal/diag"
	"tiendo/internal/lexicon"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// Check judges the set of one month and confirms: found is what was found before, in the workbooks one by one and
// in the ledger. It returns a set in which suspected figures are Refused, and all that was found, before and
// here, with the warnings confirmed that the Party Office let through. rules are those that forms may declare; nil:
// the standard ones.
func Check(x *lexicon.Lexicon, set observation.Set, found diag.List, rules []Rule) (observation.Set, diag.List) {
	if rules == nil {
		rules = Rules()
	}
	p := x.Program()
	set.Observations = slices.Clone(set.Observations)
	c := &checker{Lexicon: x, p: p, set: set, rules: rules, index: map[key][]int{}, used: map[int]bool{}}
	c.confirmFound(append(slices.Clone(found), recordChecker{c}.clashes()...))
	for i := range set.Observations {
		k := keyOf(&set.Observations[i])
		c.index[k] = append(c.index[k], i)
	}
	c.submissions()
	c.limits()
	c.suspects()
	for i := range p.Forms {
		f := &p.Forms[i]
		for j := range f.Tables {
			c.table(f, &f.Tables[j])
		}
	}
	c.sums()
	areaChecker{c}.missedAreas()
	c.unused()
	return c.set, c.found.Sort()
}

type key struct{ measure, area string }

func keyOf(o *observation.Observation) key { return key{o.Measure, o.Area} }

type checker struct {
	*lexicon.Lexicon
	p     *program.Program
	set   observation.Set
	index map[key][]int
	rules []Rule
	found diag.List
	used  map[int]bool // confirmations that let something through
}

// of lists the positions of a measure's and area's figures.
func (c *checker) of(measure, area string) []int { return c.index[key{measure, area}] }

// known returns the last known value of a figure from any body, plans apart.
func (c *checker) known(measure, area string, p period.Period, plan bool) *observation.Observation {
	for _, i := range c.of(measure, area) {
		o := &c.set.Observations[i]
		if o.Chosen && o.Period == p && o.Value.Known() && o.Kind != observation.Ratio && (o.Kind == observation.Plan) == plan {
			return o
		}
	}
	return nil
}

// catalogued leaves a finding the severity that its code has in the wording.
const catalogued = diag.Severity(-1)

// say adds a finding about a figure and tells whether the Party Office let it through. A confirmed error
// becomes a confirmed warning: somebody has taken it on himself, and the run may end well.
func (c *checker) say(code string, o *observation.Observation, severity diag.Severity, args wording.Args) (confirmed bool) {
	at := diag.Place{Body: o.Body}
	if len(o.Value.Sources) > 0 {
		s := o.Value.Sources[0]
		at.File, at.Sheet, at.Cell = s.File, s.Sheet, s.Cell
	}
	args["measure"], args["cell"] = c.Figure(o.Measure, o.Area, o.Period), path.Base(at.File)+"["+at.Sheet+"!"+at.Cell+"]"
	if _, has := args["cause"]; !has {
		args["cause"] = ""
	}
	d := wording.Diagnostic(code, at, args)
	d.Subject = o.Measure
	if severity != catalogued {
		d.Severity = severity
	}
	if d.Severity != diag.Notice && len(o.Value.Sources) > 0 {
		if n := c.confirmation(o.Value.Sources[0], o.Body, o.Stated.Plain(), exact(o.Stated)); n >= 0 {
			d.Severity = diag.Warning
			c.confirmed(&d, n)
		}
	}
	c.found = append(c.found, d)
	return d.Confirmed
}

// submissions names what has not come and what came late.
func (c *checker) submissions() {
	for _, s := range c.set.Submissions {
		if s.Month != c.set.Month {
			continue
		}
		args := wording.Args{"body": c.p.BodyName(s.Body), "form": s.Form, "title": "", "month": vitext.Month(s.Month), "due": vitext.Date(s.Due), "received": vitext.Date(s.Received)}
		switch s.State {
		case observation.Missing:
			code := "W202"
			if f := c.p.FormByCode(s.Form); f != nil {
				args["title"] = f.Title
				if owes(f, s.Month) {
					code = "E201"
				}
			}
			d := wording.Diagnostic(code, diag.Place{Body: s.Body}, args)
			d.Subject = s.Form
			c.found = append(c.found, d)
		case observation.Late:
			if s.Counts {
				c.found = append(c.found, wording.Diagnostic("N203", diag.Place{File: s.File, Body: s.Body}, args))
			}
		case observation.Received, observation.OnTime, observation.Rejected:
		}
	}
}

// owes tells whether a form asks a figure that must be given in the month.
func owes(f *program.Form, m period.Month) bool {
	for _, t := range f.Tables {
		if !program.Asked(t.Months, m) || (t.Kind != program.Measures && t.Kind != program.Areas) {
			continue
		}
		for _, col := range t.Columns {
			if col.Required && program.Asked(col.Months, m) {
				return true
			}
		}
	}
	return false
}

// exact prints a value in full with its unit.
func exact(v quantity.Value) string { return vitext.ExactValue(v, exactDigits) }

// exactDigits are enough to tell two figures apart.
const exactDigits = 4

// times prints how many times a is of b, without decimals above ten.
func times(a, b quantity.Decimal) string {
	q, ok := a.Abs().Quo(b.Abs())
	if !ok {
		return "…"
	}
	if q.Cmp(quantity.Int(1)) < 0 {
		if r, ok := quantity.Int(1).Quo(q); ok {
			return "1/" + vitext.Number(r.Round(0), 0)
		}
	}
	if q.Cmp(quantity.Int(10)) >= 0 {
		return vitext.Number(q.Round(0), 0)
	}
	return vitext.Number(q, 1)
}

// current lists the figures that came this month and count.
func (c *checker) current() []int {
	var out []int
	for i := range c.set.Observations {
		if o := &c.set.Observations[i]; o.Sent == c.set.Month && o.Value.Known() {
			out = append(out, i)
		}
	}
	return out
}

func compareSent(a, b *observation.Observation) int {
	return cmp.Or(a.Period.Compare(b.Period), cmp.Compare(a.Sent, b.Sent), cmp.Compare(a.Attempt, b.Attempt))
}

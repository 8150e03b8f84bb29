package check

import (
	"cmp"
	"slices"
	"strings"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// table judges the figures that a table gave this month, body by body, by the rules declared with it.
func (c *checker) table(f *program.Form, t *program.Table) {
	if (t.Kind != program.Measures && t.Kind != program.Areas) || len(t.Rules) == 0 {
		return
	}
	for _, body := range f.Bodies {
		g := c.gather(t, body)
		if len(g) == 0 {
			continue
		}
		for i := range t.Rules {
			c.rule(t, &t.Rules[i], g)
		}
	}
}

// place is a figure's place in its table: the row's code (for areas the area's) and the column's.
type place struct{ row, column string }

// gather finds a table's figures of the month among the observations.
func (c *checker) gather(t *program.Table, body string) map[place]int {
	rows := map[string][]string{}
	for _, r := range t.Rows {
		if r.Measure != "" {
			rows[r.Measure] = append(rows[r.Measure], r.Code)
		}
	}
	out := map[place]int{}
	for i := range c.set.Observations {
		o := &c.set.Observations[i]
		if o.Body != body || o.Sent != c.set.Month || !o.Value.Known() {
			continue
		}
		col := t.ColumnByCode(o.Column)
		if col == nil {
			continue
		}
		if t.Kind == program.Areas {
			if o.Measure == cmp.Or(col.Measure, t.Measure) {
				out[place{cmp.Or(o.Area, "*"), col.Code}] = i
			}
			continue
		}
		for _, r := range rows[o.Measure] {
			out[place{r, col.Code}] = i
		}
	}
	return out
}

// columnsOf are the columns that a rule is about: those it names, else all of plain figures.
func columnsOf(t *program.Table, r *program.Rule) []string {
	if list := append(r.Args.Columns, r.Args.Column...); len(list) > 0 {
		return list
	}
	var out []string
	for _, col := range t.Columns {
		if !col.Note && col.Kind != observation.Ratio {
			out = append(out, col.Code)
		}
	}
	return out
}

// rowsOf are the rows that a rule is about: those it names, else all.
func rowsOf(t *program.Table, r *program.Rule, g map[place]int) []string {
	if len(r.Args.Rows) > 0 {
		return r.Args.Rows
	}
	var out []string
	for p := range g {
		if !slices.Contains(out, p.row) {
			out = append(out, p.row)
		}
	}
	slices.Sort(out)
	return out
}

func (c *checker) rule(t *program.Table, r *program.Rule, g map[place]int) {
	for _, col := range columnsOf(t, r) {
		switch r.Code {
		case program.RuleTotal:
			c.total(t, r, g, col)
		case program.RulePart:
			c.part(t, r, g, col)
		case program.RuleRatio:
			for _, row := range rowsOf(t, r, g) {
				c.ratio(t, r, g, row, col)
			}
		default:
			for _, row := range rowsOf(t, r, g) {
				if i, ok := g[place{row, col}]; ok {
					c.single(r, i)
				}
			}
		}
	}
}

// single judges one figure against its own past or bounds.
func (c *checker) single(r *program.Rule, i int) {
	o := &c.set.Observations[i]
	switch r.Code {
	case program.RuleNotFalling:
		c.notFalling(r, o)
	case program.RuleSamePlan:
		c.samePlan(r, o)
	case program.RuleRange:
		if lo, hi := r.Args.Min, r.Args.Max; lo != nil && o.Value.Num.Cmp(*lo) < 0 || hi != nil && o.Value.Num.Cmp(*hi) > 0 {
			c.say("E215", o, r.Severity, wording.Args{"found": exact(o.Value), "expected": bounds(lo, hi, o.Value.Unit), "cause": c.unitCause(o)})
		}
	case program.RuleJump:
		c.jump(r, o)
	case program.RuleTotal, program.RulePart, program.RuleRatio, program.RuleSuspect:
	}
}

// tolerance is the rule's own, or what rounding of n figures allows.
func (c *checker) tolerance(r *program.Rule, o *observation.Observation, n int) quantity.Decimal {
	if r.Args.Tolerance != nil {
		return *r.Args.Tolerance
	}
	if m := c.p.MeasureByCode(o.Measure); m != nil && o.Kind != observation.Ratio {
		return rounding(m, n)
	}
	return quantity.MustParse("0.1")
}

// total: the named parts add up to the total. A part that is absent leaves the rule silent.
func (c *checker) total(t *program.Table, r *program.Rule, g map[place]int, col string) {
	whole, ok := g[place{cmp.Or(r.Args.Total, r.Args.Whole, "*"), col}]
	if !ok {
		return
	}
	o := &c.set.Observations[whole]
	parts := r.Args.Parts
	if len(parts) == 0 && t.Kind == program.Areas {
		for _, a := range c.p.Areas {
			if _, there := g[place{a.Code, col}]; there {
				parts = append(parts, a.Code)
			}
		}
	}
	sum := quantity.Decimal{}
	for _, p := range parts {
		i, ok := g[place{p, col}]
		if !ok {
			return
		}
		sum = sum.Add(c.set.Observations[i].Value.Num)
	}
	diff := o.Value.Num.Sub(sum)
	if len(parts) == 0 || diff.Abs().Cmp(c.tolerance(r, o, len(parts))) <= 0 {
		return
	}
	cause, labels := "", []string{}
	for _, p := range parts {
		part := &c.set.Observations[g[place{p, col}]]
		labels = append(labels, c.label(t, p))
		if part.Value.Num.Abs().Equal(diff.Abs()) {
			cause = wording.Text("cause.missing_part", wording.Args{"label": c.label(t, p)})
		}
	}
	if cause == "" && !sum.IsZero() && apart(o.Value.Num, sum, quantity.Int(9)) {
		cause = unitSlip(o)
		if !apart(o.Value.Num, sum, quantity.Int(100)) {
			cause = wording.Text("cause.digit", nil)
		}
	}
	c.say("E211", o, r.Severity, wording.Args{"column": c.heading(t, col), "found": exact(o.Value), "expected": exact(quantity.Of(sum, o.Value.Unit)),
		"difference": exact(quantity.Of(diff, o.Value.Unit)), "parts": strings.Join(labels, "; "), "cause": cause})
}

// part: no part is larger than the whole.
func (c *checker) part(t *program.Table, r *program.Rule, g map[place]int, col string) {
	whole, ok := g[place{r.Args.Whole, col}]
	if !ok {
		return
	}
	w := &c.set.Observations[whole]
	for _, p := range r.Args.Parts {
		i, ok := g[place{p, col}]
		if !ok {
			continue
		}
		o := &c.set.Observations[i]
		if o.Value.Num.Sub(w.Value.Num).Cmp(c.tolerance(r, o, 1)) <= 0 {
			continue
		}
		cause := wording.Text("cause.swapped", nil)
		if apart(o.Value.Num, w.Value.Num, quantity.Int(100)) {
			cause = unitSlip(o)
		}
		c.say("E212", o, r.Severity, wording.Args{"column": c.heading(t, col), "found": exact(o.Value), "whole": c.label(t, r.Args.Whole), "expected": exact(w.Value), "cause": cause})
	}
}

// notFalling: a year to date is at least what it was a month before.
func (c *checker) notFalling(r *program.Rule, o *observation.Observation) {
	if !o.Period.IsYearToDate() || o.Period.From == o.Period.To {
		return
	}
	var before *observation.Observation
	for _, i := range c.of(o.Measure, o.Area) {
		x := &c.set.Observations[i]
		if x.Chosen && x.Value.Known() && x.Body == o.Body && x.Kind != observation.Plan && x.Kind != observation.Ratio &&
			x.Period.From == o.Period.From && x.Period.To < o.Period.To && x.Period.IsYearToDate() && x.Sent < o.Sent &&
			(before == nil || x.Period.To > before.Period.To) {
			before = x
		}
	}
	if before == nil || before.Value.Num.Sub(o.Value.Num).Cmp(c.tolerance(r, o, 1)) <= 0 {
		return
	}
	cause := ""
	if m := c.known(o.Measure, o.Area, period.InMonth(o.Period.To), false); m != nil && m.Value.Num.Equal(o.Value.Num) {
		cause = wording.Text("cause.month_in_ytd", nil)
	} else if apart(o.Value.Num, before.Value.Num, quantity.Int(100)) {
		cause = unitSlip(o)
	}
	c.say("E213", o, r.Severity, wording.Args{"found": exact(o.Value), "expected": exact(before.Value), "cause": cause})
}

// samePlan: a plan is what it was when last given for the same year.
func (c *checker) samePlan(r *program.Rule, o *observation.Observation) {
	var before *observation.Observation
	for _, i := range c.of(o.Measure, o.Area) {
		x := &c.set.Observations[i]
		if x.Kind == observation.Plan && x.Value.Known() && x.Body == o.Body && x.Period == o.Period && x.Giver == o.Giver && x.Sent < o.Sent &&
			(before == nil || x.Sent > before.Sent) {
			before = x
		}
	}
	if before == nil || o.Kind != observation.Plan || before.Value.Num.Equal(o.Value.Num) {
		return
	}
	cause := ""
	if apart(o.Value.Num, before.Value.Num, quantity.Int(100)) {
		cause = unitSlip(o)
	}
	c.say("W214", o, r.Severity, wording.Args{"found": exact(o.Value), "expected": exact(before.Value), "when": vitext.Month(before.Sent), "cause": cause})
}

// jump: a figure is not more than factor times the one before it, nor less than its factor-th part.
func (c *checker) jump(r *program.Rule, o *observation.Observation) {
	factor, past := r.Args.Factor, c.history(o)
	if factor == nil || factor.Cmp(quantity.Int(1)) <= 0 || len(past) == 0 || o.Value.Num.IsZero() {
		return
	}
	if apart(monthly(o), monthly(past[0]), *factor) {
		c.say("W216", o, r.Severity, wording.Args{"found": exact(o.Value), "expected": exact(past[0].Value), "times": times(monthly(o), monthly(past[0])), "cause": c.unitCause(o)})
	}
}

// ratio: a stated ratio comes out of the two figures it is of. The base is a column of the row, or the
// figure of a year earlier as last known.
func (c *checker) ratio(t *program.Table, r *program.Rule, g map[place]int, row, col string) {
	i, ok := g[place{row, col}]
	v, okV := g[place{row, r.Args.Value}]
	if !ok || !okV {
		return
	}
	o, value := &c.set.Observations[i], &c.set.Observations[v]
	var base *observation.Observation
	if b, ok := g[place{row, r.Args.Base}]; ok {
		base = &c.set.Observations[b]
	} else {
		base = c.known(value.Measure, value.Area, value.Period.Shift(-12), false)
	}
	if base == nil {
		return
	}
	q, ok := value.Value.Num.Mul(quantity.Int(100)).Quo(base.Value.Num)
	if !ok {
		return
	}
	tol := quantity.MustParse("0.5")
	if r.Args.Tolerance != nil {
		tol = *r.Args.Tolerance
	}
	off := func(x quantity.Decimal) bool { return x.Sub(q).Abs().Cmp(tol) > 0 }
	if !off(o.Value.Num) {
		return
	}
	cause := ""
	switch {
	case !off(o.Value.Num.Add(quantity.Int(100))):
		cause = wording.Text("cause.growth", nil)
	case !off(o.Value.Num.Mul(quantity.Int(100))):
		cause = wording.Text("cause.percent", nil)
	}
	c.say("W217", o, r.Severity, wording.Args{"column": c.heading(t, col), "found": exact(o.Value), "expected": exact(quantity.Of(q.Round(2), "%")), "cause": cause})
}

// heading is a column's heading in words.
func (c *checker) heading(t *program.Table, code string) string {
	if col := t.ColumnByCode(code); col != nil {
		return c.Fill(col.Heading, col.Span, c.set.Month)
	}
	return code
}

// label is a row's label, or an area's name.
func (c *checker) label(t *program.Table, code string) string {
	for _, r := range t.Rows {
		if r.Code == code {
			return r.Label
		}
	}
	if a := c.p.AreaByCode(code); a != nil {
		return a.Name
	}
	return code
}

package check

import (
	"cmp"
	"slices"

	"tiendo/internal/diag"
	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/wording"
)

// Rule is a rule that forms may declare with a table: what the loader must know of it, and how it judges the
// figures that one body gave in the table this month. A rule is a file. Define makes one.
type Rule struct {
	program.RuleKind
	judge func(*Table, any)
}

// Define makes a rule from its code in the forms and its judging. Its arguments are a struct, zero where a form
// says nothing; the loader fills a copy by the fields' types, strictly.
func Define[A any](code string, judge func(t *Table, a *A)) Rule {
	return Rule{
		RuleKind: program.RuleKind{Code: code, Args: func() any { return new(A) }},
		judge: func(t *Table, args any) {
			if a, given := args.(*A); given && a != nil {
				judge(t, a)
			}
		},
	}
}

// Rules are the standard rules.
func Rules() []Rule {
	return []Rule{totalRule, partRule, notFallingRule, samePlanRule, rangeRule, jumpRule, suspectRule, ratioRule}
}

// Scope is what most rules are about; a struct of arguments embeds it.
type Scope struct {
	Columns, Column program.ColumnNames // none: all of plain figures
	Rows            program.RowNames    // none: all
}

// Table is one table of a form with the figures that a body gave in it this month, to be judged by a rule.
type Table struct {
	*checker
	t        *program.Table
	severity diag.Severity // of the rule
	at       map[place]int
}

// place is a figure's place in its table: the row's code (for areas the area's, "*" for the whole) and the column's.
type place struct{ row, column string }

// table judges the figures that a table gave this month, body by body, by the rules declared with it.
func (c *checker) table(f *program.Form, t *program.Table) {
	if (t.Kind != program.Measures && t.Kind != program.Areas) || len(t.Rules) == 0 {
		return
	}
	for _, body := range f.Bodies {
		at := c.gather(t, body)
		if len(at) == 0 {
			continue
		}
		for i := range t.Rules {
			declared := &t.Rules[i]
			for _, r := range c.rules {
				if r.Code == declared.Code {
					r.judge(&Table{c, t, declared.Severity, at}, declared.Args)
				}
			}
		}
	}
}

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

// Columns are the columns that a rule is about.
func (t *Table) Columns(s Scope) []string {
	if list := slices.Concat(s.Columns, s.Column); len(list) > 0 {
		return list
	}
	var out []string
	for _, col := range t.t.Columns {
		if !col.Note && col.Kind != observation.Ratio {
			out = append(out, col.Code)
		}
	}
	return out
}

// Rows are the rows that a rule is about.
func (t *Table) Rows(s Scope) []string {
	if len(s.Rows) > 0 {
		return s.Rows
	}
	var out []string
	for p := range t.at {
		if !slices.Contains(out, p.row) {
			out = append(out, p.row)
		}
	}
	slices.Sort(out)
	return out
}

// Figure is the figure of a row and column, nil when none was given.
func (t *Table) Figure(row, column string) *observation.Observation {
	if i, ok := t.at[place{row, column}]; ok {
		return &t.set.Observations[i]
	}
	return nil
}

// Each calls judge for every figure that a rule is about.
func (t *Table) Each(s Scope, judge func(*observation.Observation)) {
	for _, col := range t.Columns(s) {
		for _, row := range t.Rows(s) {
			if o := t.Figure(row, col); o != nil {
				judge(o)
			}
		}
	}
}

// Say adds the rule's finding about a figure.
func (t *Table) Say(code string, o *observation.Observation, args wording.Args) {
	t.say(code, o, t.severity, args)
}

// tolerance is the rule's own, or what rounding of n figures allows.
func (t *Table) tolerance(own *quantity.Decimal, o *observation.Observation, n int) quantity.Decimal {
	if own != nil {
		return *own
	}
	if m := t.p.MeasureByCode(o.Measure); m != nil && o.Kind != observation.Ratio {
		return rounding(m, n)
	}
	return quantity.MustParse("0.1")
}

// heading is a column's heading in words.
func (t *Table) heading(code string) string {
	if col := t.t.ColumnByCode(code); col != nil {
		return t.Fill(col.Heading, col.Span, t.set.Month)
	}
	return code
}

// label is a row's label, or an area's name.
func (t *Table) label(code string) string {
	for _, r := range t.t.Rows {
		if r.Code == code {
			return r.Label
		}
	}
	if a := t.p.AreaByCode(code); a != nil {
		return a.Name
	}
	return code
}

package check

import (
	"slices"

	"tiendo/internal/diag"
	"tiendo/internal/observation"
	"tiendo/internal/program"
)

// suspectRule judges nothing by itself: it says how grave a suspected unit slip of the table's figures is.
var suspectRule = Define("suspect", func(*Table, *Scope) {})

// suspectSeverity is what the form says of suspected figures of its tables.
func (c *checker) suspectSeverity(o *observation.Observation) diag.Severity {
	for i := range c.p.Forms {
		if !slices.Contains(c.p.Forms[i].Bodies, o.Body) {
			continue
		}
		for _, t := range c.p.Forms[i].Tables {
			for _, r := range t.Rules {
				if r.Code == suspectRule.Code && holdsMeasure(&t, o.Measure) {
					return r.Severity
				}
			}
		}
	}
	return catalogued
}

func holdsMeasure(t *program.Table, measure string) bool {
	return t.Measure == measure || slices.ContainsFunc(t.Rows, func(r program.Row) bool { return r.Measure == measure }) ||
		slices.ContainsFunc(t.Columns, func(col program.Column) bool { return col.Measure == measure })
}

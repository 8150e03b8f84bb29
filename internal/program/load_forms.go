package program

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/wording"
)

var (
	// officeRecords are the tables of the Party Office's own book; every program has them, so none declares them.
	officeRecords = []string{"receipt", "confirmation", "correction", "choice", "ruling"}
	recordFields  = []string{"text", "number", "date", "choice", "body", "indicators", "source"}
	formRules     = []string{"total", "part", "not_falling", "same_plan", "range", "jump", "suspect", "ratio"}
	severities    = []string{"error", "warning", "notice"}
)

func (l *loader) checkForms(p *Program) {
	coded(l, p.Forms, plainCode, func(f *Form) string { return f.Code })
	for i := range p.Forms {
		f := &p.Forms[i]
		if _, ok := l.places[f]; !ok {
			continue
		}
		l.need(f, "title", f.Title)
		for _, b := range f.Bodies {
			l.names(f, "bodies", "body", b, p.BodyByCode(b) != nil)
		}
		if f.Marker && len(f.Bodies) == 0 {
			l.at(f, "bodies", "E409", wording.Args{"key": "bodies"})
		}
		if f.Marker && f.Version < 1 {
			l.at(f, "version", "E440", wording.Args{"found": strconv.Itoa(f.Version), "expected": "≥ 1"})
		}
		if len(f.Tables) == 0 {
			l.at(f, "tables", "E409", wording.Args{"key": "tables"})
		}
		coded(l, f.Tables, plainCode, func(t *Table) string { return t.Code })
		for j := range f.Tables {
			l.checkTable(p, f, &f.Tables[j])
		}
	}
}

func (l *loader) checkTable(p *Program, f *Form, t *Table) {
	l.need(t, "kind", string(t.Kind), "title", t.Title)
	if f.Marker {
		l.need(t, "sheet", t.Sheet)
	}
	l.unit(p, t, t.Unit)
	l.pattern(t, "title", t.Title)
	l.pattern(t, "titles", t.Titles...)
	l.pattern(t, "not_titles", t.NotTitles...)
	l.monthNumbers(t, t.Months)
	coded(l, t.Columns, plainCode, func(c *Column) string { return c.Code })
	for i := range t.Columns {
		l.checkColumn(p, t, &t.Columns[i])
	}
	l.checkRows(p, t)
	for i := range t.Rules {
		r := &t.Rules[i]
		if !slices.Contains(formRules, r.Code) {
			l.at(r, "code", "E408", wording.Args{"found": r.Code, "expected": strings.Join(formRules, ", ")})
		}
		if !slices.Contains(severities, r.Severity) {
			l.at(r, "severity", "E408", wording.Args{"found": r.Severity, "expected": strings.Join(severities, ", ")})
		}
	}
	for i := range t.Rules {
		l.checkArgs(p, t, &t.Rules[i])
	}
	switch t.Kind {
	case Measures:
		l.some(t, "columns", len(t.Columns))
		l.some(t, "rows", len(t.Rows))
	case Areas:
		l.some(t, "columns", len(t.Columns))
		l.need(t, "area_set", t.AreaSet)
		l.names(t, "area_set", "area_set", t.AreaSet, p.areaSet(t.AreaSet))
		l.names(t, "measure", "measure", t.Measure, p.MeasureByCode(t.Measure) != nil)
		l.names(t, "total_area", "area", t.TotalArea, p.AreaByCode(t.TotalArea) != nil)
	case Records:
		l.some(t, "columns", len(t.Columns))
		l.need(t, "record", t.Record)
		office := slices.Contains(officeRecords, t.Record)
		l.names(t, "record", "record", t.Record, office || p.RecordKindByCode(t.Record) != nil)
		if !office && !slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Key }) {
			l.at(t, "columns", "E443", wording.Args{"table": t.Code})
		}
	case Notes:
		l.some(t, "rows", len(t.Rows))
	}
}

// ruleArgs says what each argument of a rule names: columns or rows of its table, or a number.
var ruleArgs = map[string]string{
	"columns": "column", "column": "column", "value": "column", "base": "column",
	"rows": "row", "total": "row", "whole": "row", "parts": "row",
	"min": "number", "max": "number", "tolerance": "number", "factor": "number",
}

// checkArgs checks that a rule's arguments name what its table has: a rule over a misspelt row would
// otherwise never speak.
func (l *loader) checkArgs(p *Program, t *Table, r *Rule) {
	keys := make([]string, 0, len(r.Args))
	for k := range r.Args {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		what, known := ruleArgs[k]
		if !known {
			l.at(r, "args", "E402", wording.Args{"key": k, "known": "base, column, columns, factor, max, min, parts, rows, tolerance, total, value, whole"})
			continue
		}
		if what == "number" {
			if _, err := quantity.Parse(r.Args[k]); err != nil {
				l.at(r, "args", "E405", wording.Args{"found": r.Args[k]})
			}
			continue
		}
		for _, code := range strings.FieldsFunc(r.Args[k], func(c rune) bool { return c == ',' || c == ' ' || c == ';' }) {
			ok := slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Code == code })
			if what == "row" {
				ok = code == "*" || p.AreaByCode(code) != nil || slices.ContainsFunc(t.Rows, func(x Row) bool { return x.Code == code || x.Measure == code })
			}
			l.names(r, "args", what, code, ok)
		}
	}
}

// some reports a list that must not be empty.
func (l *loader) some(of any, key string, n int) {
	if n == 0 {
		l.at(of, key, "E409", wording.Args{"key": key})
	}
}

func (l *loader) unit(p *Program, of any, code string) {
	l.names(of, "unit", "unit", code, p.UnitByCode(code) != nil)
}

func (l *loader) checkColumn(p *Program, t *Table, c *Column) {
	l.pattern(c, "heading", c.Heading)
	l.pattern(c, "headings", c.Headings...)
	l.need(c, "heading", c.Heading)
	l.unit(p, c, c.Unit)
	l.monthNumbers(c, c.Months)
	l.names(c, "measure", "measure", c.Measure, p.MeasureByCode(c.Measure) != nil)
	if c.Required && c.Optional {
		l.at(c, "optional", "E444", wording.Args{"column": c.Code})
	}
	switch t.Kind {
	case Measures, Areas:
		if c.Note {
			return
		}
		if !knownSpan(c.Span) {
			l.at(c, "span", "E429", wording.Args{"found": c.Span})
		}
		if t.Kind == Areas && c.Measure == "" && t.Measure == "" {
			l.at(c, "measure", "E409", wording.Args{"key": "measure"})
		}
		if c.Giver != "" && c.Kind != observation.Plan {
			l.at(c, "giver", "E445", wording.Args{"column": c.Code})
		}
	case Records:
		if !slices.Contains(recordFields, c.Field) {
			l.at(c, "field", "E408", wording.Args{"found": c.Field, "expected": strings.Join(recordFields, ", ")})
		}
		if c.Field == "choice" && c.Choices == "" {
			l.at(c, "choices", "E409", wording.Args{"key": "choices"})
		}
		l.names(c, "choices", "record", c.Choices, p.RecordKindByCode(c.Choices) != nil)
	case Notes:
	}
}

// pattern checks the periods in braces of a title, heading or label: a misspelt one would match no text, and
// the clerk would be told that his heading is wrong.
func (l *loader) pattern(in any, key string, texts ...string) {
	for _, text := range texts {
		for _, g := range braces.FindAllStringSubmatch(text, -1) {
			if span := g[1]; !knownSpan(span) && span != "from" && span != "date" {
				l.at(in, key, "E429", wording.Args{"found": span})
			}
		}
	}
}

var braces = regexp.MustCompile(`\{([^{}]*)\}`)

// knownSpan tries a span in a month that has every shape.
func knownSpan(span string) bool {
	m := period.MonthOf(2023, 6)
	_, ok := SpanPeriod(span, m, Term{First: period.MonthOf(2021, 1)})
	return ok
}

func (l *loader) checkRows(p *Program, t *Table) {
	columns := func(r *Row, key, code string) {
		l.names(r, key, "column", code, slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Code == code }))
	}
	first := map[string]int{}
	for i := range t.Rows {
		r := &t.Rows[i]
		if line, twice := first[r.Code]; twice && r.Code != "" {
			l.at(r, "code", "E410", wording.Args{"code": r.Code, "line": strconv.Itoa(line)})
		} else {
			first[r.Code] = r.Line
		}
		l.need(r, "label", r.Label)
		l.pattern(r, "label", r.Label)
		l.pattern(r, "labels", r.Labels...)
		l.unit(p, r, r.Unit)
		l.monthNumbers(r, r.Months)
		l.names(r, "measure", "measure", r.Measure, p.MeasureByCode(r.Measure) != nil)
		switch {
		case t.Kind == Notes:
			l.need(r, "code", r.Code)
		case t.Kind == Measures && !r.Heading:
			l.need(r, "measure", r.Measure)
		}
		for _, c := range r.Columns {
			columns(r, "columns", c)
		}
		spanned := make([]string, 0, len(r.Span))
		for c := range r.Span {
			spanned = append(spanned, c)
		}
		slices.Sort(spanned)
		for _, c := range spanned {
			columns(r, "span", c)
			if !knownSpan(r.Span[c]) {
				l.at(r, "span", "E429", wording.Args{"found": r.Span[c]})
			}
		}
	}
}

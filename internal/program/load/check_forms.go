package load

import (
	"maps"
	"reflect"
	"slices"
	"strconv"

	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/reading"
	"tiendo/internal/wording"
)

// formChecker checks forms.
type formChecker struct{ *checker }

func (k formChecker) forms() {
	p := k.p
	if len(p.Forms) == 0 {
		k.missing(shown(p.Code, "forms/*.yaml"))
	}
	coded(k.checker, p.Forms, plainCode, func(f *program.Form) string { return f.Code })
	for i := range p.Forms {
		f := &p.Forms[i]
		if !k.read(f) {
			continue
		}
		k.need(f, "title", f.Title)
		for _, b := range f.Bodies {
			k.names(f, "bodies", "body", b, k.bodyCodes())
		}
		if f.Marker {
			k.some(f, "bodies", len(f.Bodies))
			if f.Version < 1 {
				k.at(f, "version", "E440", wording.Args{"found": strconv.Itoa(f.Version), "expected": "≥ 1"})
			}
		}
		k.some(f, "tables", len(f.Tables))
		coded(k.checker, f.Tables, plainCode, func(t *program.Table) string { return t.Code })
		for j := range f.Tables {
			k.table(f, &f.Tables[j])
		}
	}
}

func (k formChecker) table(f *program.Form, t *program.Table) {
	k.need(t, "kind", string(t.Kind), "title", t.Title)
	if f.Marker {
		k.need(t, "sheet", t.Sheet)
	}
	k.names(t, "unit", "unit", t.Unit, k.unitCodes())
	k.pattern(t, "title", t.Title)
	k.pattern(t, "titles", t.Titles...)
	k.pattern(t, "not_titles", t.NotTitles...)
	k.monthNumbers(t, t.Months)
	coded(k.checker, t.Columns, plainCode, func(c *program.Column) string { return c.Code })
	for i := range t.Columns {
		k.column(t, &t.Columns[i])
	}
	k.rows(t)
	for i := range t.Rules {
		k.rule(t, &t.Rules[i])
	}
	switch t.Kind {
	case program.Measures:
		k.some(t, "columns", len(t.Columns))
		k.some(t, "rows", len(t.Rows))
	case program.Areas:
		k.some(t, "columns", len(t.Columns))
		k.need(t, "area_set", t.AreaSet)
		k.names(t, "area_set", "area_set", t.AreaSet, k.areaSets())
		k.names(t, "measure", "measure", t.Measure, k.measureCodes())
		k.names(t, "total_area", "area", t.TotalArea, codesOf(k.p.Areas, func(a *program.Area) string { return a.Code }))
	case program.Records:
		k.some(t, "columns", len(t.Columns))
		k.need(t, "record", t.Record)
		office := program.OfficeRecord(t.Record)
		if !office {
			k.names(t, "record", "record", t.Record, k.recordCodes())
		}
		if !office && !slices.ContainsFunc(t.Columns, func(c program.Column) bool { return c.Key }) {
			k.at(t, "columns", "E443", wording.Args{"table": t.Code})
		}
	case program.Notes:
		k.some(t, "rows", len(t.Rows))
	}
}

// rule checks that a rule is one that there is, and that its arguments name what its table has: a rule over a
// misspelt row would otherwise never speak.
func (k formChecker) rule(t *program.Table, r *program.Rule) {
	k.need(r, "code", r.Code)
	if !k.has(r, "severity") {
		k.need(r, "severity", "")
	}
	known := codesOf(k.lang.Checks, func(x *program.RuleKind) string { return x.Code })
	i := slices.Index(known, r.Code)
	if i < 0 {
		if r.Code != "" {
			k.choose(k.where(r, "code"), r.Code, known)
		}
		return
	}
	if r.Args == nil {
		r.Args = k.lang.Checks[i].Args()
	}
	columns := codesOf(t.Columns, func(c *program.Column) string { return c.Code })
	rows := slices.Concat(codesOf(t.Rows, func(x *program.Row) string { return x.Code }), codesOf(t.Rows, func(x *program.Row) string { return x.Measure }),
		[]string{"*"}, codesOf(k.p.Areas, func(a *program.Area) string { return a.Code }))
	fields := fieldsOf(reflect.ValueOf(r.Args).Elem())
	for _, key := range keysOf(fields) {
		var codes, known []string
		what := "column"
		switch names := fields[key].Interface().(type) {
		case program.ColumnName:
			codes, known = []string{string(names)}, columns
		case program.ColumnNames:
			codes, known = names, columns
		case program.RowName:
			what, codes, known = "row", []string{string(names)}, rows
		case program.RowNames:
			what, codes, known = "row", names, rows
		}
		for _, code := range codes {
			k.names(r.Args, key, what, code, known)
		}
	}
}

func (k formChecker) column(t *program.Table, c *program.Column) {
	k.pattern(c, "heading", c.Heading)
	k.pattern(c, "headings", c.Headings...)
	k.need(c, "heading", c.Heading)
	k.names(c, "unit", "unit", c.Unit, k.unitCodes())
	k.monthNumbers(c, c.Months)
	k.names(c, "measure", "measure", c.Measure, k.measureCodes())
	if c.Required && c.Optional {
		k.at(c, "optional", "E444", wording.Args{"column": c.Code})
	}
	switch t.Kind {
	case program.Measures, program.Areas:
		if c.Note {
			return
		}
		if !knownSpan(c.Span) {
			k.at(c, "span", "E429", wording.Args{"found": c.Span})
		}
		if t.Kind == program.Areas && c.Measure == "" && t.Measure == "" {
			k.need(c, "measure", "")
		}
		if c.Giver != "" && c.Kind != observation.Plan {
			k.at(c, "giver", "E445", wording.Args{"column": c.Code})
		}
	case program.Records:
		k.need(c, "field", string(c.Field))
		if c.Field == program.ChoiceField {
			k.need(c, "choices", c.Choices)
		}
		k.names(c, "choices", "record", c.Choices, k.recordCodes())
	case program.Notes:
	}
}

// pattern checks the periods in braces of a title, heading or label: a misspelt one would match no text, and
// the clerk would be told that his heading is wrong.
func (k formChecker) pattern(in any, key string, texts ...string) {
	for _, text := range texts {
		for _, span := range reading.SpansIn(text) {
			if !knownSpan(span) && span != reading.AnyDay && span != reading.MonthDay {
				k.at(in, key, "E429", wording.Args{"found": span})
			}
		}
	}
}

func (k formChecker) rows(t *program.Table) {
	columns := codesOf(t.Columns, func(c *program.Column) string { return c.Code })
	first := map[string]int{}
	for i := range t.Rows {
		r := &t.Rows[i]
		if line, twice := first[r.Code]; twice && r.Code != "" {
			k.at(r, "code", "E410", wording.Args{"code": r.Code, "line": strconv.Itoa(line)})
		} else {
			first[r.Code] = k.where(r, "").Line
		}
		k.need(r, "label", r.Label)
		k.pattern(r, "label", r.Label)
		k.pattern(r, "labels", r.Labels...)
		k.names(r, "unit", "unit", r.Unit, k.unitCodes())
		k.monthNumbers(r, r.Months)
		k.names(r, "measure", "measure", r.Measure, k.measureCodes())
		switch {
		case t.Kind == program.Notes:
			k.need(r, "code", r.Code)
		case t.Kind == program.Measures && !r.Heading:
			k.need(r, "measure", r.Measure)
		}
		for _, c := range r.Columns {
			k.names(r, "columns", "column", c, columns)
		}
		for _, c := range slices.Sorted(maps.Keys(r.Span)) {
			k.names(r, "span", "column", c, columns)
			if !knownSpan(r.Span[c]) {
				k.at(r, "span", "E429", wording.Args{"found": r.Span[c]})
			}
		}
	}
}

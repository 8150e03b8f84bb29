package program

import (
	"slices"

	"tiendo/internal/diag"
	"tiendo/internal/observation"
	"tiendo/internal/period"
)

// Form is what one body (or each of several) is asked. It says what a table means, not where it
// stands: the same declaration makes the blank workbook, drives the reading and words the errors.
type Form struct {
	Code    string // "TC-01"; stands in the workbook
	Version int
	Title   string
	Bodies  []string
	// Marker is false for forms of bodies that do not know us (templates/gso): then the form is
	// recognised by its tables' titles and no code, body or month cell is expected.
	Marker bool
	Tables []Table
	At     diag.Place
}

// TableKind is one of four.
type TableKind string

// The kinds of tables.
const (
	Measures TableKind = "measures" // rows are measures; columns are plan, month, year to date …
	Areas    TableKind = "areas"    // rows are areas; columns as above; one measure a table or a column
	Records  TableKind = "records"  // one record a row
	Notes    TableKind = "notes"    // text under set headings
)

// Choices are the words for it in YAML.
func (TableKind) Choices() []string {
	return []string{string(Measures), string(Areas), string(Records), string(Notes)}
}

// Table is one table of a form.
type Table struct {
	Code   string
	Kind   TableKind
	Sheet  string // the sheet's name in our blank; a reader finds the table by title and heading wherever it stands
	Title  string
	Titles []string // other titles it goes by
	// NotTitles are titles of other tables that Title or Titles would also match ("* các quý *").
	NotTitles []string
	// Skip has row labels that belong to the table and are not read; Until those at which it ends;
	// Total those of the row for the whole, which counts as TotalArea ("": the whole city).
	Skip, Until, Total []string
	TotalArea          string
	Unit               string // default unit of its cells
	Months             []int  // month numbers in which it is asked; empty: every month
	// From and Upto are the first and the last month whose blank has it; zero: no bound. It is read wherever it stands.
	From, Upto period.Month
	Columns    []Column
	Rows       []Row  // measures: the lines; notes: the headings
	Measure    string // areas: the measure, unless a column names its own
	AreaSet    string
	Record     string // records: the record kind
	Rules      []Rule
}

// Column is one column by its meaning.
type Column struct {
	Code     string
	Heading  string   // the whole heading, upper levels first, joined by " / "
	Headings []string // other wordings; see intake for the matching
	Kind     observation.Kind
	// Span is the reference period relative to the form's month: "month", "ytd", "year", "quarter", "half",
	// each with an optional shift: "month-1" (the month before), "ytd-1y" (the same period last year), "year-1", "term".
	Span    string
	Unit    string // "" takes the row's, then the table's
	Measure string // areas: overrides the table's
	Giver   string // for plans
	Months  []int  // asked only in these months; empty: every month
	// From is the first month whose blank has it; zero: no bound. It is read wherever it stands.
	From    period.Month
	Field   FieldType // records: what a cell of the column holds
	Choices string    // records: record kind whose states are the options
	Key     bool      // records: the identity
	Note    bool      // a source or remark column, kept as text beside the figures of its row
	Width   int       // characters in our blank
	// Required: a blank cell is an error (E) rather than an absence. Optional columns may be missing altogether.
	Required bool
	Optional bool
}

// Row is one line of a measures table, or one heading of a notes table.
type Row struct {
	Code    string // notes: the topic
	Measure string
	Label   string
	Labels  []string
	Unit    string
	Level   int   // indent: 1 for "Trong đó" parts
	Months  []int // asked only in these months
	// Columns lists the column codes asked for this row; empty: all. A yearly measure has no month column.
	Columns []string
	Span    map[string]string // column code → another span for this row
	Heading bool              // a group line without figures
}

// FieldType is what a cell of a records table holds.
type FieldType string

// The field types.
const (
	TextField      FieldType = "text"
	NumberField    FieldType = "number"
	DateField      FieldType = "date"
	ChoiceField    FieldType = "choice"     // an option of the column's Choices
	BodyField      FieldType = "body"       // one body or several
	IndicatorField FieldType = "indicators" // codes of indicators
	SourceField    FieldType = "source"     // where the row's figures are from
)

// Choices are the words for it in YAML.
func (FieldType) Choices() []string {
	return []string{string(TextField), string(NumberField), string(DateField), string(ChoiceField), string(BodyField), string(IndicatorField), string(SourceField)}
}

// Rule is a check declared with a table of a form and judged by stage check.
type Rule struct {
	Code     string // of a RuleKind
	Severity diag.Severity
	Args     any // what the rule's RuleKind.Args makes, filled from the YAML
}

// RuleKind is what a rule that forms may declare tells the loader. The rules themselves, a file each, are in
// check; the loader gets their list and knows none of them.
type RuleKind struct {
	Code string
	// Args makes the rule's arguments, as a pointer to a struct that the loader's strict decoder fills. Fields of
	// the types below are held against the rule's table.
	Args func() any
}

// ColumnName is the code of a column of a rule's table.
type ColumnName string

// ColumnNames are codes of columns; in YAML a list or a text, "a, b; c".
type ColumnNames []string

// RowName is the code of a row of a rule's table, its measure, an area's code, or "*" for the whole of a table of areas.
type RowName string

// RowNames are names of rows; in YAML as ColumnNames.
type RowNames []string

// Names is a list of codes; in YAML a list or a text, "a, b; c".
type Names []string

// SpanPeriod resolves a column's span against the form's month. ok is false for an unknown span.
func SpanPeriod(span string, m period.Month, term Term) (p period.Period, ok bool) {
	base, shift, ok := splitSpan(span)
	if !ok {
		return p, false
	}
	switch base {
	case "month":
		p = period.InMonth(m)
	case "ytd":
		p = period.YearToDate(m)
	case "year":
		p = period.Year(m.Year())
	case "quarter":
		p = period.Quarter(m.Year(), (m.Number()+2)/3)
	case "half":
		if m.Number() <= 6 {
			p = period.YearToDate(period.MonthOf(m.Year(), 6))
		} else {
			p = period.Period{From: period.MonthOf(m.Year(), 7), To: period.MonthOf(m.Year(), 12)}
		}
	case "term":
		p = period.Period{From: term.First, To: m}
	default:
		return p, false
	}
	// A shift counts in the span's own step: months for a month, years for the rest, unless it ends in y.
	return p.Shift(shift), true
}

// splitSpan takes "ytd-1y" apart into "ytd" and −12 months.
func splitSpan(span string) (base string, months int, ok bool) {
	i := 0
	for i < len(span) && span[i] >= 'a' && span[i] <= 'z' {
		i++
	}
	base, rest := span[:i], span[i:]
	if rest == "" {
		return base, 0, base != ""
	}
	step := map[string]int{"month": 1, "quarter": 3, "half": 6, "year": 12, "ytd": 12, "term": 12}[base]
	if rest[len(rest)-1] == 'y' {
		step, rest = 12, rest[:len(rest)-1]
	}
	if len(rest) != 2 || (rest[0] != '-' && rest[0] != '+') || rest[1] < '1' || rest[1] > '9' || step == 0 {
		return "", 0, false
	}
	n := int(rest[1]-'0') * step
	if rest[0] == '-' {
		n = -n
	}
	return base, n, true
}

// Asked tells whether a list of month numbers contains the month; an empty list means always.
func Asked(months []int, m period.Month) bool {
	return len(months) == 0 || slices.Contains(months, m.Number())
}

// Asked tells whether the table is asked in a month.
func (t *Table) Asked(m period.Month) bool {
	return Asked(t.Months, m) && m >= t.From && (t.Upto == 0 || m <= t.Upto)
}

// Asked tells whether the column is asked in a month.
func (c *Column) Asked(m period.Month) bool { return Asked(c.Months, m) && m >= c.From }

// Asks tells whether any table of the form is asked in a month.
func (f *Form) Asks(m period.Month) bool {
	return slices.ContainsFunc(f.Tables, func(t Table) bool { return t.Asked(m) })
}

// ColumnByCode returns the column, or nil.
func (t *Table) ColumnByCode(code string) *Column {
	return find(t.Columns, func(c *Column) bool { return c.Code == code })
}

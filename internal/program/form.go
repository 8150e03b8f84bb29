package program

import (
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
	File   string
	Line   int
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
	Columns            []Column
	Rows               []Row  // measures: the lines; notes: the headings
	Measure            string // areas: the measure, unless a column names its own
	AreaSet            string
	Record             string // records: the record kind
	Rules              []Rule
	Line               int
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
	Field   string // records: "text", "number", "date", "choice", "body", "indicators", "source"
	Choices string // records: record kind whose states are the options
	Key     bool   // records: the identity
	Note    bool   // a source or remark column, kept as text beside the figures of its row
	Width   int    // characters in our blank
	// Required: a blank cell is an error (E) rather than an absence. Optional columns may be missing altogether.
	Required bool
	Optional bool
	Line     int
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
	Line    int
}

// Rule is a check declared with a form and judged by stage check.
type Rule struct {
	Code     string // "total", "part", "not_falling", "same_plan", "range", "jump", "suspect", "ratio"
	Severity string // "error", "warning", "notice"
	Args     map[string]string
	Line     int
}

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
	if len(months) == 0 {
		return true
	}
	for _, n := range months {
		if n == m.Number() {
			return true
		}
	}
	return false
}

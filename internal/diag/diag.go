// Package diag has diagnostics: what is wrong with the data, where, and what to do about it.
// Bad data is a value of this kind; Go's error is kept for the machine.
package diag

import (
	"cmp"
	"slices"
	"strconv"

	"tiendo/internal/quantity"
)

// Severity orders diagnostics. An unconfirmed warning counts like an error for the exit code.
type Severity int

// The severities, lightest first.
const (
	Notice Severity = iota
	Warning
	Error
)

// String is the json name.
func (s Severity) String() string {
	switch s {
	case Notice:
		return "notice"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return "severity(" + strconv.Itoa(int(s)) + ")"
}

// ParseSeverity reads a json name.
func ParseSeverity(s string) (Severity, bool) {
	for x := Notice; x <= Error; x++ {
		if x.String() == s {
			return x, true
		}
	}
	return Notice, false
}

// Place is where a diagnostic points: a cell, a sheet, a file, or a line of a template.
type Place struct {
	File  string // "inputs/2023-06/so-tai-chinh.xlsx", "templates/nq16/indicators.yaml"
	Sheet string
	Cell  string // "C7"
	Line  int    // for text files, from 1
	Body  string // the reporting body's code, where known: the summary by body groups on it
}

// String is "so-tai-chinh.xlsx[Thu ngân sách!C7]", "indicators.yaml:12".
func (p Place) String() string {
	s := p.File
	switch {
	case p.Sheet != "" && p.Cell != "":
		s += "[" + p.Sheet + "!" + p.Cell + "]"
	case p.Sheet != "":
		s += "[" + p.Sheet + "]"
	}
	if p.Line > 0 {
		s += ":" + strconv.Itoa(p.Line)
	}
	return s
}

// Diagnostic is one finding. Message says what was found and what was expected; Hint says what to
// do, with an example. Both are whole Vietnamese sentences from the wording catalogue.
type Diagnostic struct {
	Code     string // "E021"; stable, listed in the wording catalogue
	Severity Severity
	At       Place
	Message  string
	Hint     string
	// Subject is the measure, component, figure or form that the finding is about, "" if none.
	Subject string
	// Found is what stands in the cell that the finding is about, as a confirmation must repeat it.
	Found string
	// Template is set when the program's own files are wrong, so that no month can be right.
	Template bool
	// Confirmed is set when the sheet Xác nhận lets the value through; who and why follow the message.
	Confirmed bool
}

// Blocking tells whether the finding makes the run end with exit code 3. A warning to the program's author does not: it
// says nothing about the data.
func (d Diagnostic) Blocking() bool {
	return d.Severity == Error || (d.Severity == Warning && !d.Confirmed && !d.Template)
}

// List is a list of findings.
type List []Diagnostic

// Blocking tells whether any finding is.
func (l List) Blocking() bool { return slices.ContainsFunc(l, Diagnostic.Blocking) }

// Sort orders by file, sheet, row, column, then severity and code, and drops exact repeats, so that
// the list does not depend on the order in which workbooks were read.
func (l List) Sort() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Sheet, b.At.Sheet),
			cmp.Compare(a.At.Line, b.At.Line), quantity.CompareCells(a.At.Cell, b.At.Cell),
			cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(out)
}

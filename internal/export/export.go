// Package export writes so-lieu-<period> in its two forms, json and xlsx, from one value: what enters is
// the finished report, what leaves is bytes that are the same every time. It computes nothing.
package export

import (
	"slices"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/edition"
	"tiendo/internal/observation"
	"tiendo/internal/page"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// Report is all that is exported.
type Report struct {
	Program     *program.Program
	Edition     edition.Edition
	Card        scorecard.Scorecard
	Set         observation.Set
	Document    document.Document
	Pages       page.Set // to tell on which page a claim stands
	Diagnostics diag.List
}

// significant is how many digits of a number are written: what a spreadsheet keeps. Quotients have up to
// 34, which no reader of json or of a workbook would get back.
const significant = 15

// plain is a number as a plain decimal, nil when the value is absent.
func plain(v quantity.Value) *string {
	if !v.Known() {
		return nil
	}
	s := rounded(v.Num).String()
	return &s
}

// rounded keeps the significant digits.
func rounded(d quantity.Decimal) quantity.Decimal {
	whole, frac, _ := strings.Cut(d.Abs().String(), ".")
	digits := len(whole)
	if whole == "0" {
		// Zeros behind the point are no digits of the number either.
		digits = -(len(frac) - len(strings.TrimLeft(frac, "0")))
	}
	if n := significant - digits; n < len(frac) {
		return d.Round(n)
	}
	return d
}

// some is a text, nil when it is empty: what is absent is null, never "".
func some(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func periodOf(p period.Period) *string { return some(p.String()) }

func dateOf(d period.Date) *string { return some(d.String()) }

// asOf is the day to which a component's figures run: the end of the value's period, but for an estimate
// of a year that is still open the end of what was reported of it.
func asOf(c scorecard.Component) period.Date {
	if last := c.LatestPeriod; c.Estimate && !last.IsZero() && last.End().Compare(c.AsOf) < 0 {
		return last.End()
	}
	return c.AsOf
}

// noteOf is what the rows say of where their figures are from, each once.
func noteOf(sources []quantity.Source) string {
	var out []string
	for _, s := range sources {
		if s.Note != "" && !slices.Contains(out, s.Note) {
			out = append(out, s.Note)
		}
	}
	return strings.Join(out, "; ")
}

func monthOf(m period.Month) *string {
	if m == 0 {
		return nil
	}
	return some(m.String())
}

package compose

import (
	"slices"

	"tiendo/internal/compose/tell"
	"tiendo/internal/scorecard"
)

// report is the dot of a section. Its methods give tokens, handles and truths, never texts.
type report struct {
	times
	p *printer
}

func (p *printer) report() report { return report{times{p}, p} }

// Resolution and the others print the program's words.
func (r report) Resolution() token { return r.p.text(r.p.Program.Title) }

// ShortResolution is the resolution's short title.
func (r report) ShortResolution() token { return r.p.text(r.p.Program.ShortTitle) }

// Title is the report's trích yếu.
func (r report) Title() token { return r.p.text(r.p.official.title()) }

// City is "thành phố Hải Phòng".
func (r report) City() token { return r.p.text(r.p.Program.City) }

// Committee is the issuing committee: the report type's, or else the program's.
func (r report) Committee() token { return r.p.text(r.p.official.issuer().Committee) }

// Opening is the sentence above the report's text, "" where its type has none.
func (r report) Opening() token { return r.p.said(r.p.official.fill(r.p.official.kind().Opening)) }

// Closing is the sentence below the report's text, "" where its type has none.
func (r report) Closing() token { return r.p.said(r.p.official.fill(r.p.official.kind().Closing)) }

// Term is "2020 - 2025".
func (r report) Term() token { return r.p.text(r.p.Program.Term.Name) }

// Has tells whether the report has a section, by its code: {{if .Has "pl-du-an"}}.
func (r report) Has(section string) bool {
	for _, s := range r.p.Program.Sections {
		if s.Code == section && slices.Contains(s.Types, r.p.official.edition.Type) {
			return true
		}
	}
	return false
}

// Is tells the report's type: {{if .Is "so_ket"}}.
func (r report) Is(reportType string) bool { return r.p.official.edition.Type == reportType }

// Working tells whether this is the working copy: {{if .Working}}. The copy to send has no findings and does not know
// who sent what.
func (r report) Working() bool { return !r.p.official.edition.ToSend }

// inside refuses what only the working copy may say.
func (r report) inside() error {
	if r.Working() {
		return nil
	}
	return errWorkingOnly
}

// Draft tells whether this is no final edition.
func (r report) Draft() bool { return !r.p.official.edition.Final }

// Indicators are all indicators in the resolution's order.
func (r report) Indicators() indicatorList { return r.p.indicators(r.p.Indicators(nil)) }

// Fresh are the indicators with a reading that reaches to the end of the report's month.
func (r report) Fresh() indicatorList { return r.read(tell.Fresh) }

// Stale are those whose newest reading is of an earlier month.
func (r report) Stale() indicatorList { return r.read(tell.Stale) }

// Unread are those of which no reading is known.
func (r report) Unread() indicatorList { return r.read(tell.Unread) }

func (r report) read(as tell.Freshness) indicatorList {
	return r.p.indicators(r.p.Indicators(func(i *scorecard.Indicator) bool { return tell.FreshnessOf(i) == as }))
}

// Total is the number of all indicators.
func (r report) Total() token {
	return r.p.count("count.total", len(r.p.Card.Indicators), "indicators")
}

// Groups are the statuses that occur, best first.
func (r report) Groups() []group {
	var out []group
	for _, st := range tell.BestFirst {
		if r.p.Card.Count(st) > 0 {
			out = append(out, group{r.p, st})
		}
	}
	return out
}

// Changed are the indicators whose status is not what it was in the report before of this type.
func (r report) Changed() indicatorList { return r.p.indicators(r.p.Changed()) }

// Amended tells whether a target of the resolution is not the one that it began with.
func (r report) Amended() bool {
	for _, k := range r.p.Components("") {
		if len(k.Former) > 0 {
			return true
		}
	}
	return false
}

// Objectives are the resolution's objectives.
func (r report) Objectives() []objective {
	var out []objective
	for _, o := range r.p.Objectives() {
		out = append(out, objective{r.p, o})
	}
	return out
}

// Recorded tells whether enough is known of how far off the methods were.
func (r report) Recorded() bool { return len(r.p.Card.Records) > 0 }

// Rules are the paragraphs of the method appendix.
func (r report) Rules() []rule {
	var out []rule
	for _, m := range r.p.Program.Method.Rules {
		out = append(out, rule{r.p, m})
	}
	return out
}

// Submissions are the workbooks that count, and the gaps.
func (r report) Submissions() (submissionList, error) {
	return r.p.submissions(r.p.Set.MonthSubmissions()), r.inside()
}

// Findings is the number of errors and unconfirmed warnings about the data.
func (r report) Findings() (token, error) {
	n := 0
	for _, d := range r.p.findings {
		if d.Blocking() {
			n++
		}
	}
	return r.p.count("count.findings", n, "error, warning"), r.inside()
}

// Sound tells whether nothing about the data is open.
func (r report) Sound() (bool, error) { return !r.p.findings.Blocking(), r.inside() }

// illustrative counts the baselines and targets of the resolution that no published document bears out.
type illustrative struct{ Count, Total token }

// Illustrative is nil when every baseline and target has a source that was checked.
func (r report) Illustrative() *illustrative {
	n, all := r.p.Unverified()
	if n == 0 {
		return nil
	}
	return &illustrative{r.p.count("count.illustrative", n, "references not verified"), r.p.count("count.references", all, "references")}
}

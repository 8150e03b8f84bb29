package program

import (
	"cmp"

	"tiendo/internal/diag"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
)

// Issuer is the body whose report this is, as the head and the signature block need it.
type Issuer struct {
	Superior  string // line above, "" if none
	Name      string // "THÀNH ỦY HẢI PHÒNG"
	Symbol    string // "BC/TU": after "Số 123-"
	Archive   string // "Lưu Văn phòng Thành ủy": the last of the recipients; "" leaves the profile's line
	Committee string // "Ban Thường vụ Thành ủy"
}

// Term is the resolution's span.
type Term struct {
	Name     string      // "2020 - 2025"
	Baseline period.Date // time is counted from its end: 2020-12-31
	End      period.Date // to the end of the target year: 2025-12-31
	First    period.Month
}

// Span is the time that the term is counted over: from the month after the baseline's to the end's. It is the zero
// Period when either is not said.
func (t Term) Span() period.Period {
	if t.Baseline.IsZero() || t.End.IsZero() {
		return period.Period{}
	}
	return period.Period{From: t.Baseline.InMonth().Add(1), To: t.End.InMonth()}
}

// Share is the share of the term's months that are over at a month's end, in percent: not below 0, not above 100.
// A component's own time is counted alike, by period.Period.Gone, so the report says one share everywhere. ok is
// false when the term has no extent or had not begun.
func (t Term) Share(m period.Month) (percent quantity.Decimal, ok bool) {
	span := t.Span()
	gone, whole := span.Gone(m), span.Months()
	if span.IsZero() || whole <= 0 || gone < 0 {
		return quantity.Decimal{}, false
	}
	return quantity.Int(100 * int64(min(gone, whole))).Quo(quantity.Int(int64(whole)))
}

// ReportType is one of thang, quy, sau_thang, chin_thang, nam, so_ket, tong_ket: what it speaks of, what it looks
// forward to, who issues and signs it. Texts may name {period}, {month}, {month_to_date}, {quarter}, {next}, {year},
// {next_year}, {resolution}, {committee}.
type ReportType struct {
	Code       string
	Name       string         // "Báo cáo sơ kết giữa nhiệm kỳ"
	Title      string         // the trích yếu
	Opening    string         // the sentence above the text: "Thực hiện Chương trình công tác năm {year}, … như sau:"; "" for none
	Closing    string         // the sentence below it: "Trên đây là …"; "" for none
	Issuer     Issuer         // what differs from the program's issuer; what is empty does not differ
	Span       ReportSpan     // what the report speaks of; "": the year to date, compared with the month before
	Next       NextSpan       // what its tasks are for; "": the rest of the term
	Months     []int          // month numbers for which this type is the default; first match in file order
	Periods    []period.Month // single months for which it is, before any other rule
	MaxPages   int            // 0: no bound
	Signer     Signer
	Signers    []Signer // who may sign in his place, by their codes
	Recipients []string
}

// SignerByCode is who signs: the type's own signer for "", else one of those who may sign in his place; nil when there
// is none of that code.
func (t *ReportType) SignerByCode(code string) *Signer {
	if code == "" {
		return &t.Signer
	}
	return find(t.Signers, func(s *Signer) bool { return s.Code == code })
}

// ReportSpan is what a report of a type speaks of.
type ReportSpan string

// The spans of reports.
const (
	SpanMonth      ReportSpan = "month"
	SpanQuarter    ReportSpan = "quarter"
	SpanYearToDate ReportSpan = "year_to_date"
	SpanTerm       ReportSpan = "term" // from the term's beginning
)

// Choices are the words that a program may say.
func (ReportSpan) Choices() []string {
	return []string{string(SpanMonth), string(SpanQuarter), string(SpanYearToDate), string(SpanTerm)}
}

// NextSpan is what the tasks of a report are for.
type NextSpan string

// The spans that lie ahead.
const (
	NextMonth   NextSpan = "month"
	NextQuarter NextSpan = "quarter"
	NextRest    NextSpan = "rest" // of the year: the last six or three months
	NextYear    NextSpan = "year"
	NextTerm    NextSpan = "term" // what is left of the term
)

// Choices are the words that a program may say.
func (NextSpan) Choices() []string {
	return []string{string(NextMonth), string(NextQuarter), string(NextRest), string(NextYear), string(NextTerm)}
}

// Speaks is the period that a report of month m speaks of.
func (t *ReportType) Speaks(m period.Month, term Term) period.Period {
	switch t.Span {
	case SpanMonth:
		return period.InMonth(m)
	case SpanQuarter:
		return period.Quarter(m.Year(), (m.Number()+2)/3)
	case SpanTerm:
		return period.Period{From: term.First, To: m}
	default:
		return period.YearToDate(m)
	}
}

// Before is the month of the report with which one of month m is compared: the one before it of its own kind. A type
// without a span is compared with the month before.
func (t *ReportType) Before(m period.Month) period.Month {
	switch t.Span {
	case SpanQuarter:
		return m.Add(-3)
	case SpanYearToDate, SpanTerm:
		return m.Add(-12)
	default:
		return m.Add(-1)
	}
}

// Ahead is the period that the tasks of a report of month m are for; it is the zero Period behind the term's end.
func (t *ReportType) Ahead(m period.Month, term Term) period.Period {
	next := m.Add(1)
	switch t.Next {
	case NextMonth:
		return period.InMonth(next)
	case NextQuarter:
		return period.Period{From: next, To: next.Add(2)}
	case NextRest:
		return period.Period{From: next, To: period.MonthOf(next.Year(), 12)}
	case NextYear:
		return period.Year(next.Year())
	default:
		if end := term.End.InMonth(); !term.End.IsZero() && next <= end {
			return period.Period{From: next, To: end}
		}
		return period.Period{}
	}
}

// IssuerOf is who issues a report of a type: the program's issuer in all that the type does not say otherwise.
func (p *Program) IssuerOf(t *ReportType) Issuer {
	out := p.Issuer
	if t == nil {
		return out
	}
	out.Superior = cmp.Or(t.Issuer.Superior, out.Superior)
	out.Name = cmp.Or(t.Issuer.Name, out.Name)
	out.Symbol = cmp.Or(t.Issuer.Symbol, out.Symbol)
	out.Archive = cmp.Or(t.Issuer.Archive, out.Archive)
	out.Committee = cmp.Or(t.Issuer.Committee, out.Committee)
	return out
}

// Signer is the signature block.
type Signer struct {
	Code      string // "pho-bi-thu": by which -ky names one that signs in another's place
	Authority string // "T/M BAN THƯỜNG VỤ"
	Role      string // "BÍ THƯ"
	Name      string // "" leaves the place free
}

// Section is one section of the report.
type Section struct {
	Code      string   // file name without number and ending: "chi-tieu"
	Order     int      // from the file name: "210-chi-tieu.md"
	Types     []string // report types it stands in
	Text      string   // Markdown with text/template actions
	Landscape bool
	Appendix  bool
	Copy      Copy       // the copy in which it stands; AnyCopy: in both
	At        diag.Place // the file, and the line at which Text begins, after the front matter
}

// Copy is one of a report's two copies.
type Copy string

// The copies: the working copy stays in the office and has everything; the copy to send has no attachments, no
// contacts, no punctuality, no findings, no cells, and nothing that comes from a restricted record.
const (
	AnyCopy     Copy = ""
	WorkingCopy Copy = "working"
	SentCopy    Copy = "sent"
)

// Choices are the words for it in YAML.
func (Copy) Choices() []string { return []string{string(WorkingCopy), string(SentCopy)} }

// Stands tells whether what is declared for c stands in a copy.
func (c Copy) Stands(in Copy) bool { return c == AnyCopy || c == in }

// Wording is the report's sentence patterns and labels, by key.
type Wording struct {
	Texts map[string]string
	At    diag.Place // wording.yaml
}

// Text returns the wording of a key, or the key itself in angle quotes so that a gap is seen.
func (w Wording) Text(key string) string {
	if s, ok := w.Texts[key]; ok {
		return s
	}
	return "‹" + key + "›"
}

// Has tells whether there is a wording for a key.
func (w Wording) Has(key string) bool {
	_, ok := w.Texts[key]
	return ok
}

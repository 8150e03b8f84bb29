package program

import (
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

// ReportType is one of thang, quy, sau_thang, chin_thang, nam, so_ket, tong_ket.
type ReportType struct {
	Code       string
	Name       string         // "Báo cáo sơ kết giữa nhiệm kỳ"
	Title      string         // the trích yếu, with {period} for the words of the period
	Months     []int          // month numbers for which this type is the default; first match in file order
	Periods    []period.Month // single months for which it is, before any other rule
	MaxPages   int            // 0: no bound
	Signer     Signer
	Recipients []string
}

// Signer is the signature block.
type Signer struct {
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

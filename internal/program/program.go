// Package program has a program as values: everything that belongs to one resolution, read from
// templates/<program>/ by Load. No Go code knows a city, an indicator or a heading; it knows these types.
package program

import (
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
)

// Program is one resolution's whole data.
type Program struct {
	Code        string // the folder's name
	Title       string // "Nghị quyết Đại hội đại biểu lần thứ XVI Đảng bộ thành phố Hải Phòng, nhiệm kỳ 2020 - 2025"
	ShortTitle  string
	City        string // "thành phố Hải Phòng"
	Place       string // "Hải Phòng": stands before the date
	Issuer      Issuer
	Term        Term
	Spelling    string // "ủy" or "uỷ": one way for the whole PDF
	Types       []ReportType
	Units       []Unit
	RecordKinds []RecordKind
	// Abbreviations that offices write for each other's names; a reader takes both for the same.
	Abbreviations []Abbreviation
	Objectives    []Objective
	Measures      []Measure
	Indicators    []Indicator // in the resolution's order
	Method        Method
	Areas         []Area
	Bodies        []Body
	Forms         []Form
	Figures       []Figure
	Sections      []Section
	Wording       Wording
	Profile       Profile
	File          string // path of program.yaml, for sources
}

// Issuer is the body whose report this is, as the head and the signature block need it.
type Issuer struct {
	Superior  string // line above, "" if none
	Name      string // "THÀNH ỦY HẢI PHÒNG"
	Symbol    string // "BC/TU": after "Số 123-"
	Archive   string // "Lưu Văn phòng Thành ủy"
	Committee string // "Ban Thường vụ Thành ủy"
}

// Term is the resolution's span.
type Term struct {
	Name     string      // "2020 - 2025"
	Baseline period.Date // time is counted from its end: 2020-12-31
	End      period.Date // to the end of the target year: 2025-12-31
	First    period.Month
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

// Unit is a unit of measurement. 1 of it is Factor of Base; units convert within one base only.
type Unit struct {
	Code    string // as printed: "tỷ đồng"
	Aliases []string
	Base    string // code of the canonical unit; itself when it is canonical
	Factor  quantity.Decimal
	// Attach is true for a sign that follows without a space ("%").
	Attach bool
}

// Abbreviation is a short form and the words it stands for: "UBND", "Ủy ban nhân dân".
type Abbreviation struct{ Short, Long string }

// RecordKind is a kind of record with its possible states.
type RecordKind struct {
	Code   string // "task"
	Name   string // "nhiệm vụ"
	States []State
}

// State is a state of a record: code, words, and what it counts as.
type State struct {
	Code string
	Name string
	Open bool // still asked for, month after month
	Late bool // counted among what is stuck
}

// Objective is one of the resolution's objectives with its indicators.
type Objective struct {
	Code, Name string
	Indicators []string
}

// Accumulation says how a measure behaves over time.
type Accumulation string

// The ways. A flow adds up over months; a level stands at the end of its period; a rate is itself a
// comparison (growth against the same period, a share over a period) and is never added or averaged.
const (
	Flow  Accumulation = "flow"
	Level Accumulation = "level"
	Rate  Accumulation = "rate"
)

// Measure is one quantity that forms ask for.
type Measure struct {
	Code           string
	Name           string
	Unit           string // canonical
	Decimals       int    // as printed
	Accumulates    Accumulation
	PlanNoun       string   // "dự toán HĐND thành phố giao"
	SourcePriority []string // bodies, the first that has a figure counts
	Definition     string   // printed where a figure could be misread
	Min, Max       *quantity.Decimal
}

// Better says which direction is good.
type Better string

// The directions; the loader knows no default, because a wrong one turns a status round.
const (
	Higher Better = "higher"
	Lower  Better = "lower"
)

// ComponentKind is how a component is judged (design: what the numbers mean over the term).
type ComponentKind string

// The kinds.
const (
	KindLevel      ComponentKind = "level"
	KindMaintained ComponentKind = "maintained"
	KindYearlyFlow ComponentKind = "yearly_flow"
	KindTermTotal  ComponentKind = "term_total"
	KindYearlyRate ComponentKind = "yearly_rate"
	KindRank       ComponentKind = "rank"
)

// Frequency is how often a component is published.
type Frequency string

// The frequencies.
const (
	Monthly    Frequency = "month"
	Quarterly  Frequency = "quarter"
	HalfYearly Frequency = "half"
	Yearly     Frequency = "year"
)

// Indicator is one of the resolution's numbered indicators.
type Indicator struct {
	Code       string // "CT04"
	Name       string
	ShortName  string // for charts
	Lead       string // body that answers for it
	Components []Component
	Note       string // a definition or a conflict that must be printed
	Line       int    // in indicators.yaml
}

// Component is one judged value of an indicator.
type Component struct {
	Code          string // "CT04a"
	Name          string
	Unit          string
	Decimals      int
	Value         Formula // over measures
	Kind          ComponentKind
	Better        Better
	Frequency     Frequency
	PublishMonth  int // month of the following year in which a yearly figure comes; 0: in its own period
	ValidFor      int // months after the reference end in which it is carried; 0: method's default for the frequency
	Main          bool
	Reversible    bool              // a level or rank that may fall back: achieved needs its last two readings
	Limit         *quantity.Decimal // natural limit: 100 for a share
	Baseline      Reference
	Targets       []Target
	AbnormalYears []int
	Areas         string // measure shown by district, "" if none
	Line          int
}

// Target returns the resolution's own target: the locked one.
func (c Component) Target() Target {
	for _, t := range c.Targets {
		if t.Giver == "resolution" {
			return t
		}
	}
	return Target{}
}

// Reference is a figure given as data, with where it comes from.
type Reference struct {
	Value    quantity.Value // absent when no source gives it; its source is the YAML line
	Period   period.Period
	Source   string // title, address, date; or "minh họa"
	Verified bool   // true only when a public source was read
}

// Target is one target of a component.
type Target struct {
	Giver     string // "resolution", "nq45", "hdnd", "trung_uong" …
	Name      string // words: "Nghị quyết Đại hội XVI"
	Bound     string // "min": at least; "max": at most
	Reference        // Period: the year or span it is for
	ValidFrom period.Date
	Locked    bool
}

// Area is a district or province with its validity.
type Area struct {
	Code      string // "311"
	Name      string // "huyện Thủy Nguyên"
	ShortName string
	Aliases   []string
	Set       string // "quan_huyen"
	ValidFrom period.Date
	ValidTo   period.Date
	Successor string
}

// Body is a reporting body with its validity.
type Body struct {
	Code      string // "so-tai-chinh"; the file's usual name
	Name      string
	ShortName string
	Aliases   []string
	ValidFrom period.Date
	ValidTo   period.Date
	Successor string
	Contact   string
	DueDay    int  // day of the following month by which its workbook is due
	Office    bool // the Party Office itself: its book has the sheets Tiếp nhận, Xác nhận …
}

// Method is method.yaml.
type Method struct {
	OnTrackPace        quantity.Decimal // 0.95
	LeavePace          quantity.Decimal // 0.92
	AbnormalYears      []int            // left out of growth: the years of the epidemic
	ValidFor           map[Frequency]int
	AnnualEstimateFrom int              // month from which the official "ước cả năm" is used: 3
	SuspectFactor      quantity.Decimal // 1000: a suspected unit slip
	CAGRAllowed        []string         // components for which a CAGR makes sense
	Rules              []MethodRule     // each rule's words for the method appendix
}

// MethodRule is one paragraph of the method appendix.
type MethodRule struct{ Code, Title, Text string }

// Section is one section of the report.
type Section struct {
	Code      string   // file name without number and ending: "chi-tieu"
	Order     int      // from the file name: "210-chi-tieu.md"
	Types     []string // report types it stands in
	File      string
	Text      string // Markdown with text/template actions
	Line      int    // of the text's first line in File, after the front matter
	Landscape bool
	Appendix  bool
}

// Figure is one chart or table of figures.yaml.
type Figure struct {
	Code          string            // "progress"; sections name it chart:progress, table:areas/CT14
	Form          string            // "chart" or "table"
	Kind          string            // one of figure's or compose's kinds: "groups", "progress", "path", "areas", …
	Title         string            // caption, with {subject}
	Width, Height string            // "165mm"
	Options       map[string]string // what the kind needs: measure, records kind, columns …
	Line          int
}

// Wording is the report's sentence patterns and labels, by key.
type Wording struct {
	Texts map[string]string
	File  string
}

// Text returns the wording of a key, or the key itself in angle quotes so that a gap is seen.
func (w Wording) Text(key string) string {
	if s, ok := w.Texts[key]; ok {
		return s
	}
	return "‹" + key + "›"
}

// BodyByCode returns the body, or nil.
func (p *Program) BodyByCode(code string) *Body {
	return find(p.Bodies, func(b *Body) bool { return b.Code == code })
}

// MeasureByCode returns the measure, or nil.
func (p *Program) MeasureByCode(code string) *Measure {
	return find(p.Measures, func(m *Measure) bool { return m.Code == code })
}

// IndicatorByCode returns the indicator, or nil.
func (p *Program) IndicatorByCode(code string) *Indicator {
	return find(p.Indicators, func(i *Indicator) bool { return i.Code == code })
}

// AreaByCode returns the area, or nil.
func (p *Program) AreaByCode(code string) *Area {
	return find(p.Areas, func(a *Area) bool { return a.Code == code })
}

// UnitByCode returns the unit, or nil; aliases are the reader's business.
func (p *Program) UnitByCode(code string) *Unit {
	return find(p.Units, func(u *Unit) bool { return u.Code == code })
}

// FormByCode returns the form, or nil.
func (p *Program) FormByCode(code string) *Form {
	return find(p.Forms, func(f *Form) bool { return f.Code == code })
}

// FigureByCode returns the chart or table, or nil.
func (p *Program) FigureByCode(code string) *Figure {
	return find(p.Figures, func(f *Figure) bool { return f.Code == code })
}

// TypeByCode returns the report type, or nil.
func (p *Program) TypeByCode(code string) *ReportType {
	return find(p.Types, func(t *ReportType) bool { return t.Code == code })
}

// RecordKindByCode returns the record kind, or nil.
func (p *Program) RecordKindByCode(code string) *RecordKind {
	return find(p.RecordKinds, func(k *RecordKind) bool { return k.Code == code })
}

// TypeFor returns the default report type of a month.
func (p *Program) TypeFor(m period.Month) *ReportType {
	for i := range p.Types {
		for _, x := range p.Types[i].Periods {
			if x == m {
				return &p.Types[i]
			}
		}
	}
	return find(p.Types, func(t *ReportType) bool {
		for _, n := range t.Months {
			if n == m.Number() {
				return true
			}
		}
		return false
	})
}

func find[T any](s []T, is func(*T) bool) *T {
	for i := range s {
		if is(&s[i]) {
			return &s[i]
		}
	}
	return nil
}

// ObservationKind is observation.Kind by its YAML name.
func ObservationKind(name string) (observation.Kind, bool) {
	for k := observation.Actual; k <= observation.Ratio; k++ {
		if k.String() == name {
			return k, true
		}
	}
	return 0, false
}

// Package observation has what the workbooks said once intake has understood it: observations,
// records, notes, and the submissions that they came in.
package observation

import (
	"tiendo/internal/period"
	"tiendo/internal/quantity"
)

// Kind is the nature of a figure.
type Kind int

// The kinds. An estimate ("ước") is a figure given before its period was closed.
const (
	Actual Kind = iota
	Estimate
	Plan
	Ratio // an index or share a form carries beside a figure; it serves checks only, never scores
)

// String is the json name.
func (k Kind) String() string {
	switch k {
	case Actual:
		return "actual"
	case Estimate:
		return "estimate"
	case Plan:
		return "plan"
	case Ratio:
		return "ratio"
	}
	return "unknown"
}

// ParseKind reads a json name.
func ParseKind(name string) (Kind, bool) {
	for k := Actual; k <= Ratio; k++ {
		if k.String() == name {
			return k, true
		}
	}
	return 0, false
}

// Observation is measure × area × reference period × kind, with its value in the measure's canonical unit.
type Observation struct {
	Measure string // code of a measure
	Area    string // code of an area; "" is the whole city
	Kind    Kind
	Column  string // code of the form's column it stood in; for Ratio it says which ratio
	Period  period.Period
	From    period.Date    // reference dates; they are the period's unless the form says otherwise
	To      period.Date    //
	Giver   string         // for a plan, who set it: "hdnd", "trung_uong"; "" when there is one only
	Value   quantity.Value // canonical unit; absence kept; one source, its cell
	Stated  quantity.Value // as it stands in the cell, in the cell's own unit
	Body    string         // the reporting body's code
	Sent    period.Month   // the folder's month: the vintage
	Attempt int            // how many-th sending within that month, from 1
	// Chosen is false for a figure that another body's figure or a later vintage displaced; it is kept and shown.
	Chosen bool
	// Restates is set on a figure that changed one given in an earlier month: what that one was.
	Restates *quantity.Value
}

// Record is one row of a records table: a task, a project, a proposal, an objective, a bottleneck, a cause …
type Record struct {
	Kind   string // "task", "project", … as program.yaml's record_kinds declare
	Code   string // identity across months
	Body   string
	Sent   period.Month
	Fields []Field // in the form's column order
	// Restricted says that the record must not leave the office: its body marked it so, or it is a part of one or the
	// same as one that is. It stands in the working copy, marked, and in no other.
	Restricted bool
}

// Field is one cell of a record.
type Field struct {
	Code string // the column's code: "title", "state", "lead", "deadline", "measure", "indicators", "cause", …
	Text string // NFC; "" when the cell was blank. For a choice the option's code, for a body its code, for a list "CT01,CT04"
	Num  quantity.Value
	Date period.Date
	At   quantity.Source
}

// Get returns the field with that code; the zero Field when there is none.
func (r Record) Get(code string) Field {
	for _, f := range r.Fields {
		if f.Code == code {
			return f
		}
	}
	return Field{Code: code}
}

// Text returns the text of a field.
func (r Record) Text(code string) string { return r.Get(code).Text }

// Note is a text under a set heading, one paragraph an element.
type Note struct {
	Topic      string // code of the heading
	Body       string
	Sent       period.Month
	Paragraphs []string
	At         quantity.Source
}

// State is how a body stands for the month of the report.
type State int

// The states. Received is used when neither the register nor the form says when it came.
const (
	Missing State = iota
	Received
	OnTime
	Late
	Rejected
)

// String is the json name.
func (s State) String() string {
	switch s {
	case Missing:
		return "missing"
	case Received:
		return "received"
	case OnTime:
		return "on_time"
	case Late:
		return "late"
	case Rejected:
		return "rejected"
	}
	return "unknown"
}

// Submission is one workbook of one body for one month, or the gap where it should be.
type Submission struct {
	ID       string // "so-tai-chinh/2023-06/2"
	Body     string
	Form     string
	Month    period.Month
	Attempt  int
	File     string // "inputs/2023-06/so-tai-chinh-gui-lan-2.xlsx", "" when missing
	State    State
	Received period.Date // zero when nobody wrote it down
	Due      period.Date
	Document string // công văn number and date, as the form gives them
	Prepared string // who made it, who approved it
	Approved string
	Counts   bool // false for a sending that a later one replaced
}

// Correction is a row of the Party Office's sheet Đính chính (once Điều chỉnh): a figure corrected by phone. It lapses
// when the body resends.
type Correction struct {
	File, Sheet, Cell string
	Old, New          string
	Caller, Taker     string
	At                quantity.Source
}

// Confirmation is a row of Xác nhận: a value that may stand in spite of a warning.
type Confirmation struct {
	File, Sheet, Cell string
	Value             string
	Who, Why          string
	Sent              period.Month
	At                quantity.Source
}

// Choice is a row of Chọn nguồn: whose figure counts for a measure.
type Choice struct {
	Measure, Body string
	Period        period.Period // zero: from this month on
	Why           string
	Sent          period.Month
	At            quantity.Source
}

// Ruling is a row of Đánh giá: a status set by direction, with reason and end.
type Ruling struct {
	Indicator string
	Status    string // json name of a status
	By, Why   string
	Until     period.Date
	Sent      period.Month
	At        quantity.Source
}

// Set is all that is known up to a report's month: the way from intake through check to score.
// Slices are sorted by their keys, so a Set does not depend on the order of reading.
type Set struct {
	Month         period.Month // the report's month
	Observations  []Observation
	Records       []Record // the state of each record as of Month: the last one sent
	Notes         []Note   // what each body last said under a heading, up to Month
	Submissions   []Submission
	Corrections   []Correction
	Confirmations []Confirmation
	Choices       []Choice
	Rulings       []Ruling
	Editorial     []Editorial
}

// MonthSubmissions are the submissions of the report's month that no later one replaced, and the gaps.
func (s Set) MonthSubmissions() []Submission {
	var out []Submission
	for _, x := range s.Submissions {
		if x.Month == s.Month && (x.Counts || x.State == Missing || x.State == Rejected) {
			out = append(out, x)
		}
	}
	return out
}

// Editorial is one file of the editor's own paragraphs, inputs/<month>/bien-tap/<section>.md.
type Editorial struct {
	Section string
	File    string
	Text    string
}

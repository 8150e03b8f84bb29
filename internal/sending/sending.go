// Package sending has the two values between the inputs folder and the observations: a workbook that a body
// sent, and what it states by itself.
package sending

import (
	"crypto/sha256"
	"slices"

	"tiendo/internal/diag"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
)

// Sending is one workbook that a body sent: where it stands, and its bytes.
type Sending struct {
	Month   period.Month // of the folder it lies in; 0: of no month's folder, then the month is the one it states
	Attempt int          // the number in its name, from 1: "so-tai-chinh-gui-lan-2.xlsx" is the second
	Name    string       // its name without ending and number: "so-tai-chinh"
	Path    string       // from the root of the inputs folder; "" for a file that lies elsewhere
	Shown   string       // its name in sources and findings: "inputs/2023-06/so-tai-chinh.xlsx"
	// Ahead is a workbook that was not sent yet: it stands above all of its body and form that have come.
	Ahead bool
	Data  []byte   // its bytes; nil once they are no longer needed
	Sum   [32]byte // SHA-256 of its bytes
}

// Loaded is the sending with its bytes.
func (s Sending) Loaded(data []byte) Sending {
	s.Data, s.Sum = data, sha256.Sum256(data)
	return s
}

// Stated is what one workbook says, by itself: a pure function of its bytes and the program's forms, so it
// can be remembered (see Encode). It names no file: the same bytes under another name state the same. At puts
// the name in.
type Stated struct {
	Form     string // "" when no form was recognised
	Version  int
	Body     string
	Month    period.Month
	Sent     period.Date // "Ngày gửi" of the form; zero when blank
	Document string      // công văn, as the form gives it
	Prepared string      // who filled it in, who approved it
	Approved string
	Figures  []Figure
	Records  []observation.Record
	Notes    []observation.Note
	Found    diag.List // what is wrong in it
	// Rejected says that the workbook as a whole cannot be used; a finding says why.
	Rejected bool
}

// Figure is one cell that a table of a form means.
type Figure struct {
	Table, Column string
	Measure       string
	Area          string
	Kind          observation.Kind
	Period        period.Period
	From, To      period.Date
	Giver         string
	Sheet, Cell   string
	Stated        quantity.Value // in the cell's own unit
	Value         quantity.Value // in the measure's unit; for a ratio as stated
	Note          string         // what stands in the row's source or remark column
}

// Unchanged stands in a record's text and among a note's paragraphs for "as last month", until the ledger puts
// the last value in its place.
const Unchanged = "\x00keep"

// At returns what a workbook states with its sources and findings naming the file and the submission that it
// is. Nothing of s is changed.
func (s Stated) At(file, submission string) Stated {
	named := func(src quantity.Source) quantity.Source {
		if src != (quantity.Source{}) {
			src.File, src.Submission = file, submission
		}
		return src
	}
	value := func(v quantity.Value) quantity.Value {
		v.Sources = slices.Clone(v.Sources)
		for i := range v.Sources {
			v.Sources[i] = named(v.Sources[i])
		}
		return v
	}
	s.Figures, s.Records, s.Notes, s.Found = slices.Clone(s.Figures), slices.Clone(s.Records), slices.Clone(s.Notes), slices.Clone(s.Found)
	for i := range s.Figures {
		f := &s.Figures[i]
		f.Stated, f.Value = value(f.Stated), value(f.Value)
	}
	for i := range s.Records {
		r := &s.Records[i]
		r.Fields = slices.Clone(r.Fields)
		for k := range r.Fields {
			r.Fields[k].Num, r.Fields[k].At = value(r.Fields[k].Num), named(r.Fields[k].At)
		}
	}
	for i := range s.Notes {
		s.Notes[i].At = named(s.Notes[i].At)
	}
	for i := range s.Found {
		s.Found[i].At.File = file
	}
	return s
}

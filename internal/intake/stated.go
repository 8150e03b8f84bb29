// Package intake turns workbooks into what they state, and what they state into observations and records
// in canonical units. It finds forms by their marker cells, tables by title and headings, rows by label;
// it never goes by position, never guesses between two meanings, and never turns an absence into zero.
// It judges nothing that needs another month or another body: that is check's work.
package intake

import (
	"bytes"
	"encoding/json"
	"fmt"

	"tiendo/internal/diag"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
)

// Stated is what one workbook says, by itself: a pure function of its bytes and the program's forms,
// so it can be remembered. Sources lack the submission, which only the folder knows.
type Stated struct {
	File     string
	Form     string // "" when no form was recognised
	Version  int
	Body     string
	Month    period.Month
	Sent     period.Date // "Ngày gửi" of the form; zero when blank
	Document string
	Prepared string
	Approved string
	Figures  []Figure
	Records  []observation.Record
	Notes    []observation.Note
	// Rejected says that the workbook as a whole cannot be used; a diagnostic says why.
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

// figureLine and diagnosticLine fix the keys and their order of `read -json`.
type figureLine struct {
	Measure string  `json:"measure"`
	Area    string  `json:"area"`
	Kind    string  `json:"kind"`
	Period  string  `json:"period"`
	Unit    string  `json:"unit"`
	Sheet   string  `json:"sheet"`
	Cell    string  `json:"cell"`
	Value   *string `json:"value"`
}

type diagnosticLine struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	File     string `json:"file"`
	Sheet    string `json:"sheet"`
	Cell     string `json:"cell"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
}

// Line is the object that `read -json` prints for the workbook, without the line's end. A figure whose
// cell says that there is none ("-", "…", "x") or could not be read has the value null; blank cells are left out.
func (s Stated) Line(found diag.List) ([]byte, error) {
	line := struct {
		File        string           `json:"file"`
		Form        string           `json:"form"`
		Period      string           `json:"period"`
		Figures     []figureLine     `json:"figures"`
		Diagnostics []diagnosticLine `json:"diagnostics"`
	}{File: s.File, Form: s.Form, Figures: []figureLine{}, Diagnostics: []diagnosticLine{}}
	if s.Month != 0 {
		line.Period = s.Month.String()
	}
	for _, f := range s.Figures {
		if f.Stated.Absence == quantity.Empty {
			continue
		}
		l := figureLine{f.Measure, f.Area, f.Kind.String(), f.Period.String(), f.Stated.Unit, f.Sheet, f.Cell, nil}
		if f.Stated.Known() {
			v := f.Stated.Num.String()
			l.Value = &v
		}
		line.Figures = append(line.Figures, l)
	}
	for _, d := range found {
		line.Diagnostics = append(line.Diagnostics, diagnosticLine{d.Code, d.Severity.String(), d.At.File, d.At.Sheet, d.At.Cell, d.Message, d.Hint})
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(line); err != nil {
		return nil, fmt.Errorf("encode what %s states: %w", s.File, err)
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

package export

import (
	"bytes"
	"encoding/json"
	"fmt"

	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// schema is the number of the json's form; it rises when a key changes its meaning or goes.
const schema = 1

// The structs below are the contract: their fields stand in the order of the keys.
type file struct {
	Schema       int          `json:"schema"`
	Program      string       `json:"program"`
	Period       string       `json:"period"`
	Type         string       `json:"type"`
	Edition      string       `json:"edition"`
	Counts       counts       `json:"counts"`
	Indicators   []indicator  `json:"indicators"`
	Observations []heard      `json:"observations"`
	Records      []record     `json:"records"`
	Values       []printed    `json:"values"`
	Targets      []target     `json:"targets"`
	Method       method       `json:"method"`
	Claims       []claim      `json:"claims"`
	Submissions  []submission `json:"submissions"`
	Diagnostics  []diagnostic `json:"diagnostics"`
}

type counts struct {
	Achieved    int `json:"achieved"`
	OnTrack     int `json:"on_track"`
	Challenging int `json:"challenging"`
	NotAssessed int `json:"not_assessed"`
}

type indicator struct {
	Code       string   `json:"code"`
	Name       string   `json:"name"`
	Status     string   `json:"status"`
	Computed   string   `json:"computed"` // by the rules alone, where a ruling replaced it
	SubStatus  *string  `json:"sub_status"`
	Reason     *string  `json:"reason"`
	Components []judged `json:"components"`
}

type component struct {
	Code         string  `json:"code"`
	Name         string  `json:"name"`
	Unit         string  `json:"unit"`
	Kind         string  `json:"kind"`
	Better       string  `json:"better"`
	Frequency    string  `json:"frequency"`
	Value        *string `json:"value"`
	Period       *string `json:"period"`
	AsOf         *string `json:"as_of"`
	Carried      bool    `json:"carried"`
	Baseline     *string `json:"baseline"`
	Target       *string `json:"target"`
	TargetPeriod *string `json:"target_period"`
	Projection   *string `json:"projection"`
	Pace         *string `json:"pace"`
	Status       string  `json:"status"`
	SubStatus    *string `json:"sub_status"`
	Ground       *string `json:"ground"` // what decided the status
	Estimate     bool    `json:"estimate"`
	Reaches      bool    `json:"projection_reaches"`
	Within       bool    `json:"within_margin"`
	Awaiting     bool    `json:"awaiting_second_reading"`
	definition
	Sources []source `json:"sources"`
}

type source struct {
	File       string  `json:"file"`
	Submission *string `json:"submission"`
	Sheet      *string `json:"sheet"`
	Cell       *string `json:"cell"`
	Value      *string `json:"value"`
}

type observed struct {
	Measure  string   `json:"measure"`
	Area     *string  `json:"area"`
	Period   *string  `json:"period"`
	From     *string  `json:"from"`
	To       *string  `json:"to"`
	Kind     string   `json:"kind"`
	Giver    *string  `json:"giver"`
	Value    *string  `json:"value"`
	Unit     string   `json:"unit"`
	Stated   *string  `json:"stated"`
	StatedIn *string  `json:"stated_unit"`
	Body     string   `json:"body"`
	Sent     *string  `json:"sent"`
	Attempt  int      `json:"attempt"`
	Chosen   bool     `json:"chosen"`
	Restates *string  `json:"restates"`
	Sources  []source `json:"sources"`
	Note     *string  `json:"note"`
}

type record struct {
	Kind string  `json:"kind"`
	Code *string `json:"code"`
	Body string  `json:"body"`
	Sent *string `json:"sent"`
	// Restricted is true for what must not leave the office; so-lieu is the working copy's and must not either.
	Restricted bool    `json:"restricted"`
	Fields     []field `json:"fields"`
}

type field struct {
	Code  string  `json:"code"`
	Text  *string `json:"text"`
	Value *string `json:"value"`
	Unit  *string `json:"unit"`
	Date  *string `json:"date"`
	File  *string `json:"file"`
	Sheet *string `json:"sheet"`
	Cell  *string `json:"cell"`
}

type value struct {
	ID      string   `json:"id"`
	Value   *string  `json:"value"`
	Unit    *string  `json:"unit"`
	Text    string   `json:"text"`
	Sources []source `json:"sources"`
	Derived *string  `json:"derived"`
}

type submission struct {
	Body     string  `json:"body"`
	File     *string `json:"file"`
	State    string  `json:"state"`
	Received *string `json:"received"`
	Prepared *string `json:"prepared"`
	Approved *string `json:"approved"`
}

type diagnostic struct {
	Code     string  `json:"code"`
	Severity string  `json:"severity"`
	File     *string `json:"file"`
	Sheet    *string `json:"sheet"`
	Cell     *string `json:"cell"`
	Message  string  `json:"message"`
	Hint     *string `json:"hint"`
}

// JSON returns so-lieu-<period>.json: stable keys, numbers as plain decimal strings, absent as null, two
// spaces of indentation, a line feed at the end. An error is a bug: no data makes one.
func JSON(r Report) ([]byte, error) {
	f := file{Schema: schema, Program: r.Program.Code, Period: r.Edition.Period.String(), Type: r.Edition.Type, Edition: r.Edition.Name(),
		Counts: counts{r.Card.Count(scorecard.Achieved), r.Card.Count(scorecard.OnTrack), r.Card.Count(scorecard.Challenging), r.Card.Count(scorecard.NotAssessed)},
		// An empty list is [], never null.
		Indicators:   list(r.Card.Indicators, indicatorOf(r.Program)),
		Observations: list(r.Set.Observations, heardOf),
		Records:      list(r.Set.Records, recordOf),
		Values:       list(r.Document.Values, printedOf),
		Targets:      targetsOf(r.Card),
		Method:       methodOf(r.Program, r.Card),
		Claims:       claimsOf(r.Document, r.Pages),
		Submissions:  list(r.Set.MonthSubmissions(), submissionOf),
		Diagnostics:  list(r.Diagnostics.Sort(), diagnosticOf),
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(f); err != nil {
		return nil, fmt.Errorf("write json: %w", err)
	}
	return b.Bytes(), nil
}

// list maps a slice; nil gives an empty list.
func list[A, B any](in []A, f func(A) B) []B {
	out := make([]B, 0, len(in))
	for _, a := range in {
		out = append(out, f(a))
	}
	return out
}

func indicatorOf(p *program.Program) func(scorecard.Indicator) indicator {
	return func(i scorecard.Indicator) indicator {
		return indicator{i.Code, i.Name, i.Status.String(), i.Computed.String(), some(string(i.Sub)), some(i.Reason), list(i.Components, judgedOf(p))}
	}
}

func componentOf(p *program.Program) func(scorecard.Component) component {
	return func(c scorecard.Component) component {
		return component{c.Code, c.Name, c.Unit, c.Kind.Name, string(c.Better), string(c.Frequency), plain(c.Value), periodOf(c.Period), dateOf(asOf(c)), c.Carried,
			plain(c.Baseline.Value), plain(c.Target.Value), periodOf(c.Target.Period), plain(c.Projection), plain(c.Pace), c.Status.String(),
			some(string(c.Sub)), some(string(c.Ground)), c.Estimate, c.ProjectionReaches, c.Within, c.Awaiting, definitionOf(p, c), list(c.Value.Sources, sourceOf)}
	}
}

func sourceOf(s quantity.Source) source {
	return source{s.File, some(s.Submission), some(s.Sheet), some(s.Cell), some(s.Value)}
}

func readingOf(o observation.Observation) observed {
	out := observed{o.Measure, some(o.Area), periodOf(o.Period), dateOf(o.From), dateOf(o.To), o.Kind.String(), some(o.Giver), plain(o.Value), o.Value.Unit,
		plain(o.Stated), some(o.Stated.Unit), o.Body, monthOf(o.Sent), o.Attempt, o.Chosen, nil, list(o.Value.Sources, sourceOf), some(noteOf(o.Value.Sources))}
	if o.Restates != nil {
		out.Restates = plain(*o.Restates)
	}
	return out
}

func recordOf(r observation.Record) record {
	return record{r.Kind, some(r.Code), r.Body, monthOf(r.Sent), r.Restricted, list(r.Fields, fieldOf)}
}

func fieldOf(f observation.Field) field {
	out := field{f.Code, some(f.Text), plain(f.Num), nil, dateOf(f.Date), some(f.At.File), some(f.At.Sheet), some(f.At.Cell)}
	if f.Num.Known() {
		out.Unit = some(f.Num.Unit)
	}
	return out
}

func valueOf(v document.Value) value {
	return value{v.ID, plain(v.Value), some(v.Value.Unit), v.Text, list(v.Value.Sources, sourceOf), some(v.Value.Derived)}
}

func submissionOf(s observation.Submission) submission {
	return submission{s.Body, some(s.File), s.State.String(), dateOf(s.Received), some(s.Prepared), some(s.Approved)}
}

// diagnosticOf says a line of a text file the way sources do: "L12" in the place of the cell.
func diagnosticOf(d diag.Diagnostic) diagnostic {
	cell := d.At.Cell
	if cell == "" && d.At.Line > 0 {
		cell = fmt.Sprintf("L%d", d.At.Line)
	}
	return diagnostic{d.Code, d.Severity.String(), some(d.At.File), some(d.At.Sheet), some(cell), d.Message, some(d.Hint)}
}

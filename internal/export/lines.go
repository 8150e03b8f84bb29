package export

import (
	"bytes"
	"encoding/json"
	"fmt"

	"tiendo/internal/diag"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
	"tiendo/internal/sending"
)

// Findings returns diagnostics one json object a line, with the keys that they have in so-lieu-<period>.json.
func Findings(found diag.List) ([]byte, error) { return lines(list(found, diagnosticOf)) }

// Stated returns what one workbook states as one json object in a line: with its figures, blank cells left out. A
// figure whose cell says that there is none ("-", "…", "x") or could not be read has the value null.
func Stated(file string, s sending.Stated) ([]byte, error) {
	out := statedLine{File: file, Form: some(s.Form), Period: monthOf(s.Month), Figures: []figureLine{}, Diagnostics: list(s.Found, diagnosticOf)}
	for _, f := range s.Figures {
		if f.Stated.Absence == quantity.Empty {
			continue
		}
		out.Figures = append(out.Figures, figureLine{f.Measure, some(f.Area), f.Kind.String(), periodOf(f.Period), some(f.Stated.Unit), f.Sheet, f.Cell, plain(f.Stated)})
	}
	return lines([]statedLine{out})
}

type statedLine struct {
	File        string       `json:"file"`
	Form        *string      `json:"form"`
	Period      *string      `json:"period"`
	Figures     []figureLine `json:"figures"`
	Diagnostics []diagnostic `json:"diagnostics"`
}

type figureLine struct {
	Measure string  `json:"measure"`
	Area    *string `json:"area"`
	Kind    string  `json:"kind"`
	Period  *string `json:"period"`
	Unit    *string `json:"unit"`
	Sheet   string  `json:"sheet"`
	Cell    string  `json:"cell"`
	Value   *string `json:"value"`
}

// Explained returns indicators one json object a line: as in so-lieu-<period>.json, and each component with
// the trace of its status.
func Explained(p *program.Program, indicators []scorecard.Indicator) ([]byte, error) {
	return lines(list(indicators, explainedOf(p)))
}

type explained struct {
	indicator
	Components []traced `json:"components"` // hides the indicator's own
}

type traced struct {
	judged
	Trace []step `json:"trace"`
}

type step struct {
	Rule   string  `json:"rule"`
	Inputs []input `json:"inputs"`
	Result string  `json:"result"`
}

type input struct {
	Name  string  `json:"name"`
	Value *string `json:"value"`
	Unit  *string `json:"unit"`
}

func explainedOf(p *program.Program) func(scorecard.Indicator) explained {
	return func(i scorecard.Indicator) explained {
		return explained{indicatorOf(p)(i), list(i.Components, func(c scorecard.Component) traced {
			return traced{judgedOf(p)(c), list(c.Trace, func(s scorecard.Step) step {
				return step{s.Rule, list(s.Inputs, func(n scorecard.Named) input {
					return input{n.Name, plain(n.Value), some(n.Value.Unit)}
				}), s.Result}
			})}
		})}
	}
}

func lines[T any](all []T) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for _, x := range all {
		if err := e.Encode(x); err != nil {
			return nil, fmt.Errorf("write json: %w", err)
		}
	}
	return b.Bytes(), nil
}

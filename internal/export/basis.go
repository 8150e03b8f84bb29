package export

import (
	"slices"

	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// What follows is what a recomputation needs beside the observations: with it and the rules of the method's appendix
// every status, value and projection can be worked out again from the json alone.

type target struct {
	Component string  `json:"component"`
	Giver     string  `json:"giver"`
	Name      string  `json:"name"`
	Value     *string `json:"value"`
	Period    *string `json:"period"`
	Bound     string  `json:"bound"`
	KnownFrom *string `json:"known_from"`
	ValidFrom *string `json:"valid_from"`
	Document  *string `json:"document"`
	Locked    bool    `json:"locked"`
	Counts    bool    `json:"counts"` // of the giver by whom the component is judged
	Source    *string `json:"source"`
	Verified  bool    `json:"verified"`
}

type method struct {
	Term               term           `json:"term"`
	OnTrackPace        string         `json:"on_track_pace"`
	LeavePace          string         `json:"leave_pace"`
	AbnormalYears      []int          `json:"abnormal_years"`
	ValidFor           map[string]int `json:"valid_for"` // months by frequency
	AnnualEstimateFrom int            `json:"annual_estimate_from"`
	SuspectFactor      string         `json:"suspect_factor"`
	YearPlanGivers     []string       `json:"year_plan_givers"`
	CAGRAllowed        []string       `json:"cagr_allowed"`
	Measures           []measure      `json:"measures"`
	Rules              []rule         `json:"rules"`
}

type term struct {
	Baseline *string `json:"baseline"`
	End      *string `json:"end"`
}

type measure struct {
	Code           string   `json:"code"`
	Name           string   `json:"name"`
	Unit           string   `json:"unit"`
	Decimals       int      `json:"decimals"`
	Accumulates    string   `json:"accumulates"`
	SourcePriority []string `json:"source_priority"`
}

type rule struct {
	Code  string `json:"code"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

// definition is what a component is judged by, beside its targets.
type definition struct {
	Formula        string   `json:"formula"`
	Main           bool     `json:"main"`
	Decimals       int      `json:"decimals"`
	Limit          *string  `json:"limit"`
	Reversible     bool     `json:"reversible"`
	ValidFor       int      `json:"valid_for"` // months after the reference end, the component's own or its frequency's
	PublishMonth   int      `json:"publish_month"`
	SourcePriority []string `json:"source_priority"`
	AbnormalYears  []int    `json:"abnormal_years"`
	BaselinePeriod *string  `json:"baseline_period"`
}

func decimalOf(d quantity.Decimal) string { return rounded(d).String() }

// targetsOf are all targets and plans that the scorecard knows: none was decided after its month.
func targetsOf(card scorecard.Scorecard) []target {
	out := []target{}
	for _, i := range card.Indicators {
		for _, c := range i.Components {
			for _, t := range c.Targets {
				out = append(out, target{c.Code, t.Giver, t.Name, plain(t.Value), periodOf(t.Period), t.Bound, dateOf(t.KnownFrom), dateOf(t.ValidFrom),
					some(t.Document), t.Locked, c.Counts(t), some(t.Source), t.Verified})
			}
		}
	}
	return out
}

// methodOf is how the program judges.
func methodOf(p *program.Program, card scorecard.Scorecard) method {
	m := p.Method
	out := method{
		Term: term{dateOf(p.Term.Baseline), dateOf(p.Term.End)}, OnTrackPace: decimalOf(m.OnTrackPace), LeavePace: decimalOf(m.LeavePace),
		AbnormalYears: list(m.AbnormalYears, same[int]), ValidFor: map[string]int{}, AnnualEstimateFrom: m.AnnualEstimateFrom, SuspectFactor: decimalOf(m.SuspectFactor),
		YearPlanGivers: list(m.YearPlanGivers, same[string]), CAGRAllowed: list(m.CAGRAllowed, same[string]),
		Measures: []measure{}, Rules: list(m.Rules, func(x program.MethodRule) rule { return rule{x.Code, x.Title, x.Text} }),
	}
	for f, n := range m.ValidFor {
		out.ValidFor[string(f)] = n
	}
	var used []string
	for _, i := range card.Indicators {
		for _, c := range i.Components {
			used = append(used, c.Component.Value.Measures...)
		}
	}
	for _, x := range p.Measures {
		if slices.Contains(used, x.Code) {
			out.Measures = append(out.Measures, measure{x.Code, x.Name, x.Unit, x.Decimals, string(x.Accumulates), list(x.SourcePriority, same[string])})
		}
	}
	return out
}

func same[T any](x T) T { return x }

// definitionOf says what a component is judged by.
func definitionOf(p *program.Program, c scorecard.Component) definition {
	out := definition{
		Formula: c.Component.Value.Text, Main: c.Main, Decimals: c.Decimals, Reversible: c.Reversible, ValidFor: c.ValidFor, PublishMonth: c.PublishMonth,
		SourcePriority: []string{}, AbnormalYears: list(c.AbnormalYears, same[int]), BaselinePeriod: periodOf(c.Baseline.Period),
	}
	if out.ValidFor == 0 {
		out.ValidFor = p.Method.ValidFor[c.Frequency]
	}
	if c.Limit != nil {
		out.Limit = some(decimalOf(*c.Limit))
	}
	for _, code := range c.Component.Value.Measures {
		if m := p.MeasureByCode(code); m != nil {
			for _, body := range m.SourcePriority {
				if !slices.Contains(out.SourcePriority, body) {
					out.SourcePriority = append(out.SourcePriority, body)
				}
			}
		}
	}
	return out
}

package export

import (
	"tiendo/internal/document"
	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
	"tiendo/internal/scorecard"
)

// What is missing, refused, estimated, carried or illustrative is said by the same keys wherever a value stands:
// absence is null where there is a number, else how it is absent; estimate and illustrative are true where the report
// says "ước" and "minh họa"; last is what was known before, with its own period.

// judged is a component with what its value is.
type judged struct {
	component
	Absence      *string   `json:"absence"` // of value
	Illustrative bool      `json:"illustrative"`
	Verifying    *string   `json:"verifying"` // the period of a refused figure that would be newer than all that is known
	Refused      []refused `json:"refused"`
	Areas        []area    `json:"areas"`
}

type refused struct {
	Period   *string  `json:"period"`
	Measure  string   `json:"measure"`
	Estimate bool     `json:"estimate"`
	Sources  []source `json:"sources"`
}

type area struct {
	Area         string   `json:"area"`
	Period       *string  `json:"period"`
	AsOf         *string  `json:"as_of"`
	Value        *string  `json:"value"`
	Absence      *string  `json:"absence"`
	Estimate     bool     `json:"estimate"`
	Illustrative bool     `json:"illustrative"`
	Plan         *string  `json:"plan"`
	Last         *former  `json:"last"` // null where value is there, or nothing was ever known
	Sources      []source `json:"sources"`
}

type former struct {
	Value        string   `json:"value"`
	Period       *string  `json:"period"`
	AsOf         *string  `json:"as_of"`
	Illustrative bool     `json:"illustrative"`
	Sources      []source `json:"sources"`
}

// heard is an observation with how it is absent.
type heard struct {
	observed
	Absence      *string `json:"absence"`
	Illustrative bool    `json:"illustrative"`
}

// printed is a value of the report with what it rests on.
type printed struct {
	value
	Illustrative bool `json:"illustrative"`
}

// absences are the json names of how a value is absent.
var absences = map[quantity.Absence]string{
	quantity.NotReported: "not_reported", quantity.Empty: "empty", quantity.NotOccurred: "not_occurred", quantity.NotCollected: "not_collected",
	quantity.NotApplicable: "not_applicable", quantity.Refused: "refused", quantity.Undefined: "undefined",
}

// absenceOf is how a value is absent; nil when it is there.
func absenceOf(v quantity.Value) *string { return some(absences[v.Absence]) }

func judgedOf(p *program.Program) func(scorecard.Component) judged {
	return func(c scorecard.Component) judged {
		out := judged{component: componentOf(p)(c), Absence: absenceOf(c.Value), Illustrative: reading.Illustrative(c.Value),
			Refused: list(c.Refused, refusedOf), Areas: list(c.Areas, areaOf)}
		if r, ok := c.Verifying(); ok {
			out.Verifying = periodOf(r.Period)
		}
		return out
	}
}

func refusedOf(r scorecard.Refused) refused {
	return refused{periodOf(r.Period), r.Measure, r.Estimate, list(r.Sources, sourceOf)}
}

func areaOf(a scorecard.AreaPoint) area {
	out := area{Area: a.Area, Period: periodOf(a.Period), AsOf: dateOf(a.Period.End()), Value: plain(a.Value), Absence: absenceOf(a.Value), Estimate: a.Estimate,
		Illustrative: reading.Illustrative(a.Value), Plan: plain(a.Plan), Sources: list(a.Value.Sources, sourceOf)}
	if v := plain(a.Last); v != nil {
		out.Last = &former{*v, periodOf(a.LastPeriod), dateOf(a.LastPeriod.End()), reading.Illustrative(a.Last), list(a.Last.Sources, sourceOf)}
	}
	return out
}

func heardOf(o observation.Observation) heard {
	return heard{readingOf(o), absenceOf(o.Value), reading.Illustrative(o.Value)}
}

func printedOf(v document.Value) printed { return printed{valueOf(v), reading.Illustrative(v.Value)} }

package score

import (
	"tiendo/internal/diag"
	"tiendo/internal/program"
	"tiendo/internal/scorecard"
)

// indicator judges an indicator's components, takes the worst of them and puts a ruling over it where one is in
// force.
func (s *scorer) indicator(in *program.Indicator) (scorecard.Indicator, diag.List) {
	out := scorecard.Indicator{Indicator: in, Components: make([]scorecard.Component, len(in.Components))}
	var found diag.List
	states := make([]state, len(in.Components))
	for i := range in.Components {
		c := &in.Components[i]
		j := s.judge(c, s.month)
		out.Components[i] = j.component()
		states[i] = state{c.Code, c.Main, j.status, j.sub}
		found = append(found, j.findings(in.Lead)...)
	}
	out.Status, out.Sub, out.Reason = worst(states)
	out.Computed = out.Status
	explainIndicator(&out)
	if r, ok := s.rulings.inForce(in.Code, s.month); ok {
		overrule(&out, r)
	}
	s.previous(&out)
	return out, found
}

// previous is the status of the month that the report is compared with, by what was known and in force then.
func (s *scorer) previous(out *scorecard.Indicator) {
	before := s.before
	if !s.figures.Begun(before) {
		return
	}
	out.HadPrevious = true
	states := make([]state, len(out.Components))
	for i := range out.Components {
		c := out.Components[i].Component
		states[i] = state{c.Code, c.Main, s.status(c, before), scorecard.SubNone}
	}
	out.Previous, _, _ = worst(states)
	if r, ok := s.rulings.inForce(out.Code, before); ok {
		out.Previous, _ = scorecard.ParseStatus(r.Status)
	}
}

// state is what an indicator looks at in a component.
type state struct {
	code   string
	main   bool
	status scorecard.Status
	sub    scorecard.SubStatus
}

// worst is an indicator's status: not assessed while a main component is not, else the worst of those that are; and
// which component decided (method.yaml: indicator).
func worst(states []state) (scorecard.Status, scorecard.SubStatus, string) {
	if len(states) == 0 {
		return scorecard.NotAssessed, scorecard.SubTooFewData, ""
	}
	for _, c := range states {
		if c.main && c.status == scorecard.NotAssessed {
			return scorecard.NotAssessed, c.sub, c.code
		}
	}
	out := states[0]
	for _, c := range states {
		if c.status > out.status {
			out = c
		}
	}
	return out.status, out.sub, out.code
}

// explainIndicator closes the deciding component's trace with the indicator's own step.
func explainIndicator(in *scorecard.Indicator) {
	for i := range in.Components {
		if c := &in.Components[i]; c.Code == in.Reason {
			c.Trace = append(c.Trace, scorecard.Step{Rule: "indicator", Inputs: []scorecard.Named{scorecard.Name(c.Code, c.Value)}, Result: in.Status.String()})
		}
	}
}

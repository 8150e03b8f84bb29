// Package score judges: a program's indicators over what is known, to a scorecard with its trace. It
// knows kinds, thresholds and periods, all from the program's method, and no indicator.
//
// Everything is computed as of the end of a value's own reference period, so a status moves only with a
// new, restated or expired reading, a rule or a target. The only memory is the month before, which is
// computed by the same functions over what was known then: the same set gives the same scorecard.
package score

import (
	"tiendo/internal/diag"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
	"tiendo/internal/wording"
)

// Rules are the rules that a judgement can name: those of all kinds alike, and each kind's own.
func Rules() []program.MethodRule {
	var out []program.MethodRule
	for _, code := range []string{"value.reading", "value.closed_year", "value.estimate_official", "value.estimate_growth", "value.sum_term", "value.mean_closed",
		"validity", "pace", "on_track", "challenging", "not_assessed", "indicator", "ruling"} {
		out = append(out, program.MethodRule{Code: code})
	}
	for _, k := range kind.All() {
		for _, code := range k.Rules {
			out = append(out, program.MethodRule{Code: code})
		}
	}
	return out
}

// Score judges every indicator of p for set.Month. It reads chosen observations only; their order does
// not matter. The findings name what could not be judged and why; the scorecard is complete whatever they say.
func Score(p *program.Program, set observation.Set) (scorecard.Scorecard, diag.List) {
	s := &scorer{b: newBook(p, set), rulings: set.Rulings, memo: map[memoKey]scorecard.Status{}}
	card := scorecard.Scorecard{Program: p.Code, Month: set.Month, Indicators: make([]scorecard.Indicator, len(p.Indicators))}
	s.checkRulings()
	for i := range p.Indicators {
		card.Indicators[i] = s.indicator(&p.Indicators[i])
	}
	return card, s.diags.Sort()
}

type scorer struct {
	b       *book
	rulings []observation.Ruling
	memo    map[memoKey]scorecard.Status
	diags   diag.List
}

type memoKey struct {
	component *program.Component
	month     period.Month
}

// judge judges a component in a month. What "the month before" asks goes back only while a component
// stays between the two thresholds, and each month is judged once.
func (s *scorer) judge(c *program.Component, m period.Month) (*view, judgement) {
	v := newView(s.b, c, m)
	j := v.judge(func() scorecard.Status { return s.status(c, m.Add(-1)) })
	s.memo[memoKey{c, m}] = j.status
	return v, j
}

func (s *scorer) status(c *program.Component, m period.Month) scorecard.Status {
	if s.b.first == 0 || m < s.b.first {
		return scorecard.NotAssessed
	}
	if st, ok := s.memo[memoKey{c, m}]; ok {
		return st
	}
	_, j := s.judge(c, m)
	return j.status
}

func (s *scorer) indicator(in *program.Indicator) scorecard.Indicator {
	m := s.b.month
	out := scorecard.Indicator{Indicator: in, Components: make([]scorecard.Component, len(in.Components))}
	states := make([]state, len(in.Components))
	for i := range in.Components {
		c := &in.Components[i]
		v, j := s.judge(c, m)
		out.Components[i] = v.component(&j)
		states[i] = state{c.Code, c.Main, j.status, j.sub}
		s.report(in, c, &j)
	}
	out.Status, out.Sub, out.Reason = worst(states)
	out.Computed = out.Status
	s.explainIndicator(&out)
	s.rule(&out)

	if before := m.Add(-1); s.b.first != 0 && before >= s.b.first {
		out.HadPrevious = true
		for i := range in.Components {
			c := &in.Components[i]
			states[i] = state{c.Code, c.Main, s.status(c, before), scorecard.SubNone}
		}
		out.Previous, _, _ = worst(states)
		if r, ok := s.ruling(in.Code, before); ok {
			out.Previous, _ = scorecard.ParseStatus(r.Status)
		}
	}
	return out
}

type state struct {
	code   string
	main   bool
	status scorecard.Status
	sub    scorecard.SubStatus
}

// worst is an indicator's status: not assessed while a main component is not, else the worst of those
// that are; and which component decided.
func worst(states []state) (scorecard.Status, scorecard.SubStatus, string) {
	for _, c := range states {
		if c.main && c.status == scorecard.NotAssessed {
			return scorecard.NotAssessed, c.sub, c.code
		}
	}
	var out state
	for _, c := range states {
		if c.status > out.status {
			out = c
		}
	}
	if out.status == scorecard.NotAssessed {
		for _, c := range states {
			return scorecard.NotAssessed, c.sub, c.code
		}
		return scorecard.NotAssessed, scorecard.SubTooFewData, ""
	}
	return out.status, out.sub, out.code
}

// explainIndicator closes the deciding component's trace with the indicator's own step.
func (s *scorer) explainIndicator(in *scorecard.Indicator) {
	for i := range in.Components {
		if c := &in.Components[i]; c.Code == in.Reason {
			c.Trace = append(c.Trace, scorecard.Step{Rule: "indicator", Inputs: named(c.Code, c.Value), Result: in.Status.String()})
		}
	}
}

// report names what could not be judged. A period that is not due yet is no fault of anybody.
func (s *scorer) report(in *program.Indicator, c *program.Component, j *judgement) {
	at := c.At
	at.Body = in.Lead
	args := wording.Args{"component": c.Code, "name": c.Name, "period": j.now.period.String()}
	code := ""
	switch {
	case !c.TargetAt(s.b.month.End()).Value.Known():
		code = "N306"
	case j.status != scorecard.NotAssessed && j.now.rule == "value.estimate_growth":
		code = "N305"
	case j.status != scorecard.NotAssessed || j.sub == scorecard.SubNotYetDue:
		return
	case j.sub == scorecard.SubExpired && c.Main:
		code = "E302"
	case c.Main && j.roadWhy == "why.no_baseline" && j.now.known():
		code = "E307"
	case c.Main:
		code = "E301"
	default:
		code = "N303"
	}
	d := wording.Diagnostic(code, at, args)
	d.Subject = c.Code
	s.diags = append(s.diags, d)
}

// ruling is the ruling in force for an indicator in a month: the newest one.
func (s *scorer) ruling(code string, m period.Month) (observation.Ruling, bool) {
	var out observation.Ruling
	found := false
	for _, r := range s.rulings {
		if _, ok := scorecard.ParseStatus(r.Status); !ok || r.Indicator != code || r.Sent > m || expired(r, m) {
			continue
		}
		if !found || r.Sent > out.Sent || (r.Sent == out.Sent && r.At.Cell > out.At.Cell) {
			out, found = r, true
		}
	}
	return out, found
}

func expired(r observation.Ruling, m period.Month) bool {
	return !r.Until.IsZero() && r.Until.Compare(m.End()) < 0
}

// rule puts a ruling in place of the computed status; what the rules gave stays beside it.
func (s *scorer) rule(in *scorecard.Indicator) {
	r, ok := s.ruling(in.Code, s.b.month)
	if !ok {
		return
	}
	in.Status, _ = scorecard.ParseStatus(r.Status)
	in.Sub = scorecard.SubByDirection
	until := ""
	if !r.Until.IsZero() {
		until = wording.Text("score.ruling.until", wording.Args{"date": vietDate(r.Until)})
	}
	in.Ruling = wording.Text("score.ruling", wording.Args{"by": r.By, "why": r.Why, "until": until})
	// A ruling is about the indicator, so its step closes the first component's trace.
	if len(in.Components) > 0 {
		c := &in.Components[0]
		for i := range in.Components {
			if in.Components[i].Code == in.Reason {
				c = &in.Components[i]
			}
		}
		cell := quantity.Value{Absence: quantity.NotApplicable, Sources: []quantity.Source{r.At}, Derived: in.Ruling}
		c.Trace = append(c.Trace, scorecard.Step{Rule: "ruling", Inputs: named("ruling", cell), Result: in.Status.String()})
	}
}

func vietDate(d period.Date) string { return itoa(d.Day) + "/" + itoa(d.Month) + "/" + itoa(d.Year) }

// checkRulings names rulings that cannot be applied.
func (s *scorer) checkRulings() {
	for _, r := range s.rulings {
		at := diag.Place{File: r.At.File, Sheet: r.At.Sheet, Cell: r.At.Cell}
		args := wording.Args{"indicator": r.Indicator, "status": r.Status, "until": vietDate(r.Until)}
		code := ""
		_, known := scorecard.ParseStatus(r.Status)
		switch {
		case s.b.p.IndicatorByCode(r.Indicator) == nil:
			code = "E308"
		case !known:
			code = "E309"
		case expired(r, s.b.month) && !expired(r, s.b.month.Add(-1)):
			code = "N310" // said once, in the month in which it lapses
		default:
			continue
		}
		d := wording.Diagnostic(code, at, args)
		d.Subject = r.Indicator
		s.diags = append(s.diags, d)
	}
}

package program

import (
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/quantity"
	"tiendo/internal/wording"
)

// RuleCodes are the rules that a judgement can name. method.yaml words each of them for the method
// appendix, so a rule that is applied can never be one that is not printed.
func RuleCodes() []string {
	return []string{
		"value.reading", "value.closed_year", "value.estimate_official", "value.estimate_growth", "value.sum_term", "value.mean_closed", "validity",
		"level.achieved", "maintained.achieved", "yearly_flow.achieved", "term_total.achieved", "yearly_rate.achieved", "rank.achieved",
		"level.projection", "maintained.projection", "yearly_flow.projection", "term_total.projection", "yearly_rate.projection", "rank.projection",
		"pace", "on_track", "challenging", "not_assessed", "indicator", "ruling",
	}
}

func (l *loader) checkIndicators(p *Program) {
	coded(l, p.Indicators, plainCode, func(i *Indicator) string { return i.Code })
	first := map[string]int{}
	for i := range p.Indicators {
		in := &p.Indicators[i]
		l.need(in, "name", in.Name)
		l.names(in, "lead", "body", in.Lead, p.BodyByCode(in.Lead) != nil)
		main := false
		for j := range in.Components {
			main = main || in.Components[j].Main || l.bad(&in.Components[j], "main")
		}
		if !main {
			l.at(in, "components", "E424", wording.Args{"indicator": in.Code})
		}
		coded(l, in.Components, plainCode, func(c *Component) string { return c.Code })
		for j := range in.Components {
			c := &in.Components[j]
			if line, twice := first[c.Code]; twice && c.Code != "" && line != 0 {
				l.at(c, "code", "E410", wording.Args{"code": c.Code, "line": strconv.Itoa(line)})
			}
			l.checkComponent(p, c)
		}
		for j := range in.Components {
			if c := &in.Components[j]; first[c.Code] == 0 {
				first[c.Code] = l.line(c, "code")
			}
		}
	}
}

func (l *loader) checkComponent(p *Program, c *Component) {
	l.need(c, "name", c.Name, "unit", c.Unit, "kind", string(c.Kind), "frequency", string(c.Frequency))
	if c.Better == "" && !l.bad(c, "better") {
		l.at(c, "better", "E417", wording.Args{"component": c.Code})
	}
	l.names(c, "unit", "unit", c.Unit, p.UnitByCode(c.Unit) != nil)
	l.decimals(c, c.Decimals)
	if !l.has(c, "value") {
		l.at(c, "value", "E409", wording.Args{"key": "value"})
	}
	for _, m := range c.Value.Measures {
		if p.MeasureByCode(m) == nil && !l.lost("measure") {
			l.at(c, "value", "E413", wording.Args{"measure": m, "formula": c.Value.Text})
		}
	}
	if c.Kind == KindTermTotal {
		for _, code := range c.Value.Measures {
			if m := p.MeasureByCode(code); m != nil && m.Accumulates != Flow && m.Accumulates != "" {
				l.at(c, "kind", "E449", wording.Args{"component": c.Code, "measure": code})
			}
		}
	}
	l.names(c, "areas", "measure", c.Areas, p.MeasureByCode(c.Areas) != nil)
	if c.PublishMonth < 0 || c.PublishMonth > 12 {
		l.at(c, "publish_month", "E436", wording.Args{"found": strconv.Itoa(c.PublishMonth)})
	}
	if c.ValidFor < 0 || c.ValidFor > 120 {
		l.at(c, "valid_for", "E440", wording.Args{"found": strconv.Itoa(c.ValidFor), "expected": "0–120"})
	}
	if c.Reversible && c.Kind != KindLevel && c.Kind != KindRank {
		l.at(c, "reversible", "E442", wording.Args{"kind": string(c.Kind)})
	}
	l.years(c, c.AbnormalYears)

	if c.Baseline.Value.Known() {
		c.Baseline.Value.Unit = c.Unit
		l.need(&c.Baseline, "source", c.Baseline.Source)
		l.need(&c.Baseline, "period", c.Baseline.Period.String())
	}
	l.checkTargets(p, c)
}

func (l *loader) checkTargets(p *Program, c *Component) {
	locked := 0
	for i := range c.Targets {
		t := &c.Targets[i]
		t.Value.Unit = c.Unit
		l.need(t, "giver", t.Giver, "name", t.Name)
		if t.Value.Known() && strings.TrimSpace(t.Source) == "" {
			l.at(t, "source", "E416", wording.Args{"component": c.Code, "target": t.Name})
		}
		l.need(t, "period", t.Period.String())
		want := map[Better]string{Higher: "min", Lower: "max"}[c.Better]
		switch {
		case t.Bound != "min" && t.Bound != "max":
			l.at(t, "bound", "E408", wording.Args{"found": t.Bound, "expected": "min, max"})
		case want != "" && t.Bound != want:
			l.at(t, "bound", "E421", wording.Args{"bound": t.Bound, "better": string(c.Better), "expected": want})
		}
		if t.Giver == "resolution" {
			locked++
			if !t.Locked {
				l.at(t, "locked", "E419", wording.Args{"component": c.Code})
			}
			l.checkSpan(p, c, t)
		} else if t.Locked {
			// Only the resolution's own target is locked: an amended one is a new entry beside it.
			l.at(t, "locked", "E419", wording.Args{"component": c.Code})
		}
	}
	if locked != 1 {
		l.at(c, "targets", "E419", wording.Args{"component": c.Code})
	}
}

// checkSpan compares the resolution's target period with what the kind is over: totals and mean rates
// are for a span, everything else for the year at its end.
func (l *loader) checkSpan(p *Program, c *Component, t *Target) {
	if t.Period.IsZero() {
		return
	}
	span := c.Kind == KindTermTotal || c.Kind == KindYearlyRate
	switch {
	case span && !t.Period.IsYear() && t.Period.From.Number() == 1 && t.Period.To.Number() == 12:
	case !span && t.Period.IsYear():
	default:
		expected := "2025"
		if span {
			expected = "2021-2025"
		}
		l.at(t, "period", "E420", wording.Args{"found": t.Period.String(), "kind": string(c.Kind), "expected": expected})
		return
	}
	if !p.Term.Baseline.IsZero() && t.Period.End().Compare(p.Term.Baseline) <= 0 {
		l.at(t, "period", "E420", wording.Args{"found": t.Period.String(), "kind": string(c.Kind), "expected": "> " + p.Term.Baseline.String()})
	}
}

func (l *loader) years(of any, years []int) {
	for _, y := range years {
		if y < 1900 || y > 2200 {
			l.at(of, "abnormal_years", "E440", wording.Args{"found": strconv.Itoa(y), "expected": "1900–2200"})
		}
	}
}

func (l *loader) checkMethod(p *Program) {
	m := &p.Method
	if _, ok := l.places[m]; !ok {
		return
	}
	one := quantity.Int(1)
	if m.OnTrackPace.Sign() <= 0 || m.OnTrackPace.Cmp(one) > 0 {
		l.at(m, "on_track_pace", "E440", wording.Args{"found": m.OnTrackPace.String(), "expected": "0 < … ≤ 1"})
	}
	if m.LeavePace.Sign() <= 0 || m.LeavePace.Cmp(m.OnTrackPace) > 0 {
		l.at(m, "leave_pace", "E440", wording.Args{"found": m.LeavePace.String(), "expected": "≤ on_track_pace"})
	}
	if m.SuspectFactor.Cmp(one) <= 0 {
		l.at(m, "suspect_factor", "E440", wording.Args{"found": m.SuspectFactor.String(), "expected": "> 1"})
	}
	if m.AnnualEstimateFrom < 1 || m.AnnualEstimateFrom > 12 {
		l.at(m, "annual_estimate_from", "E436", wording.Args{"found": strconv.Itoa(m.AnnualEstimateFrom)})
	}
	for _, f := range []Frequency{Monthly, Quarterly, HalfYearly, Yearly} {
		if n := m.ValidFor[f]; n < 1 || n > 120 {
			l.at(m, "valid_for", "E440", wording.Args{"found": string(f) + ": " + strconv.Itoa(n), "expected": "1–120"})
		}
	}
	l.years(m, m.AbnormalYears)
	for _, code := range m.CAGRAllowed {
		c := p.component(code)
		l.names(m, "cagr_allowed", "component", code, c != nil)
		if c != nil && c.Kind == KindYearlyRate {
			// A growth rate of a growth rate says nothing.
			l.at(m, "cagr_allowed", "E418", wording.Args{"component": code})
		}
	}
	codes := RuleCodes()
	seen := map[string]bool{}
	for i := range m.Rules {
		r := &m.Rules[i]
		if !slices.Contains(codes, r.Code) {
			l.at(r, "code", "E425", wording.Args{"code": r.Code, "known": strings.Join(codes, ", ")})
		}
		if seen[r.Code] {
			l.at(r, "code", "E410", wording.Args{"code": r.Code, "line": "…"})
		}
		seen[r.Code] = true
		l.need(r, "title", r.Title, "text", r.Text)
	}
	for _, code := range codes {
		if !seen[code] && len(p.Indicators) > 0 {
			l.at(m, "rules", "E426", wording.Args{"code": code})
		}
	}
}

// component finds a component by its code over all indicators.
func (p *Program) component(code string) *Component {
	for i := range p.Indicators {
		if c := find(p.Indicators[i].Components, func(c *Component) bool { return c.Code == code }); c != nil {
			return c
		}
	}
	return nil
}

package load

import (
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/wording"
)

// indicatorChecker checks indicators and the method by which they are judged.
type indicatorChecker struct{ *checker }

func (k indicatorChecker) indicators() {
	p := k.p
	coded(k.checker, p.Indicators, plainCode, func(i *program.Indicator) string { return i.Code })
	first := map[string]int{}
	for i := range p.Indicators {
		in := &p.Indicators[i]
		k.need(in, "name", in.Name)
		k.names(in, "lead", "body", in.Lead, k.bodyCodes())
		main := false
		for j := range in.Components {
			main = main || in.Components[j].Main || k.bad(&in.Components[j], "main")
		}
		if !main {
			k.at(in, "components", "E424", wording.Args{"indicator": in.Code})
		}
		coded(k.checker, in.Components, plainCode, func(c *program.Component) string { return c.Code })
		for j := range in.Components {
			c := &in.Components[j]
			if line, twice := first[c.Code]; twice && c.Code != "" && line != 0 {
				k.at(c, "code", "E410", wording.Args{"code": c.Code, "line": strconv.Itoa(line)})
			}
			k.component(c)
		}
		for j := range in.Components {
			if c := &in.Components[j]; first[c.Code] == 0 {
				first[c.Code] = k.where(c, "code").Line
			}
		}
	}
}

func (k indicatorChecker) component(c *program.Component) {
	k.need(c, "name", c.Name, "unit", c.Unit, "kind", c.Kind.Name, "frequency", string(c.Frequency))
	if c.Better == "" && !k.bad(c, "better") {
		k.at(c, "better", "E417", wording.Args{"component": c.Code})
	}
	k.names(c, "unit", "unit", c.Unit, k.unitCodes())
	k.decimals(c, c.Decimals)
	if !k.has(c, "value") {
		k.need(c, "value", "")
	}
	for _, code := range c.Value.Measures {
		m := k.p.MeasureByCode(code)
		if m == nil {
			if !k.lost("measure") {
				k.at(c, "value", "E413", wording.Args{"measure": code, "formula": c.Value.Text, "near": near(code, k.measureCodes())})
			}
			continue
		}
		if may := c.Kind.Measures; len(may) > 0 && m.Accumulates != "" && !slices.Contains(may, m.Accumulates) {
			k.at(c, "kind", "E449", wording.Args{"component": c.Code, "measure": code, "kind": c.Kind.Name})
		}
	}
	k.names(c, "areas", "measure", c.Areas, k.measureCodes())
	if c.PublishMonth < 0 || c.PublishMonth > 12 {
		k.at(c, "publish_month", "E436", wording.Args{"found": strconv.Itoa(c.PublishMonth)})
	}
	if c.ValidFor < 0 || c.ValidFor > 120 {
		k.at(c, "valid_for", "E440", wording.Args{"found": strconv.Itoa(c.ValidFor), "expected": "0–120"})
	}
	if c.Reversible && c.Kind.Name != "" && !c.Kind.Reversible {
		k.at(c, "reversible", "E442", wording.Args{"kind": c.Kind.Name})
	}
	k.years(c, c.AbnormalYears)
	if c.Baseline.Value.Known() {
		k.need(&c.Baseline, "source", c.Baseline.Source)
		k.need(&c.Baseline, "period", c.Baseline.Period.String())
	}
	k.targets(c)
}

// targets checks that one giver's targets count, one after another, and that each is of the component's
// direction and span. Only those that count are locked: nobody else may move what is judged.
func (k indicatorChecker) targets(c *program.Component) {
	var counting []*program.Target
	for i := range c.Targets {
		t := &c.Targets[i]
		k.need(t, "giver", t.Giver, "name", t.Name)
		if t.Value.Known() && strings.TrimSpace(t.Source) == "" {
			k.at(t, "source", "E416", wording.Args{"component": c.Code, "target": t.Name})
		}
		k.need(t, "period", t.Period.String())
		want := map[program.Better]string{program.Higher: "min", program.Lower: "max"}[c.Better]
		switch {
		case t.Bound != "min" && t.Bound != "max":
			k.choose(k.where(t, "bound"), t.Bound, []string{"min", "max"})
		case want != "" && t.Bound != want:
			k.at(t, "bound", "E421", wording.Args{"bound": t.Bound, "better": string(c.Better), "expected": want})
		}
		if c.Counts(*t) {
			counting = append(counting, t)
			k.span(c, t)
		}
		if t.Locked != c.Counts(*t) {
			k.at(t, "locked", "E419", wording.Args{"component": c.Code, "giver": giverOf(c)})
		}
	}
	if len(counting) == 0 {
		k.at(c, "targets", "E419", wording.Args{"component": c.Code, "giver": giverOf(c)})
		return
	}
	k.amendments(c, counting)
}

// amendments checks the targets that count: of several the first is the giver's own, each further one amends it from
// its day on, by a document.
func (k *checker) amendments(c *program.Component, counting []*program.Target) {
	for _, t := range counting {
		if t.Document != "" && t.ValidFrom.IsZero() {
			k.at(t, "valid_from", "E454", wording.Args{"component": c.Code})
			return // without its day nobody knows which of them is the first
		}
	}
	slices.SortStableFunc(counting, func(a, b *program.Target) int { return a.ValidFrom.Compare(b.ValidFrom) })
	for i, t := range counting[1:] {
		if t.ValidFrom.IsZero() || t.ValidFrom == counting[i].ValidFrom {
			k.at(t, "valid_from", "E454", wording.Args{"component": c.Code})
		}
		if strings.TrimSpace(t.Document) == "" {
			k.at(t, "document", "E455", wording.Args{"component": c.Code})
		}
	}
}

func giverOf(c *program.Component) string {
	if c.Giver == "" {
		return program.Resolution
	}
	return c.Giver
}

// span compares the period of a target that counts with what the kind is over: totals and mean rates are for
// a span, everything else for the year at its end.
func (k indicatorChecker) span(c *program.Component, t *program.Target) {
	if t.Period.IsZero() || c.Kind.Name == "" {
		return
	}
	args := wording.Args{"found": t.Period.String(), "kind": c.Kind.Name, "expected": "2025"}
	if c.Kind.Span {
		args["expected"] = "2021-2025"
	}
	whole := t.Period.From.Number() == 1 && t.Period.To.Number() == 12
	baseline := k.p.Term.Baseline
	switch {
	case c.Kind.Span == t.Period.IsYear() || !whole:
		k.at(t, "period", "E420", args)
	case baseline != (period.Date{}) && t.Period.End().Compare(baseline) <= 0:
		args["expected"] = "> " + baseline.String()
		k.at(t, "period", "E420", args)
	}
}

func (k indicatorChecker) method() {
	p, m := k.p, &k.p.Method
	if len(p.Indicators) == 0 {
		return // nothing is judged
	}
	one := quantity.Int(1)
	if m.OnTrackPace.Sign() <= 0 || m.OnTrackPace.Cmp(one) > 0 {
		k.at(m, "on_track_pace", "E440", wording.Args{"found": m.OnTrackPace.String(), "expected": "0 < … ≤ 1"})
	}
	if m.LeavePace.Sign() <= 0 || m.LeavePace.Cmp(m.OnTrackPace) > 0 {
		k.at(m, "leave_pace", "E440", wording.Args{"found": m.LeavePace.String(), "expected": "≤ on_track_pace"})
	}
	if m.SuspectFactor.Cmp(one) <= 0 {
		k.at(m, "suspect_factor", "E440", wording.Args{"found": m.SuspectFactor.String(), "expected": "> 1"})
	}
	if m.AnnualEstimateFrom < 1 || m.AnnualEstimateFrom > 12 {
		k.at(m, "annual_estimate_from", "E436", wording.Args{"found": strconv.Itoa(m.AnnualEstimateFrom)})
	}
	for _, f := range program.Frequency("").Choices() {
		if n := m.ValidFor[program.Frequency(f)]; n < 1 || n > 120 {
			k.at(m, "valid_for", "E440", wording.Args{"found": f + ": " + strconv.Itoa(n), "expected": "1–120"})
		}
	}
	k.years(m, m.AbnormalYears)
	for _, code := range m.CAGRAllowed {
		k.names(m, "cagr_allowed", "component", code, k.componentCodes())
		if c := p.ComponentByCode(code); c != nil && c.Kind.Rate {
			// A growth rate of a growth rate says nothing.
			k.at(m, "cagr_allowed", "E418", wording.Args{"component": code})
		}
	}
	k.methodRules(m)
}

// methodRules holds the words of the rules against the rules that a judgement can name: none is applied that
// is not printed. A rule that code brings along with its words needs none in method.yaml.
func (k indicatorChecker) methodRules(m *program.Method) {
	known := codesOf(k.lang.Rules, func(r *program.MethodRule) string { return r.Code })
	seen := map[string]bool{}
	for i := range m.Rules {
		r := &m.Rules[i]
		if !slices.Contains(known, r.Code) {
			k.at(r, "code", "E425", wording.Args{"code": r.Code, "known": strings.Join(known, ", "), "near": near(r.Code, known)})
		}
		if seen[r.Code] {
			k.at(r, "code", "E410", wording.Args{"code": r.Code, "line": "…"})
		}
		seen[r.Code] = true
		k.need(r, "title", r.Title, "text", r.Text)
	}
	for _, r := range k.lang.Rules {
		switch {
		case seen[r.Code]:
		case r.Title != "":
			m.Rules = append(m.Rules, r)
		default:
			k.at(m, "rules", "E426", wording.Args{"code": r.Code})
		}
	}
}

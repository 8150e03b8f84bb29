package cli

import (
	"fmt"
	"io"
	"strings"

	"tiendo/internal/export"
	"tiendo/internal/period"
	"tiendo/internal/pipeline"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
	"tiendo/internal/vitext"
	"tiendo/internal/worder"
	"tiendo/internal/wording"
)

// explain tells where the numbers of indicators come from and why each stands where it stands.
func explain(c *call) error {
	if len(c.args) == 0 {
		return usage("usage.needs_indicator", nil)
	}
	o, err := c.options()
	if err != nil {
		return err
	}
	p, found, err := c.load(&o)
	if err != nil {
		return err
	}
	for _, a := range c.args {
		if err := knownIndicator(p, a); err != nil {
			return err
		}
	}
	j, err := pipeline.Judge(c.ctx, o, p, found)
	if err != nil {
		printDiagnostics(c.err, j.Diagnostics, false)
		return err
	}
	for _, a := range c.args {
		for _, ind := range j.Card.Indicators {
			var parts []scorecard.Component
			for _, comp := range ind.Components {
				if strings.EqualFold(a, ind.Code) || strings.EqualFold(a, comp.Code) {
					parts = append(parts, comp)
				}
			}
			if len(parts) == 0 {
				continue
			}
			if c.flags.json {
				ind.Components = parts
				line, err := export.Explained(p, []scorecard.Indicator{ind})
				if err != nil {
					return err
				}
				if _, err := c.out.Write(line); err != nil {
					return err
				}
				continue
			}
			explainer{c.out, p, worder.New(p)}.indicator(ind, parts)
		}
	}
	return nil
}

func knownIndicator(p *program.Program, code string) error {
	var known []string
	for _, i := range p.Indicators {
		known = append(known, i.Code)
		if strings.EqualFold(i.Code, code) {
			return nil
		}
		for _, comp := range i.Components {
			if strings.EqualFold(comp.Code, code) {
				return nil
			}
		}
	}
	likely := likelyCode(code, known)
	if likely == "" {
		likely = nearest(strings.ToUpper(code), known)
	}
	return usage("usage.no_indicator", wording.Args{"found": code, "near": likely, "known": strings.Join(known, ", ")})
}

// explainer writes what explain tells, in the words of one program.
type explainer struct {
	w     io.Writer
	p     *program.Program
	words worder.Worder
}

func (e explainer) say(key string, args wording.Args) { fmt.Fprintln(e.w, wording.Text(key, args)) }

func (e explainer) indicator(ind scorecard.Indicator, parts []scorecard.Component) {
	e.answer(ind, parts)
	for _, c := range parts {
		e.say("explain.component", wording.Args{"code": c.Code, "name": c.Name, "status": e.status(c.Status)})
		for _, line := range []struct {
			key    string
			value  quantity.Value
			period string
		}{
			{valueKey(c), c.Value, e.words.Period(c.Period)}, {"explain.latest", c.Latest, e.words.Period(c.LatestPeriod)},
			{"explain.baseline", c.Baseline.Value, e.words.Period(c.Baseline.Period)}, {"explain.target", c.Target.Value, e.words.Period(c.Target.Period)},
			{"explain.projection", c.Projection, e.words.Period(c.Target.Period)}, {"explain.road", c.Road, ""},
			{"explain.time", c.Time, vitext.Date(c.AsOf)}, {"explain.pace", c.Pace, ""}, {neededKey(c), neededValue(c), ""},
		} {
			if !line.value.Known() {
				continue
			}
			digits := c.Decimals
			if line.value.Unit == "" {
				digits = ratioDecimals
			}
			e.say(line.key, wording.Args{"value": e.value(line.value, digits), "period": line.period})
			if line.value.Derived != "" {
				e.say("explain.derived", wording.Args{"formula": line.value.Derived})
			}
			switch line.key {
			case "explain.value", "explain.value_estimate", "explain.latest", "explain.target", "explain.baseline":
				e.sources(line.value)
			}
		}
		for _, s := range c.Trace {
			var in []string
			for _, n := range s.Inputs {
				if !n.Value.Known() {
					continue // a rate has no road: what a rule could have looked at and did not is no news
				}
				in = append(in, e.input(e.finer(c, n))+" = "+e.value(n.Value, ratioDecimals))
			}
			e.say("explain.step", wording.Args{"rule": e.rule(s.Rule), "inputs": strings.Join(in, "; "), "result": e.result(s.Result)})
		}
	}
}

func (e explainer) sources(v quantity.Value) {
	for _, s := range v.Sources {
		place, key := s.File, "explain.source"
		switch {
		case s.Sheet != "":
			place += "[" + s.Sheet + "!" + s.Cell + "]"
		case s.Cell != "":
			place, key = place+":"+strings.TrimPrefix(s.Cell, "L"), "explain.source_line"
		}
		text := wording.Text(key, wording.Args{"place": place, "value": s.Value, "submission": s.Submission})
		if s.Note != "" {
			text += wording.Text("explain.note", wording.Args{"note": s.Note})
		}
		fmt.Fprintln(e.w, text)
	}
}

// neededKey says what the value needed of each year left is: for a mean rate the rate itself, for a total
// what a year must bring, for the rest the step up or down.
func neededKey(c scorecard.Component) string {
	switch {
	case c.Kind.Rate:
		return "explain.needed_rate"
	case c.Kind.FromZero:
		return "explain.needed_total"
	case c.Needed.Known() && c.Needed.Num.Sign() < 0:
		return "explain.needed_fall"
	}
	return "explain.needed_rise"
}

// neededValue is what is needed, without its sign where the words say "down"; a step between two shares is
// in points.
func neededValue(c scorecard.Component) quantity.Value {
	v := c.Needed
	if key := neededKey(c); v.Unit == "%" && (key == "explain.needed_rise" || key == "explain.needed_fall") {
		v.Unit = wording.Text("explain.points", nil)
	}
	if neededKey(c) == "explain.needed_fall" {
		v.Num = v.Num.Abs()
	}
	return v
}

// value prints a value with at most n decimals, none that are only zeros.
func (e explainer) value(v quantity.Value, n int) string {
	return vitext.Exact(v.Num, n) + strings.ReplaceAll(e.words.Unit(v.Unit), "\u00a0", " ")
}

// ratioDecimals is enough to tell a pace of 0.947 from the threshold 0.95.
const ratioDecimals = 3

// input names an input of a step: "year.2022" is a period of a series, the rest stand in the wording.
func (e explainer) input(name string) string {
	series, which, of := strings.Cut(name, ".")
	if p, err := period.Parse(which); err == nil && !p.IsYear() {
		which = e.words.Period(p)
	}
	if text, ok := wording.Find("explain.input."+series, wording.Args{"period": which}); ok {
		return text
	}
	if of {
		return which
	}
	return name // a component's code
}

// result words what a step gave: a decimal, a truth, a status or a finer label.
func (e explainer) result(result string) string {
	if d, err := quantity.Parse(result); err == nil {
		return e.value(quantity.Of(d, ""), ratioDecimals)
	}
	if text, ok := wording.Find("explain.result."+result, nil); ok {
		return text
	}
	if st, ok := scorecard.ParseStatus(result); ok {
		return e.status(st)
	}
	return result
}

func (e explainer) status(s scorecard.Status) string { return e.words.Text("status." + s.String()) }

func (e explainer) rule(code string) string {
	for _, r := range e.p.Method.Rules {
		if r.Code == code {
			return r.Title
		}
	}
	return code
}

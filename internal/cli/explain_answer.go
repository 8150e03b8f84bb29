package cli

import (
	"strings"

	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// answer says in five lines where an indicator stands, why, by which figures, what would change it, and where it stood
// the month before. Of several components the one that decided speaks.
func (e explainer) answer(ind scorecard.Indicator, parts []scorecard.Component) {
	c := parts[0]
	for _, x := range parts {
		if x.Code == ind.Reason {
			c = x
		}
	}
	status := e.status(ind.Status)
	if len(parts) < len(ind.Components) || ind.Reason == c.Code {
		if sub, ok := wording.Find("explain.result."+string(c.Sub), nil); ok && c.Status == ind.Status {
			status = wording.Text("explain.sub", wording.Args{"status": status, "sub": sub})
		}
	}
	e.say("explain.indicator", wording.Args{"code": ind.Code, "name": ind.Name, "status": status})
	switch why := e.why(c); {
	case ind.Ruling != "":
		e.say("explain.ruling", wording.Args{"ruling": ind.Ruling, "computed": e.status(ind.Computed)})
	case len(ind.Components) > 1:
		e.say("explain.because_of", wording.Args{"component": c.Code, "why": why})
	default:
		e.say("explain.because", wording.Args{"why": why})
	}
	e.figures(c)
	e.say("explain.change", wording.Args{"turn": e.turn(c)})
	if ind.HadPrevious {
		e.say("explain.before", wording.Args{"status": e.status(ind.Previous)})
	} else {
		e.say("explain.before_none", nil)
	}
}

// figures are the judged value, the target and the projection in one line.
func (e explainer) figures(c scorecard.Component) {
	if !c.Value.Known() {
		e.say("explain.figures.none", nil)
		return
	}
	args := wording.Args{
		"value": e.approx(c, e.value(c.Value, c.Decimals)), "period": e.words.Period(c.Period), "carried": "", "projection": "",
		"target": e.value(c.Target.Value, c.Decimals), "target_period": e.words.Period(c.Target.Period),
	}
	if c.Carried {
		args["carried"] = wording.Text("explain.figures.carried", nil)
	}
	if c.Projection.Known() {
		args["projection"] = wording.Text("explain.figures.projection", wording.Args{"projection": e.value(c.Projection, c.Decimals)})
	}
	e.say("explain.figures", args)
}

// approx marks an estimate.
func (e explainer) approx(c scorecard.Component, value string) string {
	if c.Estimate {
		return wording.Text("explain.approx", wording.Args{"value": value})
	}
	return value
}

// why words the ground of a component's status.
func (e explainer) why(c scorecard.Component) string {
	m := e.p.Method
	percent := func(share quantity.Decimal) string {
		return e.value(quantity.Of(quantity.Int(1).Sub(share).Mul(quantity.Int(100)), "%"), ratioDecimals)
	}
	ground := string(c.Ground)
	switch {
	case ground == "":
		ground = "none"
	case c.Ground == scorecard.GroundReaches && !c.Projection.Known():
		ground = "reaches_alone"
	}
	return wording.Text("explain.why."+ground, wording.Args{
		"pace": e.value(c.Pace, ratioDecimals), "enter": vitext.Exact(m.OnTrackPace, ratioDecimals), "leave": vitext.Exact(m.LeavePace, ratioDecimals),
		"enter_margin": percent(m.OnTrackPace), "leave_margin": percent(m.LeavePace), "sub": e.result(string(c.Sub)),
	})
}

// turn words what would change a component's status.
func (e explainer) turn(c scorecard.Component) string {
	names := wording.Args{
		"up": e.status(scorecard.OnTrack), "down": e.status(scorecard.Challenging), "rule": e.achievedBy(c), "as_of": vitext.Date(c.AsOf), "projection": "",
	}
	switch {
	case c.Status == scorecard.NotAssessed:
		return wording.Text("explain.turn.figures", nil)
	case c.Status == scorecard.Achieved:
		return wording.Text("explain.turn.achieved", names)
	case c.Awaiting:
		names["up"] = e.status(scorecard.Achieved)
		return wording.Text("explain.turn.awaiting", names)
	case c.Status == scorecard.Challenging && !c.Turn.Value.Known():
		return wording.Text("explain.turn.held", names)
	case c.Status == scorecard.OnTrack && (!c.Turn.Value.Known() || c.Ground == scorecard.GroundEstimate || c.Ground == scorecard.GroundUnit):
		names["up"] = e.status(scorecard.Achieved)
		return wording.Text("explain.turn.rule", names)
	case c.Status == scorecard.OnTrack:
		names["up"] = e.status(scorecard.Achieved)
		names["value"] = e.bound(c, c.Turn.Value, "explain.turn.below", "explain.turn.above")
		if c.Turn.Projection.Known() {
			names["projection"] = wording.Text("explain.turn.or", wording.Args{"projection": e.bound(c, c.Turn.Projection, "explain.turn.below", "explain.turn.above")})
		}
		return wording.Text("explain.turn.out", names)
	}
	names["value"] = e.bound(c, c.Turn.Value, "explain.turn.at_least", "explain.turn.at_most")
	if c.Turn.Projection.Known() {
		names["projection"] = wording.Text("explain.turn.and", wording.Args{"projection": e.bound(c, c.Turn.Projection, "explain.turn.at_least", "explain.turn.at_most")})
	}
	return wording.Text("explain.turn.in", names)
}

// bound words a limit by the component's direction: one key for those that rise, one for those that fall.
func (e explainer) bound(c scorecard.Component, v quantity.Value, rising, falling string) string {
	key := falling
	if c.Rises() {
		key = rising
	}
	return wording.Text(key, wording.Args{"value": e.value(v, c.Decimals)})
}

// achievedBy is the first sentence of the rule by which a component would be achieved, as its trace names it; the whole
// stands in the method's appendix.
func (e explainer) achievedBy(c scorecard.Component) string {
	for _, s := range c.Trace {
		if !strings.HasSuffix(s.Rule, ".achieved") {
			continue
		}
		for _, r := range e.p.Method.Rules {
			if r.Code == s.Rule {
				first, _, _ := strings.Cut(strings.TrimSuffix(r.Text, "."), ". ")
				return vitext.Uncapital(first)
			}
		}
	}
	return ""
}

// valueKey says whether the judged value is an estimate.
func valueKey(c scorecard.Component) string {
	if c.Estimate {
		return "explain.value_estimate"
	}
	return "explain.value"
}

// finer is the name of an input of a step: an estimate is called one, and so is the threshold by which a component that
// was on track leaves.
func (e explainer) finer(c scorecard.Component, n scorecard.Named) string {
	switch {
	case n.Name == "value" && c.Estimate:
		return "value_estimate"
	case n.Name == "threshold" && n.Value.Num.Equal(e.p.Method.LeavePace) && c.Ground == scorecard.GroundStays:
		return "threshold_leave"
	}
	return n.Name
}

package tell

import (
	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// claims are what a component's sentence patterns may assert, by the names that stand in "<name: …>", and when each
// holds. Names that only print figures hold wherever the figures are there.
var claims = []struct {
	name  string
	kind  document.ClaimKind
	of    string
	holds func(k truths) bool
}{
	{"value", document.Is, "value", func(k truths) bool { return k.Value.Known() }},
	{"latest", document.Is, "latest", func(k truths) bool { return k.Latest.Known() }},
	{"target", document.HasTarget, "target", func(k truths) bool { return k.Target.Value.Known() }},
	{"met_target", document.MetTarget, "", func(k truths) bool { return k.Value.Known() && k.atTarget(k.Value) }},
	{"not_met", document.NotMet, "", func(k truths) bool { return k.Value.Known() && k.Target.Value.Known() && !k.atTarget(k.Value) }},
	{"years_met", document.YearsMet, "", func(k truths) bool { return k.closedYearsMet(2) }},
	{"year_met", document.YearMet, "", func(k truths) bool { return k.closedYearsMet(1) }},
	{"reaches_target", document.ReachesTarget, "", func(k truths) bool { return k.Projection.Known() && k.atTarget(k.Projection) }},
	{"falls_short", document.FallsShort, "", truths.fallsShort},
	{"within_margin", document.WithinMargin, "", func(k truths) bool { return k.fallsShort() && k.Status == scorecard.OnTrack }},
	{"falls_to_nothing", document.FallsToNothing, "", truths.toNothing},
	{"on_the_road", document.OnTheRoad, "", func(k truths) bool {
		return k.Road.Known() && k.Road.Num.Sign() >= 0 && k.Time.Known() && k.Value.Known() && !k.atTarget(k.Value)
	}},
	{"must_rise", document.MustRise, "", func(k truths) bool { return k.steps() && k.Needed.Num.Sign() > 0 }},
	{"must_fall", document.MustFall, "", func(k truths) bool { return k.steps() && k.Needed.Num.Sign() < 0 }},
	{"must_bring", document.MustBring, "", func(k truths) bool {
		return k.Needed.Known() && (k.Kind.Rate || k.Kind.FromZero) && k.Needed.Num.Sign() > 0
	}},
	{"share_of_plan", document.ShareOfPlan, "", func(k truths) bool { return k.PlanRatio.Known() && k.Better == program.Higher }},
	{"share_of_target", document.ShareOfTarget, "", func(k truths) bool { return k.Value.Known() && k.Target.Value.Known() }},
	{"achieved", document.HasStatus, scorecard.Achieved.String(), func(k truths) bool { return k.Status == scorecard.Achieved }},
	{"on_track", document.HasStatus, scorecard.OnTrack.String(), func(k truths) bool { return k.Status == scorecard.OnTrack }},
	{"challenging", document.HasStatus, scorecard.Challenging.String(), func(k truths) bool { return k.Status == scorecard.Challenging }},
}

// comparisons are the claims of patterns that compare, see Component.compared.
var comparisons = map[string]document.ClaimKind{
	"rises": document.Rises, "falls": document.Falls, "equals": document.Equals, "multiple": document.Multiple,
}

// ClaimNames are the claims that wordings may make.
func ClaimNames() []string {
	var out []string
	for _, c := range claims {
		out = append(out, c.name)
	}
	return append(out, "rises", "falls", "equals", "multiple")
}

// truths are what can be asserted of a component.
type truths struct{ Component }

// claim tells for a pattern whether what it asserts of the component holds, and registers it.
func (k truths) claim(name string) (id string, holds bool) {
	for _, c := range claims {
		if c.name != name {
			continue
		}
		if !c.holds(k) {
			return "", false
		}
		out := document.Claim{Kind: c.kind, Subject: k.Code, Of: c.of}
		switch c.kind {
		case document.Is:
			v, p := k.Value, k.Period
			if c.of == "latest" {
				v, p = k.Latest, k.LatestPeriod
			}
			if k.estimated(p) {
				out.Kind = document.IsEstimate
			}
			out.At, out.Manner = p.String(), verbs(k).manner(v)
		case document.OnTheRoad, document.ShareOfTarget:
			out.At = k.Period.String()
		case document.ShareOfPlan:
			out.At = k.LatestPeriod.String()
		case document.ReachesTarget, document.FallsShort, document.WithinMargin:
			out.At, out.Manner = k.Target.Period.String(), verbs(k).foreseen()
		case document.HasTarget, document.MetTarget:
			out.At = k.Target.Period.String()
		case document.YearMet, document.YearsMet:
			years := k.closedYears()
			out.At = years[len(years)-1].Period.String()
		default:
		}
		return k.t.assert(out), true
	}
	return "", false
}

// say fills a pattern with the component's claims.
func (k Component) say(pattern string, parts inline.Args) []document.Inline {
	return k.t.claiming(pattern, parts, truths{k}.claim)
}

// Say fills a sentence pattern with what can be said of the component.
func (k Component) Say(pattern string) []document.Inline { return k.say(pattern, k.Parts()) }

func (k truths) atTarget(v quantity.Value) bool {
	return k.Target.Value.Known() && k.Meets(v.Num, k.Target.Value.Num)
}

func (k truths) fallsShort() bool {
	return k.Projection.Known() && k.Target.Value.Known() && !k.atTarget(k.Projection)
}

// toNothing tells whether the projection of something that is there falls to nothing, short of the target: such a
// figure is no forecast that anybody would print.
func (k truths) toNothing() bool {
	return k.fallsShort() && k.Projection.Num.Sign() == 0 && k.Value.Known() && k.Value.Num.Sign() > 0
}

// steps tells whether what is needed is a step from level to level.
func (k truths) steps() bool { return k.Needed.Known() && !k.Kind.Rate && !k.Kind.FromZero }

// closedYearsMet tells whether the last n closed years are at the target.
func (k truths) closedYearsMet(n int) bool {
	years := k.closedYears()
	if len(years) < n {
		return false
	}
	for _, x := range years[len(years)-n:] {
		if !k.atTarget(x.Value) {
			return false
		}
	}
	return true
}

// closedYears are the readings of whole years that are over, the newest last.
func (k truths) closedYears() []scorecard.Point {
	var out []scorecard.Point
	for _, x := range k.Series {
		if x.Period.IsYear() && x.Period.To.Year() <= k.t.LastClosed() && !x.Plan && !x.Estimate && x.Value.Known() {
			out = append(out, x)
		}
	}
	return out
}

// StatusCount is how many indicators have a status, as a claim.
func (t *Teller) StatusCount(st scorecard.Status) []document.Inline {
	return inline.Claimed(t.Counted("count."+st.String(), t.Card.Count(st), "status = "+st.String()),
		t.assert(document.Claim{Kind: document.CountOfStatus, Subject: st.String()}))
}

// hasStatus registers that a component or indicator has a status.
func (r *Values) hasStatus(code string, st scorecard.Status) (id string) {
	return r.assert(document.Claim{Kind: document.HasStatus, Subject: code, Of: st.String()})
}

// assert registers a claim.
func (r *Values) assert(c document.Claim) (id string) {
	c.ID = c.Subject + "." + string(c.Kind)
	for _, part := range []string{c.Of, c.Against, c.At, string(c.Manner)} {
		if part != "" {
			c.ID += "." + part
		}
	}
	r.claims[c.ID] = c
	return c.ID
}

// Claims lists what a document asserts, in the order of first print.
func (r *Values) Claims(blocks []document.Block) []document.Claim {
	var out []document.Claim
	seen := map[string]bool{"": true}
	add := func(id string) {
		if !seen[id] {
			seen[id] = true
			out = append(out, r.claims[id])
		}
	}
	inline.Each(blocks, func(i document.Inline) {
		switch i := i.(type) {
		case document.Text:
			add(i.Claim)
		case document.Number:
			add(i.Claim)
		}
	})
	return out
}

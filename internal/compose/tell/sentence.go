package tell

import (
	"strings"
	"unicode"

	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// Sentence says where a component stands; it begins in lower case, to follow a name. The pattern is the
// component's own, else its kind's; ".latest" patterns have a year to date beside the judged value, ".first" ones of
// a mean speak of the one year that is all it has.
func (k Component) Sentence() []document.Inline {
	a := k.Parts()
	form := "value"
	switch {
	case a["latest"] != nil && k.LatestPeriod != k.Period:
		form = "latest"
	case a["value"] == nil && a["latest"] == nil && !k.Latest.Known():
		return k.say(k.t.Text("sentence.none"), a)
	case a["value"] == nil: // the newest reading is of the judged period, and that is absent
		a["value"] = k.Print("latest", false, "")
	}
	keys := []string{"sentence." + k.Code + "." + form, "sentence." + k.Kind.Name + "." + form, "sentence." + form}
	if k.Kind.Rate && k.Period.IsYear() {
		keys = append([]string{"sentence." + k.Kind.Name + "." + form + ".first"}, keys...)
	}
	out := k.say(k.t.First(keys...), a)
	if r, ok := k.Verifying(); ok { // a newer figure came and waits: what is printed is not the newest
		out = inline.Concat(out, k.t.Fill(k.t.Text("sentence.verifying"), inline.Args{"period": k.t.When(r.Period)}))
	}
	return out
}

// Brief says where a component stands and what it aims at, in half a line.
func (k Component) Brief() []document.Inline {
	a := k.Parts()
	if a["value"] == nil {
		return k.say(k.t.Text("sentence.none"), a)
	}
	a["bound"] = k.Bound(false)
	return k.say(k.t.First("brief."+k.Kind.Name, "brief"), a)
}

// Verdict says why the status is what it is and what is still needed.
func (k Component) Verdict() []document.Inline {
	st := k.Status.String()
	keys := []string{"verdict." + k.Code, "verdict." + k.Kind.Name + "." + st, "verdict." + st}
	if k.Status == scorecard.NotAssessed && k.Sub != scorecard.SubNone {
		keys = []string{"verdict." + string(k.Sub), "verdict." + st}
	}
	out := k.say(k.t.First(keys...), k.Parts())
	if !strings.ContainsFunc(document.Plain(out), unicode.IsLetter) {
		return nil // nothing that the pattern could say holds
	}
	return inline.Claimed(out, k.t.hasStatus(k.Code, k.Status))
}

// Parts are what the sentence patterns of a component may name. An absent part is nil, so that its
// clause falls away.
func (k Component) Parts() inline.Args {
	t := k.t
	a := inline.Args{
		"name": inline.Text(k.Name), "unit": inline.Text(k.Unit),
		"value": k.reading("value"), "value_period": t.When(k.Period), "value_verb": verbs{k}.verb(k.Value, k.Period),
		"baseline": k.Print("baseline", false, ""), "baseline_period": t.When(k.Baseline.Period),
		"target": k.Bound(false), "aim": k.Print("target", false, ""), "target_period": t.When(k.Target.Period),
		"target_ratio": k.Print("target_ratio", false, ""),
		"needed":       k.Print("needed", false, ""), "so_far": k.Print("so_far", false, ""),
		"times": k.Print("times", false, ""), "road": k.Print("road", false, ""),
		"time": k.Print("time", false, ""), "pace": k.Print("pace", false, ""),
		"status": t.Status(k.Status), "sub": t.sub(k.Sub), "short_of": verbs{k}.shortOf(),
		"since_base": changes{k}.changed("since_base"), "need_verb": k.Direction(k.Needed),
		"since_base_compared": changes{k}.compared("since_base"),
	}
	a["road_verb"] = t.Say("road.actual")
	if k.estimated(k.Period) {
		a["road_verb"] = t.Say("road.estimate")
	}
	if !(truths{k}).toNothing() {
		a["projection"], a["projection_verb"] = k.reading("projection"), t.Say("verb."+string(verbs{k}.foreseen())+".actual")
	}
	if !k.Period.IsZero() {
		a["time_end"] = t.Date(k.Period.End())
	}
	if from := k.Baseline.Period; !from.IsZero() {
		a["time_start"] = t.Date(from.End())
	} else if first := t.Program.Term.First; first != 0 {
		a["time_start"] = t.Date(first.Start())
	}
	if k.Estimate && k.Value.Derived != "" {
		a["basis"] = t.Say("estimate.basis") // nobody reported it: the program reckoned it
	}
	if k.Carried {
		a["as_of"] = t.Fill(t.Text("carried"), inline.Args{"date": t.Date(k.AsOf)})
	}
	if k.NeededTimes.Known() && k.NeededTimes.Num.Cmp(quantity.Int(1)) <= 0 {
		a["times"] = nil // "gấp 0,8 lần" is no multiple that anybody would write
	}
	k.newestParts(a)
	a["index"] = changes{k}.index()
	if p := k.Period.Shift(-12); k.Period.IsYear() && k.At(p).Known() {
		a["year_growth"], a["year_before"] = changes{k}.changed("year_growth"), t.When(p)
		a["year_compared"] = changes{k}.compared("year_growth")
	}
	years := truths{k}.closedYears()
	if len(years) > 0 {
		a["closed_year"] = t.When(years[len(years)-1].Period)
		if len(years) > 1 {
			a["closed_years"] = t.When(period.Period{From: years[len(years)-2].Period.From, To: years[len(years)-1].Period.To})
		}
	}
	return a
}

// reading prints a figure as a sentence says it: of a growth rate the verb has the sign.
func (k Component) reading(name string) []document.Inline {
	f, _ := k.Figure(name)
	if k.Kind.Rate {
		f.Value = magnitude(f.Value)
	}
	return k.t.Number(k.Code+"."+name, f.Value, Show{Decimals: f.Decimals, Period: f.Period.String()})
}

// newestParts are the parts that speak of the newest reading.
func (k Component) newestParts(a inline.Args) {
	t := k.t
	if !k.Latest.Known() {
		return
	}
	a["latest"] = k.reading("latest")
	a["latest_period"], a["latest_verb"] = t.When(k.LatestPeriod), verbs{k}.verb(k.Latest, k.LatestPeriod)
	a["growth"], a["growth_compared"] = changes{k}.changed("growth"), changes{k}.compared("growth")
	a["same_period"] = t.Say("same")
	if k.LatestPeriod.IsYear() { // a whole year is compared with a year, not with "the same period"
		a["same_period"] = t.Fill(t.Text("same.year"), inline.Args{"period": t.When(k.LatestPeriod.Shift(-12))})
	}
	a["plan_ratio"], a["plan"] = k.Print("plan_ratio", false, ""), k.Print("plan", false, "")
	if a["plan_ratio"] != nil {
		a["plan_noun"] = inline.Text(k.planNoun())
	}
}

// Direction is the verb of a change: "tăng", "giảm"; nil where there is none.
func (k Component) Direction(v quantity.Value) []document.Inline {
	switch {
	case !v.Known():
		return nil
	case v.Num.Sign() < 0:
		return k.t.Say("change.verb_down")
	}
	return k.t.Say("change.verb_up")
}

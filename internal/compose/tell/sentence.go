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
	a["bound"] = k.Bound(true)
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
		"status": t.Status(k.Status), "sub": t.sub(k.Sub), "short_of": verbs{k}.shortOf(), "better_verb": verbs{k}.betterVerb(),
		"since_base": k.changed("since_base"), "need_verb": k.Direction(k.Needed),
		"since_base_compared": k.compared("since_base"),
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
	a["index"] = k.index()
	if p := k.Period.Shift(-12); k.Period.IsYear() && k.At(p).Known() {
		a["year_growth"], a["year_before"] = k.changed("year_growth"), t.When(p)
		a["year_compared"] = k.compared("year_growth")
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
	a["growth"], a["growth_compared"] = k.changed("growth"), k.compared("growth")
	a["same_period"] = k.before("growth", "same")
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

// changed words a comparison that is one of the component's figures: "tăng 3,2%", "giảm 1,4 điểm phần trăm".
func (k Component) changed(name string) []document.Inline { return k.worded(name, "change") }

// compared is changed with what is compared with: "tăng 3,2% so với năm 2021", "gấp 2,2 lần cùng kỳ năm trước".
func (k Component) compared(name string) []document.Inline { return k.worded(name, "compare") }

// worded turns a change into words, see wordings "change.…" and "compare.…". The verb looks at the printed figure:
// "tăng 0,0%" is never said. A growth rate is above or below another; a rank moves against its number.
func (k Component) worded(name, family string) []document.Inline {
	f, _ := k.Figure(name)
	v := f.Value
	if !v.Known() {
		return nil
	}
	t := k.t
	id, show := k.Code+"."+name, Show{Decimals: f.Decimals, Period: f.Period.String()}
	of, against := operands(name, k)
	said, _ := k.Figure(of)
	parts := inline.Args{"before": k.before(name, against)}
	kind, key := document.Rises, ".up"
	switch sign := v.Num.Round(f.Decimals).Sign(); {
	case sign == 0:
		kind, key = document.Equals, ".same"
	case v.Unit == "%" && v.Num.Cmp(quantity.Int(100)) >= 0:
		q, _ := v.Num.Add(quantity.Int(100)).Quo(quantity.Int(100))
		v.Num, v.Unit = q, t.Text("unit.times")
		kind, key = document.Multiple, ".times"
		parts["times"] = t.Number(id+".times", v, Show{Decimals: ratioDecimals, Period: show.Period})
	case sign < 0:
		kind, key = document.Falls, ".down"
	}
	keys := []string{family + key}
	switch {
	case kind != document.Rises && kind != document.Falls:
	case k.Kind.Ordinal && kind == document.Rises:
		keys = []string{family + ".rank_down"}
	case k.Kind.Ordinal:
		keys = []string{family + ".rank_up"} // a lower place is the better one
	case k.Kind.Rate:
		keys = []string{family + ".rate" + key, family + key}
	}
	parts["rate"] = t.Number(id, magnitude(v), show)
	return t.claiming(t.First(keys...), parts, func(name string) (string, bool) {
		if comparisons[name] != kind {
			return "", false
		}
		return t.assert(document.Claim{Kind: kind, Subject: k.Code, Of: of, Against: against, At: said.Period.String()}), true
	})
}

// operands are the figures that a comparison is made of.
func operands(name string, k Component) (of, against string) {
	switch name {
	case "since_base":
		return "value", "baseline"
	case "year_growth":
		return "value", "year-" + itoa(k.Period.To.Year()-1)
	}
	return "latest", "same"
}

// before names what a comparison is made with: the same period a year ago; whole years by their names.
func (k Component) before(name, against string) []document.Inline {
	switch {
	case name == "since_base":
		return k.t.When(k.Baseline.Period)
	case name == "year_growth":
		return k.t.When(k.Period.Shift(-12))
	case against == "same" && k.LatestPeriod.IsYear(): // a whole year is compared with a year, not with "the same period"
		return k.t.When(k.LatestPeriod.Shift(-12))
	}
	return k.t.Say("same.period")
}

// index says the same comparison as an index: "bằng 103,2%". It is not a growth of 103,2%.
func (k Component) index() []document.Inline {
	if k.share() || k.Kind.Ordinal {
		return nil
	}
	v := Percent(k.Latest, k.SamePeriod, k.Code+".latest ÷ "+k.Code+".same × 100")
	if !v.Known() {
		return nil
	}
	return k.say(k.t.Text("change.index"), inline.Args{"index": k.t.Number(k.Code+".index", v,
		Show{Decimals: ratioDecimals, Period: k.LatestPeriod.String()})})
}

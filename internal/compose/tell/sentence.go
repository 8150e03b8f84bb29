package tell

import (
	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// Sentence says where a component stands; it begins in lower case, to follow a name. The pattern is the
// component's own, else its kind's; ".latest" patterns have a year to date beside the judged value.
func (k Component) Sentence() []document.Inline {
	a := k.Parts()
	form := "value"
	switch {
	case a["latest"] != nil:
		form = "latest"
	case a["value"] == nil && a["latest"] == nil && !k.Latest.Known():
		return k.t.Fill(k.t.Text("sentence.none"), a)
	case a["value"] == nil: // the newest reading is of the judged period, and that is absent
		a["value"] = k.Print("latest", false, "")
	}
	return k.t.Fill(k.t.First("sentence."+k.Code+"."+form, "sentence."+k.Kind.Name+"."+form, "sentence."+form), a)
}

// Brief says where a component stands and what it aims at, in half a line.
func (k Component) Brief() []document.Inline {
	a := k.Parts()
	if a["value"] == nil {
		return k.t.Fill(k.t.Text("sentence.none"), a)
	}
	a["bound"] = k.Bound(true)
	return k.t.Fill(k.t.First("brief."+k.Kind.Name, "brief"), a)
}

// Verdict says why the status is what it is and what is still needed.
func (k Component) Verdict() []document.Inline {
	st := k.Status.String()
	if k.Status == scorecard.NotAssessed && k.Sub != scorecard.SubNone {
		return k.t.Fill(k.t.First("verdict."+string(k.Sub), "verdict."+st), k.Parts())
	}
	return k.t.Fill(k.t.First("verdict."+k.Code, "verdict."+k.Kind.Name+"."+st, "verdict."+st), k.Parts())
}

// Parts are what the sentence patterns of a component may name. An absent part is nil, so that its
// clause falls away.
func (k Component) Parts() inline.Args {
	t := k.t
	a := inline.Args{
		"name": inline.Text(k.Name), "unit": inline.Text(k.Unit),
		"value": k.Print("value", false, ""), "value_period": t.When(k.Period), "value_verb": k.verb(k.Period),
		"baseline": k.Print("baseline", false, ""), "baseline_period": t.When(k.Baseline.Period),
		"target": k.Bound(false), "aim": k.Print("target", false, ""), "target_period": t.When(k.Target.Period),
		"target_ratio": k.Print("target_ratio", false, ""),
		"projection":   k.Print("projection", false, ""),
		"needed":       k.Print("needed", false, ""), "so_far": k.Print("so_far", false, ""),
		"times": k.Print("times", false, ""), "road": k.Print("road", false, ""),
		"time": k.Print("time", false, ""), "pace": k.Print("pace", false, ""),
		"status": t.Status(k.Status), "sub": t.sub(k.Sub),
		"since_base": k.changed("since_base"), "need_verb": k.Direction(k.Needed),
	}
	if !k.Period.IsZero() {
		a["time_end"] = t.Date(k.Period.End())
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
		v, d := k.change(k.Value, k.At(p), "value", "year-"+itoa(p.To.Year()))
		a["year_growth"], a["year_before"] = k.worded("year_growth", Figure{v, d, k.Period}), t.When(p)
	}
	return a
}

// newestParts are the parts that speak of the newest reading.
func (k Component) newestParts(a inline.Args) {
	t := k.t
	if !k.Latest.Known() {
		return
	}
	if k.LatestPeriod != k.Period {
		a["latest"] = k.Print("latest", false, "")
		a["latest_period"], a["latest_verb"] = t.When(k.LatestPeriod), k.verb(k.LatestPeriod)
	}
	a["growth"] = k.changed("growth")
	a["same_period"] = inline.Text(t.First("same."+k.LatestPeriod.String(), "same"))
	if k.LatestPeriod.IsYear() { // a whole year is compared with a year, not with "the same period"
		a["same_period"] = t.Fill(t.Text("same.year"), inline.Args{"period": t.When(k.LatestPeriod.Shift(-12))})
	}
	a["plan_ratio"], a["plan"] = k.Print("plan_ratio", false, ""), k.Print("plan", false, "")
	if a["plan_ratio"] != nil {
		a["plan_noun"] = inline.Text(k.planNoun())
	}
}

// verb is "đạt", or "ước đạt" for an estimate.
func (k Component) verb(p period.Period) []document.Inline {
	if k.estimated(p) {
		return k.t.Say("verb.estimate")
	}
	return k.t.Say("verb.actual")
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

// changed words a comparison that is one of the component's figures.
func (k Component) changed(name string) []document.Inline {
	f, _ := k.Figure(name)
	return k.worded(name, f)
}

// worded turns a change into "tăng 3,2%", "giảm 1,4 điểm phần trăm", "không thay đổi", "gấp 2,2 lần".
// The verb looks at the printed figure: "tăng 0,0%" is never said.
func (k Component) worded(id string, f Figure) []document.Inline {
	v := f.Value
	if !v.Known() {
		return nil
	}
	t := k.t
	name := k.Code + "." + id
	sign := v.Num.Round(f.Decimals).Sign()
	if sign == 0 {
		return t.Say("change.same")
	}
	if v.Unit == "%" && v.Num.Cmp(quantity.Int(100)) >= 0 {
		q, _ := v.Num.Add(quantity.Int(100)).Quo(quantity.Int(100))
		v.Num, v.Unit = q, t.Text("unit.times")
		return t.Fill(t.Text("change.times"), inline.Args{"times": t.Number(name+".times", v, Show{Decimals: ratioDecimals, Period: f.Period.String()})})
	}
	pattern := ""
	switch {
	case k.Kind.Ordinal && sign > 0:
		pattern = t.Text("change.rank_down")
	case k.Kind.Ordinal:
		pattern = t.Text("change.rank_up") // a lower place is the better one
	case sign < 0:
		pattern = t.Text("change.down")
	default:
		pattern = t.Text("change.up")
	}
	return t.Fill(pattern, inline.Args{"rate": t.Number(name, magnitude(v), Show{Decimals: f.Decimals, Period: f.Period.String()})})
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
	return k.t.Fill(k.t.Text("change.index"), inline.Args{"index": k.t.Number(k.Code+".index", v,
		Show{Decimals: ratioDecimals, Period: k.LatestPeriod.String()})})
}

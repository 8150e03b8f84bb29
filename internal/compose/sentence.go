package compose

import (
	"tiendo/internal/document"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// parts are what the sentence patterns of a component may name. An absent part is nil, so that its
// clause falls away.
func (k component) parts() args {
	c, s := k.c, k.card
	a := args{
		"name": text(s.Name), "unit": text(s.Unit),
		"value": k.inlines("value", false, ""), "value_period": text(c.periodWords(s.Period)), "value_verb": k.verb(s.Period),
		"baseline": k.inlines("baseline", false, ""), "baseline_period": text(c.periodWords(s.Baseline.Period)),
		"target": k.bound(false), "aim": k.inlines("target", false, ""), "target_period": text(c.periodWords(s.Target.Period)),
		"target_ratio": k.inlines("target_ratio", false, ""),
		"projection":   k.inlines("projection", false, ""),
		"needed":       k.inlines("needed", false, ""), "so_far": k.inlines("so_far", false, ""),
		"times": k.inlines("times", false, ""), "road": k.inlines("road", false, ""),
		"time": k.inlines("time", false, ""), "pace": k.inlines("pace", false, ""),
		"status": text(c.text("status." + s.Status.String())), "sub": c.sub(s.Sub),
		"since_base": k.changed("since_base"), "need_verb": k.direction(s.Needed),
	}
	if !s.Period.IsZero() {
		a["time_end"] = text(dateWords(s.Period.End()))
	}
	if s.Estimate && s.Value.Derived != "" {
		a["basis"] = text(c.text("estimate.basis")) // nobody reported it: the program reckoned it
	}
	if s.Carried {
		a["as_of"] = c.fill(c.text("carried"), args{"date": text(dateWords(s.AsOf))})
	}
	if s.NeededTimes.Known() && s.NeededTimes.Num.Cmp(quantity.Int(1)) <= 0 {
		a["times"] = nil // "gấp 0,8 lần" is no multiple that anybody would write
	}
	if s.Latest.Known() && s.LatestPeriod != s.Period {
		a["latest"] = k.inlines("latest", false, "")
		a["latest_period"], a["latest_verb"] = text(c.periodWords(s.LatestPeriod)), k.verb(s.LatestPeriod)
	}
	if s.Latest.Known() {
		a["growth"] = k.changed("growth")
		a["same_period"] = text(c.first("same."+s.LatestPeriod.String(), "same"))
		if s.LatestPeriod.IsYear() { // a whole year is compared with a year, not with "the same period"
			a["same_period"] = c.fill(c.text("same.year"), args{"period": text(c.periodWords(s.LatestPeriod.Shift(-12)))})
		}
		a["plan_ratio"], a["plan"] = k.inlines("plan_ratio", false, ""), k.inlines("plan", false, "")
		if a["plan_ratio"] != nil {
			a["plan_noun"] = text(k.planNoun())
		}
	}
	a["index"] = k.index()
	if p := s.Period.Shift(-12); s.Period.IsYear() && k.at(p).Known() {
		a["year_growth"] = k.changedFrom("year_growth", s.Value, k.at(p), "value", "year-"+itoa(p.To.Year()), s.Period)
		a["year_before"] = text(c.periodWords(p))
	}
	return a
}

// verb is "đạt", or "ước đạt" for an estimate.
func (k component) verb(p period.Period) []document.Inline {
	if k.estimated(p) {
		return text(k.c.text("verb.estimate"))
	}
	return text(k.c.text("verb.actual"))
}

func (k component) direction(v quantity.Value) []document.Inline {
	switch {
	case !v.Known():
		return nil
	case v.Num.Sign() < 0:
		return text(k.c.text("change.verb_down"))
	}
	return text(k.c.text("change.verb_up"))
}

// changed words a comparison that is one of the component's fields.
func (k component) changed(field string) []document.Inline {
	v, d, p, _ := k.field(field)
	return k.worded(field, v, d, p)
}

func (k component) changedFrom(id string, now, before quantity.Value, nowName, beforeName string, p period.Period) []document.Inline {
	v, d := k.change(now, before, nowName, beforeName)
	return k.worded(id, v, d, p)
}

// worded turns a change into "tăng 3,2%", "giảm 1,4 điểm phần trăm", "không thay đổi", "gấp 2,2 lần".
// The verb looks at the printed figure: "tăng 0,0%" is never said.
func (k component) worded(id string, v quantity.Value, decimals int, p period.Period) []document.Inline {
	if !v.Known() {
		return nil
	}
	c := k.c
	name := k.card.Code + "." + id
	sign := v.Num.Round(decimals).Sign()
	if sign == 0 {
		return text(c.text("change.same"))
	}
	key := "change.up"
	if sign < 0 {
		key = "change.down"
	}
	if v.Unit == "%" && v.Num.Cmp(quantity.Int(100)) >= 0 {
		q, _ := v.Num.Add(quantity.Int(100)).Quo(quantity.Int(100))
		t := v
		t.Num, t.Unit = q, c.text("unit.times")
		return c.fill(c.text("change.times"), args{"times": c.number(name+".times", t, show{decimals: ratioDecimals, period: p.String()})})
	}
	if k.card.Kind.Ordinal {
		key = "change.rank_up" // a lower place is the better one
		if sign > 0 {
			key = "change.rank_down"
		}
	}
	return c.fill(c.text(key), args{"rate": c.number(name, magnitude(v), show{decimals: decimals, period: p.String()})})
}

// index says the same comparison as an index: "bằng 103,2%". It is not a growth of 103,2%.
func (k component) index() []document.Inline {
	if k.share() || k.card.Kind.Ordinal {
		return nil
	}
	v := percent(k.card.Latest, k.card.SamePeriod, k.card.Code+".latest ÷ "+k.card.Code+".same × 100")
	if !v.Known() {
		return nil
	}
	return k.c.fill(k.c.text("change.index"), args{"index": k.c.number(k.card.Code+".index", v,
		show{decimals: ratioDecimals, period: k.card.LatestPeriod.String()})})
}

// sentence says where a component stands. The pattern is the component's own, else its kind's; ".latest"
// patterns have a year to date beside the judged value.
func (k component) sentence() []document.Inline {
	a := k.parts()
	form := "value"
	switch {
	case a["latest"] != nil:
		form = "latest"
	case a["value"] == nil && a["latest"] == nil && !k.card.Latest.Known():
		return k.c.fill(k.c.text("sentence.none"), a)
	case a["value"] == nil: // the newest reading is of the judged period, and that is absent
		a["value"] = k.inlines("latest", false, "")
	}
	return k.c.fill(k.c.first("sentence."+k.card.Code+"."+form, "sentence."+k.card.Kind.Name+"."+form, "sentence."+form), a)
}

// brief says where a component stands and what it aims at, in half a line.
func (k component) brief() []document.Inline {
	a := k.parts()
	if a["value"] == nil {
		return k.c.fill(k.c.text("sentence.none"), a)
	}
	a["bound"] = k.bound(true)
	return k.c.fill(k.c.first("brief."+k.card.Kind.Name, "brief"), a)
}

// verdict says why the status is what it is and what is still needed.
func (k component) verdict() []document.Inline {
	st := k.card.Status.String()
	if k.card.Status == scorecard.NotAssessed && k.card.Sub != scorecard.SubNone {
		return k.c.fill(k.c.first("verdict."+string(k.card.Sub), "verdict."+st), k.parts())
	}
	return k.c.fill(k.c.first("verdict."+k.card.Code, "verdict."+k.card.Kind.Name+"."+st, "verdict."+st), k.parts())
}

func (c *composer) sub(s scorecard.SubStatus) []document.Inline {
	if s == scorecard.SubNone {
		return nil
	}
	return text(c.text("sub." + string(s)))
}

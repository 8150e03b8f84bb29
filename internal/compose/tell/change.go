package tell

import (
	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
	"tiendo/internal/quantity"
)

// changes are a component's comparisons: with the year before, with the year in which the road began.
type changes struct{ Component }

// changed words a comparison that is one of the component's figures: "tăng 3,2%", "giảm 1,4 điểm phần trăm".
func (k changes) changed(name string) []document.Inline { return k.worded(name, "change") }

// compared is changed with what is compared with: "tăng 3,2% so với năm 2021", "gấp 2,2 lần cùng kỳ năm trước".
func (k changes) compared(name string) []document.Inline { return k.worded(name, "compare") }

// worded turns a change into words, see wordings "change.…" and "compare.…". The verb looks at the printed figure:
// "tăng 0,0%" is never said. A growth rate is above or below another; a rank moves against its number.
func (k changes) worded(name, family string) []document.Inline {
	f, _ := k.Figure(name)
	v := f.Value
	if !v.Known() {
		return nil
	}
	t := k.t
	id, show := k.Code+"."+name, Show{Decimals: f.Decimals, Period: f.Period.String()}
	of, against := operands(name, k.Component)
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
func (k changes) before(name, against string) []document.Inline {
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
func (k changes) index() []document.Inline {
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

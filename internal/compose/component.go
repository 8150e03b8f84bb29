package compose

import (
	"fmt"
	"strconv"
	"strings"

	"tiendo/internal/document"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// component is a judged component as a template sees it.
type component struct {
	c    *composer
	card scorecard.Component
}

// field returns one of a component's figures by name: its value, how many decimals it prints with, and
// its period. The names are those that so "CT04a.name" takes:
//
//	value      the judged value               latest      the newest reading (year to date)
//	same       latest's value a year before   growth      latest against same, in % or points
//	plan       the year's plan                plan_ratio  latest as % of plan
//	baseline, target, target_ratio            projection  expected at the target's period
//	needed     each remaining year's mean     so_far      each year's mean so far
//	times      needed ÷ so_far                road, time  shares in %, pace their quotient
//	since_base value against the baseline     year-2022   the value of a closed year
func (k component) field(name string) (v quantity.Value, decimals int, p period.Period, ok bool) {
	d := k.card.Decimals
	switch name {
	case "value":
		return k.card.Value, d, k.card.Period, true
	case "latest":
		return k.card.Latest, d, k.card.LatestPeriod, true
	case "same":
		return k.card.SamePeriod, d, k.card.LatestPeriod.Shift(-12), true
	case "growth":
		v, d = k.change(k.card.Latest, k.card.SamePeriod, "latest", "same")
		return v, d, k.card.LatestPeriod, true
	case "plan":
		return k.card.YearPlan, d, period.Year(k.c.in.Card.Month.Year()), true
	case "plan_ratio":
		return k.card.PlanRatio, ratioDecimals, k.card.LatestPeriod, true
	case "baseline":
		return k.card.Baseline.Value, d, k.card.Baseline.Period, true
	case "target":
		return k.card.Target.Value, d, k.card.Target.Period, true
	case "target_ratio":
		return percent(k.card.Value, k.card.Target.Value, k.card.Code+".value ÷ "+k.card.Code+".target × 100"), ratioDecimals, k.card.Period, true
	case "projection":
		return k.card.Projection, d, k.card.Target.Period, true
	case "needed":
		return k.yearly(k.card.Needed), d, k.card.Target.Period, true
	case "so_far":
		return k.yearly(k.card.SoFar), d, k.card.Period, true
	case "times":
		v = k.card.NeededTimes
		v.Unit = k.c.text("unit.times")
		return v, ratioDecimals, k.card.Target.Period, true
	case "road":
		return times100(k.card.Road), ratioDecimals, k.card.Period, true
	case "time":
		return times100(k.card.Time), ratioDecimals, k.card.Period, true
	case "pace":
		return k.card.Pace, 2, k.card.Period, true
	case "since_base":
		v, d = k.change(k.card.Value, k.card.Baseline.Value, "value", "baseline")
		return v, d, k.card.Period, true
	}
	if y, isYear := strings.CutPrefix(name, "year-"); isYear {
		if n, err := strconv.Atoi(y); err == nil && n > 1900 && n < 2200 {
			p = period.Year(n)
			return k.at(p), d, p, true
		}
	}
	return v, 0, p, false
}

// at is the reading of a period: the series', else the judged or the newest one; absent when there is none.
func (k component) at(p period.Period) quantity.Value {
	for _, x := range k.card.Series {
		if x.Period == p && !x.Plan {
			return x.Value
		}
	}
	switch p {
	case k.card.Period:
		return k.card.Value
	case k.card.LatestPeriod:
		return k.card.Latest
	}
	return quantity.Value{Unit: k.card.Unit}
}

// estimated tells whether the reading of a period is an estimate ("ước").
func (k component) estimated(p period.Period) bool {
	for _, x := range k.card.Series {
		if x.Period == p && !x.Plan && x.Value.Known() {
			return x.Estimate
		}
	}
	return k.card.Estimate && p == k.card.Period
}

// yearly is what a year brings: for a percentage that moves from level to level these are points.
func (k component) yearly(v quantity.Value) quantity.Value {
	if k.share() && !k.card.Kind.Rate {
		v.Unit = k.c.text("unit.points")
	}
	return v
}

// share tells whether the unit is a percentage: such values differ by points, never by percent.
func (k component) share() bool {
	if u := k.c.p.UnitByCode(k.card.Unit); u != nil && strings.HasPrefix(u.Base, "%") {
		return true
	}
	return strings.HasPrefix(k.card.Unit, "%")
}

// change compares two readings: in points for percentages, places for ranks, else in percent.
func (k component) change(now, before quantity.Value, nowName, beforeName string) (v quantity.Value, decimals int) {
	name := func(s string) string { return k.card.Code + "." + s }
	switch {
	case k.card.Kind.Ordinal:
		return difference(now, before, k.c.text("unit.places"), name(nowName)+" − "+name(beforeName)), 0
	case k.share():
		return difference(now, before, k.c.text("unit.points"), name(nowName)+" − "+name(beforeName)), max(k.card.Decimals, 1)
	}
	if before.Known() && before.Num.Sign() <= 0 { // growth over nothing or over a loss says nothing
		return quantity.Value{Absence: quantity.Undefined, Unit: "%"}, ratioDecimals
	}
	ratio := percent(now, before, "")
	if ratio.Known() {
		ratio.Num = ratio.Num.Sub(quantity.Int(100))
		ratio.Derived = fmt.Sprintf("%s ÷ %s × 100 − 100", name(nowName), name(beforeName))
	}
	return ratio, ratioDecimals
}

// inlines prints a field with its unit; nil when the field is absent and gap is "".
func (k component) inlines(name string, bare bool, gap string) []document.Inline {
	v, d, p, ok := k.field(name)
	if !ok {
		return nil
	}
	if name == "needed" || name == "so_far" {
		if !k.card.Kind.Rate {
			v = magnitude(v)
		}
		if v.Known() && d == 0 && v.Num.Abs().Cmp(quantity.Int(10)) < 0 {
			d = 1 // a mean of counts needs a decimal when it is small
		}
	}
	return k.c.number(k.card.Code+"."+name, v, show{decimals: d, period: p.String(), bare: bare, gap: gap})
}

// main reading: what stands in for "so" and in narrow tables: the newest one.
func (k component) newest() string {
	if k.card.Latest.Known() {
		return "latest"
	}
	return "value"
}

// bound words a target: "từ 95% trở lên", "không quá 1%", "14,5%"; in a table (bare) "≥ 95".
func (k component) bound(bare bool) []document.Inline {
	in := k.inlines("target", bare, "")
	if in == nil {
		return nil
	}
	b := k.card.Target.Bound
	if b == "" {
		b = "none"
	}
	if bare {
		return k.c.fill(k.c.first("bound.cell."+b, "bound"), args{"target": in})
	}
	return k.c.fill(k.c.first("bound."+k.card.Kind.Name+"."+b, "bound."+b, "bound"), args{"target": in})
}

func (c *composer) component(code string) (component, bool) {
	for _, i := range c.in.Card.Indicators {
		for _, k := range i.Components {
			if k.Code == code {
				return component{c, k}, true
			}
		}
	}
	return component{}, false
}

// planNoun is what the plan of the component's first measure is called.
func (k component) planNoun() string {
	for _, m := range k.card.Component.Value.Measures {
		if x := k.c.p.MeasureByCode(m); x != nil && x.PlanNoun != "" {
			return x.PlanNoun
		}
	}
	return k.c.text("plan.noun")
}

// figure is so "name": a component's figure or the newest figure of a measure, with its unit.
func (c *composer) figure(name string) (token, error) {
	in, ok := c.named(name)
	if !ok {
		return "", fmt.Errorf("so %q: no such component, field or measure", name)
	}
	return c.token(in), nil
}

func (c *composer) named(name string) ([]document.Inline, bool) {
	code, field, _ := strings.Cut(name, ".")
	if k, ok := c.component(code); ok {
		if field == "" {
			field = k.newest()
		}
		if _, _, _, ok := k.field(field); !ok {
			return nil, false
		}
		return k.inlines(field, false, "absent.text"), true
	}
	if field == "" { // an indicator with one component may be named by itself
		for _, i := range c.in.Card.Indicators {
			if i.Code == code && len(i.Components) == 1 {
				return c.named(i.Components[0].Code)
			}
		}
	}
	return c.measure(name)
}

// measure prints the newest figure of a measure for the whole city.
func (c *composer) measure(code string) ([]document.Inline, bool) {
	m := c.p.MeasureByCode(code)
	if m == nil {
		return nil, false
	}
	best, p := c.newestReading(m)
	return c.number("measure."+code, best, show{decimals: m.Decimals, period: p.String(), gap: "absent.text"}), true
}

// rank is a place in a ranking with its period, "thứ 2 (năm 2022)"; "" when nobody reported one.
func (c *composer) rank(code string) (token, error) {
	m := c.p.MeasureByCode(code)
	if m == nil {
		return "", fmt.Errorf("rank %q: no such measure", code)
	}
	v, p := c.newestReading(m)
	if !v.Known() {
		return "", nil
	}
	return c.token(c.fill(c.text("rank"), args{"place": c.number("measure."+code, v, show{decimals: m.Decimals, period: p.String(), bare: true}),
		"period": text(c.periodWords(p))})), nil
}

// newestReading is the newest figure of a measure for the whole city.
func (c *composer) newestReading(m *program.Measure) (quantity.Value, period.Period) {
	best := quantity.Value{Unit: m.Unit}
	var p period.Period
	for _, o := range c.in.Set.Observations {
		if o.Measure == m.Code && o.Area == "" && o.Chosen && isReading(o.Kind) && o.Value.Known() &&
			(p.IsZero() || o.Period.Compare(p) >= 0) {
			best, p = o.Value, o.Period
		}
	}
	return best, p
}

package tell

import (
	"fmt"
	"strconv"
	"strings"

	"tiendo/internal/document"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
)

// Figure is one of a component's figures: its value, how many decimals it prints with, and its period.
type Figure struct {
	Value    quantity.Value
	Decimals int
	Period   period.Period
}

// figures are a component's figures by the names that so "CT04a.name" takes.
var figures = []struct {
	name string
	of   func(k Component) Figure
}{
	// the judged value, the newest reading (year to date), that one's value a year before, one against the other
	{"value", func(k Component) Figure { return Figure{k.Value, k.Decimals, k.Period} }},
	{"latest", func(k Component) Figure { return Figure{k.Latest, k.Decimals, k.LatestPeriod} }},
	{"same", func(k Component) Figure { return Figure{k.SamePeriod, k.Decimals, k.LatestPeriod.Shift(-12)} }},
	{"growth", func(k Component) Figure {
		v, d := k.change(k.Latest, k.SamePeriod, "latest", "same")
		return Figure{v, d, k.LatestPeriod}
	}},
	// the year's plan, and the newest reading as a share of it
	{"plan", func(k Component) Figure {
		return Figure{k.YearPlan, k.Decimals, period.Year(k.t.Month().Year())}
	}},
	{"plan_ratio", func(k Component) Figure { return Figure{k.PlanRatio, ratioDecimals, k.LatestPeriod} }},
	// where the road begins and ends, and what is expected at its end
	{"baseline", func(k Component) Figure { return Figure{k.Baseline.Value, k.Decimals, k.Baseline.Period} }},
	{"target", func(k Component) Figure { return Figure{k.Target.Value, k.Decimals, k.Target.Period} }},
	{"target_ratio", func(k Component) Figure {
		return Figure{Percent(k.Value, k.Target.Value, k.Code+".value ÷ "+k.Code+".target × 100"), ratioDecimals, k.Period}
	}},
	{"projection", func(k Component) Figure { return Figure{k.Projection, k.Decimals, k.Target.Period} }},
	// what each remaining year must bring, what each brought so far, the one as a multiple of the other
	{"needed", func(k Component) Figure { return Figure{k.yearly(k.Needed), k.Decimals, k.Target.Period} }},
	{"so_far", func(k Component) Figure { return Figure{k.yearly(k.SoFar), k.Decimals, k.Period} }},
	{"times", func(k Component) Figure {
		v := k.NeededTimes
		v.Unit = k.t.Text("unit.times")
		return Figure{v, ratioDecimals, k.Target.Period}
	}},
	// the shares of road and time in percent, and their quotient
	{"road", func(k Component) Figure { return Figure{times100(k.Road), ratioDecimals, k.Period} }},
	{"time", func(k Component) Figure { return Figure{times100(k.Time), ratioDecimals, k.Period} }},
	{"pace", func(k Component) Figure { return Figure{k.Pace, 2, k.Period} }},
	{"year_growth", func(k Component) Figure {
		before := k.Period.Shift(-12)
		v, d := k.change(k.Value, k.At(before), "value", "year-"+itoa(before.To.Year()))
		return Figure{v, d, k.Period}
	}},
	{"since_base", func(k Component) Figure {
		v, d := k.change(k.Value, k.Baseline.Value, "value", "baseline")
		return Figure{v, d, k.Period}
	}},
}

// FigureNames are the names of a component's figures. Beside them stands year-2022, the value of a closed year.
func FigureNames() []string {
	out := make([]string, len(figures))
	for i, f := range figures {
		out[i] = f.name
	}
	return out
}

// Figure is one of the component's figures by its name; ok is false when no figure has that name.
func (k Component) Figure(name string) (f Figure, ok bool) {
	for _, x := range figures {
		if x.name == name {
			return x.of(k), true
		}
	}
	if y, isYear := strings.CutPrefix(name, "year-"); isYear {
		if n, err := strconv.Atoi(y); err == nil && n > 1900 && n < 2200 {
			p := period.Year(n)
			return Figure{k.At(p), k.Decimals, p}, true
		}
	}
	return Figure{}, false
}

// Print prints a figure by its name with its unit, see Figure; nil when it is absent and gap is "".
func (k Component) Print(name string, bare bool, gap string) []document.Inline {
	f, ok := k.Figure(name)
	if !ok {
		return nil
	}
	v, d := f.Value, f.Decimals
	if name == "needed" || name == "so_far" {
		if !k.Kind.Rate {
			v = magnitude(v)
		}
		if name == "so_far" && v.Known() && d == 0 && v.Num.Abs().Cmp(quantity.Int(10)) < 0 {
			d = 1 // a mean of counts needs a decimal when it is small
		}
	}
	return k.t.Number(k.Code+"."+name, v, Show{Decimals: d, Period: f.Period.String(), Bare: bare, Gap: gap})
}

// Newest is the name of the newest figure: what stands in for "so" and in narrow tables.
func (k Component) Newest() string {
	if k.Latest.Known() {
		return "latest"
	}
	return "value"
}

// yearly is what a year brings: for a percentage that moves from level to level these are points.
func (k Component) yearly(v quantity.Value) quantity.Value {
	if k.share() && !k.Kind.Rate {
		v.Unit = k.t.Text("unit.points")
	}
	return v
}

// change compares two readings: in points for percentages, places for ranks, else in percent.
func (k Component) change(now, before quantity.Value, nowName, beforeName string) (v quantity.Value, decimals int) {
	nowName, beforeName = k.Code+"."+nowName, k.Code+"."+beforeName
	switch {
	case k.Kind.Ordinal:
		return difference(now, before, k.t.Text("unit.places"), nowName+" − "+beforeName), 0
	case k.share():
		return difference(now, before, k.t.Text("unit.points"), nowName+" − "+beforeName), max(k.Decimals, 1)
	}
	if before.Known() && before.Num.Sign() <= 0 { // growth over nothing or over a loss says nothing
		return quantity.Value{Absence: quantity.Undefined, Unit: "%"}, ratioDecimals
	}
	ratio := Percent(now, before, "")
	if ratio.Known() {
		ratio.Num = ratio.Num.Sub(quantity.Int(100))
		ratio.Derived = fmt.Sprintf("%s ÷ %s × 100 − 100", nowName, beforeName)
	}
	return ratio, ratioDecimals
}

func itoa(n int) string { return strconv.Itoa(n) }

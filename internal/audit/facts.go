package audit

import (
	"strconv"
	"strings"

	"tiendo/internal/document"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// subject is the component that a claim is about.
type subject struct {
	*scorecard.Component
	prover
}

// fact is what the scorecard says in the place of a printed figure.
type fact struct {
	value  quantity.Value
	period string // "" where the figure's words do not depend on it
	size   bool   // the words beside it have its sign
}

// reads tells whether a printed number is the fact, at so many decimals.
func (f fact) reads(got quantity.Decimal, decimals int) bool {
	exact := f.value.Num
	if f.size {
		exact = exact.Abs()
	}
	return got.Equal(exact.Round(decimals))
}

// figure is a component's figure by the name that its id has behind the code.
func (k subject) figure(name string) (fact, bool) {
	whole := func(v quantity.Value, p period.Period) (fact, bool) {
		return fact{value: v, period: p.String(), size: k.Kind.Rate && name != "target" && name != "baseline"}, true
	}
	switch name {
	case "value":
		return whole(k.Value, k.Period)
	case "latest":
		return whole(k.Latest, k.LatestPeriod)
	case "same":
		return whole(k.SamePeriod, k.LatestPeriod.Shift(-12))
	case "plan":
		return fact{value: k.YearPlan}, true
	case "plan_ratio":
		return fact{value: percent(k.Latest, k.YearPlan)}, true
	case "baseline":
		return whole(k.Baseline.Value, k.Baseline.Period)
	case "target":
		return whole(k.Target.Value, k.Target.Period)
	case "target_ratio":
		return fact{value: percent(k.Value, k.Target.Value)}, true
	case "projection":
		return whole(k.Projection, k.Target.Period)
	case "needed":
		return fact{value: k.Needed, size: true}, true
	case "so_far":
		return fact{value: k.SoFar, size: true}, true
	case "times":
		return fact{value: k.neededTimes()}, true
	case "road":
		return fact{value: quotient(k.Road, one, 100)}, true
	case "time":
		return fact{value: quotient(k.Time, one, 100)}, true
	case "pace":
		return fact{value: k.Pace}, true
	}
	if of, isTimes := strings.CutSuffix(name, ".times"); isTimes {
		a, b, ok := k.compared(of)
		return fact{value: quotient(a, b, 1)}, ok
	}
	if a, b, ok := k.compared(name); ok {
		return fact{value: k.difference(a, b), size: true}, true
	}
	if y, ok := yearOf(name); ok {
		return whole(k.reading(period.Year(y)), period.Year(y))
	}
	return fact{}, false
}

// neededTimes is what is needed as a multiple of what each year brought: absent when the two do not bear it out, up to
// what rounding the needed figure moves.
func (k subject) neededTimes() quantity.Value {
	if !k.NeededTimes.Known() || !k.SoFar.Known() || !k.Needed.Known() {
		return quantity.Value{Absence: quantity.Undefined}
	}
	unit := quantity.Int(1)
	for range k.Decimals {
		unit, _ = unit.Quo(quantity.Int(10))
	}
	if off := k.NeededTimes.Num.Mul(k.SoFar.Num).Sub(k.Needed.Num); off.Abs().Cmp(unit) >= 0 {
		return quantity.Value{Absence: quantity.Undefined}
	}
	return k.NeededTimes
}

// compared are the two figures of a comparison by its name.
func (k subject) compared(name string) (now, before quantity.Value, ok bool) {
	switch name {
	case "growth":
		return k.Latest, k.SamePeriod, true
	case "since_base":
		return k.Value, k.Baseline.Value, true
	case "year_growth":
		return k.Value, k.reading(k.Period.Shift(-12)), true
	}
	return now, before, false
}

// operand is a figure by the name that a claim gives it.
func (k subject) operand(name string) quantity.Value {
	f, _ := k.figure(name)
	return f.value
}

// difference compares as the measure is compared: shares by points, ranks by places, all else in percent.
func (k subject) difference(now, before quantity.Value) quantity.Value {
	if !now.Known() || !before.Known() {
		return quantity.Value{Absence: quantity.Undefined}
	}
	if k.byPoints() {
		return quantity.Of(now.Num.Sub(before.Num), "")
	}
	out := percent(now, before)
	if out.Known() {
		out.Num = out.Num.Sub(quantity.Int(100))
	}
	return out
}

func (k subject) byPoints() bool {
	base := k.Unit
	if u := k.program.UnitByCode(k.Unit); u != nil {
		base = u.Base
	}
	return k.Kind.Ordinal || strings.HasPrefix(base, "%")
}

// comparedAt is at how many decimals a comparison is printed: so finely does it rise, fall or stay.
func (k subject) comparedAt() int {
	switch {
	case k.Kind.Ordinal:
		return 0
	case k.byPoints():
		return max(k.Decimals, 1)
	}
	return 1
}

// reading is the reading of a period.
func (k subject) reading(p period.Period) quantity.Value {
	for _, x := range k.Series {
		if x.Period == p && !x.Plan {
			return x.Value
		}
	}
	switch p {
	case k.Period:
		return k.Value
	case k.LatestPeriod:
		return k.Latest
	}
	return quantity.Value{Absence: quantity.Undefined}
}

// isEstimate tells whether the reading of a period is an estimate.
func (k subject) isEstimate(p period.Period) bool {
	for _, x := range k.Series {
		if x.Period == p && !x.Plan && x.Value.Known() {
			return x.Estimate
		}
	}
	return k.Estimate && p == k.Period
}

// meets tells whether a value is at the target or better, both rounded as printed, half away from zero.
func (k subject) meets(v quantity.Value) bool {
	if !v.Known() || !k.Target.Value.Known() {
		return false
	}
	c := v.Num.Round(k.Decimals).Cmp(k.Target.Value.Num.Round(k.Decimals))
	return c == 0 || (c > 0) == (k.Better == program.Higher)
}

// lastYears are the readings of the last n years that are over at the month's end; nil when there are fewer.
func (k subject) lastYears(n int) []scorecard.Point {
	end := k.card.Month.Year()
	if k.card.Month.Number() < 12 {
		end--
	}
	var all []scorecard.Point
	for _, x := range k.Series {
		if !x.Plan && !x.Estimate && x.Value.Known() && x.Period.IsYear() && x.Period.To.Year() <= end {
			all = append(all, x)
		}
	}
	if len(all) < n {
		return nil
	}
	return all[len(all)-n:]
}

// true tells whether a claim about a component follows from the scorecard.
func (v prover) true(c document.Claim, k subject) bool {
	short := k.Projection.Known() && k.Target.Value.Known() && !k.meets(k.Projection)
	needs := func(sign int) bool { return k.Needed.Known() && k.Needed.Num.Sign() == sign }
	fromNothing := k.Kind.Rate || k.Kind.FromZero
	if at := k.named(c); at != "" && at != c.At {
		return false
	}
	switch c.Kind {
	case document.Is, document.IsEstimate:
		p := k.Period
		if c.Of == "latest" {
			p = k.LatestPeriod
		}
		v := k.operand(c.Of)
		return v.Known() && k.isEstimate(p) == (c.Kind == document.IsEstimate) && c.Manner == k.manner(v)
	case document.HasTarget, document.ShareOfTarget:
		return k.Target.Value.Known()
	case document.MetTarget:
		return k.meets(k.Value)
	case document.NotMet:
		return k.Value.Known() && k.Target.Value.Known() && !k.meets(k.Value)
	case document.YearMet, document.YearsMet:
		n := 1
		if c.Kind == document.YearsMet {
			n = 2
		}
		years := k.lastYears(n)
		for _, x := range years {
			if !k.meets(x.Value) {
				return false
			}
		}
		return years != nil
	case document.ReachesTarget:
		return k.meets(k.Projection) && c.Manner == k.foreseen()
	case document.FallsShort:
		return short && c.Manner == k.foreseen()
	case document.WithinMargin:
		return short && c.Manner == k.foreseen() && k.Status == scorecard.OnTrack
	case document.FallsToNothing:
		return short && k.Projection.Num.Sign() == 0 && k.Value.Known() && k.Value.Num.Sign() > 0
	case document.OnTheRoad:
		return k.Road.Known() && k.Road.Num.Sign() >= 0 && k.Time.Known() && k.Value.Known() && !k.meets(k.Value)
	case document.MustRise:
		return needs(1) && !fromNothing
	case document.MustFall:
		return needs(-1) && !fromNothing
	case document.MustBring:
		return needs(1) && fromNothing
	case document.ShareOfPlan:
		return percent(k.Latest, k.YearPlan).Known()
	case document.Rises, document.Falls, document.Equals, document.Multiple:
		return k.moves(c)
	case document.HasStatus:
		return k.Status.String() == c.Of
	case document.CountOfStatus:
	}
	return false
}

// manner is how a reading must be said to be: "tăng" or "giảm" of a growth rate, "đạt" where more is better, "còn" of what
// should fall and is below its beginning, else "ở mức".
func (k subject) manner(v quantity.Value) document.Manner {
	below := k.Baseline.Value.Known() && v.Num.Cmp(k.Baseline.Value.Num) < 0
	switch {
	case k.Kind.Rate:
		if v.Num.Sign() < 0 {
			return document.Shrinks
		}
		return document.Grows
	case k.Better == program.Higher:
		return document.Reaches
	case below:
		return document.Remains
	}
	return document.Stands
}

// foreseen is how the projection must be said to be.
func (k subject) foreseen() document.Manner {
	if !k.Kind.Rate && k.Better == program.Lower {
		return document.Stands
	}
	return k.manner(k.Projection)
}

// named is the period that a claim's words must name; "" for those that name none.
func (k subject) named(c document.Claim) string {
	switch c.Kind {
	case document.Is, document.IsEstimate, document.Rises, document.Falls, document.Equals, document.Multiple:
		f, _ := k.figure(c.Of)
		return f.period
	case document.OnTheRoad, document.ShareOfTarget:
		return k.Period.String()
	case document.ShareOfPlan:
		return k.LatestPeriod.String()
	case document.ReachesTarget, document.FallsShort, document.WithinMargin, document.HasTarget, document.MetTarget:
		return k.Target.Period.String()
	case document.YearMet, document.YearsMet:
		if years := k.lastYears(1); years != nil {
			return years[0].Period.String()
		}
	case document.NotMet, document.FallsToNothing, document.MustRise, document.MustFall, document.MustBring, document.HasStatus, document.CountOfStatus:
	}
	return ""
}

// moves tells whether one figure lies to another as a claim says.
func (k subject) moves(c document.Claim) bool {
	a, b := k.operand(c.Of), k.operand(c.Against)
	d := k.difference(a, b)
	if !d.Known() {
		return false
	}
	multiple := !k.byPoints() && d.Num.Cmp(quantity.Int(100)) >= 0
	sign := d.Num.Round(k.comparedAt()).Sign()
	return map[document.ClaimKind]bool{
		document.Equals: sign == 0, document.Falls: sign < 0, document.Rises: sign > 0 && !multiple, document.Multiple: multiple,
	}[c.Kind]
}

var one = quantity.Of(quantity.Int(1), "")

// quotient is a ÷ b × by; absent when it cannot be said.
func quotient(a, b quantity.Value, by int64) quantity.Value {
	if a.Known() && b.Known() {
		if q, ok := a.Num.Quo(b.Num); ok {
			return quantity.Of(q.Mul(quantity.Int(by)), "")
		}
	}
	return quantity.Value{Absence: quantity.Undefined}
}

func percent(part, whole quantity.Value) quantity.Value { return quotient(part, whole, 100) }

// yearOf reads "year-2022".
func yearOf(name string) (int, bool) {
	y, ok := strings.CutPrefix(name, "year-")
	n, err := strconv.Atoi(y)
	return n, ok && err == nil
}

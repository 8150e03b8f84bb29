package score

import (
	"strings"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

// present is the judged current value with what its kind needs beside it.
type present struct {
	reading
	rule   string       // how it was come by: a rule of method.yaml
	fresh  period.Month // the newest figure behind it: validity counts from here
	yearly bool         // it is a closed year's, so it stands until the next year closes
	before reading      // level, rank, maintained: the reading before
	closed []reading    // whole years of the term
	open   reading      // the open year's newest reading
	inputs []scorecard.Named
}

// current finds the value that a component is judged by, as known in the view's month.
func (v *view) current() present {
	switch v.c.Kind.Name {
	case kind.Level.Name, kind.Rank.Name:
		return v.currentLevel()
	case kind.Maintained.Name:
		return v.currentMaintained()
	case kind.YearlyFlow.Name:
		return v.currentFlow()
	case kind.TermTotal.Name:
		return v.currentTotal()
	case kind.YearlyRate.Name:
		return v.currentRate()
	}
	return present{}
}

func (v *view) currentLevel() present {
	out := present{rule: "value.reading"}
	list := v.levels(v.start, v.last())
	if n := len(list); n > 0 {
		out.reading, out.fresh = list[n-1], list[n-1].period.To
		out.inputs = named("reading", out.value)
		if n > 1 {
			out.before = list[n-2]
			out.inputs = append(out.inputs, scorecard.Named{Name: "reading_before", Value: out.before.value})
		}
	}
	return out
}

// currentMaintained takes the last closed year; what the open year shows stands beside it.
func (v *view) currentMaintained() present {
	out := present{rule: "value.closed_year", yearly: true}
	if v.only(program.Flow) {
		out.closed = v.closed()
		year := v.start.Add(1).Year()
		if n := len(out.closed); n > 0 {
			year = out.closed[n-1].period.To.Year() + 1
		}
		out.open = v.toDate(year)
	} else {
		for _, r := range v.levels(v.start, v.last()) {
			// The last reading of each year that is over; those of the year that runs are the open ones.
			switch n := len(out.closed); {
			case r.period.To.Year() == v.last().Year() && r.period.To.Number() != 12:
				out.open = r
			case n > 0 && out.closed[n-1].period.To.Year() == r.period.To.Year():
				out.closed[n-1] = r
			default:
				out.closed = append(out.closed, r)
			}
		}
	}
	if n := len(out.closed); n > 0 {
		out.reading = out.closed[n-1]
		if n > 1 {
			out.before = out.closed[n-2]
		}
	} else if !v.only(program.Flow) && out.open.known() {
		out.reading, out.rule, out.yearly = out.open, "value.reading", false
	}
	out.fresh = out.period.To
	if out.open.known() {
		out.fresh = max(out.fresh, out.open.period.To)
	}
	for _, r := range out.closed {
		out.inputs = append(out.inputs, named("year."+r.period.String(), r.value)...)
	}
	return out
}

// currentFlow takes the last closed year, and from the month that the method names an estimate of the
// year that runs: the bodies' own, else the same-period growth on the last closed year.
func (v *view) currentFlow() present {
	out := present{rule: "value.closed_year", yearly: true, closed: v.closed()}
	last := reading{period: v.c.Baseline.Period, value: v.c.Baseline.Value} // the year before the term counts as a closed year for growth
	if n := len(out.closed); n > 0 {
		last = out.closed[n-1]
		out.reading, out.fresh = last, last.period.To
		out.inputs = named("year."+last.period.String(), last.value)
	}
	if !last.period.IsYear() {
		return out
	}
	year := last.period.To.Year() + 1
	if out.open = v.toDate(year); year > v.end.Year() || year > v.m.Year() || (year == v.m.Year() && v.m.Number() < v.b.p.Method.AnnualEstimateFrom) {
		return out
	}
	if r := v.official(year); r.known() && v.m-r.sent <= v.validFor(false) {
		out.reading, out.rule, out.fresh, out.yearly = r, "value.estimate_official", r.sent, false
		out.inputs = named("estimate", r.value)
		return out
	}
	same := v.samePeriod(out.open)
	if !out.open.known() || !same.known() || !last.known() || v.m-out.open.period.To > v.validFor(false) {
		return out
	}
	growth, ok := out.open.value.Num.Quo(same.value.Num)
	if !ok || same.value.Num.Sign() < 0 {
		return out
	}
	out.reading = reading{
		period: period.Year(year), estimate: true, sent: out.open.sent,
		value: calc.Derive(v.c.Unit, last.value.Num.Mul(growth), "{0} × {1} ÷ {2}", last.value, out.open.value, same.value),
	}
	out.rule, out.fresh, out.yearly = "value.estimate_growth", out.open.period.To, false
	out.inputs = append(named("year_before", last.value), append(named("to_date", out.open.value), named("same_period", same.value)...)...)
	return out
}

// currentTotal sums the term: whole years without a gap, then the year that runs. A cumulative figure
// that a body reports for the term itself wins over the sum.
func (v *view) currentTotal() present {
	out := present{rule: "value.sum_term"}
	var parts []quantity.Value
	first := v.start.Add(1)
	y := first.Year()
	for ; period.Year(y).To <= v.last(); y++ {
		r := v.year(y)
		if !r.known() {
			break
		}
		out.closed = append(out.closed, r)
	}
	if y <= v.last().Year() {
		out.open = v.toDate(y)
	}
	all := out.closed
	if out.open.known() {
		all = append(append([]reading{}, out.closed...), out.open)
	}
	total := quantity.Int(0)
	pattern := make([]string, 0, len(all))
	for i, r := range all {
		total = total.Add(r.value.Num)
		parts = append(parts, r.value)
		pattern = append(pattern, "{"+itoa(i)+"}")
		out.estimate = out.estimate || r.estimate
		out.sent = max(out.sent, r.sent)
		out.inputs = append(out.inputs, named("part."+r.period.String(), r.value)...)
	}
	if n := len(all); n > 0 {
		out.period = period.Period{From: first, To: all[n-1].period.To}
		out.value = calc.Derive(v.c.Unit, total, strings.Join(pattern, " + "), parts...)
	}
	for _, p := range v.candidates() {
		if p.From == first && p.Months() > 12 && p.To <= v.last() && p.To >= out.period.To {
			if r := v.at(p); r.known() {
				out.reading = r
				out.inputs = named("reading", r.value)
			}
		}
	}
	out.fresh = out.period.To
	return out
}

// currentRate is the mean of the closed years, from the first without a gap.
func (v *view) currentRate() present {
	out := present{rule: "value.mean_closed", yearly: true}
	for y := v.start.Add(1).Year(); period.Year(y).To <= v.last(); y++ {
		r := v.year(y)
		if !r.known() {
			break
		}
		out.closed = append(out.closed, r)
	}
	n := len(out.closed)
	out.open = v.toDate(v.start.Add(1).Year() + n)
	if n == 0 {
		return out
	}
	total := quantity.Int(0)
	parts := make([]quantity.Value, 0, n)
	pattern := make([]string, 0, n)
	for i, r := range out.closed {
		total = total.Add(r.value.Num)
		parts = append(parts, r.value)
		pattern = append(pattern, "{"+itoa(i)+"}")
		out.estimate = out.estimate || r.estimate
		out.sent = max(out.sent, r.sent)
		out.inputs = append(out.inputs, named("year."+r.period.String(), r.value)...)
	}
	mean, _ := total.Quo(quantity.Int(int64(n)))
	out.period = period.Years(v.start.Add(1).Year(), out.closed[n-1].period.To.Year())
	out.value = calc.Derive(v.c.Unit, mean, "("+strings.Join(pattern, " + ")+") ÷ "+itoa(n), parts...)
	out.fresh = out.period.To
	return out
}

// validFor is the number of months after its end for which a value is carried. A closed year's value is
// a yearly calc.One, however often the year that runs is reported on.
func (v *view) validFor(yearly bool) period.Month {
	if v.c.ValidFor > 0 {
		return period.Month(v.c.ValidFor)
	}
	n := v.b.p.Method.ValidFor[v.c.Frequency]
	if yearly {
		n = max(n, v.b.p.Method.ValidFor[program.Yearly])
	}
	return period.Month(n)
}

// due is the end of the newest period that should have been published by the view's month.
func (v *view) due() period.Month {
	yearly := v.c.Frequency == program.Yearly || v.c.Kind.Name == kind.YearlyRate.Name || v.c.Kind.Name == kind.Maintained.Name ||
		// Until a year can be estimated, only closed years speak.
		(v.c.Kind.Name == kind.YearlyFlow.Name && v.m.Number() < v.b.p.Method.AnnualEstimateFrom)
	switch {
	case yearly && v.c.PublishMonth == 0 && v.m.Number() == 12:
		return v.m
	case yearly && v.m.Number() >= v.c.PublishMonth:
		return period.MonthOf(v.m.Year()-1, 12)
	case yearly:
		return period.MonthOf(v.m.Year()-2, 12)
	}
	step := map[program.Frequency]int{program.Quarterly: 3, program.HalfYearly: 6}[v.c.Frequency]
	if step == 0 {
		return v.m
	}
	return v.m.Add(-(v.m.Number() % step))
}

func named(name string, v quantity.Value) []scorecard.Named {
	return []scorecard.Named{{Name: name, Value: v}}
}

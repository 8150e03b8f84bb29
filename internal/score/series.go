package score

import (
	"slices"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
)

// view is one component as it was known in one month: what the kinds judge from.
type view struct {
	b      *book
	c      *program.Component
	m      period.Month
	target program.Target
	start  period.Month // time is counted from this month's end
	end    period.Month // to this month's end
}

func newView(b *book, c *program.Component, m period.Month) *view {
	v := &view{b: b, c: c, m: m, target: c.TargetAt(m.End()), start: b.p.Term.Baseline.InMonth(), end: b.p.Term.End.InMonth()}
	if !c.Baseline.Period.IsZero() {
		v.start = c.Baseline.Period.To
	}
	if t := v.target.Period; !t.IsZero() {
		v.end = t.To
		// Totals and mean rates are for a span of years of their own.
		if v.spans() {
			v.start = t.From.Add(-1)
		}
	}
	return v
}

// spans tells whether the component's target is for a span of years rather than for its last year.
func (v *view) spans() bool {
	return v.c.Kind.Span
}

func (v *view) higher() bool { return v.c.Better == program.Higher }

// meets tells whether a value is at or better than a target at the component's printed precision.
func (v *view) meets(x, target quantity.Decimal) bool {
	return meets(x, target, v.higher(), v.c.Decimals)
}

// last is the newest month a judged reading may end in: later ones than the target's are shown, not judged.
func (v *view) last() period.Month { return min(v.m, v.end) }

// only tells whether all measures of the component accumulate in one way.
func (v *view) only(a program.Accumulation) bool {
	for _, code := range v.c.Value.Measures {
		if m := v.b.p.MeasureByCode(code); m == nil || m.Accumulates != a {
			return false
		}
	}
	return len(v.c.Value.Measures) > 0
}

// at is the component's value for a period that had ended.
func (v *view) at(p period.Period) reading {
	return v.eval(p, func(code string) reading { return v.b.measure(code, p, v.m) })
}

// eval runs the formula over one reading a measure.
func (v *view) eval(p period.Period, get func(code string) reading) reading {
	out := reading{period: p}
	out.value = v.c.Value.Eval(v.c.Unit, func(code string) quantity.Value {
		r := get(code)
		out.estimate = out.estimate || r.estimate
		out.sent = max(out.sent, r.sent)
		return r.value
	}, v.name)
	if !out.value.Known() {
		out.estimate = false
	}
	return out
}

func (v *view) name(code string) string {
	if m := v.b.p.MeasureByCode(code); m != nil && m.Name != "" {
		return m.Name
	}
	return code
}

// candidates are the periods for which any measure of the component has a figure, sorted by their end,
// and those that its months add up to.
func (v *view) candidates() []period.Period {
	var out []period.Period
	for _, code := range v.c.Value.Measures {
		for _, p := range v.b.periods[code] {
			if p.To > v.m {
				continue
			}
			out = append(out, p)
			if m := v.b.p.MeasureByCode(code); m.Accumulates == program.Flow && p.Months() < 12 {
				out = append(out, period.YearToDate(p.To))
			}
		}
	}
	slices.SortFunc(out, period.Period.Compare)
	return slices.Compact(out)
}

// levels are the readings of something that stands at a point in time, one for each end, by time.
// For rates and shares over a period a whole year is taken, and the year to date only where the
// component is published within the year: a part of a year is never compared with a year otherwise.
func (v *view) levels(after, until period.Month) []reading {
	var out []reading
	for _, p := range v.candidates() {
		if p.To <= after || p.To > until {
			continue
		}
		if !v.only(program.Level) && !p.IsYear() && (v.c.Frequency == program.Yearly || !p.IsYearToDate()) {
			continue
		}
		r := v.at(p)
		if !r.known() {
			continue
		}
		if n := len(out); n > 0 && out[n-1].period.To == p.To {
			// Compare puts the longer period later: for a rate the whole year says more than its last month.
			if !v.only(program.Level) {
				out[n-1] = r
			}
			continue
		}
		out = append(out, r)
	}
	return out
}

// year is the value of one whole year that had ended; for a level what stood at its end.
func (v *view) year(y int) reading {
	if period.Year(y).To > v.m {
		return reading{period: period.Year(y)}
	}
	return v.at(period.Year(y))
}

// closed are the whole years known, from the first year after the start, in order.
func (v *view) closed() []reading {
	var out []reading
	for y := v.start.Add(1).Year(); period.Year(y).To <= v.last(); y++ {
		if r := v.year(y); r.known() {
			out = append(out, r)
		}
	}
	return out
}

// toDate is the newest year to date within a year that has not been closed; absent when there is none.
func (v *view) toDate(y int) reading {
	until := min(v.last(), period.MonthOf(y, 12))
	for e := until; e >= period.MonthOf(y, 1); e-- {
		if r := v.at(period.YearToDate(e)); r.known() {
			return r
		}
	}
	return reading{}
}

// comparable tells whether a period may be set against the same period of another year: January and
// February only together, because Tết falls in either.
func comparable(p period.Period) bool {
	return p.Months() > 1 || p.To.Number() > 2
}

// samePeriod is the reading one year before.
func (v *view) samePeriod(r reading) reading {
	if r.period.IsZero() || !comparable(r.period) {
		return reading{}
	}
	return v.at(r.period.Shift(-12))
}

// official is the bodies' own estimate for a whole year that had not ended.
func (v *view) official(y int) reading {
	p := period.Year(y)
	r := v.eval(p, func(code string) reading {
		if r := v.b.given(code, p, v.m); r.known() {
			return r
		}
		return v.b.measure(code, p, v.m)
	})
	r.estimate = true
	return r
}

// plan is the plan for a year: the program's own yearly targets, else what the forms say.
func (v *view) plan(y int) quantity.Value {
	for _, t := range v.c.Targets {
		if t.Period == period.Year(y) && t.Value.Known() && v.yearlyPlan(t) {
			return t.Value
		}
	}
	r := v.eval(period.Year(y), func(code string) reading { return v.b.plan(code, y, v.m) })
	return r.value
}

// equalShare is the part of a term's total that one year must bring when no plan says otherwise.
func (v *view) equalShare() quantity.Value {
	n := (v.end.Year() - v.start.Add(1).Year()) + 1
	return calc.Quotient(v.c.Unit, "{0} ÷ {1}", v.target.Value, quantity.Of(quantity.Int(int64(n)), ""))
}

// yearPart is the share of a year's result that had come by the end of a year to date: by the year
// before where that is known, because few things come evenly, else by months.
func (v *view) yearPart(r reading) quantity.Value {
	same, before := v.samePeriod(r), v.year(r.period.To.Year()-1)
	if same.known() && before.known() && same.value.Num.Sign() > 0 && before.value.Num.Cmp(same.value.Num) >= 0 {
		return calc.Quotient("", "{0} ÷ {1}", same.value, before.value)
	}
	return calc.Quotient("", "{0} ÷ {1}", quantity.Of(quantity.Int(int64(r.period.Months())), ""), calc.Pure(calc.Twelve))
}

// openOnPath tells whether an open year's flow has come as far as its plan asks by then. With nothing
// to compare, or only January or February, it is not held against the component.
func (v *view) openOnPath(open reading, plan quantity.Value) (ok bool, path quantity.Value) {
	if !open.known() || !comparable(open.period) || !plan.Known() {
		return true, quantity.Value{Unit: v.c.Unit}
	}
	part := v.yearPart(open)
	path = calc.Derive(v.c.Unit, plan.Num.Mul(part.Num), "{0} × {1}", plan, part)
	return v.meets(open.value.Num, path.Num), path
}

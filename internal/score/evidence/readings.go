package evidence

import (
	"slices"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

// Readings are the values of one component, each computed by its formula from what its measures were in a period, as
// known by the end of one month.
type Readings struct {
	figures   *Figures
	component *program.Component
	month     period.Month
	span      period.Period // the time that the component's target is for
}

// Until is the newest month in which a judged reading may end: later ones than the target's are shown, not judged.
func (r Readings) Until() period.Month { return min(r.month, r.span.To) }

// Only tells whether all measures of the component accumulate in one way.
func (r Readings) Only(a program.Accumulation) bool {
	for _, code := range r.component.Value.Measures {
		if m := r.figures.program.MeasureByCode(code); m == nil || m.Accumulates != a {
			return false
		}
	}
	return len(r.component.Value.Measures) > 0
}

// At is the value for a period that had ended; absent when a part of it is.
func (r Readings) At(p period.Period) Reading {
	return r.compute(p, func(code string) Reading { return r.figures.measure(code, p, r.month) })
}

// Year is the value for one whole year that had ended; for a level what stood at its end.
func (r Readings) Year(y int) Reading {
	if period.Year(y).To > r.month {
		return Reading{Period: period.Year(y)}
	}
	return r.At(period.Year(y))
}

// ToDate is the newest year to date within a year, of those that may be judged; absent when there is none.
func (r Readings) ToDate(y int) Reading {
	for end := min(r.Until(), period.MonthOf(y, 12)); end >= period.MonthOf(y, 1); end-- {
		if x := r.At(period.YearToDate(end)); x.Known() {
			return x
		}
	}
	return Reading{}
}

// OfficialEstimate is the bodies' own estimate of a whole year that had not ended ("ước cả năm").
func (r Readings) OfficialEstimate(y int) Reading {
	p := period.Year(y)
	out := r.compute(p, func(code string) Reading {
		if x := r.figures.given(code, p, r.month); x.Known() {
			return x
		}
		return r.figures.measure(code, p, r.month)
	})
	out.Estimate = true
	return out
}

// SameBefore is the reading one year before; absent for a period that cannot be compared.
func (r Readings) SameBefore(x Reading) Reading {
	if x.Period.IsZero() || !comparable(x.Period) {
		return Reading{}
	}
	return r.At(x.Period.Shift(-12))
}

// planned is what the forms say that the plan for a year is.
func (r Readings) planned(y int) Reading {
	return r.compute(period.Year(y), func(code string) Reading { return r.figures.plan(code, y, r.month) })
}

// compute runs the formula over one reading a measure.
func (r Readings) compute(p period.Period, get func(code string) Reading) Reading {
	out := Reading{Period: p}
	out.Value = r.component.Value.Eval(r.component.Unit, func(code string) quantity.Value {
		x := get(code)
		out.Estimate = out.Estimate || x.Estimate
		out.Sent = max(out.Sent, x.Sent)
		return x.Value
	}, r.measureName)
	if !out.Value.Known() {
		out.Estimate = false
	}
	return out
}

func (r Readings) measureName(code string) string {
	if m := r.figures.program.MeasureByCode(code); m != nil && m.Name != "" {
		return m.Name
	}
	return code
}

// Periods are those for which any measure of the component has a figure, and those that its months add up to, sorted
// by their end, the shorter first.
func (r Readings) Periods() []period.Period {
	var out []period.Period
	for _, code := range r.component.Value.Measures {
		for _, p := range r.figures.periods[code] {
			if p.To > r.month {
				continue
			}
			out = append(out, p)
			if m := r.figures.program.MeasureByCode(code); m != nil && m.Accumulates == program.Flow && p.Months() < 12 {
				out = append(out, period.YearToDate(p.To))
			}
		}
	}
	slices.SortFunc(out, period.Period.Compare)
	return slices.Compact(out)
}

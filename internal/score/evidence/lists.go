package evidence

import (
	"tiendo/internal/period"
	"tiendo/internal/program"
)

// Closed are the whole years known within the target's time, in order; there may be gaps.
func (r Readings) Closed() []Reading {
	var out []Reading
	for y := r.span.From.Year(); period.Year(y).To <= r.Until(); y++ {
		if x := r.Year(y); x.Known() {
			out = append(out, x)
		}
	}
	return out
}

// Unbroken are the whole years known from the first of the target's time up to the first gap.
func (r Readings) Unbroken() []Reading {
	var out []Reading
	for y := r.span.From.Year(); period.Year(y).To <= r.Until(); y++ {
		x := r.Year(y)
		if !x.Known() {
			break
		}
		out = append(out, x)
	}
	return out
}

// All are the readings that end within the target's time and by a month, one for each end, in order. Of rates and
// shares over a period a whole year is taken, and the year to date only where the component is published within the
// year: a part of a year is never compared with a year otherwise.
func (r Readings) All(until period.Month) []Reading {
	var out []Reading
	standing := r.Only(program.Level)
	for _, p := range r.Periods() {
		if p.To < r.span.From || p.To > until {
			continue
		}
		if !standing && !p.IsYear() && (r.component.Frequency == program.Yearly || !p.IsYearToDate()) {
			continue
		}
		x := r.At(p)
		if !x.Known() {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Period.To == p.To {
			// Periods has the longer one later: for a rate the whole year says more than its last month.
			if !standing {
				out[n-1] = x
			}
			continue
		}
		out = append(out, x)
	}
	return out
}

// YearEnds are those of a list that end with a year.
func YearEnds(list []Reading) []Reading {
	var out []Reading
	for _, x := range list {
		if x.Period.To.Number() == 12 {
			out = append(out, x)
		}
	}
	return out
}

// Latest is the newest reading of any kind: what stands at a point in time, else a year to date.
func (r Readings) Latest() Reading {
	list := r.Periods()
	for i := len(list) - 1; i >= 0; i-- {
		p := list[i]
		if p.Months() > 12 || (!r.Only(program.Level) && !p.IsYearToDate()) {
			continue
		}
		if x := r.At(p); x.Known() {
			return x
		}
	}
	return Reading{}
}

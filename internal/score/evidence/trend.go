package evidence

import (
	"slices"

	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
)

// Trend is what closed years say of the years to come: the baseline's, where that is a whole year, and those after
// it. Years declared abnormal are no points of it, so that neither their fall nor the rebound after them is taken
// for a trend. ok is false with fewer than two points.
func (e *Evidence) Trend(closed []Reading) (first, last Reading, ok bool) {
	var points []Reading
	if b := e.Baseline; b.Value.Known() && b.Period.IsYear() {
		points = append(points, Reading{Period: b.Period, Value: b.Value})
	}
	points = append(points, closed...)
	points = slices.DeleteFunc(points, func(r Reading) bool { return e.abnormal(r.Period.To.Year()) })
	if len(points) < 2 {
		return Reading{}, Reading{}, false
	}
	return points[0], points[len(points)-1], true
}

// abnormal tells whether a year is declared to be no point of a trend, by the method or by the component.
func (e *Evidence) abnormal(year int) bool {
	return slices.Contains(e.AbnormalYears, year) || slices.Contains(e.Method.AbnormalYears, year)
}

// SinceBaseline is how many years lie between the baseline's, which must be a whole one, and the year before a given
// one; false where none does.
func (e *Evidence) SinceBaseline(year int) (quantity.Decimal, bool) {
	b := e.Baseline
	if !b.Value.Known() || !b.Period.IsYear() {
		return quantity.Decimal{}, false
	}
	n := year - 1 - b.Period.To.Year()
	return quantity.Int(int64(n)), n > 0
}

// LineAhead goes on by one year in points as from the baseline to the last of the years before, which ends just
// before the given one; false where there is no such line.
func (e *Evidence) LineAhead(before []Reading, year int) (quantity.Decimal, bool) {
	gone, ok := e.SinceBaseline(year)
	if !ok {
		return quantity.Decimal{}, false
	}
	last := before[len(before)-1].Value.Num
	return last.Add(calc.Ratio(last.Sub(e.Baseline.Value.Num), gone)), true
}

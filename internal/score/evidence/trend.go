package evidence

import (
	"slices"
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

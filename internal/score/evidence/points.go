package evidence

import (
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// EveryReading is a series of all readings by time, for what stands at a point in time. What stands at a year's end
// is the year's.
func (e *Evidence) EveryReading() []scorecard.Point {
	var out []scorecard.Point
	for _, r := range e.Readings.All(e.Month) {
		p := r.Period
		if p.To.Number() == 12 && e.Readings.Only(program.Level) {
			p = period.Year(p.To.Year())
		}
		out = append(out, PointOf(p, r))
	}
	return out
}

// YearsAndToDate is a series by years: each closed one, else every year to date within it.
func (e *Evidence) YearsAndToDate() []scorecard.Point {
	var out []scorecard.Point
	for y := e.Span.From.Year(); y <= e.Month.Year(); y++ {
		if r := e.Readings.Year(y); r.Known() {
			out = append(out, PointOf(period.Year(y), r))
			continue
		}
		for end := period.MonthOf(y, 1); end <= e.Month && end.Year() == y; end++ {
			if r := e.Readings.At(period.YearToDate(end)); r.Known() {
				out = append(out, PointOf(r.Period, r))
			}
		}
	}
	return out
}

// PointOf is a reading as a point of a series, at a period that may be another than its own.
func PointOf(p period.Period, r Reading) scorecard.Point {
	return scorecard.Point{Period: p, Value: r.Value, Estimate: r.Estimate}
}

// Path is a line of planned values by time.
type Path []scorecard.Point

// Add goes on to a value at a period; what is not known is left out.
func (p Path) Add(at period.Period, v quantity.Value) Path {
	if !v.Known() || at.IsZero() {
		return p
	}
	return append(p, scorecard.Point{Period: at, Value: v, Plan: true})
}

// PathFrom leads from a beginning over the plans for the years on the way to the target.
func (e *Evidence) PathFrom(begin program.Reference) Path {
	path := Path(nil).Add(begin.Period, begin.Value)
	for y := e.Span.From.Year(); y < e.Span.To.Year(); y++ {
		path = path.Add(period.Year(y), e.Plan(y))
	}
	return path.Add(period.Year(e.Span.To.Year()), e.Target.Value)
}

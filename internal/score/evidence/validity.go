package evidence

import (
	"tiendo/internal/period"
	"tiendo/internal/program"
)

// ValidFor is for how many months after its period's end a reading stands for what came after it (method.yaml:
// validity). A closed year's value is a yearly one, however often the year that runs is reported on.
func (e *Evidence) ValidFor(closedYear bool) period.Month {
	if e.Component.ValidFor > 0 {
		return period.Month(e.Component.ValidFor)
	}
	n := e.Method.ValidFor[e.Frequency]
	if closedYear {
		n = max(n, e.Method.ValidFor[program.Yearly])
	}
	return period.Month(n)
}

// Expired tells whether a figure of a part of a year, for a period that ended in a month, is too old to stand for what
// came after it. After the target's end nothing comes any more that is judged.
func (e *Evidence) Expired(end period.Month) bool {
	return e.Month-end > e.ValidFor(false) && e.Month <= e.Span.To
}

// Due is the end of the newest period whose figures should have been published by the evidence's month. yearsOnly
// says that only whole years speak, however often the component is published.
func (e *Evidence) Due(yearsOnly bool) period.Month {
	yearly := yearsOnly || e.Frequency == program.Yearly
	switch {
	case yearly && e.PublishMonth == 0 && e.Month.Number() == 12:
		return e.Month
	case yearly && e.Month.Number() >= e.PublishMonth:
		return period.MonthOf(e.Month.Year()-1, 12)
	case yearly:
		return period.MonthOf(e.Month.Year()-2, 12)
	}
	step := map[program.Frequency]int{program.Quarterly: 3, program.HalfYearly: 6}[e.Frequency]
	if step == 0 {
		return e.Month
	}
	return e.Month.Add(-(e.Month.Number() % step))
}

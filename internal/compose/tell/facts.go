package tell

import (
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// Facts are what is known for one report: the program, the judgement, what the bodies sent. It looks things up
// and words nothing.
type Facts struct {
	Program *program.Program
	Card    *scorecard.Scorecard
	Set     *observation.Set
}

// Month is the report's month.
func (f Facts) Month() period.Month { return f.Card.Month }

// ToDate is what the report looks back on: the year to date.
func (f Facts) ToDate() period.Period { return period.YearToDate(f.Card.Month) }

// LastClosed is the last year that is over at the month's end.
func (f Facts) LastClosed() int {
	if f.Card.Month.Number() == 12 {
		return f.Card.Month.Year()
	}
	return f.Card.Month.Year() - 1
}

// TermShare is the share of the term's months that are gone at the month's end, in percent.
func (f Facts) TermShare() quantity.Value {
	share, ok := f.Program.Term.Share(f.Card.Month)
	if !ok {
		return quantity.Value{Absence: quantity.Undefined, Unit: "%"}
	}
	v := quantity.Of(share, "%")
	v.Derived = "months gone ÷ months of the term × 100"
	return v
}

// Newest is the newest figure of a measure for the whole city.
func (f Facts) Newest(m *program.Measure) (quantity.Value, period.Period) {
	best := quantity.Value{Unit: m.Unit}
	var p period.Period
	for _, o := range f.Set.Observations {
		if o.Measure == m.Code && o.Area == "" && o.Chosen && IsReading(o.Kind) && o.Value.Known() &&
			(p.IsZero() || o.Period.Compare(p) >= 0) {
			best, p = o.Value, o.Period
		}
	}
	return best, p
}

// IsReading tells whether a figure says what is or was, not what is planned.
func IsReading(k observation.Kind) bool { return k == observation.Actual || k == observation.Estimate }

// Unverified counts the baselines and the targets in force, and those of them that no published document bears out.
func (f Facts) Unverified() (unverified, all int) {
	count := func(x program.Reference) {
		if !x.Value.Known() {
			return
		}
		all++
		if !x.Verified {
			unverified++
		}
	}
	for _, i := range f.Program.Indicators {
		for _, k := range i.Components {
			count(k.Baseline)
			count(k.TargetAt(f.Card.Month.End()).Reference)
		}
	}
	return unverified, all
}

// Subject is the name of what a chart or table is about.
func (f Facts) Subject(code string) string {
	if i := f.Program.IndicatorByCode(code); i != nil {
		return i.Short()
	}
	if k := f.Program.ComponentByCode(code); k != nil {
		return k.Name
	}
	return code
}

// Area is the name of an area; a code that nobody declared is told as it is.
func (f Facts) Area(code string) string {
	if a := f.Program.AreaByCode(code); a != nil {
		return a.Name
	}
	return code
}

// state is the state in which a record is; nil when its kind knows none of that code.
func (f Facts) state(r observation.Record) *program.State {
	if k := f.Program.RecordKindByCode(r.Kind); k != nil {
		return k.StateByCode(r.Text("state"))
	}
	return nil
}

// choice names an option that a form offers in a column of a record kind; "" when the column is free text.
func (f Facts) choice(kind, column, option string) string {
	for _, c := range f.Program.RecordColumns(kind) {
		if c.Code != column {
			continue
		}
		if k := f.Program.RecordKindByCode(c.Choices); k != nil {
			if s := k.StateByCode(option); s != nil {
				return s.Name
			}
		}
	}
	return ""
}

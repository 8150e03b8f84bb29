package tell

import (
	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// Reading is the figure of a measure for the whole city and one period, as it was last given; absent when nobody gave
// one.
func (f Facts) Reading(m *program.Measure, p period.Period) quantity.Value {
	out := quantity.Value{Unit: m.Unit}
	for _, o := range f.Set.Observations {
		if o.Measure == m.Code && o.Area == "" && o.Chosen && o.Period == p && IsReading(o.Kind) && o.Value.Known() {
			out = o.Value
		}
	}
	return out
}

// RefusedAfter is the newest period, later than p, whose figure of a measure for the whole city was given and refused; the
// zero Period when there is none.
func (f Facts) RefusedAfter(m *program.Measure, p period.Period) period.Period {
	var out period.Period
	for _, o := range f.Set.Observations {
		if o.Measure == m.Code && o.Area == "" && IsReading(o.Kind) && o.Value.Absence == quantity.Refused && o.Period.To > p.To &&
			(out.IsZero() || o.Period.Compare(out) > 0) {
			out = o.Period
		}
	}
	return out
}

// Freshness says how far an indicator's readings reach.
type Freshness int

// The ways: no reading is known, the newest is of an earlier month, one reaches to the end of the report's month.
const (
	Unread Freshness = iota
	Stale
	Fresh
)

// FreshnessOf is the best that one of an indicator's components has.
func FreshnessOf(i *scorecard.Indicator) Freshness {
	out := Unread
	for _, k := range i.Components {
		switch {
		case !k.Value.Known() && !k.Latest.Known():
		case k.Carried:
			out = max(out, Stale)
		default:
			out = Fresh
		}
	}
	return out
}

// OwnMonth says what the report's month brought by itself, and the same month of the year before: "tháng
// 5/2023: 8.123,4 tỷ đồng (tháng 5/2022: 7.901,2 tỷ đồng)". It is nil for a component that no single measure makes,
// for what does not add up over months, where the month's own figure was not given, and in January, whose figure is the
// year's to date.
func (k Component) OwnMonth() []document.Inline {
	list := k.Component.Component.Value.Measures
	if now := period.InMonth(k.t.Month()); len(list) != 1 || k.LatestPeriod == now || k.Period == now {
		return nil
	}
	m := k.t.Program.MeasureByCode(list[0])
	if m == nil || m.Accumulates != program.Flow {
		return nil
	}
	now, before := period.InMonth(k.t.Month()), period.InMonth(k.t.Month().Add(-12))
	show := func(p period.Period, name string) []document.Inline {
		return k.t.Number(k.Code+"."+name, k.t.Reading(m, p), Show{Decimals: k.Decimals, Period: p.String()})
	}
	in := show(now, "month")
	if in == nil {
		return nil
	}
	return k.t.Fill(k.t.Text("sentence.own_month"), inline.Args{"value": in, "period": k.t.When(now),
		"same": show(before, "month_before"), "same_period": k.t.When(before)})
}

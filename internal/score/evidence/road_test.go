package evidence

import (
	"testing"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

func TestRoad(t *testing.T) {
	t.Parallel()
	show := func(v quantity.Value) string {
		if !v.Known() {
			return ""
		}
		return v.Num.Fixed(2)
	}
	for _, tc := range []struct {
		name               string
		better             program.Better
		base, target, now  string
		share, time, pace  string
		why                string
		straight           string
		needed, soFar      string
		covers95, covers50 bool // whether the straight line covers these shares of the road
	}{
		{"half of it in half of the time", program.Higher, "100", "200", "150", "0.50", "0.50", "1.00", "", "200.00", "20.00", "20.00", true, true},
		{"three quarters of what it should be", program.Higher, "100", "200", "137.5", "0.38", "0.50", "0.75", "", "175.00", "25.00", "15.00", false, true},
		{"down", program.Lower, "10", "2", "6", "0.50", "0.50", "1.00", "", "2.00", "-1.60", "-1.60", true, true},
		{"the wrong way", program.Higher, "100", "200", "90", "-0.10", "0.50", "-0.20", "", "80.00", "44.00", "-4.00", false, false},
		{"there already: nothing is needed", program.Higher, "100", "200", "200", "1.00", "0.50", "2.00", "", "300.00", "", "40.00", true, true},
		{"base at the target", program.Higher, "200", "200", "150", "", "0.50", "", "why.same_base", "100.00", "20.00", "-20.00", false, false},
		{"base beyond it", program.Higher, "210", "200", "150", "", "0.50", "", "why.same_base", "90.00", "20.00", "-24.00", false, false},
		{"no base", program.Higher, "", "200", "150", "", "0.50", "", "why.no_baseline", "", "", "", false, false},
		{"no target", program.Higher, "100", "", "150", "", "", "", "why.no_target", "", "", "", false, false},
		{"no reading", program.Higher, "100", "200", "", "", "", "", "why.no_value", "", "", "", false, false},
	} {
		k := reported(t, program.Level, "2023-06")
		c := k.component()
		c.Better = tc.better
		c.Baseline.Value, c.Targets[0].Value = value(tc.base), value(tc.target)
		e := k.evidence()
		now := Reading{Period: period.InMonth(period.MonthOf(2023, 6)), Value: value(tc.now)}
		r := e.RoadFrom(c.Baseline.Value, now)
		if got := [4]string{show(r.Share), show(r.Time), show(r.Pace), r.Why}; got != [4]string{tc.share, tc.time, tc.pace, tc.why} {
			t.Errorf("%s: road, time, pace %q", tc.name, got)
		}
		if r.Why == "why.no_target" || r.Why == "why.no_value" {
			continue // nothing else is asked then
		}
		line := e.Straight(r, now)
		needed, soFar := e.Steps(r, now)
		if got := [3]string{show(line), show(needed), show(soFar)}; got != [3]string{tc.straight, tc.needed, tc.soFar} {
			t.Errorf("%s: straight on, needed, so far %q", tc.name, got)
		}
		if a, b := e.Covers(r, line, d("0.95")), e.Covers(r, line, d("0.5")); a != tc.covers95 || b != tc.covers50 {
			t.Errorf("%s: covers 95 %% %v, 50 %% %v", tc.name, a, b)
		}
	}
}

func value(s string) quantity.Value {
	if s == "" {
		return quantity.Value{}
	}
	return quantity.Of(d(s), "u")
}

// TestSpan counts time from the baseline's end to the target's, or over the span that the target is for.
func TestSpan(t *testing.T) {
	t.Parallel()
	year := func(y int) period.Period { return period.Year(y) }
	for _, tc := range []struct {
		name         string
		kind         program.Kind
		base, target period.Period
		want         string
	}{
		{"the term's", program.Kind{}, period.Period{}, period.Period{}, "2021-2025"},
		{"from an older baseline", program.Kind{}, year(2018), year(2025), "2019-2025"},
		{"to a later target", program.Kind{}, year(2020), year(2030), "2021-2030"},
		{"a total over its own years", program.Kind{Span: true}, year(2018), period.Years(2022, 2024), "2022-2024"},
	} {
		k := reported(t, program.Flow, "2023-06")
		k.component().Kind, k.component().Baseline.Period, k.component().Targets[0].Period = tc.kind, tc.base, tc.target
		if got := k.evidence().Span.String(); got != tc.want {
			t.Errorf("%s: %s, want %s", tc.name, got, tc.want)
		}
	}
}

func TestDueAndValid(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name      string
		frequency program.Frequency
		publish   int
		yearsOnly bool
		m         string
		due       string
		valid     period.Month // months for a reading; for a closed year it is never less than a year's
		closed    period.Month
	}{
		{"monthly", program.Monthly, 0, false, "2023-05", "2023-05", 2, 15},
		{"quarterly within a quarter", program.Quarterly, 0, false, "2023-05", "2023-03", 5, 15},
		{"quarterly at its end", program.Quarterly, 0, false, "2023-06", "2023-06", 5, 15},
		{"half-yearly", program.HalfYearly, 0, false, "2023-05", "2022-12", 9, 15},
		{"yearly", program.Yearly, 0, false, "2023-05", "2022-12", 15, 15},
		{"yearly in December", program.Yearly, 0, false, "2023-12", "2023-12", 15, 15},
		{"yearly before it is published", program.Yearly, 6, false, "2023-05", "2021-12", 15, 15},
		{"yearly from its month on", program.Yearly, 6, false, "2023-06", "2022-12", 15, 15},
		{"yearly, published the year after, in December", program.Yearly, 6, false, "2023-12", "2022-12", 15, 15},
		{"monthly, where only years speak", program.Monthly, 0, true, "2023-05", "2022-12", 2, 15},
	} {
		k := reported(t, program.Flow, tc.m)
		k.component().Frequency, k.component().PublishMonth = tc.frequency, tc.publish
		e := k.evidence()
		if e.Due(tc.yearsOnly).String() != tc.due || e.ValidFor(false) != tc.valid || e.ValidFor(true) != tc.closed {
			t.Errorf("%s: due %s, valid %d and %d months; want %s, %d, %d", tc.name, e.Due(tc.yearsOnly), e.ValidFor(false), e.ValidFor(true), tc.due, tc.valid, tc.closed)
		}
	}
	k := reported(t, program.Flow, "2023-05")
	k.component().ValidFor = 7
	if e := k.evidence(); e.ValidFor(false) != 7 || e.ValidFor(true) != 7 {
		t.Error("the component's own validity does not count")
	}
}

// TestTrend leaves abnormal years out of growth.
func TestTrend(t *testing.T) {
	t.Parallel()
	e := reported(t, program.Flow, "2025-06", "2021", "50", "2022", "110", "2023", "121", "2024", "140").evidence()
	e.AbnormalYears = []int{2024}
	closed := e.Readings.Closed()
	if first, last, ok := e.Trend(closed); !ok || text(first, last) != "2022 110, 2023 121" {
		t.Errorf("from %s to %s (%v); 2020 and 2021 are the method's abnormal years, 2024 the component's", text(first), text(last), ok)
	}
	if _, _, ok := e.Trend(closed[:2]); ok {
		t.Error("one normal year is no trend")
	}
}

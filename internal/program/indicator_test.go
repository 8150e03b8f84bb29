package program

import (
	"strings"
	"testing"

	"tiendo/internal/period"
	"tiendo/internal/quantity"
)

func TestTargetInForceOnADay(t *testing.T) {
	t.Parallel()
	day := func(y, m, d int) period.Date { return period.Date{Year: y, Month: m, Day: d} }
	target := func(giver, value string, from period.Date) Target {
		return Target{Giver: giver, ValidFrom: from, Reference: Reference{Value: quantity.Of(quantity.MustParse(value), "u"), Period: period.Year(2025)}}
	}
	// In the file an amendment may stand before what it amends.
	targets := []Target{
		target(Resolution, "30", day(2024, 7, 1)), target("hdnd", "7", day(2022, 1, 1)), target(Resolution, "10", day(2020, 10, 15)),
		target("hdnd", "9", day(2023, 6, 16)), target(Resolution, "20", day(2023, 6, 15)),
	}
	for _, tc := range []struct {
		name, giver string
		on          period.Date
		now, former string // values; "" for none
	}{
		{"before the first", "", day(2020, 10, 14), "", ""},
		{"on its day", "", day(2020, 10, 15), "10", ""},
		{"the day before the amendment", "", day(2023, 6, 14), "10", ""},
		{"on the amendment's day", "", day(2023, 6, 15), "20", "10"},
		{"amended twice", "", day(2025, 1, 1), "30", "20 10"},
		{"another giver's counts by the program's word", "hdnd", day(2023, 6, 15), "7", ""},
		{"that giver's, amended", "hdnd", day(2023, 6, 16), "9", "7"},
		{"a giver who gave none", "ubnd", day(2025, 1, 1), "", ""},
	} {
		c := Component{Giver: tc.giver, Targets: targets}
		var former []string
		for _, x := range c.FormerTargets(tc.on) {
			former = append(former, x.Value.Plain())
		}
		if now := c.TargetAt(tc.on).Value; now.Known() != (tc.now != "") || (now.Known() && now.Plain() != tc.now) || strings.Join(former, " ") != tc.former {
			t.Errorf("%s: %q after %q, want %q after %q", tc.name, now.Plain(), former, tc.now, tc.former)
		}
	}
}

func TestMeetsAtPrintedPrecision(t *testing.T) {
	t.Parallel()
	d := quantity.MustParse
	limit := d("100")
	for _, tc := range []struct {
		name             string
		better           Better
		x, target        string
		meets, pastLimit bool
	}{
		{"above", Higher, "20.1", "20", true, false},
		{"rounds up to it", Higher, "19.95", "20", true, false},
		{"rounds below it", Higher, "19.94", "20", false, false},
		{"the target rounds too", Higher, "20", "20.04", true, false},
		{"below, where lower is better", Lower, "1.9", "2", true, false},
		{"rounds down to it", Lower, "2.04", "2", true, false},
		{"rounds above it", Lower, "2.05", "2", false, false},
		{"at the limit", Higher, "100", "20", true, false},
		{"over the limit", Higher, "100.01", "20", true, true},
	} {
		c := Component{Better: tc.better, Decimals: 1}
		if tc.better == Higher {
			c.Limit = &limit
		}
		if c.Meets(d(tc.x), d(tc.target)) != tc.meets || c.BeyondLimit(d(tc.x)) != tc.pastLimit {
			t.Errorf("%s: meets %v, beyond the limit %v", tc.name, c.Meets(d(tc.x), d(tc.target)), c.BeyondLimit(d(tc.x)))
		}
	}
}

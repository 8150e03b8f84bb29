package evidence

import (
	"testing"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

func TestWhatAMeasureWasInAPeriod(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name string
		acc  program.Accumulation
		say  []string
		ask  string
		want string
	}{
		{"a flow as reported", program.Flow, []string{"2022", "9", "2022-01..06", "3", "2022-07..12", "7"}, "2022", "2022 9"},
		{"a flow from its halves", program.Flow, []string{"2022-01..06", "3", "2022-07..12", "7"}, "2022", "2022 10"},
		{"a flow from its quarters", program.Flow, []string{"2022-01..03", "1", "2022-Q2", "2", "2022-Q3", "3", "2022-Q4", "4"}, "2022", "2022 10"},
		{"to date and a month", program.Flow, []string{"2022-01..05", "5", "2022-06", "2"}, "2022-01..06", "2022-01..06 7"},
		{"a month is missing", program.Flow, []string{"2022-01..05", "5", "2022-07", "2"}, "2022-01..07", "2022-01..07 "},
		{"a flow is never made of longer figures", program.Flow, []string{"2022-01..06", "6"}, "2022-06", "2022-06 "},
		{"a level stands at the end of whatever it was asked for", program.Level, []string{"2022-01..06", "5"}, "2022-06", "2022-06 5"},
		{"a level at a year's end is the year's", program.Level, []string{"2022-12", "5"}, "2022", "2022 5"},
		{"a rate is only what was said of the period", program.Rate, []string{"2022-12", "5"}, "2022", "2022 "},
		{"a period that had not ended", program.Flow, []string{"2023", "9"}, "2023", "2023 "},
	} {
		k := reported(t, tc.acc, "2023-06", tc.say...)
		if got := text(k.evidence().Readings.At(per(t, tc.ask))); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

// TestVintages asks in June 2023 what was known in May: the figure that June displaced.
func TestVintages(t *testing.T) {
	t.Parallel()
	k := reported(t, program.Level, "2023-06")
	k.say(observation.Actual, "2023-04", "10").Chosen = false
	restated := k.say(observation.Actual, "2023-04", "12")
	restated.Sent = month(t, "2023-06")
	other := k.say(observation.Actual, "2023-03", "7")
	other.Body, other.Chosen = "b", false
	k.say(observation.Actual, "2023-03", "8").Chosen = false
	for _, tc := range []struct{ known, ask, want string }{
		{"2023-06", "2023-04", "2023-04 12"}, {"2023-05", "2023-04", "2023-04 10"}, {"2023-03", "2023-04", "2023-04 "},
		{"2023-06", "2023-03", "2023-03 "},  // in the report's own month only what was chosen counts
		{"2023-05", "2023-03", "2023-03 8"}, // body a goes before body b
	} {
		if got := text(k.as(tc.known).Readings.At(per(t, tc.ask))); got != tc.want {
			t.Errorf("known in %s of %s: %q, want %q", tc.known, tc.ask, got, tc.want)
		}
	}
	if f := Gather(k.p, k.set); f.Begun(month(t, "2023-02")) || !f.Begun(month(t, "2023-03")) {
		t.Error("something was known from March on")
	}
}

func TestListsOfReadings(t *testing.T) {
	t.Parallel()
	level := reported(t, program.Level, "2023-06", "2020-12", "9", "2021-12", "10", "2022-06", "11", "2022-12", "12", "2023-06", "13").evidence().Readings
	rate := reported(t, program.Rate, "2023-06", "2021", "3", "2022-12", "5", "2022", "4", "2023-06", "8", "2023-01..06", "6").evidence().Readings
	gap := reported(t, program.Flow, "2023-06", "2021", "10", "2022-01..11", "9", "2023-01..05", "4", "2023-01..06", "5").evidence().Readings
	for _, tc := range []struct{ name, got, want string }{
		{"a level: all after the baseline", text(level.All(level.Until())...), "2021-12 10, 2022-06 11, 2022-12 12, 2023-06 13"},
		{"a level: at the years' ends", text(YearEnds(level.All(level.Until()))...), "2021-12 10, 2022-12 12"},
		{"a level: whole years", text(level.Closed()...), "2021 10, 2022 12"},
		{"a level: the newest", text(level.Latest()), "2023-06 13"},
		{"a rate: years before their months, the year to date, no month", text(rate.All(rate.Until())...), "2021 3, 2022 4, 2023-01..06 6"},
		{"a rate: the newest", text(rate.Latest()), "2023-01..06 6"},
		{"a flow with a year that is not whole: closed", text(gap.Closed()...), "2021 10"},
		{"a flow with a year that is not whole: from the first without a gap", text(gap.Unbroken()...), "2021 10"},
		{"a flow: to date", text(gap.ToDate(2022), gap.ToDate(2023)), "2022-01..11 9, 2023-01..06 5"},
		{"a flow: the newest", text(gap.Latest()), "2023-01..06 5"},
	} {
		if tc.got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, tc.got, tc.want)
		}
	}
}

func TestNothingAfterTheTargetIsJudged(t *testing.T) {
	t.Parallel()
	r := reported(t, program.Level, "2026-06", "2025-12", "18", "2026-06", "25").evidence().Readings
	if r.Until() != period.MonthOf(2025, 12) || text(r.All(r.Until())...) != "2025-12 18" || text(r.Latest()) != "2026-06 25" {
		t.Errorf("judged until %s by %s, newest %s", r.Until(), text(r.All(r.Until())...), text(r.Latest()))
	}
}

func TestOfficialEstimateOfAYear(t *testing.T) {
	t.Parallel()
	k := reported(t, program.Flow, "2023-06", "2023-01..06", "60")
	if r := k.evidence().Readings.OfficialEstimate(2023); r.Known() {
		t.Errorf("nobody estimated the year, yet %s", text(r))
	}
	k.say(observation.Estimate, "2023", "130")
	if got := text(k.evidence().Readings.OfficialEstimate(2023)); got != "2023 ~130" {
		t.Errorf("%q, want the estimate of the whole year", got)
	}
}

// TestSeason says how much of a year had come: by the year before, else by months; January alone is compared with
// nothing.
func TestSeason(t *testing.T) {
	t.Parallel()
	plan := quantity.Of(d("200"), "u")
	for _, tc := range []struct {
		name  string
		say   []string
		open  string
		share string // of the year, as a formula; "" where nothing is compared
		ok    bool
		whole string // what the year comes to
	}{
		{"by the year before", []string{"2022-01..06", "30", "2022", "100", "2023-01..06", "66"}, "2023-01..06", "30 ÷ 100", true, "220.00"},
		{"behind it", []string{"2022-01..06", "30", "2022", "100", "2023-01..06", "54"}, "2023-01..06", "30 ÷ 100", false, "180.00"},
		{"by months", []string{"2023-01..06", "100"}, "2023-01..06", "6 ÷ 12", true, "200.00"},
		{"a year before that makes no sense", []string{"2022-01..06", "130", "2022", "100", "2023-01..06", "99"}, "2023-01..06", "6 ÷ 12", false, "198.00"},
		{"January and February, compared with a year before, held to no path", []string{"2023-01..02", "20"}, "2023-01..02", "", true, "120.00"},
		{"January", []string{"2023-01", "1"}, "2023-01", "", true, ""},
	} {
		e := reported(t, program.Flow, "2023-06", tc.say...).evidence()
		open := e.Readings.At(per(t, tc.open))
		ok, path := e.OnPath(open, plan)
		share := ""
		if path.Known() {
			share = e.Readings.SeasonShare(open).Derived
		}
		whole := ""
		if v := e.WholeYear(open); v.Known() {
			whole = v.Num.Fixed(2)
		}
		if ok != tc.ok || share != tc.share || whole != tc.whole {
			t.Errorf("%s: on its path %v by %q, the year %q; want %v by %q, %q", tc.name, ok, share, whole, tc.ok, tc.share, tc.whole)
		}
	}
	if r := reported(t, program.Flow, "2023-01", "2022-01", "5", "2023-01", "6").evidence().Readings; r.SameBefore(r.Latest()).Known() {
		t.Error("a January was compared with another")
	}
}

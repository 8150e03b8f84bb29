package program

import (
	"testing"

	"tiendo/internal/period"
)

func TestShareOfTheTerm(t *testing.T) {
	t.Parallel()
	term := Term{Baseline: period.Date{Year: 2020, Month: 12, Day: 31}, End: period.Date{Year: 2025, Month: 12, Day: 31}}
	for _, tc := range []struct {
		name string
		term Term
		m    period.Month
		want string // percent at two decimals; "" for none
	}{
		{"before the baseline", term, period.MonthOf(2020, 11), ""},
		{"at the baseline", term, period.MonthOf(2020, 12), "0.00"},
		{"the first month", term, period.MonthOf(2021, 1), "1.67"},
		{"half of it", term, period.MonthOf(2023, 6), "50.00"},
		{"its last month", term, period.MonthOf(2025, 12), "100.00"},
		{"after it", term, period.MonthOf(2026, 3), "100.00"},
		{"a term without an end", Term{Baseline: term.Baseline}, period.MonthOf(2023, 6), ""},
		{"a term without a beginning", Term{End: term.End}, period.MonthOf(2023, 6), ""},
		{"a term that ends before it begins", Term{Baseline: term.End, End: term.Baseline}, period.MonthOf(2023, 6), ""},
	} {
		share, ok := tc.term.Share(tc.m)
		got := ""
		if ok {
			got = share.Fixed(2)
		}
		if got != tc.want {
			t.Errorf("%s: %q %%, want %q", tc.name, got, tc.want)
		}
	}
	if got := term.Span(); got != period.Years(2021, 2025) {
		t.Errorf("span %s, want 2021-2025", got)
	}
}

package program_test

import (
	"testing"

	"tiendo/internal/period"
	"tiendo/internal/program"
)

func TestSpanPeriod(t *testing.T) {
	june := period.MonthOf(2023, 6)
	term := program.Term{First: period.MonthOf(2021, 1)}
	for span, want := range map[string]string{
		"month": "2023-06", "ytd": "2023-01..06", "year": "2023", "quarter": "2023-Q2", "half": "2023-01..06", "term": "2021-01..2023-06",
		"month-1": "2023-05", "month-1y": "2022-06", "ytd-1y": "2022-01..06", "ytd-1": "2022-01..06", "year-1": "2022", "year+1": "2024", "quarter-1": "2023-01..03",
	} {
		got, ok := program.SpanPeriod(span, june, term)
		if !ok || got.String() != want {
			t.Errorf("%s: %s %v, want %s", span, got, ok, want)
		}
	}
	if got, ok := program.SpanPeriod("half", period.MonthOf(2023, 12), term); !ok || got.String() != "2023-07..12" {
		t.Errorf("second half: %s %v", got, ok)
	}
	for _, span := range []string{"", "week", "ytd-", "ytd-0", "ytd1", "-1", "ytd-12", "ytd-1m", "Year"} {
		if got, ok := program.SpanPeriod(span, june, term); ok {
			t.Errorf("%q gave %s", span, got)
		}
	}
}

func TestTypeFor(t *testing.T) {
	p := &program.Program{Types: []program.ReportType{
		{Code: "so_ket", Periods: []period.Month{period.MonthOf(2023, 6)}}, {Code: "sau_thang", Months: []int{6}}, {Code: "thang", Months: []int{1, 6}},
	}}
	for m, want := range map[period.Month]string{period.MonthOf(2023, 6): "so_ket", period.MonthOf(2022, 6): "sau_thang", period.MonthOf(2023, 1): "thang"} {
		if got := p.TypeFor(m); got == nil || got.Code != want {
			t.Errorf("%s: %v, want %s", m, got, want)
		}
	}
	if got := p.TypeFor(period.MonthOf(2023, 2)); got != nil {
		t.Errorf("February has %s", got.Code)
	}
}

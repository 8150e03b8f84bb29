package program

import (
	"testing"

	"tiendo/internal/period"
)

// What a report speaks of, with which one it is compared, what its tasks are for: by the words of its type.
func TestPeriodsOfReportTypes(t *testing.T) {
	term := Term{First: period.MonthOf(2021, 1), Baseline: period.Date{Year: 2020, Month: 12, Day: 31}, End: period.Date{Year: 2025, Month: 12, Day: 31}}
	for _, c := range []struct {
		span                  ReportSpan
		next                  NextSpan
		month                 string
		speaks, before, ahead string
	}{
		{"", "", "2023-05", "2023-01..05", "2023-04", "2023-06..2025-12"}, // a program of an earlier day
		{SpanMonth, NextMonth, "2023-05", "2023-05", "2023-04", "2023-06"},
		{SpanMonth, NextMonth, "2022-12", "2022-12", "2022-11", "2023-01"},
		{SpanQuarter, NextQuarter, "2023-03", "2023-01..03", "2022-12", "2023-Q2"},
		{SpanQuarter, NextQuarter, "2022-12", "2022-Q4", "2022-09", "2023-01..03"},
		{SpanYearToDate, NextRest, "2022-06", "2022-01..06", "2021-06", "2022-07..12"},
		{SpanYearToDate, NextRest, "2022-09", "2022-01..09", "2021-09", "2022-Q4"},
		{SpanYearToDate, NextYear, "2022-12", "2022", "2021-12", "2023"},
		{SpanTerm, NextTerm, "2023-06", "2021-01..2023-06", "2022-06", "2023-07..2025-12"},
		{SpanTerm, NextTerm, "2025-12", "2021-2025", "2024-12", ""},
	} {
		m, err := period.ParseMonth(c.month)
		if err != nil {
			t.Fatal(err)
		}
		kind := ReportType{Span: c.span, Next: c.next}
		want := func(s string) period.Period {
			if s == "" {
				return period.Period{}
			}
			p, err := period.Parse(s)
			if err != nil {
				t.Fatal(err)
			}
			return p
		}
		if got := kind.Speaks(m, term); got != want(c.speaks) {
			t.Errorf("%s %s speaks of %s, want %s", c.span, c.month, got, c.speaks)
		}
		if got := kind.Before(m); got.String() != c.before {
			t.Errorf("%s %s is compared with %s, want %s", c.span, c.month, got, c.before)
		}
		if got := kind.Ahead(m, term); got != want(c.ahead) {
			t.Errorf("%s %s looks ahead to %s, want %s", c.next, c.month, got, c.ahead)
		}
	}
}

// A type's issuer differs from the program's in what it says, and in nothing else.
func TestIssuerOfAType(t *testing.T) {
	p := Program{Issuer: Issuer{Name: "THÀNH ỦY", Symbol: "BC/TU", Archive: "Lưu Văn phòng Thành ủy", Committee: "Ban Thường vụ Thành ủy"}}
	office := ReportType{Issuer: Issuer{Superior: "THÀNH ỦY", Name: "VĂN PHÒNG", Symbol: "BC/VPTU"}}
	if got, want := p.IssuerOf(&office), (Issuer{"THÀNH ỦY", "VĂN PHÒNG", "BC/VPTU", "Lưu Văn phòng Thành ủy", "Ban Thường vụ Thành ủy"}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for _, kind := range []*ReportType{nil, {}} {
		if got := p.IssuerOf(kind); got != p.Issuer {
			t.Errorf("got %+v, want the program's", got)
		}
	}
}

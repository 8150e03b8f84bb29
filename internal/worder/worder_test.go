package worder_test

import (
	"testing"

	"tiendo/internal/period"
	"tiendo/internal/pipeline"
	"tiendo/internal/quantity"
	"tiendo/internal/worder"
	"tiendo/templates"
)

func TestPeriods(t *testing.T) {
	t.Parallel()
	p, found, err := pipeline.Load(pipeline.Options{Templates: templates.FS, Program: "nq16"})
	if err != nil {
		t.Fatal(found)
	}
	w := worder.New(p)
	for in, want := range map[string][2]string{
		"2023-02": {"tháng 02/2023", "tháng 02/2023"}, "2023-06": {"tháng 6/2023", "tháng 6/2023"},
		"2023-01..03": {"quý I năm 2023", "quý I/2023"}, "2023-Q4": {"quý IV năm 2023", "quý IV/2023"},
		"2023-01..06": {"6 tháng đầu năm 2023", "6 tháng 2023"}, "2023-01..09": {"9 tháng đầu năm 2023", "9 tháng 2023"},
		"2023-01..05": {"5 tháng đầu năm 2023", "5 tháng 2023"}, "2022": {"năm 2022", "2022"}, "2021-2025": {"giai đoạn 2021 - 2025", "2021 - 2025"},
		"2021-01..2023-06": {"từ đầu nhiệm kỳ đến 30/6/2023", "từ 2021 đến tháng 6/2023"},
		"2022-11..2023-02": {"từ tháng 11/2022 đến tháng 02/2023", "từ 2022 đến tháng 02/2023"},
	} {
		x, err := period.Parse(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]string{w.Period(x), w.ShortPeriod(x)}; got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
	if got := w.Period(period.Period{}); got != "" {
		t.Errorf("no period: %q", got)
	}
}

func TestValues(t *testing.T) {
	t.Parallel()
	p, found, err := pipeline.Load(pipeline.Options{Templates: templates.FS, Program: "nq16"})
	if err != nil {
		t.Fatal(found)
	}
	w := worder.New(p)
	for want, v := range map[string]quantity.Value{
		"12,3%": quantity.Of(quantity.MustParse("12.34"), "%"), "45.123,0\u00a0tỷ đồng": quantity.Of(quantity.Int(45123), "tỷ đồng"), "3,0": quantity.Of(quantity.Int(3), ""),
	} {
		if got := w.Value(v, 1); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

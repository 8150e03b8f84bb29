package period

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParseAndString(t *testing.T) {
	for in, want := range map[string]string{
		"2023-06": "2023-06", "2023-01..06": "2023-01..06", "2023-Q2": "2023-Q2", "2023-Q1": "2023-01..03",
		"2023": "2023", "2021-2025": "2021-2025", "2023-01..12": "2023", "2023-04..06": "2023-Q2",
	} {
		p, err := Parse(in)
		if err != nil || p.String() != want {
			t.Errorf("Parse(%q) = %q, %v; want %q", in, p, err, want)
		}
	}
	for _, in := range []string{"", "23", "2023-13", "2023-00", "2023-Q5", "2023-06..01", "2025-2021", "2023-6", "tháng 6", "0000", "9999"} {
		if p, err := Parse(in); err == nil {
			t.Errorf("Parse(%q) = %s, want an error", in, p)
		}
	}
}

func TestShiftIsTheSamePeriodOfTheYearBefore(t *testing.T) {
	p, err := Parse("2023-01..06")
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Shift(-12).String(); got != "2022-01..06" {
		t.Errorf("a year earlier is %s", got)
	}
}

func TestDatesAgreeWithTheCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 80000).Draw(t, "days since 1990")
		want := time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n)
		d := Date{want.Year(), int(want.Month()), want.Day()}
		if !d.Valid() {
			t.Fatalf("%s is said not to exist", d)
		}
		if got := d.Days() - (Date{1990, 1, 1}).Days(); got != n {
			t.Fatalf("%s is day %d, want %d", d, got, n)
		}
		if back, err := ParseDate(d.String()); err != nil || back != d {
			t.Fatalf("%s came back as %s (%v)", d, back, err)
		}
	})
	for _, in := range []string{"2023-02-29", "2023-13-01", "2023-00-10", "2023-6-30", "20230630", "2023-06-3x"} {
		if d, err := ParseDate(in); err == nil {
			t.Errorf("ParseDate(%q) = %s, want an error", in, d)
		}
	}
}

func TestAddMonthsEndsWithTheMonth(t *testing.T) {
	for _, c := range []struct {
		from Date
		n    int
		want string
	}{{Date{2023, 1, 31}, 1, "2023-02-28"}, {Date{2022, 12, 31}, 9, "2023-09-30"}, {Date{2024, 3, 31}, -1, "2024-02-29"}} {
		if got := c.from.AddMonths(c.n).String(); got != c.want {
			t.Errorf("%s + %d months = %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{"2023-06", "2023-01..06", "2023-Q2", "2021-2025", "2022-11..2023-02"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := Parse(s)
		if err != nil {
			return
		}
		if again, err := Parse(p.String()); err != nil || again != p {
			t.Errorf("%q: %s came back as %s (%v)", s, p, again, err)
		}
	})
}

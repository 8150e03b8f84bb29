// Package period has civil dates and the reference periods of figures: months, quarters,
// the year to date, years and spans of years. It knows no clock and no time zone.
package period

import (
	"fmt"
	"regexp"
	"strconv"
)

// Month counts months since January of year 0. The zero value means "no month".
type Month int

// MonthOf returns the Month of a year and a month number 1–12.
func MonthOf(year, month int) Month { return Month(year*12 + month - 1) }

// Year is the calendar year.
func (m Month) Year() int { return int(m) / 12 }

// Number is the month number, 1–12.
func (m Month) Number() int { return int(m)%12 + 1 }

// Add returns the month n months later.
func (m Month) Add(n int) Month { return m + Month(n) }

// String is "2023-06".
func (m Month) String() string { return fmt.Sprintf("%04d-%02d", m.Year(), m.Number()) }

// End is the last day of the month.
func (m Month) End() Date { return Date{m.Year(), m.Number(), daysIn(m.Year(), m.Number())} }

// Start is the first day of the month.
func (m Month) Start() Date { return Date{m.Year(), m.Number(), 1} }

// Period is a closed range of whole months. It is comparable; the zero value means "none".
// A year to date ending in March and a first quarter are the same period, and so are a year
// to date ending in December and the year.
type Period struct{ From, To Month }

// InMonth is the period of one month.
func InMonth(m Month) Period { return Period{m, m} }

// YearToDate is January to m.
func YearToDate(m Month) Period { return Period{MonthOf(m.Year(), 1), m} }

// Quarter is quarter q (1–4) of a year.
func Quarter(year, q int) Period { return Period{MonthOf(year, 3*q-2), MonthOf(year, 3*q)} }

// Year is a calendar year.
func Year(year int) Period { return Period{MonthOf(year, 1), MonthOf(year, 12)} }

// Years is a span of whole years, both included.
func Years(from, to int) Period { return Period{MonthOf(from, 1), MonthOf(to, 12)} }

// IsZero tells whether there is no period.
func (p Period) IsZero() bool { return p == Period{} }

// Months is the number of months.
func (p Period) Months() int { return int(p.To-p.From) + 1 }

// Gone is how many months of p are over at the end of m: below zero before p begins, more than Months after its end.
func (p Period) Gone(m Month) int { return int(m-p.From) + 1 }

// IsMonth tells whether p is one month. A period can have several shapes.
func (p Period) IsMonth() bool { return !p.IsZero() && p.From == p.To }

// IsYear tells whether p is exactly one calendar year.
func (p Period) IsYear() bool { return p.From.Number() == 1 && p.Months() == 12 }

// IsYearToDate tells whether p starts in January and lies within one year.
func (p Period) IsYearToDate() bool {
	return !p.IsZero() && p.From.Number() == 1 && p.From.Year() == p.To.Year()
}

// Shift returns the period n months later; Shift(-12) is the same period of the year before.
func (p Period) Shift(n int) Period { return Period{p.From.Add(n), p.To.Add(n)} }

// End is the last day.
func (p Period) End() Date { return p.To.End() }

// Start is the first day.
func (p Period) Start() Date { return p.From.Start() }

// Compare orders periods by their end, then the shorter first.
func (p Period) Compare(o Period) int {
	if p.To != o.To {
		return cmpInt(int(p.To), int(o.To))
	}
	return cmpInt(p.Months(), o.Months())
}

// String is the json form: "2023-06", "2023-01..06", "2023-Q2", "2023", "2021-2025".
// A first quarter prints as "2023-01..03".
func (p Period) String() string {
	fy, fm, ty, tm := p.From.Year(), p.From.Number(), p.To.Year(), p.To.Number()
	switch {
	case p.IsZero():
		return ""
	case p.IsYear():
		return fmt.Sprintf("%04d", fy)
	case p.IsMonth():
		return p.From.String()
	case fm == 1 && tm == 12:
		return fmt.Sprintf("%04d-%04d", fy, ty)
	case fy == ty && fm > 1 && fm%3 == 1 && tm == fm+2:
		return fmt.Sprintf("%04d-Q%d", fy, tm/3)
	case fy == ty:
		return fmt.Sprintf("%04d-%02d..%02d", fy, fm, tm)
	default:
		return p.From.String() + ".." + p.To.String()
	}
}

var (
	reMonth   = regexp.MustCompile(`^(\d{4})-(\d{2})$`)
	reRange   = regexp.MustCompile(`^(\d{4})-(\d{2})\.\.(\d{2})$`)
	reQuarter = regexp.MustCompile(`^(\d{4})-Q([1-4])$`)
	reYear    = regexp.MustCompile(`^(\d{4})$`)
	reYears   = regexp.MustCompile(`^(\d{4})-(\d{4})$`)
	reLong    = regexp.MustCompile(`^(\d{4})-(\d{2})\.\.(\d{4})-(\d{2})$`)
)

// Parse reads what String writes, and "2023-Q1".
func Parse(s string) (Period, error) {
	bad := fmt.Errorf("%q is not a period like 2023-06, 2023-01..06, 2023-Q2, 2023 or 2021-2025", s)
	var p Period
	switch {
	case reMonth.MatchString(s):
		g := reMonth.FindStringSubmatch(s)
		if num(g[2]) < 1 || num(g[2]) > 12 {
			return p, bad
		}
		p = InMonth(MonthOf(num(g[1]), num(g[2])))
	case reRange.MatchString(s):
		g := reRange.FindStringSubmatch(s)
		if num(g[2]) < 1 || num(g[3]) > 12 || num(g[3]) < num(g[2]) {
			return p, bad
		}
		p = Period{MonthOf(num(g[1]), num(g[2])), MonthOf(num(g[1]), num(g[3]))}
	case reQuarter.MatchString(s):
		g := reQuarter.FindStringSubmatch(s)
		p = Quarter(num(g[1]), num(g[2]))
	case reYear.MatchString(s):
		p = Year(num(s))
	case reYears.MatchString(s):
		g := reYears.FindStringSubmatch(s)
		if num(g[2]) < num(g[1]) {
			return p, bad
		}
		p = Years(num(g[1]), num(g[2]))
	case reLong.MatchString(s):
		g := reLong.FindStringSubmatch(s)
		if num(g[2]) < 1 || num(g[2]) > 12 || num(g[4]) < 1 || num(g[4]) > 12 {
			return p, bad
		}
		p = Period{MonthOf(num(g[1]), num(g[2])), MonthOf(num(g[3]), num(g[4]))}
		if p.To < p.From {
			return Period{}, bad
		}
	default:
		return p, bad
	}
	if p.From.Year() < 1900 || p.To.Year() > 2200 {
		return Period{}, bad
	}
	return p, nil
}

// ParseMonth reads "2023-06".
func ParseMonth(s string) (Month, error) {
	p, err := Parse(s)
	if err != nil || !p.IsMonth() {
		return 0, fmt.Errorf("%q is not a month like 2023-06", s)
	}
	return p.From, nil
}

// num reads digits that a pattern has already checked.
func num(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

func cmpInt(a, b int) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

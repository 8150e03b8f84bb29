package period

import "fmt"

// Date is a civil date. It is comparable; the zero value means "no date".
type Date struct{ Year, Month, Day int }

// IsZero tells whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// InMonth is the month of the date.
func (d Date) InMonth() Month { return MonthOf(d.Year, d.Month) }

// String is "2023-06-30", or "" for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Days is the day number in the proleptic Gregorian calendar, for differences between dates.
func (d Date) Days() int {
	y, m := d.Year, d.Month
	if m <= 2 {
		y, m = y-1, m+12
	}
	return 365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + d.Day
}

// Compare returns −1, 0 or +1.
func (d Date) Compare(o Date) int { return cmpInt(d.Days(), o.Days()) }

// AddMonths returns the same day n months later, or the month's last day if that is earlier.
func (d Date) AddMonths(n int) Date {
	m := d.InMonth().Add(n)
	return Date{m.Year(), m.Number(), min(d.Day, daysIn(m.Year(), m.Number()))}
}

// ParseDate reads "2023-06-30".
func ParseDate(s string) (Date, error) {
	var d Date
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return d, fmt.Errorf("%q is not a date like 2023-06-30", s)
	}
	for i, r := range s {
		if i != 4 && i != 7 && (r < '0' || r > '9') {
			return d, fmt.Errorf("%q is not a date like 2023-06-30", s)
		}
	}
	d = Date{num(s[:4]), num(s[5:7]), num(s[8:])}
	if !d.Valid() {
		return Date{}, fmt.Errorf("%q is no day of the calendar", s)
	}
	return d, nil
}

// Valid tells whether the date exists.
func (d Date) Valid() bool {
	return d.Year >= 1 && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= daysIn(d.Year, d.Month)
}

func daysIn(y, m int) int {
	switch m {
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

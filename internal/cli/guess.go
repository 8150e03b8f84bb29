package cli

import (
	"regexp"
	"strconv"
	"strings"

	"tiendo/internal/period"
	"tiendo/internal/wording"
)

// People write months and dates as they speak them. What they most likely meant is offered, never taken:
// a report of a month nobody asked for is worse than a second try.
var (
	yearFirst  = regexp.MustCompile(`^(\d{4})[-/. ]?(\d{1,2})(?:[-/. ]?(\d{1,2}))?$`)
	monthFirst = regexp.MustCompile(`^(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ](\d{4})$`)
	bareNumber = regexp.MustCompile(`^\d{1,2}$`)
)

// likelyMonth is the month in "6/2023", "202306" or "2023-6", worded as a question; "" when there is none.
func likelyMonth(typed string) string {
	year, month, day, ok := numbersOf(typed)
	if !ok || day != 0 || month < 1 || month > 12 {
		return ""
	}
	return near(period.MonthOf(year, month).String())
}

// likelyDate is the date in "19/7/2023" or "2023-7-19", worded as a question; "" when there is none.
func likelyDate(typed string) string {
	year, month, day, ok := numbersOf(typed)
	if d := (period.Date{Year: year, Month: month, Day: day}); ok && d.Valid() {
		return near(d.String())
	}
	return ""
}

func numbersOf(typed string) (year, month, day int, ok bool) {
	typed = strings.TrimSpace(typed)
	var y, m, d string
	if f := yearFirst.FindStringSubmatch(typed); f != nil {
		y, m, d = f[1], f[2], f[3]
	} else if f := monthFirst.FindStringSubmatch(typed); f != nil {
		d, m, y = f[1], f[2], f[3]
	} else {
		return 0, 0, 0, false
	}
	number := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil {
			return 0 // digits only, at most four: it is ""
		}
		return n
	}
	return number(y), number(m), number(d), true
}

// likelyCode is the code of known that ends with the number typed: "4" for "CT04"; "" when there is none.
func likelyCode(typed string, known []string) string {
	if !bareNumber.MatchString(typed) {
		return ""
	}
	for _, k := range known {
		digits := strings.TrimLeft(k, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
		if strings.TrimLeft(digits, "0") == strings.TrimLeft(typed, "0") {
			return near(k)
		}
	}
	return ""
}

func near(word string) string { return wording.Text("usage.near", wording.Args{"word": word}) }

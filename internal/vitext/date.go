package vitext

import (
	"strconv"
	"strings"

	"tiendo/internal/period"
	"tiendo/internal/quantity"
)

// Date is a date as offices write it in running text, "06/7/2023": the day, and the months January and
// February, take a zero before them, so that nobody can add a digit. "" for no date.
func Date(d period.Date) string {
	if d.IsZero() {
		return ""
	}
	return pad(d.Day) + "/" + MonthNumber(d.Month) + "/" + strconv.Itoa(d.Year)
}

// Month is a month as offices write it in running text: "6/2023", "02/2023".
func Month(m period.Month) string { return MonthNumber(m.Number()) + "/" + strconv.Itoa(m.Year()) }

// MonthNumber is a month's number in a date.
func MonthNumber(n int) string {
	if n > 2 {
		return strconv.Itoa(n)
	}
	return pad(n)
}

func pad(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// Exact prints a number with the decimals that it has, at most so many: as it is compared with another.
func Exact(d quantity.Decimal, most int) string {
	d = d.Round(most)
	_, frac, _ := strings.Cut(d.String(), ".")
	return Number(d, len(frac))
}

// ExactValue is Exact with the unit; "…" when the value is absent.
func ExactValue(v quantity.Value, most int) string {
	switch {
	case !v.Known():
		return "…"
	case v.Unit == "" || v.Unit == "%":
		return Exact(v.Num, most) + v.Unit
	}
	return Exact(v.Num, most) + " " + v.Unit
}

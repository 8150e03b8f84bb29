package reading

import (
	"regexp"
	"strconv"

	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
)

var (
	dmy      = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$`)
	dmyShort = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})$`)
	inWords  = regexp.MustCompile(`^(?:ngày )?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})$`)
	iso      = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
)

// Date reads a day as offices write it: "20/6/2023", "20.6.2023", "ngày 20 tháng 6 năm 2023", and
// "2023-06-20". The day comes first; "7/20/2023" and two-digit years are refused with what they could mean.
func Date(text string) (period.Date, error) {
	s := clean(vitext.NFC(text))
	if len(s) > maxNumber {
		return period.Date{}, &Refusal{text, ErrNoDate, nil}
	}
	if iso.MatchString(s) {
		d, err := period.ParseDate(s)
		if err != nil {
			return d, &Refusal{text, ErrNoDate, nil}
		}
		return d, nil
	}
	if g := dmyShort.FindStringSubmatch(s); g != nil {
		return period.Date{}, &Refusal{text, ErrAmbiguous, []string{g[1] + "/" + g[2] + "/20" + g[3], g[1] + "/" + g[2] + "/19" + g[3]}}
	}
	g := dmy.FindStringSubmatch(s)
	if g == nil {
		g = inWords.FindStringSubmatch(vitext.Key(s))
	}
	if g == nil {
		return period.Date{}, &Refusal{text, ErrNoDate, nil}
	}
	d := period.Date{Year: number(g[3]), Month: number(g[2]), Day: number(g[1])}
	if d.Valid() && d.Year >= 1900 && d.Year <= 2200 {
		return d, nil
	}
	if o := (period.Date{Year: d.Year, Month: d.Day, Day: d.Month}); o.Valid() && o.Year >= 1900 && o.Year <= 2200 {
		return period.Date{}, &Refusal{text, ErrNoDate, []string{g[2] + "/" + g[1] + "/" + g[3]}}
	}
	return period.Date{}, &Refusal{text, ErrNoDate, nil}
}

// SerialDate turns a spreadsheet's day number into a date. In the 1900 system day 60 is the 29 February
// that never was, so days before it are one off; ok is false for them and for anything outside 1900–2200.
func SerialDate(serial quantity.Decimal, date1904 bool) (d period.Date, ok bool) {
	days, err := strconv.Atoi(serial.Round(0).String())
	whole := serial.Sub(quantity.Int(int64(days)))
	if err != nil {
		return d, false
	}
	if whole.Sign() < 0 {
		days-- // Round went up: the time of day is dropped, not rounded
	}
	if date1904 {
		days += 1462
	}
	if days <= 60 || days > 109939 {
		return d, false
	}
	return civil(days + period.Date{Year: 1899, Month: 12, Day: 30}.Days()), true
}

// civil finds the date with a day number: by year, then month, then day.
func civil(n int) period.Date {
	y := 1900 + (n-period.Date{Year: 1900, Month: 1, Day: 1}.Days())/366
	for (period.Date{Year: y + 1, Month: 1, Day: 1}).Days() <= n {
		y++
	}
	m := 1
	for m < 12 && (period.Date{Year: y, Month: m + 1, Day: 1}).Days() <= n {
		m++
	}
	return period.Date{Year: y, Month: m, Day: n - period.Date{Year: y, Month: m, Day: 1}.Days() + 1}
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

package reading

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"tiendo/internal/period"
	"tiendo/internal/vitext"
)

// Reasons for dates and periods.
var (
	ErrNoDate   = errors.New("not a date")
	ErrNoPeriod = errors.New("not a period")
)

// Phrase is a period as words say it; Year is 0 where the words leave it open.
type Phrase struct {
	First, Last int // month numbers
	Year        int
	// Day is set for a date ("20/6/2023"): then First and Last are its month.
	Day int
}

// Period is the phrase as a period; ok is false when the year is open.
func (p Phrase) Period() (period.Period, bool) {
	if p.Year == 0 {
		return period.Period{}, false
	}
	return period.Period{From: period.MonthOf(p.Year, p.First), To: period.MonthOf(p.Year, p.Last)}, true
}

// Fits tells whether the words can mean that period; an open year fits every year.
func (p Phrase) Fits(want period.Period) bool {
	if p.Day > 0 {
		// A date says up to when the figures go: it fits every period that ends in its month.
		return want.To.Number() == p.Last && (p.Year == 0 || want.To.Year() == p.Year)
	}
	return want.From.Number() == p.First && want.To.Number() == p.Last && want.From.Year() == want.To.Year() &&
		(p.Year == 0 || p.Year == want.To.Year())
}

var roman = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

var (
	wordMonthYear = regexp.MustCompile(`^(\d{1,2})/(\d{4})$`)
	wordDate      = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})(?:/(\d{4}))?$`)
	wordQuarter   = regexp.MustCompile(`^(i|ii|iii|iv|[1-4])$`)
	wordShort     = regexp.MustCompile(`^([tq])(\d{1,2})(?:/(\d{4}))?$`)
)

// Phrases returns every period that the first words can mean, each with the number of words it takes,
// the longest first: "tháng 5 năm 2020" is taken whole before "tháng 5".
func Phrases(words []string) []struct {
	Phrase Phrase
	Words  int
} {
	type found = struct {
		Phrase Phrase
		Words  int
	}
	var out []found
	add := func(p Phrase, n int) {
		// "năm 2020" and a bare "2020" may follow; "năm" alone may stand before a heading's year.
		if y, more := yearAt(words[n:]); more > 0 && p.Year == 0 {
			q := p
			q.Year = y
			out = append(out, found{q, n + more})
		}
		out = append(out, found{p, n})
	}
	at := func(i int) string {
		if i < len(words) {
			return words[i]
		}
		return ""
	}
	first := at(0)
	switch {
	case first == "tháng" || first == "tháng/năm":
		if m := monthNumber(at(1)); m > 0 {
			add(Phrase{First: m, Last: m}, 2)
		} else if g := wordMonthYear.FindStringSubmatch(at(1)); g != nil && month(g[1]) {
			add(Phrase{First: number(g[1]), Last: number(g[1]), Year: number(g[2])}, 2)
		}
	case first == "quý":
		second, year := at(1), ""
		if a, b, cut := strings.Cut(second, "/"); cut && yearWord(b) > 0 {
			second, year = a, b
		}
		if q, ok := roman[second]; ok && wordQuarter.MatchString(second) {
			add(Phrase{First: 3*q - 2, Last: 3 * q, Year: yearWord(year)}, 2)
			if year == "" && strings.HasPrefix(at(2), "/") && yearWord(at(2)[1:]) > 0 {
				add(Phrase{First: 3*q - 2, Last: 3 * q, Year: yearWord(at(2)[1:])}, 3)
			}
		}
	case first == "năm":
		if y := yearWord(at(1)); y > 0 {
			out = append(out, found{Phrase{First: 1, Last: 12, Year: y}, 2})
		}
	case first == "ngày" && at(2) == "tháng" && monthNumber(at(3)) > 0 && number(at(1)) >= 1 && number(at(1)) <= 31:
		add(Phrase{First: monthNumber(at(3)), Last: monthNumber(at(3)), Day: number(at(1))}, 4)
	case monthNumber(first) > 0 && at(1) == "tháng":
		m := monthNumber(first)
		switch {
		case m == 6 && at(2) == "cuối" && at(3) == "năm":
			add(Phrase{First: 7, Last: 12}, 4)
		case at(2) == "đầu" && at(3) == "năm":
			add(Phrase{First: 1, Last: m}, 4)
		default:
			add(Phrase{First: 1, Last: m}, 2)
		}
	case yearWord(first) > 0:
		out = append(out, found{Phrase{First: 1, Last: 12, Year: yearWord(first)}, 1})
	default:
		if g := wordShort.FindStringSubmatch(first); g != nil {
			n := number(g[2])
			switch {
			case g[1] == "t" && n >= 1 && n <= 12:
				add(Phrase{First: n, Last: n, Year: yearWord(g[3])}, 1)
			case g[1] == "q" && n >= 1 && n <= 4:
				add(Phrase{First: 3*n - 2, Last: 3 * n, Year: yearWord(g[3])}, 1)
			}
		}
		if g := wordMonthYear.FindStringSubmatch(first); g != nil && month(g[1]) && yearWord(g[2]) > 0 {
			out = append(out, found{Phrase{First: number(g[1]), Last: number(g[1]), Year: number(g[2])}, 1})
		} else if g := wordDate.FindStringSubmatch(first); g != nil && month(g[2]) && number(g[1]) >= 1 && number(g[1]) <= 31 {
			out = append(out, found{Phrase{First: number(g[2]), Last: number(g[2]), Year: yearWord(g[3]), Day: number(g[1])}, 1})
		}
	}
	return out
}

// yearAt reads "năm 2020", "2020", "của năm 2020" at the front and returns how many words it took.
func yearAt(words []string) (year, taken int) {
	if len(words) > 0 && yearWord(words[0]) > 0 {
		return yearWord(words[0]), 1
	}
	if len(words) > 1 && words[0] == "năm" && yearWord(words[1]) > 0 {
		return yearWord(words[1]), 2
	}
	return 0, 0
}

func yearWord(s string) int {
	if len(s) != 4 {
		return 0
	}
	if y, err := strconv.Atoi(s); err == nil && y >= 1900 && y <= 2200 {
		return y
	}
	return 0
}

func monthNumber(s string) int {
	if len(s) > 2 || !month(s) {
		return 0
	}
	return number(s)
}

func month(s string) bool { n := number(s); return n >= 1 && n <= 12 }

// Period reads a whole text that names a period: "Tháng 6/2023", "T6/2023", "06/2023", "Quý II/2023",
// "Q4/2023", "6 tháng đầu năm 2023", "9 tháng năm 2023" (January to September), "Năm 2023", and the
// forms of period.Parse. A text without its year is refused.
func Period(text string) (period.Period, error) {
	s := clean(vitext.NFC(text))
	if len(s) > maxNumber {
		return period.Period{}, &Refusal{text, ErrNoPeriod, nil}
	}
	if p, err := period.Parse(s); err == nil {
		return p, nil
	}
	words := Words(slashes.ReplaceAllString(s, "/"))
	for _, f := range Phrases(words) {
		if p, ok := f.Phrase.Period(); ok && f.Words == len(words) && f.Phrase.Day == 0 {
			return p, nil
		}
	}
	return period.Period{}, &Refusal{text, ErrNoPeriod, nil}
}

// slashes finds a slash with its spaces, so that "Quý II / 2023" is read as "Quý II/2023" is.
var slashes = regexp.MustCompile(`\s*/\s*`)

package reading

import (
	"errors"
	"regexp"
	"strings"

	"tiendo/internal/quantity"
)

// Notation says which sign is the decimal one in texts of a column.
type Notation int

// The notations. Undeclared refuses whatever both would read, and read differently.
const (
	Undeclared Notation = iota
	Vietnamese          // 1.234,5
	English             // 1,234.5
)

// Reasons for which a text is refused.
var (
	ErrAmbiguous = errors.New("two readings")
	ErrNoNumber  = errors.New("not a number")
	ErrRange     = errors.New("a range of numbers")
	ErrAbout     = errors.New("about a number")
	ErrNotation  = errors.New("the other notation")
)

// Refusal is a text that is no single value: why, and what it could mean.
type Refusal struct {
	Text     string
	Reason   error
	Readings []string // plain decimals or dates, when there are several
}

// Error is for logs; people are told by the diagnostic that the caller words.
func (r *Refusal) Error() string { return "“" + r.Text + "”: " + r.Reason.Error() }

// Unwrap returns the reason.
func (r *Refusal) Unwrap() error { return r.Reason }

// Typed is a number as typed.
type Typed struct {
	Num     quantity.Decimal
	Percent bool   // a "%" followed
	Unit    string // words that followed: "tỷ đồng"; the caller knows whether they are a unit
}

var (
	vnGrouped = regexp.MustCompile(`^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$`)
	vnPlain   = regexp.MustCompile(`^\d+(?:,\d+)?$`)
	enGrouped = regexp.MustCompile(`^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$`)
	enPlain   = regexp.MustCompile(`^\d+(?:\.\d+)?$`)
	spaced    = regexp.MustCompile(`^[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?$`)
	withTail  = regexp.MustCompile(`^([-+]?\(?[-+]?[\d][\d., ]*\)?)\s*(%|\(\*+\)|\*+)?\s*(\p{L}[\p{L}\p{M} /.²³]*[23]?)?$`)
	ranged    = regexp.MustCompile(`^\D{0,3}\d[\d.,]*\s*(?:-|–|—|đến|tới|/)\s*\d[\d.,]*\D{0,12}$`)
	about     = regexp.MustCompile(`^(?:~|≈|>|<|≥|≤|khoảng|gần|hơn|trên|dưới|ước)\s*\d`)
)

// maxNumber bounds what a number may look like; longer texts are words.
const maxNumber = 48

// clean maps the white space and minus signs that offices paste to plain ones.
func clean(s string) string {
	s = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ", "\u2007", " ", "\t", " ", "\n", " ", "\r", " ",
		"\u200b", "", "\ufeff", "", "\u2212", "-").Replace(s)
	return strings.Join(strings.Fields(s), " ")
}

// Number reads a number typed as text. It accepts groups by dot, comma or space, a leading sign, a
// trailing "%", words of a unit and a footnote mark "(*)"; it refuses, naming the readings, what has two.
func Number(text string, n Notation) (Typed, error) {
	s := clean(text)
	if s == "" || len(s) > maxNumber {
		return Typed{}, &Refusal{text, ErrNoNumber, nil}
	}
	if about.MatchString(strings.ToLower(s)) {
		return Typed{}, &Refusal{text, ErrAbout, nil}
	}
	g := withTail.FindStringSubmatch(s)
	if g == nil {
		if ranged.MatchString(s) {
			return Typed{}, &Refusal{text, ErrRange, nil}
		}
		return Typed{}, &Refusal{text, ErrNoNumber, nil}
	}
	t := Typed{Percent: g[2] == "%", Unit: strings.TrimSpace(g[3])}
	body, sign := strings.TrimSpace(g[1]), ""
	if strings.ContainsAny(body, "()") {
		// Accounting negatives are not an office habit here: "(5,2)" may as well be a footnote.
		return Typed{}, &Refusal{text, ErrNoNumber, nil}
	}
	if strings.HasPrefix(body, "-") || strings.HasPrefix(body, "+") {
		sign, body = strings.TrimPrefix(body[:1], "+"), strings.TrimSpace(body[1:])
	}
	num, err := digits(text, body, n)
	if err != nil {
		return Typed{}, err
	}
	if t.Num, err = quantity.Parse(sign + num); err != nil {
		return Typed{}, &Refusal{text, ErrNoNumber, nil}
	}
	return t, nil
}

// digits returns the plain decimal form of a text of digits, dots, commas and spaces.
func digits(text, s string, n Notation) (string, error) {
	if spaced.MatchString(s) {
		return strings.ReplaceAll(strings.ReplaceAll(s, " ", ""), ",", "."), nil
	}
	vn, en := "", ""
	if vnGrouped.MatchString(s) || vnPlain.MatchString(s) {
		vn = strings.ReplaceAll(strings.ReplaceAll(s, ".", ""), ",", ".")
	}
	if enGrouped.MatchString(s) || enPlain.MatchString(s) {
		en = strings.ReplaceAll(s, ",", "")
	}
	switch {
	case vn == "" && en == "":
		return "", &Refusal{text, ErrNoNumber, nil}
	case n == Vietnamese && vn == "":
		return "", &Refusal{text, ErrNotation, []string{en}}
	case n == English && en == "":
		return "", &Refusal{text, ErrNotation, []string{vn}}
	case n == Vietnamese:
		return vn, nil
	case n == English:
		return en, nil
	case vn == "":
		return en, nil
	case en == "" || vn == en:
		return vn, nil
	}
	return "", &Refusal{text, ErrAmbiguous, []string{vn, en}}
}

// NotationOf tells what a number written as text gives away about its column: Vietnamese, English, or
// Undeclared when both would read it.
func NotationOf(text string) Notation {
	g := withTail.FindStringSubmatch(clean(text))
	if g == nil || len(text) > maxNumber {
		return Undeclared
	}
	s := strings.TrimLeft(strings.TrimSpace(g[1]), "+-")
	vn := vnGrouped.MatchString(s) || vnPlain.MatchString(s)
	en := enGrouped.MatchString(s) || enPlain.MatchString(s)
	switch {
	case vn && !en:
		return Vietnamese
	case en && !vn:
		return English
	}
	return Undeclared
}

// Absent reads the signs of the statistics office for a missing figure. ok is false for anything else.
func Absent(text string) (a quantity.Absence, ok bool) {
	switch strings.ToLower(strings.ReplaceAll(clean(text), " ", "")) {
	case "":
		return quantity.Empty, true
	case "-", "–", "—":
		return quantity.NotOccurred, true
	case "…", "...", "..", "....":
		return quantity.NotCollected, true
	case "x":
		return quantity.NotApplicable, true
	}
	return 0, false
}

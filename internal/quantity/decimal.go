// Package quantity holds exact decimal numbers and measured values.
//
// A number is read once, at the door, as a decimal, and stays exact until it is
// printed. A value that is absent says how it is absent; it never turns into zero.
package quantity

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/cockroachdb/apd/v3"
)

// Decimal is an immutable decimal number. The zero value is 0.
// Quotients are rounded half up at 34 significant digits, as IEEE 754 decimal128 does;
// all else is exact within that precision.
type Decimal struct{ d *apd.Decimal }

var context = apd.Context{
	Precision: 34, MaxExponent: 6144, MinExponent: -6143,
	Rounding: apd.RoundHalfUp, Traps: apd.DefaultTraps &^ apd.Inexact,
}

// ErrNotDecimal says that a text is not a plain decimal number.
var ErrNotDecimal = errors.New("not a plain decimal number")

// plain bounds both form and length: "1e1000000" would otherwise cost memory.
var plain = regexp.MustCompile(`^[-+]?[0-9]{1,40}(\.[0-9]{0,40})?([eE][-+]?[0-9]{1,3})?$`)

// Parse reads a plain decimal with a dot, as a workbook's XML or YAML has it ("-12.5", "1.2E+3").
// It returns ErrNotDecimal for anything else: people's notations are the reader's business.
func Parse(s string) (Decimal, error) {
	if !plain.MatchString(s) {
		return Decimal{}, fmt.Errorf("%q: %w", s, ErrNotDecimal)
	}
	d, _, err := apd.NewFromString(s)
	if err != nil {
		return Decimal{}, fmt.Errorf("%q: %w", s, ErrNotDecimal)
	}
	return Decimal{d}, nil
}

// MustParse is Parse for constants in code and tests; it panics on a bad text.
func MustParse(s string) Decimal {
	d, err := Parse(s)
	if err != nil {
		panic(err.Error())
	}
	return d
}

// Int returns n as a Decimal.
func Int(n int64) Decimal { return Decimal{apd.New(n, 0)} }

// Scaled returns coefficient × 10^exponent.
func Scaled(coefficient int64, exponent int32) Decimal {
	return Decimal{apd.New(coefficient, exponent)}
}

func (a Decimal) apd() *apd.Decimal {
	if a.d == nil {
		return new(apd.Decimal)
	}
	return a.d
}

// must reports a failed operation on finite numbers: only overflow beyond 10^6144 can get here,
// and Parse does not let such numbers in.
func must(_ apd.Condition, err error) {
	if err != nil {
		panic(fmt.Sprintf("quantity: %v", err))
	}
}

// Add returns a + b.
func (a Decimal) Add(b Decimal) Decimal {
	r := new(apd.Decimal)
	must(context.Add(r, a.apd(), b.apd()))
	return Decimal{r}
}

// Sub returns a − b.
func (a Decimal) Sub(b Decimal) Decimal {
	r := new(apd.Decimal)
	must(context.Sub(r, a.apd(), b.apd()))
	return Decimal{r}
}

// Mul returns a × b.
func (a Decimal) Mul(b Decimal) Decimal {
	r := new(apd.Decimal)
	must(context.Mul(r, a.apd(), b.apd()))
	return Decimal{r}
}

// Quo returns a ÷ b; ok is false when b is zero.
func (a Decimal) Quo(b Decimal) (q Decimal, ok bool) {
	if b.IsZero() {
		return Decimal{}, false
	}
	r := new(apd.Decimal)
	must(context.Quo(r, a.apd(), b.apd()))
	return Decimal{r}, true
}

// Neg returns −a.
func (a Decimal) Neg() Decimal { return Int(0).Sub(a) }

// Abs returns a without its sign.
func (a Decimal) Abs() Decimal {
	if a.Sign() < 0 {
		return a.Neg()
	}
	return a
}

// Cmp returns −1, 0 or +1 as a is less than, equal to or greater than b.
func (a Decimal) Cmp(b Decimal) int { return a.apd().Cmp(b.apd()) }

// Equal tells whether a and b are the same number (1.0 equals 1). go-cmp uses it.
func (a Decimal) Equal(b Decimal) bool { return a.Cmp(b) == 0 }

// Sign returns −1, 0 or +1.
func (a Decimal) Sign() int { return a.apd().Sign() }

// IsZero tells whether a is 0.
func (a Decimal) IsZero() bool { return a.apd().IsZero() }

// Round returns a with n decimals, halves away from zero, as readers of tables expect. n may be negative.
func (a Decimal) Round(n int) Decimal {
	r := new(apd.Decimal)
	c := context
	c.Precision = 80
	// A number with more digits before the point than that is still a number, and rounds to itself.
	if need := a.apd().NumDigits() + int64(a.apd().Exponent) + int64(n) + 1; need > 80 {
		c.Precision = uint32(min(need, 20000))
	}
	must(c.Quantize(r, a.apd(), int32(-n)))
	return Decimal{r}
}

// Pow returns a to the power b, rounded like a quotient, for rates of growth; ok is false unless a is
// positive and the result is a number of ordinary size.
func (a Decimal) Pow(b Decimal) (p Decimal, ok bool) {
	if a.Sign() <= 0 {
		return Decimal{}, false
	}
	r := new(apd.Decimal)
	if _, err := context.Pow(r, a.apd(), b.apd()); err != nil || r.Form != apd.Finite || r.IsZero() {
		return Decimal{}, false
	}
	return Decimal{r}, true
}

// String is the plain decimal form without exponent and without trailing zeros ("1500", "0.25").
func (a Decimal) String() string {
	if a.IsZero() {
		return "0"
	}
	s := a.apd().Text('f')
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// MarshalText writes the plain decimal form, so that what was read can be remembered exactly.
func (a Decimal) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (a *Decimal) UnmarshalText(b []byte) error {
	d, err := Parse(string(b))
	if err != nil {
		return err
	}
	*a = d
	return nil
}

// Fixed is the plain decimal form with exactly n decimals, rounded as Round does; n is not negative.
func (a Decimal) Fixed(n int) string {
	r := a.Round(n)
	s := r.apd().Text('f')
	if r.IsZero() {
		s = strings.TrimPrefix(s, "-")
	}
	return s
}

// Float is an approximation, for the geometry of charts only; no figure is ever printed from it.
func (a Decimal) Float() float64 {
	f, err := a.apd().Float64()
	if err != nil {
		return 0
	}
	return f
}

// Package calc computes with figures and keeps the account of it: a result carries the sources of all its inputs
// and its own formula in figures, so that whoever doubts a number can do the sum again.
package calc

import (
	"strconv"
	"strings"

	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
)

// Numbers that formulas need.
var (
	Zero    = quantity.Int(0)
	One     = quantity.Int(1)
	Twelve  = quantity.Int(12)
	Hundred = quantity.Int(100)
)

// formulaDecimals are the most that an input shows inside a formula; the exact value stands beside it.
const formulaDecimals = 4

// Derive makes a computed value of a number that was found already. pattern is its formula with {0}, {1} … for the
// inputs, which also give the sources.
func Derive(unit string, num quantity.Decimal, pattern string, in ...quantity.Value) quantity.Value {
	var pairs []string
	for i, v := range in {
		pairs = append(pairs, "{"+strconv.Itoa(i)+"}", inFormula(v))
	}
	return quantity.Value{
		Num: num, Unit: unit, Absence: quantity.Present,
		Sources: quantity.MergeSources(in...), Derived: strings.NewReplacer(pairs...).Replace(pattern),
	}
}

// inFormula is a figure as it stands in a formula: without its unit, a negative one in brackets. One with more
// decimals shows all that it may, zeros too: 28,26297 is "28,2630", so that nobody takes it for 28,263 itself.
func inFormula(v quantity.Value) string {
	if !v.Known() {
		return "…"
	}
	_, frac, _ := strings.Cut(v.Num.String(), ".")
	s := vitext.Number(v.Num, min(len(frac), formulaDecimals))
	if strings.HasPrefix(s, "-") {
		return "(" + s + ")"
	}
	return s
}

// Absent is a value that cannot be computed from its inputs; it keeps their sources.
func Absent(unit string, in ...quantity.Value) quantity.Value {
	return quantity.Value{Unit: unit, Absence: quantity.Undefined, Sources: quantity.MergeSources(in...)}
}

// Quotient is a ÷ b in unit, absent when either is or b is zero. pattern is as in Derive.
func Quotient(unit, pattern string, a, b quantity.Value) quantity.Value {
	if !a.Known() || !b.Known() {
		return Absent(unit, a, b)
	}
	q, ok := a.Num.Quo(b.Num)
	if !ok {
		return Absent(unit, a, b)
	}
	return Derive(unit, q, pattern, a, b)
}

// Sum adds known values of one unit and gives the formula of it, which others go on from: "{0} + {1} + {2}".
func Sum(parts []quantity.Value) (total quantity.Decimal, pattern string) {
	total = Zero
	terms := make([]string, len(parts))
	for i, p := range parts {
		total = total.Add(p.Num)
		terms[i] = "{" + strconv.Itoa(i) + "}"
	}
	return total, strings.Join(terms, " + ")
}

// Mean is the mean of known values of one unit, of which there is one at least.
func Mean(parts []quantity.Value) quantity.Decimal {
	total, _ := Sum(parts)
	return Ratio(total, quantity.Int(int64(len(parts))))
}

// Pure is a number of nothing: a count, a share, a threshold. It has no unit and no source.
func Pure(d quantity.Decimal) quantity.Value { return quantity.Of(d, "") }

// Count is Pure of a whole number.
func Count(n int) quantity.Value { return Pure(quantity.Int(int64(n))) }

// Years are a number of months in years, 0,5 for six; without a unit.
func Years(months int) quantity.Value {
	q, _ := quantity.Int(int64(months)).Quo(Twelve)
	return Pure(q)
}

// Ratio is a ÷ b where b was found not to be zero.
func Ratio(a, b quantity.Decimal) quantity.Decimal {
	q, _ := a.Quo(b)
	return q
}

// AtLeast compares a computed ratio with a threshold, without the last digits that divisions leave.
func AtLeast(ratio, threshold quantity.Decimal) bool { return ratio.Round(12).Cmp(threshold) >= 0 }

// GrowthRate is (to ÷ from)^power: how many times as much there is of something after the time that power stands
// for. ok is false unless the ratio is a positive number.
func GrowthRate(from, to, power quantity.Decimal) (times quantity.Decimal, ok bool) {
	ratio, ok := to.Quo(from)
	if !ok {
		return ratio, false
	}
	return ratio.Pow(power)
}

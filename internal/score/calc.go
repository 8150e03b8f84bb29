package score

import (
	"strconv"
	"strings"

	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
)

// derive makes a computed value. pattern is its formula with {0}, {1} … for the inputs, which also give
// the sources; the figures in the text are the inputs' own, at most four decimals.
func derive(unit string, num quantity.Decimal, pattern string, in ...quantity.Value) quantity.Value {
	var pairs []string
	for i, v := range in {
		pairs = append(pairs, "{"+strconv.Itoa(i)+"}", plainText(v))
	}
	return quantity.Value{
		Num: num, Unit: unit, Absence: quantity.Present,
		Sources: quantity.MergeSources(in...), Derived: strings.NewReplacer(pairs...).Replace(pattern),
	}
}

// absent is a value that cannot be computed from its inputs.
func absent(unit string, in ...quantity.Value) quantity.Value {
	return quantity.Value{Unit: unit, Absence: quantity.Undefined, Sources: quantity.MergeSources(in...)}
}

// quotient is a ÷ b, absent when either is or b is zero.
func quotient(unit, pattern string, a, b quantity.Value) quantity.Value {
	if !a.Known() || !b.Known() {
		return absent(unit, a, b)
	}
	q, ok := a.Num.Quo(b.Num)
	if !ok {
		return absent(unit, a, b)
	}
	return derive(unit, q, pattern, a, b)
}

// plainText is a number inside a formula.
func plainText(v quantity.Value) string {
	if !v.Known() {
		return "…"
	}
	n := 0
	if _, frac, ok := strings.Cut(v.Num.String(), "."); ok {
		n = min(len(frac), 4)
	}
	s := vitext.Number(v.Num, n)
	if strings.HasPrefix(s, "-") {
		return "(" + s + ")"
	}
	return s
}

// months is a count of months as a value of its own, without unit: times are shares.
func months(from, to period.Month) quantity.Decimal { return quantity.Int(int64(to - from)) }

// meets tells whether a value is at or better than the target once both are rounded as they are printed.
func meets(v, target quantity.Decimal, higher bool, decimals int) bool {
	c := v.Round(decimals).Cmp(target.Round(decimals))
	if higher {
		return c >= 0
	}
	return c <= 0
}

var (
	zero    = quantity.Int(0)
	one     = quantity.Int(1)
	twelve  = quantity.Int(12)
	hundred = quantity.Int(100)
)

// short is a result as a step shows it; the exact value stands beside the step.
func short(d quantity.Decimal) string { return d.Round(4).String() }

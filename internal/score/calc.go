package score

import (
	"tiendo/internal/period"
	"tiendo/internal/quantity"
)

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

// short is a result as a step shows it; the exact value stands beside the step.
func short(d quantity.Decimal) string { return d.Round(4).String() }

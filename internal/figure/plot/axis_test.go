package plot

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tiendo/internal/quantity"
)

func TestRoundAxis(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 8).Draw(t, "n")
		var vs []quantity.Decimal
		for i := range n {
			vs = append(vs, quantity.MustParse(fmt.Sprintf("%de%d", rapid.Int64Range(-1e12, 1e12).Draw(t, fmt.Sprint(i)), rapid.IntRange(-9, 9).Draw(t, fmt.Sprint("e", i)))))
		}
		want, whole := rapid.IntRange(1, 9).Draw(t, "want"), rapid.Bool().Draw(t, "whole")
		a := RoundAxis(append(vs, quantity.Int(0)), want, whole)
		if len(a.Ticks) < 2 || len(a.Ticks) > want+3 {
			t.Fatalf("%d ticks for %d wanted", len(a.Ticks), want)
		}
		step := a.Ticks[1].Sub(a.Ticks[0])
		lead := strings.Trim(strings.ReplaceAll(step.String(), ".", ""), "0")
		if !strings.Contains(" 1 2 25 5 ", " "+lead+" ") {
			t.Fatalf("step %s is not round", step)
		}
		zero := false
		for i, x := range a.Ticks {
			if i > 0 && !x.Sub(a.Ticks[i-1]).Equal(step) {
				t.Fatalf("ticks are not evenly spaced: %v", a.Ticks)
			}
			if !x.Round(a.Decimals).Equal(x) {
				t.Fatalf("%s does not print with %d decimals", x, a.Decimals)
			}
			if whole && !x.Round(0).Equal(x) {
				t.Fatalf("%s is no whole number", x)
			}
			zero = zero || x.IsZero()
		}
		if !zero {
			t.Fatalf("zero is no tick of %v", a.Ticks)
		}
		for _, v := range vs {
			if v.Cmp(a.Lo()) < 0 || v.Cmp(a.Hi()) > 0 {
				t.Fatalf("%s lies outside %s..%s", v, a.Lo(), a.Hi())
			}
		}
	})
}

package quantity

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestParseTakesPlainDecimalsOnly(t *testing.T) {
	for in, want := range map[string]string{
		"0": "0", "-0": "0", "1.50": "1.5", "1E3": "1000", "1.2e-3": "0.0012", "+7": "7", "116442.134": "116442.134",
	} {
		d, err := Parse(in)
		if err != nil || d.String() != want {
			t.Errorf("Parse(%q) = %q, %v; want %q", in, d, err, want)
		}
	}
	for _, in := range []string{"", " 1", "1,5", "1.234.567", "1/3", "1_000", "0x1p-2", "NaN", "Infinity", "1e1000000", "12-15", "~12"} {
		if d, err := Parse(in); !errors.Is(err, ErrNotDecimal) {
			t.Errorf("Parse(%q) = %s, %v; want ErrNotDecimal", in, d, err)
		}
	}
}

func TestRoundAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"0.125", 2, "0.13"}, {"-0.125", 2, "-0.13"}, {"2.5", 0, "3"}, {"-2.5", 0, "-3"}, {"0.04", 1, "0.0"},
		{"-0.04", 1, "0.0"}, {"45123.44", 1, "45123.4"}, {"1e3", 2, "1000.00"},
	} {
		if got := MustParse(c.in).Fixed(c.n); got != c.want {
			t.Errorf("Fixed(%s, %d) = %s, want %s", c.in, c.n, got, c.want)
		}
	}
}

func TestQuotient(t *testing.T) {
	if _, ok := Int(1).Quo(Int(0)); ok {
		t.Error("1 ÷ 0 gave a number")
	}
	q, ok := Int(1).Quo(Int(3))
	if !ok || q.Fixed(6) != "0.333333" {
		t.Errorf("1 ÷ 3 = %s", q)
	}
}

// The order of files must never change a total: decimal addition has no rounding at these sizes.
func TestAdditionDoesNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOf(rapid.Int64Range(-1e12, 1e12)).Draw(t, "thousandths")
		var up, down Decimal
		for i := range list {
			up = up.Add(MustParse("0.001").Mul(Int(list[i])))
			down = down.Add(MustParse("0.001").Mul(Int(list[len(list)-1-i])))
		}
		if !up.Equal(down) {
			t.Fatalf("%s forwards, %s backwards", up, down)
		}
	})
}

func TestStringComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Int(rapid.Int64().Draw(t, "n")).Mul(MustParse("0.0001"))
		back, err := Parse(d.String())
		if err != nil || !back.Equal(d) {
			t.Fatalf("%s came back as %s (%v)", d, back, err)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add("12.5")
	f.Add("1e999")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			return
		}
		if again, err := Parse(d.Round(40).String()); err == nil && d.Abs().Cmp(MustParse("1e30")) < 0 && again.Sub(d).Abs().Cmp(MustParse("1e-39")) > 0 {
			t.Errorf("%q: %s, then %s", s, d, again)
		}
	})
}

func TestZeroValueIsAbsent(t *testing.T) {
	var v Value
	if v.Known() || v.Plain() != "" || v.Absence != NotReported {
		t.Errorf("a value that nobody set is %+v", v)
	}
	if !Of(Int(0), "%").Known() {
		t.Error("zero is a value")
	}
}

func TestMergeSourcesKeepsOrderAndDropsRepeats(t *testing.T) {
	a, b := Source{File: "a", Cell: "A1"}, Source{File: "a", Cell: "A2"}
	got := MergeSources(Of(Int(1), "", b, a), Of(Int(2), "", a))
	if len(got) != 2 || got[0] != b || got[1] != a {
		t.Errorf("merged to %v", got)
	}
}

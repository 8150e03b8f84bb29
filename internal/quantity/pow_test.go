package quantity

import "testing"

func TestPow(t *testing.T) {
	for _, tc := range []struct {
		a, b, want string
		ok         bool
	}{
		{"2", "3", "8.000000", true}, {"2", "0.5", "1.414214", true}, {"1.62", "-1", "0.617284", true}, {"5", "0", "1.000000", true},
		{"0", "1", "", false}, {"-8", "2", "", false}, {"1e40", "1e30", "", false}, {"0.5", "1e9", "", false},
	} {
		got, ok := MustParse(tc.a).Pow(MustParse(tc.b))
		if ok != tc.ok || (ok && got.Fixed(6) != tc.want) {
			t.Errorf("%s^%s = %s %v, want %s %v", tc.a, tc.b, got, ok, tc.want, tc.ok)
		}
	}
}

func TestRoundOfALargeNumber(t *testing.T) {
	if got := MustParse("1e300").Round(2); !got.Equal(MustParse("1e300")) {
		t.Errorf("1e300 rounded is %s", got)
	}
}

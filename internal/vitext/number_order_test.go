package vitext

import "testing"

func TestByNumber(t *testing.T) {
	for _, c := range [][2]string{{"NV-2", "NV-10"}, {"NV-D1", "NV-K1"}, {"NV-D02", "NV-D10"}, {"A", "A1"}, {"", "A"}, {"1", "a"}} {
		if ByNumber(c[0], c[1]) >= 0 || ByNumber(c[1], c[0]) <= 0 || ByNumber(c[0], c[0]) != 0 {
			t.Errorf("%q does not stand before %q", c[0], c[1])
		}
	}
}

package vitext

import "testing"

func TestUncapital(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"Thu ngân sách": "thu ngân sách", "GRDP": "GRDP", "Ủy ban": "ủy ban", "A b": "a b", "": "", "IIP": "IIP", "Khu Cát Bà": "Khu Cát Bà"} {
		if got := Uncapital(in); got != want {
			t.Errorf("Uncapital(%q) = %q, want %q", in, got, want)
		}
	}
}

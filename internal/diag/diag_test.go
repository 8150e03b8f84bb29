package diag

import (
	"math/rand/v2"
	"testing"
)

func TestSortIsByPlaceAndDropsRepeats(t *testing.T) {
	list := List{
		{Code: "E002", Severity: Error, At: Place{File: "b.xlsx", Sheet: "S", Cell: "AA2"}},
		{Code: "E001", Severity: Error, At: Place{File: "b.xlsx", Sheet: "S", Cell: "B10"}},
		{Code: "E001", Severity: Error, At: Place{File: "b.xlsx", Sheet: "S", Cell: "B2"}},
		{Code: "E001", Severity: Error, At: Place{File: "b.xlsx", Sheet: "S", Cell: "B2"}},
		{Code: "E009", Severity: Error, At: Place{File: "a.xlsx"}},
	}
	want := "a.xlsx b.xlsx[S!B2] b.xlsx[S!AA2] b.xlsx[S!B10] "
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 1))
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		got := ""
		for _, d := range list.Sort() {
			got += d.At.String() + " "
		}
		if got != want {
			t.Fatalf("seed %d: %s, want %s", seed, got, want)
		}
	}
}

func TestConfirmedWarningsDoNotBlock(t *testing.T) {
	for _, c := range []struct {
		d    Diagnostic
		want bool
	}{
		{Diagnostic{Severity: Notice}, false}, {Diagnostic{Severity: Warning}, true},
		{Diagnostic{Severity: Warning, Confirmed: true}, false}, {Diagnostic{Severity: Error, Confirmed: true}, true},
	} {
		if got := (List{c.d}).Blocking(); got != c.want {
			t.Errorf("%v confirmed %v: blocking %v", c.d.Severity, c.d.Confirmed, got)
		}
	}
}

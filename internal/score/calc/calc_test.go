package calc

import (
	"testing"

	"tiendo/internal/quantity"
)

func val(s, cell string) quantity.Value {
	return quantity.Of(quantity.MustParse(s), "tỷ đồng", quantity.Source{File: "f.xlsx", Cell: cell})
}

func TestFormulasShowTheirFigures(t *testing.T) {
	t.Parallel()
	none := quantity.Value{Absence: quantity.NotReported, Unit: "tỷ đồng"}
	third := quantity.MustParse("0.333333333")
	sum, pattern := Sum([]quantity.Value{val("1200.5", "A1"), val("-3", "A2"), val("0.12345678", "A3")})
	for _, tc := range []struct {
		name         string
		got          quantity.Value
		num, derived string
		sources      int
		stillKnown   bool
		unit         string
	}{
		{"a sum", Derive("tỷ đồng", sum, pattern, val("1200.5", "A1"), val("-3", "A2"), val("0.12345678", "A3")), "1197.62345678", "1.200,5 + (-3) + 0,1235", 3, true, "tỷ đồng"},
		{"one cell twice is one source", Derive("", third, "{0} ÷ {1}", val("1", "A1"), val("3", "A1")), "0.333333333", "1 ÷ 3", 1, true, ""},
		{"an absent input shows as a gap", Derive("", third, "{0} + {1}", none, Pure(third)), "0.333333333", "… + 0,3333", 0, true, ""},
		{"a figure that was cut shows its zeros", Derive("", third, "{0}", val("28.26297", "A1")), "0.333333333", "28,2630", 1, true, ""},
		{"a quotient", Quotient("%", "{0} ÷ {1}", val("1", "A1"), val("4", "B1")), "0.25", "1 ÷ 4", 2, true, "%"},
		{"over nothing", Quotient("", "{0} ÷ {1}", val("1", "A1"), val("0", "B1")), "0", "", 2, false, ""},
		{"of what is absent", Quotient("%", "{0} ÷ {1}", none, val("4", "B1")), "0", "", 1, false, "%"},
		{"half a year", Years(6), "0.5", "", 0, true, ""},
		{"a count", Count(12), "12", "", 0, true, ""},
	} {
		if tc.got.Num.String() != tc.num || tc.got.Derived != tc.derived || len(tc.got.Sources) != tc.sources || tc.got.Known() != tc.stillKnown || tc.got.Unit != tc.unit {
			t.Errorf("%s: %s %q as %q from %d cells, known %v", tc.name, tc.got.Num, tc.got.Unit, tc.got.Derived, len(tc.got.Sources), tc.got.Known())
		}
	}
}

func TestGrowthRate(t *testing.T) {
	t.Parallel()
	d := quantity.MustParse
	for _, tc := range []struct {
		from, to, power, want string
	}{
		{"100", "121", "0.5", "1.1000"}, {"100", "50", "1", "0.5000"}, {"0", "5", "1", ""}, {"-2", "4", "1", ""}, {"-2", "-4", "1", "2.0000"},
	} {
		got, ok := GrowthRate(d(tc.from), d(tc.to), d(tc.power))
		if s := got.Fixed(4); ok != (tc.want != "") || (ok && s != tc.want) {
			t.Errorf("(%s ÷ %s)^%s is %s (%v), want %q", tc.to, tc.from, tc.power, s, ok, tc.want)
		}
	}
}

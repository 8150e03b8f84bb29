package program_test

import (
	"errors"
	"strings"
	"testing"

	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

func values(code string) quantity.Value {
	cell := quantity.Source{File: "inputs/a.xlsx", Cell: code}
	switch code {
	case "a":
		return quantity.Of(quantity.MustParse("0.1"), "u", cell)
	case "b":
		return quantity.Of(quantity.MustParse("0.2"), "u", cell)
	case "zero":
		return quantity.Of(quantity.Int(0), "u", cell)
	case "dots":
		return quantity.Value{Absence: quantity.NotCollected, Sources: []quantity.Source{cell}}
	case "big":
		return quantity.Of(quantity.MustParse("1e300"), "u", cell)
	}
	return quantity.Value{}
}

func TestFormula(t *testing.T) {
	for _, tc := range []struct {
		text, want, words string
		absence           quantity.Absence
		cells             int
	}{
		{"a", "0.1", "", quantity.Present, 1},
		{"a + b", "0.3", "a + b", quantity.Present, 2},
		{"a - b * 2", "-0.3", "a − b × 2", quantity.Present, 2},
		{"(a - b) * 2.5", "-0.25", "(a − b) × 2,5", quantity.Present, 2},
		{"-a", "-0.1", "−a", quantity.Present, 1},
		{"a / b * 100", "50", "a ÷ b × 100", quantity.Present, 2},
		{"sum(a, b, a)", "0.4", "(a + b + a)", quantity.Present, 2},
		{"a / zero", "", "a ÷ zero", quantity.Undefined, 2},
		{"a + dots", "", "a + dots", quantity.Undefined, 2},
		{"sum(dots, a, none)", "", "(dots + a + none)", quantity.Undefined, 2},
		{"dots", "", "", quantity.NotCollected, 1},
		{"none", "", "", quantity.NotReported, 0},
		{"big * big", "", "big × big", quantity.Undefined, 1},
	} {
		f, err := program.ParseFormula(tc.text)
		if err != nil {
			t.Errorf("%s: %v", tc.text, err)
			continue
		}
		got := f.Eval("đơn vị", values, nil)
		if got.Plain() != tc.want || got.Absence != tc.absence || len(got.Sources) != tc.cells || got.Derived != tc.words || got.Unit != "đơn vị" {
			t.Errorf("%s: %+v, want %q %v from %d cells as %q", tc.text, got, tc.want, tc.absence, tc.cells, tc.words)
		}
	}
}

func TestFormulaErrors(t *testing.T) {
	for text, want := range map[string]error{
		"": program.ErrFormulaEmpty, "  ": program.ErrFormulaEmpty,
		"a +": program.ErrFormulaSyntax, "a; b": program.ErrFormulaSyntax, "func() {}": program.ErrFormulaSyntax, "[a]": program.ErrFormulaSyntax,
		strings.Repeat("a+", 300) + "a": program.ErrFormulaSyntax,
		"a % b":                         program.ErrFormulaOperator, "a == b": program.ErrFormulaOperator, "!a": program.ErrFormulaOperator, "a.b": program.ErrFormulaOperator,
		"max(a)": program.ErrFormulaOperator, "sum()": program.ErrFormulaOperator, "sum(a...)": program.ErrFormulaOperator, "*a": program.ErrFormulaOperator,
		"a * 0x10": program.ErrFormulaNumber, "a * 1e9": program.ErrFormulaNumber, "a * 1_000": program.ErrFormulaNumber, "a * 2i": program.ErrFormulaNumber,
		"1 + 2": program.ErrFormulaConstant,
	} {
		if _, err := program.ParseFormula(text); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", text, err, want)
		}
	}
}

func FuzzFormula(f *testing.F) {
	for _, s := range []string{"a / b * 100", "sum(a, b) - (zero)", "big*big*big/big", "a/0", "((((a))))", "- - a", "sum(sum(a),b)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		x, err := program.ParseFormula(text)
		if err != nil {
			return
		}
		v := x.Eval("u", values, nil)
		if v.Known() && v.Num.String() == "" {
			t.Errorf("%q: a number without digits", text)
		}
		if len(x.Measures) == 0 {
			t.Errorf("%q: accepted without a measure", text)
		}
	})
}

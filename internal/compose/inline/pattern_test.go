package inline

import (
	"strings"
	"testing"

	"tiendo/internal/document"
)

func gap() []document.Inline { return Text("chưa có số liệu") }

func TestFill(t *testing.T) {
	t.Parallel()
	f := Filling{Parts: Args{"x": Text("X"), "y": Text("Y"), "empty": nil}, Gap: gap,
		Claim: func(kind string) (string, bool) { return "id." + kind, kind == "true" }}
	for pattern, want := range map[string]string{
		"a {x}":                   "a X",
		"{x}[, {y}][; {empty}].":  "X, Y.",
		"{x}[ a {y}[ b {empty}]]": "X a Y",
		"{x}[ a {empty}[ b {y}]]": "X",
		"{empty}":                 "chưa có số liệu",
		"{x":                      "{x",
		"a]b":                     "a]b",
		"[{x}":                    "X",
		"":                        "",
		"[{empty}|{x}|{y}] z":     "X z",
		"[{empty}|b {empty}]z":    "z",
		"[a [{empty}|c]|{y}]":     "a c",
		"a|b":                     "a|b",
		"<true: a {x}>.":          "a X.",
		"<false: a {x}>.":         "chưa có số liệu.",
		"[; <false: a {x}>].":     ".",
		"[<true: a {empty}>|b]":   "b",
		"<true: a[, {empty}]>":    "a",
		"3 < 4, 5 > 4":            "3 < 4, 5 > 4",
	} {
		if got := document.Plain(Fill(pattern, f)); got != want {
			t.Errorf("%q gives %q, want %q", pattern, got, want)
		}
	}
}

func FuzzFill(f *testing.F) {
	f.Add("a {x}[, {y}]")
	f.Add("[[{x}]{")
	f.Fuzz(func(t *testing.T, pattern string) {
		got := document.Plain(Fill(pattern, Filling{Parts: Args{"x": Text("X")}, Gap: gap}))
		if !strings.ContainsAny(pattern, "{[]<>|") && got != pattern {
			t.Errorf("%q became %q", pattern, got)
		}
	})
}

// TestClaimsAreMarked: the words of a claim carry its id, the inner one its own.
func TestClaimsAreMarked(t *testing.T) {
	t.Parallel()
	f := Filling{Parts: Args{"x": {document.Number{Value: "v", Text: "1"}}}, Gap: gap,
		Claim: func(kind string) (string, bool) { return "id." + kind, true }}
	var got []string
	for _, s := range document.Sayings(Fill("a <is: b {x}<rises: , c {x}>> d <is: e>", f)) {
		got = append(got, s.Claim+"="+s.Text)
	}
	if want := "id.is=b 1|id.rises=, c 1|id.is=e"; strings.Join(got, "|") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "|"), want)
	}
}

package inline

import (
	"strings"
	"testing"

	"tiendo/internal/document"
)

func gap() []document.Inline { return Text("chưa có số liệu") }

func TestFill(t *testing.T) {
	t.Parallel()
	a := Args{"x": Text("X"), "y": Text("Y"), "empty": nil}
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
	} {
		if got := document.Plain(Fill(pattern, a, gap)); got != want {
			t.Errorf("%q gives %q, want %q", pattern, got, want)
		}
	}
}

func FuzzFill(f *testing.F) {
	f.Add("a {x}[, {y}]")
	f.Add("[[{x}]{")
	f.Fuzz(func(t *testing.T, pattern string) {
		got := document.Plain(Fill(pattern, Args{"x": Text("X")}, gap))
		if !strings.ContainsAny(pattern, "{[]") && got != pattern {
			t.Errorf("%q became %q", pattern, got)
		}
	})
}

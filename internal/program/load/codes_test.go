package load_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tiendo/internal/pipeline"
	"tiendo/internal/program"
	"tiendo/internal/program/load"
)

// A rule that a judgement can name must have words: its own, or the program's.
func TestRulesHaveWords(t *testing.T) {
	t.Parallel()
	lang := pipeline.Language()
	lang.Rules = append(lang.Rules, program.MethodRule{Code: "moi"})
	tree := small(t)
	_, diags := load.Load(tree, "thu", lang)
	if got := found(diags); len(got) != 1 || got[0] != "thu/method.yaml:8 E426" {
		t.Errorf("a rule without words: %v", diags)
	}
	lang.Rules[len(lang.Rules)-1] = program.MethodRule{Code: "moi", Title: "Mới", Text: "Lời của phần mềm"}
	p, diags := load.Load(tree, "thu", lang)
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	rules := p.Method.Rules
	if r := rules[len(rules)-1]; r.Code != "moi" || r.Text != "Lời của phần mềm" {
		t.Errorf("a later rule that brings its words along is not printed: %+v", r)
	}
}

// Every code of the catalogue stands in a test of this package, where its finding is compared.
func TestEveryCodeIsProduced(t *testing.T) {
	t.Parallel()
	words, err := os.ReadFile("../../wording/vi/program.yaml")
	if err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	var own strings.Builder
	for _, n := range names {
		b, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		own.Write(b)
	}
	for _, m := range regexp.MustCompile(`(?m)^  ([EWN]\d{3}):`).FindAllStringSubmatch(string(words), -1) {
		if !strings.Contains(own.String(), m[1]) {
			t.Errorf("no test produces %s", m[1])
		}
	}
}

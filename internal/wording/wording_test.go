package wording

import (
	"testing"
	"testing/fstest"

	"tiendo/internal/diag"
)

func TestFillPutsArgumentsOnce(t *testing.T) {
	if got := fill("{a} và {b}", Args{"a": "{b}", "b": "{a}"}); got != "{b} và {a}" {
		t.Errorf("filled to %q: an argument that looks like a place was filled again", got)
	}
}

func TestWhatHasNoWordsIsSeen(t *testing.T) {
	if d := Diagnostic("E000", diag.Place{File: "x"}, nil); d.Severity != diag.Error || d.Message != "‹E000›" || d.At.File != "x" {
		t.Errorf("a code without words gives %+v", d)
	}
	if got := Text("no.such.text", nil); got != "‹no.such.text›" {
		t.Errorf("a key without words gives %q", got)
	}
}

func TestCatalogueIsStrict(t *testing.T) {
	for name, text := range map[string]string{
		"an unknown key":      "diagnostics: {E001: {severity: error, mesage: x}}",
		"no severity":         "diagnostics: {E001: {message: x}}",
		"a severity typo":     "diagnostics: {E001: {severity: eror, message: x}}",
		"a code in two files": "diagnostics: {E002: {severity: error, message: x}}",
	} {
		tree := fstest.MapFS{"vi/a.yaml": {Data: []byte(text)}, "vi/b.yaml": {Data: []byte("diagnostics: {E002: {severity: error, message: y}}")}}
		if _, err := load(tree); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}

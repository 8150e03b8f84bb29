package ledger

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every code of the catalogue stands in a test of this package, where its finding is compared.
func TestEveryCodeIsProduced(t *testing.T) {
	words, err := os.ReadFile("../wording/vi/ledger.yaml")
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

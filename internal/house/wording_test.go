package house

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tiendo/internal/wording"
)

// TestEveryCodeIsWordedAndUsed reads the code for diagnostic codes: one that has no words would panic
// before a clerk, and words that no code gives would be a promise that nobody keeps.
func TestEveryCodeIsWordedAndUsed(t *testing.T) {
	code := regexp.MustCompile(`"([EWN][0-9]{3})"`)
	used := map[string]string{}
	root := filepath.Join("..", "..", "internal")
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		b, err := os.ReadFile(filepath.Join(root, name))
		for _, g := range code.FindAllSubmatch(b, -1) {
			used[string(g[1])] = name
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	worded := wording.Codes()
	for c, name := range used {
		if !slices.Contains(worded, c) {
			t.Errorf("%s gives %s, which has no words in internal/wording/vi", name, c)
		}
	}
	for _, c := range worded {
		if used[c] == "" {
			t.Errorf("%s has words and is given nowhere", c)
		}
	}
}

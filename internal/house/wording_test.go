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

// TestEveryCodeIsWordedAndUsed reads the code for diagnostic codes: one that has no words would stand
// bare before a clerk, and words that no code gives would be a promise that nobody keeps.
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

// TestEveryTextIsWorded looks for each sentence that the code asks for by a whole key: a missing one would
// stand as a bare key before a clerk, in the rare case that asks for it.
func TestEveryTextIsWorded(t *testing.T) {
	key := regexp.MustCompile(`(?:wording\.Text|\busage|\bkey:?=?)\(?\s*"([a-z_]+\.(?:[a-z_.-]*[a-z_-]))"`)
	root := filepath.Join("..", "..", "internal")
	seen := 0
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		b, err := os.ReadFile(filepath.Join(root, name))
		for _, g := range key.FindAllSubmatch(b, -1) {
			if !strings.Contains(string(g[0]), "wording.Text") && !strings.HasPrefix(name, "cli/") {
				continue // other packages have keys of the program's own wording
			}
			seen++
			if _, ok := wording.Find(string(g[1]), nil); !ok {
				t.Errorf("%s asks for the text %q, which stands nowhere in internal/wording/vi", name, g[1])
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 100 {
		t.Errorf("only %d texts were found in the code: does the pattern still fit?", seen)
	}
}

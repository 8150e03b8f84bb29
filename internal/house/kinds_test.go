package house

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestKindsAreAskedNotNamed keeps what belongs to a kind of components in its file: elsewhere a kind is asked for its
// traits and functions, and neither compared by name nor taken from score/kind one by one.
func TestKindsAreAskedNotNamed(t *testing.T) {
	t.Parallel()
	named := regexp.MustCompile(`Kind\.Name\s*[!=]=\s*(?:"[^"]|[^"\s])|switch\s[^{\n]*Kind\.Name|\bkind\.(?:Level|Maintained|YearlyFlow|TermTotal|YearlyRate|Rank)\b`)
	root := filepath.Join("..", "..", "internal")
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "score/kind/") {
			return err
		}
		b, err := os.ReadFile(filepath.Join(root, name))
		if at := named.FindIndex(b); at != nil {
			t.Errorf("%s:%d: %s: what a kind is stands in its own file", name, 1+strings.Count(string(b[:at[0]]), "\n"), b[at[0]:at[1]])
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

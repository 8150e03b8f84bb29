package house

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestInnerGuide keeps internal/README.md to the truth: every room and file that it sends a newcomer to exists, and so does
// every test that it names.
func TestInnerGuide(t *testing.T) {
	guide := readRoot(t, "internal/README.md")
	var code strings.Builder
	names := map[string]bool{}
	root := filepath.Join("..", "..", "internal")
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		names[name], names[path.Base(name)] = true, true
		if !e.IsDir() && strings.HasSuffix(name, "_test.go") {
			b, err := os.ReadFile(filepath.Join(root, name))
			code.Write(b)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	span := regexp.MustCompile("`([^`\n]+)`")
	tests, files := 0, 0
	for _, g := range span.FindAllStringSubmatch(guide, -1) {
		switch s := g[1]; {
		case regexp.MustCompile(`^(Test|Fuzz)[A-Z]\w+$`).MatchString(s):
			tests++
			if !strings.Contains(code.String(), "func "+s+"(") {
				t.Errorf("internal/README.md names the test %s, which is not there", s)
			}
		case regexp.MustCompile(`^[a-z]+(/[a-z]+)*/?$`).MatchString(s) || strings.HasSuffix(s, ".go") || strings.HasSuffix(s, ".yaml"):
			files++
			name := strings.TrimSuffix(s, "/")
			if !names[name] && !strings.Contains(readRoot(t, "Makefile"), name) && !inTemplates(name) {
				t.Errorf("internal/README.md sends its reader to %s, which is not there", s)
			}
		}
	}
	if tests < 12 || files < 30 {
		t.Errorf("only %d tests and %d places were found", tests, files)
	}
}

func inTemplates(name string) bool {
	for _, at := range []string{name, path.Join("templates", "nq16", name), path.Join("templates", name)} {
		if _, err := os.Stat(filepath.Join("..", "..", filepath.FromSlash(at))); err == nil {
			return true
		}
	}
	return false
}

// TestDecisions keeps the list of decisions dated and short: a heading with its day, at most ten lines below.
func TestDecisions(t *testing.T) {
	parts := strings.Split(readRoot(t, "internal/DECISIONS.md"), "\n## ")[1:]
	before := ""
	for _, p := range parts {
		head, text, _ := strings.Cut(p, "\n")
		day := regexp.MustCompile(`^\d{4}-\d{2}-\d{2} \S`).FindString(head)
		if day == "" || day[:10] < before {
			t.Errorf("%q: a decision begins with its day, the newest last", head)
			continue
		}
		before = day[:10]
		if n := strings.Count(strings.TrimSpace(text), "\n") + 1; n > 10 {
			t.Errorf("%q has %d lines", head, n)
		}
	}
	if len(parts) < 10 {
		t.Errorf("only %d decisions", len(parts))
	}
}

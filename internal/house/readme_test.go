package house

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func readRoot(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// libraries is README.md's table of outside libraries: module → the packages that may import it, sorted, none for
// those of tests only. It is the one place where that is said.
func libraries(t *testing.T) map[string][]string {
	t.Helper()
	_, section, _ := strings.Cut(readRoot(t, "README.md"), "\n## Libraries\n")
	section, _, _ = strings.Cut(section, "\n## ")
	room := regexp.MustCompile("`internal/([a-z/]+)`")
	table := map[string][]string{}
	for _, g := range regexp.MustCompile(`(?m)^\| ([a-z0-9.-]+\.[a-z]+/\S+) \| ([^|]*)\|`).FindAllStringSubmatch(section, -1) {
		rooms := []string{}
		for _, in := range room.FindAllStringSubmatch(g[2], -1) {
			rooms = append(rooms, in[1])
		}
		slices.Sort(rooms)
		table[g[1]] = rooms
	}
	return table
}

// homesOf are the packages that may import a path of a library.
func homesOf(t *testing.T, imp string) (homes []string, listed bool) {
	t.Helper()
	for lib, homes := range libraries(t) {
		if imp == lib || strings.HasPrefix(imp, lib+"/") {
			return homes, true
		}
	}
	return nil, false
}

// TestReadmeLibraries keeps README.md's table of libraries to the truth: it names exactly the modules that
// go.mod requires directly, and for each the packages that import it.
func TestReadmeLibraries(t *testing.T) {
	table := libraries(t)
	for _, line := range strings.Split(readRoot(t, "go.mod"), "\n") {
		g := regexp.MustCompile(`^(?:require )?\s*([a-z0-9.-]+\.[a-z]+/\S+) v\S+$`).FindStringSubmatch(line)
		if g == nil {
			continue
		}
		rooms, listed := table[g[1]]
		if !listed {
			t.Errorf("go.mod requires %s directly; README.md's table of libraries does not name it", g[1])
			continue
		}
		if users := importers(t, g[1]); !slices.Equal(rooms, users) {
			t.Errorf("README.md says that %s is used in %v; it is imported by %v", g[1], rooms, users)
		}
		delete(table, g[1])
	}
	for lib := range table {
		t.Errorf("README.md's table of libraries names %s, which go.mod does not require directly", lib)
	}
}

// importers are the packages under internal that import a module outside tests, sorted.
func importers(t *testing.T, lib string) []string {
	t.Helper()
	found := map[string]bool{}
	root := filepath.Join("..", "..", "internal")
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, name), nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range f.Imports {
			if imp, err := strconv.Unquote(spec.Path.Value); err == nil && (imp == lib || strings.HasPrefix(imp, lib+"/")) {
				found[path.Dir(name)] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return slices.Sorted(maps.Keys(found))
}

// TestReadmePaths wants every file and folder that the READMEs send a reader to.
func TestReadmePaths(t *testing.T) {
	named := regexp.MustCompile("`((?:internal|templates|cmd|\\.ci)/[A-Za-z0-9_./-]*)`|[^!]\\[[^\\]]*\\]\\(([^)#:]+)\\)")
	seen := 0
	for _, name := range []string{"README.md", "README.vi.md"} {
		for _, g := range named.FindAllStringSubmatch(readRoot(t, name), -1) {
			seen++
			if _, err := os.Stat(filepath.Join("..", "..", filepath.FromSlash(g[1]+g[2]))); err != nil {
				t.Errorf("%s sends its reader to %s: %v", name, g[1]+g[2], err)
			}
		}
	}
	if seen < 20 {
		t.Errorf("only %d paths were found", seen)
	}
}

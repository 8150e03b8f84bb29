// Package house tests the shape of the house: which package may import which, and which outside library
// lives in which room. The files are parsed here, in the test's own process, so that a new import is seen
// even when the test's result is cached by its inputs.
package house

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "tiendo/"

// nouns may import only the nouns to their left in this list: values know nothing of technology.
var nouns = []string{"geom", "quantity", "period", "vitext", "diag", "drawing", "page", "document", "observation", "sending", "program", "scorecard", "edition"}

// rooms may import nouns and the rooms named.
var rooms = map[string][]string{
	"wording": nil, "reading": nil, "workbook": {"wording"}, "font": nil,
	"program/load": {"wording", "reading"}, "worder": nil, "lexicon": {"reading"},
	"pdf": {"font", "pdf/archival", "pdf/object"}, "pdf/archival": {"pdf/object"}, "pdf/object": nil,
	"pdf/pdftest": {"font", "pdf/object"}, // a hand-made specimen, for tests only
}

// stages may import nouns and the rooms named, never each other.
var stages = map[string][]string{
	"inbox": {"wording"}, "intake": {"lexicon", "workbook", "reading", "wording"}, "ledger": {"lexicon", "reading", "wording"}, "check": {"lexicon", "reading", "wording"},
	"intake/intaketest": {"workbook"}, // a small program and its workbooks, for tests only
	"score":             {"score/calc", "score/evidence", "score/kind", "wording"}, "score/kind": {"score/calc", "score/evidence"},
	"score/evidence": {"score/calc"}, "score/calc": nil,
	"compose":       {"compose/inline", "compose/tell", "compose/table", "wording"},
	"compose/table": {"compose/inline", "compose/tell", "reading"}, "compose/tell": {"compose/inline", "worder"}, "compose/inline": nil,
	"figure": {"figure/canvas", "figure/plot", "font", "wording", "worder"}, "figure/canvas": {"font"}, "figure/plot": {"figure/canvas"},
	"typeset": {"font", "wording"}, "audit": {"pdf/object", "wording"},
	"forms": {"lexicon", "workbook", "reading", "wording"}, "export": {"workbook", "reading", "wording"}, "publish": nil,
}

// only says who may import a package that few may: everybody else takes what comes out of it, a scorecard for instance.
var only = map[string][]string{
	"cli": {"cmd/tiendo"}, "pipeline": {"cli", "bench", "pages", "sample"},
	"score": {"pipeline"}, "score/kind": {"score", "pipeline"}, "score/evidence": {"score", "score/kind"}, "score/calc": {"score", "score/kind", "score/evidence"},
}

func allowed(pkg string) (map[string]bool, bool) {
	ok := map[string]bool{}
	addNouns := func() {
		for _, n := range nouns {
			ok[n] = true
		}
	}
	if i := slices.Index(nouns, pkg); i >= 0 {
		for _, n := range nouns[:i] {
			ok[n] = true
		}
		return ok, true
	}
	for _, level := range []map[string][]string{rooms, stages} {
		if list, is := level[pkg]; is {
			addNouns()
			for _, r := range list {
				ok[r] = true
			}
			return ok, true
		}
	}
	switch pkg {
	case "golden", "soak":
		return ok, true // for tests: it may import nothing of ours
	case "pipeline", "cli", "bench", "pages", "sample":
		return nil, true // above the stages: they may import what stands below them
	}
	return nil, false
}

func TestImports(t *testing.T) {
	root := filepath.Join("..", "..")
	seen := map[string]bool{}
	for _, top := range []string{"cmd", "internal", "templates"} {
		err := fs.WalkDir(os.DirFS(root), top, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || path.Ext(name) != ".go" {
				return err
			}
			checkFile(t, root, name, seen)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, list := range [][]string{nouns, keys(rooms), keys(stages), {"pipeline", "cli"}} {
		for _, pkg := range list {
			if !seen[pkg] {
				t.Errorf("package %s is in the plan of the house and has no file", pkg)
			}
		}
	}
}

func checkFile(t *testing.T, root, name string, seen map[string]bool) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, name), nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	pkg := strings.TrimPrefix(path.Dir(name), "internal/")
	seen[pkg] = true
	if strings.HasSuffix(name, "_test.go") {
		return // tests may reach across: they join stages to see them work together
	}
	may, known := allowed(pkg)
	if !known && strings.HasPrefix(name, "internal/") && pkg != "house" {
		t.Errorf("%s: package %s has no place in the plan of the house (internal/house)", name, pkg)
	}
	for _, spec := range f.Imports {
		imp, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		if in, ok := strings.CutPrefix(imp, module+"internal/"); ok {
			if may != nil && !may[in] {
				t.Errorf("%s: %s must not import %s", name, pkg, in)
			}
			if who, few := only[in]; few && !slices.Contains(who, pkg) {
				t.Errorf("%s: %s must not import %s, only %v may", name, pkg, in, who)
			}
			continue
		}
		if !strings.Contains(strings.SplitN(imp, "/", 2)[0], ".") {
			continue // the standard library, or templates
		}
		homes, listed := homesOf(t, imp)
		if !listed {
			t.Errorf("%s: %s is not among the libraries of README.md's table", name, imp)
		} else if !slices.Contains(homes, pkg) {
			t.Errorf("%s: %s lives in %v, not in %s", name, imp, homes, pkg)
		}
	}
}

// TestModule keeps go.mod to the agreed libraries, without replacements.
func TestModule(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	if regexp.MustCompile(`(?m)^\s*replace\b`).Match(b) {
		t.Error("go.mod replaces a module")
	}
	for _, line := range strings.Split(string(b), "\n") {
		g := regexp.MustCompile(`^(?:require )?\s*([a-z0-9.]+\.[a-z]+/\S+) v\S+$`).FindStringSubmatch(line)
		if g == nil {
			continue
		}
		if _, ok := homesOf(t, g[1]); !ok {
			t.Errorf("go.mod requires %s directly; README.md's table of libraries does not name it", g[1])
		}
	}
}

// TestNoForeignWords keeps this machine out of the tree: no absolute paths of one computer.
func TestNoForeignWords(t *testing.T) {
	root := filepath.Join("..", "..")
	bad := regexp.MustCompile(`(^|[^A-Za-z0-9_.])/(work|root|home|farm)/`)
	for _, top := range []string{"cmd", "internal", "templates", ".ci"} {
		err := fs.WalkDir(os.DirFS(root), top, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || !slices.Contains([]string{".go", ".md", ".yaml", ".yml", ".sh", ".txtar"}, path.Ext(name)) || pathIsThis(name) {
				return err
			}
			b, err := os.ReadFile(filepath.Join(root, name))
			if err == nil && bad.Match(b) {
				t.Errorf("%s holds a path of one machine", name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func pathIsThis(name string) bool { return strings.HasPrefix(name, "internal/house/") }

func keys(m map[string][]string) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

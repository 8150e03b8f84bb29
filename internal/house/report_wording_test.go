package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"tiendo/internal/diag"
	"tiendo/internal/observation"
	"tiendo/internal/scorecard"
)

// TestEveryWordOfTheReportStandsInTheDefaults looks for each key of wording.yaml that the code asks for by a literal:
// a program need not bring its own words along, so each must stand in templates/defaults, or a report of some rare
// case would print a bare key.
func TestEveryWordOfTheReportStandsInTheDefaults(t *testing.T) {
	t.Parallel()
	var defaults struct{ Texts map[string]string }
	if err := yaml.Unmarshal([]byte(readRoot(t, "templates/defaults/wording.yaml")), &defaults); err != nil {
		t.Fatal(err)
	}
	seen := 0
	has := func(key, who string) {
		seen++
		if _, ok := defaults.Texts[key]; !ok {
			t.Errorf("%s asks for the words %q, which stand nowhere in templates/defaults/wording.yaml", who, key)
		}
	}
	root := filepath.Join("..", "..", "internal")
	for _, top := range []string{"compose", "figure", "worder"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			for _, key := range reportKeys(f) {
				has(key, name)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for prefix, values := range reportFamilies() {
		for _, v := range values {
			has(prefix+v, "a value with the key "+prefix+"…")
		}
	}
	if seen < 200 {
		t.Errorf("only %d keys were found in the code: does the search still fit?", seen)
	}
}

// reportFamilies are keys of which the code knows the beginning, and all ends that there are.
func reportFamilies() map[string][]string {
	var statuses, states, severities []string
	for _, st := range scorecard.Statuses() {
		statuses = append(statuses, st.String())
	}
	for st := observation.Missing; st <= observation.Rejected; st++ {
		states = append(states, st.String())
	}
	for s := diag.Notice; s <= diag.Error; s++ {
		severities = append(severities, s.String())
	}
	shapes := []string{"month", "year", "years", "quarter", "half", "nine", "ytd", "term", "span"}
	return map[string][]string{
		"status.": statuses, "status.short.": statuses, "group.": statuses, "objective.": statuses, "verdict.": statuses,
		"chart.status.": statuses, "chart.group.": statuses, "state.": states, "chart.state.": states, "severity.": severities,
		"sub.": {
			string(scorecard.SubSpeedUp), string(scorecard.SubBelowBase), string(scorecard.SubWorseBase), string(scorecard.SubNotYetDue),
			string(scorecard.SubTooFewData), string(scorecard.SubExpired), string(scorecard.SubByDirection),
		},
		"chart.period.": {"month", "year", "ytd", "years", "quarter", "since"},
		"period.":       shapes, "bound.": {"min", "max", "none"}, "bound.cell.": {"min", "max", "none"}, "sentence.": {"none", "latest", "value"},
		"part.": {"1", "2", "3", "4"},
	}
}

// reportKeys are the keys that a file asks for by whole literals: what stands as a key in a call, what marks an
// absent figure or is an option's default, and every literal of a chart.
func reportKeys(f *ast.File) []string {
	var out []string
	add := func(e ast.Expr) {
		lit, ok := e.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return
		}
		if s, err := strconv.Unquote(lit.Value); err == nil && s != "" && !strings.HasSuffix(s, ".") {
			out = append(out, s)
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			name, of := called(n)
			switch {
			case !asksForWords(name, of):
			case name == "First":
				for _, a := range n.Args {
					add(a)
				}
			case name == "Print" && len(n.Args) == 3:
				add(n.Args[2])
			case name != "Print" && len(n.Args) > 0:
				add(n.Args[0])
			}
		case *ast.KeyValueExpr:
			if key, ok := n.Key.(*ast.Ident); ok && (key.Name == "Gap" || key.Name == "More") {
				add(n.Value)
			}
		case *ast.ValueSpec:
			if n.Names[0].Name == "gap" && len(n.Values) == 1 {
				add(n.Values[0])
			}
		case *ast.BasicLit:
			if s, err := strconv.Unquote(n.Value); err == nil && strings.HasPrefix(s, "chart.") {
				add(n)
			}
		}
		return true
	})
	return out
}

// called is the name of what is called, and the last name of whom it is called on.
func called(c *ast.CallExpr) (name, of string) {
	sel, ok := c.Fun.(*ast.SelectorExpr)
	if !ok {
		return "", ""
	}
	switch x := sel.X.(type) {
	case *ast.Ident:
		of = x.Name
	case *ast.SelectorExpr:
		of = x.Sel.Name
	}
	return sel.Sel.Name, of
}

// asksForWords tells calls with keys of wording.yaml from others of that name: a record's Text has a field's code.
func asksForWords(name, of string) bool {
	return slices.Contains([]string{"Text", "Say", "say", "Gap", "First", "Print"}, name) &&
		slices.Contains([]string{"t", "w", "p", "c", "j", "k", "words", "teller", "worder"}, of)
}

package cli

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"tiendo": func() { os.Exit(Run(os.Args[1:], os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs the stories of testdata/script: one a file, each command and exit code at least once.
// $REPO is the checkout, read only by agreement; "sample" copies months of its inputs to work on.
func TestScripts(t *testing.T) {
	repo, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE_GOLDEN") != "",
		Setup: func(e *testscript.Env) error {
			e.Setenv("REPO", repo)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"sample":    sampleCmd(repo),
			"status":    statusCmd,
			"overwrite": overwriteCmd,
			"misspell":  misspellCmd,
		},
	})
}

// sampleCmd copies the sample's months to inputs/: "sample 2023-05 2023-06", or all of them: "sample".
func sampleCmd(repo string) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, neg bool, months []string) {
		if neg {
			ts.Fatalf("sample cannot be negated")
		}
		if len(months) == 0 {
			months = []string{"."}
		}
		for _, m := range months {
			ts.Check(os.CopyFS(ts.MkAbs(filepath.Join("inputs", m)), os.DirFS(filepath.Join(repo, "inputs", m))))
		}
	}
}

// statusCmd runs tiendo and wants one exit code: "status 3 report -period 2023-06".
func statusCmd(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status CODE ARG…")
	}
	err := ts.Exec("tiendo", args[1:]...)
	code := "0"
	if err != nil {
		code = "?"
		for _, c := range []string{"1", "2", "3", "4", "5", "130"} {
			if err.Error() == "exit status "+c {
				code = c
			}
		}
	}
	if code != args[0] {
		ts.Fatalf("tiendo %v: %v, want exit status %s", args[1:], err, args[0])
	}
}

// overwriteCmd puts text in the place of a file: "overwrite inputs/2023-06/x.xlsx 'no workbook'".
func overwriteCmd(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: overwrite FILE TEXT")
	}
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[0])), 0o755))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(args[1]), 0o644))
}

// misspellCmd puts a wrong word in the place of the first right one in a file, and the number of its line in $LINE:
// "misspell figures.yaml 'columns:' 'colums:'".
func misspellCmd(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: misspell FILE RIGHT WRONG")
	}
	text := ts.ReadFile(args[0])
	before, after, found := strings.Cut(text, args[1])
	if !found {
		ts.Fatalf("%s has no %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(before+args[2]+after), 0o644))
	ts.Setenv("LINE", strconv.Itoa(1+strings.Count(before, "\n")))
}

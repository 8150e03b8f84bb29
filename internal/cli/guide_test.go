package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"tiendo/internal/check"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// guide is the section of README.md for people who write forms.
const guide = "\n## Writing a form\n"

// fence is a fenced block of a Markdown text.
type fence struct{ lang, text string }

var fenced = regexp.MustCompile("(?ms)^```([a-z]*)\n(.*?)^```$")

func fences(text string) []fence {
	var out []fence
	for _, g := range fenced.FindAllStringSubmatch(text, -1) {
		out = append(out, fence{g[1], g[2]})
	}
	return out
}

func readme(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func guideText(t *testing.T) string {
	t.Helper()
	_, section, found := strings.Cut(readme(t, "README.md"), guide)
	if !found {
		t.Fatalf("README.md has no section %q", strings.TrimSpace(guide))
	}
	section, _, _ = strings.Cut(section, "\n## ")
	return section
}

// TestGuide does what README.md's section on forms shows: it writes the program and the workbook from the
// text, runs the command, and wants what the text prints. UPDATE_GOLDEN=1 writes what was printed into it.
func TestGuide(t *testing.T) {
	path, err := filepath.Abs(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	section := guideText(t)
	t.Chdir(t.TempDir())
	var books, files int
	var console string
	for _, f := range fences(section) {
		first, _, _ := strings.Cut(f.text, "\n")
		switch f.lang {
		case "yaml":
			name, named := strings.CutPrefix(first, "# ")
			if !named {
				t.Fatalf("a YAML block begins with %q, not with its file's name", first)
			}
			write(t, name, []byte(f.text))
			files++
		case "text":
			name, data := workbookOf(t, f.text)
			write(t, name, data)
			books++
		case "console":
			console = f.text
		}
	}
	if books == 0 || files < 3 || console == "" {
		t.Fatalf("the guide has %d workbooks, %d files of a program and the output %q", books, files, console)
	}
	line, _, _ := strings.Cut(console, "\n")
	args, ok := strings.CutPrefix(line, "$ bin/tiendo ")
	if !ok {
		t.Fatalf("the output begins with %q, not with its command", line)
	}
	var out bytes.Buffer
	if code := Run(strings.Fields(args), &out, &out); code != exitData {
		t.Errorf("exit code %d, want %d: the workbook has one bad cell", code, exitData)
	}
	got := line + "\n" + out.String()
	if got == console {
		return
	}
	if os.Getenv("UPDATE_GOLDEN") == "" {
		t.Fatalf("README.md prints something else (UPDATE_GOLDEN=1 rewrites it):\n%s", cmp.Diff(console, got))
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, bytes.Replace(b, []byte(console), []byte(got), 1), 0o644); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if !filepath.IsLocal(name) {
		t.Fatalf("%q would be written outside the test's folder", name)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// workbookOf makes the workbook that a text grid shows: a line "NAME, sheet SHEET", a line of column
// letters, then "row | cell | cell": "<" and "^" are covered by the cell to the left and above, "'" begins
// text that would else be a number.
func workbookOf(t *testing.T, grid string) (name string, data []byte) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(grid), "\n")
	name, sheet, ok := strings.Cut(lines[0], ", sheet ")
	if !ok || len(lines) < 3 {
		t.Fatalf("the grid begins with %q, not with a file and its sheet", lines[0])
	}
	s := workbook.DraftSheet{Name: sheet}
	merged := map[[2]int]*workbook.Range{} // place → the merge that covers it
	for i, line := range lines[2:] {
		parts := strings.Split(line, "|")
		row := i + 1
		if number := strings.TrimSpace(parts[0]); number != quantity.Int(int64(row)).String() {
			t.Fatalf("row %d of the grid is numbered %q", row, number)
		}
		for j, part := range parts[1:] {
			col, text := j+1, strings.TrimSpace(part)
			if text == "<" || text == "^" {
				from := [2]int{row, col - 1}
				if text == "^" {
					from = [2]int{row - 1, col}
				}
				r := merged[from]
				if r == nil {
					r = &workbook.Range{Row1: from[0], Column1: from[1]}
					merged[from] = r
				}
				r.Row2, r.Column2 = max(r.Row2, row), max(r.Column2, col)
				merged[[2]int{row, col}] = r
				continue
			}
			c := workbook.DraftCell{Row: row, Column: col, Kind: workbook.Text, Text: strings.TrimPrefix(text, "'")}
			if n, err := quantity.Parse(text); err == nil {
				c = workbook.DraftCell{Row: row, Column: col, Kind: workbook.Number, Num: n}
			}
			if text != "" {
				s.Cells = append(s.Cells, c)
			}
		}
	}
	for at, r := range merged {
		if at == [2]int{r.Row1, r.Column1} {
			s.Merges = append(s.Merges, *r)
		}
	}
	slices.SortFunc(s.Merges, func(a, b workbook.Range) int { return a.Row1*1000 + a.Column1 - b.Row1*1000 - b.Column1 })
	data, err := workbook.Write(workbook.Draft{Sheets: []workbook.DraftSheet{s}, Created: "2023-06-30"})
	if err != nil {
		t.Fatal(err)
	}
	return name, data
}

// TestGuideNamesEveryKey keeps the guide whole: each key that a form may have is in it.
func TestGuideNamesEveryKey(t *testing.T) {
	words := map[string]bool{}
	for _, w := range regexp.MustCompile(`[a-z_]+`).FindAllString(guideText(t), -1) {
		words[w] = true
	}
	for _, v := range []any{program.Form{}, program.Table{}, program.Column{}, program.Row{}, program.Rule{}} {
		s := reflect.TypeOf(v)
		for i := range s.NumField() {
			if f := s.Field(i).Name; f != "File" && f != "Line" && !words[snake(f)] {
				t.Errorf("the guide does not name %q of a %s", snake(f), s.Name())
			}
		}
	}
	for _, r := range check.Rules() {
		if !words[r.Code] {
			t.Errorf("the guide does not name the rule %q", r.Code)
		}
		for _, f := range reflect.VisibleFields(reflect.TypeOf(r.Args()).Elem()) {
			if !f.Anonymous && !words[snake(f.Name)] {
				t.Errorf("the guide does not name %q of the rule %q", snake(f.Name), r.Code)
			}
		}
	}
}

// TestGuideNamesNoOtherCodes keeps the guide from explaining diagnostics that nobody gives.
func TestGuideNamesNoOtherCodes(t *testing.T) {
	codes := wording.Codes()
	for _, c := range regexp.MustCompile(`\b[EWN][0-9]{3}\b`).FindAllString(guideText(t), -1) {
		if !slices.Contains(codes, c) {
			t.Errorf("the guide explains %s, which has no words", c)
		}
	}
}

func snake(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

var (
	codeSpan   = regexp.MustCompile("`([^`\n]+)`")
	indented   = regexp.MustCompile(`(?m)^    (\S.*)$`)
	makeTarget = regexp.MustCompile(`(?m)^([a-z]+):`)
	makeValue  = regexp.MustCompile(`(?m)^([A-Z]+) \?=`)
)

// TestCommandLines tries every command line that the two READMEs show against what there is: targets and
// variables of the Makefile, commands and their flags.
func TestCommandLines(t *testing.T) {
	targets, values := map[string]bool{}, map[string]bool{}
	for _, g := range makeTarget.FindAllStringSubmatch(readme(t, "Makefile"), -1) {
		targets[g[1]] = true
	}
	for _, g := range makeValue.FindAllStringSubmatch(readme(t, "Makefile"), -1) {
		values[g[1]] = true
	}
	seen := map[string]int{}
	for _, name := range []string{"README.md", "README.vi.md"} {
		for _, line := range commandLines(readme(t, name)) {
			line, _, _ = strings.Cut(line, "#")
			words := strings.Fields(strings.NewReplacer("[", "", "]", "", "…", "").Replace(line))
			if len(words) == 0 {
				continue
			}
			switch words[0] {
			case "make":
				seen["make"]++
				for _, w := range words[1:] {
					if value, _, is := strings.Cut(w, "="); is && !values[value] || !is && !targets[w] {
						t.Errorf("%s: %q: the Makefile has no %s", name, line, w)
					}
				}
			case "bin/tiendo", "$":
				if words[0] == "$" {
					words = words[1:]
				}
				seen["tiendo"]++
				tryCommand(t, name, line, words[1:])
			}
		}
	}
	if seen["make"] < 5 || seen["tiendo"] < 5 {
		t.Errorf("only %v command lines were found", seen)
	}
}

// commandLines are the lines of sh and console blocks, the indented lines and the code within sentences.
func commandLines(text string) []string {
	var out []string
	for _, f := range fences(text) {
		if f.lang == "sh" {
			out = append(out, strings.Split(f.text, "\n")...)
		}
		if f.lang == "console" {
			line, _, _ := strings.Cut(f.text, "\n")
			out = append(out, line)
		}
	}
	plain := fenced.ReplaceAllString(text, "")
	for _, g := range slices.Concat(codeSpan.FindAllStringSubmatch(plain, -1), indented.FindAllStringSubmatch(plain, -1)) {
		out = append(out, g[1])
	}
	return out
}

func tryCommand(t *testing.T, name, line string, words []string) {
	t.Helper()
	if len(words) == 0 {
		return
	}
	for _, c := range commands() {
		if c.name != words[0] {
			continue
		}
		for _, w := range words[1:] {
			if flag, is := strings.CutPrefix(w, "-"); is && flag != "help" && !slices.Contains(c.flags, flag) {
				t.Errorf("%s: %q: %s has no flag %s", name, line, c.name, w)
			}
		}
		return
	}
	t.Errorf("%s: %q: there is no command %s", name, line, words[0])
}

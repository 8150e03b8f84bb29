// Package wording has the program's own words, in Vietnamese: every diagnostic with its hint, and what
// the command line says. They stand in YAML files beside this one, embedded, and nowhere else in Go.
// Words of the report belong to the program's wording.yaml instead.
package wording

import (
	"embed"
	"fmt"
	"io/fs"
	"sort"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/goccy/go-yaml"

	"tiendo/internal/diag"
)

//go:embed vi/*.yaml
var files embed.FS

// Args are the values that fill the {names} of a wording.
type Args map[string]string

type entry struct {
	Severity string `yaml:"severity"`
	Message  string `yaml:"message"`
	Hint     string `yaml:"hint"`
}

type catalogue struct {
	Diagnostics map[string]entry  `yaml:"diagnostics"`
	Texts       map[string]string `yaml:"texts"`
}

// reworded stands before the embedded words while a test tries others.
var reworded atomic.Pointer[catalogue]

func all() catalogue {
	if c := reworded.Load(); c != nil {
		return *c
	}
	return embedded()
}

// Reword puts other words in the place of every sentence until restore is called: word is given each key or code
// and its text. It serves the test that nothing but people reads these words.
func Reword(word func(key, text string) string) (restore func()) {
	c := catalogue{map[string]entry{}, map[string]string{}}
	for k, e := range embedded().Diagnostics {
		c.Diagnostics[k] = entry{e.Severity, word(k, e.Message), word(k, e.Hint)}
	}
	for k, t := range embedded().Texts {
		c.Texts[k] = word(k, t)
	}
	reworded.Store(&c)
	return func() { reworded.Store(nil) }
}

var embedded = sync.OnceValue(func() catalogue {
	c, err := load(files)
	if err != nil {
		panic(fmt.Sprintf("wording: %v", err)) // the files are part of the program; a test reads them all
	}
	return c
})

func load(tree fs.FS) (catalogue, error) {
	c := catalogue{map[string]entry{}, map[string]string{}}
	names, err := fs.Glob(tree, "vi/*.yaml")
	if err != nil {
		return c, fmt.Errorf("list wordings: %w", err)
	}
	for _, name := range names {
		b, err := fs.ReadFile(tree, name)
		if err != nil {
			return c, fmt.Errorf("read wordings: %w", err)
		}
		var one catalogue
		if err := yaml.UnmarshalWithOptions(b, &one, yaml.Strict()); err != nil {
			return c, fmt.Errorf("%s: %w", name, err)
		}
		for k, v := range one.Diagnostics {
			if _, twice := c.Diagnostics[k]; twice {
				return c, fmt.Errorf("%s: %s stands twice", name, k)
			}
			if _, ok := severities[v.Severity]; !ok || v.Message == "" {
				return c, fmt.Errorf("%s: %s lacks severity or message", name, k)
			}
			c.Diagnostics[k] = v
		}
		for k, v := range one.Texts {
			if _, twice := c.Texts[k]; twice {
				return c, fmt.Errorf("%s: %s stands twice", name, k)
			}
			c.Texts[k] = v
		}
	}
	return c, nil
}

var severities = map[string]diag.Severity{"notice": diag.Notice, "warning": diag.Warning, "error": diag.Error}

// Diagnostic words a finding. A code without words is a bug, which a test finds by reading the code; should
// one slip through, the finding is told as an error under its bare code, because a month's report must not
// fall over a missing sentence.
func Diagnostic(code string, at diag.Place, args Args) diag.Diagnostic {
	e, ok := all().Diagnostics[code]
	if !ok {
		return diag.Diagnostic{Code: code, Severity: diag.Error, At: at, Message: missing(code)}
	}
	return diag.Diagnostic{Code: code, Severity: severities[e.Severity], At: at, Message: fill(e.Message, args), Hint: fill(e.Hint, args)}
}

// Text words a sentence of the command line; a key without words shows itself in angle quotes.
func Text(key string, args Args) string {
	t, ok := all().Texts[key]
	if !ok {
		return missing(key)
	}
	return fill(t, args)
}

func missing(key string) string { return "‹" + key + "›" }

// Find is Text for keys that data make up: ok is false when there is no such wording.
func Find(key string, args Args) (text string, ok bool) {
	t, ok := all().Texts[key]
	return fill(t, args), ok
}

// Codes lists every diagnostic code, sorted.
func Codes() []string {
	var out []string
	for k := range all().Diagnostics {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// fill puts the arguments in one pass, so that an argument that looks like {name} stays as it is.
func fill(s string, args Args) string {
	var pairs []string
	for k, v := range args {
		pairs = append(pairs, "{"+k+"}", v)
	}
	return strings.NewReplacer(pairs...).Replace(s)
}

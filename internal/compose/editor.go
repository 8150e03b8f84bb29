package compose

import (
	"regexp"
	"strings"
	"unicode"

	"tiendo/internal/compose/tell"
	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/vitext"
)

// reAction is all that the editor's paragraphs know of templates: a figure by its name.
var reAction = regexp.MustCompile(`\{\{-?\s*so\s+(?:"([^"{}\n]*)"|“([^”{}\n]*)”)\s*-?\}\}`)

// editor makes the editor's paragraphs. They are input, so no template runs on them.
type editor struct {
	teller   *tell.Teller
	found    *findings
	tokens   *tokens
	markdown *markdown
	made     []editedBlocks
}

// editedBlocks are the editor's paragraphs of one file.
type editedBlocks struct {
	file   string
	text   string // as it stands in the file, for line numbers
	blocks []document.Block
}

// blocks turns the editor's paragraphs into blocks: figures by name are found by a pattern, and any other action is
// printed as it stands and told.
func (e *editor) blocks(x observation.Editorial) []document.Block {
	e.found.editing = true
	defer func() { e.found.editing = false }()
	defer e.found.within(&program.Section{Code: x.Section, At: diag.Place{File: x.File}})()
	src := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Co, r) {
			return -1 // it could be taken for a token
		}
		return r
	}, strings.ReplaceAll(x.Text, "\r\n", "\n"))
	var b strings.Builder
	rest := src
	for {
		loc := reAction.FindStringSubmatchIndex(rest)
		if loc == nil {
			break
		}
		b.WriteString(rest[:loc[0]])
		name := ""
		if loc[2] >= 0 {
			name = rest[loc[2]:loc[3]]
		} else {
			name = rest[loc[4]:loc[5]]
		}
		in, ok := e.teller.Named(name)
		if !ok {
			at := diag.Place{File: x.File, Line: 1 + strings.Count(src[:len(src)-len(rest)+loc[0]], "\n")}
			e.found.add("E511", at, map[string]string{"name": name})
			in = e.teller.Gap("absent.text")
		}
		b.WriteString(string(e.tokens.keep(in)))
		rest = rest[loc[1]:]
	}
	b.WriteString(rest)
	md := b.String()
	if i := strings.Index(md, "{{"); i >= 0 {
		e.found.add("W512", diag.Place{File: x.File, Line: 1 + strings.Count(md[:i], "\n")}, map[string]string{"text": vitext.Quote(firstLine(md[i:]))})
	}
	out := e.markdown.edited(md)
	e.made = append(e.made, editedBlocks{x.File, x.Text, out})
	return out
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}

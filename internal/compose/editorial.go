package compose

import (
	"math"
	"regexp"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/observation"
)

// reAction is all that the editor's paragraphs know of templates: a figure by its name.
var reAction = regexp.MustCompile(`\{\{-?\s*so\s+(?:"([^"{}\n]*)"|“([^”{}\n]*)”)\s*-?\}\}`)

// editorParser knows paragraphs, lists and emphasis.
func editorParser() goldmark.Markdown {
	return goldmark.New(goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(util.Prioritized(parser.NewEmphasisParser(), 500)))))
}

// editorial turns the editor's paragraphs into blocks. It is input, so no template runs on it: figures by
// name are found by a pattern, and any other action is printed as it stands and told.
func (c *composer) editorial(e observation.Editorial) []document.Block {
	c.editing = true
	defer func() { c.editing = false }()
	src := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Co, r) {
			return -1 // it could be taken for a token
		}
		return r
	}, strings.ReplaceAll(e.Text, "\r\n", "\n"))
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
		in, ok := c.named(name)
		if !ok {
			at := diag.Place{File: e.File, Line: 1 + strings.Count(src[:len(src)-len(rest)+loc[0]], "\n")}
			c.find("E511", at, map[string]string{"name": name})
			in = c.gap("absent.text")
		}
		b.WriteString(string(c.token(in)))
		rest = rest[loc[1]:]
	}
	b.WriteString(rest)
	md := b.String()
	if i := strings.Index(md, "{{"); i >= 0 {
		c.find("W512", diag.Place{File: e.File, Line: 1 + strings.Count(md[:i], "\n")}, map[string]string{"text": excerpt(md[i:])})
	}
	old := c.section
	c.section = &sectionFile{Code: e.Section, At: diag.Place{File: e.File}}
	defer func() { c.section = old }()
	out := reader{c: c, source: []byte(md), editor: true, last: math.MaxInt}.blocks(editorParser().Parser().Parse(gmtext.NewReader([]byte(md))))
	c.edited = append(c.edited, editedBlocks{e.File, e.Text, out})
	return out
}

// excerpt is the start of a text, for a finding.
func excerpt(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	if rs := []rune(s); len(rs) > 40 {
		return string(rs[:40]) + "…"
	}
	return s
}

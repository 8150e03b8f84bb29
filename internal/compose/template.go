package compose

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"
	"unicode"

	"tiendo/internal/document"
	"tiendo/internal/program"
)

var errPlain = errors.New("prints a plain value")

// run executes a section and returns its Markdown. ok is false when it cannot be run; the finding says where.
func (c *composer) run(s program.Section) (md string, ok bool) {
	if i := strings.IndexFunc(s.Text, func(r rune) bool { return unicode.Is(unicode.Co, r) }); i >= 0 {
		// A private-use character in a section could be taken for a token.
		c.line = s.At.Line + strings.Count(s.Text[:i], "\n")
		c.find("E506", c.here(), nil)
		return "", false
	}
	// Empty lines stand for the front matter, so that every line number is the file's.
	text := strings.Repeat("\n", max(s.At.Line-1, 0)) + s.Text
	t, err := template.New(s.Code).Option("missingkey=error").Funcs(c.functions()).Parse(text)
	if err == nil {
		for _, one := range t.Templates() {
			if one.Tree != nil {
				tokensOnly(one.Root)
			}
		}
		var b strings.Builder
		if err = t.Execute(&b, report{c}); err == nil {
			return b.String(), true
		}
	}
	c.line = lineOf(err.Error())
	code := "E502"
	if errors.Is(err, errPlain) {
		code = "E507"
	}
	c.find(code, c.here(), map[string]string{"error": reason(err)})
	return "", false
}

// tokensOnly ends every printing action in out, as html/template does with its escapers: a template can
// then print tokens and nothing else.
func tokensOnly(list *parse.ListNode) {
	if list == nil {
		return
	}
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			if len(n.Pipe.Decl) == 0 {
				n.Pipe.Cmds = append(n.Pipe.Cmds, &parse.CommandNode{NodeType: parse.NodeCommand, Pos: n.Pos,
					Args: []parse.Node{parse.NewIdentifier("out").SetPos(n.Pos)}})
			}
		case *parse.IfNode:
			tokensOnly(n.List)
			tokensOnly(n.ElseList)
		case *parse.RangeNode:
			tokensOnly(n.List)
			tokensOnly(n.ElseList)
		case *parse.WithNode:
			tokensOnly(n.List)
			tokensOnly(n.ElseList)
		}
	}
}

// functions are the template functions, documented in the package comment.
func (c *composer) functions() template.FuncMap {
	return template.FuncMap{
		"out": func(v any) (string, error) {
			if t, ok := v.(token); ok {
				return string(t), nil
			}
			return "", errPlain
		},
		"so":   func(name any) (token, error) { return c.figure(c.argument(name)) },
		"rank": func(name any) (token, error) { return c.rank(c.argument(name)) },
		"word": func(key any) token { return c.token(text(c.text(c.argument(key)))) },
		"page": func(anchor any) token {
			target := c.argument(anchor)
			c.line = 0 // a template's function does not know its line
			c.points(target)
			return c.token([]document.Inline{document.PageRef{Target: target}})
		},
		"notes":     func(topic any) []note { return c.notes(c.argument(topic)) },
		"records":   func(kind any) (recordList, error) { return c.records(c.argument(kind)) },
		"group":     func(status any) (group, error) { return c.group(c.argument(status)) },
		"indicator": func(code any) (indicator, error) { return c.indicator(c.argument(code)) },
	}
}

// Functions are the functions that sections may call, with what their argument names.
func Functions() map[string]program.Argument {
	return map[string]program.Argument{"so": program.AFigureName, "rank": program.AMeasure, "word": program.ATextKey, "page": program.Anything, "notes": program.ANoteHeading,
		"records": program.ARecordKind, "group": program.AStatus, "indicator": program.AnIndicator}
}

// argument takes a function's argument, which may be a literal or a token.
func (c *composer) argument(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case token:
		return c.plain(string(v))
	}
	return ""
}

var (
	reLine   = regexp.MustCompile(`^template: [^:]*:(\d+)`)
	reReason = regexp.MustCompile(`^template: [^:]*:\d+(:\d+)?: *(executing "[^"]*" at )?`)
)

func lineOf(message string) int {
	if g := reLine.FindStringSubmatch(message); g != nil {
		if n, err := strconv.Atoi(g[1]); err == nil {
			return n
		}
	}
	return 0
}

func reason(err error) string { return reReason.ReplaceAllString(err.Error(), "") }

// text is a wording; one that does not exist is told once and stands out on the page.
func (c *composer) text(key string) string {
	if _, ok := c.p.Wording.Texts[key]; !ok {
		c.find("E503", c.p.Wording.At, map[string]string{"key": key})
	}
	return c.p.Wording.Text(key)
}

// first returns the text of the first key that there is; the last one is the general case.
func (c *composer) first(keys ...string) string {
	for _, k := range keys {
		if t, ok := c.p.Wording.Texts[k]; ok {
			return t
		}
	}
	return c.text(keys[len(keys)-1])
}

package compose

import (
	"errors"
	"fmt"
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

// runner runs the sections as templates.
type runner struct {
	found   *findings
	tokens  *tokens
	anchors *anchors
	printer *printer
}

// run executes a section and returns its Markdown. ok is false when it cannot be run; the finding says where.
func (r *runner) run(s program.Section) (md string, ok bool) {
	if i := strings.IndexFunc(s.Text, func(r rune) bool { return unicode.Is(unicode.Co, r) }); i >= 0 {
		// A private-use character in a section could be taken for a token.
		r.found.line = s.At.Line + strings.Count(s.Text[:i], "\n")
		r.found.add("E506", r.found.here(), nil)
		return "", false
	}
	// Empty lines stand for the front matter, so that every line number is the file's.
	text := strings.Repeat("\n", max(s.At.Line-1, 0)) + s.Text
	t, err := template.New(s.Code).Option("missingkey=error").Funcs(r.functions()).Parse(text)
	if err == nil {
		for _, one := range t.Templates() {
			if one.Tree == nil {
				continue
			}
			if !r.printer.report().Working() {
				withoutWorking(one.Root)
			}
			tokensOnly(one.Root)
		}
		var b strings.Builder
		if err = t.Execute(&b, r.printer.report()); err == nil {
			return b.String(), true
		}
	}
	r.found.line = lineOf(err.Error())
	code := "E502"
	switch {
	case errors.Is(err, errPlain):
		code = "E507"
	case errors.Is(err, errWorkingOnly):
		code = "W518"
	}
	r.found.add(code, r.found.here(), map[string]string{"error": reason(err)})
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
func (r *runner) functions() template.FuncMap {
	p := r.printer
	return template.FuncMap{
		"out": func(v any) (string, error) {
			if t, ok := v.(token); ok {
				return string(t), nil
			}
			return "", errPlain
		},
		"so": func(name any) (token, error) {
			n := r.argument(name)
			in, ok := p.Named(n)
			if !ok {
				return "", fmt.Errorf("so %q: no such component, field or measure", n)
			}
			return p.run(in), nil
		},
		"rank": func(measure any) (token, error) {
			in, err := p.Rank(r.argument(measure))
			if in == nil {
				return "", err
			}
			return p.run(in), nil
		},
		"newest": func(measure any) (token, error) {
			in, err := p.NewestOf(r.argument(measure))
			if in == nil {
				return "", err
			}
			return p.run(in), nil
		},
		"word": func(key any) token { return p.run(p.Say(r.argument(key))) },
		"page": func(anchor any) token {
			target := r.argument(anchor)
			r.found.line = 0 // a template's function does not know its line
			r.anchors.points(target)
			return p.run([]document.Inline{document.PageRef{Target: target}})
		},
		"notes":     func(topic any) []note { return p.notes(r.argument(topic)) },
		"records":   func(kind any) (recordList, error) { return p.recordsOf(r.argument(kind)) },
		"group":     func(status any) (group, error) { return p.group(r.argument(status)) },
		"indicator": func(code any) (indicator, error) { return p.indicator(r.argument(code)) },
	}
}

// Functions are the functions that sections may call, with what their argument names.
func Functions() map[string]program.Argument {
	return map[string]program.Argument{
		"so": program.AFigureName, "rank": program.AMeasure, "newest": program.AMeasure, "word": program.ATextKey, "page": program.Anything,
		"notes": program.ANoteHeading, "records": program.ARecordKind, "group": program.AStatus, "indicator": program.AnIndicator,
	}
}

// argument takes a function's argument, which may be a literal or a token.
func (r *runner) argument(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case token:
		return r.tokens.plain(string(v))
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

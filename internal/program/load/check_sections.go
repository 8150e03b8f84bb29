package load

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"tiendo/internal/diag"
	"tiendo/internal/program"
	"tiendo/internal/wording"
)

var (
	// reference is a chart or table as it stands in a section: ![caption](chart:path/CT04).
	reference = regexp.MustCompile(`\]\(\s*(chart|table|block):([^)\s"]*)`)
	// templateLine finds the line in an error of text/template.
	templateLine = regexp.MustCompile(`^template: [^:]*:(\d+):(?:\d+:)? ?(.*)$`)
)

// blocks are the parts of an official document that compose builds itself.
var blocks = []string{"head", "contents", "signature"}

// sectionChecker checks sections.
type sectionChecker struct{ *checker }

func (k sectionChecker) sections() {
	codes, orders := map[string]string{}, map[int]string{}
	types := codesOf(k.p.Types, func(t *program.ReportType) string { return t.Code })
	for _, s := range k.c.sections {
		if s.head != nil {
			if len(s.Types) == 0 {
				k.report("E409", diag.Place{File: s.At.File, Line: 1}, wording.Args{"key": "types"})
			}
			for _, t := range s.Types {
				k.names(s.head, "types", "type", t, types)
			}
		}
		first := diag.Place{File: s.At.File, Line: 1}
		if other, twice := codes[s.Code]; twice {
			k.report("E410", first, wording.Args{"code": s.Code, "line": other})
		}
		if other, twice := orders[s.Order]; twice {
			k.report("E441", first, wording.Args{"other": other})
		}
		codes[s.Code], orders[s.Order] = path.Base(s.At.File), path.Base(s.At.File)
		for i, line := range strings.Split(s.Text, "\n") {
			for _, m := range reference.FindAllStringSubmatch(line, -1) {
				k.reference(diag.Place{File: s.At.File, Line: s.At.Line + i}, m[1], m[2])
			}
		}
		k.actions(s.Section)
	}
}

// actions parses a section's actions and checks what their functions name.
func (k sectionChecker) actions(s program.Section) {
	t := parse.New("s")
	t.Mode = parse.SkipFuncCheck
	trees := map[string]*parse.Tree{} // the section, and what it defines for its own use
	if _, err := t.Parse(s.Text, "", "", trees); err != nil {
		at, reason := s.At, err.Error()
		if m := templateLine.FindStringSubmatch(reason); m != nil {
			if n, err := strconv.Atoi(m[1]); err == nil {
				// An action left open is found at the end of the file.
				at.Line, reason = s.At.Line+min(n-1, strings.Count(strings.TrimRight(s.Text, "\n"), "\n")), m[2]
			}
		}
		k.report("E438", at, wording.Args{"reason": reason})
		return
	}
	call := func(c *parse.CommandNode) {
		fn, ok := c.Args[0].(*parse.IdentifierNode)
		if !ok {
			return
		}
		at := diag.Place{File: s.At.File, Line: s.At.Line + strings.Count(s.Text[:min(int(fn.Pos), len(s.Text))], "\n")}
		arg, known := k.lang.Functions[fn.Ident]
		if !known && len(k.lang.Functions) > 0 && !builtin(fn.Ident) {
			k.choose(at, fn.Ident, k.functions())
			return
		}
		if len(c.Args) > 1 {
			if lit, ok := c.Args[1].(*parse.StringNode); ok {
				k.argument(at, arg, lit.Text)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(trees)) {
		eachCommand(trees[name].Root, call)
	}
}

// builtin are text/template's own functions.
func builtin(name string) bool {
	return slices.Contains([]string{"and", "or", "not", "len", "index", "slice", "eq", "ne", "lt", "le", "gt", "ge", "print", "printf", "println", "html", "js", "urlquery", "call"}, name)
}

func (k sectionChecker) functions() []string {
	var out []string
	for name := range k.lang.Functions {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// argument checks a literal that names something: what it would print would be a gap in every month.
func (k sectionChecker) argument(at diag.Place, a program.Argument, s string) {
	p := k.p
	wrong := func(what string, known []string) {
		if !slices.Contains(known, s) && !k.lost(what) {
			k.report("E414", at, wording.Args{"what": wording.Text("program.what."+what, nil), "code": s, "near": near(s, known)})
		}
	}
	switch a {
	case program.Anything:
	case program.AStatus:
		if known := k.lang.Statuses; len(known) > 0 && !slices.Contains(known, s) {
			k.choose(at, s, known)
		}
	case program.ATextKey:
		if !p.Wording.Has(s) {
			k.report("E457", at, wording.Args{"key": s, "near": near(s, keysOfTexts(p.Wording))})
		}
	case program.AFigureName:
		code, _, _ := strings.Cut(s, ".")
		if p.ComponentByCode(code) == nil && p.IndicatorByCode(code) == nil {
			s = code
			wrong("measure", k.measureCodes())
		}
	case program.AMeasure:
		wrong("measure", k.measureCodes())
	case program.ARecordKind:
		wrong("record", k.recordCodes())
	case program.AnIndicator:
		wrong("indicator", k.indicatorCodes())
	case program.ANoteHeading:
		var known []string
		for _, f := range p.Forms {
			for _, t := range f.Tables {
				if t.Kind == program.Notes {
					known = append(known, codesOf(t.Rows, func(r *program.Row) string { return r.Code })...)
				}
			}
		}
		if !slices.Contains(known, s) {
			k.report("N458", at, wording.Args{"found": s, "near": near(s, known)})
		}
	}
}

func keysOfTexts(w program.Wording) []string {
	var out []string
	for key := range w.Texts {
		out = append(out, key)
	}
	slices.Sort(out)
	return out
}

// eachCommand visits every function call of a template.
func eachCommand(n parse.Node, visit func(*parse.CommandNode)) {
	list := func(l *parse.ListNode) {
		if l != nil {
			for _, x := range l.Nodes {
				eachCommand(x, visit)
			}
		}
	}
	pipe := func(p *parse.PipeNode) {
		if p == nil {
			return
		}
		for _, c := range p.Cmds {
			visit(c)
			for _, a := range c.Args {
				eachCommand(a, visit)
			}
		}
	}
	switch n := n.(type) {
	case *parse.ListNode:
		list(n)
	case *parse.ActionNode:
		pipe(n.Pipe)
	case *parse.PipeNode:
		pipe(n)
	case *parse.ChainNode: // (records "task").Open
		eachCommand(n.Node, visit)
	case *parse.IfNode:
		pipe(n.Pipe)
		list(n.List)
		list(n.ElseList)
	case *parse.RangeNode:
		pipe(n.Pipe)
		list(n.List)
		list(n.ElseList)
	case *parse.WithNode:
		pipe(n.Pipe)
		list(n.List)
		list(n.ElseList)
	case *parse.TemplateNode:
		pipe(n.Pipe)
	}
}

// reference checks what an image's destination names.
func (k sectionChecker) reference(at diag.Place, form, target string) {
	code, subject, _ := strings.Cut(target, "/")
	if form == "block" {
		if !strings.Contains(code, "{{") && !slices.Contains(blocks, code) {
			k.report("E422", at, wording.Args{"reference": form + ":" + target, "known": "block:" + strings.Join(blocks, ", block:"), "near": near(code, blocks)})
		}
		return
	}
	if strings.Contains(code, "{{") {
		return // known only when the section is run; compose checks it then
	}
	var known []string
	var f *program.Figure
	for i := range k.p.Figures {
		x := &k.p.Figures[i]
		if x.Form == form {
			known = append(known, x.Code)
			if x.Code == code {
				f = x
			}
		}
	}
	switch {
	case f == nil && k.lost("figure"):
	case f == nil:
		k.report("E422", at, wording.Args{"reference": form + ":" + target, "known": strings.Join(known, ", "), "near": near(code, known)})
	case subject == "":
		about, _ := f.Options.(program.SubjectDefault)
		if kind, _ := k.figureKind(f); kind != nil && kind.Subject == program.MustHaveSubject && (about == nil || about.DefaultSubject() == "") {
			k.report("E459", at, wording.Args{"reference": form + ":" + target})
		}
	case !strings.Contains(subject, "{{"):
		if all := k.subjects(f); !slices.Contains(all, subject) {
			k.report("E446", at, wording.Args{"reference": form + ":" + target, "subject": subject, "near": near(subject, all)})
		}
	}
}

package program

import (
	"errors"
	"fmt"
	"reflect"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"tiendo/internal/diag"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// loader reads YAML into this package's types and remembers where everything stood. It walks the syntax
// tree itself: go-yaml's own decoder stops at the first fault, and forgets the lines that a semantic
// check needs later.
type loader struct {
	diags diag.List
	// places has the file and line of every struct read, and of its keys. Slices are made at their full
	// length before their elements are read, so the pointers stay good.
	places map[any]place
	// broken are the files that could not be read at all. That is said once; what then looks undeclared
	// because of it is not.
	broken map[string]bool
	parsed map[string]parsed // what prepare has parsed ahead, by the file's name in findings
}

type parsed struct {
	root ast.Node
	line int
	err  error
}

type place struct {
	file string
	line int
	keys map[string]int
	bad  map[string]bool // keys whose value was reported already, and is therefore blank
}

func newLoader() *loader { return &loader{places: map[any]place{}, broken: map[string]bool{}} }

// report adds a finding.
func (l *loader) report(code, file string, line int, args wording.Args) {
	l.diags = append(l.diags, wording.Diagnostic(code, diag.Place{File: file, Line: line}, args))
}

// at reports about a struct that was read, at the line of a key if it has one.
func (l *loader) at(of any, key, code string, args wording.Args) {
	p := l.places[of]
	line := p.line
	if n, ok := p.keys[key]; ok {
		line = n
	}
	l.report(code, p.file, line, args)
}

// has tells whether a key stood in a struct.
func (l *loader) has(of any, key string) bool {
	_, ok := l.places[of].keys[key]
	return ok
}

// bad tells whether a key's value was found wrong when it was read.
func (l *loader) bad(of any, key string) bool { return l.places[of].bad[key] }

// line is where a key of a struct stood, or the struct.
func (l *loader) line(of any, key string) int {
	p := l.places[of]
	if n, ok := p.keys[key]; ok {
		return n
	}
	return p.line
}

// maxYAML bounds a file: the largest real one is a hundredth of it.
const maxYAML = 4 << 20

// read decodes one file into v, a pointer to a struct. first is the line at which data starts in the
// file, 1 unless it is front matter.
func (l *loader) read(file string, data []byte, first int, v any) {
	if len(data) > maxYAML {
		l.report("E401", file, 0, wording.Args{"reason": "> 4 MB"})
		l.broken[file] = true
		return
	}
	tree, ready := l.parsed[file]
	if !ready {
		tree = parseYAML(data)
	}
	if tree.err != nil {
		line := tree.line
		if line > 0 {
			line += first - 1
		}
		l.report("E401", file, line, wording.Args{"reason": tree.err.Error()})
		l.broken[file] = true
		return
	}
	d := decoder{l: l, file: file, shift: first - 1}
	if tree.root == nil {
		d.l.places[v] = place{file: file, line: first}
		return
	}
	d.value(tree.root, reflect.ValueOf(v).Elem())
}

// parseYAML returns the root of the only document, nil for an empty one; line is where it failed.
func parseYAML(data []byte) (out parsed) {
	// The parser is somebody else's and its input is anybody's: a panic there is a syntax error here.
	defer func() {
		if r := recover(); r != nil {
			out = parsed{err: fmt.Errorf("%v", r)}
		}
	}()
	f, err := parser.ParseBytes([]byte(vitext.NFC(string(data))), 0, parser.AllowDuplicateMapKey())
	if err != nil {
		if y, ok := errors.AsType[yaml.Error](err); ok && y.GetToken() != nil {
			return parsed{line: y.GetToken().Position.Line, err: errors.New(y.GetMessage())}
		}
		return parsed{err: err}
	}
	var docs []ast.Node
	for _, d := range f.Docs {
		if d.Body != nil && d.Body.Type() != ast.CommentType && d.Body.Type() != ast.CommentGroupType {
			docs = append(docs, d.Body)
		}
	}
	switch len(docs) {
	case 0:
		return parsed{}
	case 1:
		return parsed{root: docs[0]}
	}
	return parsed{line: lineOf(docs[1]), err: errors.New("---")}
}

func lineOf(n ast.Node) int {
	if n == nil || n.GetToken() == nil || n.GetToken().Position == nil {
		return 0
	}
	// A block mapping's token is the colon of its first entry; a folded text's is its sign.
	if m, ok := n.(*ast.MappingNode); ok && len(m.Values) > 0 {
		return lineOf(m.Values[0].Key)
	}
	return n.GetToken().Position.Line
}

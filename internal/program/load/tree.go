package load

import (
	"errors"
	"fmt"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"tiendo/internal/vitext"
)

// The loader walks the syntax tree itself: go-yaml's own decoder stops at the first fault, and forgets the
// lines that a later check needs.

// maxYAML bounds a file: the largest real one is a hundredth of it.
const maxYAML = 4 << 20

// parsed is a file's only document; root is nil for an empty one, line is where err stands.
type parsed struct {
	root ast.Node
	line int
	err  error
}

func parseYAML(data []byte) (out parsed) {
	// The parser is somebody else's and its input is anybody's: a panic there is a syntax error here.
	defer func() {
		if r := recover(); r != nil {
			out = parsed{err: fmt.Errorf("%v", r)}
		}
	}()
	if len(data) > maxYAML {
		return parsed{err: errors.New("> 4 MB")}
	}
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

package program

import "go/ast"

// Formula is + − × ÷, sum and parentheses over measures, parsed by go/parser and walked by us in
// decimals. Text is as it stands in the YAML: "thu_noi_dia / thu_ngan_sach * 100".
type Formula struct {
	Text     string
	Expr     ast.Expr
	Measures []string // codes it names, in order of first use
}

package program

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"

	"tiendo/internal/quantity"
)

// Formula is + − × ÷, sum and parentheses over measures, parsed by go/parser and walked by us in
// decimals. Text is as it stands in the YAML: "thu_noi_dia / thu_ngan_sach * 100".
type Formula struct {
	Text     string
	Expr     ast.Expr
	Measures []string // codes it names, in order of first use
}

// The ways in which a formula can be wrong. FormulaError wraps one of them with the text concerned.
var (
	ErrFormulaEmpty    = errors.New("empty formula")
	ErrFormulaSyntax   = errors.New("not an expression")
	ErrFormulaOperator = errors.New("only + - * / ( ) and sum(a, b) may stand here")
	ErrFormulaNumber   = errors.New("not a plain number")
	ErrFormulaConstant = errors.New("names no measure")
)

// maxFormula bounds the text so that neither go/parser nor the walk can be driven deep.
const maxFormula = 400

// ParseFormula reads a formula. It does not know which measures exist; the loader checks Measures.
func ParseFormula(text string) (Formula, error) {
	f := Formula{Text: strings.TrimSpace(text)}
	if f.Text == "" {
		return f, ErrFormulaEmpty
	}
	if len(f.Text) > maxFormula || strings.ContainsAny(f.Text, "\n;{}[]\"'`") {
		return f, fmt.Errorf("%.40q: %w", f.Text, ErrFormulaSyntax)
	}
	x, err := parser.ParseExpr(f.Text)
	if err != nil {
		return f, fmt.Errorf("%.40q: %w", f.Text, ErrFormulaSyntax)
	}
	seen := map[string]bool{}
	if err := allowed(x, func(code string) {
		if !seen[code] {
			seen[code] = true
			f.Measures = append(f.Measures, code)
		}
	}); err != nil {
		return f, err
	}
	if len(f.Measures) == 0 {
		return f, fmt.Errorf("%.40q: %w", f.Text, ErrFormulaConstant)
	}
	f.Expr = x
	return f, nil
}

// allowed walks an expression and refuses everything that is not arithmetic over names and numbers.
func allowed(x ast.Expr, name func(string)) error {
	switch x := x.(type) {
	case *ast.Ident:
		name(x.Name)
		return nil
	case *ast.BasicLit:
		// Exponents and hexadecimal are Go's, not an office's.
		if (x.Kind != token.INT && x.Kind != token.FLOAT) || strings.Trim(x.Value, "0123456789.") != "" {
			return fmt.Errorf("%.40q: %w", x.Value, ErrFormulaNumber)
		}
		if _, err := quantity.Parse(x.Value); err != nil {
			return fmt.Errorf("%.40q: %w", x.Value, ErrFormulaNumber)
		}
		return nil
	case *ast.ParenExpr:
		return allowed(x.X, name)
	case *ast.UnaryExpr:
		if x.Op != token.SUB {
			return fmt.Errorf("%q: %w", x.Op.String(), ErrFormulaOperator)
		}
		return allowed(x.X, name)
	case *ast.BinaryExpr:
		switch x.Op {
		case token.ADD, token.SUB, token.MUL, token.QUO:
		default:
			return fmt.Errorf("%q: %w", x.Op.String(), ErrFormulaOperator)
		}
		if err := allowed(x.X, name); err != nil {
			return err
		}
		return allowed(x.Y, name)
	case *ast.CallExpr:
		if fn, ok := x.Fun.(*ast.Ident); !ok || fn.Name != "sum" || len(x.Args) == 0 || x.Ellipsis.IsValid() {
			return fmt.Errorf("sum: %w", ErrFormulaOperator)
		}
		for _, a := range x.Args {
			if err := allowed(a, name); err != nil {
				return err
			}
		}
		return nil
	default:
		return ErrFormulaOperator
	}
}

// Single tells whether the formula is one measure and nothing else; its value is then that measure's.
func (f Formula) Single() bool {
	_, ok := f.Expr.(*ast.Ident)
	return ok
}

// Eval computes the formula. value gives each measure's value, name its words for the derivation (nil:
// the codes). The result is in unit, keeps the sources of every part in the order of the computation,
// and is Undefined when a part is absent or a divisor is zero. A formula of one measure hands its
// value through with its own absence.
func (f Formula) Eval(unit string, value func(code string) quantity.Value, name func(code string) string) quantity.Value {
	if f.Expr == nil {
		return quantity.Value{Unit: unit, Absence: quantity.Undefined}
	}
	if id, ok := f.Expr.(*ast.Ident); ok {
		v := value(id.Name)
		v.Unit = unit
		return v
	}
	var parts []quantity.Value
	num, ok := walk(f.Expr, func(code string) (quantity.Decimal, bool) {
		v := value(code)
		parts = append(parts, v)
		return v.Num, v.Known()
	})
	out := quantity.Value{Unit: unit, Absence: quantity.Undefined, Sources: quantity.MergeSources(parts...), Derived: f.Words(name)}
	if ok {
		out.Num, out.Absence = num, quantity.Present
	}
	return out
}

// Words is the formula as a reader sees it, × and ÷ for * and /, measures by their names.
func (f Formula) Words(name func(code string) string) string {
	if name == nil {
		name = func(code string) string { return code }
	}
	return words(f.Expr, name)
}

func words(x ast.Expr, name func(string) string) string {
	switch x := x.(type) {
	case *ast.Ident:
		return name(x.Name)
	case *ast.BasicLit:
		return strings.ReplaceAll(x.Value, ".", ",")
	case *ast.ParenExpr:
		return "(" + words(x.X, name) + ")"
	case *ast.UnaryExpr:
		return "−" + words(x.X, name)
	case *ast.BinaryExpr:
		sign := map[token.Token]string{token.ADD: " + ", token.SUB: " − ", token.MUL: " × ", token.QUO: " ÷ "}[x.Op]
		return words(x.X, name) + sign + words(x.Y, name)
	case *ast.CallExpr:
		terms := make([]string, len(x.Args))
		for i, a := range x.Args {
			terms[i] = words(a, name)
		}
		return "(" + strings.Join(terms, " + ") + ")"
	default:
		return ""
	}
}

// huge and tiny keep every intermediate result far from the ends of the decimal range, where an
// operation would fail; nothing that an office counts comes near them.
var huge, tiny = quantity.MustParse("1e500"), quantity.MustParse("1e-500")

func sane(d quantity.Decimal) bool {
	return d.IsZero() || (d.Abs().Cmp(huge) < 0 && d.Abs().Cmp(tiny) > 0)
}

// walk computes an expression that allowed has passed. Every part is looked up even after one was
// found absent, so that the sources are complete.
func walk(x ast.Expr, value func(string) (quantity.Decimal, bool)) (quantity.Decimal, bool) {
	switch x := x.(type) {
	case *ast.Ident:
		d, ok := value(x.Name)
		return d, ok && sane(d)
	case *ast.BasicLit:
		d, err := quantity.Parse(x.Value)
		return d, err == nil
	case *ast.ParenExpr:
		return walk(x.X, value)
	case *ast.UnaryExpr:
		d, ok := walk(x.X, value)
		return d.Neg(), ok
	case *ast.BinaryExpr:
		a, okA := walk(x.X, value)
		b, okB := walk(x.Y, value)
		if !okA || !okB {
			return quantity.Decimal{}, false
		}
		var r quantity.Decimal
		switch x.Op {
		case token.ADD:
			r = a.Add(b)
		case token.SUB:
			r = a.Sub(b)
		case token.MUL:
			r = a.Mul(b)
		case token.QUO:
			q, ok := a.Quo(b)
			if !ok {
				return q, false
			}
			r = q
		default:
			return r, false
		}
		return r, sane(r)
	case *ast.CallExpr:
		var total quantity.Decimal
		all := true
		for _, arg := range x.Args {
			d, ok := walk(arg, value)
			if all = all && ok; all {
				total = total.Add(d)
			}
		}
		return total, all && sane(total)
	default:
		return quantity.Decimal{}, false
	}
}

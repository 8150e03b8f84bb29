package program

import (
	"errors"
	"fmt"
	"reflect"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml/ast"

	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/wording"
)

type decoder struct {
	l     *loader
	file  string
	shift int
}

func (d decoder) line(n ast.Node) int {
	if k := lineOf(n); k > 0 {
		return k + d.shift
	}
	return 0
}

func (d decoder) fault(code string, n ast.Node, args wording.Args) {
	d.l.report(code, d.file, d.line(n), args)
}

var (
	typeDecimal  = reflect.TypeFor[quantity.Decimal]()
	typeValue    = reflect.TypeFor[quantity.Value]()
	typePeriod   = reflect.TypeFor[period.Period]()
	typeMonth    = reflect.TypeFor[period.Month]()
	typeDate     = reflect.TypeFor[period.Date]()
	typeLength   = reflect.TypeFor[geom.Length]()
	typeFormula  = reflect.TypeFor[Formula]()
	typeObserved = reflect.TypeFor[observation.Kind]()
)

// choices has the words that a type takes; any other is a mistake in the program, so there is no default.
var choices = map[reflect.Type][]string{
	reflect.TypeFor[Accumulation]():  {string(Flow), string(Level), string(Rate)},
	reflect.TypeFor[Better]():        {string(Higher), string(Lower)},
	reflect.TypeFor[ComponentKind](): {string(KindLevel), string(KindMaintained), string(KindYearlyFlow), string(KindTermTotal), string(KindYearlyRate), string(KindRank)},
	reflect.TypeFor[Frequency]():     {string(Monthly), string(Quarterly), string(HalfYearly), string(Yearly)},
	reflect.TypeFor[TableKind]():     {string(Measures), string(Areas), string(Records), string(Notes)},
}

// value decodes a node into v by v's type.
func (d decoder) value(n ast.Node, v reflect.Value) {
	if n == nil || n.Type() == ast.NullType {
		return
	}
	if v.Kind() == reflect.Pointer {
		fresh := reflect.New(v.Type().Elem())
		d.value(n, fresh.Elem())
		v.Set(fresh)
		return
	}
	switch v.Type() {
	case typeDecimal, typeValue, typePeriod, typeMonth, typeDate, typeLength, typeFormula, typeObserved:
		if s, ok := d.scalar(n); ok {
			d.text(n, s, v)
		}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		d.structure(n, v)
	case reflect.Slice:
		d.list(n, v)
	case reflect.Map:
		d.mapping(n, v)
	case reflect.String:
		if s, ok := d.scalar(n); ok {
			if words, closed := choices[v.Type()]; closed && !contains(words, s) {
				d.fault("E408", n, wording.Args{"found": s, "expected": strings.Join(words, ", ")})
				return
			}
			v.SetString(s)
		}
	case reflect.Bool:
		if s, ok := d.scalar(n); ok {
			if s != "true" && s != "false" {
				d.fault("E408", n, wording.Args{"found": s, "expected": "true, false"})
				return
			}
			v.SetBool(s == "true")
		}
	case reflect.Int:
		if s, ok := d.scalar(n); ok {
			i, err := strconv.Atoi(s)
			if err != nil || i < -1_000_000 || i > 1_000_000 {
				d.fault("E405", n, wording.Args{"found": s})
				return
			}
			v.SetInt(int64(i))
		}
	default:
		// A field of a type that YAML has no form for: the key cannot be given.
		d.fault("E408", n, wording.Args{"found": v.Type().String(), "expected": "string, number, true, false, list, map"})
	}
}

// text sets a value of one of the types that have their own notation.
func (d decoder) text(n ast.Node, s string, v reflect.Value) {
	set := func(code string, x any, err error) {
		if err != nil {
			d.fault(code, n, wording.Args{"found": s, "reason": formulaReason(err)})
			return
		}
		v.Set(reflect.ValueOf(x))
	}
	switch v.Type() {
	case typeDecimal:
		x, err := quantity.Parse(s)
		set("E405", x, err)
	case typeValue:
		x, err := quantity.Parse(s)
		// Figures given as data say their line as their cell.
		set("E405", quantity.Of(x, "", quantity.Source{File: d.file, Cell: "L" + strconv.Itoa(d.line(n)), Value: s}), err)
	case typePeriod:
		x, err := period.Parse(s)
		set("E406", x, err)
	case typeMonth:
		x, err := period.ParseMonth(s)
		set("E406", x, err)
	case typeDate:
		x, err := period.ParseDate(s)
		set("E406", x, err)
	case typeLength:
		x, err := ParseLength(s)
		set("E407", x, err)
	case typeFormula:
		x, err := ParseFormula(s)
		set("E412", x, err)
	case typeObserved:
		x, ok := ObservationKind(s)
		if !ok {
			d.fault("E408", n, wording.Args{"found": s, "expected": "actual, estimate, plan, ratio"})
			return
		}
		v.Set(reflect.ValueOf(x))
	}
}

// formulaReason words what is wrong with a formula; other notations have one message each and need none.
func formulaReason(err error) string {
	for _, r := range []struct {
		err error
		key string
	}{
		{ErrFormulaEmpty, "program.formula.empty"}, {ErrFormulaSyntax, "program.formula.syntax"},
		{ErrFormulaOperator, "program.formula.operator"}, {ErrFormulaNumber, "program.formula.number"},
		{ErrFormulaConstant, "program.formula.constant"},
	} {
		if errors.Is(err, r.err) {
			return wording.Text(r.key, nil)
		}
	}
	return ""
}

// scalar is the text of a scalar as it was written, so that 0.10 and 007 lose nothing.
func (d decoder) scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	}
	d.fault("E404", n, wording.Args{"found": shape(n), "expected": wording.Text("program.shape.scalar", nil)})
	return "", false
}

func (d decoder) list(n ast.Node, v reflect.Value) {
	seq, ok := n.(*ast.SequenceNode)
	if !ok {
		d.fault("E404", n, wording.Args{"found": shape(n), "expected": wording.Text("program.shape.list", nil)})
		return
	}
	out := reflect.MakeSlice(v.Type(), len(seq.Values), len(seq.Values))
	v.Set(out)
	for i, item := range seq.Values {
		d.value(item, out.Index(i))
	}
}

func (d decoder) mapping(n ast.Node, v reflect.Value) {
	pairs, ok := d.pairs(n)
	if !ok {
		return
	}
	v.Set(reflect.MakeMap(v.Type()))
	for _, p := range pairs {
		key := reflect.New(v.Type().Key()).Elem()
		if words, closed := choices[key.Type()]; closed && !contains(words, p.key) {
			d.fault("E408", p.at, wording.Args{"found": p.key, "expected": strings.Join(words, ", ")})
			continue
		}
		key.SetString(p.key)
		elem := reflect.New(v.Type().Elem()).Elem()
		d.value(p.value, elem)
		v.SetMapIndex(key, elem)
		d.l.places[mapEntry{v.Pointer(), p.key}] = place{file: d.file, line: d.line(p.at)}
	}
}

// mapEntry identifies an entry of a map that was read, for its place.
type mapEntry struct {
	of  uintptr
	key string
}

func (d decoder) structure(n ast.Node, v reflect.Value) {
	pairs, ok := d.pairs(n)
	if !ok {
		return
	}
	fields := fieldsOf(v)
	keys, bad := map[string]int{}, map[string]bool{}
	for _, p := range pairs {
		keys[p.key] = d.line(p.at)
		if f, ok := fields[p.key]; ok {
			before := len(d.l.diags)
			d.value(p.value, f)
			bad[p.key] = len(d.l.diags) > before
			continue
		}
		known := make([]string, 0, len(fields))
		for k := range fields {
			known = append(known, k)
		}
		sort.Strings(known)
		d.fault("E402", p.at, wording.Args{"key": p.key, "known": strings.Join(known, ", ")})
	}
	line := d.line(n)
	d.l.places[v.Addr().Interface()] = place{file: d.file, line: line, keys: keys, bad: bad}
	if f := v.FieldByName("Line"); f.IsValid() && f.Kind() == reflect.Int {
		f.SetInt(int64(line))
	}
	if f := v.FieldByName("File"); f.IsValid() && f.Kind() == reflect.String {
		f.SetString(d.file)
	}
}

type pair struct {
	key   string
	at    ast.Node
	value ast.Node
}

// pairs lists a mapping's entries in their order, each key once.
func (d decoder) pairs(n ast.Node) ([]pair, bool) {
	var values []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		values = n.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{n}
	default:
		d.fault("E404", n, wording.Args{"found": shape(n), "expected": wording.Text("program.shape.mapping", nil)})
		return nil, false
	}
	first := map[string]int{}
	var out []pair
	for _, m := range values {
		key, ok := m.Key.(ast.ScalarNode)
		if !ok || m.Key.GetToken() == nil {
			d.fault("E404", m, wording.Args{"found": shape(m.Key), "expected": wording.Text("program.shape.key", nil)})
			continue
		}
		k := key.GetToken().Value
		if line, twice := first[k]; twice {
			d.fault("E403", m.Key, wording.Args{"key": k, "line": strconv.Itoa(line)})
			continue
		}
		first[k] = d.line(m.Key)
		out = append(out, pair{k, m.Key, m.Value})
	}
	return out, true
}

// shape names what a node is, in words.
func shape(n ast.Node) string {
	if n == nil {
		return wording.Text("program.shape.empty", nil)
	}
	switch n.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		return wording.Text("program.shape.mapping", nil)
	case *ast.SequenceNode:
		return wording.Text("program.shape.list", nil)
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode, *ast.MergeKeyNode:
		return wording.Text("program.shape.reference", nil)
	}
	return wording.Text("program.shape.scalar", nil)
}

// fieldsOf maps YAML keys to a struct's fields; embedded structs count as their own keys.
func fieldsOf(v reflect.Value) map[string]reflect.Value {
	out := map[string]reflect.Value{}
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		switch {
		case f.Name == "File" || f.Name == "Line":
		case f.Anonymous:
			for k, x := range fieldsOf(v.Field(i)) {
				out[k] = x
			}
		default:
			out[snake(f.Name)] = v.Field(i)
		}
	}
	return out
}

// snake turns "ShortName" into "short_name" and "CAGRAllowed" into "cagr_allowed".
func snake(name string) string {
	var b strings.Builder
	rs := []rune(name)
	for i, r := range rs {
		if unicode.IsUpper(r) && i > 0 && (unicode.IsLower(rs[i-1]) || (i+1 < len(rs) && unicode.IsLower(rs[i+1]))) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// ErrNotLength says that a text is no length.
var ErrNotLength = errors.New("not a length like 20mm, 1.5cm or 14pt")

// ParseLength reads "20mm", "1.5cm", "14pt"; a minus sign is allowed.
func ParseLength(s string) (geom.Length, error) {
	units := []struct {
		suffix string
		num    string // thousandths of a point in one unit
		den    string
	}{{"mm", "360000", "127"}, {"cm", "3600000", "127"}, {"pt", "1000", "1"}}
	for _, u := range units {
		body, ok := strings.CutSuffix(s, u.suffix)
		if !ok {
			continue
		}
		d, err := quantity.Parse(body)
		if err != nil || strings.ContainsAny(body, "eE") || d.Abs().Cmp(quantity.Int(10_000)) > 0 {
			break
		}
		// In decimals, not in float64: the same length on every machine.
		q, _ := d.Mul(quantity.MustParse(u.num)).Quo(quantity.MustParse(u.den))
		n, err := strconv.ParseInt(q.Fixed(0), 10, 64)
		if err != nil {
			break
		}
		return geom.Length(n), nil
	}
	return 0, fmt.Errorf("%.20q: %w", s, ErrNotLength)
}

package load

import (
	"reflect"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml/ast"

	"tiendo/internal/diag"
	"tiendo/internal/program"
	"tiendo/internal/wording"
)

// decoder fills values from one file's syntax tree, by their types, and notes where everything stood.
type decoder struct {
	*faults
	file  string
	shift int // lines before the tree's first
	kinds []program.Kind
	rules []program.RuleKind
	// options are the figures' options as they stand: their kind says later what they are.
	options map[*program.Figure]ast.Node
}

func (d decoder) place(n ast.Node) diag.Place {
	at := diag.Place{File: d.file}
	if k := lineOf(n); k > 0 {
		at.Line = k + d.shift
	}
	return at
}

func (d decoder) fault(code string, n ast.Node, args wording.Args) { d.report(code, d.place(n), args) }

// chooser is a type that takes certain words only; any other is a mistake, so there is no default.
type chooser interface{ Choices() []string }

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
	if read, special := notations[v.Type()]; special {
		read(d, n, v)
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
		if s, ok := d.scalar(n); ok && d.chosen(n, s, v.Interface()) {
			v.SetString(s)
		}
	case reflect.Bool:
		if s, ok := d.scalar(n); ok {
			if s != "true" && s != "false" {
				d.choose(d.place(n), s, []string{"true", "false"})
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
		d.fault("E404", n, wording.Args{"found": shape(n), "expected": v.Type().String()})
	}
}

// chosen tells whether a word may stand for a value of a closed type, and reports it if not.
func (d decoder) chosen(n ast.Node, s string, of any) bool {
	if c, closed := of.(chooser); closed && !slices.Contains(c.Choices(), s) {
		d.choose(d.place(n), s, c.Choices())
		return false
	}
	return true
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
		if !d.chosen(p.at, p.key, key.Interface()) {
			continue
		}
		key.SetString(p.key)
		elem := reflect.New(v.Type().Elem())
		d.value(p.value, elem.Elem())
		v.SetMapIndex(key, elem.Elem())
		at := place{Place: d.place(p.at), keys: d.places[elem.Interface()].keys}
		d.places[entryOf(v, p.key)] = at
	}
}

func (d decoder) structure(n ast.Node, v reflect.Value) {
	pairs, ok := d.pairs(n)
	if !ok {
		return
	}
	fields := fieldsOf(v)
	here := place{Place: d.place(n), keys: map[string]diag.Place{}, bad: map[string]bool{}}
	for _, p := range pairs {
		here.keys[p.key] = d.place(p.at)
		f, ok := fields[p.key]
		if fig, is := v.Addr().Interface().(*program.Figure); is && p.key == "options" {
			d.options[fig] = p.value
			continue
		}
		if rule, is := v.Addr().Interface().(*program.Rule); is && p.key == "args" {
			d.ruleArgs(rule, pairs, p.value)
			continue
		}
		if ok {
			before := len(d.found)
			d.value(p.value, f)
			here.bad[p.key] = len(d.found) > before
			continue
		}
		d.unknown(p, keysOf(fields))
	}
	d.places[v.Addr().Interface()] = here
	if f := v.FieldByName("At"); f.IsValid() && f.Type() == placeType {
		f.Set(reflect.ValueOf(here.Place))
	}
}

// ruleArgs fills a rule's arguments into what its kind makes of them; of a rule that there is not they are left.
func (d decoder) ruleArgs(rule *program.Rule, pairs []pair, args ast.Node) {
	i := slices.IndexFunc(pairs, func(p pair) bool { return p.key == "code" })
	if i < 0 {
		return
	}
	code, _ := d.scalar(pairs[i].value)
	for _, k := range d.rules {
		if k.Code == code {
			rule.Args = k.Args()
			d.value(args, reflect.ValueOf(rule.Args).Elem())
		}
	}
}

var placeType = reflect.TypeFor[diag.Place]()

// unknown reports a key that its mapping does not have.
func (d decoder) unknown(p pair, known []string) {
	d.fault("E402", p.at, wording.Args{"key": p.key, "known": strings.Join(known, ", "), "near": near(p.key, known)})
}

func keysOf(fields map[string]reflect.Value) []string {
	known := make([]string, 0, len(fields))
	for k := range fields {
		known = append(known, k)
	}
	sort.Strings(known)
	return known
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
		first[k] = d.place(m.Key).Line
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

// fieldsOf maps YAML keys to a struct's fields; embedded structs count as their own keys. A field named At
// is the decoder's own.
func fieldsOf(v reflect.Value) map[string]reflect.Value {
	out := map[string]reflect.Value{}
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		switch {
		case f.Type == placeType || !f.IsExported():
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

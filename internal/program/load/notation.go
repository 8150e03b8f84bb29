package load

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"tiendo/internal/diag"
	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/wording"
)

// notations read the types that have a notation of their own.
var notations = map[reflect.Type]func(decoder, ast.Node, reflect.Value){
	reflect.TypeFor[quantity.Decimal]():    parsedBy("E405", quantity.Parse),
	reflect.TypeFor[period.Period]():       parsedBy("E406", period.Parse),
	reflect.TypeFor[period.Month]():        parsedBy("E406", period.ParseMonth),
	reflect.TypeFor[period.Date]():         parsedBy("E406", period.ParseDate),
	reflect.TypeFor[geom.Length]():         parsedBy("E407", ParseLength),
	reflect.TypeFor[program.Extent]():      parsedBy("E407", parseExtent),
	reflect.TypeFor[program.Formula]():     parsedBy("E412", program.ParseFormula),
	reflect.TypeFor[quantity.Value]():      readValue,
	reflect.TypeFor[observation.Kind]():    readObserved,
	reflect.TypeFor[diag.Severity]():       readSeverity,
	reflect.TypeFor[program.Kind]():        readKind,
	reflect.TypeFor[program.Names]():       readNames[program.Names],
	reflect.TypeFor[program.ColumnNames](): readNames[program.ColumnNames],
	reflect.TypeFor[program.RowNames]():    readNames[program.RowNames],
	reflect.TypeFor[program.Texts]():       readTexts,
	reflect.TypeFor[program.Dates]():       readDates,

	reflect.TypeFor[program.TableColumns](): readColumns,
	reflect.TypeFor[program.Conditions]():   readConditions,
}

func parsedBy[T any](code string, parse func(string) (T, error)) func(decoder, ast.Node, reflect.Value) {
	return func(d decoder, n ast.Node, v reflect.Value) {
		s, ok := d.scalar(n)
		if !ok {
			return
		}
		x, err := parse(s)
		if err != nil {
			d.fault(code, n, wording.Args{"found": s, "reason": formulaReason(err)})
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
		{program.ErrFormulaEmpty, "program.formula.empty"}, {program.ErrFormulaSyntax, "program.formula.syntax"},
		{program.ErrFormulaOperator, "program.formula.operator"}, {program.ErrFormulaNumber, "program.formula.number"},
		{program.ErrFormulaConstant, "program.formula.constant"},
	} {
		if errors.Is(err, r.err) {
			return wording.Text(r.key, nil)
		}
	}
	return ""
}

// readValue reads a figure given as data: its line is its cell.
func readValue(d decoder, n ast.Node, v reflect.Value) {
	s, ok := d.scalar(n)
	if !ok {
		return
	}
	x, err := quantity.Parse(s)
	if err != nil {
		d.fault("E405", n, wording.Args{"found": s})
		return
	}
	v.Set(reflect.ValueOf(quantity.Of(x, "", quantity.Source{File: d.file, Cell: "L" + strconv.Itoa(d.place(n).Line), Value: s})))
}

func readObserved(d decoder, n ast.Node, v reflect.Value) {
	if s, ok := d.scalar(n); ok {
		k, known := observation.ParseKind(s)
		if !known {
			d.choose(d.place(n), s, []string{"actual", "estimate", "plan", "ratio"})
			return
		}
		v.Set(reflect.ValueOf(k))
	}
}

func readSeverity(d decoder, n ast.Node, v reflect.Value) {
	if s, ok := d.scalar(n); ok {
		x, known := diag.ParseSeverity(s)
		if !known {
			d.choose(d.place(n), s, []string{"error", "warning", "notice"})
			return
		}
		v.Set(reflect.ValueOf(x))
	}
}

func readKind(d decoder, n ast.Node, v reflect.Value) {
	s, ok := d.scalar(n)
	if !ok {
		return
	}
	i := slices.IndexFunc(d.kinds, func(k program.Kind) bool { return k.Name == s })
	if i < 0 {
		var known []string
		for _, k := range d.kinds {
			known = append(known, k.Name)
		}
		d.choose(d.place(n), s, known)
		return
	}
	v.Set(reflect.ValueOf(d.kinds[i]))
}

// parts are the elements of a list, or of a text that separators part, each without the space around it.
func (d decoder) parts(n ast.Node, separators string) []string {
	var all []string
	if seq, is := n.(*ast.SequenceNode); is {
		for _, item := range seq.Values {
			if s, ok := d.scalar(item); ok {
				all = append(all, s)
			}
		}
	} else if s, ok := d.scalar(n); ok {
		all = strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(separators, r) })
	}
	var out []string
	for _, s := range all {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func readNames[T ~[]string](d decoder, n ast.Node, v reflect.Value) {
	v.Set(reflect.ValueOf(T(d.parts(n, ",; "))))
}

func readTexts(d decoder, n ast.Node, v reflect.Value) {
	v.Set(reflect.ValueOf(program.Texts(d.parts(n, ";"))))
}

func readDates(d decoder, n ast.Node, v reflect.Value) {
	var out program.Dates
	for _, s := range d.parts(n, ",") {
		x, err := period.ParseDate(s)
		if err != nil {
			d.fault("E406", n, wording.Args{"found": s})
			continue
		}
		out = append(out, x)
	}
	v.Set(reflect.ValueOf(out))
}

func readColumns(d decoder, n ast.Node, v reflect.Value) {
	var out program.TableColumns
	for _, s := range d.parts(n, ",") {
		code, width, _ := strings.Cut(s, ":")
		c := program.TableColumn{Code: strings.TrimSpace(code), Share: 2}
		if width = strings.TrimSpace(width); width != "" {
			if share, err := strconv.Atoi(width); err == nil && share > 0 {
				c.Share = share
			} else if w, err := ParseLength(width); err == nil && w > 0 {
				c.Share, c.Width = 0, w
			} else {
				d.fault("E407", n, wording.Args{"found": s})
				continue
			}
		}
		out = append(out, c)
	}
	v.Set(reflect.ValueOf(out))
}

func readConditions(d decoder, n ast.Node, v reflect.Value) {
	var out program.Conditions
	for _, s := range d.parts(n, ",") {
		field, value, ok := strings.Cut(s, "=")
		if field = strings.TrimSpace(field); !ok || field == "" {
			d.fault("E451", n, wording.Args{"found": s})
			continue
		}
		out = append(out, program.Condition{Field: field, Value: strings.TrimSpace(value)})
	}
	v.Set(reflect.ValueOf(out))
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

// parseExtent reads a length above zero, or a share of the whole: "100%".
func parseExtent(s string) (program.Extent, error) {
	if share, ok := strings.CutSuffix(s, "%"); ok {
		n, err := strconv.Atoi(strings.TrimSpace(share))
		if err != nil || n < 1 || n > 100 {
			return program.Extent{}, fmt.Errorf("%.20q: %w", s, ErrNotLength)
		}
		return program.Extent{Percent: n}, nil
	}
	l, err := ParseLength(s)
	if err == nil && l <= 0 {
		err = fmt.Errorf("%.20q: %w", s, ErrNotLength)
	}
	return program.Extent{Length: l}, err
}

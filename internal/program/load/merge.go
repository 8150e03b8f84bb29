package load

import (
	"reflect"
	"slices"

	"tiendo/internal/diag"
	"tiendo/internal/program"
	"tiendo/internal/wording"
)

// over lays a program over the one that it extends: a key that it says takes the place of that one's, an
// element of a list that of the same code, and what it does not say stays.
func (r *reader) over(base, own *content) *content {
	afresh := own.head.Afresh
	keep := func(what string) bool { return !slices.Contains(afresh, what) }
	for _, what := range afresh {
		if !slices.Contains(lists, what) {
			r.choose(r.where(own.head, "afresh"), what, lists)
		}
	}
	h, w := base.head, own.head.Without
	h.ReportTypes = drop(r, own, h.ReportTypes, keep("report_types"), "report_types", w.ReportTypes, func(t *program.ReportType) string { return t.Code })
	h.Units = drop(r, own, h.Units, keep("units"), "units", w.Units, func(u *program.Unit) string { return u.Code })
	h.RecordKinds = drop(r, own, h.RecordKinds, keep("record_kinds"), "record_kinds", w.RecordKinds, func(k *program.RecordKind) string { return k.Code })
	h.Objectives = drop(r, own, h.Objectives, keep("objectives"), "objectives", w.Objectives, func(o *program.Objective) string { return o.Code })
	r.overlay(reflect.ValueOf(h).Elem(), reflect.ValueOf(own.head).Elem())

	b, o := base.p, own.p
	b.Measures = merged(r, drop(r, own, b.Measures, keep("measures"), "measures", w.Measures, func(m *program.Measure) string { return m.Code }), o.Measures)
	b.Indicators = merged(r, drop(r, own, b.Indicators, keep("indicators"), "indicators", w.Indicators, func(i *program.Indicator) string { return i.Code }), o.Indicators)
	b.Areas = merged(r, drop(r, own, b.Areas, keep("areas"), "areas", w.Areas, func(a *program.Area) string { return a.Code }), o.Areas)
	b.Bodies = merged(r, drop(r, own, b.Bodies, keep("bodies"), "bodies", w.Bodies, func(x *program.Body) string { return x.Code }), o.Bodies)
	b.Forms = merged(r, drop(r, own, b.Forms, keep("forms"), "forms", w.Forms, func(f *program.Form) string { return f.Code }), o.Forms)
	r.figuresOver(base, own, drop(r, own, b.Figures, keep("figures"), "figures", w.Figures, func(f *program.Figure) string { return f.Code }))
	base.sections = merged(r, drop(r, own, base.sections, keep("sections"), "sections", w.Sections, func(s *section) string { return s.Code }), own.sections)

	r.overlay(reflect.ValueOf(&b.Method).Elem(), reflect.ValueOf(&o.Method).Elem())
	r.proven(own, base.texts.ClaimWords)
	r.overlay(reflect.ValueOf(base.texts).Elem(), reflect.ValueOf(own.texts).Elem())
	if o.Wording.At.File != "" {
		b.Wording.At = o.Wording.At
	}
	switch {
	case own.head.Profile != "":
		base.profile = own.profile // another kind of document: of the former one nothing stays
	case r.read(own.profile):
		r.overlay(reflect.ValueOf(base.profile).Elem(), reflect.ValueOf(own.profile).Elem())
	}
	return base
}

// lists are the words that afresh knows.
var lists = []string{"report_types", "units", "record_kinds", "objectives", "measures", "indicators", "areas", "bodies", "forms", "figures", "sections"}

// with is the place with further keys of an earlier one, its own first.
func (p place) with(before map[string]diag.Place) place {
	keys := map[string]diag.Place{}
	for k, at := range before {
		keys[k] = at
	}
	for k, at := range p.keys {
		keys[k] = at
	}
	p.keys = keys
	return p
}

// drop leaves out what the extending program does not want, and reports a code that is not there to be left out.
func drop[T any](r *reader, own *content, list []T, keep bool, what string, codes []string, code func(*T) string) []T {
	if !keep {
		return nil
	}
	for _, c := range codes {
		if !r.baseless && !slices.ContainsFunc(list, func(x T) bool { return code(&x) == c }) {
			var known []string
			for i := range list {
				known = append(known, code(&list[i]))
			}
			r.report("E452", r.where(&own.head.Without, what), wording.Args{"found": c, "list": what, "near": near(c, known)})
		}
	}
	if len(codes) == 0 {
		return list
	}
	var out []T
	for i := range list {
		if !slices.Contains(codes, code(&list[i])) {
			out = append(out, list[i])
		}
	}
	return moved(r, list, out, func(a, b *T) bool { return code(a) == code(b) })
}

// moved gives elements that were copied into another list their places.
func moved[T any](r *reader, from, to []T, same func(a, b *T) bool) []T {
	for i := range to {
		for k := range from {
			if same(&to[i], &from[k]) {
				r.rekey(reflect.ValueOf(&from[k]).Elem(), reflect.ValueOf(&to[i]).Elem())
			}
		}
	}
	return to
}

// merged lays a list over another by the elements' codes.
func merged[T any](r *reader, base, own []T) []T {
	if len(own) == 0 {
		return base
	}
	if len(base) == 0 {
		return own
	}
	out := reflect.New(reflect.TypeFor[[]T]()).Elem()
	out.Set(r.mergedList(reflect.ValueOf(base), reflect.ValueOf(own)))
	return out.Interface().([]T)
}

// overlay lays the keys that stood in a struct over another struct of the type.
func (r *reader) overlay(base, own reflect.Value) {
	stood := r.places[own.Addr().Interface()]
	from, to := fieldsOf(own), fieldsOf(base)
	for key := range stood.keys {
		o, ok := from[key]
		if !ok {
			continue // unknown, and reported
		}
		b := to[key]
		_, special := notations[o.Type()]
		switch {
		case special:
			b.Set(o)
		case o.Kind() == reflect.Struct:
			r.overlay(b, o)
		case o.Kind() == reflect.Map && !b.IsNil() && !o.IsNil():
			b.Set(r.mergedMap(b, o))
		case o.Kind() == reflect.Slice && codeField(o.Type().Elem()) != "" && b.Len() > 0:
			b.Set(r.mergedList(b, o))
		default:
			b.Set(o)
		}
	}
	before := r.places[base.Addr().Interface()]
	if stood.File != "" {
		r.places[base.Addr().Interface()] = stood.with(before.keys)
	}
}

// codeField is the name of the field that tells elements of a list apart, "" when there is none.
func codeField(t reflect.Type) string {
	if t.Kind() != reflect.Struct {
		return ""
	}
	for _, name := range []string{"Code", "Short"} {
		if f, ok := t.FieldByName(name); ok && f.Type.Kind() == reflect.String {
			return name
		}
	}
	return ""
}

// mergedList is the base with its elements replaced by those of the same code, and the others behind it. The
// elements keep their places at their new addresses.
func (r *reader) mergedList(base, own reflect.Value) reflect.Value {
	name := codeField(base.Type().Elem())
	out := reflect.MakeSlice(base.Type(), 0, base.Len()+own.Len()) // never grown: addresses must stay
	at := map[string]int{}
	for i := range base.Len() {
		at[base.Index(i).FieldByName(name).String()] = i
		out = reflect.Append(out, base.Index(i))
		r.rekey(base.Index(i), out.Index(i))
	}
	for i := range own.Len() {
		code := own.Index(i).FieldByName(name).String()
		k, there := at[code]
		if there {
			out.Index(k).Set(own.Index(i))
			delete(at, code) // a second one of that code is a double, which a check will name
		} else {
			k = out.Len()
			out = reflect.Append(out, own.Index(i))
		}
		r.rekey(own.Index(i), out.Index(k))
	}
	return out
}

// mergedMap is the base with the other's entries over it; entries that are structs are laid over key by key.
func (r *reader) mergedMap(base, own reflect.Value) reflect.Value {
	out := reflect.MakeMap(base.Type())
	put := func(m reflect.Value, k reflect.Value) {
		v := reflect.New(base.Type().Elem())
		v.Elem().Set(m.MapIndex(k))
		at := r.places[entryOf(m, k.String())]
		if was := base.MapIndex(k); m == own && was.IsValid() && v.Elem().Kind() == reflect.Struct {
			over := reflect.New(base.Type().Elem())
			over.Elem().Set(was)
			r.places[v.Interface()] = at
			r.overlay(over.Elem(), v.Elem())
			v, at = over, at.with(r.places[entryOf(base, k.String())].keys)
		}
		out.SetMapIndex(k, v.Elem())
		r.places[entryOf(out, k.String())] = at
	}
	for _, k := range base.MapKeys() {
		put(base, k)
	}
	for _, k := range own.MapKeys() {
		put(own, k)
	}
	return out
}

// rekey gives a struct that was copied to another address its place there, and the structs within it.
func (r *reader) rekey(from, to reflect.Value) {
	if from.Kind() != reflect.Struct || !from.CanAddr() || !to.CanAddr() {
		return
	}
	if at, ok := r.places[from.Addr().Interface()]; ok {
		r.places[to.Addr().Interface()] = at
	}
	for i := range from.NumField() {
		if f := from.Type().Field(i); f.IsExported() && f.Type.Kind() == reflect.Struct {
			r.rekey(from.Field(i), to.Field(i))
		}
	}
}

// figuresOver lays the figures over the base's; their options stand apart and move with them.
func (r *reader) figuresOver(base, own *content, kept []program.Figure) {
	b := base.p
	all := merged(r, kept, own.p.Figures)
	options := base.options
	for f, n := range own.options {
		options[f] = n
	}
	of := func(code string) *program.Figure {
		for _, list := range [][]program.Figure{own.p.Figures, b.Figures} {
			for i := range list {
				if list[i].Code == code {
					return &list[i]
				}
			}
		}
		return nil
	}
	for i := range all {
		if was := of(all[i].Code); was != nil && was != &all[i] && options[&all[i]] == nil {
			options[&all[i]] = options[was]
		}
	}
	b.Figures, base.options = all, options
}

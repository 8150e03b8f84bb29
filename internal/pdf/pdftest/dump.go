package pdftest

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"tiendo/internal/pdf/object"
)

// Dump writes what a reader's program finds in a finished file beside the ink: metadata, page labels,
// outline, links and the structure tree with its text. Golden files are made of it.
func Dump(data []byte) (string, error) {
	f, err := object.Parse(data)
	if err != nil {
		return "", err
	}
	d := &dump{f: f, page: map[object.Ref]int{}, text: map[[2]int]string{}}
	root, info := f.Dict(f.Trailer.Get("Root")), f.Dict(f.Trailer.Get("Info"))
	kids := f.Array(f.Dict(root.Get("Pages")).Get("Kids"))
	for i, k := range kids {
		r, _ := k.(object.Ref)
		d.page[r] = i + 1
	}
	for i, k := range kids {
		if err := d.content(f.Dict(k), i+1); err != nil {
			return "", err
		}
		p := f.Dict(k)
		d.line(0, "page %d %s tabs %v", i+1, object.Append(nil, p.Get("MediaBox")), p.Get("Tabs"))
		for _, a := range f.Array(p.Get("Annots")) {
			n := f.Dict(a)
			d.line(1, "%v %s F %v to %s: %s", n.Get("Subtype"), object.Append(nil, n.Get("Rect")), n.Get("F"), d.dest(n.Get("Dest")), decode(n.Get("Contents")))
		}
	}
	d.line(0, "labels %s", object.Append(nil, root.Get("PageLabels")))
	d.line(0, "lang %v, marked %s, viewer %s", root.Get("Lang"), object.Append(nil, root.Get("MarkInfo")), object.Append(nil, root.Get("ViewerPreferences")))
	for _, k := range info.Keys() {
		d.line(0, "%s: %s", k, decode(info.Get(k)))
	}
	d.line(0, "outline")
	d.outline(f.Dict(root.Get("Outlines")).Get("First"), 1)
	d.line(0, "structure")
	for _, k := range f.Array(f.Dict(root.Get("StructTreeRoot")).Get("K")) {
		d.element(k, 0, 1)
	}
	return d.out.String(), nil
}

type dump struct {
	f    *object.File
	page map[object.Ref]int
	text map[[2]int]string
	out  strings.Builder
}

func (d *dump) line(depth int, format string, args ...any) {
	fmt.Fprintf(&d.out, strings.Repeat("  ", depth)+format+"\n", args...)
}

func decode(o object.Object) string {
	s, _ := o.(object.String)
	if strings.HasPrefix(string(s), "\xFE\xFF") {
		return units(s[2:])
	}
	return string(s)
}

func units(s object.String) string {
	var u []uint16
	for i := 0; i+1 < len(s); i += 2 {
		u = append(u, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(u))
}

func (d *dump) dest(o object.Object) string {
	list := d.f.Array(o)
	if len(list) < 4 {
		return "?"
	}
	r, _ := list[0].(object.Ref)
	return fmt.Sprintf("page %d y %s", d.page[r], object.Append(nil, list[3]))
}

func (d *dump) outline(o object.Object, depth int) {
	for o != nil && depth < 10 {
		e := d.f.Dict(o)
		d.line(depth, "%s → %s, count %s", decode(e.Get("Title")), d.dest(e.Get("Dest")), object.Append(nil, e.Get("Count")))
		d.outline(e.Get("First"), depth+1)
		o = e.Get("Next")
	}
}

func (d *dump) content(p *object.Dict, number int) error {
	data, err := d.f.Decode(d.f.Stream(p.Get("Contents")))
	if err != nil {
		return err
	}
	list, err := object.Content(data)
	if err != nil {
		return err
	}
	now := [2]int{number, -1}
	for _, in := range list {
		switch in.Operator {
		case "BDC":
			id, _ := in.Operands[1].(*object.Dict).Get("MCID").(object.Integer)
			now[1] = int(id)
		case "EMC":
			now[1] = -1
		case "Tj", "TJ":
			parts, ok := in.Operands[0].(object.Array)
			if !ok {
				parts = object.Array{in.Operands[0]}
			}
			for _, o := range parts {
				if s, ok := o.(object.String); ok {
					d.text[now] += units(s)
				}
			}
		}
	}
	return nil
}

func (d *dump) element(o object.Object, home, depth int) {
	e := d.f.Dict(o)
	if r, ok := e.Get("Pg").(object.Ref); ok {
		home = d.page[r]
	}
	head := fmt.Sprint(e.Get("S"))
	for _, k := range []object.Name{"ID", "Alt", "ActualText", "Lang"} {
		if e.Has(k) {
			head += fmt.Sprintf(" %s=%q", k, decode(e.Get(k)))
		}
	}
	if a := d.f.Dict(e.Get("A")); a != nil {
		for _, k := range a.Keys() {
			if s, ok := a.Get(k).(object.String); ok {
				head += fmt.Sprintf(" %s=%q", k, decode(s))
			} else if k != "O" {
				head += fmt.Sprintf(" %s=%s", k, object.Append(nil, a.Get(k)))
			}
		}
	}
	d.line(depth, "%s", head)
	for _, k := range d.f.Array(e.Get("K")) {
		if id, ok := k.(object.Integer); ok {
			d.line(depth+1, "%d.%d %q", home, id, d.text[[2]int{home, int(id)}])
			continue
		}
		kid := d.f.Dict(k)
		r, _ := kid.Get("Pg").(object.Ref)
		switch kid.Get("Type") {
		case object.Name("MCR"):
			id, _ := kid.Get("MCID").(object.Integer)
			d.line(depth+1, "%d.%d %q", d.page[r], id, d.text[[2]int{d.page[r], int(id)}])
		case object.Name("OBJR"):
			d.line(depth+1, "annotation on page %d: %s", d.page[r], decode(d.f.Dict(kid.Get("Obj")).Get("Contents")))
		default:
			d.element(k, home, depth+1)
		}
	}
}

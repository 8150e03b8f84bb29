package audit_test

import (
	"slices"
	"strings"
	"testing"

	"tiendo/internal/audit"
	"tiendo/internal/pdf/object"
	"tiendo/internal/pdf/pdftest"
)

// rebuild writes a file anew with its objects changed; change may return another object or nil for as it is.
func rebuild(t *testing.T, file []byte, change func(r object.Ref, o object.Object, f *object.File) object.Object) []byte {
	t.Helper()
	f, err := object.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	var b object.Builder
	for _, r := range f.Refs() {
		o, err := f.Get(r)
		if err != nil {
			t.Fatal(err)
		}
		if s, ok := o.(*object.Stream); ok && (s.Dict.Get("Type") == object.Name("ObjStm") || s.Dict.Get("Type") == object.Name("XRef")) {
			continue // they come after all others, so numbers stay
		}
		if n := change(r, o, f); n != nil {
			o = n
		}
		if got := b.Add(o); got != r {
			t.Fatalf("object %d became %d", r, got)
		}
	}
	root, _ := f.Trailer.Get("Root").(object.Ref)
	info, _ := f.Trailer.Get("Info").(object.Ref)
	out, err := b.Bytes(root, info)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestFileTamperedWith changes the finished file itself.
func TestFileTamperedWith(t *testing.T) {
	f := family(t)
	doc, set := pdftest.Specimen(f)
	good := write(t, set, f)
	typed := func(name string, change func(d *object.Dict)) func(object.Ref, object.Object, *object.File) object.Object {
		return func(_ object.Ref, o object.Object, _ *object.File) object.Object {
			d, ok := o.(*object.Dict)
			if s, isStream := o.(*object.Stream); isStream {
				d, ok = s.Dict, true
			}
			if ok && d.Get("Type") == object.Name(name) {
				change(d)
			}
			return nil
		}
	}
	key := func(k string, v object.Object) func(*object.Dict) {
		return func(d *object.Dict) { d.Set(object.Name(k), v) }
	}
	// once changes the first stream that has a key, unpacked.
	once := func(has string, change func([]byte) []byte) func(object.Ref, object.Object, *object.File) object.Object {
		done := false
		return func(_ object.Ref, o object.Object, file *object.File) object.Object {
			s, ok := o.(*object.Stream)
			if !ok || done || has != "" && !s.Dict.Has(object.Name(has)) {
				return nil
			}
			data, err := file.Decode(s)
			if err != nil {
				t.Fatal(err)
			}
			changed := change(slices.Clone(data))
			if changed == nil {
				return nil
			}
			done = true
			d := object.NewDict()
			for _, k := range s.Dict.Keys() {
				if k != "Filter" && k != "Length" {
					d.Set(k, s.Dict.Get(k))
				}
			}
			return object.Deflate(d, changed)
		}
	}
	containing := func(mark, by string) func([]byte) []byte {
		return func(b []byte) []byte {
			if !strings.Contains(string(b), mark) {
				return nil
			}
			return []byte(strings.Replace(string(b), mark, by, 1))
		}
	}
	for _, c := range []struct {
		name, want string
		change     func(object.Ref, object.Object, *object.File) object.Object
	}{
		{"nothing", "", func(object.Ref, object.Object, *object.File) object.Object { return nil }},
		{"an action at opening", "E709", typed("Catalog", key("OpenAction", object.NewDict("S", object.Name("JavaScript"), "JS", object.String("x"))))},
		{"an attachment", "E716", typed("Catalog", key("Names", object.NewDict("EmbeddedFiles", object.NewDict("Names", object.Array{object.String("x"), object.NewDict("F", object.String("x"))}))))},
		{"a hidden attachment", "E716", typed("Metadata", key("Type", object.Name("EmbeddedFile")))},
		{"a link that launches", "E709", typed("Annot", key("A", object.NewDict("S", object.Name("Launch"))))},
		{"a hidden link", "E708", typed("Annot", key("F", object.Integer(6)))},
		{"a reference to nothing", "E701", typed("Catalog", key("X", object.Ref(9999)))},
		{"not marked", "E714", typed("Catalog", key("MarkInfo", object.NewDict()))},
		{"no metadata", "E714", typed("Catalog", key("Metadata", nil))},
		{"another conformance", "E714", func(_ object.Ref, o object.Object, _ *object.File) object.Object {
			if s, ok := o.(*object.Stream); ok && s.Dict.Get("Type") == object.Name("Metadata") {
				return &object.Stream{Dict: s.Dict, Data: []byte(strings.Replace(string(s.Data), "conformance>A<", "conformance>B<", 1))}
			}
			return nil
		}},
		{"a turned page", "E706", typed("Page", key("Rotate", object.Integer(90)))},
		{"no parent tree", "E707", typed("StructTreeRoot", key("ParentTree", object.NewDict("Nums", object.Array{})))},
		{"a structure without root", "E707", typed("StructTreeRoot", key("K", object.Array{}))},
		{"a page that names no parents", "E707", typed("Page", key("StructParents", object.Integer(700)))},
		{"a bookmark in a ring", "E708", typed("Outlines", func(d *object.Dict) { d.Set("First", d.Get("Last")) })},
		{"a font without program", "E701 E703 E705 E707", typed("FontDescriptor", key("FontFile2", nil))},
		{"a font that is no subset", "E701 E703 E705 E707", typed("FontDescriptor", key("FontName", object.Name("Tinos")))},
		{"a glyph taken away", "E704", once("", func(b []byte) []byte {
			if i := 2 * int('B'); len(b)%2 == 0 && len(b) > i+1 && b[0] == 0 && b[1] == 0 && b[i]|b[i+1] != 0 && b[2*'%'] == 0 && b[2*'%'+1] == 0 {
				b[i], b[i+1] = 0, 0
				return b
			}
			return nil
		})},
		{"a character that reads otherwise", "E705", once("", containing("<1EA1> <1EA1>", "<1EA1> <0061>"))},
		{"a character that reads as nothing", "E704 E705", once("", containing("<1EA1> <1EA1>\n", ""))},
		{"a width", "E704 E706 E717", func(_ object.Ref, o object.Object, _ *object.File) object.Object {
			if d, ok := o.(*object.Dict); ok && d.Get("Subtype") == object.Name("CIDFontType2") {
				w, _ := d.Get("W").(object.Array)
				run, _ := w[1].(object.Array)
				run[0] = object.Integer(999)
			}
			return nil
		}},
		{"content without a mark", "E707", once("", containing("EMC\n", "EMC\n0 0 m 10 10 l S\n"))},
		{"an unknown operator", "E701 E705 E707", once("", containing("EMC\n", "EMC\n/X Do\n"))},
		{"text that is not shown", "E701 E705 E707", once("", containing("BT\n", "BT\n3 Tr\n"))},
		{"an end too much", "E701 E705 E707", once("", containing("EMC\n", "EMC\nEMC\n"))},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := audit.Audit(doc, set, rebuild(t, good, c.change)); codes(got) != c.want {
				t.Errorf("found %q, want %q: %v", codes(got), c.want, got)
			}
		})
	}
}

func TestBrokenFile(t *testing.T) {
	f := family(t)
	doc, set := pdftest.Specimen(f)
	good := write(t, set, f)
	for name, bad := range map[string][]byte{
		"empty": nil, "half": good[:len(good)/2], "another file": []byte("PK\x03\x04"), "more at the end": append(slices.Clone(good), "x"...),
		"version": append([]byte("%PDF-1.4"), good[8:]...),
	} {
		if got := codes(audit.Audit(doc, set, bad)); got != "E701" {
			t.Errorf("%s: found %q, want E701", name, got)
		}
	}
}

// TestEveryByteCounts turns single bytes of the file; none may bring the audit down, and none that a
// reader would see may pass. Bytes of the packed streams are guarded by their own checksum.
func TestEveryByteCounts(t *testing.T) {
	f := family(t)
	doc, set := pdftest.Specimen(f)
	good := write(t, set, f)
	passed := 0
	const step = 397
	for i := 0; i < len(good); i += step {
		bad := slices.Clone(good)
		bad[i] ^= 0x15
		if len(audit.Audit(doc, set, bad)) == 0 {
			passed++
		}
	}
	// What may pass: comments, /Length1 and the like, the colour profile's and metadata's fields that are not compared.
	if total := len(good) / step; passed*10 > total {
		t.Errorf("%d of %d changed bytes went unseen", passed, total)
	}
}

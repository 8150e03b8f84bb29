package object

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// read parses one object from a text.
func read(s string) (Object, error) {
	l := lexer{data: []byte(s)}
	return l.value(0, true)
}

func TestRead(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   string
		want Object
	}{
		{"12", Integer(12)}, {"-3", Integer(-3)}, {"+7", Integer(7)}, {".5", Real(0.5)}, {"-1.25", Real(-1.25)},
		{"true", true}, {"false", false}, {"null", nil},
		{"/Name", Name("Name")}, {"/A#20B#2f", Name("A B/")}, {"/", Name("")},
		{"(a(b)c)", String("a(b)c")}, {`(\(\)\\)`, String(`()\`)}, {`(\101\7z)`, String("A\az")}, {"(a\\\nb\r\nc)", String("ab\nc")},
		{"<48 65 6>", String("He`")}, {"<>", String("")},
		{"[1 2 0 R /A]", Array{Integer(1), Ref(2), Name("A")}}, {"[1 0 RG]", nil},
		{"[1 0]", Array{Integer(1), Integer(0)}}, {"12 0 R", Ref(12)},
		{"% words\n 5", Integer(5)},
	} {
		got, err := read(c.in)
		if c.in == "[1 0 RG]" { // an operator is no element of an array
			if err == nil {
				t.Errorf("read(%q) = %v, want an error", c.in, got)
			}
			continue
		}
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("read(%q) = %v, %v, want %v", c.in, got, err, c.want)
		}
	}
	for _, bad := range []string{"", "(", "<4", "<4x>", "[1", "<</A 1", "<</A 1>", "<<1 2>>", "<</A 1/A 2>>", ")", "1.2.3", "--1", "/A#zz", strings.Repeat("[", 100)} {
		if got, err := read(bad); err == nil {
			t.Errorf("read(%q) = %v, want an error", bad, got)
		}
	}
}

// objects draws any direct object.
func objects(depth int) *rapid.Generator[Object] {
	plain := []*rapid.Generator[Object]{
		rapid.Map(rapid.Int64(), func(n int64) Object { return Integer(n) }),
		rapid.Map(rapid.IntRange(-1e9, 1e9), func(n int) Object { return Real(float64(n)/1000 + 0.0005) }),
		rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) Object { return String(b) }),
		rapid.Map(rapid.SliceOf(rapid.ByteRange(1, 255)), func(b []byte) Object { return Name(b) }),
		rapid.Map(rapid.Bool(), func(b bool) Object { return b }),
		rapid.Map(rapid.IntRange(1, 1<<30), func(n int) Object { return Ref(n) }),
		rapid.Just[Object](nil),
	}
	if depth == 0 {
		return rapid.OneOf(plain...)
	}
	inner := objects(depth - 1)
	return rapid.OneOf(append(plain,
		rapid.Map(rapid.SliceOfN(inner, 0, 4), func(a []Object) Object { return append(Array{}, a...) }),
		rapid.Custom(func(t *rapid.T) Object {
			d := NewDict()
			for range rapid.IntRange(0, 4).Draw(t, "n") {
				d.Set(Name(rapid.StringMatching(`[A-Za-z]{1,6}`).Draw(t, "key")), inner.Draw(t, "value"))
			}
			return d
		}))...)
}

func TestWrittenIsReadBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		want := objects(3).Draw(t, "object")
		text := Append(nil, want)
		got, err := read(string(text))
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if back := Append(nil, got); !bytes.Equal(back, text) {
			t.Fatalf("%s was read as %s", text, back)
		}
	})
}

// sample builds a file with n small objects, a stream, and a catalog that leads to them.
func sample(tb testing.TB, n int) []byte {
	tb.Helper()
	var b Builder
	list := Array{}
	for i := range n {
		list = append(list, b.Add(NewDict("N", Integer(i), "S", String(fmt.Sprintf("số %d", i)))))
	}
	root := b.Add(NewDict("Type", Name("Catalog"), "List", list, "Data", b.Add(Deflate(NewDict("Note", Name("x")), []byte("dữ liệu")))))
	out, err := b.Bytes(root, b.Add(NewDict("Title", String("t"))))
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

func TestFile(t *testing.T) {
	t.Parallel()
	data := sample(t, 3*perPack+7)
	f, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	root := f.Dict(f.Trailer.Get("Root"))
	for i, o := range f.Array(root.Get("List")) {
		d := f.Dict(o)
		if d.Get("N") != Integer(i) || d.Get("S") != String(fmt.Sprintf("số %d", i)) {
			t.Fatalf("object %d was read as %s", i, Append(nil, d))
		}
	}
	got, err := f.Decode(f.Stream(root.Get("Data")))
	if err != nil || string(got) != "dữ liệu" {
		t.Errorf("stream: %q, %v", got, err)
	}
	if !bytes.Equal(sample(t, 5), sample(t, 5)) {
		t.Error("the same objects gave two files")
	}
	a, _ := Parse(sample(t, 5))
	b, _ := Parse(sample(t, 6))
	if reflect.DeepEqual(a.Trailer.Get("ID"), b.Trailer.Get("ID")) {
		t.Error("two files share an identifier")
	}
}

func TestReservedMustBePut(t *testing.T) {
	t.Parallel()
	var b Builder
	root := b.Add(NewDict())
	b.Reserve()
	if _, err := b.Bytes(root, root); err == nil {
		t.Error("a hole was written")
	}
}

func TestParseClassicTable(t *testing.T) {
	t.Parallel()
	var out []byte
	out = append(out, "%PDF-1.3\n%\xC2\xB5\n"...)
	at := len(out)
	out = append(out, "1 0 obj\n<</Type /Catalog /Kids [2 0 R]>>\nendobj\n"...)
	at2 := len(out)
	out = append(out, "2 0 obj\n<</Length 3>>\nstream\nabc\nendstream\nendobj\n"...)
	x := len(out)
	out = fmt.Appendf(out, "xref\n0 3\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \ntrailer\n<</Size 3 /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", at, at2, x)
	f, err := Parse(out)
	if err != nil {
		t.Fatal(err)
	}
	s := f.Stream(f.Array(f.Dict(f.Trailer.Get("Root")).Get("Kids"))[0])
	if s == nil || string(s.Data) != "abc" {
		t.Errorf("stream %v", s)
	}
	if _, err := f.Get(9); err == nil {
		t.Error("object 9 is not there")
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	good := sample(t, 4)
	mark := bytes.LastIndex(good, []byte("startxref"))
	for name, bad := range map[string][]byte{
		"empty": {}, "other": []byte("PK\x03\x04 and much more after it"), "cut": good[:len(good)-40],
		"no end mark":      bytes.TrimSuffix(good, []byte("%%EOF\n")),
		"offset outside":   append(append([]byte{}, good[:mark]...), "startxref\n99999999\n%%EOF\n"...),
		"offset elsewhere": append(append([]byte{}, good[:mark]...), "startxref\n20\n%%EOF\n"...),
		"updated":          append(append([]byte{}, good...), "xref\n0 0\ntrailer\n<</Prev 3>>\nstartxref\n17\n%%EOF\n"...),
	} {
		if _, err := Parse(bad); err == nil {
			t.Errorf("%s: was taken", name)
		}
	}
}

func TestContent(t *testing.T) {
	t.Parallel()
	got, err := Content([]byte("/P <</MCID 0>> BDC BT /f0 14 Tf [<0041> -3 (B)] TJ ET EMC"))
	if err != nil {
		t.Fatal(err)
	}
	var ops []string
	for _, in := range got {
		ops = append(ops, fmt.Sprintf("%s/%d", in.Operator, len(in.Operands)))
	}
	if want := "BDC/2 BT/0 Tf/2 TJ/1 ET/0 EMC/0"; strings.Join(ops, " ") != want {
		t.Errorf("%v, want %s", ops, want)
	}
	for _, bad := range []string{"1 2", "BI /W 1 ID x EI", "(", strings.Repeat("1 ", 1000) + "m"} {
		if _, err := Content([]byte(bad)); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

// FuzzParse: hostile bytes give an error, never a panic or an endless walk.
func FuzzParse(f *testing.F) {
	f.Add(sample(f, 3))
	f.Add([]byte("%PDF-1.7\n%\xE2\xE3\n1 0 obj\n<<>>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R>>\nstartxref\n30\n%%EOF"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Parse(data)
		if err != nil {
			return
		}
		for i, r := range file.Refs() {
			if i > 1000 {
				break
			}
			if s := file.Stream(r); s != nil && len(data) < 1<<16 {
				_, _ = file.Decode(s)
			}
		}
	})
}

// FuzzContent: the same for content streams, and what is read is written and read alike.
func FuzzContent(f *testing.F) {
	f.Add([]byte("/P <</MCID 0>> BDC BT 1 0 0 1 2.5 3 Tm <0041> Tj ET EMC"))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := Content(data)
		if err != nil {
			return
		}
		for _, in := range list {
			for _, o := range in.Operands {
				text := Append(nil, o)
				back, err := read(string(text))
				if err != nil || !bytes.Equal(Append(nil, back), text) {
					t.Fatalf("%s was read as %v, %v", text, back, err)
				}
			}
		}
	})
}

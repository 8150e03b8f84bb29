package sending

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tiendo/internal/diag"
	"tiendo/internal/observation"
	"tiendo/internal/quantity"
)

// fill sets every field of a value, down to the last, to something that is not its zero; lists get n elements.
func fill(v reflect.Value, r *rand.Rand, n int) {
	if d, ok := v.Addr().Interface().(*quantity.Decimal); ok {
		*d = quantity.MustParse(strconv.Itoa(r.IntN(2000)-1000) + "." + strconv.Itoa(1+r.IntN(998)))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), r, n)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			fill(v.Index(i), r, n)
		}
	case reflect.String:
		v.SetString(strings.Repeat("ắ\x00", r.IntN(3)) + "x" + strconv.Itoa(r.IntN(100)))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(int64(1+r.IntN(1000)) * int64(1-2*r.IntN(2)))
	default:
		panic("a field of a kind that the codec does not know: " + v.Type().String())
	}
}

// Whatever a workbook states comes back whole: every field of every part is filled, so one that the codec
// forgets is seen the day it is added.
func TestEncodingIsWhole(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		var s Stated
		fill(reflect.ValueOf(&s).Elem(), r, int(seed%3))
		b := s.Encode()
		back, err := Decode(b)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if seed%3 > 0 {
			if d := cmp.Diff(s, back); d != "" {
				t.Fatalf("seed %d: %s", seed, d)
			}
		}
		if !slices.Equal(back.Encode(), b) {
			t.Fatalf("seed %d: encoded again it is something else", seed)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	var s Stated
	fill(reflect.ValueOf(&s).Elem(), rand.New(rand.NewPCG(1, 1)), 2)
	b := s.Encode()
	for n := range b {
		if _, err := Decode(b[:n]); !errors.Is(err, ErrEncoding) {
			t.Fatalf("%d bytes of %d are taken for the whole: %v", n, len(b), err)
		}
	}
	for name, bad := range map[string][]byte{
		"a byte more": append(slices.Clone(b), 0), "another version": append([]byte("tiendo-stated-0\n"), b[len(codecVersion):]...),
		"a text without end": append([]byte(codecVersion), 0xfe, 0xff, 0xff, 0xff, 0x0f), "a number in too many bytes": append([]byte(codecVersion), 0x80, 0),
	} {
		if _, err := Decode(bad); !errors.Is(err, ErrEncoding) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Whatever is decoded is encoded to the same bytes: one value has one encoding.
func FuzzDecode(f *testing.F) {
	var s Stated
	fill(reflect.ValueOf(&s).Elem(), rand.New(rand.NewPCG(1, 1)), 1)
	f.Add(s.Encode())
	f.Add(Stated{}.Encode())
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := Decode(b)
		if err != nil {
			if !errors.Is(err, ErrEncoding) {
				t.Fatal(err)
			}
			return
		}
		if !slices.Equal(s.Encode(), b) {
			t.Fatal("another encoding of the same")
		}
	})
}

// At names file and submission wherever a cell is named, and changes nothing of what it is called on.
func TestAt(t *testing.T) {
	cell := quantity.Source{Sheet: "Thu", Cell: "D9", Value: "5"}
	v := quantity.Of(quantity.Int(5), "tỷ đồng", cell)
	s := Stated{
		Figures: []Figure{{Stated: v, Value: v}}, Notes: []observation.Note{{At: cell}}, Found: diag.List{{Code: "E109", At: diag.Place{Sheet: "Thu", Cell: "D9"}}},
		Records: []observation.Record{{Fields: []observation.Field{{Num: v, At: cell}, {Text: "blank"}}}},
	}
	before := s.Encode()
	got := s.At("inputs/2023-06/a.xlsx", "a/2023-06/1")
	if !slices.Equal(s.Encode(), before) {
		t.Error("the original was changed")
	}
	named := cell
	named.File, named.Submission = "inputs/2023-06/a.xlsx", "a/2023-06/1"
	v = quantity.Of(quantity.Int(5), "tỷ đồng", named)
	want := Stated{
		Figures: []Figure{{Stated: v, Value: v}}, Notes: []observation.Note{{At: named}}, Found: diag.List{{Code: "E109", At: diag.Place{File: "inputs/2023-06/a.xlsx", Sheet: "Thu", Cell: "D9"}}},
		Records: []observation.Record{{Fields: []observation.Field{{Num: v, At: named}, {Text: "blank"}}}},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

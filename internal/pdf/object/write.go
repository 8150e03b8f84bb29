package object

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
)

// Builder collects the indirect objects of a file.
type Builder struct{ objects []Object } // number 1 first

// Reserve gives a number to an object that comes later by Put.
func (b *Builder) Reserve() Ref {
	b.objects = append(b.objects, nil)
	return Ref(len(b.objects))
}

// Put gives a reserved number its object.
func (b *Builder) Put(r Ref, o Object) { b.objects[r-1] = o }

// Add gives an object the next number.
func (b *Builder) Add(o Object) Ref {
	r := b.Reserve()
	b.Put(r, o)
	return r
}

// packed is a stream whose data are still to be packed; Bytes does it, several at a time.
type packed struct {
	dict *Dict
	data []byte
}

// Deflate makes a stream that is written packed; the entries of dict come after /Filter.
func Deflate(dict *Dict, data []byte) Object { return &packed{dict, data} }

// writers are reused: a new one costs more than what it packs.
var writers = sync.Pool{New: func() any {
	z, err := zlib.NewWriterLevel(nil, zlib.DefaultCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	return z
}}

func (p *packed) stream() (*Stream, error) {
	var buf bytes.Buffer
	z, _ := writers.Get().(*zlib.Writer)
	defer writers.Put(z)
	z.Reset(&buf)
	if _, err := z.Write(p.data); err != nil {
		return nil, fmt.Errorf("pack stream: %w", err)
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("pack stream: %w", err)
	}
	out := NewDict("Filter", Name("FlateDecode"))
	for _, k := range p.dict.Keys() {
		out.Set(k, p.dict.Get(k))
	}
	return &Stream{out, buf.Bytes()}, nil
}

// packAll packs what is to be packed, each in its own place, so that the result does not depend on who
// was first.
func packAll(objects []Object) error {
	var todo []int
	for i, o := range objects {
		if _, ok := o.(*packed); ok {
			todo = append(todo, i)
		}
	}
	errs := make([]error, len(todo))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(todo)) {
		wg.Go(func() {
			for {
				n := int(next.Add(1)) - 1
				if n >= len(todo) {
					return
				}
				p, _ := objects[todo[n]].(*packed)
				objects[todo[n]], errs[n] = p.stream()
			}
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

// perPack is how many objects share an object stream: enough to pack well, few enough to open quickly.
const perPack = 200

// Bytes writes the file: version 1.7, small objects in object streams, a cross-reference stream. /ID is
// taken from the content, so that equal documents are equal files and different ones never share it.
func (b *Builder) Bytes(root, info Ref) ([]byte, error) {
	for i, o := range b.objects {
		if o == nil {
			return nil, fmt.Errorf("object %d was reserved and never written", i+1)
		}
	}
	objects := slices.Clone(b.objects)
	w := &fileWriter{}
	objects = append(objects, w.packs(objects)...)
	if err := packAll(objects); err != nil {
		return nil, err
	}
	w.out = append(w.out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...)
	for i, o := range objects {
		if s, ok := o.(*Stream); ok {
			w.stream(Ref(i+1), s)
		}
	}
	sum := sha256.Sum256(w.out)
	id := String(sum[:16])
	if err := w.crossReference(NewDict("Root", root, "Info", info, "ID", Array{id, id})); err != nil {
		return nil, err
	}
	return w.out, nil
}

type row struct{ kind, a, b int }

type fileWriter struct {
	out  []byte
	rows []row
}

func (w *fileWriter) stream(r Ref, s *Stream) {
	w.rows[r] = row{1, len(w.out), 0}
	d := NewDict()
	for _, k := range s.Dict.Keys() {
		if k != "Length" {
			d.Set(k, s.Dict.Get(k))
		}
	}
	d.Set("Length", Integer(len(s.Data)))
	w.out = fmt.Appendf(w.out, "%d 0 obj\n", r)
	w.out = Append(w.out, d)
	w.out = append(w.out, "\nstream\n"...)
	w.out = append(w.out, s.Data...)
	w.out = append(w.out, "\nendstream\nendobj\n"...)
}

// packs puts all objects but streams into object streams, which get the numbers after theirs, and makes
// room for the cross-reference stream after those.
func (w *fileWriter) packs(objects []Object) []Object {
	var small []Ref
	for i, o := range objects {
		switch o.(type) {
		case *Stream, *packed:
		default:
			small = append(small, Ref(i+1))
		}
	}
	n := len(objects)
	w.rows = make([]row, n+(len(small)+perPack-1)/perPack+2)
	var out []Object
	for refs := range slices.Chunk(small, perPack) {
		n++
		var head, body []byte
		for i, ref := range refs {
			head = fmt.Appendf(head, "%d %d ", ref, len(body))
			body = append(Append(body, objects[ref-1]), '\n')
			w.rows[ref] = row{2, n, i}
		}
		d := NewDict("Type", Name("ObjStm"), "N", Integer(len(refs)), "First", Integer(len(head)))
		out = append(out, Deflate(d, append(head, body...)))
	}
	return out
}

func (w *fileWriter) crossReference(trailer *Dict) error {
	r := Ref(len(w.rows) - 1)
	start := len(w.out)
	w.rows[r] = row{1, start, 0}
	w.rows[0] = row{0, 0, 65535}
	raw := make([]byte, 0, len(w.rows)*7)
	for _, x := range w.rows {
		raw = append(raw, byte(x.kind), byte(x.a>>24), byte(x.a>>16), byte(x.a>>8), byte(x.a), byte(x.b>>8), byte(x.b))
	}
	d := NewDict("Type", Name("XRef"), "Size", Integer(len(w.rows)), "W", Array{Integer(1), Integer(4), Integer(2)})
	for _, k := range trailer.Keys() {
		d.Set(k, trailer.Get(k))
	}
	s, err := (&packed{d, raw}).stream()
	if err != nil {
		return err
	}
	w.stream(r, s)
	w.out = fmt.Appendf(w.out, "startxref\n%d\n%%%%EOF\n", start)
	return nil
}

// Append writes an object into a buffer; streams are written by Bytes only.
func Append(out []byte, o Object) []byte {
	switch o := o.(type) {
	case nil:
		return append(out, "null"...)
	case bool:
		return strconv.AppendBool(out, o)
	case Integer:
		return strconv.AppendInt(out, int64(o), 10)
	case Real:
		return strconv.AppendFloat(out, float64(o), 'f', -1, 64)
	case Name:
		return appendName(out, o)
	case String:
		return appendString(out, o)
	case Ref:
		return fmt.Appendf(out, "%d 0 R", int(o))
	case Array:
		out = append(out, '[')
		for i, v := range o {
			if i > 0 {
				out = append(out, ' ')
			}
			out = Append(out, v)
		}
		return append(out, ']')
	case *Dict:
		out = append(out, "<<"...)
		for i, k := range o.Keys() {
			if i > 0 {
				out = append(out, ' ')
			}
			out = append(appendName(out, k), ' ')
			out = Append(out, o.Get(k))
		}
		return append(out, ">>"...)
	}
	return append(out, "null"...)
}

func appendName(out []byte, n Name) []byte {
	out = append(out, '/')
	for i := range len(n) {
		if c := n[i]; c <= ' ' || c > '~' || c == '#' || isDelimiter(c) {
			out = fmt.Appendf(out, "#%02X", c)
		} else {
			out = append(out, c)
		}
	}
	return out
}

// appendString writes plain ASCII as a literal and all else in hexadecimal: no raw byte above 0x7F ever
// stands in a dictionary, so nothing depends on how a reader treats line ends in strings.
func appendString(out []byte, s String) []byte {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return fmt.Appendf(out, "<%X>", string(s))
		}
	}
	out = append(out, '(')
	for i := range len(s) {
		if c := s[i]; c == '(' || c == ')' || c == '\\' {
			out = append(out, '\\')
		}
		out = append(out, s[i])
	}
	return append(out, ')')
}

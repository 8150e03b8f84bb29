package object

import (
	"bytes"
	"errors"
	"fmt"
)

// File is a PDF file opened for reading. Reading is lazy: an object is parsed when it is asked for.
type File struct {
	Version string // "1.7"
	Trailer *Dict
	data    []byte
	places  map[Ref]place
	cache   map[Ref]Object
	packs   map[Ref][]Object
	decoded map[*Stream][]byte
}

// place says where an object stands: at an offset, or as the n-th of an object stream.
type place struct {
	offset int
	pack   Ref
	index  int
}

// Parse opens a file by its cross-reference table or stream. It takes only what a program writes in one
// go: one section, no incremental update, no encryption, no repair of what is broken.
func Parse(data []byte) (*File, error) {
	f := &File{data: data, places: map[Ref]place{}, cache: map[Ref]Object{}, packs: map[Ref][]Object{}, decoded: map[*Stream][]byte{}}
	if !bytes.HasPrefix(data, []byte("%PDF-1.")) || len(data) < 16 {
		return nil, errors.New("no PDF header")
	}
	f.Version = string(data[5:8])
	body := bytes.TrimRight(data, "\r\n")
	if !bytes.HasSuffix(body, []byte("%%EOF")) {
		return nil, errors.New("no end-of-file mark")
	}
	at := bytes.LastIndex(body, []byte("startxref"))
	if at < 0 {
		return nil, errors.New("no startxref")
	}
	l := lexer{data, at + len("startxref")}
	v, err := l.value(0, false)
	start, ok := v.(Integer)
	if err != nil || !ok || start <= 0 || int(start) >= at {
		return nil, errors.New("startxref points nowhere")
	}
	if bytes.HasPrefix(data[start:], []byte("xref")) {
		err = f.table(int(start))
	} else {
		err = f.stream(int(start))
	}
	if err != nil {
		return nil, fmt.Errorf("cross-reference: %w", err)
	}
	if f.Trailer.Has("Prev") || f.Trailer.Has("XRefStm") {
		return nil, errors.New("the file was updated after it was written")
	}
	if f.Trailer.Has("Encrypt") {
		return nil, errors.New("the file is encrypted")
	}
	return f, nil
}

func (f *File) table(at int) error {
	l := lexer{f.data, at + len("xref")}
	for {
		v, err := l.value(0, false)
		if err != nil {
			return err
		}
		if v == operator("trailer") {
			break
		}
		first, ok1 := v.(Integer)
		w, err := l.value(0, false)
		count, ok2 := w.(Integer)
		if err != nil || !ok1 || !ok2 || first < 0 || count < 0 || int(count) > len(f.data)/18 {
			return errors.New("bad section")
		}
		for i := range int(count) {
			offset, err1 := l.value(0, false)
			_, err2 := l.value(0, false)
			kind, err3 := l.value(0, false)
			if err := errors.Join(err1, err2, err3); err != nil {
				return err
			}
			n, ok := offset.(Integer)
			if !ok {
				return errors.New("bad entry")
			}
			if kind == operator("n") {
				f.places[Ref(int(first)+i)] = place{offset: int(n)}
			}
		}
	}
	v, err := l.value(0, true)
	if err != nil {
		return err
	}
	d, ok := v.(*Dict)
	if !ok {
		return errors.New("no trailer dictionary")
	}
	f.Trailer = d
	return nil
}

func (f *File) stream(at int) error {
	o, _, err := f.object(at)
	if err != nil {
		return err
	}
	s, ok := o.(*Stream)
	if !ok || s.Dict.Get("Type") != Name("XRef") {
		return errors.New("neither a table nor a stream")
	}
	raw, err := f.Decode(s)
	if err != nil {
		return err
	}
	widths, ok := s.Dict.Get("W").(Array)
	if !ok || len(widths) != 3 {
		return errors.New("no /W")
	}
	var w [3]int
	for i, o := range widths {
		n, ok := o.(Integer)
		if !ok || n < 0 || n > 8 {
			return errors.New("bad /W")
		}
		w[i] = int(n)
	}
	size, ok := s.Dict.Get("Size").(Integer)
	step := w[0] + w[1] + w[2]
	if !ok || size > maxObjects || step == 0 || s.Dict.Has("Index") || int64(len(raw)) != int64(size)*int64(step) {
		return errors.New("length does not fit /Size")
	}
	for n := range int(size) {
		row := raw[n*step:]
		kind, a, b := big(row[:w[0]]), big(row[w[0]:w[0]+w[1]]), big(row[w[0]+w[1]:step])
		switch kind {
		case 1:
			f.places[Ref(n)] = place{offset: a}
		case 2:
			f.places[Ref(n)] = place{pack: Ref(a), index: b}
		}
	}
	f.Trailer = s.Dict
	return nil
}

func big(b []byte) int {
	n := 0
	for _, c := range b {
		n = n<<8 | int(c)
	}
	return n
}

// object reads "n 0 obj … endobj" at an offset.
func (f *File) object(at int) (Object, Ref, error) {
	if at <= 0 || at >= len(f.data) {
		return nil, 0, fmt.Errorf("offset %d outside the file", at)
	}
	l := lexer{f.data, at}
	num, err1 := l.value(0, false)
	gen, err2 := l.value(0, false)
	word, err3 := l.value(0, false)
	n, ok := num.(Integer)
	if errors.Join(err1, err2, err3) != nil || !ok || gen != Integer(0) || word != operator("obj") {
		return nil, 0, fmt.Errorf("no object at byte %d", at)
	}
	v, err := l.value(0, true)
	if err != nil {
		return nil, 0, fmt.Errorf("object %d: %w", n, err)
	}
	if op, bare := v.(operator); bare {
		return nil, 0, fmt.Errorf("object %d is %q", n, string(op))
	}
	word, err = l.value(0, false)
	if err != nil {
		return nil, 0, fmt.Errorf("object %d: %w", n, err)
	}
	if word == operator("endobj") {
		return v, Ref(n), nil
	}
	d, ok := v.(*Dict)
	if !ok || word != operator("stream") {
		return nil, 0, fmt.Errorf("object %d does not end", n)
	}
	s, err := f.body(d, l.pos)
	if err != nil {
		return nil, 0, fmt.Errorf("object %d: %w", n, err)
	}
	return s, Ref(n), nil
}

func (f *File) body(d *Dict, at int) (*Stream, error) {
	length, ok := d.Get("Length").(Integer) // direct in all files that we read
	if !ok || length < 0 {
		return nil, errors.New("stream without length")
	}
	if bytes.HasPrefix(f.data[at:], []byte("\r\n")) {
		at += 2
	} else if bytes.HasPrefix(f.data[at:], []byte("\n")) {
		at++
	} else {
		return nil, errors.New("no line end after stream")
	}
	if int64(length) > int64(len(f.data)-at) {
		return nil, errors.New("stream longer than the file")
	}
	end := at + int(length)
	l := lexer{f.data, end}
	w1, err1 := l.value(0, false)
	w2, err2 := l.value(0, false)
	if errors.Join(err1, err2) != nil || w1 != operator("endstream") || w2 != operator("endobj") {
		return nil, errors.New("stream length is wrong")
	}
	return &Stream{d, f.data[at:end]}, nil
}

// Refs lists the objects of the file, by number.
func (f *File) Refs() []Ref {
	var out []Ref
	last := Ref(0)
	for r := range f.places {
		last = max(last, r)
	}
	for r := Ref(0); r <= last && int(last) <= len(f.data); r++ {
		if _, ok := f.places[r]; ok {
			out = append(out, r)
		}
	}
	return out
}

// Get reads an indirect object. One that the file does not have is an error: our files have no holes.
func (f *File) Get(r Ref) (Object, error) {
	if o, ok := f.cache[r]; ok {
		return o, nil
	}
	p, ok := f.places[r]
	if !ok {
		return nil, fmt.Errorf("object %d is missing", r)
	}
	var o Object
	if p.pack == 0 {
		got, n, err := f.object(p.offset)
		if err != nil {
			return nil, err
		}
		if n != r {
			return nil, fmt.Errorf("object %d stands where %d should", n, r)
		}
		o = got
	} else {
		pack, err := f.pack(p.pack)
		if err != nil {
			return nil, fmt.Errorf("object stream %d: %w", p.pack, err)
		}
		if p.index >= len(pack) {
			return nil, fmt.Errorf("object %d is missing in its stream", r)
		}
		o = pack[p.index]
	}
	f.cache[r] = o
	return o, nil
}

func (f *File) pack(r Ref) ([]Object, error) {
	if p, ok := f.packs[r]; ok {
		return p, nil
	}
	if f.places[r].pack != 0 {
		return nil, errors.New("stands in a stream itself")
	}
	o, _, err := f.object(f.places[r].offset)
	if err != nil {
		return nil, err
	}
	s, ok := o.(*Stream)
	if !ok || s.Dict.Get("Type") != Name("ObjStm") {
		return nil, errors.New("is none")
	}
	raw, err := f.Decode(s)
	if err != nil {
		return nil, err
	}
	n, ok1 := s.Dict.Get("N").(Integer)
	first, ok2 := s.Dict.Get("First").(Integer)
	if !ok1 || !ok2 || n < 0 || int64(n) > int64(len(raw)) || first < 0 || int64(first) > int64(len(raw)) {
		return nil, errors.New("bad head")
	}
	head := lexer{data: raw[:first]}
	out := make([]Object, 0, n)
	for range int(n) {
		_, err1 := head.value(0, false)
		at, err2 := head.value(0, false)
		offset, ok := at.(Integer)
		if errors.Join(err1, err2) != nil || !ok || offset < 0 || int64(offset) >= int64(len(raw))-int64(first) {
			return nil, errors.New("bad head")
		}
		l := lexer{raw, int(first) + int(offset)}
		v, err := l.value(0, true)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	f.packs[r] = out
	return out, nil
}

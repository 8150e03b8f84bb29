package object

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
)

// maxDecoded bounds what one stream may unpack to.
const maxDecoded = 256 << 20

// maxObjects bounds the cross-reference: no report comes near it.
const maxObjects = 1 << 22

// Resolve follows references; what cannot be read resolves to nil, which no caller takes for a value.
func (f *File) Resolve(o Object) Object {
	for range 8 {
		r, ok := o.(Ref)
		if !ok {
			return o
		}
		got, err := f.Get(r)
		if err != nil {
			return nil
		}
		o = got
	}
	return nil
}

// Dict resolves to a dictionary, or that of a stream; nil if it is something else.
func (f *File) Dict(o Object) *Dict {
	switch o := f.Resolve(o).(type) {
	case *Dict:
		return o
	case *Stream:
		return o.Dict
	}
	return nil
}

// Array resolves to an array, nil if it is something else.
func (f *File) Array(o Object) Array {
	a, _ := f.Resolve(o).(Array)
	return a
}

// Stream resolves to a stream, nil if it is something else.
func (f *File) Stream(o Object) *Stream {
	s, _ := f.Resolve(o).(*Stream)
	return s
}

// Number returns an Integer or Real as float64; false for anything else.
func (f *File) Number(o Object) (float64, bool) {
	switch n := f.Resolve(o).(type) {
	case Integer:
		return float64(n), true
	case Real:
		return float64(n), true
	}
	return 0, false
}

// Decode unpacks a stream: none or FlateDecode, without predictor. The bytes are shared by all who ask.
func (f *File) Decode(s *Stream) ([]byte, error) {
	if s.Dict.Has("DecodeParms") {
		return nil, errors.New("predictors are not read")
	}
	switch s.Dict.Get("Filter") {
	case nil:
		return s.Data, nil
	case Name("FlateDecode"):
		if out, ok := f.decoded[s]; ok {
			return out, nil
		}
		z, err := zlib.NewReader(bytes.NewReader(s.Data))
		if err != nil {
			return nil, fmt.Errorf("unpack stream: %w", err)
		}
		out, err := io.ReadAll(io.LimitReader(z, maxDecoded+1))
		if err != nil {
			return nil, fmt.Errorf("unpack stream: %w", err)
		}
		if len(out) > maxDecoded {
			return nil, errors.New("stream unpacks to too much")
		}
		f.decoded[s] = out
		return out, nil
	}
	return nil, fmt.Errorf("filter %v is not read", s.Dict.Get("Filter"))
}

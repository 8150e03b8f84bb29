// Package object has the values that a PDF file is made of, reads them out of a file and writes them
// into one. It knows the syntax of ISO 32000-1 chapter 7 and nothing of pages or text: archival writes
// with it, pdf takes fonts out of fpdf's files with it, and audit reads finished files with it.
package object

// Object is one of nil (null), bool, Integer, Real, Name, String, Array, *Dict, Ref, *Stream.
type Object any

// Integer is a whole number.
type Integer int64

// Real is a number with a fraction; written in its shortest exact form, never with an exponent.
type Real float64

// Name is a name without its slash, decoded.
type Name string

// String is a byte string, decoded.
type String string

// Ref is a reference to an indirect object. The generation is always 0 in files that we accept.
type Ref int

// Array is a sequence.
type Array []Object

// Dict is a dictionary that keeps the order in which its keys were set, so that writing it is deterministic.
type Dict struct {
	keys []Name
	vals map[Name]Object
}

// Stream is a dictionary with data as they stand in the file, that is still filtered.
type Stream struct {
	Dict *Dict
	Data []byte
}

// NewDict makes a dictionary from pairs of a key and a value: NewDict("Type", Name("Page"), …).
func NewDict(pairs ...any) *Dict {
	d := &Dict{vals: make(map[Name]Object, len(pairs)/2)}
	for i := 0; i+1 < len(pairs); i += 2 {
		switch k := pairs[i].(type) {
		case string:
			d.Set(Name(k), pairs[i+1])
		case Name:
			d.Set(k, pairs[i+1])
		}
	}
	return d
}

// Set puts a value under a key; an existing key keeps its place.
func (d *Dict) Set(k Name, v Object) {
	if _, ok := d.vals[k]; !ok {
		d.keys = append(d.keys, k)
	}
	d.vals[k] = v
}

// Get returns the value under a key, nil if there is none. A nil dictionary is empty.
func (d *Dict) Get(k Name) Object {
	if d == nil {
		return nil
	}
	return d.vals[k]
}

// Has tells whether the key is set.
func (d *Dict) Has(k Name) bool {
	if d == nil {
		return false
	}
	_, ok := d.vals[k]
	return ok
}

// Keys lists the keys in their order.
func (d *Dict) Keys() []Name {
	if d == nil {
		return nil
	}
	return d.keys
}

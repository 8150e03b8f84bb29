package sending

import (
	"encoding/binary"
	"errors"
	"fmt"

	"tiendo/internal/diag"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
)

// codecVersion begins every encoding. It changes whenever a field does, so that what an older program wrote is
// not read as something else.
const codecVersion = "tiendo-stated-2\n"

// ErrEncoding says that bytes are no whole encoding of this version.
var ErrEncoding = errors.New("not an encoding of what a workbook states")

// Encode writes what a workbook states in its one canonical form: equal values give equal bytes, on any machine.
// An empty list and none are the same.
func (s Stated) Encode() []byte {
	c := coder{b: []byte(codecVersion)}
	c.stated(&s)
	return c.b
}

// Decode reads what Encode wrote. Anything else, a byte too many too, is ErrEncoding; no size in the bytes is
// trusted.
func Decode(b []byte) (Stated, error) {
	if len(b) < len(codecVersion) || string(b[:len(codecVersion)]) != codecVersion {
		return Stated{}, fmt.Errorf("%w: another version", ErrEncoding)
	}
	c := coder{b: b[len(codecVersion):], reading: true}
	var s Stated
	c.stated(&s)
	if c.err == nil && len(c.b) > 0 {
		c.fail("bytes left over")
	}
	if c.err != nil {
		return Stated{}, c.err
	}
	return s, nil
}

// coder goes through values in one order, writing them to b or reading them from it, so that the two cannot
// drift apart.
type coder struct {
	b       []byte
	reading bool
	err     error
}

func (c *coder) fail(why string) {
	if c.err == nil {
		c.err = fmt.Errorf("%w: %s", ErrEncoding, why)
	}
}

func (c *coder) stated(s *Stated) {
	c.texts(&s.Form, &s.Body, &s.Document, &s.Prepared, &s.Approved)
	whole(c, &s.Version)
	whole(c, &s.Month)
	c.date(&s.Sent)
	c.flag(&s.Rejected)
	each(c, &s.Figures, c.figure)
	each(c, &s.Records, c.record)
	each(c, &s.Notes, c.note)
	each(c, (*[]diag.Diagnostic)(&s.Found), c.finding)
}

func (c *coder) figure(f *Figure) {
	c.texts(&f.Table, &f.Column, &f.Measure, &f.Area, &f.Giver, &f.Sheet, &f.Cell, &f.Note)
	whole(c, &f.Kind)
	whole(c, &f.Period.From)
	whole(c, &f.Period.To)
	c.date(&f.From)
	c.date(&f.To)
	c.value(&f.Stated)
	c.value(&f.Value)
}

func (c *coder) record(r *observation.Record) {
	c.texts(&r.Kind, &r.Code, &r.Body)
	whole(c, &r.Sent)
	each(c, &r.Fields, func(f *observation.Field) {
		c.texts(&f.Code, &f.Text)
		c.value(&f.Num)
		c.date(&f.Date)
		c.source(&f.At)
	})
	c.flag(&r.Restricted)
}

func (c *coder) note(n *observation.Note) {
	c.texts(&n.Topic, &n.Body)
	whole(c, &n.Sent)
	each(c, &n.Paragraphs, c.text)
	c.source(&n.At)
}

func (c *coder) finding(d *diag.Diagnostic) {
	c.texts(&d.Code, &d.At.File, &d.At.Sheet, &d.At.Cell, &d.At.Body, &d.Message, &d.Hint, &d.Subject, &d.Found)
	whole(c, &d.Severity)
	whole(c, &d.At.Line)
	c.flag(&d.Template)
	c.flag(&d.Confirmed)
}

func (c *coder) value(v *quantity.Value) {
	c.number(&v.Num)
	c.texts(&v.Unit, &v.Derived)
	whole(c, &v.Absence)
	each(c, &v.Sources, c.source)
}

func (c *coder) source(s *quantity.Source) {
	c.texts(&s.File, &s.Submission, &s.Sheet, &s.Cell, &s.Value, &s.Note)
}

func (c *coder) date(d *period.Date) {
	whole(c, &d.Year)
	whole(c, &d.Month)
	whole(c, &d.Day)
}

// number is a decimal as its plain text.
func (c *coder) number(d *quantity.Decimal) {
	s := d.String()
	c.text(&s)
	if !c.reading || c.err != nil {
		return
	}
	n, err := quantity.Parse(s)
	if err != nil || n.String() != s {
		c.fail("no number")
		return
	}
	*d = n
}

func (c *coder) texts(list ...*string) {
	for _, s := range list {
		c.text(s)
	}
}

// text is a length and its bytes.
func (c *coder) text(s *string) {
	n := len(*s)
	c.size(&n)
	switch {
	case c.err != nil:
	case c.reading:
		*s, c.b = string(c.b[:n]), c.b[n:]
	default:
		c.b = append(c.b, *s...)
	}
}

func (c *coder) flag(f *bool) {
	n := 0
	if *f {
		n = 1
	}
	whole(c, &n)
	if n != 0 && n != 1 {
		c.fail("neither true nor false")
	}
	*f = n == 1
}

// size is a length or count; one that is larger than what is left cannot be.
func (c *coder) size(n *int) {
	whole(c, n)
	if c.reading && (*n < 0 || *n > len(c.b)) {
		c.fail("a size beyond the end")
		*n = 0
	}
}

// whole is a whole number in as few bytes as it needs.
func whole[T ~int](c *coder, n *T) {
	if !c.reading {
		c.b = binary.AppendVarint(c.b, int64(*n))
		return
	}
	if c.err != nil {
		return
	}
	v, taken := binary.Varint(c.b)
	if taken <= 0 || taken != len(binary.AppendVarint(nil, v)) || int64(T(v)) != v {
		c.fail("no whole number")
		return
	}
	*n, c.b = T(v), c.b[taken:]
}

// each is a list: its count and its elements, none of which takes no bytes.
func each[T any](c *coder, list *[]T, element func(*T)) {
	n := len(*list)
	c.size(&n)
	if !c.reading {
		for i := range *list {
			element(&(*list)[i])
		}
		return
	}
	*list = nil
	for range n {
		if c.err != nil {
			return
		}
		var x T
		element(&x)
		*list = append(*list, x)
	}
}

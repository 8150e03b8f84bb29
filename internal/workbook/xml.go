package workbook

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// scanner reads the XML of one part from the first byte to the last. It is strict where a lenient reader
// would lose data: every element is closed by its own name, nothing stands outside the root, no
// document type, no entity beside the five, one encoding. It takes nothing that encoding/xml refuses (a
// fuzz target compares them) and is several times as fast, which matters because every workbook of every
// month is read in every run.
type scanner struct {
	data  []byte
	pos   int
	open  [][]byte // names of the open elements, as written
	ended bool     // the root is closed
	self  bool     // the last start tag closed itself: its end is due
	// The current token.
	name  []byte // local name of a start or end
	attrs []attribute
	text  []byte
}

type attribute struct {
	prefix, name, value []byte
}

type token uint8

const (
	tokenStart token = iota
	tokenEnd
	tokenText
	tokenEOF
)

// maxDepth bounds the nesting; office files need about a dozen levels.
const maxDepth = 200

// maxAttributes bounds the attributes of an element, which are compared with one another.
const maxAttributes = 200

// xmlError says what is wrong with a part and where, counted in lines and bytes.
type xmlError struct {
	line, offset int
	what         string // a key of the wording, "xml.…"
}

func (e *xmlError) Error() string {
	return fmt.Sprintf("line %d, byte %d: %s", e.line, e.offset, e.what)
}

func (s *scanner) fail(what string) error {
	at := min(s.pos, len(s.data))
	return &xmlError{1 + bytes.Count(s.data[:at], []byte{'\n'}), at, what}
}

// newScanner checks the characters of the whole part and its declaration.
func newScanner(data []byte) (*scanner, error) {
	s := &scanner{data: data, open: make([][]byte, 0, 16), attrs: make([]attribute, 0, 16)}
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		s.pos = 3
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) || bytes.HasPrefix(data, []byte("<\x00")) {
		return nil, s.fail("xml.encoding")
	}
	for i, c := range data {
		if c < 0x20 && c != '\n' && c != '\t' && c != '\r' {
			s.pos = i
			return nil, s.fail("xml.character")
		}
		if c == 0xef && i+2 < len(data) && data[i+1] == 0xbf && data[i+2] >= 0xbe {
			s.pos = i
			return nil, s.fail("xml.character") // U+FFFE and U+FFFF are no characters
		}
	}
	if !utf8.Valid(data) {
		return nil, s.fail("xml.encoding")
	}
	return s, nil
}

// next returns the next token. Text is given once for each stretch between tags; stretches cut by
// comments and CDATA sections come one after another.
func (s *scanner) next() (token, error) {
	if s.self {
		s.self = false
		s.open = s.open[:len(s.open)-1]
		s.ended = len(s.open) == 0
		return tokenEnd, nil
	}
	for s.pos < len(s.data) {
		if s.data[s.pos] != '<' {
			if t, err := s.chars(); t || err != nil {
				return tokenText, err
			}
			continue
		}
		rest := s.data[s.pos:]
		switch {
		case len(rest) < 2:
			return 0, s.fail("xml.cut")
		case rest[1] == '/':
			return tokenEnd, s.end()
		case rest[1] == '?':
			if err := s.instruction(); err != nil {
				return 0, err
			}
		case rest[1] == '!':
			t, err := s.marked()
			if t || err != nil {
				return tokenText, err
			}
		default:
			return tokenStart, s.start()
		}
	}
	if !s.ended {
		return 0, s.fail("xml.cut")
	}
	return tokenEOF, nil
}

// depth is the number of open elements; during a start tag it counts the element itself, during an end
// tag it does not.
func (s *scanner) depth() int { return len(s.open) }

func (s *scanner) chars() (bool, error) {
	n := bytes.IndexByte(s.data[s.pos:], '<')
	if n < 0 {
		n = len(s.data) - s.pos
	}
	raw := s.data[s.pos : s.pos+n]
	if len(s.open) == 0 {
		if len(bytes.TrimSpace(raw)) > 0 {
			return false, s.fail("xml.outside")
		}
		s.pos += n
		return false, nil
	}
	if bytes.IndexByte(raw, ']') >= 0 && bytes.Contains(raw, []byte("]]>")) {
		return false, s.fail("xml.syntax")
	}
	var err error
	if s.text, err = s.decode(raw); err != nil {
		return false, err
	}
	s.pos += n
	return true, nil
}

// marked reads what begins with "<!": a comment, a CDATA section; nothing else is let in.
func (s *scanner) marked() (text bool, err error) {
	rest := s.data[s.pos:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		n := bytes.Index(rest[4:], []byte("--"))
		if n < 0 {
			return false, s.fail("xml.cut")
		}
		if !bytes.HasPrefix(rest[4+n:], []byte("-->")) {
			return false, s.fail("xml.syntax")
		}
		s.pos += 4 + n + 3
		return false, nil
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		n := bytes.Index(rest, []byte("]]>"))
		if n < 0 {
			return false, s.fail("xml.cut")
		}
		if len(s.open) == 0 {
			return false, s.fail("xml.outside")
		}
		s.text = bytes.ReplaceAll(rest[9:n], []byte("\r\n"), []byte("\n"))
		s.pos += n + 3
		return true, nil
	case bytes.HasPrefix(rest, []byte("<!DOCTYPE")):
		return false, s.fail("xml.doctype")
	}
	return false, s.fail("xml.syntax")
}

func (s *scanner) instruction() error {
	rest := s.data[s.pos:]
	body, _, closed := bytes.Cut(rest[2:], []byte("?>"))
	if !closed {
		return s.fail("xml.cut")
	}
	if len(body) == 0 || !nameStart(body[0]) {
		return s.fail("xml.syntax")
	}
	if bytes.HasPrefix(body, []byte("xml")) && (len(body) == 3 || isSpace(body[3])) {
		if len(s.open) > 0 || s.ended {
			return s.fail("xml.syntax")
		}
		decl := strings.ToLower(string(body))
		if v := declared(decl, "version"); v != "" && v != "1.0" {
			return s.fail("xml.syntax")
		}
		if enc := declared(decl, "encoding"); enc != "" && enc != "utf-8" {
			return s.fail("xml.encoding")
		}
	}
	s.pos += 2 + len(body) + 2
	return nil
}

// declared finds a pseudo attribute of the XML declaration.
func declared(decl, name string) string {
	_, after, ok := strings.Cut(decl, name)
	if !ok {
		return ""
	}
	after = strings.TrimLeft(after, " \t\r\n=")
	if after == "" || (after[0] != '"' && after[0] != '\'') {
		return "?"
	}
	value, _, ok := strings.Cut(after[1:], after[:1])
	if !ok {
		return "?"
	}
	return value
}

func (s *scanner) start() error {
	s.pos++
	full, err := s.readName()
	if err != nil {
		return err
	}
	if s.ended {
		return s.fail("xml.outside")
	}
	if len(s.open) >= maxDepth {
		return s.fail("xml.deep")
	}
	s.attrs = s.attrs[:0]
	for {
		before := s.pos
		s.space()
		if s.pos >= len(s.data) {
			return s.fail("xml.cut")
		}
		switch c := s.data[s.pos]; {
		case c == '>':
			s.pos++
		case c == '/':
			if s.pos+1 >= len(s.data) || s.data[s.pos+1] != '>' {
				return s.fail("xml.syntax")
			}
			s.pos += 2
			s.self = true
		case s.pos == before:
			return s.fail("xml.syntax") // attributes are parted by space
		default:
			if err := s.attribute(); err != nil {
				return err
			}
			continue
		}
		break
	}
	s.open = append(s.open, full)
	_, s.name = splitName(full)
	return nil
}

func (s *scanner) attribute() error {
	full, err := s.readName()
	if err != nil {
		return err
	}
	s.space()
	if s.pos >= len(s.data) || s.data[s.pos] != '=' {
		return s.fail("xml.syntax")
	}
	s.pos++
	s.space()
	if s.pos >= len(s.data) || (s.data[s.pos] != '"' && s.data[s.pos] != '\'') {
		return s.fail("xml.syntax")
	}
	n := bytes.IndexByte(s.data[s.pos+1:], s.data[s.pos])
	if n < 0 {
		return s.fail("xml.cut")
	}
	raw := s.data[s.pos+1 : s.pos+1+n]
	if bytes.IndexByte(raw, '<') >= 0 {
		return s.fail("xml.syntax")
	}
	value, err := s.decode(raw)
	if err != nil {
		return err
	}
	prefix, name := splitName(full)
	if len(s.attrs) >= maxAttributes {
		return s.fail("xml.deep")
	}
	for _, a := range s.attrs {
		if bytes.Equal(a.name, name) && bytes.Equal(a.prefix, prefix) {
			return s.fail("xml.syntax")
		}
	}
	s.attrs = append(s.attrs, attribute{prefix, name, value})
	s.pos += n + 2
	return nil
}

func (s *scanner) end() error {
	s.pos += 2
	full, err := s.readName()
	if err != nil {
		return err
	}
	s.space()
	if s.pos >= len(s.data) {
		return s.fail("xml.cut")
	}
	if s.data[s.pos] != '>' {
		return s.fail("xml.syntax")
	}
	if len(s.open) == 0 || !bytes.Equal(s.open[len(s.open)-1], full) {
		return s.fail("xml.nesting")
	}
	s.pos++
	s.open = s.open[:len(s.open)-1]
	s.ended = len(s.open) == 0
	_, s.name = splitName(full)
	return nil
}

func (s *scanner) readName() ([]byte, error) {
	from := s.pos
	for s.pos < len(s.data) && nameByte(s.data[s.pos]) {
		s.pos++
	}
	name := s.data[from:s.pos]
	colon := bytes.IndexByte(name, ':')
	if len(name) == 0 || !nameStart(name[0]) || colon == len(name)-1 || bytes.Count(name, []byte{':'}) > 1 ||
		(colon >= 0 && !nameStart(name[colon+1])) {
		return nil, s.fail("xml.syntax")
	}
	return name, nil
}

func splitName(full []byte) (prefix, local []byte) {
	if i := bytes.IndexByte(full, ':'); i >= 0 {
		return full[:i], full[i+1:]
	}
	return nil, full
}

func (s *scanner) space() {
	for s.pos < len(s.data) && isSpace(s.data[s.pos]) {
		s.pos++
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func nameStart(c byte) bool { return c == '_' || c|0x20 >= 'a' && c|0x20 <= 'z' }

func nameByte(c byte) bool {
	return nameStart(c) || c >= '0' && c <= '9' || c == ':' || c == '-' || c == '.'
}

// attr returns an attribute without prefix, "" when it is not there.
func (s *scanner) attr(name string) string {
	for i := range s.attrs {
		if len(s.attrs[i].prefix) == 0 && string(s.attrs[i].name) == name {
			return string(s.attrs[i].value)
		}
	}
	return ""
}

// is compares the current element's local name.
func (s *scanner) is(name string) bool { return string(s.name) == name }

// isTrue reads a boolean attribute's value as the schema has it.
func isTrue(v string) bool { return v == "1" || v == "true" }

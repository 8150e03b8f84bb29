package object

import (
	"errors"
	"fmt"
	"strconv"
)

// errDepth stops hostile nesting before the stack does.
var errDepth = errors.New("objects nested too deep")

const maxDepth = 64

// operator is a bare word: obj, stream, R, BT, true.
type operator string

type lexer struct {
	data []byte
	pos  int
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func (l *lexer) space() {
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		if c == '%' {
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
			continue
		}
		if !isSpace(c) {
			return
		}
		l.pos++
	}
}

func (l *lexer) end() bool { l.space(); return l.pos >= len(l.data) }

// value reads one object or one operator. References are put together by the caller that allows them.
func (l *lexer) value(depth int, refs bool) (Object, error) {
	if depth > maxDepth {
		return nil, errDepth
	}
	if l.end() {
		return nil, errors.New("unexpected end")
	}
	switch c := l.data[l.pos]; {
	case c == '/':
		return l.name()
	case c == '(':
		return l.literal()
	case c == '[':
		return l.array(depth, refs)
	case c == '<':
		if l.pos+1 < len(l.data) && l.data[l.pos+1] == '<' {
			return l.dict(depth, refs)
		}
		return l.hex()
	case c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.':
		return l.number(refs)
	case isDelimiter(c):
		return nil, fmt.Errorf("unexpected %q at byte %d", c, l.pos)
	}
	start := l.pos
	for l.pos < len(l.data) && !isSpace(l.data[l.pos]) && !isDelimiter(l.data[l.pos]) {
		l.pos++
	}
	switch word := string(l.data[start:l.pos]); word {
	case "true":
		return true, nil
	case "false":
		return false, nil
	case "null":
		return nil, nil
	default:
		return operator(word), nil
	}
}

func (l *lexer) number(refs bool) (Object, error) {
	start := l.pos
	fraction := false
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		if c == '.' {
			fraction = true
		} else if (c < '0' || c > '9') && (l.pos != start || c != '+' && c != '-') {
			break
		}
		l.pos++
	}
	text := string(l.data[start:l.pos])
	if fraction {
		f, err := strconv.ParseFloat(text, 64)
		if err != nil || f >= 1e15 || f <= -1e15 { // no page is that large, and it would be written as a whole number
			return nil, fmt.Errorf("number %q at byte %d", text, start)
		}
		return Real(f + 0), nil // + 0 takes the sign from a zero
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return nil, fmt.Errorf("number %q at byte %d", text, start)
	}
	if refs && n >= 0 && n < 1<<31 {
		if r, ok := l.reference(int(n)); ok {
			return r, nil
		}
	}
	return Integer(n), nil
}

// reference looks whether " 0 R" follows; if not, the position stays.
func (l *lexer) reference(n int) (Ref, bool) {
	p := lexer{l.data, l.pos}
	p.space()
	if p.pos == l.pos || p.pos >= len(p.data) || p.data[p.pos] != '0' {
		return 0, false
	}
	p.pos++
	gap := p.pos
	p.space()
	if p.pos == gap || p.pos >= len(p.data) || p.data[p.pos] != 'R' {
		return 0, false
	}
	p.pos++
	if p.pos < len(p.data) && !isSpace(p.data[p.pos]) && !isDelimiter(p.data[p.pos]) {
		return 0, false
	}
	l.pos = p.pos
	return Ref(n), true
}

func (l *lexer) name() (Object, error) {
	l.pos++
	var out []byte
	for l.pos < len(l.data) && !isSpace(l.data[l.pos]) && !isDelimiter(l.data[l.pos]) {
		c := l.data[l.pos]
		if c == '#' && l.pos+2 < len(l.data) {
			hi, lo := nibble(l.data[l.pos+1]), nibble(l.data[l.pos+2])
			if hi < 0 || lo < 0 {
				return nil, fmt.Errorf("name at byte %d: bad escape", l.pos)
			}
			c = byte(hi<<4 | lo)
			l.pos += 2
		}
		out = append(out, c)
		l.pos++
	}
	return Name(out), nil
}

func nibble(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (l *lexer) hex() (Object, error) {
	l.pos++
	var out []byte
	half, odd := 0, false
	for ; l.pos < len(l.data); l.pos++ {
		c := l.data[l.pos]
		if c == '>' {
			l.pos++
			if odd {
				out = append(out, byte(half<<4))
			}
			return String(out), nil
		}
		if isSpace(c) {
			continue
		}
		n := nibble(c)
		if n < 0 {
			return nil, fmt.Errorf("hexadecimal string: %q at byte %d", c, l.pos)
		}
		if odd {
			out = append(out, byte(half<<4|n))
		}
		half, odd = n, !odd
	}
	return nil, errors.New("hexadecimal string without end")
}

func (l *lexer) literal() (Object, error) {
	l.pos++
	var out []byte
	depth := 1
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return String(out), nil
			}
		case '\r': // an end of line of any kind is read as one line feed
			if l.pos < len(l.data) && l.data[l.pos] == '\n' {
				l.pos++
			}
			c = '\n'
		case '\\':
			b, ok := l.escape()
			if !ok {
				continue
			}
			c = b
		}
		out = append(out, c)
	}
	return nil, errors.New("string without end")
}

// escape reads what follows a backslash; false is a line continued.
func (l *lexer) escape() (byte, bool) {
	if l.pos >= len(l.data) {
		return 0, false
	}
	c := l.data[l.pos]
	l.pos++
	switch c {
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	case 'b':
		return '\b', true
	case 'f':
		return '\f', true
	case '\r':
		if l.pos < len(l.data) && l.data[l.pos] == '\n' {
			l.pos++
		}
		return 0, false
	case '\n':
		return 0, false
	}
	if c < '0' || c > '7' {
		return c, true
	}
	v := int(c - '0')
	for i := 0; i < 2 && l.pos < len(l.data) && l.data[l.pos] >= '0' && l.data[l.pos] <= '7'; i++ {
		v = v<<3 | int(l.data[l.pos]-'0')
		l.pos++
	}
	return byte(v), true
}

func (l *lexer) array(depth int, refs bool) (Object, error) {
	l.pos++
	out := Array{}
	for {
		if l.end() {
			return nil, errors.New("array without end")
		}
		if l.data[l.pos] == ']' {
			l.pos++
			return out, nil
		}
		v, err := l.value(depth+1, refs)
		if err != nil {
			return nil, err
		}
		if op, bare := v.(operator); bare {
			return nil, fmt.Errorf("%q in an array", string(op))
		}
		out = append(out, v)
	}
}

func (l *lexer) dict(depth int, refs bool) (Object, error) {
	l.pos += 2
	out := NewDict()
	for {
		if l.end() {
			return nil, errors.New("dictionary without end")
		}
		if l.data[l.pos] == '>' {
			if l.pos+1 >= len(l.data) || l.data[l.pos+1] != '>' {
				return nil, fmt.Errorf("dictionary ends badly at byte %d", l.pos)
			}
			l.pos += 2
			return out, nil
		}
		k, err := l.value(depth+1, false)
		if err != nil {
			return nil, err
		}
		key, ok := k.(Name)
		if !ok {
			return nil, fmt.Errorf("dictionary key at byte %d is no name", l.pos)
		}
		if out.Has(key) {
			return nil, fmt.Errorf("dictionary key %s stands twice", key)
		}
		v, err := l.value(depth+1, refs)
		if err != nil {
			return nil, err
		}
		if op, bare := v.(operator); bare {
			return nil, fmt.Errorf("%q as value of %s", string(op), key)
		}
		out.Set(key, v)
	}
}

package compose

import (
	"strconv"
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
)

// token is what a value prints as in a template: an index between two private-use characters, its digits
// private-use too. Markdown sees letters it has no rule for, so a token cannot open or close anything.
type token string

const (
	tokenOpen  = '\uE000'
	tokenClose = '\uE001'
	tokenDigit = '\uE010' // + 0 … 9
)

// tokens has what every token stands for.
type tokens struct{ list [][]document.Inline }

// keep keeps a run and returns what stands for it.
func (t *tokens) keep(in []document.Inline) token {
	t.list = append(t.list, in)
	var b strings.Builder
	b.WriteRune(tokenOpen)
	for _, d := range strconv.Itoa(len(t.list) - 1) {
		b.WriteRune(tokenDigit + (d - '0'))
	}
	b.WriteRune(tokenClose)
	return token(b.String())
}

// resolve takes a text that Markdown has parsed and puts what its tokens stand for. It looks at the text
// once: what a token yields is never read again.
func (t *tokens) resolve(s string, style document.Style) []document.Inline {
	var out []document.Inline
	for s != "" {
		i := strings.IndexRune(s, tokenOpen)
		if i < 0 {
			break
		}
		in, rest, ok := t.take(s[i:])
		if !ok { // no token of ours: template text is checked before, so this is a lone character
			i += len(string(tokenOpen))
			out = inline.Append(out, s[:i], style)
			s = s[i:]
			continue
		}
		out = inline.Append(out, s[:i], style)
		out = append(out, inline.Restyle(in, style)...)
		s = rest
	}
	return inline.Append(out, s, style)
}

// take reads one token at the start of s.
func (t *tokens) take(s string) (in []document.Inline, rest string, ok bool) {
	n, digits := 0, 0
	for i, r := range s {
		switch {
		case i == 0:
		case r >= tokenDigit && r <= tokenDigit+9 && digits < 9:
			n, digits = n*10+int(r-tokenDigit), digits+1
		case r == tokenClose && digits > 0 && n < len(t.list):
			return t.list[n], s[i+len(string(r)):], true
		default:
			return nil, s, false
		}
	}
	return nil, s, false
}

// plain is a text with its tokens as a reader hears them: for link targets and function arguments.
func (t *tokens) plain(s string) string { return document.Plain(t.resolve(s, document.Style{})) }

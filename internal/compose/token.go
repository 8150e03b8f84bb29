package compose

import (
	"strings"
	"unicode"

	"tiendo/internal/document"
	"tiendo/internal/vitext"
)

// token is what a value prints as in a template: an index between two private-use characters, its digits
// private-use too. Markdown sees letters it has no rule for, so a token cannot open or close anything.
type token string

const (
	tokenOpen  = '\uE000'
	tokenClose = '\uE001'
	tokenDigit = '\uE010' // + 0 … 9
)

// token keeps inlines and returns what stands for them.
func (c *composer) token(in []document.Inline) token {
	c.tokens = append(c.tokens, in)
	var b strings.Builder
	b.WriteRune(tokenOpen)
	for _, d := range itoa(len(c.tokens) - 1) {
		b.WriteRune(tokenDigit + (d - '0'))
	}
	b.WriteRune(tokenClose)
	return token(b.String())
}

// resolve takes a text that Markdown has parsed and puts what its tokens stand for. It looks at the text
// once: what a token yields is never read again.
func (c *composer) resolve(s string, style document.Style) []document.Inline {
	var out []document.Inline
	for s != "" {
		i := strings.IndexRune(s, tokenOpen)
		if i < 0 {
			break
		}
		in, rest, ok := c.take(s[i:])
		if !ok { // no token of ours: template text is checked before, so this is a lone character
			i += len(string(tokenOpen))
			out = appendText(out, s[:i], style)
			s = s[i:]
			continue
		}
		out = appendText(out, s[:i], style)
		out = append(out, restyle(in, style)...)
		s = rest
	}
	return appendText(out, s, style)
}

// take reads one token at the start of s.
func (c *composer) take(s string) (in []document.Inline, rest string, ok bool) {
	n, digits := 0, 0
	for i, r := range s {
		switch {
		case i == 0:
		case r >= tokenDigit && r <= tokenDigit+9 && digits < 9:
			n, digits = n*10+int(r-tokenDigit), digits+1
		case r == tokenClose && digits > 0 && n < len(c.tokens):
			return c.tokens[n], s[i+len(string(r)):], true
		default:
			return nil, s, false
		}
	}
	return nil, s, false
}

// plain is a text with its tokens as a reader hears them: for link targets and function arguments.
func (c *composer) plain(s string) string { return document.Plain(c.resolve(s, document.Style{})) }

func appendText(out []document.Inline, s string, style document.Style) []document.Inline {
	if s == "" {
		return out
	}
	if n := len(out); n > 0 {
		if t, ok := out[n-1].(document.Text); ok && t.Style == style {
			t.Text += s
			out[n-1] = t
			return out
		}
	}
	return append(out, document.Text{Text: s, Style: style})
}

// restyle puts a style over that of inlines; what is bold stays bold.
func restyle(in []document.Inline, s document.Style) []document.Inline {
	out := make([]document.Inline, len(in))
	for i, x := range in {
		switch x := x.(type) {
		case document.Text:
			x.Style = over(x.Style, s)
			out[i] = x
		case document.Number:
			x.Style = over(x.Style, s)
			out[i] = x
		case document.PageRef:
			x.Style = over(x.Style, s)
			out[i] = x
		case document.Link:
			x.Text = restyle(x.Text, s)
			out[i] = x
		case document.LineBreak:
			out[i] = x
		}
	}
	return out
}

func over(a, b document.Style) document.Style {
	return document.Style{Bold: a.Bold || b.Bold, Italic: a.Italic || b.Italic, Underline: a.Underline || b.Underline}
}

// clean is a text from data as it is printed: NFC, one line, nothing that has no picture.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cc, r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, vitext.NFC(s))
	return vitext.Squeeze(s)
}

// text is data as inlines; an empty text gives none.
func text(s string) []document.Inline {
	if s = clean(s); s == "" {
		return nil
	}
	return []document.Inline{document.Text{Text: s}}
}

// capitalized begins a text with a capital letter; what begins with a figure stays.
func capitalized(in []document.Inline) []document.Inline {
	out := append([]document.Inline(nil), in...)
	if len(out) > 0 {
		if t, ok := out[0].(document.Text); ok {
			t.Text = capital(t.Text)
			out[0] = t
		}
	}
	return out
}

// literal is punctuation of the program itself, its spaces kept.
func literal(s string) []document.Inline { return []document.Inline{document.Text{Text: s}} }

func concat(parts ...[]document.Inline) []document.Inline {
	var out []document.Inline
	for _, p := range parts {
		for _, x := range p {
			if t, ok := x.(document.Text); ok {
				out = appendText(out, t.Text, t.Style)
			} else {
				out = append(out, x)
			}
		}
	}
	return out
}

// join puts a separator between lists of inlines, dropping empty ones.
func join(sep string, parts [][]document.Inline) []document.Inline {
	var out []document.Inline
	for _, p := range parts {
		if len(p) == 0 {
			continue
		}
		if len(out) > 0 {
			out = appendText(out, sep, document.Style{})
		}
		out = concat(out, p)
	}
	return out
}

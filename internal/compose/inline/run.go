// Package inline makes and rewrites runs of a document's text: from data and from words, joined, styled, filled
// into patterns, changed through whole trees of blocks. It knows no program.
package inline

import (
	"strings"
	"unicode"

	"tiendo/internal/document"
	"tiendo/internal/vitext"
)

// Clean is a text from data as it is printed: NFC, one line, nothing that has no picture.
func Clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cc, r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, vitext.NFC(s))
	return vitext.Squeeze(s)
}

// Text is data as a run; an empty text gives none.
func Text(s string) []document.Inline {
	if s = Clean(s); s == "" {
		return nil
	}
	return []document.Inline{document.Text{Text: s}}
}

// Literal is punctuation of the program itself, its spaces kept.
func Literal(s string) []document.Inline { return []document.Inline{document.Text{Text: s}} }

// Append puts a text at the end of a run, into its last text if that has the same style.
func Append(out []document.Inline, s string, style document.Style) []document.Inline {
	return appendText(out, document.Text{Text: s, Style: style})
}

// appendText puts a text at the end of a run, into its last text if that has the same style and says the same.
func appendText(out []document.Inline, x document.Text) []document.Inline {
	if x.Text == "" {
		return out
	}
	if n := len(out); n > 0 {
		if t, ok := out[n-1].(document.Text); ok && t.Style == x.Style && t.Claim == x.Claim {
			t.Text += x.Text
			out[n-1] = t
			return out
		}
	}
	return append(out, x)
}

// Claimed marks a run as the words of a claim; what is marked already stays what it says.
func Claimed(in []document.Inline, claim string) []document.Inline {
	out := make([]document.Inline, len(in))
	for i, x := range in {
		switch x := x.(type) {
		case document.Text:
			if x.Claim == "" {
				x.Claim = claim
			}
			out[i] = x
		case document.Number:
			if x.Claim == "" {
				x.Claim = claim
			}
			out[i] = x
		case document.Link:
			x.Text = Claimed(x.Text, claim)
			out[i] = x
		case document.PageRef, document.LineBreak:
			out[i] = x
		}
	}
	return out
}

// Concat is one run of several.
func Concat(parts ...[]document.Inline) []document.Inline {
	var out []document.Inline
	for _, p := range parts {
		for _, x := range p {
			if t, ok := x.(document.Text); ok {
				out = appendText(out, t)
			} else {
				out = append(out, x)
			}
		}
	}
	return out
}

// Join puts a separator between runs, dropping empty ones.
func Join(sep string, parts [][]document.Inline) []document.Inline {
	var out []document.Inline
	for _, p := range parts {
		if len(p) == 0 {
			continue
		}
		if len(out) > 0 {
			out = Append(out, sep, document.Style{})
		}
		out = Concat(out, p)
	}
	return out
}

// Restyle puts a style over that of a run; what is bold stays bold.
func Restyle(in []document.Inline, s document.Style) []document.Inline {
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
			x.Text = Restyle(x.Text, s)
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

// Capitalized begins a run with a capital letter; what begins with a figure stays.
func Capitalized(in []document.Inline) []document.Inline {
	out := append([]document.Inline(nil), in...)
	if len(out) > 0 {
		if t, ok := out[0].(document.Text); ok {
			t.Text = vitext.Capital(t.Text)
			out[0] = t
		}
	}
	return out
}

// Trim takes spaces off both ends and folds runs of them: template actions leave such behind.
func Trim(in []document.Inline) []document.Inline {
	var out []document.Inline
	space := true
	for _, i := range in {
		t, ok := i.(document.Text)
		if !ok {
			out, space = append(out, i), false
			continue
		}
		var b strings.Builder
		for _, ch := range t.Text {
			if ch == ' ' || ch == '\t' || ch == '\n' {
				if !space {
					b.WriteByte(' ')
				}
				space = true
				continue
			}
			b.WriteRune(ch)
			space = false
		}
		if t.Text = b.String(); t.Text != "" {
			out = append(out, t)
		}
	}
	for len(out) > 0 {
		t, ok := out[len(out)-1].(document.Text)
		if !ok {
			break
		}
		if t.Text = strings.TrimRight(t.Text, " "); t.Text != "" {
			out[len(out)-1] = t
			break
		}
		out = out[:len(out)-1]
	}
	return out
}

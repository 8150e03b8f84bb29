package compose

import (
	"strings"

	"tiendo/internal/document"
)

// args are the parts of a sentence by name. A part that is absent is nil.
type args map[string][]document.Inline

// fill puts parts into a sentence pattern: "{name}" is a part, "[…]" is a clause that falls away when one
// of its parts is absent. Outside of brackets an absent part prints the marked gap, so that a missing
// figure is seen. Clauses may stand in clauses; what falls away takes its inner ones with it.
func (c *composer) fill(pattern string, a args) []document.Inline {
	out, _, _ := c.clause(pattern, a, false)
	return out
}

// clause fills up to the closing bracket (when inner) and returns what is left of the pattern. whole is
// false when a part was absent.
func (c *composer) clause(s string, a args, inner bool) (out []document.Inline, rest string, whole bool) {
	whole = true
	for s != "" {
		i := strings.IndexAny(s, "{[]")
		if i < 0 {
			return appendText(out, s, document.Style{}), "", whole
		}
		out = appendText(out, s[:i], document.Style{})
		switch s[i] {
		case '[':
			part, r, ok := c.clause(s[i+1:], a, true)
			if ok {
				out = concat(out, part)
			}
			s = r
		case ']':
			if inner {
				return out, s[i+1:], whole
			}
			out = appendText(out, "]", document.Style{})
			s = s[i+1:]
		case '{':
			name, r, ok := strings.Cut(s[i+1:], "}")
			if !ok {
				return appendText(out, s[i:], document.Style{}), "", whole
			}
			part := a[name]
			if len(part) == 0 {
				whole = false
				if !inner {
					part = c.gap("absent.text")
				}
			}
			out = concat(out, part)
			s = r
		}
	}
	return out, "", whole
}

// gap is the mark of something that is missing.
func (c *composer) gap(key string) []document.Inline {
	return []document.Inline{document.Text{Text: c.text(key), Style: document.Style{Italic: true}}}
}

package inline

import (
	"strings"

	"tiendo/internal/document"
)

// Args are the parts of a sentence by name. A part that is absent is nil.
type Args map[string][]document.Inline

// Fill puts parts into a sentence pattern: "{name}" is a part, "[…]" is a clause that falls away when one
// of its parts is absent. Outside of brackets an absent part prints the mark that gap makes, so that a missing
// figure is seen. Clauses may stand in clauses; what falls away takes its inner ones with it.
func Fill(pattern string, parts Args, gap func() []document.Inline) []document.Inline {
	out, _, _ := filling{parts, gap}.clause(pattern, false)
	return out
}

// filling is a pattern's parts at work.
type filling struct {
	parts Args
	gap   func() []document.Inline
}

// clause fills up to the closing bracket (when inner) and returns what is left of the pattern. whole is
// false when a part was absent.
func (f filling) clause(s string, inner bool) (out []document.Inline, rest string, whole bool) {
	whole = true
	for s != "" {
		i := strings.IndexAny(s, "{[]")
		if i < 0 {
			return Append(out, s, document.Style{}), "", whole
		}
		out = Append(out, s[:i], document.Style{})
		switch s[i] {
		case '[':
			part, r, ok := f.clause(s[i+1:], true)
			if ok {
				out = Concat(out, part)
			}
			s = r
		case ']':
			if inner {
				return out, s[i+1:], whole
			}
			out = Append(out, "]", document.Style{})
			s = s[i+1:]
		case '{':
			name, r, ok := strings.Cut(s[i+1:], "}")
			if !ok {
				return Append(out, s[i:], document.Style{}), "", whole
			}
			part := f.parts[name]
			if len(part) == 0 {
				whole = false
				if !inner {
					part = f.gap()
				}
			}
			out = Concat(out, part)
			s = r
		}
	}
	return out, "", whole
}

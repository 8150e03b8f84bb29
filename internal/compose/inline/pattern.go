package inline

import (
	"regexp"
	"strings"

	"tiendo/internal/document"
)

// Args are the parts of a sentence by name. A part that is absent is nil.
type Args map[string][]document.Inline

// Filling is what a sentence pattern is filled with.
type Filling struct {
	Parts Args
	// Gap makes the mark of something that is missing.
	Gap func() []document.Inline
	// Claim tells whether a claim holds, and its id. nil: none does.
	Claim func(kind string) (id string, holds bool)
}

// claimStart is how the words of a claim begin; any other "<" is a character.
var claimStart = regexp.MustCompile(`^([a-z_]+): ?`)

// Fill puts parts into a sentence pattern: "{name}" is a part; "[…]" is a clause that falls away when one of its parts
// is absent, "[…|…]" the first of several that does not; "<kind: …>" are the words of a claim: where the claim does
// not hold they are absent as a part is. Outside of brackets what is absent prints the mark that Gap makes, so that it
// is seen. Clauses may stand in clauses; what falls away takes its inner ones with it.
func Fill(pattern string, f Filling) []document.Inline {
	out, _, _ := f.clause(pattern, 0)
	return out
}

// clause fills up to the closing bracket (0: the end) and returns what is left of the pattern. whole is false when a
// part was absent.
func (f Filling) clause(s string, end byte) (out []document.Inline, rest string, whole bool) {
	whole = true
	var chosen []document.Inline // of alternatives, the first that was whole
	chose := false
	for s != "" {
		i := strings.IndexAny(s, "{[]<>|")
		if i < 0 {
			out, s = Append(out, s, document.Style{}), ""
			break
		}
		out = Append(out, s[:i], document.Style{})
		c := s[i]
		s = s[i+1:]
		var part []document.Inline
		ok := true
		switch {
		case c == '[':
			if part, s, ok = f.clause(s, ']'); !ok {
				part = nil
			}
			ok = true // the clause alone falls away
		case c == '<' && claimStart.MatchString(s):
			part, s, ok = f.claim(s)
		case c == '|' && end == ']':
			if whole && !chose {
				chosen, chose = out, true
			}
			out, whole = nil, true
		case c == end:
			if chose {
				return chosen, s, true
			}
			return out, s, whole
		case c == '{' && strings.Contains(s, "}"):
			var name string
			name, s, _ = strings.Cut(s, "}")
			part = f.Parts[name]
			ok = len(part) > 0
		default:
			part = Literal(string(c))
		}
		if !ok {
			whole = false
			if part = nil; end == 0 {
				part = f.Gap()
			}
		}
		out = Concat(out, part)
	}
	if chose {
		return chosen, "", true
	}
	return out, "", whole
}

// claim fills the words of a claim, behind "<"; ok is false where it does not hold or a part of it is absent.
func (f Filling) claim(s string) (out []document.Inline, rest string, ok bool) {
	m := claimStart.FindStringSubmatch(s)
	out, rest, ok = f.clause(s[len(m[0]):], '>')
	if !ok || f.Claim == nil {
		return nil, rest, false
	}
	id, holds := f.Claim(m[1])
	return Claimed(out, id), rest, holds
}

package typeset

import (
	"strings"
	"unicode"

	"tiendo/internal/geom"
	"tiendo/internal/page"
)

const nbsp = "\u00a0"

// kind is what an item is to the breaker.
type kind uint8

const (
	box   kind = iota // text that is not broken inside
	space             // one space, breakable if cost is below never
	split             // a place where a word may be broken, printing nothing
	end               // the line must end here; the space in it keeps words apart in the extracted text
)

// never is the cost of breaking where breaking is forbidden.
const never = 1 << 30

// item is a measured piece of a line.
type item struct {
	kind   kind
	text   string
	width  geom.Length
	cost   int64 // of breaking here
	format format
}

// breakable tells whether a line may end at the item.
func (i item) breakable() bool { return i.kind != box && i.cost < never }

// items measures atoms. White space is folded into single spaces, leading and trailing space dropped;
// characters that the font lacks are left out and reported.
func (t *setter) items(c content) []item {
	letters := 0
	for _, a := range c.atoms {
		letters += len(a.text)
	}
	out := make([]item, 0, letters/3+len(c.atoms)) // a syllable and its space take five or six bytes
	for _, a := range c.atoms {
		switch {
		case a.end:
			for len(out) > 0 && out[len(out)-1].kind == space {
				out = out[:len(out)-1]
			}
			out = append(out, item{kind: end, text: " ", width: t.m.Width(" ", a.format.face, a.format.size), format: a.format})
		case a.ref != "":
			out = t.word(out, t.labelOf(a.ref), a.format)
		case a.raw:
			out = t.word(out, a.text, a.format)
		default:
			out = t.split(out, a)
		}
	}
	for len(out) > 0 && out[len(out)-1].kind != box {
		out = out[:len(out)-1]
	}
	return out
}

// split cuts an atom into words and spaces.
func (t *setter) split(out []item, a atom) []item {
	start := 0
	flush := func(to int) {
		if to > start {
			out = t.word(out, a.text[start:to], a.format)
		}
	}
	for i, r := range a.text {
		n := len(string(r))
		switch {
		case r == '\u200b':
			flush(i)
			start = i + n
			if !a.whole {
				out = append(out, item{kind: split, cost: 50, format: a.format})
			}
		case r == '\u00a0' || r == '\u202f' || r == '\u2007':
			flush(i)
			start = i + n
			out = t.space(out, a.format, never)
		case unicode.IsSpace(r):
			flush(i)
			start = i + n
			cost := int64(0)
			if a.whole {
				cost = never
			}
			out = t.space(out, a.format, cost)
		}
	}
	flush(len(a.text))
	return out
}

// space adds one space unless one stands there already; a no-break space wins over a plain one.
func (t *setter) space(out []item, f format, cost int64) []item {
	if cost < never {
		f.value = "" // a number's run is the number alone
	}
	if len(out) == 0 || out[len(out)-1].kind == end {
		return out
	}
	if last := &out[len(out)-1]; last.kind == space {
		last.cost = max(last.cost, cost)
		return out
	}
	return append(out, item{kind: space, text: " ", width: t.m.Width(" ", f.face, f.size), cost: cost, format: f})
}

// word adds a word, without the characters that the font lacks.
func (t *setter) word(out []item, text string, f format) []item {
	text = t.printable(text, f.face)
	if text == "" {
		return out
	}
	return append(out, item{kind: box, text: text, width: t.m.Width(text, f.face, f.size), format: f})
}

// printable drops what has no picture of its own and reports what should have one and has none in this face.
func (t *setter) printable(text string, face page.Face) string {
	clean := true
	for _, r := range text {
		if !t.m.Covers(r, face) || invisible(r) || meaningless(r) {
			clean = false
			break
		}
	}
	if clean {
		return text
	}
	var s strings.Builder
	for _, r := range text {
		switch {
		case r == '\u2011' && !t.m.Covers(r, face):
			s.WriteByte('-')
		case invisible(r):
		case t.m.Covers(r, face) && !meaningless(r):
			s.WriteRune(r)
		default:
			t.missing(r, text)
		}
	}
	return s.String()
}

// invisible characters steer programs that show text; on paper they are nothing.
func invisible(r rune) bool {
	return r == '\u00ad' || r == '\ufeff' || (r >= '\u200b' && r <= '\u200f') || (r >= '\u202a' && r <= '\u202e') || (r >= '\u2060' && r <= '\u2064')
}

// meaningless characters may have a picture, but it says nothing: the sign for bytes that are no text,
// and codes that every font uses as it likes.
func meaningless(r rune) bool { return r == '\uFFFD' || (r >= 0xE000 && r <= 0xF8FF) }

// longWord is the width, in ems, from which a stretch is no word or figure but an address or the like,
// which may be cut anywhere.
const longWord = 10

// fit makes every stretch between two breaks narrow enough for the line: first no-break spaces give way,
// then words are cut, after a sign if there is one. first is the width of the first line. It tells
// whether a word or a figure had to give way.
func (t *setter) fit(in []item, first, width geom.Length) (out []item, forced bool) {
	limit := first
	for i := 0; i < len(in); {
		j, w := i, geom.Length(0)
		for j < len(in) && !in[j].breakable() {
			w += in[j].width
			j++
		}
		if w <= limit {
			out = append(out, in[i:j]...)
		} else {
			forced = forced || w < longWord*in[i].format.size
			for _, it := range in[i:j] {
				forced = forced || it.format.value != ""
				switch {
				case it.kind == space:
					it.cost = 5000
					out = append(out, it)
				case it.width > min(first, width):
					out = t.cut(out, it)
				default:
					out = append(out, it, item{kind: split, cost: 20000, format: it.format})
				}
			}
		}
		if j < len(in) {
			out = append(out, in[j])
			j++
		}
		i, limit = j, width
	}
	return out, forced
}

// cut breaks a word into its characters with places to break between them, never before a combining mark.
func (t *setter) cut(out []item, it item) []item {
	rs := []rune(it.text)
	for i := 0; i < len(rs); {
		j := i + 1
		for j < len(rs) && unicode.Is(unicode.Mn, rs[j]) {
			j++
		}
		text := string(rs[i:j])
		out = append(out, item{kind: box, text: text, width: t.m.Width(text, it.format.face, it.format.size), format: it.format})
		cost := int64(10000)
		if strings.ContainsRune("/-–_.,;:?&=)", rs[j-1]) {
			cost = 1000
		}
		out = append(out, item{kind: split, cost: cost, format: it.format})
		i = j
	}
	return out
}

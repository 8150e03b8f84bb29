// Package reading turns what people type in cells into values: words for comparing, numbers, dates,
// periods, units. It never guesses: a text with two readings is refused and both are named. It knows
// Vietnamese office habits and no indicator, heading or city.
package reading

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"tiendo/internal/vitext"
)

// Words cuts a text into the words by which it is compared: lower case, NFC, tones in one place,
// punctuation and hyphens dropped, so "Bà Rịa - Vũng Tàu" and "Bà Rịa–Vũng Tàu" are equal. Digits
// joined by slashes stay one word ("01/2020"), because there they are a date or a month.
func Words(s string) []string {
	rs := []rune(eth.Replace(vitext.Key(s)))
	var out []string
	for i := 0; i < len(rs); {
		switch r := rs[i]; {
		case unicode.IsDigit(r):
			j := i
			for j < len(rs) && (wordRune(rs[j]) || (rs[j] == '/' && j+1 < len(rs) && unicode.IsDigit(rs[j+1]))) {
				j++
			}
			out = append(out, string(rs[i:j]))
			i = j
		case wordRune(r):
			j := i
			for j < len(rs) && wordRune(rs[j]) {
				j++
			}
			out = append(out, string(rs[i:j]))
			i = j
		case r == '%' || r == '&' || r == '+' || r == '=' || r == '<' || r == '>':
			out = append(out, string(r))
			i++
		default:
			i++
		}
	}
	return out
}

// eth turns the Icelandic and African letters that some keyboards give for đ into it.
var eth = strings.NewReplacer("ð", "đ", "ɖ", "đ")

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// numbering is what stands before a label to count it: "10. ", "1.1. ", "II- ", "a) ", "- ", "+ ".
var numbering = regexp.MustCompile(`^\s*(?:(?:[0-9]{1,3}(?:\.[0-9]{1,3})*[.)]?|[IVXLC]{1,6}|[a-zA-ZđĐ])\s*[.)/:–-]+|[0-9]{1,3}(?:\.[0-9]{1,3})+|[-+*•–])\s*`)

// tableNumber is "Biểu số 10:", "Bảng 2.1 -", "Phụ lục III."
var tableNumber = regexp.MustCompile(`(?i)^\s*(?:biểu|bảng|phụ lục)(?:\s+số)?\s*[:.]?\s*[0-9IVX]{1,5}[\p{L}0-9./-]{0,20}\s*[.:–-]?\s*`)

// Unnumbered takes numbering signs off the front of a title or label, as many as stand there.
func Unnumbered(s string) string {
	s = vitext.NFC(s)
	for range 3 {
		t := tableNumber.ReplaceAllString(s, "")
		t = numbering.ReplaceAllString(t, "")
		if t == s || strings.TrimSpace(t) == "" {
			break
		}
		s = t
	}
	return s
}

// Plain drops the marks of a word, "trước" → "truoc": only for telling which misspelt heading may be meant.
func Plain(word string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(word) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ':
			b.WriteByte('d')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Abbreviations rewrites short forms into the words they stand for, longest first. The zero value changes nothing.
type Abbreviations struct{ pairs [][2][]string }

// NewAbbreviations takes pairs of a short form and its words.
func NewAbbreviations(pairs [][2]string) Abbreviations {
	var a Abbreviations
	for _, p := range pairs {
		if short := Words(p[0]); len(short) > 0 {
			a.pairs = append(a.pairs, [2][]string{short, Words(p[1])})
		}
	}
	return a
}

// Expand returns the words with every short form written out.
func (a Abbreviations) Expand(words []string) []string {
	if len(a.pairs) == 0 {
		return words
	}
	var out []string
	for i := 0; i < len(words); {
		best := -1
		for k, p := range a.pairs {
			if hasPrefix(words[i:], p[0]) && (best < 0 || len(p[0]) > len(a.pairs[best][0])) {
				best = k
			}
		}
		if best < 0 {
			out = append(out, words[i])
			i++
			continue
		}
		out = append(out, a.pairs[best][1]...)
		i += len(a.pairs[best][0])
	}
	return out
}

func hasPrefix(words, prefix []string) bool {
	if len(words) < len(prefix) {
		return false
	}
	for i, w := range prefix {
		if words[i] != w {
			return false
		}
	}
	return true
}

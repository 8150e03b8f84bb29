// Package vitext has what is particular to Vietnamese text: one normal form, keys under which two
// spellings of a name are equal, numbers as an office prints them, the two ways to write the tone
// of "ủy" and "uỷ".
package vitext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"tiendo/internal/quantity"
)

// NFC returns the text in normal form C. NFKC would turn "12¹" into "121", so it is never used.
func NFC(s string) string { return norm.NFC.String(s) }

// Squeeze folds every run of white space, no-break spaces included, into one space and trims it.
func Squeeze(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\u00a0' || r == '\u202f' || r == '\u2009' || r == '\u2007' || r == '\ufeff' || r == '\u200b'
	}), " ")
}

// Lines is a text in NFC that keeps its line breaks, without blank lines; all other white space is folded.
func Lines(s string) string {
	var out []string
	for _, l := range strings.Split(strings.ReplaceAll(NFC(s), "\r\n", "\n"), "\n") {
		if l = Squeeze(l); l != "" {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

// quoted is how many letters of a text a message quotes.
const quoted = 60

// Quote is a text as a message quotes it: in one line, at most 60 letters; what was cut ends in "…".
func Quote(s string) string {
	r := []rune(Squeeze(s))
	if len(r) > quoted {
		return string(r[:quoted-1]) + "…"
	}
	return string(r)
}

// Key is a form under which spellings that mean the same are equal: NFC, lower case, one space, tone
// marks moved to one place (hoà = hòa, thuỷ = thủy), hyphens and dashes alike, no space around them,
// trailing punctuation dropped. Tones and letters stay: "ma" and "má" differ.
func Key(s string) string {
	s = alike.Replace(strings.ToLower(Squeeze(NFC(s))))
	s = tight.Replace(s)
	return Tone(strings.TrimRight(s, " .:;,*"), OldTone)
}

var (
	alike = strings.NewReplacer("–", "-", "—", "-", "‐", "-", "‑", "-", "−", "-", "’", "'", "“", `"`, "”", `"`)
	tight = strings.NewReplacer(" - ", "-", " -", "-", "- ", "-", "( ", "(", " )", ")")
)

// ToneStyle says on which vowel of oa, oe, uy the tone stands.
type ToneStyle int

// The styles: OldTone writes hòa, thủy; NewTone writes hoà, thuỷ.
const (
	OldTone ToneStyle = iota
	NewTone
)

// plain and tones spell each tone of the vowels concerned, in the order level, huyền, hỏi, ngã, sắc, nặng.
var toneRows = map[rune][]rune{
	'a': []rune("aàảãáạ"), 'e': []rune("eèẻẽéẹ"), 'o': []rune("oòỏõóọ"), 'u': []rune("uùủũúụ"), 'y': []rune("yỳỷỹýỵ"),
	'A': []rune("AÀẢÃÁẠ"), 'E': []rune("EÈẺẼÉẸ"), 'O': []rune("OÒỎÕÓỌ"), 'U': []rune("UÙỦŨÚỤ"), 'Y': []rune("YỲỶỸÝỴ"),
}

// toned says for each letter of toneRows which row it stands in and where.
var toned = func() map[rune]struct {
	base rune
	tone int
} {
	m := map[rune]struct {
		base rune
		tone int
	}{}
	for b, row := range toneRows {
		for t, x := range row {
			m[x] = struct {
				base rune
				tone int
			}{b, t}
		}
	}
	return m
}()

func toneOf(r rune) (base rune, tone int, ok bool) {
	if r < utf8.RuneSelf && !isVowel(r) {
		return 0, 0, false // most letters: spared a look-up, because keys are made of every cell's text
	}
	t, ok := toned[r]
	return t.base, t.tone, ok
}

func isVowel(r rune) bool {
	switch r | 0x20 {
	case 'a', 'e', 'o', 'u', 'y':
		return true
	}
	return false
}

// Tone rewrites open syllables in oa, oe, uy into one style. After q ("quý") u is no vowel, and closed
// syllables ("hoàn", "huỳnh") have one spelling in both styles: neither is touched.
func Tone(s string, style ToneStyle) string {
	if isASCII(s) {
		return s // no tone, nothing to move
	}
	rs := []rune(s)
	for i := 0; i+1 < len(rs); i++ {
		b1, t1, ok1 := toneOf(rs[i])
		b2, t2, ok2 := toneOf(rs[i+1])
		if !ok1 || !ok2 || (t1 == 0) == (t2 == 0) {
			continue
		}
		pair := string(unicode.ToLower(b1)) + string(unicode.ToLower(b2))
		if pair != "oa" && pair != "oe" && pair != "uy" {
			continue
		}
		if i > 0 && unicode.ToLower(rs[i-1]) == 'q' {
			continue
		}
		if i+2 < len(rs) && unicode.IsLetter(rs[i+2]) {
			continue
		}
		tone := t1 + t2
		if style == OldTone {
			rs[i], rs[i+1] = toneRows[b1][tone], b2
		} else {
			rs[i], rs[i+1] = b1, toneRows[b2][tone]
		}
	}
	return string(rs)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Spelling returns the tone style that a program's setting ("ủy" or "uỷ") asks for.
func Spelling(setting string) ToneStyle {
	if NFC(setting) == "uỷ" {
		return NewTone
	}
	return OldTone
}

// Number prints a decimal as an office does, rounded to n decimals: "45.123,4", "-1.200". The minus
// sign is U+2212 nowhere: offices write a hyphen. Four digits are grouped too ("5.800").
func Number(d quantity.Decimal, n int) string {
	s := d.Fixed(n)
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, frac, _ := strings.Cut(s, ".")
	var b strings.Builder
	b.WriteString(sign)
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(r)
	}
	if frac != "" {
		b.WriteByte(',')
		b.WriteString(frac)
	}
	return b.String()
}

// Upper puts a text in capitals; Vietnamese has no special cases in Unicode.
func Upper(s string) string { return strings.ToUpper(NFC(s)) }

// Capital puts the first letter in upper case.
func Capital(s string) string {
	for i, r := range s {
		return s[:i] + string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return s
}

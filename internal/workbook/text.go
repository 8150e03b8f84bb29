package workbook

import (
	"fmt"
	"strings"
	"unicode"

	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// issue is something odd in a text: a diagnostic without its place.
type issue struct {
	code string
	args wording.Args
}

// clean puts a decoded text into the one form that the program works with: NFC, line ends as "\n", no
// invisible characters. Foreign letters that only look Vietnamese are read as what they look like where
// the rest of the word says so; they and control characters are named either way.
func clean(s string) (string, []issue) {
	if isASCII(s) && !strings.ContainsFunc(s, func(r rune) bool { return r < 0x20 && r != '\n' && r != '\t' || r == 0x7f }) {
		return s, nil
	}
	var issues []issue
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	odd, n := "", 0
	name := func(r rune) {
		if n++; n <= 5 { // the first few say enough
			odd += fmt.Sprintf(" U+%04X", r)
		}
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case r == 0x200b || r == 0xfeff || r == 0xad || r == 0x2060:
			return -1
		case isControl(r):
			name(r)
			return -1
		case r == 0xfffd || unicode.Is(unicode.Co, r):
			name(r)
		}
		return r
	}, s)
	s = vitext.NFC(s)
	if odd != "" {
		issues = append(issues, issue{"W002", wording.Args{"characters": vitext.Quote(strings.TrimSpace(odd)), "text": vitext.Quote(s)}})
	}
	if strings.ContainsFunc(s, isForeign) {
		var found []issue
		s, found = lookAlikes(s)
		issues = append(issues, found...)
	}
	if looksLegacy(s) {
		issues = append(issues, issue{"W004", wording.Args{"text": vitext.Quote(s)}})
	}
	return s, issues
}

func isControl(r rune) bool {
	return r < 0x20 && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 ||
		r == 0x200c || r == 0x200d || r == 0x200e || r == 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

func isForeign(r rune) bool { return unicode.Is(unicode.Cyrillic, r) || unicode.Is(unicode.Greek, r) }

// alike maps Cyrillic and Greek letters to the Latin ones that look the same.
var alike = func() map[rune]rune {
	m := map[rune]rune{}
	from := []rune("АВЕЅІЈКМНОРСТУХаеѕіјорсухԁһԛԝ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοων")
	to := []rune("ABESIJKMHOPCTYXaesijopcyxdhqw" + "ABEZHIKMNOPTYXowv")
	for i, r := range from {
		m[r] = to[i]
	}
	return m
}()

// lookAlikes names the words with foreign letters. A word that is Latin but for letters that look the
// same is read as Latin; a lone Greek letter is a sign (α, Δ, µ) and stays.
func lookAlikes(s string) (string, []issue) {
	var issues []issue
	rs := []rune(s)
	for i := 0; i < len(rs); {
		if !unicode.IsLetter(rs[i]) {
			i++
			continue
		}
		j := i
		latin, foreign, cyrillic, known := 0, 0, false, true
		for ; j < len(rs) && (unicode.IsLetter(rs[j]) || unicode.Is(unicode.Mn, rs[j])); j++ {
			switch {
			case isForeign(rs[j]):
				foreign++
				cyrillic = cyrillic || unicode.Is(unicode.Cyrillic, rs[j])
				known = known && alike[rs[j]] != 0
			case unicode.Is(unicode.Latin, rs[j]):
				latin++
			}
		}
		word := rs[i:j]
		if foreign > 0 && (cyrillic || latin > 0 || (foreign > 1 && known)) {
			names, n := "", 0
			for _, r := range word {
				if n++; isForeign(r) && n <= 20 {
					names += fmt.Sprintf(" “%c” U+%04X", r, r)
				}
			}
			if len(issues) < 3 {
				issues = append(issues, issue{"W001", wording.Args{"word": vitext.Quote(string(word)), "letters": vitext.Quote(strings.TrimSpace(names))}})
			}
			if latin > 0 && known {
				for k, r := range word {
					if l := alike[r]; l != 0 {
						word[k] = l
					}
				}
			}
		}
		i = j
	}
	return vitext.NFC(string(rs)), issues
}

// looksLegacy tells whether a text that nothing marks as TCVN3 or VNI reads like it: a sign of the
// Western page that no Vietnamese text has ("Tæng", "®", "¸") inside words, and no Vietnamese letter.
func looksLegacy(s string) bool {
	signs, marks := 0, 0
	rs := []rune(s)
	for i, r := range rs {
		if r > 0xff && unicode.IsLetter(r) {
			return false
		}
		beside := i > 0 && unicode.IsLetter(rs[i-1]) || i+1 < len(rs) && unicode.IsLetter(rs[i+1])
		if !beside {
			continue
		}
		if strings.ContainsRune("¨©®«¬¦§¡¢£¤¥µ¶·¸¹»¼½¾æçëîïñö÷øûüþÆÇ×ØÞßÖ", r) {
			signs++
		}
		if strings.ContainsRune("®¸¶¹µ©«¬¦¨", r) {
			marks++
		}
	}
	return marks > 0 && signs >= 2
}

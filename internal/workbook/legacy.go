package workbook

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"tiendo/internal/vitext"
)

// encoding is a legacy way to write Vietnamese: letters of a Western code page, drawn as Vietnamese ones
// by a font that knows better. The file itself does not say so; only the font's name does.
type encoding uint8

const (
	plainUnicode encoding = iota
	tcvn3
	tcvn3Capital // a font whose small letters look like capitals: .VnTimeH
	vni
)

// String is the name for Cell.Legacy.
func (e encoding) String() string {
	switch e {
	case plainUnicode:
		return ""
	case tcvn3, tcvn3Capital:
		return "TCVN3"
	case vni:
		return "VNI"
	}
	return "encoding(" + strconv.Itoa(int(e)) + ")"
}

// fontEncoding tells the encoding that a font's name stands for.
func fontEncoding(font string) encoding {
	switch {
	case strings.HasPrefix(font, ".Vn") && strings.HasSuffix(font, "H"):
		return tcvn3Capital
	case strings.HasPrefix(font, ".Vn"):
		return tcvn3
	case strings.HasPrefix(font, "VNI-"):
		return vni
	}
	return plainUnicode
}

// The TCVN3 letters in the order of tcvn3Letters, two hexadecimal digits each: AD, the soft hyphen, is ư.
const (
	tcvn3Codes = "" +
		"A1A2A3A4A5A6A7A8A9AAABACADAEB5B6B7B8B9BBBCBDBEC6C7C8C9CACBCCCECFD0D1D2D3D4" +
		"D5D6D7D8DCDDDEDFE1E2E3E4E5E6E7E8E9EAEBECEDEEEFF1F2F3F4F5F6F7F8F9FAFBFCFDFE"
	tcvn3Letters = "" +
		"ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễ" +
		"ếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
)

// vniTable has the VNI letters: a base letter and a mark, or one sign.
const vniTable = "" +
	"AÀ=Ầ AÁ=Ấ AÂ=Â AÃ=Ẫ AÄ=Ậ AÅ=Ẩ AÈ=Ằ AÉ=Ắ AÊ=Ă AË=Ặ AÏ=Ạ AÕ=Ã AØ=À AÙ=Á AÚ=Ẳ AÛ=Ả AÜ=Ẵ " +
	"EÀ=Ề EÁ=Ế EÂ=Ê EÃ=Ễ EÄ=Ệ EÅ=Ể EÏ=Ẹ EÕ=Ẽ EØ=È EÙ=É EÛ=Ẻ OÀ=Ồ OÁ=Ố OÂ=Ô OÃ=Ỗ OÄ=Ộ OÅ=Ổ " +
	"OÏ=Ọ OÕ=Õ OØ=Ò OÙ=Ó OÛ=Ỏ UÏ=Ụ UÕ=Ũ UØ=Ù UÙ=Ú UÛ=Ủ YÕ=Ỹ YØ=Ỳ YÙ=Ý YÛ=Ỷ aà=ầ aá=ấ aâ=â " +
	"aã=ẫ aä=ậ aå=ẩ aè=ằ aé=ắ aê=ă aë=ặ aï=ạ aõ=ã aø=à aù=á aú=ẳ aû=ả aü=ẵ eà=ề eá=ế eâ=ê " +
	"eã=ễ eä=ệ eå=ể eï=ẹ eõ=ẽ eø=è eù=é eû=ẻ oà=ồ oá=ố oâ=ô oã=ỗ oä=ộ oå=ổ oï=ọ oõ=õ oø=ò " +
	"où=ó oû=ỏ uï=ụ uõ=ũ uø=ù uù=ú uû=ủ yõ=ỹ yø=ỳ yù=ý yû=ỷ ÔÏ=Ợ ÔÕ=Ỡ ÔØ=Ờ ÔÙ=Ớ ÔÛ=Ở ÖÏ=Ự " +
	"ÖÕ=Ữ ÖØ=Ừ ÖÙ=Ứ ÖÛ=Ử ôï=ợ ôõ=ỡ ôø=ờ ôù=ớ ôû=ở öï=ự öõ=ữ öø=ừ öù=ứ öû=ử Æ=Ỉ Ì=Ì Í=Í " +
	"Î=Ỵ Ñ=Đ Ò=Ị Ó=Ĩ Ô=Ơ Ö=Ư æ=ỉ ì=ì í=í î=ỵ ñ=đ ò=ị ó=ĩ ô=ơ ö=ư "

var (
	tcvn3Map = readTCVN3()
	vniMap   = readVNI()
)

func readTCVN3() map[rune]rune {
	m := map[rune]rune{}
	i := 0
	for _, letter := range tcvn3Letters {
		n, err := strconv.ParseUint(tcvn3Codes[i:i+2], 16, 8)
		if err != nil {
			return nil // a test decodes every letter
		}
		m[rune(n)] = letter
		i += 2
	}
	return m
}

func readVNI() map[string]rune {
	m := map[string]rune{}
	for pair := range strings.FieldsSeq(vniTable) {
		from, to, _ := strings.Cut(pair, "=")
		r, _ := utf8.DecodeRuneInString(to)
		m[from] = r
	}
	return m
}

// decodeLegacy reads a text of one font. It comes before everything that strips invisible characters,
// because a soft hyphen is a letter here. A text that has a Vietnamese letter beyond Latin-1 was typed in
// Unicode, whatever its font. changed tells whether anything was read differently.
func decodeLegacy(s string, e encoding) (text string, changed bool) {
	if e == plainUnicode || isASCII(s) || beyondLatin(s) {
		if e == tcvn3Capital && !beyondLatin(s) {
			up := strings.ToUpper(s)
			return up, up != s
		}
		return s, false
	}
	switch e {
	case tcvn3:
		text = fromTCVN3(s)
	case tcvn3Capital:
		text = strings.ToUpper(fromTCVN3(s))
	case vni:
		text = fromVNI(s)
	case plainUnicode:
		text = s
	}
	text = vitext.NFC(text)
	return text, text != s
}

func fromTCVN3(s string) string {
	return strings.Map(func(r rune) rune {
		if v, ok := tcvn3Map[r]; ok {
			return v
		}
		return r
	}, s)
}

func fromVNI(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		_, n := utf8.DecodeRuneInString(s[i:])
		_, m := utf8.DecodeRuneInString(s[i+n:])
		if r, ok := vniMap[s[i:i+n+m]]; ok && m > 0 { // the longer reading first
			b.WriteRune(r)
			i += n + m
			continue
		}
		if r, ok := vniMap[s[i:i+n]]; ok {
			b.WriteRune(r)
		} else {
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// beyondLatin tells whether a letter or combining mark above U+00FF stands in the text.
func beyondLatin(s string) bool {
	for _, r := range s {
		if r > 0xff && (unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)) {
			return true
		}
	}
	return false
}

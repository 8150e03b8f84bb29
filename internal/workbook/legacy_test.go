package workbook

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters are the 134 letters with marks: 67 small ones and their capitals.
var letters = func() string {
	var b strings.Builder
	for _, base := range "aăâeêioôơuưy" {
		for _, tone := range []string{"", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"} {
			if s := norm.NFC.String(string(base) + tone); s > "z" {
				b.WriteString(s)
			}
		}
	}
	b.WriteString("đ")
	return b.String() + strings.ToUpper(b.String())
}()

// encodeTCVN3 writes a text as TCVN3; ok is false for capitals that only the capital font has.
func encodeTCVN3(s string) (out string, ok bool) {
	inverse := map[rune]rune{}
	for k, v := range tcvn3Map {
		inverse[v] = k
	}
	for _, r := range s {
		switch c, known := inverse[r]; {
		case known:
			out += string(c)
		case r < 0x80:
			out += string(r)
		default:
			return "", false
		}
	}
	return out, true
}

func encodeVNI(s string) (out string, ok bool) {
	inverse := map[rune]string{}
	for k, v := range vniMap {
		inverse[v] = k
	}
	for _, r := range s {
		switch c, known := inverse[r]; {
		case known:
			out += c
		case r < 0x80:
			out += string(r)
		default:
			return "", false
		}
	}
	return out, true
}

func TestTheTablesHaveAllLetters(t *testing.T) {
	if n := len([]rune(letters)); n != 134 {
		t.Fatalf("%d letters", n)
	}
	if len(tcvn3Map) != 74 || len(vniMap) != 134 {
		t.Fatalf("%d TCVN3 letters, %d VNI letters; want 74, 134", len(tcvn3Map), len(vniMap))
	}
	if tcvn3Map[0xad] != 'ư' {
		t.Errorf("the soft hyphen is %q", tcvn3Map[0xad])
	}
}

func TestEachLetterThroughTCVN3(t *testing.T) {
	for _, r := range letters {
		want, font := string(r), ".VnTime"
		legacy, ok := encodeTCVN3(want)
		if !ok { // a capital that is written as the small letter of the capital font
			if legacy, ok = encodeTCVN3(strings.ToLower(want)); !ok {
				t.Fatalf("%q has no code", want)
			}
			font = ".VnTimeH"
		}
		if got, changed := decodeLegacy(legacy, fontEncoding(font)); got != want || changed == (legacy == want) {
			t.Errorf("%q in %s: got %q, want %q", legacy, font, got, want)
		}
	}
}

func TestEachLetterThroughVNI(t *testing.T) {
	for _, r := range letters {
		legacy, ok := encodeVNI(string(r))
		if !ok {
			t.Fatalf("%q has no code", r)
		}
		if got, _ := decodeLegacy("x"+legacy+"n", vni); got != "x"+string(r)+"n" {
			t.Errorf("%q: got %q, want %q", legacy, got, "x"+string(r)+"n")
		}
	}
}

func TestLegacyTexts(t *testing.T) {
	for _, c := range []struct{ name, in, font, want string }{
		{"TCVN3", "Tæng sè", ".VnTime", "Tổng số"},
		{"TCVN3 with the soft hyphen", "t\u00ad nh©n", ".VnArial", "tư nhân"},
		{"capital font", "tæng sè", ".VnArialH", "TỔNG SỐ"},
		{"capital font, plain letters", "chia theo", ".VnTimeH", "CHIA THEO"},
		{"VNI", "Toång soá", "VNI-Times", "Tổng số"},
		{"VNI, single letters", "Ñaûng boä", "VNI-Helve", "Đảng bộ"},
		{"Unicode in a legacy font", "Tổng số", ".VnTime", "Tổng số"},
		{"Unicode in a VNI font", "Hải Phòng", "VNI-Times", "Hải Phòng"},
		{"decomposed Unicode in a legacy font", norm.NFD.String("đầu tư"), ".VnTime", norm.NFD.String("đầu tư")},
		{"Western letters in a Unicode font", "Tæng", "Times New Roman", "Tæng"},
		{"plain letters", "Kinh doanh", ".VnTime", "Kinh doanh"},
	} {
		if got, _ := decodeLegacy(c.in, fontEncoding(c.font)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzTCVN3(f *testing.F) {
	for _, s := range []string{"Tæng sè", "t\u00adu nh©n", "abc", "\xff", "Đ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, changed := decodeLegacy(s, tcvn3)
		if changed != (got != s) {
			t.Errorf("%q: changed is %v", s, changed)
		}
		if again, _ := decodeLegacy(got, tcvn3); beyondLatin(got) && again != got {
			t.Errorf("%q: decoded twice gives %q", s, again)
		}
		if legacy, ok := encodeTCVN3(s); ok && !strings.ContainsFunc(s, func(r rune) bool { return r > 0x7f && r < 0x100 }) {
			if back, _ := decodeLegacy(legacy, tcvn3); back != s {
				t.Errorf("%q: written %q, read %q", s, legacy, back)
			}
		}
	})
}

func FuzzVNI(f *testing.F) {
	for _, s := range []string{"Toång soá", "Ñaûng boä", "aaa", "\xff", "Đ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, changed := decodeLegacy(s, vni)
		if changed != (got != s) {
			t.Errorf("%q: changed is %v", s, changed)
		}
		for _, r := range got {
			if unicode.IsControl(r) && !strings.ContainsRune(s, r) {
				t.Errorf("%q: made a control character", s)
			}
		}
	})
}

package compose

import (
	"strings"

	"tiendo/internal/document"
	"tiendo/internal/period"
	"tiendo/internal/vitext"
	"tiendo/internal/worder"
)

// dateWords is a date as in running text.
func dateWords(d period.Date) string { return vitext.Date(d) }

// periodWords is a period in words: "6 tháng đầu năm 2023", "quý II năm 2023", "tháng 02/2023".
func (c *composer) periodWords(p period.Period) string { return worder.New(c.p).Period(p) }

func (c *composer) monthPeriod() period.Period { return period.InMonth(c.in.Card.Month) }

// reportPeriod is what the report looks back on: the year to date.
func (c *composer) reportPeriod() period.Period { return period.YearToDate(c.in.Card.Month) }

// roman writes small numbers for headings and appendices.
func roman(n int) string {
	var b strings.Builder
	for _, s := range []struct {
		n int
		s string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= s.n; n -= s.n {
			b.WriteString(s.s)
		}
	}
	return b.String()
}

// letters are the points of an official document: the Vietnamese alphabet without f, j, w, z and without
// the letters that differ by a mark only, except đ.
var letters = []rune("abcdđeghiklmnopqrstuvxy")

func letter(n int) string {
	if n < 1 {
		return ""
	}
	s := string(letters[(n-1)%len(letters)])
	if r := (n - 1) / len(letters); r > 0 {
		s += itoa(r)
	}
	return s
}

func lower(s string) string   { return strings.ToLower(vitext.NFC(s)) }
func capital(s string) string { return vitext.Capital(s) }

// uncapital puts the first letter in lower case unless the word is an abbreviation ("GRDP") or begins a
// name: then the next word has a capital too ("Cát Bà").
func uncapital(s string) string {
	rs := []rune(s)
	if _, next, ok := strings.Cut(s, " "); ok && beginsName(next) {
		return s
	}
	if len(rs) == 0 || len(rs) > 1 && vitext.Upper(string(rs[1])) == string(rs[1]) && rs[1] != ' ' {
		return s
	}
	return lower(string(rs[0])) + string(rs[1:])
}

// beginsName tells whether a text begins with a capitalised word that is no abbreviation.
func beginsName(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	return word != "" && lower(word) != word && capital(lower(word)) == word
}

// respell writes one style of tone marks (ủy or uỷ) through the whole document.
func respell(blocks []document.Block, setting string) []document.Block {
	style := vitext.Spelling(setting)
	f := func(s string) string { return vitext.Tone(s, style) }
	return mapText(blocks, f)
}

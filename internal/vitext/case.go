package vitext

import "strings"

// Lower puts a text in small letters.
func Lower(s string) string { return strings.ToLower(NFC(s)) }

// Uncapital puts the first letter in lower case unless the word is an abbreviation ("GRDP") or begins a
// name: then the next word has a capital too ("Cát Bà").
func Uncapital(s string) string {
	rs := []rune(s)
	if _, next, ok := strings.Cut(s, " "); ok && beginsName(next) {
		return s
	}
	if len(rs) == 0 || len(rs) > 1 && Upper(string(rs[1])) == string(rs[1]) && rs[1] != ' ' {
		return s
	}
	return Lower(string(rs[0])) + string(rs[1:])
}

// beginsName tells whether a text begins with a capitalised word that is no abbreviation.
func beginsName(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	return word != "" && Lower(word) != word && Capital(Lower(word)) == word
}

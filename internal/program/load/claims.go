package load

import (
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// What becomes of a wording that asserts something about a figure outside of a claim, where nobody proves it.
const (
	refuse  = "refuse"  // it is an error
	replace = "replace" // it is told, and the common wording is used; so it goes with programs that were written before
)

var (
	// claimStart is how the words of a claim begin in a wording: "<reaches_target: …>".
	claimStart = regexp.MustCompile(`^<([a-z_]+): ?`)
	// apart separates what is said of one thing from what is said of the next.
	apart = regexp.MustCompile(`[,;:.()\[\]|\n]`)
	// placeholder is a part of a wording.
	placeholder = regexp.MustCompile(`\{([a-z_]+)\}`)
)

// proven holds a program's wordings to what can be proved: a claim must be one that there is, and a word that asserts
// something ("đạt", "vượt", "tăng") stands beside a figure only within a claim. words are those of the wordings below.
func (r *reader) proven(own *content, words []string) {
	texts := own.texts.Texts
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		at := r.places[entryOf(reflect.ValueOf(texts), key)].Place
		for _, name := range claimsOf(texts[key]) {
			if len(r.lang.Claims) > 0 && !slices.Contains(r.lang.Claims, name) {
				r.choose(at, name, r.lang.Claims)
			}
		}
		word, figure := unproved(texts[key], words, r.lang.Values)
		if word == "" {
			continue
		}
		args := wording.Args{"key": key, "word": word, "figure": figure}
		if own.head.Unproved == refuse {
			r.report("E481", at, args)
			continue
		}
		r.report("N482", at, args)
		delete(texts, key)
	}
}

// claimsOf are the names of the claims that a wording makes.
func claimsOf(text string) []string {
	var out []string
	for i := range len(text) {
		if m := claimStart.FindStringSubmatch(text[i:]); m != nil {
			out = append(out, m[1])
		}
	}
	return out
}

// unproved finds a word that asserts something beside a figure, outside of claims.
func unproved(text string, words, figures []string) (word, figure string) {
	for _, part := range apart.Split(outsideClaims(text), -1) {
		for _, m := range placeholder.FindAllStringSubmatch(part, -1) {
			if !slices.Contains(figures, m[1]) {
				continue
			}
			for _, w := range words {
				if said(placeholder.ReplaceAllString(part, " "), w) {
					return w, m[1]
				}
			}
		}
	}
	return "", ""
}

// said tells whether a text has a word, whole.
func said(text, word string) bool {
	in := " " + strings.Join(strings.FieldsFunc(vitext.Lower(text), func(r rune) bool { return r != '-' && !unicode.IsLetter(r) }), " ") + " "
	return strings.Contains(in, " "+vitext.Lower(word)+" ")
}

// outsideClaims is a wording without the words of its claims.
func outsideClaims(text string) string {
	var out strings.Builder
	depth := 0
	for i := 0; i < len(text); i++ {
		switch {
		case claimStart.MatchString(text[i:]):
			depth++
			out.WriteByte('|')
		case depth > 0 && text[i] == '>':
			depth--
		case depth == 0:
			out.WriteByte(text[i])
		}
	}
	return out.String()
}

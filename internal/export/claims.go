package export

import (
	"strings"
	"unicode"

	"tiendo/internal/document"
	"tiendo/internal/page"
)

// claim is what the report asserts, where it says so first.
type claim struct {
	ID       string   `json:"id"`
	Kind     string   `json:"kind"`
	Subject  string   `json:"subject"`
	Of       *string  `json:"of"`
	Against  *string  `json:"against"`
	Period   *string  `json:"period"`
	Values   []string `json:"values"` // ids of the figures in the sentence
	Sentence string   `json:"sentence"`
	Page     *int     `json:"page"`
}

// claimsOf lists the document's claims in the order of first print, each with its words and the page on which they
// begin, 1 for the first.
func claimsOf(doc document.Document, pages page.Set) []claim {
	said := map[string]document.Said{}
	document.Runs(doc.Blocks, func(in []document.Inline) {
		for _, s := range document.Sayings(in) {
			if before := said[s.Claim]; !strings.ContainsFunc(before.Text, unicode.IsLetter) {
				said[s.Claim] = s
			}
		}
	})
	text, starts := textOf(pages)
	at := 0
	out := make([]claim, 0, len(doc.Claims))
	for _, c := range doc.Claims {
		s := said[c.ID]
		x := claim{ID: c.ID, Kind: string(c.Kind), Subject: c.Subject, Of: some(c.Of), Against: some(c.Against), Period: some(c.At),
			Values: []string{}, Sentence: strings.TrimSpace(s.Text)}
		for _, n := range s.Units {
			x.Values = append(x.Values, n.Value)
		}
		key := letters(s.Text)
		i := strings.Index(text[at:], key)
		if i < 0 { // a table's cells are placed in layout's order
			i = strings.Index(text, key) - at
		}
		if i+at >= 0 {
			at += i
			n := 1
			for n < len(starts) && starts[n] <= at {
				n++
			}
			x.Page = &n
		}
		out = append(out, x)
	}
	return out
}

// textOf is the text of all pages without white space, page numbers and repeated heads, and where each page begins.
func textOf(pages page.Set) (text string, starts []int) {
	var b strings.Builder
	for _, p := range pages.Pages {
		starts = append(starts, b.Len())
		for _, it := range p.Items {
			if run, ok := it.(page.Run); ok && run.Node != page.Artifact {
				b.WriteString(letters(run.Text))
			}
		}
	}
	return b.String(), starts
}

// letters is a text without what layout may change: white space, and capitals.
func letters(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u00a0' || r == '\u00ad' {
			return -1
		}
		return r
	}, s))
}

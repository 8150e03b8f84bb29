package compose

import (
	"regexp"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
)

var (
	// reSkip are digits that are no figures: dates, document numbers, spans of years, years, codes.
	reSkip = regexp.MustCompile(`\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}/\d{4}|\d+[-/]\p{L}[\p{L}/.-]*|\p{L}+\d+\p{L}*|(?:19|20)\d{2}\s*[-–]\s*(?:19|20)\d{2}|\b(?:19|20)\d{2}\b`)
	// reTyped is a number as an office writes it, with what follows it.
	reTyped = regexp.MustCompile(`\d+(?:\.\d{3})*(?:,\d+)?`)
)

// check looks for figures that the editor typed. A figure that some source or some printed value holds
// is left alone; one that none holds is a warning, because nobody could trace it.
func (e *editor) check(printed []document.Value) {
	if len(e.made) == 0 {
		return
	}
	known := e.knownNumbers(printed)
	for _, x := range e.made {
		for _, b := range blockTexts(x.blocks) {
			s := reSkip.ReplaceAllStringFunc(b, func(m string) string { return strings.Repeat(" ", len(m)) })
			for _, loc := range reTyped.FindAllStringIndex(s, -1) {
				n := s[loc[0]:loc[1]]
				if e.isFigure(n, s[loc[1]:]) && !holds(known, n) {
					e.found.add("W513", diag.Place{File: x.file, Line: lineWith(x.text, n)}, map[string]string{"number": n, "text": vitext.Quote(firstLine(strings.TrimSpace(b)))})
				}
			}
		}
	}
}

// lineWith is the first line that holds a number as typed.
func lineWith(text, number string) int {
	i := strings.Index(text, number)
	if i < 0 {
		return 0
	}
	return 1 + strings.Count(text[:i], "\n")
}

// isFigure tells a figure from small counting in prose ("5 bài học"): it has decimals, three digits or
// more, or a unit behind it.
func (e *editor) isFigure(n, after string) bool {
	if strings.ContainsAny(n, ",.") || len(n) >= 3 {
		return true
	}
	after = strings.TrimLeft(after, " \u00a0")
	for _, u := range e.teller.Program.Units {
		if u.Code != "" && strings.HasPrefix(after, u.Code) {
			return true
		}
	}
	return strings.HasPrefix(after, "%")
}

// knownNumbers are the numbers that can be traced: every reading, everything the document prints.
func (e *editor) knownNumbers(printed []document.Value) []quantity.Decimal {
	var out []quantity.Decimal
	for _, o := range e.teller.Set.Observations {
		if o.Value.Known() {
			out = append(out, o.Value.Num)
		}
		if o.Stated.Known() {
			out = append(out, o.Stated.Num)
		}
	}
	for _, v := range printed {
		out = append(out, v.Value.Num)
	}
	return out
}

// holds tells whether a number as typed is a known one at the precision it was typed with.
func holds(known []quantity.Decimal, typed string) bool {
	plain := strings.Replace(strings.ReplaceAll(typed, ".", ""), ",", ".", 1)
	d, err := quantity.Parse(plain)
	if err != nil {
		return false
	}
	_, frac, _ := strings.Cut(plain, ".")
	for _, k := range known {
		if k.Abs().Round(len(frac)).Equal(d) {
			return true
		}
	}
	return false
}

// blockTexts are the typed texts of blocks: what stands in Text, without the figures put in by name.
func blockTexts(blocks []document.Block) []string {
	var out []string
	document.Walk(blocks, func(b document.Block) {
		p, ok := b.(document.Paragraph)
		if !ok {
			return
		}
		s := ""
		for _, i := range p.Text {
			if t, ok := i.(document.Text); ok {
				s += t.Text
			} else {
				s += " "
			}
		}
		out = append(out, s)
	})
	return out
}

package workbook

import "strings"

// look is what a stretch of a rich text says about its digits beside its font.
type look struct {
	font                    string
	raised, lowered, struck bool
}

// Digits above and below the line, and the stroke through the character before it.
var (
	raisedDigits  = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
	loweredDigits = []rune("₀₁₂₃₄₅₆₇₈₉")
)

const stroke = "\u0336"

// run makes the stretch. Digits that only their look sets apart from those beside them become characters
// of their own: the small "1" of a footnote must not become the last digit of "2.857,9", and a number
// struck out not the first digits of the one that replaces it. Who sees them can tell, so the program can.
func (l look) run(text string) run {
	switch {
	case !strings.ContainsAny(text, "0123456789"):
	case l.struck:
		return run{strikeDigits(text), l.font, strings.Trim(text, "0123456789., ") == ""}
	case l.raised && strings.Trim(text, "0123456789 ") == "":
		return run{otherDigits(text, raisedDigits), l.font, true}
	case l.lowered && strings.Trim(text, "0123456789 ") == "":
		return run{otherDigits(text, loweredDigits), l.font, true}
	}
	return run{text: text, font: l.font}
}

func otherDigits(s string, digits []rune) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return digits[r-'0']
		}
		return r
	}, s)
}

func strikeDigits(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteRune(r)
		if r >= '0' && r <= '9' {
			b.WriteString(stroke)
		}
	}
	return b.String()
}

package reading

import (
	"fmt"
	"strings"

	"tiendo/internal/period"
)

// Pattern is a title, heading or label as a form declares it. Beside plain words it may hold "*" (any
// words, or none), "[…]" (words that may be missing) and a period as a span in braces: "{month}",
// "{month-1}", "{ytd}", "{ytd-1y}", "{quarter}", "{year}" …, or a day: "{from}" any, "{date}" one of the form's
// month. It matches a whole text, never a part.
type Pattern struct {
	Text  string
	parts []part
	// Exact patterns hold no "*"; they are believed before others.
	Exact bool
}

type part struct {
	word     string
	any      bool
	optional []part
	span     string
}

// Bound is a period that a text gave for a span of its pattern.
type Bound struct {
	Span   string
	Phrase Phrase
}

// Compile reads a pattern; abbreviations are written out as they will be in the text.
func Compile(text string, abbr Abbreviations) Pattern {
	p := Pattern{Text: text, Exact: !strings.Contains(text, "*")}
	if !strings.HasPrefix(text, "*") { // there "*" is the wildcard, not a bullet
		text = Unnumbered(text)
	}
	p.parts = compile(text, abbr)
	return p
}

func compile(s string, abbr Abbreviations) []part {
	var out []part
	plain := func(t string) {
		for i, piece := range strings.Split(t, "*") {
			if i > 0 {
				out = append(out, part{any: true})
			}
			for _, w := range abbr.Expand(Words(piece)) {
				out = append(out, part{word: w})
			}
		}
	}
	for s != "" {
		i := strings.IndexAny(s, "[{")
		if i < 0 {
			break
		}
		closing := map[byte]string{'[': "]", '{': "}"}[s[i]]
		j := strings.Index(s[i:], closing)
		if j < 0 {
			break
		}
		plain(s[:i])
		inner := s[i+1 : i+j]
		if s[i] == '[' {
			out = append(out, part{optional: compile(inner, abbr)})
		} else {
			out = append(out, part{span: strings.TrimSpace(inner)})
		}
		s = s[i+j+1:]
	}
	plain(s)
	return out
}

// Two places of patterns that are days, not spans: "cấp phép từ {from} - {date}".
const (
	AnyDay   = "from" // the first day of something, any
	MonthDay = "date" // a day of the form's month, up to which the figures go
)

// SpansIn lists the spans that a pattern holds, optional parts included, for those who check what forms declare.
func SpansIn(pattern string) []string {
	var out []string
	var collect func(parts []part)
	collect = func(parts []part) {
		for _, x := range parts {
			if x.span != "" {
				out = append(out, x.span)
			}
			collect(x.optional)
		}
	}
	collect(compile(pattern, Abbreviations{}))
	return out
}

// Open tells whether a pattern has signs, so that more than one text can be it.
func Open(pattern string) bool { return strings.ContainsAny(pattern, "*[{") }

// maxTries bounds the search; a heading of some words needs a few dozen.
const maxTries = 20000

// Match tells whether the words are the pattern, and returns each way in which its spans can be bound,
// at most eight: "quý I 2020" may end the span or leave the year to the words behind it.
func (p Pattern) Match(words []string) [][]Bound {
	m := matcher{words: words}
	m.run(p.parts, 0, nil)
	return m.found
}

// Matches tells whether the words are the pattern in any way.
func (p Pattern) Matches(words []string) bool { return len(p.Match(words)) > 0 }

type matcher struct {
	words []string
	found [][]Bound
	tries int
}

func (m *matcher) run(parts []part, at int, bound []Bound) {
	if m.tries++; m.tries > maxTries || len(m.found) >= 8 {
		return
	}
	if len(parts) == 0 {
		if at == len(m.words) {
			m.found = append(m.found, append([]Bound{}, bound...))
		}
		return
	}
	first, rest := parts[0], parts[1:]
	switch {
	case first.any:
		for i := at; i <= len(m.words); i++ {
			m.run(rest, i, bound)
		}
	case first.optional != nil:
		m.run(append(append([]part{}, first.optional...), rest...), at, bound)
		m.run(rest, at, bound)
	case first.span != "":
		for _, f := range Phrases(m.words[at:]) {
			m.run(rest, at+f.Words, append(bound[:len(bound):len(bound)], Bound{first.span, f.Phrase}))
		}
	default:
		if at < len(m.words) && m.words[at] == first.word {
			m.run(rest, at+1, bound)
		}
	}
}

// Plain returns the pattern and words without marks, for telling which misspelt heading may be meant.
func (p Pattern) Plain() Pattern { return Pattern{p.Text, plainParts(p.parts), p.Exact} }

func plainParts(in []part) []part {
	out := make([]part, len(in))
	for i, x := range in {
		out[i] = x
		out[i].word = Plain(x.word)
		if x.optional != nil {
			out[i].optional = plainParts(x.optional)
		}
	}
	return out
}

// Fill writes a pattern out, as a blank form or a message shows it: words gives what stands for each span, optional
// words stay, "*" goes.
func Fill(pattern string, words func(span string) string) string {
	var b strings.Builder
	for pattern != "" {
		i := strings.IndexByte(pattern, '{')
		j := strings.IndexByte(pattern, '}')
		if i < 0 || j < i {
			break
		}
		b.WriteString(pattern[:i])
		b.WriteString(words(pattern[i+1 : j]))
		pattern = pattern[j+1:]
	}
	b.WriteString(pattern)
	s := strings.NewReplacer("[", "", "]", "", "*", "").Replace(b.String())
	return strings.Join(strings.Fields(s), " ")
}

// SpanInWords writes a period as a heading does under the span that it fills: a half-year is "6 tháng đầu năm
// 2023", a year to date of one month "1 tháng năm 2023", where the period alone is told otherwise. What it
// writes, Period reads back.
func SpanInWords(span string, p period.Period) string {
	base, _, _ := strings.Cut(span, "-")
	switch {
	case base == "half" && p.IsYearToDate() && p.To.Number() == 6:
		return fmt.Sprintf("6 tháng đầu năm %d", p.To.Year())
	case base == "ytd" && p.IsYearToDate() && p.IsMonth():
		return fmt.Sprintf("1 tháng năm %d", p.To.Year())
	}
	return InWords(p)
}

// InWords writes a period as an office's heading does: "tháng 5 năm 2023", "5 tháng năm 2023", "quý II
// năm 2023", "năm 2023". What it writes, Period reads back.
func InWords(p period.Period) string {
	y := p.To.Year()
	switch {
	case p.IsZero():
		return ""
	case p.IsYear():
		return fmt.Sprintf("năm %d", y)
	case p.IsMonth():
		return fmt.Sprintf("tháng %d năm %d", p.To.Number(), y)
	case p.IsYearToDate():
		return fmt.Sprintf("%d tháng năm %d", p.To.Number(), y)
	case p.From.Year() == y && p.Months() == 3 && p.From.Number()%3 == 1:
		return fmt.Sprintf("quý %s năm %d", []string{"I", "II", "III", "IV"}[p.To.Number()/3-1], y)
	case p.From.Year() == y && p.From.Number() == 7 && p.To.Number() == 12:
		return fmt.Sprintf("6 tháng cuối năm %d", y)
	}
	return p.String()
}

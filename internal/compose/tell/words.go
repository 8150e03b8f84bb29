package tell

import (
	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/scorecard"
	"tiendo/internal/vitext"
	"tiendo/internal/worder"
)

// Words are the program's words: a worder's, and the report's sentence patterns. Figures are not among them: they
// are printed by Values, so that each can be asked where it is from.
type Words struct {
	worder  worder.Worder
	wording program.Wording
	missing func(key string)
}

func newWords(p *program.Program, missing func(key string)) Words {
	return Words{worder: worder.New(p), wording: p.Wording, missing: missing}
}

// Text is a wording with its {names} filled, in pairs name, value. One that does not exist stands out on the page,
// and is told.
func (w Words) Text(key string, pairs ...string) string {
	if !w.wording.Has(key) && w.missing != nil {
		w.missing(key)
	}
	return w.worder.Text(key, pairs...)
}

// Say is Text as a run.
func (w Words) Say(key string, pairs ...string) []document.Inline {
	return inline.Text(w.Text(key, pairs...))
}

// First is the wording of the first key that has one; the last is the general case.
func (w Words) First(keys ...string) string {
	for _, k := range keys[:len(keys)-1] {
		if w.wording.Has(k) {
			return w.Text(k)
		}
	}
	return w.Text(keys[len(keys)-1])
}

// Has tells whether there is a wording for a key.
func (w Words) Has(key string) bool { return w.wording.Has(key) }

// Fill puts parts into a sentence pattern, see inline.Fill.
func (w Words) Fill(pattern string, parts inline.Args) []document.Inline {
	return w.claiming(pattern, parts, nil)
}

// claiming is Fill for a pattern with claims.
func (w Words) claiming(pattern string, parts inline.Args, claim func(kind string) (id string, holds bool)) []document.Inline {
	return inline.Fill(pattern, inline.Filling{Parts: parts, Gap: func() []document.Inline { return w.Gap("absent.text") }, Claim: claim})
}

// Gap is the mark of something that is missing.
func (w Words) Gap(key string) []document.Inline {
	return []document.Inline{document.Text{Text: w.Text(key), Style: document.Style{Italic: true}}}
}

// List is one run of the parts of a list.
func (w Words) List(parts [][]document.Inline) []document.Inline {
	if len(parts) == 0 {
		return nil
	}
	return inline.Join(w.Text("list.separator"), parts)
}

// Period is a period in words: "6 tháng đầu năm 2023", "quý II năm 2023", "tháng 02/2023".
func (w Words) Period(p period.Period) string { return w.worder.Period(p) }

// When is a period in words, as a run.
func (w Words) When(p period.Period) []document.Inline { return inline.Text(w.worder.Period(p)) }

// Date is a date as in running text; nil for none.
func (w Words) Date(d period.Date) []document.Inline { return inline.Text(vitext.Date(d)) }

// Body is a body's name; a code that nobody declared is told as it is.
func (w Words) Body(code string) []document.Inline { return inline.Text(w.worder.Body(code)) }

// ShortBody is a body's name for narrow places.
func (w Words) ShortBody(code string) []document.Inline { return inline.Text(w.worder.ShortBody(code)) }

// Status is a status in words.
func (w Words) Status(st scorecard.Status) []document.Inline {
	return w.Say("status." + st.String())
}

// Mark is a status in one word, for narrow places.
func (w Words) Mark(st scorecard.Status) []document.Inline {
	return w.Say("status.short." + st.String())
}

// sub is a status's finer label; nil for none.
func (w Words) sub(s scorecard.SubStatus) []document.Inline {
	if s == scorecard.SubNone {
		return nil
	}
	return w.Say("sub." + string(s))
}

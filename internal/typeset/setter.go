package typeset

import (
	"fmt"
	"slices"
	"strconv"

	"tiendo/internal/diag"
	"tiendo/internal/font"
	"tiendo/internal/program"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

type args = wording.Args

// setter sets text: it knows the profile's styles, the font's measures and the page numbers that texts print, and
// makes lines of atoms. What stands where on a page is the builder's.
type setter struct {
	prof    program.Profile
	m       font.Measurer
	tree    *tree
	anchors map[string]bool // every anchor of the document
	labels  map[string]string
	asked   map[string]bool // anchors whose page number is printed

	diags   diag.List
	said    map[string]bool // findings already made: passes repeat them
	lacking map[rune]*lack
}

// lack is a character that the font does not have.
type lack struct{ text string }

func newSetter(prof program.Profile, m font.Measurer) *setter {
	return &setter{prof: prof, m: m, tree: newTree(), anchors: map[string]bool{}, labels: map[string]string{},
		asked: map[string]bool{}, said: map[string]bool{}, lacking: map[rune]*lack{}}
}

// labelOf is the page number of an anchor as the last pass found it. Before the first pass it is a
// number of two digits: most reports have between ten and a hundred pages.
func (t *setter) labelOf(target string) string {
	t.asked[target] = true
	if l, ok := t.labels[target]; ok {
		return l
	}
	return "00"
}

// report adds a finding once.
func (t *setter) report(code, subject string, a args) {
	d := wording.Diagnostic(code, diag.Place{}, a)
	d.Subject = subject
	if key := fmt.Sprint(code, subject, d.Message); !t.said[key] {
		t.said[key] = true
		t.diags = append(t.diags, d)
	}
}

// missing notes a character without a glyph, with the first text it stands in.
func (t *setter) missing(r rune, text string) {
	if t.lacking[r] == nil {
		t.lacking[r] = &lack{text: text}
	}
}

// findings are all diagnostics, the missing characters in the order of their codes.
func (t *setter) findings() diag.List {
	for _, r := range t.dropped() {
		sign := string(r)
		if !strconv.IsPrint(r) {
			sign = ""
		}
		t.report("W650", "", args{"char": sign, "code": fmt.Sprintf("U+%04X", r), "text": vitext.Quote(t.lacking[r].text)})
	}
	return t.diags
}

// dropped are the characters left out, in ascending order.
func (t *setter) dropped() []rune {
	var out []rune
	for r := range t.lacking {
		out = append(out, r)
	}
	slices.Sort(out)
	return out
}

// style is a style of the profile by name; one the profile lacks is the body's. What a style does not say
// it takes from the body.
func (t *setter) style(name string) program.TextStyle {
	body := t.prof.Text
	if name == "" {
		return body
	}
	s, ok := t.prof.Styles[name]
	if !ok {
		t.report("E656", name, args{"style": name, "profile": t.prof.Name})
		return body
	}
	if s.Size == 0 {
		s.Size = body.Size
	}
	if s.Leading == 0 {
		s.Leading = max(body.Leading, s.Size)
	}
	if s.Align == "" {
		s.Align = body.Align
	}
	return s
}

// optional is a style by name, or another where the profile does not have it.
func (t *setter) optional(name, instead string) program.TextStyle {
	if _, ok := t.prof.Styles[name]; ok {
		return t.style(name)
	}
	return t.style(instead)
}

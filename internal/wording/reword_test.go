package wording_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"tiendo/internal/diag"
	"tiendo/internal/edition"
	"tiendo/internal/forms"
	"tiendo/internal/intake"
	"tiendo/internal/lexicon"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/pipeline"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
	"tiendo/templates"
)

// otherWords writes a sentence without one of its letters: only the {names} stay.
func otherWords(_, text string) string {
	inName := false
	return strings.Map(func(r rune) rune {
		switch {
		case r == '{':
			inName = true
		case r == '}':
			inName = false
		case !inName && unicode.IsLetter(r):
			return 'z'
		}
		return r
	}, text)
}

// Every sentence that people read may be reworded: the sample's 611 workbooks say the same afterwards, a blank
// of today is still understood, and a marked copy is still known for one. What reads workbooks has its words in
// the vocabulary of package reading.
func TestAnySentenceMayBeReworded(t *testing.T) {
	if testing.Short() {
		t.Skip("needs the sample's workbooks")
	}
	m := period.MonthOf(2023, 6)
	o := pipeline.Options{Templates: templates.FS, Program: "nq16", Inputs: os.DirFS("../../inputs"), Prefix: "inputs", Edition: edition.Edition{Period: m}}
	p, found, err := pipeline.Load(o)
	if err != nil {
		t.Fatal(found, err)
	}
	codes := func(l diag.List) []string {
		var out []string
		for _, d := range l {
			out = append(out, d.At.String()+" "+d.Code+" "+d.Severity.String())
		}
		slices.Sort(out)
		return out
	}
	want, err := pipeline.Judge(context.Background(), o, p, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(want.Sent); n != 611 {
		t.Fatalf("the sample has %d workbooks", n)
	}
	x := lexicon.New(p)
	f := p.FormByCode("TC-01")
	body := p.BodyByCode(f.Bodies[0])

	restore := wording.Reword(otherWords)
	defer restore()
	if got := wording.Text("usage.needs_file", wording.Args{"command": "read"}); strings.ContainsAny(got, "ưầ") {
		t.Fatalf("nothing was reworded: %s", got)
	}
	got, err := pipeline.Judge(context.Background(), o, p, nil)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want.Set, got.Set); d != "" {
		t.Errorf("the workbooks say something else:\n%.2000s", d)
	}
	if d := cmp.Diff(codes(want.Diagnostics), codes(got.Diagnostics)); d != "" {
		t.Error(d)
	}
	blank, err := workbook.Write(forms.Blank(x, *f, *body, observation.Set{}, m))
	if err != nil {
		t.Fatal(err)
	}
	s := intake.New(x).Read("bieu.xlsx", blank)
	if s.Form != f.Code || s.Body != body.Code || s.Month != m {
		t.Errorf("a blank in other words is taken for %q of %q: %v", s.Form, s.Body, s.Found)
	}
	for _, d := range s.Found {
		if d.Code != "E113" { // nothing is filled in
			t.Errorf("a blank in other words: %s %s", d.At, d.Code)
		}
	}
	marked, _, err := forms.Annotated(blank, s.Found)
	if err != nil || !forms.IsAnnotated("bieu.xlsx", marked) || forms.IsAnnotated("bieu.xlsx", blank) {
		t.Errorf("a marked copy in other words is not known for one: %v", err)
	}
}

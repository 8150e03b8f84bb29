package typeset

import (
	"strings"
	"testing"
	"unicode"

	"tiendo/internal/document"
	"tiendo/internal/font"
	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/internal/program"
	"tiendo/internal/vitext"
	"tiendo/templates"
)

// FuzzParagraph sets any text in any width: no letter is lost or doubled, no line is wider than it may
// be unless a single letter is, and what the font lacks is reported.
func FuzzParagraph(f *testing.F) {
	m, err := font.Load(templates.FS)
	if err != nil {
		f.Fatal(err)
	}
	f.Add("Thu ngân sách đạt 45.123,4\u00a0tỷ\u00a0đồng, bằng 38,8% dự toán", int64(200_000), uint8(0))
	f.Add("https://vi-du.example/rat-dai/khong-co-cho-ngat", int64(30_000), uint8(1))
	f.Add("✓ topтоп 漢字 🙂 \u200b\u00ad a\u0301\u0323", int64(60_000), uint8(2))
	f.Add("\u00a0\u00a0 \n\t", int64(1), uint8(3))
	f.Add("", int64(0), uint8(0))
	f.Fuzz(func(t *testing.T, s string, width int64, how uint8) {
		if len(s) > 4000 || width < -1e9 || width > 1e9 {
			t.Skip()
		}
		b := newBuilder(program.Profile{}, m)
		style := program.TextStyle{Size: 14 * geom.Pt, Leading: 18 * geom.Pt, Align: []string{"justify", "left", "center", "right"}[how%4]}
		c := words(s, style, 0)
		set := setting{width: geom.Length(width), align: style.Align, leading: style.Leading, size: style.Size, indent: geom.Length(how) * 100}
		lines, _ := b.lines(c, set)
		var got strings.Builder
		for _, l := range lines {
			letters := 0
			for _, it := range l.items {
				r, ok := it.(page.Run)
				if !ok {
					continue
				}
				got.WriteString(r.Text)
				letters += len([]rune(strings.TrimRight(r.Text, " ")))
			}
			if l.right > set.width+geom.Pt/10 && letters > 1 && !strings.ContainsFunc(got.String(), func(r rune) bool { return unicode.Is(unicode.Mn, r) }) {
				t.Errorf("a line of %d letters ends at %d, the width is %d", letters, l.right, set.width)
			}
		}
		want := strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || r == '\u202f' || r == '\u2007' || invisible(r) {
				return -1
			}
			if !m.Covers(r, page.Regular) || meaningless(r) {
				if b.lacking[r] == nil && r != '\u2011' {
					t.Errorf("%U was dropped without a word", r)
				}
				if r == '\u2011' {
					return '-'
				}
				return -1
			}
			return r
		}, vitext.NFC(strings.ToValidUTF8(s, "\uFFFD")))
		if g := strings.ReplaceAll(got.String(), " ", ""); g != want {
			t.Errorf("%q became %q", want, g)
		}
	})
}

func TestPlainStylesMeetEveryFace(t *testing.T) {
	for _, c := range []struct {
		style program.TextStyle
		run   document.Style
		want  page.Face
	}{
		{program.TextStyle{}, document.Style{}, page.Regular},
		{program.TextStyle{Bold: true}, document.Style{}, page.Bold},
		{program.TextStyle{}, document.Style{Italic: true}, page.Italic},
		{program.TextStyle{Bold: true}, document.Style{Italic: true}, page.BoldItalic},
		{program.TextStyle{Bold: true, Italic: true}, document.Style{Bold: true, Italic: true}, page.BoldItalic},
	} {
		if got := faceOf(c.style, c.run); got != c.want {
			t.Errorf("%+v with %+v is %v, want %v", c.style, c.run, got, c.want)
		}
	}
}

package font_test

import (
	"errors"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/image/font/gofont/goregular"
	"pgregory.net/rapid"

	"tiendo/internal/font"
	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/templates"
)

func load(tb testing.TB) *font.Family {
	tb.Helper()
	f, err := font.Load(templates.FS)
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

func TestWidthIsTheSumOfAdvances(t *testing.T) {
	f := load(t)
	// Advances of Tinos Regular in 1/2048 em, as Times New Roman has them: a 909, space 512, 1 1024, W 1933.
	for _, c := range []struct {
		text string
		size geom.Length
		want geom.Length
	}{
		{"", 14 * geom.Pt, 0},
		{"a", 2048 * geom.Pt, 909 * geom.Pt},
		{"ạ", 2048 * geom.Pt, 909 * geom.Pt},
		{" ", 14 * geom.Pt, 3500},
		{"1", 14 * geom.Pt, 7000},
		{"aa", 14 * geom.Pt, 12428}, // 2 × 6213.87 rounded once, not 2 × 6214
		{"W1", 1024 * geom.Pt, 1478500},
	} {
		if got := f.Width(c.text, page.Regular, c.size); got != c.want {
			t.Errorf("Width(%q, %d) = %d, want %d", c.text, c.size, got, c.want)
		}
	}
}

func TestWidthHasNoKerningAndOneRounding(t *testing.T) {
	f := load(t)
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.StringOfN(rapid.RuneFrom([]rune("aàảđưỢVTy. ")), 0, 40, -1).Draw(t, "a"), rapid.StringOf(rapid.RuneFrom([]rune("AVơỳ1,"))).Draw(t, "b")
		x := page.Face(rapid.IntRange(0, 3).Draw(t, "face"))
		// At the em's own size every unit is one point, so that sums are exact.
		em := geom.Length(f.UnitsPerEm(x)) * geom.Pt
		if f.Width(a, x, em)+f.Width(b, x, em) != f.Width(a+b, x, em) {
			t.Fatalf("%q + %q is not %q", a, b, a+b)
		}
		if d := f.Width(a, x, 14*geom.Pt) + f.Width(b, x, 14*geom.Pt) - f.Width(a+b, x, 14*geom.Pt); d < -1 || d > 1 {
			t.Fatalf("%q + %q at 14 pt is off by %d", a, b, d)
		}
	})
}

func TestCovers(t *testing.T) {
	f := load(t)
	for x := page.Regular; x <= page.BoldItalic; x++ {
		for _, r := range "AaĂăÂâĐđÊêÔôƠơƯưẠỹ₫топ“”…–≤≥\u00a0 " {
			if !f.Covers(r, x) {
				t.Errorf("%s lacks %q", f.Name(x), r)
			}
		}
		for r := rune(0x1EA0); r <= 0x1EF9; r++ {
			if !f.Covers(r, x) {
				t.Errorf("%s lacks %q", f.Name(x), r)
			}
		}
		for _, r := range "✓☐漢🙂\n\t\u0000\u0085\U00100000" {
			if f.Covers(r, x) {
				t.Errorf("%s claims %U", f.Name(x), r)
			}
		}
	}
}

func TestNamesAndData(t *testing.T) {
	f := load(t)
	for x, want := range map[page.Face]string{page.Regular: "Tinos-Regular", page.Bold: "Tinos-Bold", page.Italic: "Tinos-Italic", page.BoldItalic: "Tinos-BoldItalic"} {
		if f.Name(x) != want {
			t.Errorf("face %d is %s, want %s", x, f.Name(x), want)
		}
		file, err := fs.ReadFile(templates.FS, "fonts/"+want+".ttf")
		if err != nil || len(f.Data(x)) != len(file) {
			t.Errorf("%s: %d bytes, want those of the file (%v)", want, len(f.Data(x)), err)
		}
	}
}

func TestFamilyIsSafeForConcurrentUse(t *testing.T) {
	f := load(t)
	want := load(t).Width("Thu ngân sách nhà nước ≥ 45.123,4 tỷ đồng", page.Bold, 14*geom.Pt)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				if got := f.Width("Thu ngân sách nhà nước ≥ 45.123,4 tỷ đồng", page.Bold, 14*geom.Pt); got != want {
					t.Errorf("width %d, want %d", got, want)
					return
				}
			}
		})
	}
	wg.Wait()
}

func TestLoadRefuses(t *testing.T) {
	regular, err := fs.ReadFile(templates.FS, "fonts/Tinos-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	whole := func() fstest.MapFS {
		m := fstest.MapFS{}
		for _, e := range []string{"Regular", "Bold", "Italic", "BoldItalic"} {
			m["fonts/A-"+e+".ttf"] = &fstest.MapFile{Data: regular}
		}
		return m
	}
	if _, err := font.Load(whole()); err != nil {
		t.Fatalf("a whole family is refused: %v", err)
	}
	for _, c := range []struct {
		name, says string
		spoil      func(fstest.MapFS)
	}{
		{"a missing face", "fonts/*-Bold.ttf: 0 files", func(m fstest.MapFS) { delete(m, "fonts/A-Bold.ttf") }},
		{"a face twice", "fonts/*-Bold.ttf: 2 files", func(m fstest.MapFS) { m["fonts/B-Bold.ttf"] = m["fonts/A-Bold.ttf"] }},
		{"a truncated face", "fonts/A-Italic.ttf", func(m fstest.MapFS) { m["fonts/A-Italic.ttf"] = &fstest.MapFile{Data: regular[:4000]} }},
		{"a face without Vietnamese", "fonts/A-Regular.ttf has no glyph for 'Ạ'", func(m fstest.MapFS) { m["fonts/A-Regular.ttf"] = &fstest.MapFile{Data: goregular.TTF} }},
		{"an empty face", "fonts/A-Italic.ttf", func(m fstest.MapFS) { m["fonts/A-Italic.ttf"] = &fstest.MapFile{} }},
	} {
		m := whole()
		c.spoil(m)
		_, err := font.Load(m)
		if !errors.Is(err, font.ErrFont) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want ErrFont naming %q", c.name, err, c.says)
		}
	}
}

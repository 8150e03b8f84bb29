package typeset_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tiendo/internal/document"
	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/internal/program"
	"tiendo/internal/typeset"
)

// syllables are ordinary Vietnamese with a few troublemakers.
var syllables = []string{"thành", "phố", "chỉ", "tiêu", "nghị", "quyết", "thực", "hiện", "kế", "hoạch", "Ủy", "ban", "được", "giữ", "vững,", "phát", "triển", "kinh", "tế", "-", "xã", "hội;",
	"2020-2025", "R&D", "COVID-19", "(ước)", "“xây”", "топ", "https://vi-du.example/bao-cao/2023/06/so-lieu-chi-tiet?muc=1", "đạt…"}

func sentence(t *rapid.T, most int) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(syllables), 1, most).Draw(t, "words"), " ")
}

func inlines(t *rapid.T, most int) []document.Inline {
	var out []document.Inline
	for range rapid.IntRange(1, 4).Draw(t, "inlines") {
		st := document.Style{Bold: rapid.Bool().Draw(t, "bold"), Italic: rapid.Bool().Draw(t, "italic"), Underline: rapid.IntRange(0, 9).Draw(t, "underline") == 0}
		switch rapid.IntRange(0, 9).Draw(t, "inline") {
		case 0, 1:
			out = append(out, document.Text{Text: " "}, document.Number{Value: "v", Text: "45.123,4", Unit: "tỷ đồng", Style: st}, document.Text{Text: " "})
		case 2:
			out = append(out, document.Number{Value: "v", Text: "38,8", Unit: "%", Glue: true, Style: st})
		case 3:
			out = append(out, document.LineBreak{})
		case 4:
			out = append(out, document.Link{Target: "h", Text: []document.Inline{document.Text{Text: sentence(t, 5), Style: st}}})
		default:
			out = append(out, document.Text{Text: sentence(t, most), Style: st})
		}
	}
	return out
}

func block(t *rapid.T, depth int) document.Block {
	switch k := rapid.IntRange(0, 11).Draw(t, "block"); {
	case k == 0:
		return document.Heading{Level: rapid.IntRange(0, 4).Draw(t, "level"), Number: rapid.SampledFrom([]string{"", "I-", "1."}).Draw(t, "number"), Text: text(sentence(t, 20)), Outline: true}
	case k == 1 && depth < 2:
		var l document.List
		l.Marker = rapid.SampledFrom([]string{"-", "+"}).Draw(t, "marker")
		for range rapid.IntRange(1, 4).Draw(t, "items") {
			item := []document.Block{document.Paragraph{Text: inlines(t, 40)}}
			if rapid.IntRange(0, 3).Draw(t, "nested") == 0 {
				item = append(item, document.List{Marker: "+", Items: [][]document.Block{{document.Paragraph{Text: inlines(t, 20)}}}})
			}
			l.Items = append(l.Items, item)
		}
		return l
	case k == 2 || k == 3:
		n := rapid.IntRange(1, 12).Draw(t, "columns")
		x := document.Table{Caption: text(sentence(t, 12)), Number: "Bảng 1", Unit: rapid.SampledFrom([]string{"", "Đơn vị tính: %"}).Draw(t, "unit")}
		for range n {
			x.Columns = append(x.Columns, document.Column{Share: rapid.IntRange(1, 5).Draw(t, "share"), Align: rapid.SampledFrom([]string{"", "right", "center", "justify"}).Draw(t, "align")})
		}
		row := func() []document.Cell {
			var out []document.Cell
			for range n {
				out = append(out, document.Cell{Text: text(strings.ReplaceAll(sentence(t, 40/n), "https://vi-du.example/bao-cao/2023/06/so-lieu-chi-tiet?muc=1", "-"))})
			}
			return out
		}
		if rapid.Bool().Draw(t, "head") {
			x.Head = append(x.Head, row())
		}
		for range rapid.IntRange(1, 40).Draw(t, "rows") {
			r := document.Row{Cells: row()}
			if rapid.IntRange(0, 6).Draw(t, "group") == 0 {
				r = document.Row{Group: true, Cells: []document.Cell{{Text: text("I"), ColSpan: n}}}
			}
			x.Rows = append(x.Rows, r)
		}
		return x
	case k == 4:
		return document.Figure{Number: "Biểu đồ 1", Caption: text(sentence(t, 12)), Alt: "x", Drawing: picture(geom.MM(100), geom.MM(float64(rapid.IntRange(20, 130).Draw(t, "height"))))}
	case k == 5 && depth == 0:
		r := document.Region{Landscape: rapid.Bool().Draw(t, "landscape"), Restart: rapid.Bool().Draw(t, "restart")}
		r.Blocks = blocks(t, depth+1, 4)
		return r
	case k == 6:
		return document.Break{}
	}
	return document.Paragraph{Text: inlines(t, 80)}
}

func blocks(t *rapid.T, depth, most int) []document.Block {
	var out []document.Block
	for range rapid.IntRange(1, most).Draw(t, "blocks") {
		b := block(t, depth)
		// A heading right before the end of its page is what the document asks for there.
		switch b.(type) {
		case document.Break, document.Region:
			out = append(out, para("Hết."))
		}
		out = append(out, b)
	}
	return append(out, para("Kết thúc."))
}

func TestAnyDocumentIsSetSoundly(t *testing.T) {
	profiles, m := []program.Profile{profile(t, "dang"), profile(t, "hanh_chinh")}, measurer(t)
	rapid.Check(t, func(t *rapid.T) {
		prof := profiles[rapid.IntRange(0, 1).Draw(t, "profile")]
		doc := document.Document{Blocks: append([]document.Block{document.Heading{ID: "h", Text: text("Kết quả"), Outline: true}}, blocks(t, 0, 8)...)}
		set, diags := typeset.Typeset(doc, prof, m)
		for _, d := range diags {
			if d.Code != "N655" {
				t.Fatalf("%s %s", d.Code, d.Message)
			}
		}
		checkSound(t, set, prof, m)
		if got, want := squash(painted(set)), squash(stated(doc.Blocks)); got != want {
			t.Fatalf("pages say\n%s\nthe document\n%s", got, want)
		}
	})
}

// Words stay apart in each paragraph's own text, whatever lines it was broken into.
func TestParagraphKeepsItsWordsApart(t *testing.T) {
	prof, m := profile(t, "dang"), measurer(t)
	rapid.Check(t, func(t *rapid.T) {
		s := strings.ReplaceAll(sentence(t, 120), "https://vi-du.example/bao-cao/2023/06/so-lieu-chi-tiet?muc=1", "x")
		style := rapid.SampledFrom([]string{"", "note", "center", "quote"}).Draw(t, "style")
		set, _ := typeset.Typeset(document.Document{Blocks: []document.Block{document.Paragraph{Style: style, Text: text(s)}}}, prof, m)
		if got := painted(set); got != s {
			t.Fatalf("%q became %q", s, got)
		}
	})
}

func TestPageNumbersInContentsAreTrue(t *testing.T) {
	prof, m := profile(t, "dang"), measurer(t)
	rapid.Check(t, func(t *rapid.T) {
		doc := document.Document{Blocks: []document.Block{document.Contents{Title: "Mục lục", Depth: 2}}}
		for i := range rapid.IntRange(1, 60).Draw(t, "headings") {
			doc.Blocks = append(doc.Blocks, document.Heading{Level: 1, Number: "I-", ID: "h" + strings.Repeat("x", i), Text: text(sentence(t, 12)), Outline: true})
			for range rapid.IntRange(0, 6).Draw(t, "paragraphs") {
				doc.Blocks = append(doc.Blocks, document.Paragraph{Text: append(text(sentence(t, 60)+" xem trang "), document.PageRef{Target: "h"}, document.Text{Text: "."})})
			}
			doc.Blocks = append(doc.Blocks, para("Hết."))
		}
		set, diags := typeset.Typeset(doc, prof, m)
		if len(diags) > 0 {
			t.Fatalf("%v", diags)
		}
		checkSound(t, set, prof, m)
		for _, p := range set.Pages {
			for i, it := range p.Items {
				a, ok := it.(page.Anno)
				if !ok {
					continue
				}
				number, ok := p.Items[i-1].(page.Run)
				if !ok || strings.Trim(number.Text, "0123456789") != "" {
					continue // a line of the entry that does not hold the number
				}
				if want := set.Anchors[a.Target].Page + 1; number.Text != decimal(want) {
					t.Fatalf("contents say %s for %s, which stands on page %d", number.Text, a.Target, want)
				}
			}
		}
	})
}

func decimal(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return decimal(n/10) + string(rune('0'+n%10))
}

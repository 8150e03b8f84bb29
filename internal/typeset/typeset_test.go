package typeset_test

import (
	"slices"
	"strings"
	"testing"

	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/font"
	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/internal/typeset"
)

// set typesets blocks by the Party profile.
func set(t *testing.T, blocks ...document.Block) (page.Set, diag.List) {
	t.Helper()
	return typeset.Typeset(document.Document{Blocks: blocks}, profile(t, "dang"), measurer(t))
}

// sound is set with nothing to report and everything in its place.
func sound(t *testing.T, blocks ...document.Block) page.Set {
	t.Helper()
	s, diags := set(t, blocks...)
	for _, d := range diags {
		t.Errorf("%s %s", d.Code, d.Message)
	}
	checkSound(t, s, profile(t, "dang"), measurer(t))
	return s
}

// find is the first run with a text, and its page.
func find(t *testing.T, s page.Set, text string) (page.Run, int) {
	t.Helper()
	for i, p := range s.Pages {
		for _, it := range p.Items {
			if r, ok := it.(page.Run); ok && strings.TrimSpace(r.Text) == text {
				return r, i
			}
		}
	}
	t.Fatalf("no run %q in\n%s", text, s.Text())
	return page.Run{}, 0
}

func filler(n int) []document.Block {
	var out []document.Block
	for range n {
		out = append(out, para("Một dòng."))
	}
	return out
}

func TestJustifiedLinesEndAtTheMargin(t *testing.T) {
	s := sound(t, para(strings.Repeat("Phát triển kinh tế biển là trọng tâm của thành phố. ", 12)))
	prof, m := profile(t, "dang"), measurer(t)
	right := prof.Page.Width - prof.Page.Right
	runs := s.Pages[0].Items
	for i, it := range runs {
		r := it.(page.Run)
		end := r.At.X + r.Width
		if i < len(runs)-1 {
			if !strings.HasSuffix(r.Text, " ") {
				t.Errorf("line %q ends without a space: its last word would run into the next", r.Text)
			}
			end -= m.Width(" ", r.Face, r.Size) + r.Space
			if d := end - right; d < -50 || d > 50 {
				t.Errorf("line %q ends %d/1000 pt off the margin", r.Text, d)
			}
		} else if r.Space != 0 {
			t.Errorf("the last line is justified")
		}
		if i > 0 && r.At.Y-runs[i-1].(page.Run).At.Y != prof.Text.Leading {
			t.Errorf("line %d is not on the pitch", i)
		}
	}
	if first := runs[0].(page.Run); first.At.X != prof.Page.Left+prof.Text.Indent {
		t.Errorf("first line begins at %d", first.At.X)
	}
}

func TestNumberStaysWithItsUnit(t *testing.T) {
	for n := 1; n < 40; n++ {
		in := []document.Inline{document.Text{Text: strings.Repeat("đạt ", n)}, document.Number{Value: "v", Text: "45.123,4", Unit: "tỷ đồng"}, document.Text{Text: strings.Repeat(" và", 30)}}
		s := sound(t, document.Paragraph{Text: in})
		number, _ := find(t, s, "45.123,4")
		if number.Value != "v" || number.Text != "45.123,4" {
			t.Fatalf("the run of the number is %+v", number)
		}
		joined := ""
		for _, it := range s.Pages[0].Items {
			if r := it.(page.Run); r.At.Y == number.At.Y {
				joined += r.Text
			}
		}
		if !strings.Contains(joined, "45.123,4 tỷ đồng") {
			t.Fatalf("after %d words the line is %q", n, joined)
		}
	}
}

func TestHeadingGoesWithItsText(t *testing.T) {
	for n := 20; n < 40; n++ {
		blocks := append(filler(n), document.Heading{Level: 1, Number: "I-", Text: text("Đánh giá chung")}, document.Heading{Level: 2, Number: "1.", Text: text("Kinh tế")}, para("Tăng trưởng khá."))
		s := sound(t, blocks...)
		_, a := find(t, s, "I- ĐÁNH GIÁ CHUNG")
		_, b := find(t, s, "1. Kinh tế")
		_, c := find(t, s, "Tăng trưởng khá.")
		if a != b || b != c {
			t.Fatalf("after %d lines the headings stand on pages %d and %d, the text on %d", n, a+1, b+1, c+1)
		}
	}
}

func TestHeadingRolesLeaveNoGap(t *testing.T) {
	h := func(level int, s string) document.Heading { return document.Heading{Level: level, Text: text(s)} }
	s := sound(t, h(1, "a"), h(3, "b"), h(2, "c"), h(4, "d"), h(0, "e"), h(1, "f"), para("x"))
	var got []string
	for _, n := range s.Nodes {
		if isHeading(n.Role) {
			got = append(got, string(n.Role))
		}
	}
	if want := []string{"H1", "H2", "H2", "H3", "H1", "H2"}; !slices.Equal(got, want) {
		t.Errorf("roles %v, want %v", got, want)
	}
}

func TestFigureStandsWithItsCaption(t *testing.T) {
	for n := 10; n < 40; n++ {
		f := document.Figure{ID: "f", Number: "Biểu đồ 1", Caption: text("Tiến độ"), Alt: "Tiến độ 20 chỉ tiêu", Drawing: picture(geom.MM(120), geom.MM(60))}
		s := sound(t, append(append(filler(n), f), para("Hết."))...)
		_, at := find(t, s, "Biểu đồ 1. Tiến độ")
		var node page.Node
		for _, x := range s.Nodes {
			if x.Role == page.Figure {
				node = x
			}
		}
		if node.Page != at || s.Anchors["f"].Page != at || node.Alt != "Tiến độ 20 chỉ tiêu" || node.BBox.Size != f.Drawing.Size {
			t.Fatalf("caption on page %d, figure %+v", at+1, node)
		}
	}
}

func TestSignatureNeverStandsAlone(t *testing.T) {
	sign := document.Signature{Authority: "T/M BAN THƯỜNG VỤ", Role: "BÍ THƯ", RecipientsLabel: "Nơi nhận:", Recipients: []string{"Bộ Chính trị", "Lưu Văn phòng Thành ủy"}}
	for n := 10; n < 40; n++ {
		s := sound(t, append(filler(n), para(strings.Repeat("Câu cuối cùng của báo cáo. ", 20)), sign)...)
		_, at := find(t, s, "T/M BAN THƯỜNG VỤ")
		found := false
		for _, it := range s.Pages[at].Items {
			r, ok := it.(page.Run)
			found = found || ok && strings.Contains(r.Text, "Câu cuối")
		}
		if !found {
			t.Fatalf("after %d lines the signature stands alone", n)
		}
		label, _ := find(t, s, "Nơi nhận:")
		authority, _ := find(t, s, "T/M BAN THƯỜNG VỤ")
		if label.At.Y != authority.At.Y || label.At.X >= authority.At.X {
			t.Fatalf("recipients at %v, authority at %v", label.At, authority.At)
		}
	}
}

func TestArchiveLineEndsTheRecipientsOnce(t *testing.T) {
	for _, list := range [][]string{{"Bộ Chính trị"}, {"Bộ Chính trị", "Lưu Văn phòng Thành uỷ"}} {
		s, _ := set(t, para("Hết."), document.Signature{Authority: "T/M BAN THƯỜNG VỤ", Recipients: list})
		if got := strings.Count(painted(s), "Lưu Văn phòng"); got != 1 {
			t.Errorf("%v: the archive stands there %d times", list, got)
		}
		find(t, s, "Bộ Chính trị;")
	}
	s, _ := set(t, para("Hết."), document.Signature{Authority: "T/M BAN THƯỜNG VỤ", Recipients: []string{"Bộ Chính trị"}, Archive: "Lưu: VT, TH"})
	find(t, s, "Lưu: VT, TH.")
	if strings.Contains(painted(s), "Lưu Văn phòng") {
		t.Error("the profile's line stands beside the issuer's")
	}
}

func TestLastParagraphEndsAsTheProfileSays(t *testing.T) {
	for name, want := range map[string]string{"dang": "Hết.", "hanh_chinh": "Hết./."} {
		s, _ := typeset.Typeset(document.Document{Blocks: []document.Block{para("Trước."), para("Hết."), document.Signature{Authority: "TM. ỦY BAN NHÂN DÂN"}}}, profile(t, name), measurer(t))
		find(t, s, "Trước.")
		find(t, s, want)
	}
}

func TestRegionTurnsThePageAndCountsAnew(t *testing.T) {
	s := sound(t, para("Trước."), document.Region{Landscape: true, Restart: true, Blocks: []document.Block{para("Trong một."), document.Break{}, para("Trong hai.")}}, para("Sau."))
	var got []string
	for _, p := range s.Pages {
		shape := "đứng"
		if p.Size.W > p.Size.H {
			shape = "ngang"
		}
		got = append(got, shape+p.Label)
	}
	if want := []string{"đứng", "ngang", "ngang2", "đứng3"}; !slices.Equal(got, want) {
		t.Errorf("pages %v, want %v", got, want)
	}
}

func TestPartyHeadHasItsRuleAsLongAsItsWords(t *testing.T) {
	s, _ := set(t, document.Head{Issuer: "THÀNH ỦY HẢI PHÒNG", Number: "5", Symbol: "BC/TU", Place: "Hải Phòng", Day: "9", Month: "2", Year: "2023", Title: text("sơ kết"), Draft: "Dự thảo lần 1", Mark: "LƯU HÀNH NỘI BỘ"}, para("x"))
	party, _ := find(t, s, "ĐẢNG CỘNG SẢN VIỆT NAM")
	var rule *page.Rule
	for _, it := range s.Pages[0].Items {
		if r, ok := it.(page.Rule); ok && r.From.X == party.At.X {
			rule = &r
		}
	}
	if rule == nil || rule.To.X != party.At.X+party.Width || rule.From.Y <= party.At.Y {
		t.Errorf("words at %v, %d wide; rule %+v", party.At, party.Width, rule)
	}
	number, _ := find(t, s, "Số 05-BC/TU")
	date, _ := find(t, s, "Hải Phòng, ngày 09 tháng 02 năm 2023")
	if number.At.Y != date.At.Y || date.Face != page.Italic {
		t.Errorf("number at %v, date at %v in %s", number.At, date.At, date.Face)
	}
	if star, _ := find(t, s, "*"); star.Node != page.Artifact {
		t.Error("the star is read aloud")
	}
	find(t, s, "-----")
	find(t, s, "LƯU HÀNH NỘI BỘ")
}

func TestFindings(t *testing.T) {
	drawing := picture(geom.MM(300), geom.MM(40))
	for _, c := range []struct {
		name, code, says string
		blocks           []document.Block
	}{
		{"a character without a glyph", "W650", "U+2713", []document.Block{para("Đạt ✓ và ✓ nữa")}},
		{"a chart not drawn", "E652", "Biểu đồ 1 Tiến độ", []document.Block{document.Figure{Number: "Biểu đồ 1", Caption: text("Tiến độ")}}},
		{"a page reference to nowhere", "E653", "ct99", []document.Block{document.Paragraph{Text: []document.Inline{document.PageRef{Target: "ct99"}}}}},
		{"a link to nowhere", "E653", "ct99", []document.Block{document.Paragraph{Text: []document.Inline{document.Link{Target: "ct99", Text: text("xem")}}}}},
		{"a chart too wide", "E654", "Biểu đồ 1", []document.Block{document.Figure{Number: "Biểu đồ 1", Drawing: drawing}}},
		{"a column too narrow", "N655", "45.123.456,7", []document.Block{document.Table{Number: "Bảng 1", Columns: make([]document.Column, 40), Rows: []document.Row{{Cells: cells(slices.Repeat([]string{"45.123.456,7"}, 40)...)}}}}},
		{"an unknown style", "E656", "la", []document.Block{document.Paragraph{Style: "la", Text: text("x")}}},
		{"a row with too many cells", "E658", "Bảng 1", []document.Block{document.Table{Number: "Bảng 1", Columns: make([]document.Column, 1), Rows: []document.Row{{Cells: cells("a", "b")}}}}},
	} {
		s, diags := set(t, append(c.blocks, para("Hết."))...)
		if len(diags) != 1 || diags[0].Code != c.code || !strings.Contains(diags[0].Message, c.says) || diags[0].Hint == "" {
			t.Errorf("%s: %v, want one %s naming %q", c.name, diags, c.code, c.says)
		}
		if len(s.Pages) == 0 || !strings.Contains(painted(s), "Hết.") {
			t.Errorf("%s: the rest of the report is gone", c.name)
		}
	}
}

// restless is a font in which a nine is so wide that it takes a line of its own.
type restless struct{ *font.Family }

func (f restless) Width(text string, x page.Face, size geom.Length) geom.Length {
	return f.Family.Width(text, x, size) + 400*geom.Pt*geom.Length(strings.Count(text, "9"))
}

// A reference that pushes its target from page 9 to page 10 when it says 9, and back when it says 10, has
// no true number: the search ends and says so.
func TestReferencesThatNeverSettleAreReported(t *testing.T) {
	var blocks []document.Block
	for range 8 {
		blocks = append(blocks, para("Trang trước."), document.Break{})
	}
	for range 20 {
		blocks = append(blocks, document.Paragraph{Text: append(text("Nội dung này xem thêm tại trang "), document.PageRef{Target: "h"})})
	}
	blocks = append(blocks, document.Heading{Level: 1, ID: "h", Text: text("Đích")}, para("Hết."))
	_, diags := typeset.Typeset(document.Document{Blocks: blocks}, profile(t, "dang"), restless{measurer(t)})
	if len(diags) != 1 || diags[0].Code != "E651" {
		t.Errorf("%v, want one E651", diags)
	}
	if _, diags := set(t, blocks...); len(diags) != 0 {
		t.Errorf("in a common font: %v", diags)
	}
}

func TestMissingCharactersAreLeftOut(t *testing.T) {
	s, diags := set(t, para("Đạt ✓ rồi\ue000 \xff"))
	if got := painted(s); got != "Đạt rồi" || !slices.Equal(s.Dropped, []rune{'✓', '\ue000', '\ufffd'}) || len(diags) != 3 {
		t.Errorf("printed %q, dropped %q, said %v", got, s.Dropped, diags)
	}
}

func TestLinksLeadToTheirPlace(t *testing.T) {
	s := sound(t, document.Paragraph{Text: []document.Inline{document.Text{Text: "Xem "}, document.Link{Target: "h", Text: []document.Inline{document.Text{Text: "phần sau, trang "}, document.PageRef{Target: "h"}}}}},
		document.Break{}, document.Heading{Level: 1, ID: "h", Text: text("Phần sau"), Outline: true}, para("x"))
	var anno page.Anno
	for _, it := range s.Pages[0].Items {
		if a, ok := it.(page.Anno); ok {
			anno = a
		}
	}
	if anno.Target != "h" || s.Anchors["h"].Page != 1 || anno.Rect.W <= 0 || anno.Contents != "phần sau, trang" {
		t.Errorf("link %+v to %+v", anno, s.Anchors["h"])
	}
	find(t, s, "phần sau, trang 2")
}

func TestEmptyDocumentHasAPage(t *testing.T) {
	s, diags := set(t)
	if len(s.Pages) != 1 || len(diags) != 0 {
		t.Errorf("%d pages, %v", len(s.Pages), diags)
	}
}

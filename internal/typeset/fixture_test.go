package typeset_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"tiendo/internal/document"
	"tiendo/internal/drawing"
	"tiendo/internal/font"
	"tiendo/internal/geom"
	"tiendo/internal/program"
	"tiendo/internal/program/load"
	"tiendo/templates"
)

// family is the real font: layout is tested with the widths that readers get.
var family = sync.OnceValues(func() (*font.Family, error) { return font.Load(templates.FS) })

func measurer(tb testing.TB) *font.Family {
	tb.Helper()
	f, err := family()
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

var profiles sync.Map

// profile loads a profile of the templates through a program that has nothing else.
func profile(tb testing.TB, name string) program.Profile {
	tb.Helper()
	if p, ok := profiles.Load(name); ok {
		return p.(program.Profile)
	}
	data, err := os.ReadFile(filepath.Join("..", "..", "templates", "profiles", name+".yaml"))
	if err != nil {
		tb.Fatal(err)
	}
	tree := fstest.MapFS{
		"x/program.yaml":             {Data: []byte("title: x\nprofile: " + name + "\nterm: {name: x, baseline: 2020-12-31, end: 2025-12-31, first: 2021-01}\n")},
		"profiles/" + name + ".yaml": {Data: data},
	}
	p, diags := load.Load(tree, "x", load.Language{})
	for _, d := range diags {
		if strings.HasPrefix(d.At.File, "templates/profiles/") {
			tb.Fatalf("%s: %s", d.At, d.Message)
		}
	}
	if p.Profile.Name != name {
		tb.Fatalf("profile %q was not read: %v", name, diags)
	}
	profiles.Store(name, p.Profile)
	return p.Profile
}

func text(s string) []document.Inline { return []document.Inline{document.Text{Text: s}} }

func para(s string) document.Paragraph { return document.Paragraph{Text: text(s)} }

func cells(texts ...string) []document.Cell {
	out := make([]document.Cell, len(texts))
	for i, s := range texts {
		out[i] = document.Cell{Text: text(s)}
	}
	return out
}

// picture is a frame with a stroke across, in place of a chart.
func picture(w, h geom.Length) *drawing.Drawing {
	black := drawing.Grey(0)
	frame := drawing.Path{Stroke: &black, Width: 500, Segments: []drawing.Segment{
		{Op: drawing.Move, Points: []geom.Point{{}}}, {Op: drawing.Line, Points: []geom.Point{{X: w}}}, {Op: drawing.Line, Points: []geom.Point{{X: w, Y: h}}},
		{Op: drawing.Line, Points: []geom.Point{{Y: h}}}, {Op: drawing.Close},
		{Op: drawing.Move, Points: []geom.Point{{Y: h}}}, {Op: drawing.Line, Points: []geom.Point{{X: w}}},
	}}
	return &drawing.Drawing{Size: geom.Size{W: w, H: h}, Items: []drawing.Item{frame}}
}

// report is a small whole report: every kind of block once or more. Its figures are made up.
func report() document.Document {
	num := func(id, s, unit string) document.Number {
		return document.Number{Value: id, Text: s, Unit: unit, Glue: unit == "%"}
	}
	long := "Thành ủy, Ban Thường vụ Thành ủy và cấp ủy các cấp giữ vững đoàn kết, thống nhất; chủ động, sáng tạo trong lãnh đạo, chỉ đạo; các mục tiêu, chỉ tiêu được cụ thể hóa thành chương trình, kế hoạch hằng năm, phân công rõ người, rõ việc, rõ thời hạn; kết quả được kiểm điểm hằng quý và công khai trong toàn Đảng bộ."
	rows := []document.Row{{Group: true, Cells: []document.Cell{{Text: text("I. Kinh tế"), ColSpan: 5, Header: "row"}}}}
	for _, r := range [][]string{
		{"1", "Thu ngân sách nhà nước trên địa bàn", "tỷ đồng", "116.400", "45.123,4"}, {"2", "Kim ngạch xuất khẩu", "tỷ USD", "35", "11,2"},
		{"3", "Sản lượng hàng hóa thông qua cảng", "triệu tấn", "200", "81,7"}, {"4", "Khách du lịch", "triệu lượt", "20", "3,9"},
	} {
		row := document.Row{Cells: cells(r...), ID: "row-" + r[0]}
		row.Cells[1].Header = "row"
		row.Cells[4].Text = []document.Inline{num("t."+r[0], r[4], "")}
		rows = append(rows, row)
	}
	rows = append(rows, document.Row{Cells: []document.Cell{{Text: text("5"), RowSpan: 2}, {Text: text("Lao động qua đào tạo"), Header: "row"}, {Text: text("%"), RowSpan: 2}, {Text: text("86")}, {Text: text("83,5")}}},
		document.Row{Cells: []document.Cell{{Text: text("Trong đó có bằng cấp, chứng chỉ"), Italic: true, Header: "row"}, {Text: text("40")}, {Text: text("–")}}})
	table := document.Table{ID: "t1", Number: "Bảng 1", Caption: text("Một số chỉ tiêu kinh tế - xã hội chủ yếu"), Unit: "Số liệu minh họa",
		Columns: []document.Column{{Fixed: geom.MM(10), Align: "center"}, {Share: 5}, {Share: 2, Align: "center"}, {Share: 2, Align: "right"}, {Share: 2, Align: "right"}},
		Head:    [][]document.Cell{{{Text: text("TT"), RowSpan: 2}, {Text: text("Chỉ tiêu"), RowSpan: 2}, {Text: text("Đơn vị tính"), RowSpan: 2}, {Text: text("Năm 2023"), ColSpan: 2}}, cells("Kế hoạch", "6 tháng")},
		Rows:    rows, Notes: []document.Paragraph{para("Ghi chú: số liệu minh họa.")}, Summary: "Năm chỉ tiêu với kế hoạch và kết quả sáu tháng."}
	return document.Document{
		Meta: document.Meta{Title: "Báo cáo minh họa", Author: "Thành ủy", Language: "vi-VN", Date: "2023-06-30", Producer: "tiendo"},
		Blocks: []document.Block{
			document.Head{Issuer: "THÀNH ỦY HẢI PHÒNG", Symbol: "BC/TU", Place: "Hải Phòng", Month: "7", Year: "2023", Draft: "Dự thảo lần 1", Mark: "LƯU HÀNH NỘI BỘ",
				Title: text("sơ kết giữa nhiệm kỳ tình hình, kết quả thực hiện Nghị quyết Đại hội đại biểu lần thứ XVI Đảng bộ thành phố, nhiệm kỳ 2020 - 2025")},
			document.Paragraph{Text: []document.Inline{document.Text{Text: "Về 20 chỉ tiêu: có "}, num("n.achieved", "5", "chỉ tiêu"), document.Text{Text: " dự kiến đạt, "}, num("n.track", "8", "chỉ tiêu"),
				document.Text{Text: " dự kiến hoàn thành vào cuối nhiệm kỳ, "}, num("n.hard", "7", "chỉ tiêu"), document.Text{Text: " gặp nhiều thách thức, trong đó "},
				document.Link{Target: "t1", Text: text("thu ngân sách nhà nước")}, document.Text{Text: " đạt "}, num("v.1", "45.123,4", "tỷ đồng"), document.Text{Text: ", bằng "}, num("v.2", "38,8", "%"),
				document.Text{Text: " dự toán ("}, document.Text{Text: "xem trang ", Style: document.Style{Italic: true}}, document.PageRef{Target: "t1", Style: document.Style{Italic: true}}, document.Text{Text: ")."}}},
			document.Contents{Title: "Mục lục", Depth: 2},
			document.Break{},
			document.Heading{Over: "Phần thứ nhất", Text: text("Kết quả nửa đầu nhiệm kỳ"), ID: "p1", Outline: true},
			document.Heading{Level: 1, Number: "I-", Text: text("Đánh giá chung"), ID: "s1", Outline: true},
			para(long), para(long),
			document.Heading{Level: 2, Number: "1.", Text: text("Các chỉ tiêu chủ yếu"), ID: "s11", Outline: true},
			para("Kết quả đến ngày 30/6/2023 như sau:"),
			table,
			para("Những kết quả nổi bật gồm:"),
			document.List{Marker: "-", Items: [][]document.Block{{para(long)}, {para("Hạ tầng giao thông tiếp tục được hoàn thiện:"), document.List{Marker: "+", Items: [][]document.Block{{para("Đường bộ ven biển.")}, {para("Các bến cảng nước sâu.")}}}}}},
			document.Figure{ID: "f1", Number: "Biểu đồ 1", Caption: text("Thu ngân sách nhà nước qua các năm"), Alt: "Biểu đồ cột: thu ngân sách tăng đều qua các năm.", Size: geom.Size{W: geom.MM(150), H: geom.MM(70)}, Drawing: picture(geom.MM(150), geom.MM(70)), Notes: []document.Paragraph{para("Nguồn: số liệu minh họa.")}},
			document.Heading{Over: "Phần thứ hai", Text: text("Hạn chế, nguyên nhân và bài học kinh nghiệm"), ID: "p2", Outline: true},
			para(long), para(long),
			document.List{Marker: "a)", Items: [][]document.Block{{para(long)}, {para(long)}}},
			para(long), para(long),
			document.Signature{Authority: "T/M BAN THƯỜNG VỤ", Role: "BÍ THƯ", RecipientsLabel: "Nơi nhận:", Recipients: []string{"Bộ Chính trị, Ban Bí thư (để báo cáo)", "Các đồng chí Thành ủy viên", "Các ban, ngành, đoàn thể thành phố"}},
			document.Region{Landscape: true, Blocks: []document.Block{
				document.Heading{Over: "Phụ lục 1", Text: text("Kết quả thực hiện các chỉ tiêu"), ID: "a1", Outline: true},
				longTable(24),
			}},
		},
	}
}

// longTable has rows enough for several pages.
func longTable(n int) document.Table {
	t := document.Table{ID: "t2", Number: "Bảng 2", Caption: text("Tiến độ các nhiệm vụ"), Columns: []document.Column{{Fixed: geom.MM(12), Align: "center"}, {Share: 4}, {Share: 2}, {Share: 1, Align: "center"}},
		Head: [][]document.Cell{cells("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn")}}
	for i := range n {
		t.Rows = append(t.Rows, document.Row{Cells: cells(strings.Repeat("i", i%3+1), strings.Repeat("Rà soát quy hoạch, hoàn thành thủ tục đầu tư. ", i%4+1), "Sở Kế hoạch và Đầu tư", "30/9/2023")})
	}
	return t
}

// Package pdftest has a specimen for the tests of pdf and audit: a small document, made by hand, with
// every kind of thing that a page can carry. Its figures are made up.
package pdftest

import (
	"fmt"
	"strings"

	"tiendo/internal/document"
	"tiendo/internal/drawing"
	"tiendo/internal/font"
	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/internal/quantity"
)

// sheet builds a page.Set as typeset would, line by line.
type sheet struct {
	set page.Set
	m   font.Measurer
	y   geom.Length
	doc document.Document
}

const (
	size   = 14 * geom.Pt
	margin = 60 * geom.Pt
)

// A4 upright, and on its side.
var (
	A4        = geom.Size{W: geom.MM(210), H: geom.MM(297)}
	Landscape = geom.Size{W: A4.H, H: A4.W}
)

// Specimen returns a document and its pages: headings, contents, a justified paragraph with a note, a
// nested list, a table that runs over to a landscape page, a figure, links, bookmarks.
func Specimen(m font.Measurer) (document.Document, page.Set) {
	s := &sheet{m: m}
	s.set = page.Set{
		Meta: page.Meta{Title: "Báo cáo tình hình thực hiện Nghị quyết (mẫu thử)", Author: "Ban biên tập mẫu", Subject: "Mẫu thử <in> & đọc",
			Language: "vi-VN", Producer: "tiendo 0.0.0", Keywords: []string{"tiến độ", "minh họa"}, Date: "2023-06-30"},
		Nodes:   []page.Node{{Role: page.Document, Parent: -1}},
		Anchors: map[string]page.Anchor{},
	}
	s.doc.Meta = document.Meta{Title: s.set.Meta.Title, Language: "vi-VN", Date: "2023-06-30"}
	s.first()
	s.second()
	s.landscape()
	s.set.Outline = []page.Bookmark{
		{Title: "Phần thứ nhất. Kết quả", Target: "phan-1", Children: []page.Bookmark{
			{Title: "I- Đánh giá chung", Target: "muc-1"}, {Title: "II- Biểu đồ", Target: "muc-2"}}},
		{Title: "Phụ lục 1", Target: "phu-luc"},
	}
	return s.doc, s.set
}

func (s *sheet) node(parent page.NodeID, n page.Node) page.NodeID {
	id := page.NodeID(len(s.set.Nodes))
	n.Parent = parent
	s.set.Nodes = append(s.set.Nodes, n)
	s.set.Nodes[parent].Children = append(s.set.Nodes[parent].Children, id)
	return id
}

func (s *sheet) leaf(parent page.NodeID, r page.Role) page.NodeID {
	return s.node(parent, page.Node{Role: r})
}

func (s *sheet) newPage(size geom.Size, label string) {
	s.set.Pages = append(s.set.Pages, page.Page{Size: size, Label: label})
	s.y = margin
	if label != "" {
		s.at(size.W/2, 30*geom.Pt, label, page.Regular, page.Artifact, "")
	}
}

func (s *sheet) add(it page.Item) {
	p := &s.set.Pages[len(s.set.Pages)-1]
	p.Items = append(p.Items, it)
}

func (s *sheet) at(x, y geom.Length, text string, f page.Face, n page.NodeID, value string) geom.Length {
	w := s.m.Width(text, f, size)
	s.add(page.Run{At: geom.Point{X: x, Y: y}, Text: text, Face: f, Size: size, Width: w, Node: n, Value: value})
	return x + w
}

func (s *sheet) line(text string, f page.Face, n page.NodeID) {
	s.y += 20 * geom.Pt
	s.at(margin, s.y, text, f, n, "")
}

// justified sets one line to a width by stretching its spaces.
func (s *sheet) justified(text string, width geom.Length, n page.NodeID) {
	s.y += 20 * geom.Pt
	gaps := geom.Length(strings.Count(strings.TrimRight(text, " "), " "))
	space := (width - s.m.Width(strings.TrimRight(text, " "), page.Regular, size)) / gaps
	s.add(page.Run{At: geom.Point{X: margin, Y: s.y}, Text: text, Size: size, Space: space, Node: n,
		Width: s.m.Width(text, page.Regular, size) + space*geom.Length(strings.Count(text, " "))})
}

func (s *sheet) anchor(id string) {
	s.set.Anchors[id] = page.Anchor{Page: len(s.set.Pages) - 1, Y: s.y + 5*geom.Pt}
}

func (s *sheet) heading(id, text string, r page.Role) {
	s.anchor(id)
	s.line(text, page.Bold, s.leaf(0, r))
	s.doc.Blocks = append(s.doc.Blocks, document.Heading{Text: words(text), ID: id, Outline: true})
}

func words(s string) []document.Inline { return []document.Inline{document.Text{Text: s}} }

// link prints text as a link.
func (s *sheet) link(x geom.Length, text, target string, parent page.NodeID) geom.Length {
	n := s.leaf(parent, page.Link)
	end := s.at(x, s.y, text, page.Regular, n, "")
	s.add(page.Anno{Rect: geom.Rect{Point: geom.Point{X: x, Y: s.y - 11*geom.Pt}, Size: geom.Size{W: end - x, H: 14 * geom.Pt}},
		Target: target, Node: n, Contents: "Đến: " + text})
	return end
}

func (s *sheet) value(id, text string) {
	d := quantity.MustParse(strings.ReplaceAll(strings.ReplaceAll(text, ".", ""), ",", "."))
	s.doc.Values = append(s.doc.Values, document.Value{ID: id, Value: quantity.Of(d, "tỷ đồng"), Text: text})
}

func (s *sheet) first() {
	s.newPage(A4, "")
	s.heading("dau", "BÁO CÁO", page.H1)
	toc := s.leaf(0, page.TOC)
	for _, e := range []struct{ text, target, number string }{{"Phần thứ nhất. Kết quả", "phan-1", "1"}, {"Phụ lục 1", "phu-luc", "3"}} {
		s.y += 20 * geom.Pt
		item := s.leaf(toc, page.TOCI)
		s.link(margin, e.text+" ", e.target, item)
		s.at(450*geom.Pt, s.y, strings.Repeat(".", 3), page.Regular, page.Artifact, "")
		s.at(500*geom.Pt, s.y, e.number, page.Regular, s.leaf(item, page.P), "")
	}
	s.heading("phan-1", "Phần thứ nhất. KẾT QUẢ", page.H2)
	s.heading("muc-1", "I- Đánh giá chung", page.H3)
	p := s.leaf(0, page.P)
	s.justified("Thu ngân sách nhà nước trên địa bàn ước đạt kế hoạch, ", 475*geom.Pt, p)
	s.y += 20 * geom.Pt
	x := s.at(margin, s.y, "bằng ", page.Regular, p, "")
	x = s.at(x, s.y, "45.123,4", page.Bold, p, "thu.value")
	x = s.at(x, s.y, "\u00a0tỷ đồng, xem ", page.Italic, p, "")
	x = s.link(x, "Phụ lục 1", "phu-luc", p)
	s.at(x, s.y, " và dấu ngoặc (\\).", page.BoldItalic, p, "")
	s.value("thu.value", "45.123,4")
	s.doc.Blocks = append(s.doc.Blocks, document.Paragraph{Text: []document.Inline{
		document.Text{Text: "Thu ngân sách nhà nước trên địa bàn ước đạt kế hoạch, bằng "},
		document.Number{Value: "thu.value", Text: "45.123,4", Unit: "tỷ đồng"}, document.Text{Text: ", xem "},
		document.Link{Target: "phu-luc", Text: words("Phụ lục 1")}, document.Text{Text: " và dấu ngoặc (\\)."}}})
	note := s.leaf(0, page.Note)
	s.line("Ghi chú: số liệu minh họa.", page.Italic, note)
	l := s.node(0, page.Node{Role: page.L, ListNumbering: "Decimal"})
	for i, t := range []string{"Đẩy nhanh giải phóng mặt bằng", "Quyết liệt thu hút đầu tư"} {
		s.y += 20 * geom.Pt
		li := s.leaf(l, page.LI)
		x := s.at(margin, s.y, fmt.Sprintf("%d. ", i+1), page.Regular, s.leaf(li, page.Lbl), "")
		s.at(x, s.y, t, page.Regular, s.leaf(s.leaf(li, page.LBody), page.P), "")
		s.doc.Blocks = append(s.doc.Blocks, document.List{Marker: "1.", Items: [][]document.Block{{document.Paragraph{Text: words(t)}}}})
	}
}

func (s *sheet) second() {
	s.newPage(A4, "2")
	s.heading("muc-2", "II- Biểu đồ", page.H3)
	d := &drawing.Drawing{Size: geom.Size{W: 400 * geom.Pt, H: 160 * geom.Pt}}
	black, grey := drawing.Grey(0), drawing.Grey(200)
	blue := drawing.Colour{R: 20, G: 60, B: 160}
	pt := func(x, y float64) geom.Point { return geom.Point{X: geom.Points(x), Y: geom.Points(y)} }
	d.Items = append(d.Items,
		drawing.Path{Segments: []drawing.Segment{{Op: drawing.Move, Points: []geom.Point{pt(40, 10)}}, {Op: drawing.Line, Points: []geom.Point{pt(40, 140)}},
			{Op: drawing.Line, Points: []geom.Point{pt(390, 140)}}}, Stroke: &black, Width: geom.Points(0.7)},
		drawing.Path{Segments: []drawing.Segment{{Op: drawing.Move, Points: []geom.Point{pt(60, 60)}}, {Op: drawing.Line, Points: []geom.Point{pt(120, 60)}},
			{Op: drawing.Line, Points: []geom.Point{pt(120, 140)}}, {Op: drawing.Line, Points: []geom.Point{pt(60, 140)}}, {Op: drawing.Close}}, Fill: &grey, Stroke: &black, Width: geom.Points(0.5)},
		drawing.Path{Segments: []drawing.Segment{{Op: drawing.Move, Points: []geom.Point{pt(200, 100)}},
			{Op: drawing.Curve, Points: []geom.Point{pt(240, 20), pt(280, 20), pt(320, 100)}}}, Stroke: &blue, Width: geom.Points(1.5), Dash: []geom.Length{3 * geom.Pt, 2 * geom.Pt}})
	label := func(text string, x, y float64, quarter int, value string) {
		w := s.m.Width(text, page.Regular, 10*geom.Pt)
		d.Items = append(d.Items, drawing.Text{At: pt(x, y), Text: text, Size: 10 * geom.Pt, Width: w, Quarter: quarter, Value: value})
	}
	label("2022", 75, 154, 0, "")
	label("87,5", 75, 55, 0, "bieu.value")
	label("tỷ đồng", 20, 100, 1, "")
	s.value("bieu.value", "87,5")
	at := geom.Point{X: margin, Y: s.y + 20*geom.Pt}
	fig := s.node(0, page.Node{Role: page.Figure, Alt: "Biểu đồ cột: năm 2022 đạt 87,5 tỷ đồng.", Page: 1, BBox: geom.Rect{Point: at, Size: d.Size}})
	s.add(page.Picture{At: at, Drawing: d, Node: fig})
	s.y = at.Y + d.Size.H
	s.line("Biểu đồ 1. Kết quả (minh họa)", page.Italic, s.leaf(fig, page.Caption))
	s.doc.Blocks = append(s.doc.Blocks, document.Figure{ID: "bieu", Number: "Biểu đồ 1.", Caption: words("Kết quả (minh họa)"), Alt: s.set.Nodes[fig].Alt, Drawing: d})
	s.table()
}

// table begins on the upright page and ends on the landscape page, with its head printed again there.
func (s *sheet) table() {
	t := s.node(0, page.Node{Role: page.Table, Summary: "Chỉ tiêu theo kế hoạch và thực hiện"})
	s.line("Bảng 1. Chỉ tiêu", page.Bold, s.leaf(t, page.Caption))
	head, body := s.leaf(t, page.THead), s.leaf(t, page.TBody)
	columns := []geom.Length{margin, margin + 160*geom.Pt, margin + 300*geom.Pt}
	row := func(group page.NodeID, texts []string, th bool, artifact bool) {
		s.y += 22 * geom.Pt
		s.add(page.Rule{From: geom.Point{X: margin, Y: s.y + 5*geom.Pt}, To: geom.Point{X: margin + 450*geom.Pt, Y: s.y + 5*geom.Pt}, Width: geom.Points(0.5), Node: page.Artifact})
		tr := page.Artifact
		if !artifact {
			tr = s.leaf(group, page.TR)
		}
		for i, text := range texts {
			cell, value := page.Artifact, ""
			if !artifact {
				n := page.Node{Role: page.TD}
				switch {
				case th:
					n = page.Node{Role: page.TH, Scope: "Column", ID: fmt.Sprintf("cot-%d", i)}
				case i == 0:
					n = page.Node{Role: page.TH, Scope: "Row"}
				default:
					n.Headers = []string{fmt.Sprintf("cot-%d", i)}
				}
				cell = s.node(tr, n)
				if !th && i > 0 {
					value = fmt.Sprintf("bang.r%d.c%d", len(s.set.Nodes), i)
					s.value(value, text)
				}
			}
			s.at(columns[i], s.y, text, page.Regular, cell, value)
		}
	}
	grey := drawing.Grey(230)
	s.add(page.Rule{From: geom.Point{X: margin, Y: s.y + 7*geom.Pt}, To: geom.Point{X: margin + 450*geom.Pt, Y: s.y + 27*geom.Pt}, Fill: &grey, Node: page.Artifact})
	titles := []string{"Chỉ tiêu", "Kế hoạch", "Thực hiện"}
	row(head, titles, true, false)
	row(body, []string{"Thu nội địa", "1.200", "1.150,5"}, false, false)
	s.newPage(Landscape, "3")
	row(head, titles, true, true)
	row(body, []string{"Xuất khẩu", "300", "-12,3"}, false, false)
	s.doc.Blocks = append(s.doc.Blocks, document.Table{Number: "Bảng 1.", Caption: words("Chỉ tiêu"),
		Head: [][]document.Cell{{{Text: words("Chỉ tiêu")}, {Text: words("Kế hoạch")}, {Text: words("Thực hiện")}}},
		Rows: []document.Row{
			{Cells: []document.Cell{{Text: words("Thu nội địa")}, {Text: words("1.200")}, {Text: words("1.150,5")}}},
			{Cells: []document.Cell{{Text: words("Xuất khẩu")}, {Text: words("300")}, {Text: words("-12,3")}}}}})
}

func (s *sheet) landscape() {
	s.heading("phu-luc", "Phụ lục 1", page.H2)
	s.line("Trang nằm ngang, chữ đủ dấu: ắ ằ ẳ ẵ ặ, ở ờ ỡ, ữ ự, ₫.", page.Regular, s.leaf(0, page.P))
	s.doc.Blocks = append(s.doc.Blocks, document.Paragraph{Text: words("Trang nằm ngang, chữ đủ dấu: ắ ằ ẳ ẵ ặ, ở ờ ỡ, ữ ự, ₫.")})
}

// Package intaketest has what tests of reading workbooks share: a program of a few bodies with every kind of table,
// and workbooks written as lines of text.
package intaketest

import (
	"strings"
	"testing"
	"testing/fstest"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/workbook"
)

// Sheet builds a sheet from lines of cells parted by "|": a plain decimal is a number cell, "'5" the text
// "5", "#…!" a fault, "=F" a formula without value, "5%" a number shown as percent, "@45000" a date cell,
// "?" a truth value, a blank part no cell. A line "merge A1:C1" merges.
func Sheet(tb testing.TB, name string, lines ...string) workbook.Sheet {
	tb.Helper()
	s := workbook.Sheet{Name: name, HiddenRows: map[int]bool{}, HiddenColumns: map[int]bool{}}
	row := 0
	for _, line := range lines {
		if ref, ok := strings.CutPrefix(line, "merge "); ok {
			a, b, _ := strings.Cut(ref, ":")
			r1, c1 := At(tb, a)
			r2, c2 := At(tb, b)
			s.Merges = append(s.Merges, workbook.Range{Row1: r1, Column1: c1, Row2: r2, Column2: c2})
			continue
		}
		row++
		for i, part := range strings.Split(line, "|") {
			part = strings.TrimSpace(part)
			if part == "" {
				continue
			}
			c := workbook.Cell{Row: row, Column: i + 1}
			switch num, err := quantity.Parse(part); {
			case err == nil:
				c.Type, c.Num, c.Raw = workbook.Number, num, part
			case strings.HasPrefix(part, "'"):
				c.Type, c.Text = workbook.Text, part[1:]
			case strings.HasPrefix(part, "#") && strings.HasSuffix(part, "!"):
				c.Type, c.Text = workbook.Fault, part
			case strings.HasPrefix(part, "="):
				c.Type, c.Formula = workbook.Uncomputed, part[1:]
			case strings.HasPrefix(part, "@"):
				c.Type, c.Num, c.Date = workbook.Number, quantity.MustParse(part[1:]), true
			case part == "?":
				c.Type, c.Text = workbook.Bool, "1"
			case strings.HasSuffix(part, "%") && isPlain(part[:len(part)-1]):
				v, _ := quantity.MustParse(part[:len(part)-1]).Quo(quantity.Int(100))
				c.Type, c.Num, c.Percent = workbook.Number, v, true
			default:
				c.Type, c.Text = workbook.Text, strings.ReplaceAll(part, `\n`, "\n")
			}
			s.Cells = append(s.Cells, c)
		}
		s.Rows = row
	}
	return s
}

func isPlain(s string) bool { _, err := quantity.Parse(s); return err == nil }

// At reads a reference like "E8".
func At(tb testing.TB, ref string) (row, col int) {
	tb.Helper()
	for _, r := range ref {
		if r >= 'A' && r <= 'Z' {
			col = col*26 + int(r-'A') + 1
		} else {
			row = row*10 + int(r-'0')
		}
	}
	return row, col
}

// BookOf is a workbook of some sheets.
func BookOf(sheets ...workbook.Sheet) *workbook.Book { return &workbook.Book{Sheets: sheets} }

// Marks are the marker rows of a form.
func Marks(code, month, body string) []string {
	return []string{"Mã biểu:|" + code, "Phiên bản:|'1", "Kỳ báo cáo:|" + month, "Đơn vị báo cáo:|" + body}
}

// Small is a program of two bodies with every kind of table.
func Small() *program.Program {
	one := quantity.Int(1)
	dec := quantity.MustParse
	return &program.Program{
		Term: program.Term{Baseline: period.Date{Year: 2020, Month: 12, Day: 31}, End: period.Date{Year: 2025, Month: 12, Day: 31}, First: period.MonthOf(2021, 1)},
		Units: []program.Unit{
			{Code: "tỷ đồng", Base: "tỷ đồng", Factor: one}, {Code: "triệu đồng", Base: "tỷ đồng", Factor: dec("0.001")},
			{Code: "triệu USD", Base: "triệu USD", Factor: one}, {Code: "%", Base: "%", Factor: one}, {Code: "người", Base: "người", Factor: one},
			{Code: "nghìn người", Base: "người", Factor: quantity.Int(1000)},
		},
		Abbreviations: []program.Abbreviation{{Short: "NSNN", Long: "ngân sách nhà nước"}, {Short: "XNK", Long: "xuất nhập khẩu"}, {Short: "UBND", Long: "Ủy ban nhân dân"}},
		RecordKinds: []program.RecordKind{
			{Code: "task", Name: "nhiệm vụ", States: []program.State{{Code: "dang_lam", Name: "Đang thực hiện", Open: true}, {Code: "xong", Name: "Hoàn thành"}}},
			{Code: program.Receipt}, {Code: program.Confirmation}, {Code: program.Correction}, {Code: program.Choice}, {Code: program.Ruling}, {Code: program.Restatement},
		},
		Measures: []program.Measure{
			{Code: "thu", Name: "Thu ngân sách", Unit: "tỷ đồng", Decimals: 1, Accumulates: program.Flow, SourcePriority: []string{"so-tai-chinh", "cuc-thue"}},
			{Code: "thu_nd", Name: "Thu nội địa", Unit: "tỷ đồng", Decimals: 1, Accumulates: program.Flow},
			{Code: "thu_xnk", Name: "Thu xuất nhập khẩu", Unit: "tỷ đồng", Decimals: 1, Accumulates: program.Flow},
			{Code: "ho_ngheo", Name: "Tỷ lệ hộ nghèo", Unit: "%", Decimals: 2, Accumulates: program.Rate},
			{Code: "lao_dong", Name: "Lao động", Unit: "người", Accumulates: program.Level},
		},
		Indicators: []program.Indicator{{Code: "CT01", Name: "Thu ngân sách"}, {Code: "CT02", Name: "Hộ nghèo"}},
		Areas: []program.Area{
			{Code: "303", Name: "quận Hồng Bàng", ShortName: "Hồng Bàng", Set: "huyen"}, {Code: "311", Name: "huyện Thủy Nguyên", ShortName: "Thủy Nguyên", Set: "huyen"},
		},
		Bodies: []program.Body{
			{Code: "so-tai-chinh", Name: "Sở Tài chính", ShortName: "Sở TC", DueDay: 5}, {Code: "cuc-thue", Name: "Cục Thuế thành phố", DueDay: 5},
			{Code: "ubnd-hb", Name: "UBND quận Hồng Bàng"}, {Code: "van-phong", Name: "Văn phòng Thành ủy", Office: true},
		},
		Method: program.Method{SuspectFactor: quantity.Int(1000)},
		Forms:  []program.Form{financeForm(), taxForm(), officeForm()},
	}
}

func financeForm() program.Form {
	return program.Form{
		Code: "TC-01", Version: 1, Title: "Thu ngân sách", Bodies: []string{"so-tai-chinh"}, Marker: true,
		Tables: []program.Table{
			{
				Code: "thu", Kind: program.Measures, Sheet: "Thu ngân sách", Title: "Thu ngân sách nhà nước trên địa bàn", Unit: "tỷ đồng",
				Columns: []program.Column{
					{Code: "ke_hoach", Heading: "Kế hoạch năm", Kind: observation.Plan, Span: "year", Giver: "hdnd", Optional: true},
					{Code: "thang", Heading: "Thực hiện / Trong tháng", Headings: []string{"Thực hiện {month}"}, Kind: observation.Actual, Span: "month"},
					{Code: "luy_ke", Heading: "Thực hiện / Lũy kế từ đầu năm", Headings: []string{"Cộng dồn {ytd}"}, Kind: observation.Actual, Span: "ytd", Required: true},
					{Code: "so_cung_ky", Heading: "So với cùng kỳ (%)", Kind: observation.Ratio, Span: "ytd", Unit: "%", Optional: true},
					{Code: "nguon", Heading: "Nguồn", Note: true, Optional: true},
				},
				Rows: []program.Row{
					{Code: "thu", Measure: "thu", Label: "Tổng thu ngân sách nhà nước"},
					{Code: "td", Label: "Trong đó", Heading: true},
					{Code: "thu_nd", Measure: "thu_nd", Label: "Thu nội địa", Level: 1},
					{Code: "thu_xnk", Measure: "thu_xnk", Label: "Thu từ hoạt động xuất nhập khẩu", Level: 1},
				},
			},
			{
				Code: "huyen", Kind: program.Areas, Sheet: "Quận, huyện", Title: "Thu ngân sách theo quận, huyện", Unit: "tỷ đồng", Measure: "thu", AreaSet: "huyen", Months: []int{6, 12},
				Total: []string{"Tổng số"}, Skip: []string{"Phân theo *"}, Until: []string{"Ghi chú *"},
				Columns: []program.Column{{Code: "luy_ke", Heading: "Lũy kế", Kind: observation.Actual, Span: "ytd"}},
			},
			{
				Code: "nv", Kind: program.Records, Sheet: "Nhiệm vụ", Title: "Nhiệm vụ được giao", Record: "task", Months: []int{6, 12},
				Columns: []program.Column{
					{Code: "code", Heading: "Mã", Field: "text", Key: true}, {Code: "title", Heading: "Nội dung", Field: "text", Required: true},
					{Code: "lead", Heading: "Chủ trì", Field: "body"}, {Code: "deadline", Heading: "Thời hạn", Field: "date"},
					{Code: "state", Heading: "Tình trạng", Field: "choice", Choices: "task"}, {Code: "progress", Heading: "Tiến độ (%)", Field: "number", Unit: "%"},
					{Code: "indicators", Heading: "Chỉ tiêu", Field: "indicators"},
				},
			},
			{
				Code: "tm", Kind: program.Notes, Sheet: "Thuyết minh", Title: "Thuyết minh kết quả", Months: []int{6, 12},
				Rows: []program.Row{{Code: "ket_qua", Label: "Kết quả nổi bật"}, {Code: "han_che", Label: "Hạn chế, khó khăn"}},
			},
		},
	}
}

func taxForm() program.Form {
	return program.Form{
		Code: "CT-01", Version: 1, Title: "Thu thuế", Bodies: []string{"cuc-thue", "ubnd-hb"}, Marker: true,
		Tables: []program.Table{
			{
				Code: "thu", Kind: program.Measures, Sheet: "Thu thuế", Title: "Kết quả thu thuế", Unit: "tỷ đồng",
				Columns: []program.Column{{Code: "luy_ke", Heading: "Lũy kế", Kind: observation.Actual, Span: "ytd"}},
				Rows:    []program.Row{{Code: "thu", Measure: "thu", Label: "Thu ngân sách"}, {Code: "ld", Measure: "lao_dong", Label: "Lao động", Unit: "người"}},
			},
			{
				Code: "dc", Kind: program.Records, Sheet: "Điều chỉnh", Title: "Điều chỉnh số liệu các tháng trước", Record: program.Restatement, Months: []int{6},
				Columns: []program.Column{
					{Code: "measure", Heading: "Số liệu", Field: "text"}, {Code: "area", Heading: "Địa bàn", Field: "text", Optional: true},
					{Code: "period", Heading: "Kỳ", Field: "text"}, {Code: "value", Heading: "Số mới", Field: "number"}, {Code: "unit", Heading: "Đơn vị của số", Field: "text", Optional: true},
				},
			},
		},
	}
}

func officeForm() program.Form {
	text := func(codes ...string) []program.Column {
		var out []program.Column
		for _, c := range codes {
			field := program.TextField
			switch c {
			case "body":
				field = program.BodyField
			case "received", "until":
				field = program.DateField
			}
			out = append(out, program.Column{Code: c, Heading: "cột " + c, Field: field, Optional: true})
		}
		return out
	}
	table := func(kind, title string, codes ...string) program.Table {
		return program.Table{Code: kind, Kind: program.Records, Sheet: title, Title: title, Record: kind, Months: []int{13}, Columns: text(codes...)}
	}
	return program.Form{Code: "VP-01", Version: 1, Title: "Sổ của Văn phòng", Bodies: []string{"van-phong", "ubnd-hb"}, Marker: true, Tables: []program.Table{
		table(program.Receipt, "Tiếp nhận", "body", "file", "received", "document"),
		table(program.Confirmation, "Xác nhận số liệu", "file", "sheet", "cell", "value", "who", "why"),
		table(program.Correction, "Điều chỉnh qua điện thoại", "file", "sheet", "cell", "old", "new", "caller", "taker"),
		table(program.Choice, "Chọn nguồn số liệu", "measure", "body", "period", "why"),
		table(program.Ruling, "Đánh giá theo chỉ đạo", "indicator", "status", "by", "why", "until"),
	}}
}

// Finance is a good workbook of May 2023, as lines that cases change.
func Finance(lines ...string) workbook.Sheet {
	return SheetOf("TC-01", "05/2023", "Sở Tài chính", lines...)
}

// SheetOf is a sheet with the marker rows of a form above its lines.
func SheetOf(code, month, body string, lines ...string) workbook.Sheet {
	return Sheet(Outside{}, "Thu ngân sách", append(Marks(code, month, body), lines...)...)
}

// Outside lets fixtures without failures be built outside a test.
type Outside struct{ testing.TB }

// Helper does nothing.
func (Outside) Helper() {}

// Good is the table of the finance form with its four rows.
var Good = []string{
	"", // row 5
	"Thu ngân sách nhà nước trên địa bàn",
	"Chỉ tiêu|Kế hoạch năm|Thực hiện||So với cùng kỳ (%)|Nguồn",
	"||Trong tháng|Lũy kế từ đầu năm",
	"merge C7:D7",
	"Tổng thu ngân sách nhà nước|100000|8000|45123.4|103.2|báo cáo tháng",
	"Trong đó:",
	"Thu nội địa|40000|3000|20000|101",
	"Thu từ hoạt động xuất nhập khẩu|60000|5000|25123.4|105",
}

// With returns Good with one line replaced; line counts from 1 in the sheet (Good begins at row 5).
func With(row int, line string) []string {
	out := append([]string{}, Good...)
	n := 4
	for i, l := range out {
		if strings.HasPrefix(l, "merge ") {
			continue
		}
		if n++; n == row {
			out[i] = line
		}
	}
	return out
}

// XLSX writes sheets as a real workbook, so that Read goes the whole way.
func XLSX(tb testing.TB, sheets ...workbook.Sheet) *fstest.MapFile {
	tb.Helper()
	var d workbook.Draft
	for _, s := range sheets {
		ds := workbook.DraftSheet{Name: s.Name, Merges: s.Merges, Widths: map[int]float64{}, Heights: map[int]float64{}}
		for _, c := range s.Cells {
			dc := workbook.DraftCell{Row: c.Row, Column: c.Column, Kind: c.Type, Num: c.Num, Text: c.Text}
			if c.Date {
				dc.Style.Format = "dd/mm/yyyy"
			}
			ds.Cells = append(ds.Cells, dc)
		}
		d.Sheets = append(d.Sheets, ds)
	}
	b, err := workbook.Write(d)
	if err != nil {
		tb.Fatal(err)
	}
	return &fstest.MapFile{Data: b}
}

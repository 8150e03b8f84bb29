package forms

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"tiendo/internal/lexicon"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
	"tiendo/internal/workbook"
)

// small is a program with one form that has a table of each kind.
func small() (*program.Program, program.Form, program.Body) {
	zero, hundred := quantity.Int(0), quantity.Int(100)
	p := &program.Program{
		Term: program.Term{First: period.MonthOf(2021, 1)},
		Measures: []program.Measure{
			{Code: "thu", Name: "Tổng thu", Unit: "tỷ đồng"},
			{Code: "ty_le", Name: "Tỷ lệ", Unit: "%", Min: &zero, Max: &hundred},
		},
		Areas: []program.Area{
			{Code: "303", Name: "quận Hồng Bàng", Set: "huyen"},
			{Code: "311", Name: "huyện Thủy Nguyên", Set: "huyen", Validity: program.Validity{ValidTo: period.Date{Year: 2022, Month: 12, Day: 31}}},
			{Code: "9", Name: "tỉnh khác", Set: "tinh"},
		},
		RecordKinds: []program.RecordKind{{Code: "task", Name: "nhiệm vụ", States: []program.State{
			{Code: "dang", Name: "đang thực hiện", Open: true}, {Code: "xong", Name: "đã hoàn thành"}}}},
		Bodies: []program.Body{{Code: "so-tai-chinh", Name: "Sở Tài chính"}, {Code: "so-xay-dung", Name: "Sở Xây dựng"}},
	}
	f := program.Form{Code: "TC-01", Version: 2, Title: "Biểu thu ngân sách", Bodies: []string{"so-tai-chinh"}, Marker: true, Tables: []program.Table{
		{Code: "thu", Kind: program.Measures, Sheet: "Thu", Title: "Kết quả thu {ytd}", Unit: "tỷ đồng",
			Columns: []program.Column{
				{Code: "ke_hoach", Heading: "Kế hoạch / năm", Kind: observation.Plan, Span: "year"},
				{Code: "thang", Heading: "Thực hiện / {month}", Span: "month"},
				{Code: "luy_ke", Heading: "Thực hiện / [Lũy kế] {ytd}", Span: "ytd"},
				{Code: "quy", Heading: "Thực hiện / {quarter}", Span: "quarter", Months: []int{3, 6}},
				{Code: "nguon", Heading: "Nguồn", Note: true},
			},
			Rows: []program.Row{
				{Code: "g", Label: "Thu ngân sách", Heading: true},
				{Code: "tong", Measure: "thu", Label: "Tổng thu"},
				{Measure: "ty_le", Unit: "%", Level: 1, Months: []int{6}, Columns: []string{"luy_ke"}},
				{Code: "g2", Label: "Không có gì", Heading: true},
			}},
		{Code: "huyen", Kind: program.Areas, Sheet: "Huyện", Title: "Theo huyện", AreaSet: "huyen", Measure: "thu",
			Columns: []program.Column{{Code: "luy_ke", Heading: "Lũy kế", Span: "ytd"}}},
		{Code: "viec", Kind: program.Records, Sheet: "Nhiệm vụ", Title: "Nhiệm vụ", Record: "task", Columns: []program.Column{
			{Code: "ma", Heading: "Mã", Field: "text", Key: true}, {Code: "state", Heading: "Tình trạng", Field: "choice", Choices: "task"},
			{Code: "lead", Heading: "Chủ trì", Field: "body"}, {Code: "deadline", Heading: "Thời hạn", Field: "date"},
			{Code: "progress", Heading: "Tiến độ (%)", Field: "number"}, {Code: "indicators", Heading: "Chỉ tiêu", Field: "indicators"}}},
		{Code: "loi", Kind: program.Notes, Sheet: "Thuyết minh", Title: "Thuyết minh", Rows: []program.Row{{Code: "ket_qua", Label: "Kết quả"}}},
		{Code: "nam", Kind: program.Measures, Sheet: "Năm", Title: "Số cả năm", Months: []int{12},
			Columns: []program.Column{{Code: "nam", Heading: "Năm", Span: "year"}}, Rows: []program.Row{{Measure: "thu", Label: "Thu"}}},
	}}
	return p, f, p.Bodies[0]
}

// text writes a sheet of a draft row by row, inputs in brackets, for comparison.
func text(s workbook.DraftSheet) string {
	cells := slices.Clone(s.Cells)
	slices.SortFunc(cells, func(a, b workbook.DraftCell) int { return (a.Row-b.Row)*1000 + a.Column - b.Column })
	var b strings.Builder
	row := 0
	for _, c := range cells {
		v := c.Text
		if c.Kind == workbook.Number {
			v = c.Num.String()
		}
		if c.Style.Input {
			v = "[" + v + "]"
		}
		if v == "" {
			continue
		}
		for row < c.Row {
			if row++; row == c.Row && b.Len() > 0 {
				b.WriteByte('\n')
			}
		}
		fmt.Fprintf(&b, "%s:%s ", workbook.Ref(c.Row, c.Column), v)
	}
	return strings.ReplaceAll(b.String(), " \n", "\n")
}

func sheetNamed(t *testing.T, d workbook.Draft, name string) workbook.DraftSheet {
	t.Helper()
	for _, s := range d.Sheets {
		if s.Name == name {
			return s
		}
	}
	t.Fatalf("no sheet %q", name)
	return workbook.DraftSheet{}
}

func TestABlankAsksWhatIsDue(t *testing.T) {
	p, f, body := small()
	d := Blank(lexicon.New(p), f, body, observation.Set{}, period.MonthOf(2023, 6))
	for name, want := range map[string]string{
		"Thông tin chung": "A1:Biểu thu ngân sách\nA2:(Kỳ báo cáo: tháng 6 năm 2023)\nA4:Mã biểu B4:TC-01\nA5:Phiên bản B5:2\nA6:Kỳ báo cáo B6:06/2023\nA7:Đơn vị báo cáo B7:Sở Tài chính\nA8:Số công văn B8:[]\nA9:Ngày gửi B9:[]\nA10:Người lập biểu B10:[]\nA11:Người duyệt B11:[]",
		"Thu": "A1:Kết quả thu 6 tháng năm 2023\nA2:Đơn vị tính: tỷ đồng\n" +
			"A3:STT B3:Chỉ tiêu C3:Đơn vị tính D3:Kế hoạch E3:Thực hiện H3:Nguồn\n" +
			"D4:năm E4:tháng 6 năm 2023 F4:Lũy kế 6 tháng năm 2023 G4:quý II năm 2023\n" +
			"B5:Thu ngân sách\nA6:1 B6:Tổng thu C6:tỷ đồng D6:[] E6:[] F6:[] G6:[] H6:[]\nB7:Tỷ lệ C7:% F7:[]",
		"Huyện":       "A1:Theo huyện\nA2:STT B2:Đơn vị hành chính C2:Lũy kế\nA3:1 B3:quận Hồng Bàng C3:[]",
		"Thuyết minh": "A1:Thuyết minh\nA2:Nội dung B2:Thông tin báo cáo\nA3:Kết quả B3:[]",
		"DM":          "A1:đang thực hiện B1:Sở Tài chính\nA2:đã hoàn thành B2:Sở Xây dựng",
	} {
		got, _, _ := strings.Cut(text(sheetNamed(t, d, name)), "\nA13:")
		if strings.TrimSpace(got) != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
	for _, s := range d.Sheets {
		if s.Name == "Năm" {
			t.Error("the yearly table is asked in June")
		}
		if !s.Protect {
			t.Errorf("sheet %s is not protected", s.Name)
		}
	}
	d = Blank(lexicon.New(p), f, body, observation.Set{}, period.MonthOf(2023, 12))
	if got := text(sheetNamed(t, d, "Năm")); !strings.Contains(got, "C3:[]") {
		t.Errorf("December: %s", got)
	}
	if got := text(sheetNamed(t, d, "Thu")); strings.Contains(got, "Tỷ lệ") || strings.Contains(got, "quý") {
		t.Errorf("December asks June's lines or columns: %s", got)
	}
}

func TestABlankKnowsLastMonth(t *testing.T) {
	p, f, body := small()
	m := period.MonthOf(2023, 6)
	stated := func(n string, sent period.Month) observation.Observation {
		return observation.Observation{Measure: "thu", Column: "luy_ke", Body: body.Code, Sent: sent, Stated: quantity.Of(quantity.MustParse(n), "tỷ đồng")}
	}
	set := observation.Set{
		Observations: []observation.Observation{stated("100", m.Add(-2)), stated("120.5", m.Add(-1)), stated("999", m)},
		Records: []observation.Record{
			{Kind: "task", Code: "NV2", Body: body.Code, Sent: m.Add(-1), Fields: []observation.Field{{Code: "ma", Text: "NV2"}, {Code: "state", Text: "dang"},
				{Code: "lead", Text: "so-xay-dung"}, {Code: "deadline", Date: period.Date{Year: 2023, Month: 12, Day: 31}},
				{Code: "progress", Num: quantity.Of(quantity.Int(40), "%")}, {Code: "indicators", Text: "CT01,CT04"}}},
			{Kind: "task", Code: "NV1", Body: body.Code, Sent: m.Add(-1), Fields: []observation.Field{{Code: "ma", Text: "NV1"}, {Code: "state", Text: "xong"}}},
			{Kind: "task", Code: "NV3", Body: "so-xay-dung", Sent: m.Add(-1), Fields: []observation.Field{{Code: "state", Text: "dang"}}},
		},
		Notes: []observation.Note{{Topic: "ket_qua", Body: body.Code, Sent: m.Add(-1), Paragraphs: []string{"Một.", "Hai."}}},
	}
	b := Build(lexicon.New(p), f, body, set, m)
	if got := text(sheetNamed(t, b.Draft, "Thu")); !strings.Contains(got, "G4:Kỳ trước đã báo cáo") || !strings.Contains(got, "F6:[] G6:120.5 H6:[]") {
		t.Errorf("last month's figure:\n%s", got)
	}
	got := text(sheetNamed(t, b.Draft, "Nhiệm vụ"))
	if !strings.Contains(got, "A3:1 B3:[NV2] C3:[đang thực hiện] D3:[Sở Xây dựng] E3:[45291] F3:[40] G3:[CT01, CT04] H3:[giữ nguyên]") {
		t.Errorf("the open task:\n%s", got)
	}
	if strings.Contains(got, "NV1") || strings.Contains(got, "NV3") {
		t.Errorf("a closed task, or another body's, is asked again:\n%s", got)
	}
	if got := text(sheetNamed(t, b.Draft, "Thuyết minh")); !strings.Contains(got, "B3:[Một.\nHai.] C3:[giữ nguyên]") {
		t.Errorf("the last text:\n%s", got)
	}
	if n := b.Layout.Lines("viec"); n != 1+spareLines {
		t.Errorf("%d lines of records", n)
	}
	if at, ok := b.Layout.At(Key{"viec", "NV2", "progress"}); !ok || at != (Spot{"Nhiệm vụ", 3, 6}) {
		t.Errorf("NV2's progress is at %v, %v", at, ok)
	}
}

func TestAnswersStandWhereTheLayoutSays(t *testing.T) {
	p, f, body := small()
	b := Build(lexicon.New(p), f, body, observation.Set{}, period.MonthOf(2023, 6))
	answers := map[Key]string{}
	number := func(k Key, n string) {
		if err := b.Number(k, quantity.MustParse(n)); err != nil {
			t.Error(err)
		}
		answers[k] = n
	}
	number(Key{"thu", "tong", "luy_ke"}, "1234.5")
	number(Key{"thu", "ty_le", "luy_ke"}, "99.9")
	number(Key{"huyen", "303", "luy_ke"}, "7")
	number(Key{"viec", "#1", "progress"}, "40")
	number(Key{"viec", "#30", "progress"}, "41") // after the prepared lines
	for k, s := range map[Key]string{{Cover, "", CoverDocument}: "Số 12/STC", {"loi", "ket_qua", NoteText}: "=1+1", {"viec", "#30", "ma"}: "NV30"} {
		if err := b.Text(k, s); err != nil {
			t.Error(err)
		}
		answers[k] = s
	}
	if err := b.Date(Key{Cover, "", CoverSent}, period.Date{Year: 2023, Month: 7, Day: 5}); err != nil {
		t.Error(err)
	}
	for _, k := range []Key{{"thu", "ty_le", "thang"}, {"nam", "thu", "nam"}, {"huyen", "311", "luy_ke"}, {"viec", "#0", "ma"}, {"viec", "NV9", "ma"}, {"x", "y", "z"}} {
		if err := b.Text(k, "x"); err == nil {
			t.Errorf("%v is not asked and was answered", k)
		}
	}
	data, err := workbook.Write(b.Draft)
	if err != nil {
		t.Fatal(err)
	}
	book, diags := workbook.Open("a.xlsx", data)
	if book == nil || len(diags) > 0 {
		t.Fatal(diags)
	}
	for k, want := range answers {
		at, _ := b.Layout.At(k)
		c := cellAt(book, at)
		if c == nil || (c.Text != want && c.Num.String() != want) {
			t.Errorf("%v at %v: %+v, want %s", k, at, c, want)
		}
	}
	at, _ := b.Layout.At(Key{Cover, "", CoverSent})
	if c := cellAt(book, at); c == nil || !c.Date {
		t.Errorf("the date of sending is %+v", c)
	} else if d, _ := reading.SerialDate(c.Num, book.Date1904); d.String() != "2023-07-05" {
		t.Errorf("the date of sending is %s", d)
	}
}

func cellAt(b *workbook.Book, at Spot) *workbook.Cell {
	for i := range b.Sheets {
		if b.Sheets[i].Name == at.Sheet {
			return b.Sheets[i].At(at.Row, at.Column)
		}
	}
	return nil
}

func TestABlankIsTheSameEveryTime(t *testing.T) {
	p, f, body := small()
	var first []byte
	for i := range 4 {
		data, err := workbook.Write(Blank(lexicon.New(p), f, body, observation.Set{}, period.MonthOf(2023, 6)))
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = data
		} else if !bytes.Equal(first, data) {
			t.Fatal("two blanks differ")
		}
	}
}

func TestChecksSpeakVietnamese(t *testing.T) {
	p, f, body := small()
	d := Blank(lexicon.New(p), f, body, observation.Set{}, period.MonthOf(2023, 6))
	kinds := map[string]int{}
	for _, s := range d.Sheets {
		for _, v := range s.Validations {
			kinds[v.Kind]++
			if v.Kind != "" && !v.Free && v.Message == "" {
				t.Errorf("%s %v: a check without a message", s.Name, v.Range)
			}
		}
	}
	for _, k := range []string{"figure", "list", "date", "decimal"} {
		if kinds[k] == 0 {
			t.Errorf("no check of kind %s: %v", k, kinds)
		}
	}
	for _, v := range sheetNamed(t, d, "Thu").Validations {
		if v.Range.Row1 == 7 && (v.Min != "0" || v.Max != "100" || !strings.Contains(v.Message, "từ 0 đến 100")) {
			t.Errorf("the check of the share is %+v", v)
		}
	}
}

func TestFileNames(t *testing.T) {
	p, f, body := small()
	p.Forms = []program.Form{f}
	if got := fileName(p, f, body); got != "so-tai-chinh.xlsx" {
		t.Error(got)
	}
	p.Forms = append(p.Forms, program.Form{Code: "TC-02", Bodies: []string{"so-tai-chinh"}})
	if got := fileName(p, f, body); got != "so-tai-chinh-TC-01.xlsx" {
		t.Error(got)
	}
	if n := len([]rune(reading.Vocab().Sheet.Marks.Written())); n > 31 {
		t.Errorf("the list's sheet name has %d letters, Excel takes 31", n)
	}
}

// What a figure is and is not stands beside the question, where the clerk's cursor is.
func TestDefinitionStandsBesideTheQuestion(t *testing.T) {
	p, f, body := small()
	p.Measures[0].Definition = "Gồm cả thu từ đất."
	found := false
	for _, v := range sheetNamed(t, Blank(lexicon.New(p), f, body, observation.Set{}, period.MonthOf(2023, 6)), "Thu").Validations {
		found = found || strings.HasSuffix(v.Prompt, "Gồm cả thu từ đất.")
	}
	if !found {
		t.Error("the definition stands nowhere")
	}
}

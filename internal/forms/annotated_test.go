package forms

import (
	"strings"
	"testing"

	"tiendo/internal/diag"
	"tiendo/internal/lexicon"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/reading"
	"tiendo/internal/workbook"
)

func someDiagnostics() diag.List {
	at := diag.Place{File: "inputs/2023-06/so-tai-chinh.xlsx", Sheet: "Thu", Cell: "F6", Body: "so-tai-chinh"}
	other := at
	other.Cell = "E6"
	return diag.List{
		{Code: "E109", Severity: diag.Error, At: at, Message: "ô cần một con số nhưng ghi “chưa có”", Hint: "ghi số, ví dụ: 1234,5"},
		{Code: "W201", Severity: diag.Warning, At: at, Message: "tăng 5 lần so với tháng trước", Hint: "kiểm tra đơn vị"},
		{Code: "W202", Severity: diag.Warning, At: other, Message: "giảm", Hint: ""},
		{Code: "W203", Severity: diag.Warning, At: other, Message: "đã xác nhận", Confirmed: true},
		{Code: "N114", Severity: diag.Notice, At: other, Message: "chỉ để biết"},
		{Code: "E108", Severity: diag.Error, At: diag.Place{File: at.File, Sheet: "Không có"}, Message: "không thấy bảng"},
	}
}

func TestAnnotatedListsAndMarks(t *testing.T) {
	p, f, body := small()
	original, err := workbook.Write(Blank(lexicon.New(p), f, body, observation.Set{}, period.MonthOf(2023, 6)))
	if err != nil {
		t.Fatal(err)
	}
	out, about, err := Annotated(original, someDiagnostics())
	if err != nil || len(about) > 0 {
		t.Fatal(about, err)
	}
	book, diags := workbook.Open("a.xlsx", out)
	if book == nil {
		t.Fatal(diags)
	}
	list := book.Sheets[0]
	if list.Name != reading.Vocab().Sheet.Marks.Written() {
		t.Errorf("the first sheet is %q", list.Name)
	}
	var lines []string
	for _, c := range list.Cells {
		lines = append(lines, c.Ref()+":"+c.Text)
	}
	got := strings.Join(lines, " ")
	for _, want := range []string{"Có 2 nội dung phải sửa, 2 nội dung đề nghị kiểm tra lại", "A4:Phải sửa", "B6:Không có D6:Không thấy bảng.",
		"B7:Thu C7:F6 D7:Ô cần một con số nhưng ghi “chưa có”. E7:Ghi số, ví dụ: 1234,5. F7:E109", "A9:Đề nghị kiểm tra lại", "C11:E6 D11:Giảm.", "C12:F6"} {
		if !strings.Contains(got, want) {
			t.Errorf("the list lacks %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "chỉ để biết") || strings.Contains(got, "xác nhận") {
		t.Errorf("the list asks what needs no answer: %s", got)
	}
	for _, ref := range []string{"F6", "E6"} {
		if c := cellOf(book, "Thu", ref); c != nil {
			t.Errorf("%s got a value: %+v", ref, c)
		}
	}
	same, _, err := Annotated(original, someDiagnostics())
	if err != nil || string(same) != string(out) {
		t.Errorf("two copies differ (%v)", err)
	}
	if name := AnnotatedName("so-tai-chinh.xlsm", original); name != "so-tai-chinh.xlsm" {
		t.Error(name)
	}
}

func cellOf(b *workbook.Book, sheet, ref string) *workbook.Cell {
	for i := range b.Sheets {
		for j := range b.Sheets[i].Cells {
			if c := &b.Sheets[i].Cells[j]; b.Sheets[i].Name == sheet && c.Ref() == ref {
				return c
			}
		}
	}
	return nil
}

func TestMarksJoinWhatIsWrongWithACell(t *testing.T) {
	all := someDiagnostics()
	got := marks(diag.List{all[0]}, diag.List{all[1], all[2]})
	if len(got) != 2 || got[0].Cell != "F6" || got[0].Fill != mustFill || got[1].Fill != checkFill {
		t.Fatalf("%+v", got)
	}
	want := "Phải sửa: Ô cần một con số nhưng ghi “chưa có”.\nCách sửa: Ghi số, ví dụ: 1234,5.\n\nĐề nghị kiểm tra lại: Tăng 5 lần so với tháng trước.\nCách sửa: Kiểm tra đơn vị."
	if got[0].Comment != want {
		t.Errorf("got  %s\nwant %s", got[0].Comment, want)
	}
}

func TestAnnotatedOfNothing(t *testing.T) {
	out, _, err := Annotated(nil, diag.List{{Severity: diag.Notice}})
	if out != nil || err != nil {
		t.Error("a copy was made for a notice")
	}
}

func TestAnnotatedOfWhatIsNoWorkbook(t *testing.T) {
	for _, original := range []string{"", "Chỉ tiêu;Số", "PK\x03\x04 cắt cụt"} {
		_, diags := workbook.Open("so-tai-chinh.xls", []byte(original))
		out, _, err := Annotated([]byte(original), diags)
		if err != nil {
			t.Fatal(err)
		}
		book, _ := workbook.Open("x.xlsx", out)
		if book == nil || len(book.Sheets) != 1 {
			t.Errorf("%q: no list came back", original)
		}
		if name := AnnotatedName("so-tai-chinh.xls", []byte(original)); name != "so-tai-chinh.xlsx" {
			t.Error(name)
		}
	}
}

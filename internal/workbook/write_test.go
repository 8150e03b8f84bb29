package workbook

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tiendo/internal/period"
	"tiendo/internal/quantity"
	textreading "tiendo/internal/reading"
)

func sampleDraft() Draft {
	return Draft{
		Title: "Biểu mẫu", Created: "2023-06-30", Properties: map[string]string{"FormCode": "TC-01", "Body": "so-tai-chinh", "Month": "2023-06"},
		Sheets: []DraftSheet{{
			Name: "Thu ngân sách", Protect: true, FitWidth: true, RepeatRows: [2]int{1, 2}, FreezeRow: 2, FreezeColumn: 1,
			Widths: map[int]float64{1: 40, 2: 14, 3: 20}, Heights: map[int]float64{1: 30}, Tab: "FFC000",
			Merges: []Range{{1, 1, 1, 3}},
			Cells: []DraftCell{
				{Row: 1, Column: 1, Kind: Text, Text: "Kết quả thu ngân sách nhà nước", Style: DraftStyle{Bold: true, Align: "center"}},
				{Row: 2, Column: 1, Kind: Text, Text: "=1+1"},
				{Row: 3, Column: 2, Kind: Number, Num: quantity.MustParse("12345.6789012345"), Style: DraftStyle{Input: true, Border: true, Format: "#,##0.00"}, Comment: "Số ước"},
				{Row: 4, Column: 2, Kind: Number, Num: quantity.MustParse("0.1"), Link: "'Danh mục'!A1", Style: DraftStyle{Indent: 1, Fill: "FFF2CC", Colour: "FF0000", Wrap: true}},
				{Row: 5, Column: 3, Style: DraftStyle{Input: true}},
			},
			Validations: []Validation{
				{Range: Range{3, 2, 9, 2}, Kind: "figure", Min: "0", Max: "100", Title: "Chưa nhập được", Message: "Ô này nhận một số", Prompt: "Đơn vị tính: tỷ đồng"},
				{Range: Range{3, 3, 9, 3}, Kind: "list", List: []string{"giữ nguyên", "sửa"}, Message: "Hãy chọn"},
				{Range: Range{3, 4, 9, 4}, Kind: "list", ListFrom: "'DM'!$A$1:$A$2", Free: true, Prompt: "Chọn"},
				{Range: Range{3, 5, 9, 5}, Kind: "date", Min: "36526", Max: "73050", Message: "Ngày"},
				{Range: Range{3, 6, 3, 6}, Kind: "decimal", Message: "Số"},
			},
		}, {Name: "Danh mục", Cells: []DraftCell{{Row: 1, Column: 1, Kind: Text, Text: "x"}}},
			{Name: "DM", Hidden: true, Cells: []DraftCell{{Row: 1, Column: 1, Kind: Text, Text: "a"}, {Row: 2, Column: 1, Kind: Text, Text: "b"}}}},
	}
}

func TestWriteGivesTheSameBytes(t *testing.T) {
	first, err := Write(sampleDraft())
	if err != nil {
		t.Fatal(err)
	}
	for range 10 {
		again, err := Write(sampleDraft())
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, again) {
			t.Fatal("two writes of one draft differ")
		}
	}
}

// What a draft says must stand in the file as excelize, which is not our reader, sees it.
func TestWriteKeepsTheDraft(t *testing.T) {
	data, err := Write(sampleDraft())
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	raw := excelize.Options{RawCellValue: true}
	for cell, want := range map[string]string{"A2": "=1+1", "B3": "12345.6789012345", "B4": "0.1"} {
		if got, err := f.GetCellValue("Thu ngân sách", cell, raw); err != nil || got != want {
			t.Errorf("%s: got %q, %v; want %q", cell, got, err, want)
		}
	}
	if got, err := f.GetCellFormula("Thu ngân sách", "A2"); err != nil || got != "" {
		t.Errorf("text that begins with = became the formula %q (%v)", got, err)
	}
	dv, err := f.GetDataValidations("Thu ngân sách")
	if err != nil || len(dv) != 5 {
		t.Fatalf("%d validations, %v; want 5", len(dv), err)
	}
	if !strings.Contains(dv[0].Formula1, "B3>=0") || *dv[0].Error != "Ô này nhận một số" {
		t.Errorf("figure check is %q, %q", dv[0].Formula1, *dv[0].Error)
	}
	if dv[2].ShowErrorMessage {
		t.Error("a free list refuses other input")
	}
	if v, err := f.GetSheetVisible("DM"); err != nil || v {
		t.Errorf("list sheet is visible (%v)", err)
	}
	props, err := f.GetCustomProps()
	if err != nil || len(props) != 3 {
		t.Errorf("%d properties, %v; want 3", len(props), err)
	}
}

func TestWriteRefusesWhatNoWorkbookHolds(t *testing.T) {
	for name, d := range map[string]Draft{
		"no sheet":         {},
		"a sheet twice":    {Sheets: []DraftSheet{{Name: "A"}, {Name: "a"}}},
		"too long a name":  {Sheets: []DraftSheet{{Name: strings.Repeat("x", 32)}}},
		"an unknown check": {Sheets: []DraftSheet{{Name: "A", Validations: []Validation{{Range: Range{1, 1, 1, 1}, Kind: "odd"}}}}},
		"a bad cell":       {Sheets: []DraftSheet{{Name: "A", Cells: []DraftCell{{Row: 0, Column: 1}}}}},
	} {
		if _, err := Write(d); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestDateNumber: what Write puts into a date cell is the day that readers take it for.
func TestDateNumber(t *testing.T) {
	for want, n := range map[string]string{"2023-06-30": "45107", "1900-03-01": "61", "2000-02-29": "36585", "2021-01-01": "44197"} {
		d, err := period.ParseDate(want)
		if err != nil {
			t.Fatal(err)
		}
		if got := DateNumber(d); got.String() != n {
			t.Errorf("%s is serial %s, want %s", want, got, n)
		}
		if back, ok := textreading.SerialDate(DateNumber(d), false); !ok || back != d {
			t.Errorf("%s is read back as %s, %v", want, back, ok)
		}
	}
}

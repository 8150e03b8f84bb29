package workbook

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tiendo/internal/quantity"
)

// needOffice skips a test where LibreOffice is not installed, and fails it where it must be.
func needOffice(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("LibreOffice is slow")
	}
	if findOffice() == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("LibreOffice is not installed")
		}
		t.Skip("LibreOffice is not installed")
	}
}

// officeSaved lets LibreOffice save bytes in another format.
func officeSaved(t *testing.T, data []byte, from, filter, to string) []byte {
	t.Helper()
	needOffice(t)
	dir := t.TempDir()
	in := filepath.Join(dir, "in."+from)
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := officeCommand(context.Background(), findOffice(), dir, in, filter)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	saved, err := os.ReadFile(filepath.Join(dir, "out", "in."+to))
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func TestConvertReadsOldWorkbooks(t *testing.T) {
	data, err := Write(sampleDraft())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ to, filter string }{{"xls", "xls:MS Excel 97"}, {"ods", "ods"}} {
		old := officeSaved(t, data, "xlsx", c.filter, c.to)
		if book, diags := Open("a."+c.to, old); book != nil || len(diags) != 1 {
			t.Errorf("%s was let in: %v", c.to, diags)
		}
		out, diags, err := Convert(context.Background(), "a."+c.to, old)
		if err != nil || len(diags) != 1 || diags[0].Code != "N002" {
			t.Fatalf("%s: %v %v", c.to, diags, err)
		}
		book, diags := Open("a.xlsx", out)
		if book == nil {
			t.Fatal(diags)
		}
		s := book.Sheets[0]
		if cell := s.At(3, 2); cell == nil || !cell.Num.Equal(quantity.MustParse("12345.6789012345")) {
			t.Errorf("%s: B3 is %+v", c.to, cell)
		}
		if cell := s.At(1, 1); cell == nil || cell.Text != "Kết quả thu ngân sách nhà nước" {
			t.Errorf("%s: A1 is %+v", c.to, cell)
		}
	}
}

func TestConvertSaysWhyNot(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		code string
	}{
		"a damaged xls": {compound("Workbook")(t), "E031"},
		"a damaged ods": {pack(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x"}), "E031"},
		"a text":        {[]byte("Thu;1"), "E008"},
		"nothing":       {nil, "E033"},
	} {
		if c.code == "E031" {
			needOffice(t)
		}
		out, diags, err := Convert(context.Background(), "a", c.data)
		if out != nil || err != nil || len(diags) != 1 || diags[0].Code != c.code {
			t.Errorf("%s: %d bytes, %v, %v; want %s", name, len(out), diags, err, c.code)
		}
	}
	good := pack(t, fixture(goodRows))
	if out, diags, err := Convert(context.Background(), "a.xlsx", good); string(out) != string(good) || diags != nil || err != nil {
		t.Errorf("a good workbook was not passed through: %v %v", diags, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	needOffice(t)
	if _, _, err := Convert(ctx, "a.xls", compound("Workbook")(t)); err == nil {
		t.Error("an interrupted conversion gives no error")
	}
}

// The statistics office's workbooks of 2003 to 2012 are in TCVN3.
func TestOldRealWorkbooksInVietnamese(t *testing.T) {
	dir := realFolder(t)
	needOffice(t)
	names, err := filepath.Glob(filepath.Join(dir, "*.xls"))
	if err != nil || len(names) != 5 {
		t.Fatalf("%d workbooks, %v", len(names), err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			oldWorkbook(t, name)
		})
	}
}

func oldWorkbook(t *testing.T, name string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	out, diags, err := Convert(context.Background(), filepath.Base(name), data)
	if err != nil || out == nil {
		t.Fatalf("%s: %v %v", name, diags, err)
	}
	book, diags := Open(filepath.Base(name), out)
	if book == nil {
		t.Fatal(diags)
	}
	var all strings.Builder
	legacy := 0
	for _, s := range book.Sheets {
		for _, c := range s.Cells {
			all.WriteString(strings.ToLower(c.Text) + "\n")
			if c.Legacy == "TCVN3" {
				legacy++
			}
		}
	}
	got := all.String()
	for _, want := range []string{"tổng số", "tháng", "năm", "công nghiệp", "thực hiện", "trung ương", "địa phương"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s lacks %q", name, want)
		}
	}
	if legacy == 0 {
		t.Errorf("%s: no cell read from TCVN3", name)
	}
	for _, d := range diags {
		if d.Code != "N001" {
			t.Errorf("%s: %s %s %s", filepath.Base(name), d.Code, d.At, d.Message)
		}
	}
}

// LibreOffice numbers the boxes of notes in a way that excelize cannot add to.
func TestAnnotateAWorkbookOfLibreOfficeWithNotes(t *testing.T) {
	data, err := Write(sampleDraft())
	if err != nil {
		t.Fatal(err)
	}
	saved := officeSaved(t, data, "xlsx", "xlsx:Calc MS Excel 2007 XML", "xlsx")
	before, diags := Open("a.xlsx", saved)
	if before == nil {
		t.Fatal(diags)
	}
	marks := []Mark{{Sheet: "Thu ngân sách", Cell: "B4", Fill: "FFC7CE", Comment: "Kiểm tra"}, {Sheet: "Thu ngân sách", Cell: "B3", Fill: "FFC7CE", Comment: "Cần sửa"}}
	out, diags, err := Annotate(saved, marks, listDraft)
	if err != nil || out == nil {
		t.Fatal(diags, err)
	}
	after, refused := Open("a.xlsx", out)
	if after == nil {
		t.Fatal(refused)
	}
	sameCells(t, before, after)
	noted := 0
	for _, note := range notesOf(t, out, "Thu ngân sách") {
		if strings.Contains(note, "Kiểm tra") || strings.Contains(note, "Cần sửa") {
			noted++
		}
	}
	if noted != 2 || len(diags) != 0 {
		t.Errorf("%d cells with a note, want 2: %v", noted, diags)
	}
}

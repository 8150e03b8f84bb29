package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"tiendo/internal/quantity"
)

var listDraft = DraftSheet{Name: "Danh sách", Cells: []DraftCell{
	{Row: 1, Column: 1, Kind: Text, Text: "Phải sửa"},
	{Row: 2, Column: 1, Kind: Text, Text: "B3", Link: LinkTo("Thu ngân sách", "B3")},
}}

// parts unzips a package.
func parts(tb testing.TB, data []byte) map[string]string {
	tb.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		tb.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range r.File {
		p, err := f.Open()
		if err != nil {
			tb.Fatal(err)
		}
		b, err := io.ReadAll(p)
		if err != nil {
			tb.Fatal(err)
		}
		out[f.Name] = string(b)
	}
	return out
}

// sameCells compares the cells of two books but for their notes.
func sameCells(t *testing.T, before, after *Book) {
	t.Helper()
	for _, want := range before.Sheets {
		var got *Sheet
		for i := range after.Sheets {
			if after.Sheets[i].Name == want.Name {
				got = &after.Sheets[i]
			}
		}
		if got == nil {
			t.Fatalf("sheet %q is gone", want.Name)
		}
		if d := cmp.Diff(want, *got, cmp.Comparer(quantity.Decimal.Equal)); d != "" {
			t.Errorf("sheet %q changed:\n%s", want.Name, d)
		}
	}
}

// notesOf are the notes of a workbook's sheet by cell.
func notesOf(t *testing.T, data []byte, sheet string) map[string]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	list, err := f.GetComments(sheet)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, c := range list {
		text := c.Text
		for _, run := range c.Paragraph {
			text += run.Text
		}
		out[c.Cell] = text
	}
	return out
}

func TestAnnotateKeepsTheWorkbook(t *testing.T) {
	data, err := Write(sampleDraft())
	if err != nil {
		t.Fatal(err)
	}
	original := bytes.Clone(data)
	before, _ := Open("a.xlsx", data)
	marks := []Mark{
		{Sheet: "Thu ngân sách", Cell: "B3", Fill: "FFC7CE", Comment: "Cần một con số"},
		{Sheet: "Thu ngân sách", Cell: "B4", Fill: "FFEB9C", Comment: "Kiểm tra lại"},
		{Sheet: "Thu ngân sách", Cell: "C7", Fill: "FFC7CE", Comment: "Ô trống"},
		{Sheet: "Không có", Cell: "A1", Fill: "FFC7CE", Comment: "x"},
		{Sheet: "Thu ngân sách", Cell: "không", Fill: "FFC7CE", Comment: "x"},
	}
	out, diags, err := Annotate(data, marks, listDraft)
	if err != nil || len(diags) > 0 {
		t.Fatalf("%v %v", diags, err)
	}
	if !bytes.Equal(data, original) {
		t.Error("the original was changed")
	}
	again, _, err := Annotate(data, marks, listDraft)
	if err != nil || !bytes.Equal(out, again) {
		t.Errorf("two annotations differ (%v)", err)
	}
	after, diags := Open("a.xlsx", out)
	if after == nil {
		t.Fatalf("refused: %v", diags)
	}
	if after.Sheets[0].Name != "Danh sách" {
		t.Errorf("the first sheet is %q", after.Sheets[0].Name)
	}
	sameCells(t, before, after)
	notes := notesOf(t, out, "Thu ngân sách")
	if got := notes["B3"]; !strings.HasSuffix(got, "Số ước\n———\nCần một con số") {
		t.Errorf("B3 has the note %q", got)
	}
	if got := notes["B4"]; got != "Kiểm tra lại" {
		t.Errorf("B4 has the note %q", got)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	for ref, colour := range map[string]string{"B3": "FFC7CE", "B4": "FFEB9C", "C7": "FFC7CE"} {
		id, err := f.GetCellStyle("Thu ngân sách", ref)
		if err != nil {
			t.Fatal(err)
		}
		st, err := f.GetStyle(id)
		if err != nil || len(st.Fill.Color) != 1 || st.Fill.Color[0] != colour {
			t.Errorf("%s: fill %v, %v; want %s", ref, st.Fill, err, colour)
		}
		if ref == "B3" && (st.CustomNumFmt == nil || *st.CustomNumFmt != "#,##0.00" || st.Protection == nil || st.Protection.Locked || len(st.Border) != 4) {
			t.Errorf("B3 lost its look: %+v", st)
		}
	}
	for _, n := range f.GetDefinedName() {
		if strings.Contains(n.Name, "Print_Titles") && n.Scope != "Thu ngân sách" {
			t.Errorf("the print titles went to sheet %q", n.Scope)
		}
	}
	if dv, err := f.GetDataValidations("Thu ngân sách"); err != nil || len(dv) != 5 {
		t.Errorf("%d checks, %v; want 5", len(dv), err)
	}
	if ok, link, err := f.GetCellHyperLink("Danh sách", "A2"); !ok || err != nil || !strings.Contains(link, "'Thu ngân sách'!B3") {
		t.Errorf("link %v %q %v", ok, link, err)
	}
	// The same workbook once more: the earlier list is replaced, not doubled.
	twice, _, err := Annotate(out, marks, listDraft)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := Open("a.xlsx", twice)
	if len(b.Sheets) != len(after.Sheets) {
		t.Errorf("%d sheets after the second round, %d after the first", len(b.Sheets), len(after.Sheets))
	}
}

// Protection, macros and parts that nobody here knows must come through as they are.
func TestAnnotateKeepsWhatItDoesNotKnow(t *testing.T) {
	data, err := Write(sampleDraft())
	if err != nil {
		t.Fatal(err)
	}
	p := parts(t, data)
	protection := `<sheetProtection sheet="true" password="83AF"/>`
	p["xl/worksheets/sheet1.xml"] = reProtection.ReplaceAllString(p["xl/worksheets/sheet1.xml"], protection)
	if !strings.Contains(p["xl/worksheets/sheet1.xml"], protection) {
		t.Fatal("the sample sheet is not protected")
	}
	p["xl/vbaProject.bin"] = "macro bytes"
	p["xl/odd/odd1.xml"] = "<odd/>"
	p["[Content_Types].xml"] = strings.Replace(p["[Content_Types].xml"],
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml", 1)
	out, _, err := Annotate(pack(t, p), []Mark{{Sheet: "Thu ngân sách", Cell: "B3", Fill: "FFC7CE", Comment: "x"}}, listDraft)
	if err != nil || out == nil {
		t.Fatal(err)
	}
	after := parts(t, out)
	for _, name := range []string{"xl/vbaProject.bin", "xl/odd/odd1.xml"} {
		if after[name] != p[name] {
			t.Errorf("%s: %q, want %q", name, after[name], p[name])
		}
	}
	if !strings.Contains(after["xl/worksheets/sheet1.xml"], protection) {
		t.Error("the protection of the sheet was rewritten")
	}
	if !strings.Contains(after["[Content_Types].xml"], "macroEnabled") {
		t.Error("an .xlsm became an .xlsx inside")
	}
	for name := range p {
		if _, ok := after[name]; !ok && !strings.Contains(name, "calcChain") {
			t.Errorf("part %s is gone", name)
		}
	}
}

func TestAnnotateOfWhatIsNoWorkbook(t *testing.T) {
	out, diags, err := Annotate([]byte("không phải sổ tính"), nil, listDraft)
	if out != nil || err != nil || len(diags) != 1 || diags[0].Code != "E008" {
		t.Errorf("%d bytes, %v, %v", len(out), diags, err)
	}
}

func TestAnnotateRealWorkbooks(t *testing.T) {
	dir := realFolder(t)
	for _, name := range []string{"2021-06-29-03-Bieu-6.2021.xlsx", "2022-11-29-02-So-lieu-11.2022-29.11.xlsx"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		before, _ := Open(name, data)
		sheet := before.Sheets[2].Name
		out, diags, err := Annotate(data, []Mark{{Sheet: sheet, Cell: "C8", Fill: "FFC7CE", Comment: "Kiểm tra"}}, listDraft)
		if err != nil || out == nil {
			t.Fatalf("%s: %v %v", name, diags, err)
		}
		after, diags := Open(name, out)
		if after == nil {
			t.Fatalf("%s: refused: %v", name, diags)
		}
		sameCells(t, before, after)
		was, is := parts(t, data), parts(t, out)
		for part := range was {
			if _, ok := is[part]; !ok && part != "xl/calcChain.xml" && !strings.HasSuffix(part, "/") {
				t.Errorf("%s: part %s is gone", name, part)
			}
		}
	}
}

// Boxes of notes in a numbering that nobody knows: the cell is coloured, the list has it, a notice says so.
func TestAnnotateWhereNoNoteCanBeAdded(t *testing.T) {
	data, err := Write(sampleDraft())
	if err != nil {
		t.Fatal(err)
	}
	p := parts(t, data)
	for name, vml := range p {
		if strings.HasSuffix(name, ".vml") {
			p[name] = strings.ReplaceAll(vml, `id="_x0000_s1025"`, `id="box_one"`)
		}
	}
	out, diags, err := Annotate(pack(t, p), []Mark{{Sheet: "Thu ngân sách", Cell: "B4", Fill: "FFC7CE", Comment: "Kiểm tra"}}, listDraft)
	if err != nil || out == nil || len(diags) != 1 || diags[0].Code != "N003" || diags[0].At.Cell != "B4" {
		t.Fatalf("%v %v", diags, err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	id, err := f.GetCellStyle("Thu ngân sách", "B4")
	if err != nil {
		t.Fatal(err)
	}
	if st, err := f.GetStyle(id); err != nil || len(st.Fill.Color) != 1 || st.Fill.Color[0] != "FFC7CE" {
		t.Errorf("B4 is not coloured: %+v, %v", st, err)
	}
	if name := f.GetSheetName(0); name != "Danh sách" {
		t.Errorf("the first sheet is %q", name)
	}
}

// Damage in parts that only excelize reads costs the copy at most, never the run.
func TestAnnotateOfDamagedUnreadParts(t *testing.T) {
	data, err := Write(sampleDraft())
	if err != nil {
		t.Fatal(err)
	}
	good := parts(t, data)
	copies := 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 11)) //nolint:gosec // repeatable, not secret
		p := maps.Clone(good)
		names := slices.DeleteFunc(slices.Sorted(maps.Keys(p)), readPart)
		name := names[r.IntN(len(names))]
		p[name], _ = damaged(r, p[name])
		out, diags, err := Annotate(pack(t, p), []Mark{{Sheet: "Thu ngân sách", Cell: "B3", Fill: "FFC7CE", Comment: "x"}}, listDraft)
		if err != nil {
			t.Fatalf("seed %d, %s: %v", seed, name, err)
		}
		if out == nil {
			if len(diags) == 0 {
				t.Errorf("seed %d, %s: no copy and no word", seed, name)
			}
			continue
		}
		copies++
		if book, diags := Open("a.xlsx", out); book == nil {
			t.Errorf("seed %d, %s: the copy is refused: %v", seed, name, diags)
		}
	}
	if copies == 0 {
		t.Error("no copy at all")
	}
}

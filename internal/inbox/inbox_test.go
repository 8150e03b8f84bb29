package inbox

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"tiendo/internal/observation"
	"tiendo/internal/period"
)

var june = period.MonthOf(2023, 6)

func x() *fstest.MapFile { return &fstest.MapFile{Data: []byte("x")} }

// TestList lays an inputs folder out as people do, and says what becomes of each file.
func TestList(t *testing.T) {
	tree := fstest.MapFS{
		"2023-06/so-tai-chinh-gui-lan-2.xlsx": x(), "2023-06/so-tai-chinh.xlsx": x(), "2023-06/Sở Y tế gửi lần 3.XLSX": x(),
		"2023-05/so-tai-chinh.xlsx": x(), "2023-07/so-tai-chinh.xlsx": x(),
		"2023-06/~$so-tai-chinh.xlsx": x(), "2023-06/ghi-chu.docx": x(), "2023-06/doc-truoc.txt": x(), "2023-06/.an/a.xlsx": x(), "2023-06/.an.xlsx": x(),
		"2023-06/so-xay-dung/bieu.xlsx": x(), "2023-06/a/b/c/d/bieu.xlsx": x(), "2023-05/a/b/c/d/bieu.xlsx": x(), "2023-05/ghi-chu.docx": x(),
		"2023-06/bien-tap/chi-tieu.md": x(), "2023-06/bien-tap/bang.xlsx": x(), "2023-06/cong-van/so-y-te.pdf": x(), "2023-06/a/cong-van/bieu.xlsx": x(),
		"linh-tinh/a.xlsx": x(), "so-tai-chinh.xlsx": x(), "LƯU Ý.txt": x(),
	}
	sent, found, err := List(tree, june, "inputs")
	if err != nil {
		t.Fatal(err)
	}
	var got, named []string
	for _, s := range sent {
		got = append(got, strings.Join([]string{s.Month.String(), s.Shown, s.Name, string(rune('0' + s.Attempt))}, " | "))
		if at, ok := Located(s.Path); !ok || at.Month != s.Month || at.Attempt != s.Attempt || at.Path != s.Path {
			t.Errorf("%s is located as %+v, %v", s.Path, at, ok)
		}
	}
	for _, d := range found.Sort() {
		named = append(named, d.At.File+" "+d.Code)
	}
	if d := cmp.Diff([]string{
		"2023-05 | inputs/2023-05/so-tai-chinh.xlsx | so-tai-chinh | 1",
		"2023-06 | inputs/2023-06/Sở Y tế gửi lần 3.XLSX | Sở Y tế | 3",
		"2023-06 | inputs/2023-06/a/cong-van/bieu.xlsx | bieu | 1",
		"2023-06 | inputs/2023-06/so-tai-chinh-gui-lan-2.xlsx | so-tai-chinh | 2",
		"2023-06 | inputs/2023-06/so-tai-chinh.xlsx | so-tai-chinh | 1",
		"2023-06 | inputs/2023-06/so-xay-dung/bieu.xlsx | bieu | 1",
	}, got); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{
		"inputs/2023-06/a/b/c/d N177", "inputs/2023-06/ghi-chu.docx N151", "inputs/2023-06/~$so-tai-chinh.xlsx N152", "inputs/linh-tinh N150", "inputs/so-tai-chinh.xlsx N180",
	}, named); d != "" {
		t.Error(d)
	}
	if months, err := Months(tree); err != nil || len(months) != 3 || months[2] != june.Add(1) {
		t.Errorf("months %v, %v", months, err)
	}
}

func TestLocatedElsewhere(t *testing.T) {
	for _, rel := range []string{"a.xlsx", "linh-tinh/a.xlsx", "2023-06", "2023-06/bien-tap/a.xlsx", "2023-06/cong-van/a.xlsx", "2023-06/.an/a.xlsx", "2023-06/a/b/c/d/a.xlsx", "../2023-06/a.xlsx"} {
		if s, ok := Located(rel); ok {
			t.Errorf("%s is no place of a sending, got %+v", rel, s)
		}
	}
}

func TestEditorial(t *testing.T) {
	got, err := Editorial(fstest.MapFS{
		"2023-06/bien-tap/chi-tieu.md": {Data: []byte("\ufeffMột đoạn.\r\n")}, "2023-06/bien-tap/.md": x(), "2023-06/bien-tap/ghi-chu.txt": x(), "2023-05/bien-tap/cu.md": x(),
	}, june, "inputs")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]observation.Editorial{{Section: "chi-tieu", File: "inputs/2023-06/bien-tap/chi-tieu.md", Text: "Một đoạn.\n"}}, got); d != "" {
		t.Error(d)
	}
	if got, err := Editorial(fstest.MapFS{}, june, "inputs"); got != nil || err != nil {
		t.Errorf("a month without them: %v, %v", got, err)
	}
}

package pdf_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tiendo/internal/page"
	"tiendo/internal/pdf"
	"tiendo/internal/pdf/pdftest"
)

// tool runs a program of the machine on the specimen. Where the program is missing the test is skipped,
// except on the build server, where a skipped check would look like a passed one.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is not installed", name)
		}
		t.Skipf("%s is not installed", name)
	}
	file := filepath.Join(t.TempDir(), "specimen.pdf")
	if err := os.WriteFile(file, specimen(t), 0o644); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "FILE" {
			args[i] = file
		}
	}
	c := exec.Command(path, args...)
	c.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "TZ=Asia/Ho_Chi_Minh")
	out, err := c.CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func TestQPDF(t *testing.T) {
	t.Parallel()
	out := tool(t, "qpdf", "--check", "FILE")
	if !strings.Contains(out, "No syntax or stream encoding errors found") || strings.Contains(out, "WARNING") {
		t.Error(out)
	}
}

func TestPDFFonts(t *testing.T) {
	t.Parallel()
	lines := strings.Split(strings.TrimSpace(tool(t, "pdffonts", "FILE")), "\n")[2:]
	row := regexp.MustCompile(`^[A-Z]{6}\+Tinos-(Regular|Bold|Italic|BoldItalic) +CID TrueType +Identity-H +yes yes yes `)
	if len(lines) != 4 {
		t.Errorf("%d fonts, want 4", len(lines))
	}
	for _, l := range lines {
		if !row.MatchString(l) {
			t.Errorf("not embedded, not cut down or not mapped: %s", l)
		}
	}
}

func TestPDFToText(t *testing.T) {
	t.Parallel()
	words := strings.Fields(tool(t, "pdftotext", "-raw", "FILE", "-"))
	for _, sentence := range []string{
		"Thu ngân sách nhà nước trên địa bàn ước đạt kế hoạch, bằng 45.123,4 tỷ đồng, xem Phụ lục 1 và dấu ngoặc (\\).",
		"1. Đẩy nhanh giải phóng mặt bằng 2. Quyết liệt thu hút đầu tư", "Thu nội địa 1.200 1.150,5", "87,5",
		"chữ đủ dấu: ắ ằ ẳ ẵ ặ, ở ờ ỡ, ữ ự, ₫.",
	} {
		want := strings.Fields(sentence)
		if !slices.ContainsFunc(windows(words, len(want)), func(w []string) bool { return slices.Equal(w, want) }) {
			t.Errorf("%q is not in the text:\n%s", sentence, strings.Join(words, " "))
		}
	}
}

func windows(words []string, n int) [][]string {
	var out [][]string
	for i := 0; i+n <= len(words); i++ {
		out = append(out, words[i:i+n])
	}
	return out
}

func TestPDFInfo(t *testing.T) {
	t.Parallel()
	out := tool(t, "pdfinfo", "FILE")
	for _, want := range []string{
		`(?m)^Title: +Báo cáo tình hình thực hiện Nghị quyết \(mẫu thử\)$`, `(?m)^Author: +Ban biên tập mẫu$`, `(?m)^Tagged: +yes$`,
		`(?m)^Pages: +3$`, `(?m)^JavaScript: +no$`, `(?m)^PDF version: +1\.7$`, `(?m)^Metadata Stream: +yes$`,
		`(?m)^CreationDate: +Fri Jun 30 00:00:00 2023`,
	} {
		if !regexp.MustCompile(want).MatchString(out) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
}

// TestVeraPDF validates the specimen, with attachments, where make verapdf has fetched the validator.
func TestVeraPDF(t *testing.T) {
	t.Parallel()
	lib := filepath.Join("..", "..", "bin", "verapdf")
	if _, err := os.Stat(filepath.Join(lib, "Check.class")); err != nil || testing.Short() {
		t.Skip("the validator is not there: make verapdf fetches it")
	}
	f := family(t)
	_, set := pdftest.Specimen(f)
	set.Attachments = []page.Attachment{{Name: "so-lieu.json", Type: "application/json", Relationship: "Data", Description: "Số liệu", Data: []byte("{}")}}
	out, err := pdf.Write(set, f)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	good, bad := filepath.Join(dir, "good.pdf"), filepath.Join(dir, "bad.pdf")
	broken := bytes.Replace(out, []byte("<pdfuaid:part>1<"), []byte("<pdfuaid:part>9<"), 1)
	for name, data := range map[string][]byte{good: out, bad: broken} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	check := func(file string) (string, error) {
		c := exec.Command("java", "-cp", lib+string(os.PathListSeparator)+filepath.Join(lib, "jars", "*"), "Check", file)
		b, err := c.CombinedOutput()
		return string(b), err
	}
	if text, err := check(good); err != nil || strings.Count(text, " 0 failed rules") != 2 {
		t.Errorf("%v\n%s", err, text)
	}
	if text, err := check(bad); err == nil || !strings.Contains(text, "clause 5 test 2") {
		t.Errorf("the validator takes a file with a wrong part of PDF/UA: %v\n%s", err, text)
	}
}

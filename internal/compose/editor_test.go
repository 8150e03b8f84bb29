package compose

import (
	"testing"

	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/observation"
)

func edit(t *testing.T, text string) (document.Document, diag.List) {
	t.Helper()
	in := small(t, section("Mở đầu."))
	in.Set.Editorial = []observation.Editorial{{Section: "muc", File: "inputs/2023-06/bien-tap/muc.md", Text: text}, {Section: "khac", File: "inputs/2023-06/bien-tap/khac.md", Text: "không in"}}
	return Compose(in)
}

func TestEditorsParagraphsFollowTheSection(t *testing.T) {
	t.Parallel()
	doc, ds := edit(t, "Thu ngân sách **đạt** {{so \"CT04a\"}}, mục tiêu {{so “CT04a.target”}}.\r\n\r\n- một\n- hai\n")
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	want := "Báo cáo kết quả 6 tháng đầu năm 2023 | du-thao-2 | 2023-06-30 | Ban Thường vụ Thành ủy\n" +
		"| Mở đầu.\n| Thu ngân sách *đạt* {45.123,4 tỷ đồng}, mục tiêu {180.000,0 tỷ đồng}.\n-\n  | một\n-\n  | hai\n" +
		"values\n  CT04a.latest = 45.123,4 tỷ đồng (2023-01..06) \n  CT04a.target = 180.000,0 tỷ đồng (2025) \n"
	if got := outline(doc); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestEditorsParagraphsRunNoTemplate(t *testing.T) {
	t.Parallel()
	for text, test := range map[string]struct{ code, says string }{
		"a {{.Committee}} b":            {"W512", "a {{.Committee}} b"},
		"a {{range .}}{{end}}":          {"W512", "a {{range .}}{{end}}"},
		"{{so \"CT99\"}} b":             {"E511", "chưa có số liệu b"},
		"# Đề mục":                      {"W509", "Đề mục"},
		"<b>x</b> ![](chart:groups)":    {"", "<b>x</b> ![](chart:groups)"},
		"[a](#muc)":                     {"", "[a](#muc)"},
		"\uE000\uE010\uE001 token":      {"", "token"},
		"| a | b |\n|---|---|\n| 1 | 2": {"", "| a | b | |---|---| | 1 | 2"},
	} {
		doc, ds := edit(t, text)
		code := ""
		if len(ds) > 0 {
			code = ds[0].Code
			if ds[0].At.File != "inputs/2023-06/bien-tap/muc.md" {
				t.Errorf("%q: the finding names %s", text, ds[0].At)
			}
		}
		p, _ := doc.Blocks[len(doc.Blocks)-1].(document.Paragraph)
		if got := document.Plain(p.Text); code != test.code || got != test.says {
			t.Errorf("%q: %s %q, want %s %q", text, code, got, test.code, test.says)
		}
	}
}

func TestTypedFigures(t *testing.T) {
	t.Parallel()
	for text, warned := range map[string]bool{
		"ước đạt 45.123,4 tỷ đồng":                 false, // a reading holds it
		"khoảng 45.123 tỷ đồng":                    false, // at the precision typed
		"ước đạt 45.200 tỷ đồng":                   true,
		"tăng 3,3%":                                true,
		"tăng 12%":                                 true,
		"5 bài học, 3 đột phá":                     false,
		"năm 2023, giai đoạn 2021 - 2025":          false,
		"ngày 19/7/2023; tháng 6/2023":             false,
		"Nghị quyết số 45-NQ/TW, 1232/NQ-UBTVQH15": false,
		"15.400 căn nhà ở xã hội":                  true,
		"chỉ tiêu CT04, COVID19":                   false,
		"7 tỷ đồng":                                true,
	} {
		_, ds := edit(t, text)
		if got := len(ds) > 0 && ds[0].Code == "W513"; got != warned {
			t.Errorf("%q: %v, want a warning: %t", text, ds, warned)
		}
	}
}

func TestATypedFigureIsNamedWithItsLine(t *testing.T) {
	t.Parallel()
	_, ds := edit(t, "Một.\n\nHai đạt 777,7%.\n")
	if len(ds) != 1 || ds[0].At.Line != 3 || ds[0].At.File != "inputs/2023-06/bien-tap/muc.md" {
		t.Errorf("got %v", ds)
	}
}

func FuzzEditorial(f *testing.F) {
	f.Add("a {{so \"CT04a\"}} **b** \uE000\uE010\uE001")
	f.Add("- a\n  1. b\n\n# c {{so \"")
	p := small(f, section("a"))
	f.Fuzz(func(t *testing.T, s string) {
		in := p
		in.Set.Editorial = []observation.Editorial{{Section: "muc", File: "inputs/2023-06/bien-tap/muc.md", Text: s}}
		doc, _ := Compose(in)
		document.Walk(doc.Blocks, func(b document.Block) {
			switch b.(type) {
			case document.Paragraph, document.List:
			default:
				t.Errorf("%q makes a %T", s, b)
			}
		})
	})
}

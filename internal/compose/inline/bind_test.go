package inline

import (
	"strings"
	"testing"

	"tiendo/internal/document"
)

func TestBind(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"nhiệm kỳ 2020 - 2025 đã qua":         "nhiệm kỳ 2020~-~2025 đã qua",
		"Tháng 6/2023 đạt, năm 2022 đạt":      "Tháng~6/2023 đạt, năm~2022 đạt",
		"Nghị quyết số 45-NQ/TW (trang 7)":    "Nghị quyết số~45-NQ/TW (trang~7)",
		"quý II năm 2023":                     "quý~II năm~2023",
		"trong năm nay, số xã cơ bản, quý IV": "trong năm nay, số xã cơ bản, quý~IV",
		"cận dưới 12 - 13%":                   "cận dưới 12 - 13%",
	} {
		if got := strings.ReplaceAll(boundText(in), noBreak, "~"); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	got := boundInlines([]document.Inline{document.Text{Text: "nêu tại phụ lục, trang "}, document.PageRef{Target: "a"}, document.Text{Text: " và các số "}, document.Text{Text: "khác"}})
	if s := got[0].(document.Text).Text; !strings.HasSuffix(s, noBreak) {
		t.Errorf("before a page number: %q", s)
	}
	if s := got[2].(document.Text).Text; strings.HasSuffix(s, noBreak) {
		t.Errorf("before words: %q", s)
	}
}

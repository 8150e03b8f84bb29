package ledger

import "testing"

func TestPlaceText(t *testing.T) {
	for _, c := range []struct{ file, sheet, cell, want string }{
		{"so-tai-chinh.xlsx", "Thu", "D4", "so-tai-chinh.xlsx[Thu!D4]"},
		{"so-tai-chinh.xlsx", "", "D4", "so-tai-chinh.xlsx[D4]"},
		{"so-tai-chinh.xlsx", "Thu", "", "so-tai-chinh.xlsx[Thu]"},
		{"so-tai-chinh.xlsx", "", "", "so-tai-chinh.xlsx"},
		{"", "Thu", "D4", "Thu!D4"},
		{"", "", "", ""},
	} {
		if got := (cellPlace{c.file, c.sheet, c.cell}).String(); got != c.want {
			t.Errorf("%q %q %q: %q, want %q", c.file, c.sheet, c.cell, got, c.want)
		}
	}
}

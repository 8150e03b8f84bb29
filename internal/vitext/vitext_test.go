package vitext

import (
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"tiendo/internal/quantity"
)

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"45123.4", 1, "45.123,4"}, {"5800", 0, "5.800"}, {"-1200.5", 1, "-1.200,5"}, {"0.5", 2, "0,50"}, {"999.96", 1, "1.000,0"},
		{"-0.04", 1, "0,0"}, {"1234567", 0, "1.234.567"}, {"12", 0, "12"},
	} {
		if got := Number(quantity.MustParse(c.in), c.n); got != c.want {
			t.Errorf("Number(%s, %d) = %s, want %s", c.in, c.n, got, c.want)
		}
	}
}

func TestKeyJoinsSpellingsOfOneName(t *testing.T) {
	for _, pair := range [][2]string{
		{"Thuỷ Nguyên", "thủy  nguyên"}, {"Thành uỷ", "THÀNH ỦY"}, {"hoà bình", "Hòa Bình"}, {norm.NFD.String("Tiếp nhận"), "tiếp nhận"},
		{"Thu ngân sách :", "thu ngân sách"}, {"Lao động – Thương binh", "lao động - thương binh"}, {"6\u00a0tháng", "6 tháng"},
	} {
		if Key(pair[0]) != Key(pair[1]) {
			t.Errorf("%q and %q: keys %q and %q", pair[0], pair[1], Key(pair[0]), Key(pair[1]))
		}
	}
	for _, pair := range [][2]string{{"ma", "má"}, {"An Dương", "An Đường"}, {"CT01", "CT10"}} {
		if Key(pair[0]) == Key(pair[1]) {
			t.Errorf("%q and %q have one key", pair[0], pair[1])
		}
	}
}

func TestToneMovesOnlyOpenSyllables(t *testing.T) {
	for _, c := range []struct{ old, new string }{
		{"ủy ban", "uỷ ban"}, {"THÀNH ỦY", "THÀNH UỶ"}, {"hòa", "hoà"}, {"khỏe", "khoẻ"}, {"Thủy", "Thuỷ"},
		{"quý", "quý"}, {"hoàn", "hoàn"}, {"huỳnh", "huỳnh"}, {"khoản", "khoản"}, {"toán", "toán"}, {"của", "của"},
	} {
		if got := Tone(c.old, NewTone); got != c.new {
			t.Errorf("new style of %q is %q, want %q", c.old, got, c.new)
		}
		if got := Tone(c.new, OldTone); got != c.old {
			t.Errorf("old style of %q is %q, want %q", c.new, got, c.old)
		}
	}
}

func TestKeyIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("aáàăâuưủyýỷoòóeq hnAÁ-–. \u00a0"))).Draw(t, "text")
		if k := Key(s); Key(k) != k || Key(norm.NFD.String(s)) != k {
			t.Fatalf("%q: key %q, of it %q, of NFD %q", s, k, Key(k), Key(norm.NFD.String(s)))
		}
	})
}

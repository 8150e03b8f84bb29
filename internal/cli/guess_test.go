package cli

import (
	"strings"
	"testing"
)

func TestLikely(t *testing.T) {
	codes := []string{"CT01", "CT04", "CT10", "CT20"}
	for _, c := range []struct {
		typed, month, date, code string
	}{
		{"2023-6", "2023-06", "", ""},
		{"6/2023", "2023-06", "", ""},
		{"06-2023", "2023-06", "", ""},
		{"202306", "2023-06", "", ""},
		{"2023.12", "2023-12", "", ""},
		{"2023-13", "", "", ""},
		{"13/2023", "", "", ""},
		{"19/7/2023", "", "2023-07-19", ""},
		{"2023-7-9", "", "2023-07-09", ""},
		{"31/02/2023", "", "", ""},
		{"20230719", "", "2023-07-19", ""},
		{"4", "", "", "CT04"},
		{"04", "", "", "CT04"},
		{"0", "", "", ""},
		{"10", "", "", "CT10"},
		{"99", "", "", ""},
		{"tháng sáu", "", "", ""},
		{"", "", "", ""},
	} {
		for _, g := range []struct{ what, got, want string }{
			{"month", likelyMonth(c.typed), c.month}, {"date", likelyDate(c.typed), c.date}, {"code", likelyCode(c.typed, codes), c.code},
		} {
			if (g.want == "") != (g.got == "") || !strings.Contains(g.got, g.want) {
				t.Errorf("%q as a %s: %q, want %q", c.typed, g.what, g.got, g.want)
			}
		}
	}
}

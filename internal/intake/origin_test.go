package intake

import "testing"

func TestOriginOfAFigure(t *testing.T) {
	row := "[Kế hoạch năm], [Thực hiện / Trong tháng]: Niên giám | trang 5; mục 2; [các cột khác]: minh họa"
	for _, c := range []struct{ note, heading, want string }{
		{"minh họa", "Kế hoạch năm", "minh họa"},
		{"", "Kế hoạch năm", ""},
		{row, "Kế hoạch năm", "Niên giám | trang 5; mục 2"},
		{row, "Thực hiện / Trong tháng", "Niên giám | trang 5; mục 2"},
		{row, "Cùng kỳ năm trước / Lũy kế", "minh họa"},
		{"[Kế hoạch năm]: A", "Thực hiện / Trong tháng", ""},
		{"[1] Niên giám", "Kế hoạch năm", "[1] Niên giám"},
	} {
		if got := originOf(c.note, c.heading); got != c.want {
			t.Errorf("originOf(%q, %q) = %q, want %q", c.note, c.heading, got, c.want)
		}
	}
}

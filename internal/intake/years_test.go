package intake

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"tiendo/internal/period"
	"tiendo/internal/program/load"
	"tiendo/internal/workbook"
)

// The statistics office's tables as other years may head them: one declaration must take each column for
// what it means, and leave what is not asked.
func TestOtherYearsHeadings(t *testing.T) {
	p, found := load.Load(os.DirFS("../../templates"), "gso", load.Language{})
	if p == nil || found.Blocking() {
		t.Fatalf("program does not load: %v", found)
	}
	r := newReader(p)
	for name, c := range map[string]struct {
		lines []string
		want  string // column=cell of the total's row
		month string
	}{
		"one cell a heading": {[]string{"12. Vốn đầu tư thực hiện từ nguồn ngân sách Nhà nước tháng 5 năm 2024", "",
			"||Thực hiện tháng 4 năm 2024 (Tỷ đồng)|Ước tính tháng 5 năm 2024 (Tỷ đồng)|Cộng dồn 5 tháng năm 2024 (Tỷ đồng)|5 tháng năm 2024 so với kế hoạch năm 2024 (%)|Tháng 5 năm 2024 so với cùng kỳ năm trước (%)|5 tháng năm 2024 so với cùng kỳ năm trước (%)",
			"TỔNG SỐ||1|2|3|4|5|6"}, "thang_truoc=C4 thang=D4 luy_ke=E4 so_ke_hoach=F4 thang_so_cung_ky=G4 so_cung_ky=H4", "2024-05"},
		"a group not merged": {[]string{"10. Vốn đầu tư thực hiện từ nguồn NSNN", "Tỷ đồng",
			"||Kế hoạch|Ước tính|Cộng dồn|5 tháng năm 2018 so với (%)|", "||năm 2018|tháng 5/2018|5 tháng/2018|Kế hoạch năm 2018|Cùng kỳ năm 2017", "TỔNG SỐ||1|2|3|4|5"},
			"ke_hoach=C5 thang=D5 luy_ke=E5 so_ke_hoach=F5 so_cung_ky=G5", "2018-05"},
		"the first half": {[]string{"Vốn đầu tư thực hiện từ nguồn ngân sách Nhà nước", "",
			"||Thực hiện tháng 5 năm 2019|Ước tính tháng 6 năm 2019|Ước tính 6 tháng đầu năm 2019|6 tháng đầu năm 2019 so với kế hoạch năm (%)|6 tháng đầu năm 2019 so với cùng kỳ năm 2018 (%)", "Cả nước||1|2|3|4|5"},
			"thang_truoc=C4 thang=D4 luy_ke=E4 so_ke_hoach=F4 so_cung_ky=G4", "2019-06"},
		"nine months beside a quarter": {[]string{"Vốn đầu tư thực hiện từ nguồn ngân sách Nhà nước", "",
			"||Ước tính|Ước tính|Ước tính|9 tháng năm 2023 so|9 tháng năm 2023 so", "||tháng 9|quý III|9 tháng|với kế hoạch|với cùng kỳ", "||năm 2023|năm 2023|năm 2023|năm 2023 (%)|năm trước (%)", "TỔNG SỐ||1|2|3|4|5"},
			"thang=C6 luy_ke=E6 so_ke_hoach=F6 so_cung_ky=G6", "2023-09"},
		"the whole year": {[]string{"23. Vốn đầu tư thực hiện từ nguồn ngân sách Nhà nước", "tháng 12 và năm 2025",
			"||Thực hiện|Ước tính|Năm|Năm 2025|Năm 2025", "||tháng 11|tháng 12|2025|so với|so với", "||năm|năm||kế hoạch|năm 2024", "||2025|2025||năm (%)|(%)", "TỔNG SỐ||1|2|3|4|5"},
			"thang_truoc=C7 thang=D7 luy_ke=E7 so_ke_hoach=F7 so_cung_ky=G7", "2025-12"},
		"January": {[]string{"Vốn đầu tư thực hiện từ nguồn ngân sách Nhà nước", "|||||Tỷ đồng", "||Kế hoạch|Thực hiện|Ước tính|Tháng 1/2025|Tháng 01/2025", "||năm 2025|tháng 12|tháng 1|so với kế hoạch|so với cùng kỳ",
			"|||năm 2024|năm 2025|năm 2025 (%)|năm trước (%)", "TỔNG SỐ||1|2|3|4|5"}, "ke_hoach=C6 thang_truoc=D6 thang=E6 so_ke_hoach=F6 so_cung_ky=G6", "2025-01"},
		"groups above the periods": {[]string{"9. Vốn đầu tư từ ngân sách Nhà nước", "thực hiện tháng 6 và 6 tháng đầu năm 2009", "merge A1:F1", "merge A2:F2", "",
			"||Tỷ đồng|||So với kế hoạch năm 2009 (%)|", "||Ước tính tháng 6/2009|Cộng dồn 6 tháng năm 2009||Tháng 6/2009|6 tháng năm 2009", "merge C4:D4", "merge F4:G4", "TỔNG SỐ||1|2||3|4"},
			"thang=C6 luy_ke=D6 thang_so_ke_hoach=F6 so_ke_hoach=G6", "2009-06"},
		"headings merged over an empty column": {[]string{"5. Vốn đầu tư từ ngân sách Nhà nước thực hiện", "||Thực hiện (Tỷ đồng)||||||8 tháng năm", "||7 tháng||Ước tính||Cộng dồn||2007 so với", "||năm 2007||tháng 8||8 tháng||kế hoạch",
			"||||năm 2007||năm 2007||năm 2007 (%)", "merge C2:H2", "merge I2:J2", "merge C3:D3", "merge E3:F3", "merge G3:H3", "merge I3:J3", "merge C4:D4", "merge E4:F4", "merge G4:H4", "merge I4:J4",
			"merge C5:D5", "merge E5:F5", "merge G5:H5", "merge I5:J5", "Tổng số||1||2||3||4"}, "thang=E6 luy_ke=G6 so_ke_hoach=I6", "2007-08"},
		"foreign investment to the month's end": {[]string{"13. Đầu tư nước ngoài vào Việt Nam được cấp phép từ 01/01 - 31/5/2024", "", "||Số dự án cấp mới|Vốn đăng ký cấp mới|Số lượt dự án|Vốn đăng ký", "||(Dự án)|(Triệu USD)|điều chỉnh (Lượt dự án)|tăng thêm (Triệu USD)",
			"TỔNG SỐ||1|2|3|4"}, "du_an=C5 cap_moi=D5 dieu_chinh=F5", "2024-05"},
		"foreign investment with a sum": {[]string{"Đầu tư trực tiếp nước ngoài được cấp phép từ 01/01 đến 20/6/2018", "Triệu USD", "|Số dự án|Số vốn đăng ký||", "|(Dự án)|Tổng số|Cấp mới|Điều chỉnh", "TỔNG SỐ|1|2|3|4"},
			"du_an=B5 cap_moi=D5 dieu_chinh=E5", "2018-06"},
		"both capitals in one": {[]string{"Đầu tư trực tiếp của nước ngoài được cấp phép từ 01/01- 20/02/2017", "Triệu USD", "|Số dự án|Vốn đăng ký cấp mới|Tổng vốn đăng ký cấp mới và tăng thêm", "TỔNG SỐ|1|2|3"},
			"du_an=B4 cap_moi=C4", "2017-02"},
		"out of the country": {[]string{"Đầu tư trực tiếp của Việt Nam ra nước ngoài được cấp phép từ 01/01- 20/5/2024", "", "|Số dự án|Vốn đăng ký cấp mới", "TỔNG SỐ|1|2"}, "", "0000-01"},
	} {
		t.Run(name, func(t *testing.T) {
			s := r.readBook(bookOf(sheet(t, "S", c.lines...)))
			var got []string
			for _, f := range s.Figures {
				got = append(got, f.Column+"="+f.Cell)
			}
			if strings.Join(got, " ") != c.want || s.Month.String() != c.month {
				t.Errorf("got %s in %s, want %s in %s\n%v", strings.Join(got, " "), s.Month, c.want, c.month, s.Found)
			}
		})
	}
}

// A real workbook says the same when its sheets are pushed about: rows above, columns before, another
// name and order of sheets, every year later.
func TestRealWorkbooksPushedAbout(t *testing.T) {
	if _, err := os.Stat(realFolder); err != nil {
		t.Skip("no real workbooks here")
	}
	p, found := load.Load(os.DirFS("../../templates"), "gso", load.Language{})
	if p == nil {
		t.Fatalf("program does not load: %v", found)
	}
	r := newReader(p)
	for i, name := range realNames(t) {
		if i%4 != 0 {
			continue
		}
		data, err := os.ReadFile(realFolder + "/" + name)
		if err != nil {
			t.Fatal(err)
		}
		book, _ := workbook.Open(name, data)
		before := r.readBook(book)
		want := map[string]string{}
		for _, f := range before.Figures {
			want[f.Table+f.Column+f.Area+shifted10(f.Period).String()] = f.Stated.Plain()
		}
		after := r.readBook(pushed(book))
		for _, f := range after.Figures {
			k := f.Table + f.Column + f.Area + f.Period.String()
			if want[k] != f.Stated.Plain() {
				t.Errorf("%s %s: %s, want %s", name, k, f.Stated.Plain(), want[k])
			}
			delete(want, k)
		}
		if len(want) > 0 {
			t.Errorf("%s: %d figures lost", name, len(want))
		}
	}
}

func shifted10(p period.Period) period.Period { return p.Shift(120) }

// pushed moves every sheet two rows down and one column right after its second column, writes years ten
// later, renames and turns round the sheets.
func pushed(b *workbook.Book) *workbook.Book {
	out := &workbook.Book{}
	years := []string{}
	for y := 2015; y <= 2023; y++ {
		years = append(years, fmt.Sprint(y), fmt.Sprint(y+10))
	}
	later := strings.NewReplacer(years...)
	for i := len(b.Sheets) - 1; i >= 0; i-- {
		s := workbook.Sheet{Name: fmt.Sprintf("trang %d", i), Hidden: b.Sheets[i].Hidden}
		for _, c := range b.Sheets[i].Cells {
			c.Row += 2
			if c.Column > 2 {
				c.Column++
			}
			if c.Type == workbook.Text {
				c.Text = later.Replace(c.Text)
			}
			if text, ok := headingText(&c); ok && c.Type == workbook.Number {
				c.Type, c.Text = workbook.Text, later.Replace(text)
			}
			s.Cells = append(s.Cells, c)
		}
		for _, m := range b.Sheets[i].Merges {
			m.Row1, m.Row2 = m.Row1+2, m.Row2+2
			if m.Column1 > 2 {
				m.Column1++
			}
			if m.Column2 > 2 {
				m.Column2++
			}
			s.Merges = append(s.Merges, m)
		}
		out.Sheets = append(out.Sheets, s)
	}
	return out
}

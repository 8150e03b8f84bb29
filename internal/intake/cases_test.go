package intake

import (
	"strings"
	"testing"

	"tiendo/internal/quantity"
	"tiendo/internal/workbook"
)

// TestCases changes one thing of a good workbook each and says what comes of it: the codes found, and
// what the cell of the year to date holds ("" where it is not read).
func TestCases(t *testing.T) {
	for name, c := range map[string]struct {
		book  *workbook.Book
		codes string
		d9    string // value of the total's year to date in tỷ đồng
		cell  string // where it stands, D9 unless said
	}{
		"good":                                       {bookOf(finance(good...)), "", "45123.4", ""},
		"a word":                                     {bookOf(finance(with(9, "Tổng thu ngân sách nhà nước|100000|8000|chưa có|103.2")...)), "E109", "", ""},
		"a truth value":                              {bookOf(finance(with(9, "Tổng thu ngân sách nhà nước|100000|8000|?|103.2")...)), "E109", "", ""},
		"two readings":                               {bookOf(finance(with(9, "Tổng thu ngân sách nhà nước|100000|8000|'45.123|103.2")...)), "E110", "", ""},
		"text in clear Vietnamese notation":          {bookOf(finance(with(9, "Tổng thu ngân sách nhà nước|100000|8000|'45.123,4|103.2")...)), "", "45123.4", ""},
		"text with a unit of its own":                {bookOf(finance(with(9, "Tổng thu ngân sách nhà nước|100000|8000|'45.123.400 triệu đồng|103.2")...)), "", "45123.4", ""},
		"text with a foreign unit":                   {bookOf(finance(with(9, "Tổng thu ngân sách nhà nước|100000|8000|'12,5 người|103.2")...)), "E119", "", ""},
		"percent where money is due":                 {bookOf(finance(with(9, "Tổng thu ngân sách nhà nước|100000|8000|'12,5%|103.2")...)), "E119", "", ""},
		"a range":                                    {bookOf(finance(with(9, "Tổng thu ngân sách nhà nước|100000|8000|12-15|103.2")...)), "E115", "", ""},
		"about":                                      {bookOf(finance(with(9, "Tổng thu ngân sách nhà nước|100000|8000|~12|103.2")...)), "E115", "", ""},
		"a formula without value":                    {bookOf(finance(with(9, "Tổng thu ngân sách nhà nước|100000|8000|=D11+D12|103.2")...)), "E111", "", ""},
		"an error value":                             {bookOf(finance(with(9, "Tổng thu ngân sách nhà nước|100000|8000|#REF!|103.2")...)), "E112", "", ""},
		"a date":                                     {bookOf(finance(with(9, "Tổng thu ngân sách nhà nước|100000|8000|@45000|103.2")...)), "E116", "", ""},
		"required and blank":                         {bookOf(finance(with(9, "Tổng thu ngân sách nhà nước|100000|8000||103.2")...)), "E113", "", ""},
		"not occurred":                               {bookOf(finance(with(9, "Tổng thu ngân sách nhà nước|100000|8000|-|103.2")...)), "", "", ""},
		"another case and tones":                     {bookOf(finance(with(9, "TỔNG THU NGÂN SÁCH  NHÀ NƯỚC:|100000|8000|45123.4|103.2")...)), "", "45123.4", ""},
		"decomposed letters":                         {bookOf(finance(with(9, "Tổng thu ngân sách nhà nước|100000|8000|45123.4|103.2")...)), "", "45123.4", ""},
		"an abbreviation":                            {bookOf(finance(with(9, "1. Tổng thu NSNN|100000|8000|45123.4|103.2")...)), "", "45123.4", ""},
		"a title with marks astray":                  {bookOf(finance(with(6, "Thu ngân sách nhà nuớc trên địa bàn")...)), "N128", "45123.4", ""},
		"a numbered title":                           {bookOf(finance(with(6, "Biểu số 10: Thu NSNN trên địa bàn (tỷ đồng)")...)), "", "45123.4", ""},
		"a heading with marks lost":                  {bookOf(finance(with(8, "||Trong tháng|Lũy kê từ đầu năm")...)), "N128", "45123.4", ""},
		"a heading renamed":                          {bookOf(finance(with(8, "||Trong tháng|Tổng cộng")...)), "E107 N175", "", ""},
		"a heading that names the period":            {bookOf(finance(with(8, "||tháng 5/2023|5 tháng năm 2023")...)), "E107 N175", "", ""},
		"a row renamed":                              {bookOf(finance(with(11, "Thu khác|40000|3000|20000|101")...)), "E133 W122", "45123.4", ""},
		"a row twice":                                {bookOf(finance(append(append([]string{}, good...), "Tổng thu ngân sách nhà nước|1|2|3|4")...)), "E117", "", ""},
		"moved columns":                              {bookOf(finance(moved...)), "", "45123.4", "B9"},
		"an extra column":                            {bookOf(finance(extra...)), "", "45123.4", "F9"},
		"an empty column and hidden row":             {hide(bookOf(finance(extra...)), 9), "N121", "45123.4", "F9"},
		"columns numbered":                           {bookOf(finance(numbered...)), "", "45123.4", "D10"},
		"a unit column":                              {bookOf(finance(unitColumn...)), "", "45123.4", "E9"},
		"a unit in the heading":                      {bookOf(finance(with(8, "||Trong tháng|Lũy kế từ đầu năm (triệu đồng)")...)), "N173", "45.1234", ""},
		"a unit that does not fit":                   {bookOf(finance(with(8, "||Trong tháng|Lũy kế từ đầu năm (người)")...)), "E120 E120 E120 E120", "", ""},
		"the same heading twice":                     {bookOf(finance(with(8, "||Lũy kế từ đầu năm|Lũy kế từ đầu năm")...)), "E107 E114", "", ""},
		"an unknown unit above":                      {bookOf(finance(with(5, "Mã")...)), "", "45123.4", ""},
		"the table twice":                            {bookOf(finance(good...), copyOf(finance(with(9, "Tổng thu ngân sách nhà nước|1|2|3|4")...), "Bản khác")), "E131", "", ""},
		"a hidden table that says something else":    {bookOf(finance(good...), hidden(copyOf(finance(with(9, "Tổng thu ngân sách nhà nước|1|2|3|4")...), "Bản gốc"))), "E131", "", ""},
		"a hidden table that says the same":          {bookOf(finance(good...), hidden(copyOf(finance(good...), "Bản gốc"))), "N132", "45123.4", ""},
		"the table twice and the same":               {bookOf(finance(good...), copyOf(finance(good...), "Bản sao")), "N132", "45123.4", ""},
		"an empty copy of the table":                 {bookOf(finance(good...), copyOf(finance(good[:4]...), "Trống")), "N132", "45123.4", ""},
		"the table gone":                             {bookOf(finance("", "không còn gì")), "E108", "", ""},
		"no form":                                    {bookOf(sheet(t, "S", "một|hai")), "E101", "", ""},
		"an unknown form":                            {bookOf(sheetOf("XX-09", "05/2023", "Sở Tài chính", good...)), "E104", "", ""},
		"an unknown body":                            {bookOf(sheetOf("TC-01", "05/2023", "Sở Không có", good...)), "E102", "", ""},
		"another body's form":                        {bookOf(sheetOf("TC-01", "05/2023", "Cục Thuế thành phố", good...)), "E130", "", ""},
		"no month":                                   {bookOf(sheetOf("TC-01", "sang năm", "Sở Tài chính", good...)), "E106", "", ""},
		"the markers lost":                           {bookOf(sheet(t, "S", good...)), "E101", "", ""},
		"an old version":                             {bookOf(oldVersion(t)), "W105", "45123.4", ""},
		"a look-alike name of the body":              {bookOf(sheetOf("tc-01", "Tháng 5/2023", "SỞ TÀI CHÍNH", good...)), "", "45123.4", ""},
		"another table below, not of ours":           {bookOf(finance(append(append([]string{}, good...), "", "Bảng khác", "Chỉ tiêu|Quý I|Quý II|Cả năm", "Tổng thu ngân sách nhà nước|1|2|3")...)), "", "45123.4", ""},
		"headings again on the next page":            {bookOf(finance(append(append([]string{}, good[:7]...), "||Trong tháng|Lũy kế từ đầu năm", good[7], good[8])...)), "", "45123.4", ""},
		"a merged label over two rows":               {bookOf(finance(append(append([]string{}, good...), "merge A9:A10")...)), "", "45123.4", ""},
		"hidden sheet":                               {hideSheet(bookOf(finance(good...))), "N125", "45123.4", ""},
		"a heading that could be two":                {bookOf(finance(with(8, "||Trong tháng|{both}")...)), "E107 N175", "", ""},
		"the unit line: millions":                    {bookOf(finance(millions...)), "N173 N173 N173", "45.1234", "D10"},
		"the unit line: unknown":                     {bookOf(finance(unknownUnit...)), "E119", "", ""},
		"Trong đó in one cell":                       {bookOf(finance(with(11, "Trong đó: Thu nội địa|40000|3000|20000|101")...)), "", "45123.4", ""},
		"a number shown in thousands":                {bookOf(formatted(finance(good...), "D9", "#,##0,")), "E142", "", ""},
		"a number shown with another unit":           {bookOf(formatted(finance(good...), "D9", `#,##0.0" triệu đồng"`)), "E142", "", ""},
		"money shown as a percentage":                {bookOf(formatted(finance(good...), "D9", "0.0%")), "E142", "", ""},
		"a number shown with its own unit":           {bookOf(formatted(finance(good...), "D9", `#,##0.0" tỷ đồng"`)), "", "45123.4", ""},
		"a number shown with a group sign":           {bookOf(formatted(finance(good...), "D9", "#,##0.0_);(#,##0.0)")), "", "45123.4", ""},
		"a value merged over two rows":               {bookOf(finance(append(with(12, "Thu từ hoạt động xuất nhập khẩu|60000|5000||105"), "merge D11:D12")...)), "E143 E143", "", "D11"},
		"a value merged over two columns":            {bookOf(finance(append(with(9, "Tổng thu ngân sách nhà nước|100000|8000||103.2"), "merge C9:D9")...)), "E143 E143", "", ""},
		"a value merged over an empty column":        {bookOf(finance(append(append([]string{}, good...), "merge E9:F9")...)), "", "45123.4", ""},
		"a number of no size":                        {bookOf(finance(with(9, "Tổng thu ngân sách nhà nước|100000|8000|1e300|103.2")...)), "E147", "", ""},
		"a number next to nothing":                   {bookOf(finance(with(9, "Tổng thu ngân sách nhà nước|100000|8000|1e-12|103.2")...)), "E147", "", ""},
		"the month said twice":                       {bookOf(finance(good...), copyOf(sheetOf("TC-01", "06/2023", "Sở Tài chính"), "Bìa cũ")), "E140", "", ""},
		"two forms in one file":                      {bookOf(finance(good...), copyOf(sheetOf("TC-02", "05/2023", "Sở Tài chính"), "Bìa khác")), "E140", "", ""},
		"the same cover twice":                       {bookOf(finance(good...), copyOf(sheetOf("tc-01", "Tháng 5/2023", "SỞ TÀI CHÍNH"), "Bìa")), "", "45123.4", ""},
		"a unit in the title":                        {bookOf(finance(with(6, "Thu ngân sách nhà nước trên địa bàn (triệu đồng)")...)), "N173 N173 N173", "45.1234", ""},
		"a unit announced in the title":              {bookOf(finance(with(6, "Thu ngân sách nhà nước trên địa bàn - Đơn vị tính: triệu đồng")...)), "N173 N173 N173", "45.1234", ""},
		"a unit announced in the title, in brackets": {bookOf(finance(with(6, "Thu ngân sách nhà nước trên địa bàn (ĐVT: triệu đồng)")...)), "N173 N173 N173", "45.1234", ""},
		"an unknown unit announced in the title":     {bookOf(finance(with(6, "Thu ngân sách nhà nước trên địa bàn, đơn vị: nghìn đồng")...)), "E119", "", ""},
		"a unit above the title":                     {bookOf(finance(with(5, "|||Đơn vị tính: triệu đồng")...)), "N173 N173 N173", "45.1234", ""},
		"a bare unknown unit above the title":        {bookOf(finance(with(5, "|||Nghìn đồng")...)), "E119", "", ""},
		"a bare unknown unit below the title":        {bookOf(finance(unitBelow("1.000 đồng")...)), "E119", "", "D10"},
		"a unit cell that is none":                   {bookOf(finance(unitCell("tr.đ")...)), "E119 E119 E119", "", "E9"},
		"a unit cell in another unit":                {bookOf(finance(unitCell("triệu đồng")...)), "N173 N173 N173", "45.1234", "E9"},
		"a unit cell like the one above":             {bookOf(finance(sameUnit...)), "N173 N173 N173", "25.1234", "E11"},
		"unit cell and label contradict":             {bookOf(finance(contradictory...)), "E141 E141 E141", "", "E9"},
		"unit cell and line above contradict":        {bookOf(finance(append([]string{"", "Thu ngân sách nhà nước trên địa bàn", "||||Đơn vị tính: triệu đồng"}, unitColumn[2:]...)...)), "E141 E141 E141 E141 E141 E141 E141 E141 E141", "", "E10"},
		"figures without a label":                    {bookOf(finance(append(append([]string{}, good...), "|10|20|30|40")...)), "W144", "45123.4", ""},
		"an optional column of another year":         {bookOf(finance(with(7, "Chỉ tiêu|Kế hoạch năm 2020|Thực hiện||So với cùng kỳ (%)")...)), "W145", "45123.4", ""},
		"a row pushed aside":                         {bookOf(finance(with(9, "Tổng thu ngân sách nhà nước||100000|8000|45123.4|103.2")...)), "E146", "", ""},
		"a line below the title of another month":    {bookOf(finance(below("(Tháng 4 năm 2023)")...)), "W127", "45123.4", "D10"},
		"a line below the title of the month":        {bookOf(finance(below("tháng 5 và 5 tháng năm 2023")...)), "", "45123.4", "D10"},
		"columns numbered in Roman":                  {bookOf(finance(append(append(append([]string{}, good[:5]...), "I|II|III|IV|V"), good[5:]...)...)), "", "45123.4", "D10"},
		"all headings again on the next page":        {bookOf(finance(append(append([]string{}, good[:7]...), good[2], good[3], good[7], good[8])...)), "", "45123.4", ""},
		"the same heading outside its group":         {bookOf(finance(ungrouped...)), "E114", "", ""},
		"a percent cell in a percent column":         {bookOf(finance(with(9, "Tổng thu ngân sách nhà nước|100000|8000|45123.4|103.2%")...)), "", "45123.4", ""},
	} {
		t.Run(name, func(t *testing.T) {
			s, found := read(small(), c.book)
			if got := codes(found); got != c.codes {
				t.Errorf("found %q, want %q\n%v", got, c.codes, found)
			}
			cell := c.cell
			if cell == "" {
				cell = "D9"
			}
			f, _ := figure(s, cell)
			if got := f.Value.Plain(); got != c.d9 {
				t.Errorf("%s holds %q, want %q", cell, got, c.d9)
			}
			for _, d := range found {
				if strings.Contains(d.Message+d.Hint, "{") && name != "a heading that could be two" {
					t.Errorf("%s has a place that nobody filled: %s %s", d.Code, d.Message, d.Hint)
				}
			}
		})
	}
}

var (
	moved = []string{"", "Thu ngân sách nhà nước trên địa bàn", "Chỉ tiêu|Thực hiện||Kế hoạch năm|So với cùng kỳ (%)", "|Lũy kế từ đầu năm|Trong tháng", "merge B7:C7",
		"Tổng thu ngân sách nhà nước|45123.4|8000|100000|103.2", "Thu nội địa|20000|3000|40000|101", "Thu từ hoạt động xuất nhập khẩu|25123.4|5000|60000|105"}
	extra = []string{"", "Thu ngân sách nhà nước trên địa bàn", "STT|Chỉ tiêu||Kế hoạch năm|Thực hiện||Ghi chú thêm|So với cùng kỳ (%)", "||||Trong tháng|Lũy kế từ đầu năm",
		"1|Tổng thu ngân sách nhà nước||100000|8000|45123.4|abc|103.2", "2|Thu nội địa||40000|3000|20000||101", "3|Thu từ hoạt động xuất nhập khẩu||60000|5000|25123.4||105"}
	numbered = []string{"", "Thu ngân sách nhà nước trên địa bàn", "Chỉ tiêu|Kế hoạch năm|Thực hiện||So với cùng kỳ (%)", "||Trong tháng|Lũy kế từ đầu năm", "A|1|2|3|4=3/2",
		"Tổng thu ngân sách nhà nước|100000|8000|45123.4|103.2", "Thu nội địa|40000|3000|20000|101", "Thu từ hoạt động XNK|60000|5000|25123.4|105"}
	unitColumn = []string{"", "Thu ngân sách nhà nước trên địa bàn", "Chỉ tiêu|Đơn vị tính|Kế hoạch năm|Thực hiện||So với cùng kỳ (%)", "|||Trong tháng|Lũy kế từ đầu năm",
		"Tổng thu ngân sách nhà nước|tỷ đồng|100000|8000|45123.4|103.2", "Thu nội địa|tỷ đồng|40000|3000|20000|101", "Thu từ hoạt động xuất nhập khẩu|tỷ đồng|60000|5000|25123.4|105"}
	sameUnit = []string{"", "Thu ngân sách nhà nước trên địa bàn", "Chỉ tiêu|Đơn vị tính|Kế hoạch năm|Thực hiện||So với cùng kỳ (%)", "|||Trong tháng|Lũy kế từ đầu năm",
		"Tổng thu ngân sách nhà nước|triệu đồng|100000|8000|45123.4|103.2", "Thu nội địa|-nt-|40000|3000|20000|101", "Thu từ hoạt động xuất nhập khẩu|'\"|60000|5000|25123.4|105"}
	contradictory = []string{"", "Thu ngân sách nhà nước trên địa bàn", "Chỉ tiêu|Đơn vị tính|Kế hoạch năm|Thực hiện||So với cùng kỳ (%)", "|||Trong tháng|Lũy kế từ đầu năm",
		"Tổng thu ngân sách nhà nước (triệu đồng)|tỷ đồng|100000|8000|45123.4|103.2", "Thu nội địa|tỷ đồng|40000|3000|20000|101", "Thu từ hoạt động xuất nhập khẩu|tỷ đồng|60000|5000|25123.4|105"}
	ungrouped = []string{"", "Thu ngân sách nhà nước trên địa bàn", "Chỉ tiêu|Kế hoạch năm|Thực hiện||", "||Trong tháng|Lũy kế từ đầu năm|Lũy kế từ đầu năm", "merge C7:D7",
		"Tổng thu ngân sách nhà nước|100000|8000|45123.4|103.2", "Thu nội địa|40000|3000|20000|101", "Thu từ hoạt động xuất nhập khẩu|60000|5000|25123.4|105"}
	millions = []string{"", "Thu ngân sách nhà nước trên địa bàn", "|||Đơn vị tính: triệu đồng", "Chỉ tiêu|Kế hoạch năm|Thực hiện", "||Trong tháng|Lũy kế từ đầu năm", "merge C8:D8",
		"Tổng thu ngân sách nhà nước|100000|8000|45123.4", "Thu nội địa|40000|3000|20000", "Thu từ hoạt động xuất nhập khẩu|60000|5000|25123.4"}
	unknownUnit = []string{"", "Thu ngân sách nhà nước trên địa bàn", "|||ĐVT: đồng vàng", "Chỉ tiêu|Kế hoạch năm|Thực hiện", "||Trong tháng|Lũy kế từ đầu năm", "merge C8:D8",
		"Tổng thu ngân sách nhà nước|100000|8000|45123.4", "Thu nội địa|40000|3000|20000", "Thu từ hoạt động xuất nhập khẩu|60000|5000|25123.4"}
)

// below is the good table with a line between title and headings.
func below(line string) []string {
	out := append([]string{"", "Thu ngân sách nhà nước trên địa bàn", line}, good[2:]...)
	out[5] = "merge C8:D8"
	return out
}

func unitBelow(unit string) []string {
	return append([]string{"", "Thu ngân sách nhà nước trên địa bàn", "|||" + unit}, unknownUnit[3:]...)
}

// unitCell is the table with a unit column that says another unit in each row.
func unitCell(unit string) []string {
	out := append([]string{}, unitColumn...)
	for i := range out {
		out[i] = strings.ReplaceAll(out[i], "|tỷ đồng|", "|"+unit+"|")
	}
	return out
}

// formatted gives a cell a number format, with what the door would say of it.
func formatted(s workbook.Sheet, ref, format string) workbook.Sheet {
	for i := range s.Cells {
		if c := &s.Cells[i]; c.Ref() == ref {
			c.Format, c.Percent = format, strings.HasSuffix(format, "%")
		}
	}
	return s
}

func hide(b *workbook.Book, row int) *workbook.Book {
	b.Sheets[0].HiddenRows[row] = true
	return b
}

func hideSheet(b *workbook.Book) *workbook.Book {
	b.Sheets[0].Hidden = true
	return b
}

func hidden(s workbook.Sheet) workbook.Sheet {
	s.Hidden = true
	return s
}

func copyOf(s workbook.Sheet, name string) workbook.Sheet {
	s.Name = name
	return s
}

func oldVersion(t *testing.T) workbook.Sheet {
	t.Helper()
	m := marks("TC-01", "05/2023", "Sở Tài chính")
	m[1] = "Phiên bản:|'0"
	return sheet(t, "Thu ngân sách", append(m, good...)...)
}

func TestAbsencesDiffer(t *testing.T) {
	s, _ := read(small(), bookOf(finance("", "Thu ngân sách nhà nước trên địa bàn", "Chỉ tiêu|Kế hoạch năm|Thực hiện trong tháng|Thực hiện lũy kế từ đầu năm",
		"Tổng thu ngân sách nhà nước|-|…|5", "Thu nội địa|x||6", "Thu từ hoạt động xuất nhập khẩu|#REF!|0|7")))
	for cell, want := range map[string]quantity.Absence{"B8": quantity.NotOccurred, "C8": quantity.NotCollected, "B9": quantity.NotApplicable,
		"C9": quantity.Empty, "B10": quantity.Refused, "C10": quantity.Present} {
		if f, _ := figure(s, cell); f.Value.Absence != want {
			t.Errorf("%s is %v, want %v", cell, f.Value.Absence, want)
		}
	}
}

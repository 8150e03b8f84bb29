package intake

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/workbook"
)

// looseForm is a form of a body that does not know us: no marker, the month in titles and headings.
func looseForm() program.Form {
	return program.Form{Code: "TK", Title: "Số liệu tháng", Tables: []program.Table{
		{
			Code: "von", Kind: program.Areas, Title: "Vốn đầu tư thực hiện *", NotTitles: []string{"* các quý *"}, Unit: "tỷ đồng", Measure: "thu", AreaSet: "huyen", Total: []string{"Tổng số"},
			Columns: []program.Column{
				{Code: "truoc", Heading: "Thực hiện {month-1}", Kind: observation.Actual, Span: "month-1", Optional: true},
				{Code: "thang", Heading: "Ước tính {month}", Kind: observation.Estimate, Span: "month"},
				{Code: "luy_ke", Heading: "Cộng dồn {ytd}", Headings: []string{"Ước tính {ytd}", "{ytd}"}, Kind: observation.Estimate, Span: "ytd", Optional: true},
			},
		},
		{
			Code: "fdi", Kind: program.Areas, Title: "Đầu tư nước ngoài từ {from} {date}", Unit: "triệu USD", Measure: "lao_dong", AreaSet: "huyen", Total: []string{"Tổng số"}, Months: []int{1, 2, 3, 4, 5, 6},
			Columns: []program.Column{{Code: "von", Heading: "Vốn đăng ký", Kind: observation.Actual, Span: "ytd", Unit: "người"}},
		},
	}}
}

// loose is a program with that form alone.
func loose() *program.Program {
	p := small()
	p.Forms = []program.Form{looseForm()}
	return p
}

var capital = []string{"10. Vốn đầu tư thực hiện từ ngân sách", "tháng 5 và 5 tháng năm 2023", "||||Tỷ đồng", "||Thực hiện|Ước tính|Cộng dồn", "||tháng 4|tháng 5|5 tháng", "||năm|năm|năm", "||2023|2023|2023",
	"TỔNG SỐ||10|20|30", "|Trung ương|1|2|3", "|Hồng Bàng|4|5|6"}

var foreign = []string{"11. Đầu tư nước ngoài từ 01/01- 20/5/2023", "||Vốn đăng ký", "TỔNG SỐ||100", "|Thủy Nguyên|7"}

func TestMonthFromHeadings(t *testing.T) {
	quarter := slices.Clone(capital)
	quarter[0], quarter[1] = "Vốn đầu tư thực hiện các quý năm 2023", ""
	march := []string{"Vốn đầu tư thực hiện", "||Thực hiện tháng 2 năm 2023|Ước tính tháng 3 năm 2023|Ước tính quý I năm 2023", "TỔNG SỐ||1|2|3"}
	december := []string{"Vốn đầu tư thực hiện", "||Thực hiện tháng 11 năm 2023|Ước tính tháng 12 năm 2023|Năm 2023", "TỔNG SỐ||1|2|3"}
	january := []string{"Vốn đầu tư thực hiện", "||Thực hiện tháng 12 năm 2022|Ước tính tháng 1 năm 2023", "TỔNG SỐ||1|2"}
	next := slices.Clone(capital)
	next[4], next[1] = "||tháng 5|tháng 6|6 tháng", ""
	for name, c := range map[string]struct {
		book   *workbook.Book
		month  string
		codes  string
		number int
		period string // of the last figure of the first table
	}{
		"month and year to date":       {bookOf(sheet(t, "a", capital...), sheet(t, "b", foreign...)), "2023-05", "N123", 8, "2023-01..05"},
		"first quarter":                {bookOf(sheet(t, "a", march...), sheet(t, "b", replace(foreign, "20/5", "20/3")...)), "2023-03", "", 5, "2023-01..03"},
		"the year in December":         {bookOf(sheet(t, "a", december...)), "2023-12", "", 3, "2023"},
		"January after December":       {bookOf(sheet(t, "a", january...), sheet(t, "b", replace(foreign, "20/5", "31/1")...)), "2023-01", "", 4, "2023-01"},
		"quarters are another table":   {bookOf(sheet(t, "a", quarter...), sheet(t, "b", foreign...)), "2023-05", "E108", 2, ""},
		"a leftover of last month":     {bookOf(sheet(t, "a", capital...), sheet(t, "old", next...), sheet(t, "b", foreign...)), "2023-05", "N123 N132", 8, "2023-01..05"},
		"two months in one book":       {bookOf(sheet(t, "a", next...), sheet(t, "b", foreign...)), "2023-06", "N123 W127", 8, "2023-01..06"},
		"no month anywhere":            {bookOf(sheet(t, "b", "Vốn đầu tư thực hiện", "||Ước tính tháng 5", "TỔNG SỐ||5")), "0000-01", "E139", 0, ""},
		"headings and no row":          {bookOf(sheet(t, "b", "Vốn đầu tư thực hiện", "||Ước tính tháng 5 năm 2023", "|Ở đâu đó|5"), sheet(t, "c", foreign...)), "2023-05", "E174 N123", 2, ""},
		"two forms could be meant":     {bookOf(sheet(t, "b", "không có gì")), "0000-01", "E101", 0, ""},
		"continued below":              {bookOf(sheet(t, "a", append(slices.Clone(capital), "", "10. (Tiếp theo) Vốn đầu tư thực hiện")...), sheet(t, "b", foreign...)), "2023-05", "N123", 8, "2023-01..05"},
		"continued without headings":   {bookOf(sheet(t, "a", append(slices.Clone(capital), "", "10. (Tiếp theo) Vốn đầu tư thực hiện", "|Thủy Nguyên|7|8|9")...), sheet(t, "b", foreign...)), "2023-05", "N123", 11, "2023-01..05"},
		"continued on the next sheet":  {bookOf(sheet(t, "a", capital...), sheet(t, "a2", continued...), sheet(t, "b", foreign...)), "2023-05", "N123", 11, "2023-01..05"},
		"continued, said shorter":      {bookOf(sheet(t, "a", append(slices.Clone(capital), "", "10. (tiếp) Vốn đầu tư thực hiện", "|Thủy Nguyên|7|8|9")...), sheet(t, "b", foreign...)), "2023-05", "N123", 11, "2023-01..05"},
		"headings on the next page":    {bookOf(sheet(t, "a", append(append(slices.Clone(capital), capital[3:7]...), "|Thủy Nguyên|7|8|9")...), sheet(t, "b", foreign...)), "2023-05", "N123", 11, "2023-01..05"},
		"a place without its name":     {bookOf(sheet(t, "a", append(slices.Clone(capital), "||7|8|9")...), sheet(t, "b", foreign...)), "2023-05", "N123 W144", 8, "2023-01..05"},
		"the year to date of April":    {bookOf(sheet(t, "a", replace(capital, "5 tháng", "4 tháng")...), sheet(t, "b", foreign...)), "2023-05", "W127 W145 N123", 6, "2023-05"},
		"unmerged groups of headings":  {bookOf(sheet(t, "a", "Vốn đầu tư thực hiện", "||Ước tính||", "||tháng 5 năm 2023|5 tháng năm 2023", "TỔNG SỐ||2|3"), sheet(t, "b", foreign...)), "2023-05", "", 4, "2023-01..05"},
		"title over two rows":          {bookOf(sheet(t, "a", append([]string{"Vốn đầu tư", "thực hiện từ ngân sách"}, capital[2:]...)...), sheet(t, "b", foreign...)), "2023-05", "N123", 8, "2023-01..05"},
		"title merged over the table":  {bookOf(sheet(t, "a", append(slices.Clone(capital), "merge A1:E1", "merge A2:E2")...), sheet(t, "b", foreign...)), "2023-05", "N123", 8, "2023-01..05"},
		"the table pushed down, right": {bookOf(sheet(t, "a", shifted()...), sheet(t, "b", foreign...)), "2023-05", "N123", 8, "2023-01..05"},
	} {
		t.Run(name, func(t *testing.T) {
			s, found := read(loose(), c.book)
			if s.Month.String() != c.month || codes(found) != c.codes || len(s.Figures) != c.number {
				t.Errorf("month %s, codes %q, %d figures; want %s, %q, %d\n%v", s.Month, codes(found), len(s.Figures), c.month, c.codes, c.number, found)
			}
			last := ""
			for _, f := range s.Figures {
				if f.Table == "von" {
					last = f.Period.String()
				}
			}
			if last != c.period {
				t.Errorf("last period %q, want %q", last, c.period)
			}
		})
	}
}

var continued = []string{"10. Vốn đầu tư thực hiện từ ngân sách (Tiếp theo)", "||Thực hiện tháng 4 năm 2023|Ước tính tháng 5 năm 2023|Cộng dồn 5 tháng năm 2023", "|Thủy Nguyên|7|8|9"}

func shifted() []string {
	out := []string{"", "", ""}
	for _, l := range capital {
		out = append(out, "|||"+l)
	}
	return out
}

func replace(lines []string, old, with string) []string {
	out := slices.Clone(lines)
	for i := range out {
		out[i] = strings.ReplaceAll(out[i], old, with)
	}
	return out
}

func TestLabelsAndColumnsThatCouldBeTwo(t *testing.T) {
	p := small()
	tb := &p.Forms[0].Tables[0]
	tb.Rows = []program.Row{
		{Code: "a", Measure: "thu", Label: "Khu vực nhà nước"}, {Code: "a1", Measure: "thu_nd", Label: "Trong nước", Level: 1},
		{Code: "b", Measure: "thu_xnk", Label: "Khu vực tư nhân"}, {Code: "b1", Measure: "lao_dong", Label: "Trong nước", Level: 1, Unit: "người", Columns: []string{"luy_ke"}},
	}
	head := []string{"", "Thu ngân sách nhà nước trên địa bàn", "|Kế hoạch năm|Thực hiện trong tháng|Thực hiện lũy kế từ đầu năm"}
	s, found := read(p, bookOf(finance(append(slices.Clone(head), "Khu vực nhà nước|1|1|1", "Trong nước|2|2|2", "Khu vực tư nhân|3|3|3", "Trong nước|||4")...)))
	if f, _ := figure(s, "D11"); codes(found) != "" || f.Measure != "lao_dong" {
		t.Errorf("the group settles a label: %s %v", f.Measure, found)
	}
	_, found = read(p, bookOf(finance(append(slices.Clone(head), "Trong nước|2|2|2", "Khu vực nhà nước|1|1|1", "Khu vực tư nhân|3|3|3", "Trong nước|1||4")...)))
	if got := codes(found); got != "E133 E118 N124" {
		t.Errorf("a label that no group settles: %q %v", got, found)
	}
	p = small()
	p.Forms[0].Tables[0].Columns[0].Headings = []string{"Số liệu *"}
	p.Forms[0].Tables[0].Columns[1].Headings = []string{"Số liệu *"}
	_, found = read(p, bookOf(finance("", "Thu ngân sách nhà nước trên địa bàn", "|Số liệu chung|Thực hiện lũy kế từ đầu năm", "Tổng thu ngân sách nhà nước|1|2", "Thu nội địa|1|2", "Thu từ hoạt động XNK|1|2")))
	if got := codes(found); got != "E129" {
		t.Errorf("a heading that could be two columns: %q %v", got, found)
	}
}

// TestRecordsAndValidity has the findings of tables of records, and of what does not stand in the month.
func TestRecordsAndValidity(t *testing.T) {
	p := recordsForm()
	f := &p.Forms[0]
	f.Tables = append(f.Tables, financeAreas())
	p.Areas[1].ValidTo, p.Areas[1].Successor = period.Date{Year: 2023, Month: 4, Day: 30}, "303"
	areas := []string{"", "Thu theo quận, huyện", "|Lũy kế", "Tổng số|30", "Hồng Bàng|10"}
	const heads = "Mã|Nội dung|Chủ trì|Thời hạn|Tình trạng|Tiến độ (%)|Vốn (tỷ đồng)|Giải pháp"
	for name, c := range map[string]struct {
		rows  []string
		areas []string
		codes string
	}{
		"good":                    {[]string{"NV1|Xây cầu|Sở Tài chính|30/9/2023|Hoàn thành"}, areas, ""},
		"a day that is none":      {[]string{"NV1|Xây cầu||'40/13/2023"}, areas, "E126"},
		"no key":                  {[]string{"|Không có mã"}, areas, "E134"},
		"a key twice":             {[]string{"NV1|Xây cầu", "NV1|Lần nữa"}, areas, "E135"},
		"no such state":           {[]string{"NV1|Xây cầu|||Lạ"}, areas, "E136"},
		"no such body":            {[]string{"NV1|Xây cầu|Công ty X"}, areas, "W137"},
		"an area that is no more": {[]string{"NV1|Xây cầu"}, append(slices.Clone(areas), "Thủy Nguyên|20"), "W179"},
		"its row without figures": {[]string{"NV1|Xây cầu"}, append(slices.Clone(areas), "Thủy Nguyên|"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			s, found := read(p, bookOf(finance(slices.Concat([]string{"", "Nhiệm vụ được giao", heads}, c.rows, notesBelow, c.areas)...)))
			if got := codes(found); got != c.codes {
				t.Errorf("found %q, want %q\n%v", got, c.codes, found)
			}
			for _, d := range found {
				if d.Code == "W179" && (!strings.Contains(d.Message, "30/4/2023") || !strings.Contains(d.Message, "nay là quận Hồng Bàng")) {
					t.Errorf("the successor is not named: %s", d.Message)
				}
			}
			for _, f := range s.Figures {
				if f.Area == "311" {
					t.Errorf("a figure of an area that is no more: %+v", f)
				}
			}
		})
	}
	p.Forms[0].Tables[0].Columns = append(p.Forms[0].Tables[0].Columns, program.Column{Code: "indicators", Heading: "Chỉ tiêu", Field: program.IndicatorField, Optional: true})
	_, found := read(p, bookOf(finance(slices.Concat([]string{"", "Nhiệm vụ được giao", heads + "|Chỉ tiêu", "NV1|Xây cầu|||||||CT77"}, notesBelow, areas)...)))
	if got := codes(found); got != "E138" {
		t.Errorf("no such indicator: %q %v", got, found)
	}
	for i := range p.Bodies {
		if b := &p.Bodies[i]; b.Code == "so-tai-chinh" {
			b.ValidTo, b.Successor = period.Date{Year: 2023, Month: 4, Day: 30}, "cuc-thue"
		}
	}
	_, found = read(p, bookOf(finance(slices.Concat([]string{"", "Nhiệm vụ được giao", heads, "NV1|Xây cầu"}, notesBelow, areas)...)))
	if got := codes(found); got != "W178" || !strings.Contains(found[0].Message, "nay là Cục Thuế thành phố") {
		t.Errorf("a body that is no more: %q %v", got, found)
	}
}

// financeAreas is a table of districts, asked every month.
func financeAreas() program.Table {
	return program.Table{Code: "huyen", Kind: program.Areas, Sheet: "S", Title: "Thu theo quận, huyện", Unit: "tỷ đồng", Measure: "thu", AreaSet: "huyen", Total: []string{"Tổng số"},
		Columns: []program.Column{{Code: "luy_ke", Heading: "Lũy kế", Kind: observation.Actual, Span: "ytd"}}}
}

// Every code of the catalogue stands in a test of this package, where its finding is compared.
func TestEveryCodeIsProduced(t *testing.T) {
	words, err := os.ReadFile("../wording/vi/intake.yaml")
	if err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	var own strings.Builder
	for _, n := range names {
		b, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		own.Write(b)
	}
	for _, m := range regexp.MustCompile(`(?m)^  ([EWN]\d{3}):`).FindAllStringSubmatch(string(words), -1) {
		if !strings.Contains(own.String(), m[1]) {
			t.Errorf("no test produces %s", m[1])
		}
	}
}

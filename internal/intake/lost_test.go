package intake

import (
	"slices"
	"strings"
	"testing"

	"tiendo/internal/program"
	"tiendo/internal/workbook"
)

// recordsForm asks for records and notes every month; an amount in tỷ đồng stands beside the progress.
func recordsForm() *program.Program {
	p := small()
	f := &p.Forms[0]
	f.Tables = slices.Clone(f.Tables[2:4])
	f.Tables[0].Months, f.Tables[1].Months = nil, nil
	f.Tables[0].Columns = append(slices.Clone(f.Tables[0].Columns[:6]),
		program.Column{Code: "funding", Heading: "Vốn (tỷ đồng)", Field: "number", Unit: "tỷ đồng", Optional: true},
		program.Column{Code: "measure", Heading: "Giải pháp", Field: "text", Optional: true})
	return p
}

var notesBelow = []string{"", "Thuyết minh kết quả", "Kết quả nổi bật|tốt", "Hạn chế, khó khăn|ít"}

func tasks(heads string, rows ...string) *workbook.Book {
	return bookOf(finance(append(append([]string{"", "Nhiệm vụ được giao", heads}, rows...), notesBelow...)...))
}

// What a clerk wrote into a table of records or texts and what is not read must be named.
func TestNothingOfRecordsIsLost(t *testing.T) {
	const heads = "Mã|Nội dung|Chủ trì|Thời hạn|Tình trạng|Tiến độ (%)|Vốn (tỷ đồng)|Giải pháp"
	row := func(progress, funding string) string { return "NV-1|Thu nợ||||" + progress + "|" + funding + "|thu" }
	for name, c := range map[string]struct {
		book  *workbook.Book
		codes string
		field string
		value string
	}{
		"good":                             {tasks(heads, row("45", "2500")), "", "funding", "2500"},
		"an amount with its own unit":      {tasks(heads, row("45", "'2.500.000 triệu đồng")), "", "funding", "2500"},
		"a heading in another unit":        {tasks(strings.Replace(heads, "tỷ đồng", "triệu đồng", 1), row("45", "2500000")), "", "funding", "2500"},
		"a heading in a foreign unit":      {tasks(strings.Replace(heads, "tỷ đồng", "người", 1), row("45", "2500000")), "E120", "funding", ""},
		"an unknown unit beside a number":  {tasks(heads, row("45", "'2.500,5 đồng vàng")), "E119", "funding", ""},
		"a percentage of money":            {tasks(heads, row("45", "'12,5%")), "E119", "funding", ""},
		"a date for an amount":             {tasks(heads, row("45", "@45000")), "E116", "funding", ""},
		"an amount shown as a percentage":  {tasks(heads, row("45", "25%")), "E142", "funding", ""},
		"an impossible amount":             {tasks(heads, row("45", "1e200")), "E147", "funding", ""},
		"a share for a percentage":         {tasks(heads, row("0.45", "2500")), "W148", "progress", "0.45"},
		"a percentage cell":                {tasks(heads, row("45%", "2500")), "", "progress", "45"},
		"percent as text":                  {tasks(heads, row("'45%", "2500")), "", "progress", "45"},
		"an entry far below":               {tasks(heads, row("45", "2500"), "", "", "", "", "NV-2|Việc khác||||5|6|x"), "W149", "funding", "2500"},
		"an entry a little below":          {tasks(heads, row("45", "2500"), "", "", "NV-2|Việc khác||||5|6|x"), "", "funding", "2500"},
		"signatures below":                 {tasks(heads, row("45", "2500"), "", "", "", "", "Người lập biểu||||||Lãnh đạo"), "", "funding", "2500"},
		"an optional column renamed":       {tasks(strings.Replace(heads, "Giải pháp", "Biện pháp", 1), row("45", "2500")), "W145", "funding", "2500"},
		"a column of the clerk's own":      {tasks(heads+"|Ý kiến", row("45", "2500")+"|gấp"), "N175", "funding", "2500"},
		"a text whose heading was deleted": {bookOf(finance("", "Nhiệm vụ được giao", heads, row("45", "2500"), "", "Thuyết minh kết quả", "|tốt lắm", "Hạn chế, khó khăn|ít")), "W149", "funding", "2500"},
	} {
		t.Run(name, func(t *testing.T) {
			s, found := read(recordsForm(), c.book)
			if got := codes(found); got != c.codes {
				t.Errorf("found %q, want %q\n%v", got, c.codes, found)
			}
			got := ""
			for _, f := range s.Records[0].Fields {
				if f.Code == c.field {
					got = f.Num.Plain()
				}
			}
			if got != c.value {
				t.Errorf("%s is %q, want %q", c.field, got, c.value)
			}
		})
	}
}

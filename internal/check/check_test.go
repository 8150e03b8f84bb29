package check

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tiendo/internal/diag"
	"tiendo/internal/lexicon"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

func judge(p *program.Program, set observation.Set) (observation.Set, diag.List) {
	return Check(lexicon.New(p), set, nil, nil)
}

var june = period.MonthOf(2023, 6)

// prog has one form with every rule.
func dec(s string) *quantity.Decimal {
	d := quantity.MustParse(s)
	return &d
}

func about(column string) Scope { return Scope{Columns: program.ColumnNames{column}} }

func prog() *program.Program {
	lo := quantity.Int(0)
	col := func(code, span string, k observation.Kind) program.Column {
		return program.Column{Code: code, Heading: "Cột " + code, Span: span, Kind: k, Required: code == "luy_ke"}
	}
	return &program.Program{
		Term: program.Term{First: period.MonthOf(2021, 1)},
		Measures: []program.Measure{
			{Code: "thu", Name: "Thu ngân sách", Unit: "tỷ đồng", Decimals: 1, Accumulates: program.Flow, Min: &lo},
			{Code: "nd", Name: "Thu nội địa", Unit: "tỷ đồng", Decimals: 1, Accumulates: program.Flow},
			{Code: "xnk", Name: "Thu xuất nhập khẩu", Unit: "tỷ đồng", Decimals: 1, Accumulates: program.Flow},
			{Code: "ty_le", Name: "Tỷ lệ", Unit: "%", Decimals: 1, Accumulates: program.Level},
			{Code: "toc_do", Name: "Tốc độ tăng", Unit: "%", Decimals: 1, Accumulates: program.Rate},
		},
		Areas:  []program.Area{{Code: "303", Name: "quận Hồng Bàng", Set: "huyen"}, {Code: "311", Name: "huyện Thủy Nguyên", Set: "huyen"}},
		Bodies: []program.Body{{Code: "stc", Name: "Sở Tài chính"}},
		Method: program.Method{SuspectFactor: quantity.Int(1000)},
		Forms: []program.Form{{
			Code: "TC-01", Title: "Thu ngân sách", Bodies: []string{"stc"}, Marker: true,
			Tables: []program.Table{
				{
					Code: "thu", Kind: program.Measures,
					Columns: []program.Column{col("ke_hoach", "year", observation.Plan), col("thang", "month", observation.Actual), col("luy_ke", "ytd", observation.Actual), col("so", "ytd", observation.Ratio)},
					Rows:    []program.Row{{Code: "thu", Measure: "thu", Label: "Tổng thu"}, {Code: "nd", Measure: "nd", Label: "Nội địa"}, {Code: "xnk", Measure: "xnk", Label: "Xuất nhập khẩu"}},
					Rules: []program.Rule{
						{Code: "total", Severity: catalogued, Args: &totalArgs{Total: "thu", Parts: program.RowNames{"nd", "xnk"}, Scope: about("luy_ke")}},
						{Code: "part", Severity: catalogued, Args: &partArgs{Whole: "thu", Parts: program.RowNames{"nd", "xnk"}, Scope: about("luy_ke")}},
						{Code: "not_falling", Severity: diag.Error, Args: &notFallingArgs{Scope: about("luy_ke")}},
						{Code: "same_plan", Severity: diag.Warning, Args: &Scope{Columns: program.ColumnNames{"ke_hoach"}}},
						{Code: "range", Severity: catalogued, Args: &rangeArgs{Scope: about("thang"), Max: dec("50000")}},
						{Code: "jump", Severity: catalogued, Args: &jumpArgs{Scope: about("thang"), Factor: dec("5")}},
						{Code: "ratio", Severity: catalogued, Args: &ratioArgs{Scope: about("so"), Value: "luy_ke", Tolerance: dec("0.5")}},
					},
				},
				{
					Code: "huyen", Kind: program.Areas, Measure: "nd", AreaSet: "huyen", Columns: []program.Column{{Code: "huyen_luy_ke", Heading: "Lũy kế", Span: "ytd"}},
					Rules: []program.Rule{{Code: "total", Severity: catalogued, Args: &totalArgs{Scope: about("huyen_luy_ke"), Tolerance: dec("0.5")}}},
				},
			},
		}},
	}
}

// obs builds one observation: "thu luy_ke 2023-06 2023-01..06 100"; kinds by the column.
func obs(t *testing.T, lines ...string) observation.Set {
	t.Helper()
	set := observation.Set{Month: june}
	for n, line := range lines {
		f := strings.Fields(line)
		sent, err := period.ParseMonth(f[2])
		if err != nil {
			t.Fatal(err)
		}
		p, err := period.Parse(f[3])
		if err != nil {
			t.Fatal(err)
		}
		measure, area, _ := strings.Cut(f[0], "/")
		o := observation.Observation{Measure: measure, Area: area, Column: f[1], Period: p, Body: "stc", Sent: sent, Attempt: 1, Chosen: true}
		switch f[1] {
		case "ke_hoach":
			o.Kind = observation.Plan
		case "so":
			o.Kind = observation.Ratio
		}
		unit := "tỷ đồng"
		if o.Kind == observation.Ratio {
			unit = "%"
		}
		o.Value = quantity.Of(quantity.MustParse(f[4]), unit, quantity.Source{File: "inputs/" + f[2] + "/stc.xlsx", Sheet: "Thu", Cell: fmt.Sprintf("D%d", n+1), Value: f[4]})
		o.Stated = o.Value
		set.Observations = append(set.Observations, o)
	}
	return set
}

func TestRules(t *testing.T) {
	good := []string{"thu luy_ke 2023-06 2023-01..06 100", "nd luy_ke 2023-06 2023-01..06 40", "xnk luy_ke 2023-06 2023-01..06 60"}
	for name, c := range map[string]struct {
		lines []string
		codes string
		says  string // words that the first message must have
	}{
		"all is well":             {good, "", ""},
		"total off":               {[]string{"thu luy_ke 2023-06 2023-01..06 110", good[1], good[2]}, "E211", "lệch 10 tỷ đồng"},
		"total misses a part":     {[]string{"thu luy_ke 2023-06 2023-01..06 60", good[1], good[2]}, "E211", "quên cộng hoặc cộng hai lần"},
		"total in another unit":   {[]string{"thu luy_ke 2023-06 2023-01..06 100000", good[1], good[2]}, "E211", "nhầm đơn vị"},
		"total with a digit lost": {[]string{"thu luy_ke 2023-06 2023-01..06 1000", good[1], good[2]}, "E211", "chữ số"},
		"total within rounding":   {[]string{"thu luy_ke 2023-06 2023-01..06 100.1", good[1], good[2]}, "", ""},
		"a part absent":           {[]string{"thu luy_ke 2023-06 2023-01..06 110", good[1]}, "", ""},
		"part above the whole":    {[]string{"thu luy_ke 2023-06 2023-01..06 30", good[1]}, "E212", "đổi chỗ"},
		"year to date falls":      {append([]string{"thu luy_ke 2023-05 2023-01..05 200"}, good...), "E213", "200 tỷ đồng"},
		"the month in it":         {append([]string{"thu luy_ke 2023-05 2023-01..05 200", "thu thang 2023-06 2023-06 100"}, good...), "E213", "số của riêng tháng"},
		"plan changed":            {[]string{"thu ke_hoach 2023-05 2023 500", "thu ke_hoach 2023-06 2023 600"}, "W214", "tháng 5/2023 ghi 500 tỷ đồng"},
		"plan of another year":    {[]string{"thu ke_hoach 2022-12 2022 500", "thu ke_hoach 2023-06 2023 600"}, "", ""},
		"out of range":            {[]string{"thu thang 2023-06 2023-06 60000"}, "E215", "50.000"},
		"below the measure":       {[]string{"thu thang 2023-06 2023-06 -1"}, "E215", "≥ 0 tỷ đồng"},
		"a jump":                  {[]string{"thu thang 2023-05 2023-05 10", "thu thang 2023-06 2023-06 60"}, "W216", "6,0 lần"},
		"a unit slip":             {[]string{"thu thang 2023-04 2023-04 10", "thu thang 2023-05 2023-05 11", "thu thang 2023-06 2023-06 12000"}, "W210", "1.091 lần"},
		"a slip downwards":        {[]string{"nd thang 2023-04 2023-04 10000", "nd thang 2023-05 2023-05 11000", "nd thang 2023-06 2023-06 12"}, "W210", "1/917"},
		"January beside December": {[]string{"nd luy_ke 2022-12 2022 12000", "nd luy_ke 2023-06 2023-01..06 50"}, "", ""},
		"a wrong ratio":           {append([]string{"thu luy_ke 2022-06 2022-01..06 80", "thu so 2023-06 2023-01..06 130"}, good...), "W217", "125%"},
		"growth for a ratio":      {append([]string{"thu luy_ke 2022-06 2022-01..06 80", "thu so 2023-06 2023-01..06 25"}, good...), "W217", "tốc độ tăng"},
		"a share for a ratio":     {append([]string{"thu luy_ke 2022-06 2022-01..06 80", "thu so 2023-06 2023-01..06 1.25"}, good...), "W217", "phần trăm"},
		"sum of months differs":   {[]string{"nd thang 2023-05 2023-05 10", "nd luy_ke 2023-06 2023-01..06 100", "nd thang 2023-06 2023-06 20", "nd thang 2023-01 2023-01 10", "nd thang 2023-02 2023-02 10", "nd thang 2023-03 2023-03 10", "nd thang 2023-04 2023-04 10"}, "N218", "lệch 30 tỷ đồng"},
		"a month is missing":      {[]string{"nd luy_ke 2023-06 2023-01..06 100", "nd thang 2023-06 2023-06 20"}, "", ""},
		"districts do not add up": {[]string{"nd huyen_luy_ke 2023-06 2023-01..06 50", "nd/303 huyen_luy_ke 2023-06 2023-01..06 20", "nd/311 huyen_luy_ke 2023-06 2023-01..06 20"}, "E211", "quận Hồng Bàng; huyện Thủy Nguyên"},
	} {
		t.Run(name, func(t *testing.T) {
			set := obs(t, c.lines...)
			before := fmt.Sprint(set.Observations)
			_, found := judge(prog(), set)
			if got := list(found); got != c.codes {
				t.Errorf("found %q, want %q: %v", got, c.codes, found)
			}
			if c.says != "" && (len(found) == 0 || !strings.Contains(found[0].Message+found[0].Hint, c.says)) {
				t.Errorf("%v does not say %q", found, c.says)
			}
			if fmt.Sprint(set.Observations) != before {
				t.Error("the input was changed")
			}
			for _, d := range found {
				if strings.ContainsAny(d.Message+d.Hint, "{}") {
					t.Errorf("a place that nobody filled: %s %s", d.Message, d.Hint)
				}
			}
		})
	}
}

func list(found diag.List) string {
	var out []string
	for _, d := range found {
		out = append(out, d.Code)
	}
	return strings.Join(out, " ")
}

// TestShareWrittenAsAPartOfOne: 0,36 among 35 and 36 per cent is left out; small shares and growth rates may move.
func TestShareWrittenAsAPartOfOne(t *testing.T) {
	for _, c := range []struct {
		name, measure, last string
		refused             bool
	}{
		{"a part of one", "ty_le", "0.36", true}, {"a hundredfold", "ty_le", "3600", true},
		{"a real fall", "ty_le", "3.1", false}, {"growth that nearly stops", "toc_do", "0.36", false},
	} {
		set := obs(t, c.measure+" thang 2023-04 2023-04 35", c.measure+" thang 2023-05 2023-05 36", c.measure+" thang 2023-06 2023-06 "+c.last)
		for i := range set.Observations {
			set.Observations[i].Value.Unit = "%"
		}
		out, found := judge(prog(), set)
		if got := !out.Observations[2].Value.Known(); got != c.refused || strings.Contains(list(found), "W210") != c.refused {
			t.Errorf("%s: left out %v, found %v", c.name, got, found)
		}
	}
}

func TestSuspectIsLeftOutUntilConfirmed(t *testing.T) {
	lines := []string{"thu thang 2023-04 2023-04 10", "thu thang 2023-05 2023-05 11", "thu thang 2023-06 2023-06 12000"}
	at := quantity.Source{File: "inputs/2023-06/van-phong.xlsx", Sheet: "Xác nhận", Cell: "A5"}
	say := func(value string) []observation.Confirmation {
		return []observation.Confirmation{{File: "inputs/2023-06/stc.xlsx", Sheet: "thu", Cell: "D3", Value: value, Who: "Nguyễn A", Why: "thu tiền đất", Sent: june, At: at}}
	}
	for _, c := range []struct {
		name    string
		list    []observation.Confirmation
		absence quantity.Absence
		codes   string
		block   bool
	}{
		{"unconfirmed", nil, quantity.Refused, "W210", true},
		{"confirmed", say("12.000"), quantity.Present, "W216 W210", true}, // the jump is confirmed too, see below
		{"another value confirmed", say("13000"), quantity.Refused, "W210 W219", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			set := obs(t, lines...)
			set.Confirmations = c.list
			out, found := judge(prog(), set)
			if got := out.Observations[2].Value.Absence; got != c.absence {
				t.Errorf("absence %v, want %v", got, c.absence)
			}
			if c.name == "confirmed" {
				if found.Blocking() || len(found) != 2 || !strings.Contains(found[0].Message, "Nguyễn A") {
					t.Errorf("confirmed: %v", found)
				}
				return
			}
			if got := list(found); got != c.codes || found.Blocking() != c.block {
				t.Errorf("found %s, want %s", got, c.codes)
			}
		})
	}
	set := obs(t, "thu thang 2023-06 2023-06 12")
	set.Confirmations = say("12")
	set.Confirmations[0].Cell = "D1"
	if _, found := judge(prog(), set); list(found) != "N220" {
		t.Errorf("a needless confirmation: %v", found)
	}
	// A slip of an earlier month does not come back as history.
	out, found := judge(prog(), obs(t, "nd thang 2023-03 2023-03 10", "nd thang 2023-04 2023-04 10", "nd thang 2023-05 2023-05 11000", "nd thang 2023-06 2023-06 12"))
	if list(found) != "W210" || out.Observations[2].Value.Known() || !out.Observations[3].Value.Known() {
		t.Errorf("a slip in May: %v", found)
	}
}

// What was found in the workbooks is confirmed here, and only for what stands in the cell.
func TestEarlierFindingsAreConfirmed(t *testing.T) {
	at := diag.Place{File: "inputs/2023-06/stc.xlsx", Sheet: "Thu", Cell: "D9", Body: "stc"}
	warning := diag.Diagnostic{Code: "W148", Severity: diag.Warning, At: at, Message: "ô ghi 0,45", Found: "0.45"}
	words := warning
	words.Found = "Công ty X"
	wrong := diag.Diagnostic{Code: "E109", Severity: diag.Error, At: at, Message: "ô ghi “chưa có”", Found: "chưa có"}
	for name, c := range map[string]struct {
		found diag.Diagnostic
		value string
		codes string
		block bool
	}{
		"a number in our notation":     {warning, "0,45", "W148", false},
		"a plain number":               {warning, "0.45", "W148", false},
		"another number":               {warning, "45", "W148 W219", true},
		"nothing":                      {warning, "", "W148 W219", true},
		"the same words":               {words, " công ty  X", "W148", false},
		"other words":                  {words, "Công ty Y", "W148 W219", true},
		"an error cannot be confirmed": {wrong, "chưa có", "E109 N220", true},
	} {
		t.Run(name, func(t *testing.T) {
			set := observation.Set{Month: june, Confirmations: []observation.Confirmation{{File: at.File, Sheet: "thu", Cell: "D9", Value: c.value, Who: "Nguyễn A", Why: "đã hỏi", Sent: june,
				At: quantity.Source{File: "inputs/2023-06/van-phong.xlsx", Sheet: "Xác nhận", Cell: "A5"}}}}
			_, found := Check(lexicon.New(prog()), set, diag.List{c.found}, nil)
			if got := list(found); got != c.codes || found.Blocking() != c.block {
				t.Errorf("found %s, blocking %v: %v", got, found.Blocking(), found)
			}
			if said := strings.Contains(found[0].Message, "Nguyễn A"); said == c.block {
				t.Errorf("who confirmed: %s", found[0].Message)
			}
		})
	}
}

func TestMissingAndLate(t *testing.T) {
	p := prog()
	p.Forms = append(p.Forms, program.Form{Code: "TC-02", Title: "Nhiệm vụ", Bodies: []string{"stc"}, Tables: []program.Table{{Kind: program.Records}}})
	set := observation.Set{Month: june, Submissions: []observation.Submission{
		{Body: "stc", Form: "TC-01", Month: june, State: observation.Missing, Due: period.Date{Year: 2023, Month: 7, Day: 5}},
		{Body: "stc", Form: "TC-02", Month: june, State: observation.Missing},
		{Body: "stc", Form: "TC-01", Month: june, State: observation.Late, Counts: true, Received: period.Date{Year: 2023, Month: 7, Day: 9}, Due: period.Date{Year: 2023, Month: 7, Day: 5}},
		{Body: "stc", Form: "TC-01", Month: june.Add(-1), State: observation.Missing},
	}}
	_, found := judge(p, set)
	if got := list(found); got != "E201 W202 N203" {
		t.Errorf("found %s: %v", got, found)
	}
	if !strings.Contains(found[0].Hint, "05/7/2023") {
		t.Error(found[0])
	}
}

// Every code of the catalogue stands in a test of this package.
func TestEveryCodeIsProduced(t *testing.T) {
	words, err := os.ReadFile("../wording/vi/check.yaml")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	var own []byte
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		own = append(own, b...)
	}
	var lost []string
	for _, m := range regexp.MustCompile(`(?m)^  ([EWN]\d{3}):`).FindAllStringSubmatch(string(words), -1) {
		if !strings.Contains(string(own), m[1]) {
			lost = append(lost, m[1])
		}
	}
	slices.Sort(lost)
	if len(lost) > 0 {
		t.Errorf("no test produces %v", lost)
	}
}

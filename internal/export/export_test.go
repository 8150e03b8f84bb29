package export

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/edition"
	"tiendo/internal/golden"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
	"tiendo/internal/workbook"
)

func sample() Report {
	month := period.MonthOf(2023, 6)
	src := quantity.Source{File: "inputs/2023-06/so-tai-chinh.xlsx", Submission: "so-tai-chinh/2023-06/1", Sheet: "Thu ngân sách", Cell: "E8", Value: "45123.4"}
	num := func(s, unit string) quantity.Value { return quantity.Of(quantity.MustParse(s), unit, src) }
	pace, _ := quantity.Int(1).Quo(quantity.Int(3))
	old := num("45000", "tỷ đồng")
	return Report{
		Program: &program.Program{Code: "nq16", Bodies: []program.Body{{Code: "so-tai-chinh", Name: "Sở Tài chính"}},
			RecordKinds: []program.RecordKind{{Code: "task", Name: "nhiệm vụ", States: []program.State{{Code: "cham", Name: "chậm tiến độ"}}}},
			Forms: []program.Form{{Tables: []program.Table{{Kind: program.Records, Record: "task", Columns: []program.Column{
				{Code: "code", Heading: "Mã", Field: "text", Key: true}, {Code: "title", Heading: "Nội dung nhiệm vụ", Field: "text", Width: 44},
				{Code: "state", Heading: "Tình trạng", Field: "choice", Choices: "task"}, {Code: "deadline", Heading: "Thời hạn", Field: "date"},
				{Code: "note", Heading: "Ghi chú", Field: "text"}}}}}},
			Measures: []program.Measure{{Code: "thu_ngan_sach", Name: "Thu ngân sách nhà nước", Unit: "tỷ đồng", Accumulates: program.Flow, SourcePriority: []string{"cuc-thong-ke", "so-tai-chinh"}}},
			Method: program.Method{OnTrackPace: quantity.MustParse("0.95"), LeavePace: quantity.MustParse("0.92"), ValidFor: map[program.Frequency]int{program.Monthly: 2, program.Yearly: 15},
				YearPlanGivers: []string{"hdnd"}, Rules: []program.MethodRule{{Code: "pace", Title: "Nhịp độ", Text: "Quãng đường chia cho thời gian."}}},
			Wording: program.Wording{Texts: map[string]string{"status.challenging": "Nhiều thách thức", "status.on_track": "Dự kiến hoàn thành",
				"sub.speed_up": "cần đẩy nhanh tiến độ", "state.late": "chậm", "state.missing": "chưa gửi"}}},
		Edition: edition.Edition{Period: month, Type: "so_ket", Draft: 2},
		Card: scorecard.Scorecard{Program: "nq16", Month: month, Indicators: []scorecard.Indicator{{
			Indicator: &program.Indicator{Code: "CT04", Name: "Thu ngân sách"}, Status: scorecard.Challenging, Sub: scorecard.SubSpeedUp, Reason: "CT04a", HadPrevious: true, Previous: scorecard.OnTrack,
			Components: []scorecard.Component{{Component: &program.Component{Code: "CT04a", Name: "Tổng thu", Unit: "tỷ đồng", Decimals: 1, Kind: kind.YearlyFlow.Kind, Better: "higher", Frequency: "month", Main: true,
				Value: program.Formula{Text: "thu_ngan_sach", Measures: []string{"thu_ngan_sach"}}, Targets: []program.Target{{Giver: "resolution", Name: "Nghị quyết", Bound: "min", Locked: true,
					KnownFrom: period.Date{Year: 2020, Month: 10, Day: 15}, Reference: program.Reference{Value: num("180000", "tỷ đồng"), Period: period.Year(2025), Source: "minh họa"}}}},
				Status: scorecard.Challenging, Value: num("101710.50", "tỷ đồng"), Period: period.Year(2022), AsOf: period.Date{Year: 2022, Month: 12, Day: 31},
				Target: program.Target{Reference: program.Reference{Value: num("180000", "tỷ đồng"), Period: period.Year(2025)}}, Pace: quantity.Of(pace, ""),
				Refused: []scorecard.Refused{{Period: period.YearToDate(month), Measure: "thu_ngan_sach", Sources: []quantity.Source{src}}},
				Areas: []scorecard.AreaPoint{
					{Area: "303", Period: period.YearToDate(month), Value: num("12.5", "tỷ đồng"), Estimate: true, Plan: num("30", "tỷ đồng")},
					{Area: "318", Period: period.YearToDate(month), Value: quantity.Value{Unit: "tỷ đồng", Absence: quantity.Refused, Sources: []quantity.Source{src}},
						Last: num("0.84", "tỷ đồng"), LastPeriod: period.Year(2022)}}}},
		}}},
		Set: observation.Set{Month: month,
			Observations: []observation.Observation{{Measure: "thu_ngan_sach", Kind: observation.Actual, Period: period.YearToDate(month), From: period.YearToDate(month).Start(),
				To: month.End(), Value: num("45123.4", "tỷ đồng"), Stated: num("45123400", "triệu đồng"), Body: "so-tai-chinh", Sent: month, Attempt: 1, Chosen: true, Restates: &old}},
			Records: []observation.Record{{Kind: "task", Code: "NV01", Body: "so-tai-chinh", Sent: month, Fields: []observation.Field{
				{Code: "title", Text: `=HYPERLINK("x")`, At: src}, {Code: "state", Text: "cham", At: src}, {Code: "deadline", Date: period.Date{Year: 2023, Month: 9, Day: 30}, At: src},
				{Code: "progress", Num: num("45.5", "%"), At: src}, {Code: "note"}}}},
			Submissions: []observation.Submission{
				{Body: "so-tai-chinh", Month: month, File: "inputs/2023-06/so-tai-chinh.xlsx", State: observation.Late, Received: period.Date{Year: 2023, Month: 7, Day: 6}, Counts: true, Attempt: 1},
				{Body: "so-tai-chinh", Month: month, File: "inputs/2023-06/cu.xlsx", State: observation.Late, Attempt: 1},
				{Body: "cuc-thue", Month: month, State: observation.Missing}}},
		Document: document.Document{Meta: document.Meta{Title: "Báo cáo"}, Values: []document.Value{
			{ID: "CT04a.latest", Value: num("45123.4", "tỷ đồng"), Text: "45.123,4", Period: "2023-01..06"},
			{ID: "count.challenging", Value: quantity.Value{Num: quantity.Int(7), Absence: quantity.Present, Derived: "status = challenging"}, Text: "7"}}},
		Diagnostics: diag.List{
			{Code: "W201", Severity: diag.Warning, At: diag.Place{File: "inputs/2023-06/so-tai-chinh.xlsx", Sheet: "Thu ngân sách", Cell: "E8", Body: "so-tai-chinh"}, Message: "a < b", Hint: "h"},
			{Code: "E503", Severity: diag.Error, At: diag.Place{File: "templates/nq16/wording.yaml", Line: 12}, Message: "m"}},
	}
}

func TestJSON(t *testing.T) {
	b, err := JSON(sample())
	if err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "sample.json", string(b))
	again, err := JSON(sample())
	if err != nil || !bytes.Equal(b, again) {
		t.Errorf("two runs differ (%v)", err)
	}
}

func TestJSONOfNothingHasEmptyLists(t *testing.T) {
	b, err := JSON(Report{Program: &program.Program{Code: "x"}, Edition: edition.Edition{Period: period.MonthOf(2023, 1)}})
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"indicators", "observations", "records", "values", "submissions", "diagnostics"} {
		if l, ok := m[key].([]any); !ok || len(l) != 0 {
			t.Errorf("%s = %v, want []", key, m[key])
		}
	}
}

func TestRoundedKeepsFifteenDigits(t *testing.T) {
	for in, want := range map[string]string{
		"0": "0", "45123.4": "45123.4", "-0.5": "-0.5", "0.333333333333333333333333": "0.333333333333333",
		"0.000123456789012345678": "0.000123456789012346", "123456789012345.6": "123456789012346", "1234567890123456789": "1234567890123460000",
	} {
		if got := rounded(quantity.MustParse(in)).String(); got != want {
			t.Errorf("rounded(%s) = %s, want %s", in, got, want)
		}
	}
}

func TestRoundedStaysNear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := quantity.MustParse(rapid.StringMatching(`-?[0-9]{1,14}\.[0-9]{0,25}`).Draw(t, "number"))
		got := rounded(d)
		if diff := got.Sub(d).Abs(); d.Sign() != 0 {
			if q, _ := diff.Quo(d.Abs()); q.Cmp(quantity.MustParse("5e-15")) > 0 {
				t.Fatalf("%s became %s", d, got)
			}
		}
		if !rounded(got).Equal(got) {
			t.Fatalf("rounding %s twice differs", d)
		}
	})
}

func TestWorkbookSaysWhatTheJSONSays(t *testing.T) {
	r := sample()
	data, err := Workbook(r)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Workbook(r)
	if err != nil || !bytes.Equal(data, again) {
		t.Fatalf("two runs differ (%v)", err)
	}
	book, ds := workbook.Open("so-lieu.xlsx", data)
	if book == nil {
		t.Fatalf("cannot be opened again: %v", ds)
	}
	var names []string
	for _, s := range book.Sheets {
		names = append(names, s.Name)
	}
	if got, want := strings.Join(names, "|"), "Chỉ tiêu|Cấu phần|Địa bàn|Biểu số liệu|Chẩn đoán|Nhiệm vụ|Số liệu|Giá trị in trong báo cáo"; got != want {
		t.Fatalf("sheets %s, want %s", got, want)
	}
	var all []string
	numbers := map[string]bool{}
	for _, s := range book.Sheets {
		for _, c := range s.Cells {
			if c.Formula != "" {
				t.Errorf("%s!%s is a formula: %s", s.Name, c.Ref(), c.Formula)
			}
			all = append(all, c.Text)
			if c.Type == workbook.Number {
				numbers[c.Num.String()] = true
			}
		}
	}
	text := strings.Join(all, "\n")
	for _, want := range []string{`=HYPERLINK("x")`, "Nhiều thách thức", "chậm tiến độ", "Nội dung nhiệm vụ", "Thời hạn", "CT04a.latest", "E503", "Sở Tài chính", "chưa gửi"} {
		if !strings.Contains(text, want) {
			t.Errorf("the workbook lacks %q", want)
		}
	}
	if strings.Contains(text, "cu.xlsx") {
		t.Error("a replaced sending is listed")
	}
	for _, want := range []string{"45123.4", "101710.5", "180000", "45.5", "7", workbook.DateNumber(period.Date{Year: 2023, Month: 7, Day: 6}).String(), workbook.DateNumber(period.Date{Year: 2023, Month: 9, Day: 30}).String()} {
		if !numbers[want] {
			t.Errorf("the workbook lacks the number %s", want)
		}
	}
}

// TestAsOfOfAnOpenYear: what a year is expected to bring runs to what was reported of it, not to its end.
func TestAsOfOfAnOpenYear(t *testing.T) {
	june, year := period.MonthOf(2023, 6), period.Year(2023)
	for _, c := range []struct {
		in   scorecard.Component
		want string
	}{
		{scorecard.Component{Estimate: true, Period: year, AsOf: year.End(), LatestPeriod: period.YearToDate(june)}, "2023-06-30"},
		{scorecard.Component{Period: year, AsOf: year.End(), LatestPeriod: period.YearToDate(june)}, "2023-12-31"},
		{scorecard.Component{Estimate: true, AsOf: year.End()}, "2023-12-31"},
		{scorecard.Component{}, ""},
	} {
		if got := asOf(c.in).String(); got != c.want {
			t.Errorf("as of %s, want %s", got, c.want)
		}
	}
}

func TestSheetNames(t *testing.T) {
	for in, want := range map[string]string{
		"Nhiệm vụ": "Nhiệm vụ", "a/b: c?": "a b  c", "Kết quả thực hiện các nhiệm vụ trọng tâm": "Kết quả thực hiện các nhiệm vụ",
	} {
		if got := sheetName(in); got != want {
			t.Errorf("sheetName(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestLines holds the shape of what the command line prints as json.
func TestLines(t *testing.T) {
	r := sample()
	r.Card.Indicators[0].Components[0].Trace = []scorecard.Step{{Rule: "pace", Inputs: []scorecard.Named{{Name: "road", Value: quantity.Of(quantity.MustParse("0.5"), "")}}, Result: "0.9"}}
	b, err := Explained(r.Program, r.Card.Indicators)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"code":"CT04"`, `"trace":[{"rule":"pace","inputs":[{"name":"road","value":"0.5","unit":null}],"result":"0.9"}]`} {
		if !strings.Contains(string(b), want) {
			t.Errorf("%s lacks %s", b, want)
		}
	}
	if strings.Count(string(b), `"components"`) != 1 {
		t.Errorf("components stand twice: %s", b)
	}
	b, err = Findings(r.Diagnostics)
	if err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "findings.json", string(b))
}

func TestByNumber(t *testing.T) {
	sorted := []string{"", "CB-01", "CB-2", "CB-10", "DN-D1", "DN-D5", "DN-K1", "KN-NV-1", "KN-NV-3", "KN-NV-12", "NV"}
	for i, a := range sorted {
		for k, b := range sorted {
			if got := byNumber(a, b); (got < 0) != (i < k) || (got > 0) != (i > k) {
				t.Errorf("byNumber(%q, %q) = %d", a, b, got)
			}
		}
	}
}

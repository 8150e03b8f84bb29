package tell

import (
	"testing"

	"tiendo/internal/document"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/scorecard"
)

// kinds are states as programs declare them.
var kinds = []program.RecordKind{
	{Code: "task", States: []program.State{{Code: "dang", Name: "đang triển khai", Open: true}, {Code: "cham", Name: "chậm tiến độ", Open: true, Late: true},
		{Code: "chua", Name: "chưa triển khai", Open: true, Late: true}, {Code: "xong", Name: "hoàn thành"}}},
	{Code: "proposal", States: []program.State{{Code: "cho", Name: "chờ trả lời", Open: true, Late: true}, {Code: "xu_ly", Name: "đang xử lý", Open: true}, {Code: "xong", Name: "đã giải quyết"}}},
	{Code: "bottleneck", States: []program.State{{Code: "con", Name: "chưa tháo gỡ", Open: true, Late: true}}},
	{Code: "cause"},
}

func day(s string) period.Date {
	if s == "" {
		return period.Date{}
	}
	d, err := period.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// tellerOf tells at the end of June 2023.
func tellerOf(indicators []scorecard.Indicator, recs ...observation.Record) *Teller {
	p := &program.Program{
		RecordKinds: kinds,
		Bodies:      []program.Body{{Code: "stc", Name: "Sở Tài chính"}, {Code: "sxd", Name: "Sở Xây dựng"}},
		Wording: program.Wording{Texts: map[string]string{
			"record.past": "quá hạn {n} ngày", "record.behind": "chậm so với mốc {milestone}", "record.self_late": "{state}, còn {n} ngày",
			"record.self_late.cham": "cơ quan tự đánh giá chậm, còn {n} ngày", "record.unanswered": "chưa có trả lời", "record.answered": "{state}: {reply}",
			"record.unanswered_days": "đã gửi {n} ngày, chưa có trả lời", "record.sent": "gửi ngày {date}", "record.unsent": "chưa gửi",
			"record.restricted": "{title} (hạn chế)", "record.proposal": "Đề nghị {addressee} {ask} ({dispatch}; {ministry} chủ trì giải quyết; {answer}).",
			"indicator.explanation": "[Nguyên nhân: {cause}. ][Giải pháp: {measure}[; chủ trì: {lead}][; thời hạn: {deadline}].]", "list.separator": "; ",
		}},
	}
	return New(p, &scorecard.Scorecard{Month: period.MonthOf(2023, 6), Indicators: indicators}, &observation.Set{Records: recs}, nil)
}

func rec(kind, code string, fields map[string]string) observation.Record {
	r := observation.Record{Kind: kind, Code: code, Body: "stc"}
	for _, f := range []string{"title", "state", "deadline", "milestone_due", "sent", "reply", "addressee", "ministry", "lead", "cause", "measure", "indicators"} {
		x := observation.Field{Code: f}
		switch f {
		case "deadline", "milestone_due", "sent":
			x.Date = day(fields[f])
		default:
			x.Text = fields[f]
		}
		r.Fields = append(r.Fields, x)
	}
	return r
}

// Late words are borne out by dates: nothing is past its deadline before the deadline is.
func TestStanding(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind   string
		fields map[string]string
		want   string
		late   bool
	}{
		{"task", map[string]string{"state": "dang", "deadline": "2023-06-20"}, "quá hạn 10 ngày", true},
		{"task", map[string]string{"state": "cham", "deadline": "2023-06-29"}, "quá hạn 1 ngày", true},
		{"task", map[string]string{"state": "dang", "deadline": "2023-06-30"}, "đang triển khai", false},
		{"task", map[string]string{"state": "cham", "deadline": "2023-06-30"}, "cơ quan tự đánh giá chậm, còn 0 ngày", true},
		{"task", map[string]string{"state": "cham", "deadline": "2024-06-30"}, "cơ quan tự đánh giá chậm, còn 366 ngày", true},
		{"task", map[string]string{"state": "chua", "deadline": "2023-07-10"}, "chưa triển khai, còn 10 ngày", true},
		{"task", map[string]string{"state": "cham", "deadline": "2024-06-30", "milestone_due": "2023-03-31"}, "chậm so với mốc 31/3/2023", true},
		{"task", map[string]string{"state": "cham", "deadline": "2024-06-30", "milestone_due": "2023-09-30"}, "cơ quan tự đánh giá chậm, còn 366 ngày", true},
		{"task", map[string]string{"state": "cham"}, "chậm tiến độ", true},
		{"task", map[string]string{"state": "xong", "deadline": "2022-06-30"}, "hoàn thành", false},
		{"proposal", map[string]string{"state": "cho", "sent": "2023-06-20"}, "đã gửi 10 ngày, chưa có trả lời", true},
		{"proposal", map[string]string{"state": "xu_ly", "sent": "2023-06-20", "reply": "Bộ đang tổng hợp"}, "đang xử lý", false},
		{"proposal", map[string]string{"state": "xong", "sent": "2022-06-20"}, "đã giải quyết", false},
	} {
		r := tellerOf(nil, rec(c.kind, "1", c.fields)).Records(c.kind)[0]
		if got := document.Plain(r.Standing()); got != c.want || r.Late() != c.late {
			t.Errorf("%s %v: %q, late %v; want %q, %v", c.kind, c.fields, got, r.Late(), c.want, c.late)
		}
	}
}

func TestProposalsAreSentences(t *testing.T) {
	t.Parallel()
	for want, fields := range map[string]map[string]string{
		"Đề nghị Bộ Chính trị định kỳ đánh giá (gửi ngày 20/6/2023; Ban Kinh tế Trung ương chủ trì giải quyết; chưa có trả lời).":      {"title": "Định kỳ đánh giá.", "addressee": "Bộ Chính trị", "ministry": "Ban Kinh tế Trung ương", "sent": "2023-06-20", "state": "cho"},
		"Đề nghị Chính phủ bổ sung vốn (chưa gửi; Bộ Tài chính chủ trì giải quyết; chưa có trả lời).":                                  {"title": "Bổ sung vốn", "addressee": "Chính phủ", "ministry": "Bộ Tài chính", "state": "cho"},
		"Đề nghị Chính phủ bổ sung vốn (gửi ngày 15/6/2022; Bộ Tài chính chủ trì giải quyết; đã giải quyết: Đã có văn bản hướng dẫn).": {"title": "Bổ sung vốn", "addressee": "Chính phủ", "ministry": "Bộ Tài chính", "sent": "2022-06-15", "reply": "Đã có văn bản hướng dẫn.", "state": "xong"},
	} {
		if got := document.Plain(tellerOf(nil, rec("proposal", "1", fields)).Records("proposal")[0].Line()); got != want {
			t.Errorf("%q\nwant %q", got, want)
		}
	}
}

// An indicator has one cause, one measure, one lead and one day; a record that its own lead answers for goes first, and
// what is restricted is marked here too.
func TestExplanation(t *testing.T) {
	t.Parallel()
	indicators := []scorecard.Indicator{{Indicator: &program.Indicator{Code: "CT01", Lead: "sxd"}, Status: scorecard.Challenging},
		{Indicator: &program.Indicator{Code: "CT02", Lead: "stc"}, Status: scorecard.Challenging}, {Indicator: &program.Indicator{Code: "CT03", Lead: "stc"}, Status: scorecard.OnTrack}}
	secret := rec("bottleneck", "B3", map[string]string{"state": "con", "indicators": "CT02", "cause": "Việc kín"})
	secret.Restricted = true
	tell := tellerOf(indicators,
		rec("bottleneck", "B1", map[string]string{"state": "con", "indicators": "CT01", "cause": "Thiếu đất; thiếu vốn", "lead": "stc"}),
		rec("bottleneck", "B2", map[string]string{"state": "con", "indicators": "CT01", "cause": "Thiếu vốn.", "lead": "sxd"}), secret,
		rec("task", "1", map[string]string{"state": "dang", "indicators": "CT01", "measure": "Giải ngân", "lead": "stc", "deadline": "2025-06-30"}),
		rec("task", "2", map[string]string{"state": "dang", "indicators": "CT01,CT02", "measure": "Giao ban; thay nhà thầu", "lead": "sxd", "deadline": "2025-12-31"}),
		rec("task", "3", map[string]string{"state": "xong", "indicators": "CT01", "measure": "Đã xong", "lead": "sxd"}))
	for n, want := range []string{
		"Nguyên nhân: thiếu vốn. Giải pháp: giao ban; chủ trì: Sở Xây dựng; thời hạn: 31/12/2025.",
		"Nguyên nhân: việc kín (hạn chế). Giải pháp: giao ban; chủ trì: Sở Xây dựng; thời hạn: 31/12/2025.", "",
	} {
		if got := document.Plain(tell.Indicators(nil)[n].Explanation().Words(tell)); got != want {
			t.Errorf("%q\nwant %q", got, want)
		}
	}
	for n, want := range []string{"sxd", "sxd", "stc"} {
		if got := tell.Indicators(nil)[n].Owner(); got != want {
			t.Errorf("indicator %d is %s's, want %s", n+1, got, want)
		}
	}
	if tell.RestrictedTold() != 1 {
		t.Errorf("%d restricted records were named, want 1", tell.RestrictedTold())
	}
}

func TestClause(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"giải ngân theo tháng; công khai quỹ đất.": "Giải ngân theo tháng", "  ": "", "Một việc.": "Một việc"} {
		if got := document.Plain(clause(in)); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

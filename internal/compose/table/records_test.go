package table

import (
	"strings"
	"testing"

	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// listOf is a table being made, and records kind after kind.
func listOf(t *testing.T, recs ...observation.Record) (*Table, tell.Records) {
	t.Helper()
	p := &program.Program{
		Wording:  program.Wording{Texts: map[string]string{"records.note": "mọi dòng: {note}.", "records.note.rest": "dòng khác: {note}.", "records.note.one": "{title}: {note}."}},
		Bodies:   []program.Body{{Code: "so-tai-chinh", Name: "Sở Tài chính", ShortName: "STC"}, {Code: "so-du-lich", Name: "Sở Du lịch"}},
		Measures: []program.Measure{{Code: "thu", Name: "Thu ngân sách", Unit: "tỷ đồng", Decimals: 1}},
	}
	told := tell.New(p, &scorecard.Scorecard{Month: period.MonthOf(2023, 6)}, &observation.Set{Records: recs}, nil)
	var l tell.Records
	seen := map[string]bool{}
	for _, r := range recs {
		if !seen[r.Kind] {
			seen[r.Kind] = true
			l = append(l, told.Records(r.Kind)...)
		}
	}
	return &Table{Teller: told, Spec: &program.Figure{}}, l
}

func rec(kind, code string, fields ...string) observation.Record {
	r := observation.Record{Kind: kind, Code: code, Body: "so-tai-chinh"}
	for i := 0; i+1 < len(fields); i += 2 {
		r.Fields = append(r.Fields, observation.Field{Code: fields[i], Text: fields[i+1]})
	}
	return r
}

func codes(l tell.Records) string {
	var out []string
	for _, r := range l {
		out = append(out, r.Code)
	}
	return strings.Join(out, " ")
}

// A field of another office has a name without any words of the report: what its form calls it.
func TestFieldsAreCalledAsTheFormsCallThem(t *testing.T) {
	t.Parallel()
	tab, _ := listOf(t)
	tab.Program.Wording.Texts["column.title"] = "Nội dung"
	tab.Program.Wording.Texts["column.project.lead"] = "Chủ trì"
	tab.Program.Forms = []program.Form{{Tables: []program.Table{
		{Kind: program.Records, Record: "task", Columns: []program.Column{{Code: "title", Heading: "Nhiệm vụ"}, {Code: "steps", Heading: "Số bước"}}},
		{Kind: program.Records, Record: "project", Columns: []program.Column{{Code: "lead", Heading: "Cơ quan"}, {Code: "wards", Heading: "Số xã {month}"}, {Code: "cost", Heading: "Chi phí"}}},
		{Kind: program.Records, Record: "project", Columns: []program.Column{{Code: "wards", Heading: "Số xã"}}},
	}}}
	columns := program.TableColumns{{Code: "title"}, {Code: "steps"}, {Code: "lead"}, {Code: "wards"}, {Code: "cost"}}
	heads := func() string {
		var out []string
		for _, c := range tab.columns {
			out = append(out, document.Plain(c.Head))
		}
		return strings.Join(out, ", ")
	}
	tab.recordColumns("project", columns, "task", "project")
	if got, want := heads(), "Nội dung, Số bước, Chủ trì, Số xã, Chi phí"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	tab.recordColumns("task", columns[1:2], "project")
	if got, want := heads(), "‹column.steps›"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// One work that stands among the tasks and among the projects is owed once; two bodies owe two.
func TestOnceEach(t *testing.T) {
	t.Parallel()
	_, l := listOf(t,
		rec("urgent", "CB-12", "title", "Hoàn thành tuyến Đường bộ cao tốc ven biển", "lead", "so-du-lich"),
		rec("project", "DA-1", "title", "Đường bộ cao tốc ven biển", "lead", "so-du-lich"),
		rec("project", "DA-2", "title", "Đường bộ cao tốc ven biển", "lead", "so-tai-chinh"),
		rec("task", "NV-1", "lead", "so-du-lich"), rec("task", "NV-2", "lead", "so-du-lich"))
	if got := codes(onceEach(l)); got != "CB-12 DA-2 NV-1 NV-2" {
		t.Errorf("got %s", got)
	}
}

func TestGroupsInDeclaredOrder(t *testing.T) {
	t.Parallel()
	_, l := listOf(t, rec("proposal", "KN-1", "field", "Y tế"), rec("proposal", "KN-2"), rec("proposal", "KN-3", "field", "Tài chính"), rec("proposal", "KN-4", "field", "Văn hóa, thể thao"))
	var got []string
	for _, g := range ordered(grouped(l, "field"), "field", program.Texts{"Văn hóa, thể thao", "Tài chính"}) {
		got = append(got, codes(g))
	}
	if s := strings.Join(got, " "); s != "KN-4 KN-3 KN-1 KN-2" {
		t.Errorf("got %s", s)
	}
}

func TestNotesUnderATableOfRecords(t *testing.T) {
	t.Parallel()
	for want, recs := range map[string][]observation.Record{
		"mọi dòng: minh họa.":                          {rec("task", "1", "title", "A", "note", "minh họa"), rec("task", "2", "title", "B", "note", "minh họa")},
		"B: hai nguồn khác nhau.|dòng khác: minh họa.": {rec("task", "1", "title", "A", "note", "minh họa"), rec("task", "2", "title", "B", "note", "hai nguồn khác nhau."), rec("task", "3", "title", "C", "note", "minh họa")},
		"A: x.":        {rec("task", "1", "title", "A", "note", "x"), rec("task", "2", "title", "B")},
		"":             {rec("task", "1", "title", "A"), rec("task", "2", "title", "B")},
		"mọi dòng: x.": {rec("task", "1", "title", "A", "note", "x")},
	} {
		c, l := listOf(t, recs...)
		recordNotes(c, l)
		var got []string
		for _, p := range c.notes {
			got = append(got, document.Plain(p.Text))
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("got %q, want %q", s, want)
		}
	}
}

// A figure of another body is shown beside the one used, unless it is the same figure.
func TestConflicts(t *testing.T) {
	t.Parallel()
	c, _ := listOf(t)
	june := c.Month()
	o := func(body, value string, chosen bool) observation.Observation {
		return observation.Observation{Measure: "thu", Period: period.YearToDate(june), Body: body, Sent: june, Chosen: chosen, Value: quantity.Of(quantity.MustParse(value), "tỷ đồng")}
	}
	for _, x := range []struct {
		other string
		rows  int
	}{{"101.5", 1}, {"100", 0}} {
		c.Set.Observations = []observation.Observation{o("so-tai-chinh", "100", true), o("so-du-lich", x.other, false)}
		conflictsKind.make(c)
		got := c.rows
		c.rows = nil
		if len(got) != x.rows {
			t.Errorf("%s beside 100: %d rows, want %d", x.other, len(got), x.rows)
		}
	}
}

package check

import (
	"strings"
	"testing"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

// row is a record of a body; "deadline=2025-12-31" is a day, all else words. Its cells are in a workbook of the body.
func row(body, kind, code string, fields ...string) observation.Record {
	r := observation.Record{Kind: kind, Code: code, Body: body, Sent: june}
	for i, f := range fields {
		name, text, _ := strings.Cut(f, "=")
		x := observation.Field{Code: name, Text: text, At: quantity.Source{File: "inputs/2023-06/" + body + ".xlsx", Sheet: kind, Cell: string(rune('B'+i)) + "3"}}
		if name == "deadline" {
			x.Text, x.Date = "", mustDay(text)
		}
		r.Fields = append(r.Fields, x)
	}
	return r
}

func mustDay(s string) period.Date {
	d, err := period.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestRecordsThatDisagree(t *testing.T) {
	p := &program.Program{Bodies: []program.Body{{Code: "a", Name: "Sở A"}, {Code: "b", Name: "Sở B"}}}
	for name, c := range map[string]struct {
		list []observation.Record
		want string
	}{
		"one code in two workbooks, another day":  {[]observation.Record{row("a", "task", "1", "title=Việc một", "deadline=2025-06-30"), row("b", "task", "1", "title=Việc một khác", "deadline=2025-12-31")}, "W231"},
		"one title twice, another lead and cause": {[]observation.Record{row("a", "task", "1", "title=Xây cầu.", "lead=a", "cause=Thiếu vốn"), row("b", "project", "9", "title=xây cầu", "lead=b", "cause=Thiếu đất")}, "W231 W231"},
		"the same thing said alike":               {[]observation.Record{row("a", "task", "1", "title=Xây cầu", "deadline=2025-06-30"), row("b", "project", "9", "title=Xây cầu", "deadline=2025-06-30")}, ""},
		"a blank says nothing":                    {[]observation.Record{row("a", "task", "1", "title=Xây cầu", "lead=a"), row("b", "project", "9", "title=Xây cầu")}, ""},
		"one code of two kinds":                   {[]observation.Record{row("a", "task", "1", "title=Xây cầu", "lead=a"), row("b", "project", "1", "title=Làm đường", "lead=b")}, ""},
		"a title within another": {[]observation.Record{row("a", "task", "1", "title=Hoàn thành cầu Bến Rừng nối hai địa phương", "lead=a", "deadline=2025-06-30"),
			row("a", "project", "2", "title=Cầu Bến Rừng nối hai địa phương", "lead=a", "deadline=2024-06-30")}, "N232"},
		"a work of several things, the part earlier": {[]observation.Record{row("a", "task", "1", "title=Làm đường ven biển, cầu Bến Rừng", "lead=a", "deadline=2025-06-30"),
			row("a", "project", "2", "title=Cầu Bến Rừng ven biển", "lead=a", "deadline=2024-06-30")}, ""},
		"and the part later": {[]observation.Record{row("a", "task", "1", "title=Làm đường ven biển, cầu Bến Rừng", "lead=a", "deadline=2025-06-30"),
			row("a", "project", "2", "title=Cầu Bến Rừng ven biển", "lead=a", "deadline=2026-06-30")}, "N232"},
		"a whole due before its part": {[]observation.Record{row("a", "project", "1", "title=Cảng", "deadline=2025-12-31"), row("a", "project", "1.1", "title=Bến 9", "parent=1", "deadline=2029-12-31"),
			row("b", "project", "1.2", "title=Bến 10", "parent=1", "deadline=2029-12-31"), row("a", "project", "1.3", "title=Bến 3", "parent=1", "deadline=2024-12-31")}, "N233"},
		"a cause and an answer to one indicator": {[]observation.Record{row("a", "bottleneck", "1", "title=X", "cause=Y", "indicators=CT01", "lead=a", "deadline=2025-12-31"),
			row("b", "task", "1", "title=Z", "indicators=CT01", "lead=b", "deadline=2025-12-31")}, "N234"},
		"of one body": {[]observation.Record{row("a", "bottleneck", "1", "title=X", "cause=Y", "indicators=CT01", "lead=a", "deadline=2025-12-31"),
			row("a", "task", "1", "title=Z", "indicators=CT01", "lead=b", "deadline=2025-12-31")}, ""},
	} {
		_, found := judge(p, observation.Set{Month: june, Records: c.list})
		var codes []string
		for _, d := range found {
			codes = append(codes, d.Code)
			if d.At.File == "" || d.At.Cell == "" || !strings.Contains(d.Message, ".xlsx[") || !strings.Contains(d.Message, "Sở ") || strings.Contains(d.Message, "{") {
				t.Errorf("%s: %s does not name both: %s", name, d.At, d.Message)
			}
		}
		if got := strings.Join(codes, " "); got != c.want {
			t.Errorf("%s: %q, want %q: %v", name, got, c.want, found)
		}
		for i := range c.list {
			c.list[i].Sent--
		}
		if _, found := judge(p, observation.Set{Month: june, Records: c.list}); len(found) > 0 {
			t.Errorf("%s: told again a month later: %v", name, found)
		}
	}
	rows := []observation.Record{row("a", "task", "1", "title=Xây cầu", "deadline=2025-06-30"), row("b", "task", "1", "title=Xây cầu", "deadline=2025-12-31")}
	ok := observation.Confirmation{File: "inputs/2023-06/a.xlsx", Sheet: "task", Cell: "C3", Value: "2025-06-30", Who: "A", Why: "B", Sent: june}
	if _, found := judge(p, observation.Set{Month: june, Records: rows, Confirmations: []observation.Confirmation{ok}}); len(found) != 1 || !found[0].Confirmed {
		t.Errorf("the Party Office lets it stand: %v", found)
	}
}

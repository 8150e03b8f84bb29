package ledger

import (
	"strings"
	"testing"

	"tiendo/internal/lexicon"
	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

// accessProgram asks for the mark as a choice in tasks, in free words in projects, and not at all in proposals.
func accessProgram(restricts program.State) *program.Program {
	return &program.Program{
		RecordKinds: []program.RecordKind{
			{Code: "task"}, {Code: "project"}, {Code: "proposal"},
			{Code: "access", States: []program.State{{Code: "thuong", Name: "phổ biến thường"}, restricts}},
		},
		Forms: []program.Form{{Code: "A", Tables: []program.Table{
			{Kind: program.Records, Record: "task", Columns: []program.Column{{Code: "pham_vi", Field: program.ChoiceField, Choices: "access"}}},
			{Kind: program.Records, Record: "project", Columns: []program.Column{{Code: "restricted", Field: program.TextField}}},
		}}},
	}
}

func TestRestricted(t *testing.T) {
	cell := quantity.Source{Sheet: "S", Cell: "B2", Value: "x"}
	rec := func(kind, code string, fields ...observation.Field) observation.Record {
		return observation.Record{Kind: kind, Code: code, Fields: fields}
	}
	field := func(code, text string) observation.Field { return observation.Field{Code: code, Text: text, At: cell} }
	kept := cell
	kept.Value = "Giữ nguyên"
	for name, c := range map[string]struct {
		list []observation.Record
		want []bool
	}{
		"a restricting option":       {[]observation.Record{rec("task", "1", field("pham_vi", "mat"))}, []bool{true}},
		"another option":             {[]observation.Record{rec("task", "1", field("pham_vi", "thuong"))}, []bool{false}},
		"blank":                      {[]observation.Record{rec("task", "1", observation.Field{Code: "pham_vi"})}, []bool{false}},
		"a mark that was not read":   {[]observation.Record{rec("task", "1", field("pham_vi", ""))}, []bool{true}},
		"blank, and as it was":       {[]observation.Record{rec("task", "1", observation.Field{Code: "pham_vi", At: kept})}, []bool{false}},
		"the mark in free words":     {[]observation.Record{rec("project", "1", field("restricted", "Không phổ biến"))}, []bool{true}},
		"free words that let it out": {[]observation.Record{rec("project", "1", field("restricted", "Phổ biến thường"))}, []bool{false}},
		"the mark as a remark":       {[]observation.Record{rec("proposal", "1", field("note", "Hạn chế."))}, []bool{true}},
		"the mark in brackets":       {[]observation.Record{rec("proposal", "1", field("title", "Vụ việc A (giai đoạn 2) (hạn chế)"))}, []bool{true}},
		"the words in a sentence":    {[]observation.Record{rec("proposal", "1", field("cause", "năng lực nhà thầu hạn chế"))}, []bool{false}},
		"its parts": {[]observation.Record{rec("project", "1.1", field("parent", "1")), rec("project", "1", field("restricted", "mật")),
			rec("project", "1.1.1", field("parent", "1.1")), rec("project", "2")}, []bool{true, true, true, false}},
		"the same under another body": {[]observation.Record{rec("task", "1", field("pham_vi", "mat")), rec("task", "1"), rec("proposal", "1")}, []bool{true, true, false}},
		"a title that has it whole": {[]observation.Record{rec("task", "1", field("title", "Mở rộng sân đỗ B, giai đoạn 2"), field("pham_vi", "mat")),
			rec("proposal", "9", field("title", "Mở rộng sân đỗ B, giai đoạn 2, cảng C"))}, []bool{true, true}},
		"a short title within another": {[]observation.Record{rec("task", "1", field("title", "Đất đai"), field("pham_vi", "mat")), rec("proposal", "9", field("title", "Đất đai ven biển"))}, []bool{true, false}},
		"the same title":               {[]observation.Record{rec("task", "1", field("title", "Vụ A."), field("pham_vi", "mat")), rec("proposal", "9", field("title", "vụ  A"))}, []bool{true, true}},
	} {
		p := accessProgram(program.State{Code: "mat", Name: "hạn chế", Restricted: true})
		l := &ledger{register: &register{Lexicon: lexicon.New(p), p: p}}
		l.set.Records = c.list
		m := newFences(p)
		l.restrict()
		told := 0
		for _, d := range l.found {
			if d.Code == "N189" && !strings.Contains(d.Message, "{") {
				told++
			}
		}
		for i := range c.list {
			if c.list[i].Restricted && m.marked(l, &c.list[i]) {
				told++
			}
		}
		if n := restrictedOf(c.list); told != n {
			t.Errorf("%s: %d are restricted, %d marked or told", name, n, told)
		}
		for i, r := range l.set.Records {
			if r.Restricted != c.want[i] {
				t.Errorf("%s: record %d restricted %v, want %v", name, i+1, r.Restricted, c.want[i])
			}
		}
	}
	old := accessProgram(program.State{Code: "han_che", Name: "không phổ biến"})
	l := &ledger{register: &register{Lexicon: lexicon.New(old), p: old}}
	l.set.Records = []observation.Record{rec("task", "1", field("pham_vi", "han_che"))}
	if l.restrict(); !l.set.Records[0].Restricted {
		t.Error("a program of before restricted: true has the option han_che")
	}
}

func restrictedOf(list []observation.Record) int {
	n := 0
	for _, r := range list {
		if r.Restricted {
			n++
		}
	}
	return n
}

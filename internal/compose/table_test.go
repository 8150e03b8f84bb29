package compose

import (
	"maps"
	"strings"
	"testing"

	"tiendo/internal/compose/tell"
	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/golden"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/scorecard"
)

// rich is the small program with districts, methods, restatements, sub-projects and a confirmed warning.
func rich(t *testing.T, text string) Input {
	t.Helper()
	in := small(t, section(text))
	in.Program.Areas = []program.Area{{Code: "303", Name: "quận Hồng Bàng"}, {Code: "311", Name: "huyện Thủy Nguyên"}}
	in.Program.Indicators[1].Components[0].Baseline = program.Reference{Value: n("1.1", "%"), Period: period.Year(2020), Source: "Niên giám", Verified: true}
	in.Program.Indicators[1].Components[0].Targets = []program.Target{{Giver: "resolution", Name: "Nghị quyết", Reference: program.Reference{Value: n("0.3", "%"), Period: period.Year(2025), Source: "minh họa"}}}
	k := &in.Card.Indicators[1].Components[0]
	k.Areas = []scorecard.AreaPoint{{Area: "303", Period: period.Year(2022), Value: n("0.4", "%"), Plan: n("0.5", "%")}, {Area: "311", Period: period.Year(2022)}}
	k.Methods = []scorecard.MethodResult{{Method: "linear", Value: n("1.5", ""), Status: scorecard.OnTrack}, {Method: "cagr", Why: "falling"},
		{Method: "projection", Value: n("0.1", "%"), Status: scorecard.Challenging}}
	in.Card.Indicators[0].Previous = scorecard.OnTrack
	old := n("45000", "tỷ đồng")
	in.Set.Observations[0].Restates = &old
	in.Set.Records = append(in.Set.Records,
		rec("project", "DA-10", "title", "Cảng", "state", "thi_cong", "progress", "45.5", "budget", "1200"),
		rec("project", "DA-2", "title", "Đường", "state", "cham", "deadline", "2024-06-30"),
		rec("project", "DA-11", "title", "Bến số 3", "parent", "DA-10", "state", "thi_cong", "deadline", "2023-01-31"),
		rec("proposal", "KN-1", "title", "Cơ chế", "field", "Tài chính", "addressee", "Chính phủ", "state", "cho_tra_loi", "sent", "2023-06-20"),
		rec("proposal", "KN-2", "title", "Khác", "state", "da_giai_quyet", "reply", "Đồng ý"))
	in.Diagnostics = append(in.Diagnostics,
		diag.Diagnostic{Code: "W201", Severity: diag.Warning, Confirmed: true, At: diag.Place{File: "inputs/2023-06/a.xlsx"}, Message: "tăng mạnh"},
		diag.Diagnostic{Code: "N201", Severity: diag.Notice, At: diag.Place{File: "inputs/2023-06/a.xlsx"}, Message: "lưu ý"})
	return in
}

func TestTables(t *testing.T) {
	t.Parallel()
	in := rich(t, `
![](table:summary)

![](table:changes)

![](table:objectives)

![](table:series/CT04)

![](table:methods)

![](table:cells/CT04)

![](table:districts/CT14)

![](table:projects)

![](table:proposals)

![](table:owed)

![](table:restatements)

![](table:sources)

![](table:findings)

![](table:tasks/dang)
`)
	doc, ds := Compose(in)
	if len(ds) != 1 || ds[0].Code != "N517" {
		t.Errorf("got %v, want only a notice of the empty table", ds)
	}
	golden.Check(t, "tables.txt", outline(doc))
}

// An empty table is not printed. It is told, with what it is about, unless nothing to list is good news.
func TestAnEmptyTableIsTold(t *testing.T) {
	t.Parallel()
	for name, told := range map[string]string{
		"tasks/dang": "tasks/dang", "projects": "projects", "objectives": "objectives", "sources": "sources",
		"changes": "", "restatements": "", "conflicts": "", "findings": "", "owed": "", "stuck": "",
	} {
		in := small(t, section("![](table:"+name+")\n"))
		in.Card.Indicators, in.Diagnostics, in.Program.Objectives, in.Set.Records = nil, nil, nil, nil
		for i := range in.Program.Indicators {
			in.Program.Indicators[i].Components = nil
		}
		doc, ds := Compose(in)
		if len(doc.Blocks) > 0 {
			t.Errorf("%s prints %v", name, doc.Blocks)
		}
		if told == "" {
			if len(ds) > 0 {
				t.Errorf("%s: %v", name, ds)
			}
			continue
		}
		_, subject, _ := strings.Cut(told, "/")
		if len(ds) != 1 || ds[0].Code != "N517" || ds[0].Subject != subject || ds[0].At.Line == 0 || !strings.Contains(ds[0].Message, "bảng "+told+" ") {
			t.Errorf("%s: %v", name, ds)
		}
	}
}

func TestEveryRowFillsItsTable(t *testing.T) {
	t.Parallel()
	for _, in := range []Input{rich(t, whole), nq16(t)} {
		doc, _ := Compose(in)
		document.Walk(doc.Blocks, func(b document.Block) {
			x, ok := b.(document.Table)
			if !ok {
				return
			}
			for _, row := range append([]document.Row{{Cells: x.Head[0], ID: "head"}}, x.Rows...) {
				n := 0
				for _, c := range row.Cells {
					n += max(c.ColSpan, 1)
				}
				if n != len(x.Columns) {
					t.Errorf("%s %s, row %s: %d cells for %d columns", x.Number, document.Plain(x.Caption), row.ID, n, len(x.Columns))
				}
			}
		})
	}
}

func TestLateRecords(t *testing.T) {
	t.Parallel()
	in := rich(t, "")
	told := tell.New(in.Program, &in.Card, &in.Set, nil)
	for kind, want := range map[string]string{"task": "NV01", "project": "DA-2 DA-11", "proposal": "KN-1"} {
		var got []string
		for _, r := range told.Records(kind).Late() {
			got = append(got, r.Code)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: late are %q, want %q", kind, s, want)
		}
	}
	if got := len((&printer{Teller: told}).records(told.Records("project")).Top()); got != 2 {
		t.Errorf("%d projects stand by themselves, want 2", got)
	}
}

// The loader knows every kind; should one be missing from the input all the same, its table is named, not passed over.
func TestATableOfAKindThatIsNotThereIsNamed(t *testing.T) {
	t.Parallel()
	in := small(t, section("![](table:owed)\n"))
	in.Tables = TableKinds()[:1]
	if _, ds := Compose(in); len(ds) != 1 || ds[0].Code != "E508" || ds[0].At.Line != 4 || !ds[0].Template {
		t.Errorf("got %v", ds)
	}
}

// What a row's source says is read by the vocabulary of the forms: calling it another thing in the report moves no
// count.
func TestWhereReadingsAreFromIsNoMatterOfWording(t *testing.T) {
	t.Parallel()
	in := small(t, section("![](table:readings)\n"))
	in.Card.Indicators = in.Card.Indicators[:1]
	k := &in.Card.Indicators[0].Components[0]
	k.Series = nil
	k.Value.Sources[0].Note = "Minh hoạ."
	in.Program.Wording.Texts = maps.Clone(in.Program.Wording.Texts)
	in.Program.Wording.Texts["source.illustrative"] = "số giả định"
	doc, ds := Compose(in)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	x, _ := doc.Blocks[0].(document.Table)
	if got := cells(x.Rows[0].Cells); got != "Tổng thu │ {0} │ {1} │ {1} │ " {
		t.Errorf("got %q", got)
	}
}

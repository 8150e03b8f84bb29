package compose

import (
	"strings"
	"testing"

	"tiendo/internal/document"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

func listOf(t *testing.T, recs ...observation.Record) (*composer, recordList) {
	t.Helper()
	in := rich(t, "")
	in.Program.Wording.Texts["records.note"], in.Program.Wording.Texts["records.note.rest"], in.Program.Wording.Texts["records.note.one"] = "mọi dòng: {note}.", "dòng khác: {note}.", "{title}: {note}."
	in.Program.Wording.Texts["rank"] = "xếp thứ {place} cả nước[ ({period})]"
	c := &composer{in: in, p: in.Program, values: map[string]document.Value{}}
	var l recordList
	for _, r := range recs {
		l = append(l, record{c, r})
	}
	return c, l
}

func codes(l recordList) string {
	var out []string
	for _, r := range l {
		out = append(out, r.r.Code)
	}
	return strings.Join(out, " ")
}

// One work that stands among the tasks and among the projects is owed once; two bodies owe two.
func TestOnceEach(t *testing.T) {
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
	_, l := listOf(t, rec("proposal", "KN-1", "field", "Y tế"), rec("proposal", "KN-2"), rec("proposal", "KN-3", "field", "Tài chính"), rec("proposal", "KN-4", "field", "Văn hóa, thể thao"))
	var got []string
	for _, g := range ordered(grouped(l, "field"), "field", "Văn hóa, thể thao; Tài chính") {
		got = append(got, codes(g))
	}
	if s := strings.Join(got, " "); s != "KN-4 KN-3 KN-1 KN-2" {
		t.Errorf("got %s", s)
	}
}

func TestNotesUnderATableOfRecords(t *testing.T) {
	for want, recs := range map[string][]observation.Record{
		"mọi dòng: minh họa.":                          {rec("task", "1", "title", "A", "note", "minh họa"), rec("task", "2", "title", "B", "note", "minh họa")},
		"B: hai nguồn khác nhau.|dòng khác: minh họa.": {rec("task", "1", "title", "A", "note", "minh họa"), rec("task", "2", "title", "B", "note", "hai nguồn khác nhau."), rec("task", "3", "title", "C", "note", "minh họa")},
		"A: x.":        {rec("task", "1", "title", "A", "note", "x"), rec("task", "2", "title", "B")},
		"":             {rec("task", "1", "title", "A"), rec("task", "2", "title", "B")},
		"mọi dòng: x.": {rec("task", "1", "title", "A", "note", "x")},
	} {
		c, l := listOf(t, recs...)
		var got []string
		for _, p := range c.recordNotes(l) {
			got = append(got, document.Plain(p.Text))
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("got %q, want %q", s, want)
		}
	}
}

func TestClause(t *testing.T) {
	for in, want := range map[string]string{"giải ngân theo tháng; công khai quỹ đất.": "Giải ngân theo tháng", "  ": "", "Một việc.": "Một việc"} {
		if got := document.Plain(clause(in)); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestRank(t *testing.T) {
	c, _ := listOf(t)
	c.p.Measures = append(c.p.Measures, program.Measure{Code: "pci", Unit: "hạng"})
	if got, err := c.rank("pci"); err != nil || got != "" {
		t.Errorf("nobody reported a place: got %q, %v", got, err)
	}
	if _, err := c.rank("nothing"); err == nil {
		t.Error("an unknown measure must be a mistake of the section")
	}
	c.in.Set.Observations = append(c.in.Set.Observations, observation.Observation{Measure: "pci", Period: period.Year(2022), Chosen: true, Value: quantity.Of(quantity.Int(3), "hạng")})
	m := c.p.MeasureByCode("pci")
	if v, p := c.newestReading(m); !v.Known() || p != period.Year(2022) {
		t.Errorf("newest reading: %v of %v", v, p)
	}
}

// A figure of another body is shown beside the one used, unless it is the same figure.
func TestConflicts(t *testing.T) {
	c, _ := listOf(t)
	june := c.in.Card.Month
	o := func(body, value string, chosen bool) observation.Observation {
		return observation.Observation{Measure: "thu", Period: period.YearToDate(june), Body: body, Sent: june, Chosen: chosen, Value: quantity.Of(quantity.MustParse(value), "tỷ đồng")}
	}
	for _, x := range []struct {
		other string
		rows  int
	}{{"101.5", 1}, {"100", 0}} {
		c.in.Set.Observations = []observation.Observation{o("so-tai-chinh", "100", true), o("so-du-lich", x.other, false)}
		if got := c.conflictsTable().Rows; len(got) != x.rows {
			t.Errorf("%s beside 100: %d rows, want %d", x.other, len(got), x.rows)
		}
	}
}

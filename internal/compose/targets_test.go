package compose

import (
	"strings"
	"testing"

	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/period"
	"tiendo/internal/program"
)

// amended is the small program after its first target was amended twice.
func amended(t *testing.T, text string) Input {
	t.Helper()
	in := small(t, section(text))
	at := func(value string, from period.Date, document string) program.Target {
		x := goal(n(value, "tỷ đồng"), period.Year(2025), "min")
		x.Name, x.ValidFrom, x.Document, x.Locked, x.Verified = "Nghị quyết", from, document, true, true
		return x
	}
	first := at("150000", period.Date{}, "")
	second := at("170000", period.Date{Year: 2021, Month: 9, Day: 1}, "Nghị quyết số 7-NQ/TU")
	third := at("180000", period.Date{Year: 2022, Month: 12, Day: 1}, "Nghị quyết số 9-NQ/TU")
	later := at("190000", period.Date{Year: 2023, Month: 12, Day: 1}, "Nghị quyết số 11-NQ/TU") // no report of June knows of it
	first.Verified = false
	def := &in.Program.Indicators[0].Components[0]
	def.Baseline = program.Reference{}
	def.Targets = []program.Target{first, second, third, later}
	k := &in.Card.Indicators[0].Components[0]
	k.Target, k.Former = def.TargetAt(june.End()), def.FormerTargets(june.End())
	return in
}

// A target that was amended stands beside what it was: in the indicator's sentences, in its cell, and in the table of
// sources with the document that amended it.
func TestAnAmendedTargetStandsBesideTheOldOne(t *testing.T) {
	t.Parallel()
	doc, ds := Compose(amended(t, "{{range .Indicators}}{{range .Components}}{{range .Others}}{{.}}. {{end}}{{end}}{{end}}\n\n![](table:summary)\n\n![](table:series/CT04)\n\n![](table:sources)\n"))
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	var got []string
	document.Walk(doc.Blocks, func(b document.Block) {
		switch b := b.(type) {
		case document.Paragraph:
			got = append(got, strings.Split(marks(b.Text), ". ")...)
		case document.Table:
			for _, r := range b.Rows {
				if s := cells(r.Cells); strings.Contains(s, "000,0") {
					got = append(got, s)
				}
			}
		}
	})
	want := []string{
		"Trước khi điều chỉnh theo Nghị quyết số\u00a09-NQ/TU, mục tiêu năm\u00a02025 là từ {170.000,0 tỷ đồng} trở lên",
		"Trước khi điều chỉnh theo Nghị quyết số\u00a07-NQ/TU, mục tiêu năm\u00a02025 là từ {150.000,0 tỷ đồng} trở lên (số minh họa).",
		"1 │ Thu ngân sách │ tỷ đồng │ ≥\u00a0{180.000,0} (trước khi điều chỉnh: ≥\u00a0{170.000,0}; ≥\u00a0{150.000,0}) │ {101.710,5} │ năm 2022 │ {18,0} │ nhiều thách thức",
		"Tổng thu │ tỷ đồng │ _chưa có_ │ {94.566,8} │ {101.710,5} │ ước {45.123,4} (6 tháng đầu năm 2023) │ ≥\u00a0{180.000,0} (trước khi điều chỉnh: ≥\u00a0{170.000,0}; ≥\u00a0{150.000,0})",
		"Tổng thu │ Nghị quyết, năm 2025 │ {150.000,0} │  │ minh họa",
		" │ Nghị quyết, năm 2025 (điều chỉnh theo Nghị quyết số 7-NQ/TU) │ {170.000,0} │  │ công bố",
		" │ Nghị quyết, năm 2025 (điều chỉnh theo Nghị quyết số 9-NQ/TU) │ {180.000,0} │  │ công bố",
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
	for id, text := range map[string]string{"CT04a.target": "180.000,0", "CT04a.target.former.1": "170.000,0", "CT04a.target.former.2": "150.000,0"} {
		found := false
		for _, v := range doc.Values {
			if strings.Contains(v.ID, "~") {
				t.Errorf("%s stands twice", v.ID)
			}
			found = found || v.ID == id && v.Text == text
		}
		if !found {
			t.Errorf("no value %s = %s", id, text)
		}
	}
}

// Of an amended target only the one in force is counted among the figures that no published document bears out, and
// none that no report of the month can know of.
func TestOnlyTheTargetInForceIsCounted(t *testing.T) {
	t.Parallel()
	in := amended(t, "")
	def := &in.Program.Indicators[0].Components[0]
	facts := tell.Facts{Program: in.Program, Card: &in.Card, Set: &in.Set}
	before, all := facts.Unverified()
	for i := range def.Targets {
		def.Targets[i].Verified = i != 2 // the third is the one of June
	}
	if after, same := facts.Unverified(); after != before+1 || same != all {
		t.Errorf("%d of %d are unverified, then %d of %d; want one more of as many", before, all, after, same)
	}
}

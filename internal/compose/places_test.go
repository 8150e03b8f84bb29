package compose

import (
	"strings"
	"testing"

	"tiendo/internal/document"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// theTable is a report's first table.
func theTable(t *testing.T, in Input) document.Table {
	t.Helper()
	doc, ds := Compose(in)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	var out document.Table
	document.Walk(doc.Blocks, func(b document.Block) {
		if x, ok := b.(document.Table); ok && out.ID == "" {
			out = x
		}
	})
	return out
}

// notes are what stands below a table.
func notes(x document.Table) string {
	var out []string
	for _, p := range x.Notes {
		out = append(out, document.Plain(p.Text))
	}
	return strings.Join(out, "\n")
}

// row is a table's row as a reader sees it.
func row(x document.Table, n int) string {
	var out []string
	for _, c := range x.Rows[n].Cells {
		out = append(out, document.Plain(c.Text))
	}
	return strings.Join(out, " │ ")
}

// A figure's cell says what it is, and a note stands below the table only where a cell needs it.
func TestCellsSayWhatTheyAre(t *testing.T) {
	t.Parallel()
	illustrative := func(v *quantity.Value) { v.Sources[0].Note = "minh họa" }
	for _, c := range []struct {
		name, table string
		change      func(k *scorecard.Component)
		row, notes  string
	}{
		{"as it is", "summary", func(*scorecard.Component) {}, "│ 101.710,5 │ năm 2022 │ 18,0 │ nhiều thách thức", ""},
		{"an estimate of the year", "summary", func(k *scorecard.Component) {
			k.Estimate, k.Value, k.Period = true, n("98005", "tỷ đồng"), period.Year(2023)
		}, "│ ước 98.005,0 │ năm 2023 │ ước 18,0 │", ""},
		{"illustrative", "summary", func(k *scorecard.Component) { illustrative(&k.Value) }, "│ 101.710,5ᵐ │ năm 2022 │", "ᵐ Số minh họa, chưa có nguồn công bố."},
		{"carried", "indicators", func(k *scorecard.Component) { k.Carried = true }, "(*) 31/12/2022", "(*) Số liệu của kỳ trước còn trong thời hạn sử dụng, kèm ngày của số liệu; kỳ này chưa có số liệu mới."},
		{"refused", "indicators", func(k *scorecard.Component) {
			k.Series, k.Latest, k.LatestPeriod = k.Series[:2], quantity.Value{}, period.Period{}
			k.Refused = []scorecard.Refused{{Period: period.YearToDate(june), Measure: "thu"}}
		}, "│ số liệu đang xác minh │", ""},
		{"refused, where the newest stands", "summary", func(k *scorecard.Component) {
			k.Latest, k.LatestPeriod = quantity.Value{}, period.Period{}
			k.Refused = []scorecard.Refused{{Period: period.YearToDate(june), Measure: "thu"}}
		}, "│ 101.710,5 │ năm 2022 (số liệu 6 tháng đầu năm 2023 đang xác minh) │", ""},
		{"no road", "summary", func(k *scorecard.Component) { k.Road = quantity.Value{Absence: quantity.Undefined} }, "│ năm 2022 │ x │",
			"x ở cột quãng đường: chỉ tiêu không đo bằng quãng đường từ năm gốc đến mục tiêu."},
		{"not collected", "summary", func(k *scorecard.Component) { k.Value.Absence = quantity.NotCollected }, "│ … │", "…: có phát sinh nhưng chưa thu thập được số liệu."},
		{"whose figures they are", "indicators", func(k *scorecard.Component) {
			for _, v := range []*quantity.Value{&k.Value, &k.Latest} {
				v.Sources[0].Submission = "so-du-lich/2023-06/1"
			}
		}, "│ Sở Du lịch", ""},
	} {
		in := small(t, section("![](table:"+c.table+")\n"))
		in.Card.Indicators = in.Card.Indicators[:1]
		k := &in.Card.Indicators[0].Components[0]
		k.Series = append([]scorecard.Point(nil), k.Series...)
		c.change(k)
		x := theTable(t, in)
		if got := row(x, 0); !strings.Contains(got+" ", c.row) {
			t.Errorf("%s: %q does not say %q", c.name, got, c.row)
		}
		if got := notes(x); got != c.notes {
			t.Errorf("%s: notes %q, want %q", c.name, got, c.notes)
		}
	}
}

// No period stands under two heads, in whatever month.
func TestNoPeriodStandsTwice(t *testing.T) {
	t.Parallel()
	for month, want := range map[string]string{
		"2023-06": "Thực hiện năm 2020 (gốc) │ Thực hiện năm 2021 │ Thực hiện năm 2022 │ 6 tháng đầu năm 2023 │ Ước năm 2023",
		"2022-12": "Thực hiện năm 2020 (gốc) │ Thực hiện năm 2021 │ Thực hiện năm 2022",
		"2022-09": "Thực hiện năm 2020 (gốc) │ Thực hiện năm 2021 │ 9 tháng đầu năm 2022 │ Ước năm 2022",
		"2021-03": "Thực hiện năm 2020 (gốc) │ Ước năm 2021",
	} {
		in := small(t, section("![](table:indicators)\n"))
		m, err := period.ParseMonth(month)
		if err != nil {
			t.Fatal(err)
		}
		in.Card.Month, in.Set.Month, in.Edition.Period = m, m, m
		var heads []string
		for _, c := range theTable(t, in).Head[0] {
			if s := document.Plain(c.Text); strings.Contains(s, "năm 20") && !strings.HasPrefix(s, "Mục tiêu") {
				heads = append(heads, s)
			}
		}
		if got := strings.Join(heads, " │ "); got != want {
			t.Errorf("%s: %s\nwant %s", month, got, want)
		}
	}
}

// A plan that was given again is a plan, and an estimate an estimate: neither is a result of its year.
func TestWhatWasGivenAgain(t *testing.T) {
	t.Parallel()
	for kind, want := range map[observation.Kind]string{observation.Plan: "kế hoạch năm 2023", observation.Estimate: "ước năm 2023", observation.Actual: "năm 2023"} {
		in := small(t, section("![](table:restatements)\n"))
		o := &in.Set.Observations[0]
		old := n("45000", "tỷ đồng")
		o.Restates, o.Kind, o.Period = &old, kind, period.Year(2023)
		if got := document.Plain(theTable(t, in).Rows[0].Cells[2].Text); got != want {
			t.Errorf("%s: %q, want %q", kind, got, want)
		}
	}
}

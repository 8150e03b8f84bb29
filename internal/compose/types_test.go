package compose

import (
	"strings"
	"testing"

	"tiendo/internal/document"
	"tiendo/internal/edition"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

// The titles of the program's report types, as an Office words them, and what the reports say around their text.
func TestTitlesOfReportTypes(t *testing.T) {
	t.Parallel()
	const resolution = " thực hiện Nghị quyết Đại hội đại biểu lần thứ XVI Đảng bộ thành phố"
	for _, c := range []struct{ kind, month, title, before, next string }{
		{"thang", "2023-05", "tình hình, kết quả" + resolution + " tháng 5 và 5 tháng đầu năm 2023; nhiệm vụ trọng tâm tháng 6 năm 2023", "tháng 4/2023", "tháng 6 năm 2023"},
		{"thang", "2023-01", "tình hình, kết quả" + resolution + " tháng 01 năm 2023; nhiệm vụ trọng tâm tháng 02 năm 2023", "tháng 12/2022", "tháng 02 năm 2023"},
		{"thang", "2022-12", "tình hình, kết quả" + resolution + " tháng 12 và năm 2022; nhiệm vụ trọng tâm tháng 01 năm 2023", "tháng 11/2022", "tháng 01 năm 2023"},
		{"quy", "2023-03", "tình hình, kết quả" + resolution + " quý I năm 2023; nhiệm vụ trọng tâm quý II năm 2023", "quý IV năm 2022", "quý II năm 2023"},
		{"sau_thang", "2022-06", "tình hình, kết quả" + resolution + " 6 tháng đầu năm 2022; nhiệm vụ trọng tâm 6 tháng cuối năm 2022", "6 tháng đầu năm 2021", "6 tháng cuối năm 2022"},
		{"chin_thang", "2022-09", "tình hình, kết quả" + resolution + " 9 tháng đầu năm 2022; nhiệm vụ trọng tâm 3 tháng cuối năm 2022", "9 tháng đầu năm 2021", "3 tháng cuối năm 2022"},
		{"nam", "2022-12", "tình hình, kết quả" + resolution + " năm 2022; nhiệm vụ trọng tâm năm 2023", "năm 2021", "năm 2023"},
		{"so_ket", "2023-06", "sơ kết giữa nhiệm kỳ" + resolution + "; nhiệm vụ, giải pháp trọng tâm đến hết nhiệm kỳ", "tháng 6/2022", "đến hết nhiệm kỳ"},
		{"tong_ket", "2025-12", "tổng kết" + resolution + ", nhiệm kỳ 2020 - 2025", "tháng 12/2024", ""},
	} {
		in := nq16(t)
		m, err := period.ParseMonth(c.month)
		if err != nil {
			t.Fatal(err)
		}
		in.Card.Month, in.Set.Month = m, m
		in.Card.Before = in.Program.TypeByCode(c.kind).Before(m)
		in.Edition = edition.Edition{Period: m, Type: c.kind}
		p := newComposer(&in, nil).runner.printer
		r := p.report()
		said := func(x token) string { return document.Plain(p.tokens.resolve(string(x), document.Style{})) }
		if got := p.official.title(); got != c.title {
			t.Errorf("%s %s: title\n%s, want\n%s", c.kind, c.month, got, c.title)
		}
		if got := said(r.Before()); got != c.before {
			t.Errorf("%s %s: compared with %q, want %q", c.kind, c.month, got, c.before)
		}
		if got := said(r.Next()); got != c.next {
			t.Errorf("%s %s: next %q, want %q", c.kind, c.month, got, c.next)
		}
		for _, text := range []string{said(r.Opening()), said(r.Closing())} {
			if text == "" || strings.ContainsAny(text, "{}‹") {
				t.Errorf("%s %s: says %q", c.kind, c.month, text)
			}
		}
	}
}

// Who signs in the signer's place is named by a code; the type's own signer by none.
func TestWhoSigns(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{"": " / CHÁNH VĂN PHÒNG", "pho-chanh-van-phong": "K/T CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG"} {
		in := nq16(t)
		in.Edition.Type, in.Edition.Signer = "thang", code
		s := newComposer(&in, nil).official.signature()
		if got := s.Authority + " / " + s.Role; got != want || s.Archive != "Lưu Văn phòng" || s.RecipientEnd != "," {
			t.Errorf("%q: got %q, %+v", code, got, s)
		}
	}
}

// The mark of an appendix is the profile's, with the number and the day, or with room for them.
func TestAppendixMark(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ pattern, want, drafted string }{
		{"(Kèm theo Báo cáo số {number}-{symbol}, ngày {date} của {committee})", "(Kèm theo Báo cáo số 123-BC/TU, ngày 19/7/2023 của Ban Thường vụ Thành ủy)", "(Kèm theo Báo cáo số ……-BC/TU, ngày …… của Ban Thường vụ Thành ủy)"},
		{"(Kèm theo Báo cáo số {number}/{symbol} ngày {day} tháng {month} năm {year})", "(Kèm theo Báo cáo số 123/BC/TU ngày 19 tháng 7 năm 2023)", "(Kèm theo Báo cáo số ……/BC/TU ngày …… tháng …… năm ……)"},
		{"", "", ""},
	} {
		for _, final := range []bool{true, false} {
			s := section("# Bảng\n\na")
			s.Appendix = true
			in := small(t, s)
			in.Program.Profile.Head.AppendixMark = c.pattern
			want := c.drafted
			if final {
				want = c.want
				in.Edition = edition.Edition{Period: june, Type: "so_ket", Final: true, Number: "123", Date: period.Date{Year: 2023, Month: 7, Day: 19}}
			}
			doc, _ := Compose(in)
			region, _ := doc.Blocks[0].(document.Region)
			got := ""
			if len(region.Blocks) == 3 {
				p, _ := region.Blocks[1].(document.Paragraph)
				got = strings.ReplaceAll(document.Plain(p.Text), "\u00a0", " ")
			}
			if got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		}
	}
}

// What a section can say of the period ahead, of what is taken from an earlier report, and of how new figures are: each
// case is a section and the text that comes of it.
func TestWhatSectionsSayOfPeriods(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`{{range (records "task").Next}}{{.Title}}; {{end}}`:                                   "Rà soát nguồn thu; Giảm nghèo; Việc không hạn;",
		`{{range (records "task").Due}}{{.Title}}; {{end}}`:                                    "Rà soát nguồn thu; Giảm nghèo;",
		`{{range (records "task").Settled}}{{.Title}}; {{end}}`:                                "Việc đã xong;",
		`{{(records "task").AsOf}}`:                                                            "theo báo cáo tháng 12/2022: 1 nội dung; tháng 6/2023: 3 nội dung",
		`{{with (records "cause").AsOf}}{{.}}{{else}}của kỳ này{{end}}`:                        "của kỳ này",
		`{{range notes "boi_canh"}}{{.Text}} {{end}}`:                                          "Kinh tế phục hồi (theo báo cáo tháng 3/2023).",
		`{{.Fresh.Count}}, {{.Stale.Names}}, {{.Unread.Names}}`:                                "1, tỷ lệ hộ nghèo, nước thải",
		`{{with .Before}}so với {{.}}{{end}}`:                                                  "so với tháng 5/2023",
		`{{if .Ahead "term"}}nhiệm kỳ{{end}}, {{.Next}}, {{.TermStart}}`:                       "nhiệm kỳ, đến hết nhiệm kỳ, 01/01/2021",
		`{{.ThisMonth}}{{if .Has "muc"}}, có mục{{end}}{{if .Has "khac"}}, có mục khác{{end}}`: "Tháng 6/2023, có mục",
		`{{newest "thu"}}`: "45.123,4 tỷ đồng (6 tháng đầu năm 2023; tháng 7/2023: số liệu đang xác minh)",
		`{{range (index .Indicators 0).Components}}{{with .OwnMonth}}{{.}}{{end}}{{end}}`: "tháng 6/2023: 7.000,5 tỷ đồng (tháng 6/2022: 6.000,0 tỷ đồng)",
	} {
		in := small(t, section(text+"\n"))
		in.Set.Notes[0].Sent = period.MonthOf(2023, 3)
		old := rec("task", "NV03", "title", "Việc đã xong", "state", "hoan_thanh")
		old.Sent = period.MonthOf(2022, 12)
		in.Set.Records = append(in.Set.Records, old, rec("task", "NV04", "title", "Việc không hạn", "state", "dang_trien_khai"))
		in.Program.Measures[0].Accumulates = program.Flow
		month := func(p period.Month, v quantity.Value) observation.Observation {
			return observation.Observation{Measure: "thu", Period: period.InMonth(p), Value: v, Body: "so-tai-chinh", Sent: june, Chosen: true}
		}
		refused := n("1", "tỷ đồng")
		refused.Absence = quantity.Refused
		in.Set.Observations = append([]observation.Observation{month(june, n("7000.5", "tỷ đồng")), month(june.Add(-12), n("6000", "tỷ đồng")), month(june.Add(1), refused)}, in.Set.Observations...)
		doc, ds := Compose(in)
		if ds.Blocking() || len(doc.Blocks) != 1 {
			t.Errorf("%s: %v %v", text, doc.Blocks, ds)
			continue
		}
		p, _ := doc.Blocks[0].(document.Paragraph)
		if got := strings.ReplaceAll(document.Plain(p.Text), "\u00a0", " "); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

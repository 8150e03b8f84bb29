package figure

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/font"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
	"tiendo/templates"
)

// The numbers of these fixtures are illustrative.

func measurer(tb testing.TB) font.Measurer {
	tb.Helper()
	f, err := font.Load(templates.FS)
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

func wordings(tb testing.TB) program.Wording {
	tb.Helper()
	b, err := os.ReadFile("testdata/wording.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	out := program.Wording{Texts: map[string]string{}, At: diag.Place{File: "testdata/wording.yaml"}}
	for _, l := range strings.Split(string(b), "\n") {
		k, v, ok := strings.Cut(l, ": ")
		if !ok || strings.HasPrefix(l, "#") {
			continue
		}
		s, err := strconv.Unquote(v)
		if err != nil {
			tb.Fatalf("%s: %v", l, err)
		}
		out.Texts[k] = s
	}
	return out
}

// target is a target of the resolution.
func target(v quantity.Value, p period.Period, bound string) program.Target {
	return program.Target{Giver: program.Resolution, Bound: bound, Reference: program.Reference{Value: v, Period: p}}
}

func num(s, unit string) quantity.Value {
	if s == "" {
		return quantity.Value{Unit: unit}
	}
	return quantity.Of(quantity.MustParse(s), unit, quantity.Source{File: "inputs/2023-06/mau.xlsx", Sheet: "Mẫu", Cell: "E8", Value: s})
}

func testProgram(tb testing.TB) *program.Program {
	tb.Helper()
	return &program.Program{
		Code: "nq16", At: diag.Place{File: "templates/nq16/program.yaml"}, Wording: wordings(tb),
		Term: program.Term{Name: "2020 - 2025", Baseline: period.Date{Year: 2020, Month: 12, Day: 31},
			End: period.Date{Year: 2025, Month: 12, Day: 31}, First: period.MonthOf(2021, 1)},
		Units: []program.Unit{{Code: "%", Attach: true}, {Code: "%/năm"}, {Code: "tỷ đồng"}},
	}
}

// sample is one row of the table of indicators.
type sample struct {
	short, status, value, target, unit, bound, road, asOf string
	decimals                                              int
	components                                            int
}

var samples = []sample{
	{"Tốc độ tăng trưởng GRDP", "challenging", "12.35", "14.5", "%/năm", "min", "0.43", "2022-12", 2, 1},
	{"Tỷ trọng GRDP trong cả nước và vùng kinh tế trọng điểm Bắc Bộ", "challenging", "4.2", "6.4", "%", "min", "0.31", "2022-12", 1, 2},
	{"GRDP bình quân đầu người", "challenging", "7390", "11800", "USD", "min", "0.3", "2022-12", 0, 1},
	{"Chỉ số sản xuất công nghiệp", "challenging", "12.5", "21.2", "%/năm", "min", "-0.22", "2023-06", 2, 1},
	{"Thu ngân sách nhà nước trên địa bàn", "challenging", "105651.4", "145000", "tỷ đồng", "min", "0.355", "2022-12", 1, 2},
	{"Kim ngạch xuất khẩu", "on_track", "25.12", "34", "tỷ USD", "min", "0.52", "2022-12", 2, 1},
	{"Sản lượng hàng hóa thông qua cảng", "on_track", "168.3", "300", "triệu tấn", "min", "0.49", "2022-12", 1, 1},
	{"Tổng vốn đầu tư toàn xã hội", "challenging", "462.5", "1200", "nghìn tỷ đồng", "min", "0.385", "2023-06", 1, 1},
	{"Khách du lịch", "challenging", "4.1", "20", "triệu lượt", "min", "-0.8", "2023-06", 1, 1},
	{"Đóng góp của TFP vào tăng trưởng", "challenging", "41", "48", "%", "min", "0.2", "2022-12", 0, 1},
	{"Xã nông thôn mới kiểu mẫu", "on_track", "71", "137", "xã", "min", "0.51", "2023-06", 0, 1},
	{"Tỷ lệ thất nghiệp khu vực thành thị", "on_track", "3.28", "3.5", "%", "max", "", "2022-12", 2, 1},
	{"Giải quyết việc làm", "on_track", "28400", "55600", "lượt lao động", "min", "0.51", "2023-06", 0, 1},
	{"Lao động qua đào tạo, có bằng cấp, chứng chỉ", "on_track", "36.2", "50", "%", "min", "0.505", "2023-06", 1, 2},
	{"Tỷ lệ hộ nghèo", "on_track", "0.86", "0.2", "%", "max", "0.62", "2022-12", 2, 1},
	{"Tham gia bảo hiểm y tế", "on_track", "92.1", "95", "%", "min", "0.58", "2023-06", 1, 1},
	{"Hộ dân dùng nước sạch theo tiêu chuẩn", "achieved", "100", "100", "%", "min", "1", "2023-06", 1, 1},
	{"Chất thải rắn sinh hoạt được thu gom, xử lý", "achieved", "99.2", "98", "%", "min", "1.25", "2023-06", 1, 2},
	{"Nước thải đô thị xử lý đạt quy chuẩn", "achieved", "51", "50", "%", "min", "1.9", "2022-12", 1, 1},
	{"Kết nạp đảng viên; tổ chức đảng ngoài nhà nước", "achieved", "8200", "15000", "đảng viên", "min", "0.55", "2023-06", 0, 3},
}

func testCard(tb testing.TB, p *program.Program, list []sample) scorecard.Scorecard {
	tb.Helper()
	card := scorecard.Scorecard{Program: "nq16", Month: period.MonthOf(2023, 6)}
	for i, s := range list {
		st, ok := scorecard.ParseStatus(s.status)
		if !ok {
			tb.Fatalf("status %q", s.status)
		}
		code := "CT" + string(rune('0'+(i+1)/10)) + string(rune('0'+(i+1)%10))
		m, err := period.ParseMonth(s.asOf)
		if err != nil {
			tb.Fatal(err)
		}
		pr := period.InMonth(m)
		if m.Number() == 12 {
			pr = period.Year(m.Year())
		}
		gone := quantity.Int(int64(pr.End().Days() - p.Term.Baseline.Days()))
		share, _ := gone.Quo(quantity.Int(int64(p.Term.End.Days() - p.Term.Baseline.Days())))
		def := &program.Component{Code: code + "a", Name: "thành phần thứ nhất của chỉ tiêu", Unit: s.unit, Decimals: s.decimals, Main: true}
		c := scorecard.Component{Component: def, Status: st,
			Value: num(s.value, s.unit), Period: pr, AsOf: pr.End(), Carried: m != card.Month, Target: target(num(s.target, s.unit), period.Year(2025), s.bound), Road: num(s.road, ""), Time: quantity.Of(share, "")}
		ind := scorecard.Indicator{Indicator: &program.Indicator{Code: code, Name: s.short, ShortName: s.short}, Status: st, Reason: c.Code, Components: []scorecard.Component{c}}
		for k := 1; k < s.components; k++ {
			ind.Components = append(ind.Components, scorecard.Component{Component: &program.Component{Code: code + string(rune('a'+k))}})
		}
		card.Indicators = append(card.Indicators, ind)
		p.Indicators = append(p.Indicators, program.Indicator{Code: code, Name: s.short, ShortName: s.short})
	}
	return card
}

// drawOne draws one figure of a declaration and gives it back with the values it prints.
func drawOne(tb testing.TB, p *program.Program, card scorecard.Scorecard, set observation.Set, spec program.Figure, subject string) (document.Figure, []document.Value, []string) {
	tb.Helper()
	spec.Code, spec.Form = "bd", "chart"
	p.Figures = []program.Figure{spec}
	doc := document.Document{Blocks: []document.Block{document.Figure{ID: "bd", Chart: "bd", Subject: subject, Caption: []document.Inline{document.Text{Text: spec.Title}}}}}
	out, diags := Draw(doc, Input{Program: p, Card: card, Set: set, Fonts: measurer(tb)})
	var codes []string
	for _, d := range diags {
		codes = append(codes, d.Code+" "+d.Message)
	}
	if doc.Blocks[0].(document.Figure).Drawing != nil {
		tb.Error("the input document was changed")
	}
	return out.Blocks[0].(document.Figure), out.Values, codes
}

// pathCard is a scorecard with one component of each kind that a path shows.
func pathCard() scorecard.Scorecard {
	y := func(n int, v, unit string, est bool) scorecard.Point {
		return scorecard.Point{Period: period.Year(n), Value: num(v, unit), Estimate: est}
	}
	base := func(code, name string, kind program.Kind, unit string, dec int) scorecard.Component {
		def := &program.Component{Code: code, Name: name, Kind: kind, Unit: unit, Decimals: dec, Main: true}
		def.Baseline.Period = period.Year(2020)
		return scorecard.Component{Component: def, Target: target(quantity.Value{}, period.Year(2025), "")}
	}
	flow := base("CT05a", "Thu ngân sách nhà nước trên địa bàn", kind.YearlyFlow.Kind, "tỷ đồng", 1)
	flow.Baseline.Value, flow.Target.Value, flow.Projection = num("77520.3", flow.Unit), num("145000", flow.Unit), num("121400", flow.Unit)
	flow.Series = []scorecard.Point{y(2021, "90545.2", flow.Unit, false), y(2022, "106006.4", flow.Unit, false), y(2023, "98500", flow.Unit, true)}
	level := base("CT16a", "Tỷ lệ dân số tham gia bảo hiểm y tế", kind.Level.Kind, "%", 1)
	level.Baseline.Value, level.Target.Value, level.Projection = num("88.6", "%"), num("95", "%"), num("95.6", "%")
	for i := 0; i < 30; i++ {
		m := period.MonthOf(2021, 1).Add(i)
		v := quantity.MustParse("88.6").Add(quantity.MustParse("0.117").Mul(quantity.Int(int64(i))))
		level.Series = append(level.Series, scorecard.Point{Period: period.InMonth(m), Value: quantity.Of(v, "%", quantity.Source{Cell: "E" + strconv.Itoa(i)})})
	}
	rate := base("CT01a", "Tốc độ tăng trưởng GRDP", kind.YearlyRate.Kind, "%/năm", 2)
	rate.Baseline.Value, rate.Target.Value = num("11.22", rate.Unit), num("14.5", rate.Unit)
	rate.Target.Period = period.Years(2021, 2025)
	rate.Series = []scorecard.Point{y(2021, "12.38", rate.Unit, false), y(2022, "12.32", rate.Unit, false),
		{Period: period.YearToDate(period.MonthOf(2023, 6)), Value: num("9.94", rate.Unit)}}
	total := base("CT08a", "Tổng vốn đầu tư toàn xã hội", kind.TermTotal.Kind, "nghìn tỷ đồng", 1)
	total.Target.Value, total.Projection = num("1200", total.Unit), num("980", total.Unit)
	total.Target.Period = period.Years(2021, 2025)
	total.Series = []scorecard.Point{y(2021, "165.3", total.Unit, false), y(2022, "178.8", total.Unit, false)}
	total.Value, total.Period = num("440.2", total.Unit), period.Period{From: period.MonthOf(2021, 1), To: period.MonthOf(2023, 6)}
	total.PlanPath = []scorecard.Point{{Period: period.Year(2020), Value: num("0", total.Unit)}, {Period: period.Year(2025), Value: num("1200", total.Unit)}}
	rank := base("CT99a", "Xếp hạng PCI", kind.Rank.Kind, "thứ", 0)
	rank.Better, rank.Baseline.Value, rank.Target.Value, rank.Carried = program.Lower, num("7", "thứ"), num("3", "thứ"), true
	rank.Series = []scorecard.Point{y(2021, "2", "thứ", false), y(2022, "3", "thứ", false)}
	gap := base("CT10a", "Đóng góp của TFP", kind.Level.Kind, "%", 0)
	gap.Baseline.Value, gap.Target.Value, gap.Carried = num("36", "%"), num("48", "%"), true
	gap.Series = []scorecard.Point{y(2022, "41", "%", false)}
	card := scorecard.Scorecard{Month: period.MonthOf(2023, 6)}
	for _, c := range []scorecard.Component{flow, level, rate, total, rank, gap} {
		card.Indicators = append(card.Indicators, scorecard.Indicator{Indicator: &program.Indicator{Code: c.Code[:4], Name: c.Name}, Components: []scorecard.Component{c}, Reason: c.Code})
	}
	return card
}

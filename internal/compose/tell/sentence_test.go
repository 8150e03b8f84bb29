package tell_test

import (
	"testing"

	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/pipeline"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
	"tiendo/templates"
)

var june = period.MonthOf(2023, 6)

// told is the teller of a report on a small program with the words and units of templates/nq16.
func told(t *testing.T, set *observation.Set) *tell.Teller {
	t.Helper()
	nq, found, err := pipeline.Load(pipeline.Options{Templates: templates.FS, Program: "nq16"})
	if err != nil {
		t.Fatal(found)
	}
	p := &program.Program{Term: nq.Term, Wording: nq.Wording, Units: nq.Units,
		Measures: []program.Measure{{Code: "thu", Name: "Thu ngân sách", Unit: "tỷ đồng", Decimals: 1, PlanNoun: "dự toán HĐND thành phố giao"}}}
	return tell.New(p, &scorecard.Scorecard{Month: june}, set, func(key string) { t.Errorf("no words for %s", key) })
}

// say is a component CT04a of such a report.
func say(t *testing.T, def program.Component, card scorecard.Component) tell.Component {
	t.Helper()
	def.Code, def.Value = "CT04a", program.Formula{Measures: []string{"thu"}}
	if def.Better == "" {
		def.Better = program.Higher
	}
	card.Component = &def
	told := told(t, &observation.Set{})
	told.Card.Indicators = []scorecard.Indicator{{Indicator: &program.Indicator{Code: "CT04"}, Components: []scorecard.Component{card}}}
	k, ok := told.Component("CT04a")
	if !ok {
		t.Fatal("the component is not found")
	}
	return k
}

// goal is a target of the resolution.
func goal(v quantity.Value, p period.Period, bound string) program.Target {
	return program.Target{Giver: program.Resolution, Bound: bound, Reference: program.Reference{Value: v, Period: p}}
}

func n(s, unit string) quantity.Value { return quantity.Of(quantity.MustParse(s), unit) }

func TestSentences(t *testing.T) {
	t.Parallel()
	half, y22, y21, y20, y25 := period.YearToDate(june), period.Year(2022), period.Year(2021), period.Year(2020), period.Year(2025)
	for name, test := range map[string]struct {
		def  program.Component
		card scorecard.Component
		want string
	}{
		"a flow with plan and same period": {program.Component{Kind: kind.YearlyFlow.Kind, Unit: "tỷ đồng", Decimals: 1}, scorecard.Component{Latest: n("45123.4", "tỷ đồng"), LatestPeriod: half,
			SamePeriod: n("43724.2", "tỷ đồng"), PlanRatio: n("42.1", "%"), Value: n("101710.5", "tỷ đồng"), Period: y22, Series: []scorecard.Point{{Period: half, Value: n("45123.4", "tỷ đồng"), Estimate: true}}},
			"6 tháng đầu năm 2023 ước đạt 45.123,4 tỷ đồng, đạt 42,1% dự toán HĐND thành phố giao, tăng 3,2% so với cùng kỳ năm trước; năm 2022 đạt 101.710,5 tỷ đồng"},
		"a flow that fell, no plan, not estimated": {program.Component{Kind: kind.YearlyFlow.Kind, Unit: "tỷ USD", Decimals: 2}, scorecard.Component{Latest: n("11.2", "tỷ USD"), LatestPeriod: half, SamePeriod: n("12", "tỷ USD")},
			"6 tháng đầu năm 2023 đạt 11,20 tỷ USD, giảm 6,7% so với cùng kỳ năm trước"},
		"a flow that doubled": {program.Component{Kind: kind.YearlyFlow.Kind, Unit: "nghìn lượt"}, scorecard.Component{Latest: n("3700", "nghìn lượt"), LatestPeriod: half, SamePeriod: n("1682", "nghìn lượt")},
			"6 tháng đầu năm 2023 đạt 3.700 nghìn lượt, gấp 2,2 lần cùng kỳ năm trước"},
		"a change that rounds to nothing": {program.Component{Kind: kind.YearlyFlow.Kind, Unit: "tỷ đồng", Decimals: 1}, scorecard.Component{Latest: n("1000.2", "tỷ đồng"), LatestPeriod: half, SamePeriod: n("1000", "tỷ đồng")},
			"6 tháng đầu năm 2023 đạt 1.000,2 tỷ đồng, bằng cùng kỳ năm trước"},
		"a same period of zero says nothing": {program.Component{Kind: kind.YearlyFlow.Kind, Unit: "tỷ đồng"}, scorecard.Component{Latest: n("5", "tỷ đồng"), LatestPeriod: half, SamePeriod: n("0", "tỷ đồng")},
			"6 tháng đầu năm 2023 đạt 5 tỷ đồng"},
		"a closed year, carried": {program.Component{Kind: kind.YearlyFlow.Kind, Unit: "tỷ đồng"}, scorecard.Component{Value: n("120", "tỷ đồng"), Period: y22, AsOf: y22.End(), Carried: true, Series: []scorecard.Point{{Period: y21, Value: n("100", "tỷ đồng")}}},
			"năm 2022 đạt 120 tỷ đồng (số liệu đến 31/12/2022), tăng 20,0% so với năm 2021"},
		"a share that should fall against its baseline, in points": {program.Component{Kind: kind.Level.Kind, Better: program.Lower, Unit: "%", Decimals: 2, Baseline: program.Reference{Value: n("1.1", "%"), Period: y20}}, scorecard.Component{Value: n("0.62", "%"), Period: y22, AsOf: y22.End(), Carried: true},
			"năm 2022 còn 0,62% (số liệu đến 31/12/2022), giảm 0,48 điểm phần trăm so với năm 2020"},
		"a rate: year to date beside the mean": {program.Component{Kind: kind.YearlyRate.Kind, Unit: "%", Decimals: 2}, scorecard.Component{Latest: n("9.94", "%"), LatestPeriod: half, SamePeriod: n("11.1", "%"), Value: n("12.35", "%"), Period: period.Years(2021, 2022)},
			"6 tháng đầu năm 2023 tăng 9,94%, thấp hơn cùng kỳ năm trước 1,16 điểm phần trăm; bình quân giai đoạn 2021 - 2022 tăng 12,35%/năm"},
		"a total of the term": {program.Component{Kind: kind.TermTotal.Kind, Unit: "đảng viên"}, scorecard.Component{Value: n("7200", "đảng viên"), Period: period.Period{From: period.MonthOf(2021, 1), To: june},
			Latest: n("1450", "đảng viên"), LatestPeriod: half, Target: goal(n("14000", "đảng viên"), y25, "")},
			"6 tháng đầu năm 2023 đạt 1.450 đảng viên; lũy kế từ đầu nhiệm kỳ đến 30/6/2023 đạt 7.200 đảng viên, bằng 51,4% mục tiêu cả nhiệm kỳ"},
		"a mean of one year is that year's": {program.Component{Kind: kind.YearlyRate.Kind, Unit: "%", Decimals: 2}, scorecard.Component{Value: n("-1.2", "%"), Period: y21},
			"năm 2021 giảm 1,20%"},
		"a newer reading waits to be verified": {program.Component{Kind: kind.Level.Kind, Unit: "%", Decimals: 1}, scorecard.Component{Value: n("98.2", "%"), Period: y22, AsOf: y22.End(), Carried: true,
			Refused: []scorecard.Refused{{Period: period.InMonth(june)}}},
			"năm 2022 đạt 98,2% (số liệu đến 31/12/2022); số liệu tháng 6/2023 đang xác minh, chưa dùng"},
		"what should fall and rose": {program.Component{Kind: kind.Level.Kind, Better: program.Lower, Unit: "%", Decimals: 2, Baseline: program.Reference{Value: n("3", "%"), Period: y20}}, scorecard.Component{Value: n("3.68", "%"), Period: y22},
			"năm 2022 ở mức 3,68%, tăng 0,68 điểm phần trăm so với năm 2020"},
		"a rank":                           {program.Component{Kind: kind.Rank.Kind, Unit: "hạng"}, scorecard.Component{Value: n("3", ""), Period: y22}, "năm 2022 xếp thứ 3"},
		"nothing":                          {program.Component{Kind: kind.Level.Kind, Unit: "%", Decimals: 1}, scorecard.Component{}, "chưa có số liệu"},
		"a refused reading beside a value": {program.Component{Kind: kind.Level.Kind, Unit: "%", Decimals: 1}, scorecard.Component{Latest: quantity.Value{Absence: quantity.Refused}, LatestPeriod: half, Value: n("61.25", "%"), Period: y22}, "năm 2022 đạt 61,3%"},
	} {
		if got := document.Plain(say(t, test.def, test.card).Sentence()); got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, got, test.want)
		}
	}
}

func TestVerdicts(t *testing.T) {
	t.Parallel()
	y25 := period.Year(2025)
	for name, test := range map[string]struct {
		def  program.Component
		card scorecard.Component
		want string
	}{
		"needs more than so far": {program.Component{Kind: kind.YearlyFlow.Kind, Unit: "tỷ đồng"}, scorecard.Component{Status: scorecard.Challenging,
			Projection: n("125000", "tỷ đồng"), Needed: n("26096", "tỷ đồng"), NeededTimes: n("1.84", ""), Target: goal(n("180000", "tỷ đồng"), y25, "min")},
			"Mục tiêu năm 2025 là từ 180.000 tỷ đồng trở lên; tính theo đà từ đầu nhiệm kỳ, dự báo đạt 125.000 tỷ đồng, thấp hơn mục tiêu. Để đạt mục tiêu, bình quân mỗi năm còn lại phải tăng 26.096 tỷ đồng, gấp 1,8 lần mức bình quân từ đầu nhiệm kỳ."},
		"a share that must fall, in points": {program.Component{Kind: kind.Level.Kind, Better: program.Lower, Unit: "%", Decimals: 2}, scorecard.Component{Status: scorecard.Challenging, Needed: n("-0.12", "%"), NeededTimes: n("0.8", ""), Target: goal(n("0.3", "%"), y25, "max")},
			"Mục tiêu năm 2025 là không quá 0,30%. Để đạt mục tiêu, bình quân mỗi năm còn lại phải giảm 0,12 điểm phần trăm."},
		"a mean rate": {program.Component{Kind: kind.YearlyRate.Kind, Unit: "%", Decimals: 2}, scorecard.Component{Status: scorecard.Challenging, Needed: n("15.9", "%"), Target: goal(n("14.5", "%"), period.Years(2021, 2025), "min")},
			"Mục tiêu bình quân giai đoạn 2021 - 2025 là từ 14,50%/năm trở lên. Để đạt mục tiêu, bình quân mỗi năm còn lại phải tăng 15,90%."},
		"on track and short of the target": {program.Component{Kind: kind.Level.Kind, Unit: "xã"}, scorecard.Component{Status: scorecard.OnTrack, Period: period.YearToDate(june), Value: n("35", "xã"),
			Road: n("0.375", ""), Time: n("0.35", ""), Projection: n("78", "xã"), Target: goal(n("80", "xã"), y25, "min")},
			"Đến 30/6/2023 đã đi được 37,5% quãng đường từ năm gốc đến mục tiêu, khi 35,0% thời gian đã qua (tính từ 01/01/2021); dự báo năm 2025 đạt 78 xã, thấp hơn mục tiêu từ 80 xã trở lên nhưng trong biên cho phép."},
		"at the target once": {program.Component{Kind: kind.Level.Kind, Unit: "%", Decimals: 1}, scorecard.Component{Status: scorecard.OnTrack, Value: n("97.96", "%"), Projection: n("99", "%"), Target: goal(n("98", "%"), y25, "min")},
			"Kết quả gần nhất đã đạt mục tiêu từ 98,0% trở lên, chờ số liệu kỳ sau xác nhận."},
		"what should fall is foreseen above": {program.Component{Kind: kind.Level.Kind, Better: program.Lower, Unit: "%", Decimals: 2}, scorecard.Component{Status: scorecard.Challenging, Value: n("4.2", "%"), Projection: n("4.95", "%"), Target: goal(n("3.5", "%"), y25, "max")},
			"Mục tiêu năm 2025 là không quá 3,50%; tính theo đà từ đầu nhiệm kỳ, dự báo ở mức 4,95%, cao hơn mục tiêu."},
		"a projection of nothing is no figure": {program.Component{Kind: kind.YearlyFlow.Kind, Unit: "nghìn lượt"}, scorecard.Component{Status: scorecard.Challenging, Value: n("50", "nghìn lượt"), Projection: n("0", "nghìn lượt"), Target: goal(n("2700", "nghìn lượt"), y25, "min")},
			"Mục tiêu năm 2025 là từ 2.700 nghìn lượt trở lên; tính theo đà giảm từ đầu nhiệm kỳ thì không đạt được mục tiêu."},
		"challenging although foreseen at the target": {program.Component{Kind: kind.Level.Kind, Unit: "%"}, scorecard.Component{Status: scorecard.Challenging, Value: n("50", "%"), Projection: n("81", "%"), Target: goal(n("80", "%"), y25, "min")},
			"Mục tiêu năm 2025 là từ 80% trở lên; tính theo đà từ đầu nhiệm kỳ, dự báo đạt 81%, nhưng nhịp độ đến nay còn chậm so với thời gian đã qua."},
		"not yet due": {program.Component{Kind: kind.Level.Kind, Unit: "%"}, scorecard.Component{Status: scorecard.NotAssessed, Sub: scorecard.SubNotYetDue, Target: goal(n("40", "%"), y25, "min")},
			"Chưa đến kỳ công bố số liệu; mục tiêu năm 2025 là từ 40% trở lên."},
		"achieved without a target said": {program.Component{Kind: kind.Level.Kind, Unit: "%"}, scorecard.Component{Status: scorecard.Achieved}, "Chỉ tiêu thuộc nhóm dự kiến đạt."},
	} {
		if got := document.Plain(say(t, test.def, test.card).Verdict()); got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, got, test.want)
		}
	}
}

func TestIndexIsNoGrowth(t *testing.T) {
	t.Parallel()
	k := say(t, program.Component{Kind: kind.YearlyFlow.Kind, Unit: "tỷ đồng"}, scorecard.Component{Latest: n("1087", "tỷ đồng"), LatestPeriod: period.YearToDate(june), SamePeriod: n("1000", "tỷ đồng")})
	if got := document.Plain(tell.Index(k)); got != "bằng 108,7%" {
		t.Errorf("index %q", got)
	}
	if got := document.Plain(tell.Changed(k, "growth")); got != "tăng 8,7%" {
		t.Errorf("growth %q", got)
	}
}

func TestPeriodWords(t *testing.T) {
	t.Parallel()
	told := told(t, &observation.Set{})
	for in, want := range map[string]string{
		"2023-02": "tháng 02/2023", "2023-06": "tháng 6/2023", "2023-01..03": "quý I năm 2023", "2023-Q4": "quý IV năm 2023", "2023-01..06": "6 tháng đầu năm 2023",
		"2023-01..09": "9 tháng đầu năm 2023", "2023-01..05": "5 tháng đầu năm 2023", "2022": "năm 2022", "2021-2025": "giai đoạn 2021 - 2025",
		"2021-01..2023-06": "từ đầu nhiệm kỳ đến 30/6/2023", "2022-11..2023-02": "từ tháng 11/2022 đến tháng 02/2023",
	} {
		p, err := period.Parse(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := told.Period(p); got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
	for d, want := range map[period.Date]string{{Year: 2023, Month: 7, Day: 6}: "06/7/2023", {Year: 2023, Month: 1, Day: 19}: "19/01/2023", {}: ""} {
		if got := document.Plain(told.Date(d)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestRank(t *testing.T) {
	t.Parallel()
	set := &observation.Set{}
	told := told(t, set)
	told.Program.Measures = append(told.Program.Measures, program.Measure{Code: "pci", Unit: "hạng"})
	if got, err := told.Rank("pci"); err != nil || got != nil {
		t.Errorf("nobody reported a place: got %q, %v", got, err)
	}
	if _, err := told.Rank("nothing"); err == nil {
		t.Error("an unknown measure must be a mistake of the section")
	}
	set.Observations = append(set.Observations, observation.Observation{Measure: "pci", Period: period.Year(2022), Chosen: true, Value: quantity.Of(quantity.Int(3), "hạng")})
	m := told.Program.MeasureByCode("pci")
	if v, p := told.Newest(m); !v.Known() || p != period.Year(2022) {
		t.Errorf("newest reading: %v of %v", v, p)
	}
	if got, err := told.Rank("pci"); err != nil || document.Plain(got) != "xếp thứ 3 cả nước (năm 2022)" {
		t.Errorf("got %q, %v", document.Plain(got), err)
	}
}

// TestPartsOfEarlierPatterns: a pattern of a program that was written before comparisons had their words with them
// still reads as it did.
func TestPartsOfEarlierPatterns(t *testing.T) {
	t.Parallel()
	half := period.YearToDate(june)
	k := say(t, program.Component{Kind: kind.YearlyFlow.Kind, Unit: "tỷ USD", Decimals: 2}, scorecard.Component{Latest: n("11.2", "tỷ USD"), LatestPeriod: half, SamePeriod: n("12", "tỷ USD")})
	if got := document.Plain(k.Say("{latest_period}: {latest}[, {growth} {same_period}]")); got != "6 tháng đầu năm 2023: 11,20 tỷ USD, giảm 6,7% so với cùng kỳ năm trước" && got != "6 tháng đầu năm 2023: 11,20 tỷ USD, giảm 6,7% so với cùng kỳ năm trước" {
		t.Error(got)
	}
}

package compose

import (
	"os"
	"sync"
	"testing"

	"tiendo/internal/check"
	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/edition"
	"tiendo/internal/figure"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/program/load"
	"tiendo/internal/quantity"
	"tiendo/internal/score"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

var june = period.MonthOf(2023, 6)

// nq16Program reads templates/nq16 once for all tests.
var nq16Program = sync.OnceValues(func() (*program.Program, diag.List) {
	l := load.Language{Kinds: kind.Traits(kind.All()), Rules: score.Rules(nil), Functions: Functions()}
	for _, k := range figure.Kinds() {
		l.Figures = append(l.Figures, k.FigureKind)
	}
	for _, k := range TableKinds() {
		l.Figures = append(l.Figures, k.FigureKind)
	}
	for _, r := range check.Rules() {
		l.Checks = append(l.Checks, r.RuleKind)
	}
	return load.Load(os.DirFS("../../templates"), "nq16", l)
})

func loaded(tb testing.TB) *program.Program {
	tb.Helper()
	p, ds := nq16Program()
	if p == nil || ds.Blocking() {
		tb.Fatalf("templates/nq16 does not load: %v", ds)
	}
	return p
}

// small is a program of three indicators made in Go, with the words, figures and profile of templates, so
// that a test says which section it speaks of and all else stays still.
func small(tb testing.TB, sections ...program.Section) Input {
	tb.Helper()
	nq := loaded(tb)
	at := func(cell string) quantity.Source {
		return quantity.Source{File: "inputs/2023-06/so-tai-chinh.xlsx", Submission: "so-tai-chinh/2023-06/1", Sheet: "Thu", Cell: cell, Value: "v"}
	}
	num := func(s, unit, cell string) quantity.Value { return quantity.Of(quantity.MustParse(s), unit, at(cell)) }
	p := &program.Program{Code: "nq", Title: "Nghị quyết thử", ShortTitle: "Nghị quyết", City: "thành phố", Place: "Hải Phòng", Spelling: "ủy",
		Issuer: nq.Issuer, Term: nq.Term, Wording: nq.Wording, Figures: nq.Figures, Profile: nq.Profile, RecordKinds: nq.RecordKinds, Units: nq.Units,
		At:       diag.Place{File: "templates/nq/program.yaml"},
		Bodies:   []program.Body{{Code: "so-tai-chinh", Name: "Sở Tài chính", ShortName: "STC"}, {Code: "so-du-lich", Name: "Sở Du lịch"}},
		Measures: []program.Measure{{Code: "thu", Name: "Thu ngân sách", Unit: "tỷ đồng", Decimals: 1, PlanNoun: "dự toán HĐND thành phố giao"}},
		Types:    []program.ReportType{{Code: "so_ket", Title: "kết quả {period}", Signer: program.Signer{Authority: "T/M BAN THƯỜNG VỤ", Role: "BÍ THƯ"}, Recipients: []string{"Các ban đảng"}}},
		Indicators: []program.Indicator{
			{Code: "CT04", Name: "Thu ngân sách nhà nước", ShortName: "Thu ngân sách", Lead: "so-tai-chinh", Components: []program.Component{
				{Code: "CT04a", Name: "Tổng thu", Unit: "tỷ đồng", Decimals: 1, Kind: kind.YearlyFlow.Kind, Better: program.Higher, Value: program.Formula{Measures: []string{"thu"}}}}},
			{Code: "CT14", Name: "Tỷ lệ hộ nghèo", Lead: "so-du-lich", Components: []program.Component{{Code: "CT14a", Name: "Tỷ lệ hộ nghèo", Unit: "%", Decimals: 2, Kind: kind.Level.Kind, Better: program.Lower}}},
			{Code: "CT18", Name: "Nước thải", Lead: "so-du-lich", Components: []program.Component{{Code: "CT18a", Name: "Nước thải", Unit: "%", Decimals: 1, Kind: kind.Level.Kind}}},
		},
		Objectives: []program.Objective{{Code: "MT1", Name: "Công nghiệp", Indicators: []string{"CT04", "CT14"}}},
		Sections:   sections,
	}
	def := func(i int) *program.Component { return &p.Indicators[i].Components[0] }
	y20, y25 := period.Year(2020), period.Year(2025)
	def(0).Baseline = program.Reference{Value: num("84199.2", "tỷ đồng", "H8"), Period: y20}
	def(1).Baseline = program.Reference{Value: num("1.1", "%", "E2"), Period: y20}
	flow := scorecard.Component{Component: def(0), Status: scorecard.Challenging,
		Value: num("101710.5", "tỷ đồng", "E9"), Period: period.Year(2022), AsOf: period.Year(2022).End(),
		Latest: num("45123.4", "tỷ đồng", "E8"), LatestPeriod: period.YearToDate(june), SamePeriod: num("43724.2", "tỷ đồng", "F8"),
		PlanRatio: num("42.1", "%", "G8"), Target: goal(num("180000", "tỷ đồng", "I8"), y25, "min"), Projection: num("125000", "tỷ đồng", "J8"),
		Needed: num("26096.5", "tỷ đồng", "K8"), SoFar: num("8755.65", "tỷ đồng", "L8"), NeededTimes: num("2.98", "", "M8"), Road: num("0.18", "", "N8"), Time: num("0.4", "", "O8"),
		Series: []scorecard.Point{{Period: period.Year(2021), Value: num("94566.8", "tỷ đồng", "P8")}, {Period: period.Year(2022), Value: num("101710.5", "tỷ đồng", "E9")},
			{Period: period.YearToDate(june), Value: num("45123.4", "tỷ đồng", "E8"), Estimate: true}}}
	level := scorecard.Component{Component: def(1), Status: scorecard.OnTrack, Carried: true,
		Value: num("0.62", "%", "E1"), Period: period.Year(2022), AsOf: period.Year(2022).End(),
		Target: goal(num("0.3", "%", "E3"), y25, "max"), Road: num("0.6", "", "E4"), Time: num("0.4", "", "E5"), Projection: num("0", "%", "E6")}
	none := scorecard.Component{Component: def(2), Sub: scorecard.SubNotYetDue, Target: goal(num("40", "%", "E7"), y25, "min")}
	return Input{Program: p, Edition: edition.Edition{Period: june, Type: "so_ket", Draft: 2},
		Card: scorecard.Scorecard{Program: "nq", Month: june, Indicators: []scorecard.Indicator{
			{Indicator: &p.Indicators[0], Status: scorecard.Challenging, Sub: scorecard.SubSpeedUp, Reason: "CT04a", HadPrevious: true, Previous: scorecard.OnTrack, Components: []scorecard.Component{flow}},
			{Indicator: &p.Indicators[1], Status: scorecard.OnTrack, Reason: "CT14a", HadPrevious: true, Previous: scorecard.OnTrack, Components: []scorecard.Component{level}},
			{Indicator: &p.Indicators[2], Sub: scorecard.SubNotYetDue, Components: []scorecard.Component{none}}}},
		Set: observation.Set{Month: june,
			Observations: []observation.Observation{{Measure: "thu", Period: period.YearToDate(june), Value: num("45123.4", "tỷ đồng", "E8"), Body: "so-tai-chinh", Sent: june, Chosen: true}},
			Records: []observation.Record{
				rec("task", "NV01", "title", "Rà soát nguồn thu.", "group", "kinh_te", "lead", "so-tai-chinh", "state", "cham", "measure", "Thu nợ đọng", "deadline", "2023-05-31", "indicators", "CT04"),
				rec("task", "NV02", "title", "Giảm nghèo", "group", "kinh_te", "lead", "so-du-lich", "state", "dang_trien_khai", "deadline", "2023-12-31"),
				rec("cause", "NN01", "title", "Giá cả biến động", "group", "khach_quan", "state", "con_tac_dong", "indicators", "CT04")},
			Notes: []observation.Note{{Topic: "boi_canh", Body: "so-tai-chinh", Sent: june, Paragraphs: []string{"Kinh tế phục hồi.", ""}}},
			Submissions: []observation.Submission{{Body: "so-tai-chinh", Month: june, File: "inputs/2023-06/so-tai-chinh.xlsx", State: observation.Late, Received: period.Date{Year: 2023, Month: 7, Day: 6}, Counts: true},
				{Body: "so-du-lich", Month: june, State: observation.Missing}}},
		Diagnostics: diag.List{{Code: "E101", Severity: diag.Error, At: diag.Place{File: "inputs/2023-06/so-tai-chinh.xlsx", Sheet: "Thu", Cell: "C7"}, Message: "ô C7 có chữ", Hint: "nhập số"}}}
}

// goal is a target of the resolution.
func goal(v quantity.Value, p period.Period, bound string) program.Target {
	return program.Target{Giver: program.Resolution, Bound: bound, Reference: program.Reference{Value: v, Period: p}}
}

func n(s, unit string) quantity.Value { return quantity.Of(quantity.MustParse(s), unit) }

// section is a section for so_ket.
func section(text string) program.Section {
	return program.Section{Code: "muc", Order: 100, Types: []string{"so_ket"}, At: diag.Place{File: "templates/nq/sections/100-muc.md", Line: 4}, Text: text}
}

// one composes a single section and returns its blocks; findings fail the test unless wanted.
func one(t *testing.T, text string) []document.Block {
	t.Helper()
	doc, ds := Compose(small(t, section(text)))
	for _, d := range ds {
		t.Fatalf("%s %s: %s", d.At, d.Code, d.Message)
	}
	return doc.Blocks
}

package score

import (
	"testing"

	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

// rounded is a value at four decimals, "" when absent.
func rounded(v interface{ Plain() string }, known bool) string {
	if !known {
		return ""
	}
	return v.Plain()
}

func TestKinds(t *testing.T) {
	t.Parallel()
	const (
		achieved = scorecard.Achieved
		onTrack  = scorecard.OnTrack
		hard     = scorecard.Challenging
		none     = scorecard.NotAssessed
	)
	level, maintained, flow := kind.Level.Kind, kind.Maintained.Kind, kind.YearlyFlow.Kind
	total, rate, rank := kind.TermTotal.Kind, kind.YearlyRate.Kind, kind.Rank.Kind
	up, down := program.Higher, program.Lower
	cases := []struct {
		name             string
		kind             program.Kind
		better           program.Better
		acc              program.Accumulation
		month            string
		base, target     string
		set              func(f *fixture)
		status           scorecard.Status
		sub              scorecard.SubStatus
		value, pace, end string // judged value, pace and projection; "-" is not looked at
	}{
		// level: half of the time is gone at the end of June 2023
		{"level up on the straight line", level, up, program.Level, "2023-06", "10", "20", func(f *fixture) { f.actual("2023-06", "15") }, onTrack, "", "15", "1", "20"},
		{"level up a little behind", level, up, program.Level, "2023-06", "10", "20", func(f *fixture) { f.actual("2023-06", "14.75") }, onTrack, "", "14.75", "0.95", "19.5"},
		{"level up too far behind", level, up, program.Level, "2023-06", "10", "20", func(f *fixture) { f.actual("2023-06", "14.7") }, hard, "speed_up", "14.7", "0.94", "19.4"},
		{"level up below the base", level, up, program.Level, "2023-06", "10", "20", func(f *fixture) { f.actual("2023-06", "9") }, hard, "below_base", "9", "-0.2", "8"},
		{"level up achieved", level, up, program.Level, "2023-06", "10", "20", func(f *fixture) { f.actual("2023-06", "20") }, achieved, "", "20", "2", "30"},
		{"level up achieved as printed", level, up, program.Level, "2023-06", "10", "20", func(f *fixture) { f.actual("2023-06", "19.95") }, achieved, "", "19.95", "-", "-"},
		{"level capped at its natural limit", level, up, program.Level, "2023-06", "90", "99", func(f *fixture) { f.c().Limit = ptr(d("100")); f.actual("2023-06", "96") }, onTrack, "", "96", "-", "100"},
		{"a projection does not fall below zero", level, up, program.Level, "2023-06", "10", "20", func(f *fixture) { f.actual("2023-06", "4") }, hard, "below_base", "4", "-1.2", "0"},
		{"level down on the straight line", level, down, program.Level, "2023-06", "10", "2", func(f *fixture) { f.actual("2023-06", "6") }, onTrack, "", "6", "1", "2"},
		{"level down behind", level, down, program.Level, "2023-06", "10", "2", func(f *fixture) { f.actual("2023-06", "7") }, hard, "speed_up", "7", "0.75", "4"},
		{"level down worse than the base", level, down, program.Level, "2023-06", "10", "2", func(f *fixture) { f.actual("2023-06", "11") }, hard, "worse_base", "11", "-", "-"},
		{"level down achieved", level, down, program.Level, "2023-06", "10", "2", func(f *fixture) { f.actual("2023-06", "2") }, achieved, "", "2", "-", "-"},
		{"level from an older reading is judged as of its own end", level, up, program.Level, "2023-06", "10", "20", func(f *fixture) { f.actual("2022-12", "14") }, onTrack, "", "14", "1", "20"},
		{"reversible level needs two readings", level, up, program.Level, "2023-06", "10", "20", func(f *fixture) { f.c().Reversible = true; f.actual("2022-12", "19", "2023-06", "21") }, onTrack, "", "21", "-", "-"},
		{"reversible level with two readings", level, up, program.Level, "2023-06", "10", "20", func(f *fixture) { f.c().Reversible = true; f.actual("2022-12", "20", "2023-06", "21") }, achieved, "", "21", "-", "-"},
		{"share over a year ignores a part of the year", level, up, program.Rate, "2023-06", "10", "20", func(f *fixture) { f.actual("2022", "14", "2023-01..06", "40") }, onTrack, "", "14", "1", "20"},

		// maintained
		{"maintained two good years", maintained, down, program.Rate, "2023-06", "3", "4", func(f *fixture) { f.actual("2021", "3.9", "2022", "3.5") }, achieved, "", "3.5", "-", "3.5"},
		{"maintained an old miss is no life sentence", maintained, down, program.Rate, "2023-06", "3", "4", func(f *fixture) { f.actual("2021", "5", "2022", "3.5") }, onTrack, "", "3.5", "-", "3.5"},
		{"maintained missed last year", maintained, down, program.Rate, "2023-06", "3", "4", func(f *fixture) { f.actual("2021", "3", "2022", "4.5") }, hard, "worse_base", "4.5", "-", "4.5"},
		{"maintained open year off", maintained, down, program.Level, "2023-06", "3", "4", func(f *fixture) { f.freq("month").actual("2021", "3", "2022", "3", "2023-06", "4.6") }, onTrack, "", "3", "-", "4.6"},
		{"maintained both off", maintained, down, program.Level, "2023-06", "3", "4", func(f *fixture) { f.freq("month").actual("2021", "3", "2022", "4.1", "2023-06", "4.6") }, hard, "worse_base", "4.1", "-", "4.6"},
		{"maintained made good in the open year", maintained, up, program.Rate, "2023-06", "97.4", "98", func(f *fixture) {
			f.freq("half").actual("2021", "98.2", "2022", "97", "2023-01..06", "98.3")
		}, onTrack, "", "97", "-", "98.3"},
		{"maintained is not judged in December by June", maintained, up, program.Rate, "2022-12", "97.4", "98", func(f *fixture) {
			f.freq("half").actual("2021", "98.2", "2022-01..06", "98.3", "2022", "97")
		}, hard, "below_base", "97", "-", "97"},
		{"maintained is not missed in December by June", maintained, up, program.Rate, "2022-12", "97.4", "98", func(f *fixture) {
			f.freq("half").actual("2021", "98.2", "2022-01..06", "97.5", "2022", "98.6")
		}, achieved, "", "98.6", "-", "98.6"},
		{"maintained, a half-year is no year", maintained, up, program.Rate, "2023-02", "97.4", "98", func(f *fixture) {
			f.freq("half").actual("2021", "98.2", "2022-01..06", "98.3")
		}, onTrack, "", "98.2", "-", "98.3"},
		{"maintained, what stood in June is no year either", maintained, up, program.Level, "2023-02", "97.4", "98", func(f *fixture) {
			f.freq("half").actual("2021-12", "97.9", "2022-06", "98.3")
		}, onTrack, "", "97.9", "-", "98.3"},
		{"maintained, an old open reading lapses", maintained, up, program.Rate, "2023-04", "97.4", "98", func(f *fixture) {
			f.freq("half").actual("2021", "97.9", "2022-01..06", "98.3")
		}, none, "expired", "97.9", "-", ""},
		{"maintained before its first year, at the target", maintained, up, program.Rate, "2021-08", "97.4", "98", func(f *fixture) { f.freq("half").actual("2021-01..06", "98.9") }, onTrack, "", "98.9", "-", "98.9"},
		{"maintained before its first year, below it", maintained, up, program.Rate, "2021-08", "97.4", "98", func(f *fixture) { f.freq("half").actual("2021-01..06", "97.6") }, hard, "speed_up", "97.6", "-", "97.6"},
		{"maintained flow on its path", maintained, up, program.Flow, "2023-06", "90", "100", func(f *fixture) { f.actual("2021", "100", "2022", "101", "2023-01..06", "50") }, achieved, "", "101", "-", "-"},
		{"maintained flow behind its path", maintained, up, program.Flow, "2023-06", "90", "100", func(f *fixture) { f.actual("2021", "100", "2022", "101", "2023-01..06", "49") }, onTrack, "", "101", "-", "-"},

		// yearly_flow
		{"flow by the official estimate", flow, up, program.Flow, "2023-06", "100", "200", func(f *fixture) {
			f.freq("month").actual("2021", "120", "2022", "140", "2023-01..06", "70").say(observation.Estimate, "2023", "160")
		}, onTrack, "", "160", "1", "200"},
		{"flow by growth on the same period", flow, up, program.Flow, "2023-06", "100", "200", func(f *fixture) {
			f.freq("month").actual("2022-01..06", "60", "2022", "140", "2023-01..06", "66")
		}, hard, "speed_up", "154", "0.9", "190"},
		{"flow before March is the closed year", flow, up, program.Flow, "2023-02", "100", "200", func(f *fixture) {
			f.freq("month").actual("2022-01..02", "60", "2022", "140", "2023-01..02", "66")
		}, onTrack, "", "140", "1", "200"},
		{"flow reached in a closed year", flow, up, program.Flow, "2023-02", "100", "200", func(f *fixture) { f.actual("2022", "200") }, achieved, "", "200", "-", "-"},
		{"flow estimated above the target is not closed yet", flow, up, program.Flow, "2023-06", "100", "200", func(f *fixture) { f.actual("2022", "140").say(observation.Estimate, "2023", "210") }, onTrack, "", "210", "-", "-"},
		{"flow projected by normal years only", flow, up, program.Flow, "2024-02", "100", "200", func(f *fixture) { f.actual("2021", "50", "2022", "120", "2023", "144") }, hard, "speed_up", "144", "-", "207.36"},
		{"flow falling is good", flow, down, program.Flow, "2023-02", "100", "50", func(f *fixture) { f.actual("2022", "78") }, onTrack, "", "78", "1.1", "45"},

		// term_total
		{"total every year on plan", total, up, program.Flow, "2023-06", "", "500", func(f *fixture) { f.actual("2021", "100", "2022", "110", "2023-01..06", "50") }, achieved, "", "260", "1.04", "-"},
		{"total one year behind, in all on the way", total, up, program.Flow, "2023-06", "", "500", func(f *fixture) { f.actual("2021", "90", "2022", "110", "2023-01..06", "50") }, onTrack, "", "250", "1", "500"},
		{"total behind", total, up, program.Flow, "2023-06", "", "500", func(f *fixture) { f.actual("2021", "80", "2022", "80", "2023-01..06", "40") }, hard, "speed_up", "200", "0.8", "400"},
		{"total reached", total, up, program.Flow, "2023-06", "", "200", func(f *fixture) { f.actual("2021", "20", "2022", "180") }, achieved, "", "200", "-", "-"},
		{"total by plans from the forms", total, up, program.Flow, "2023-02", "", "500", func(f *fixture) {
			f.actual("2021", "90", "2022", "115").say(observation.Plan, "2021", "90", "2021-01").say(observation.Plan, "2022", "110", "2022-01")
		}, achieved, "", "205", "1.025", "512.5"},
		{"total on tiny plans", total, up, program.Flow, "2023-02", "", "500", func(f *fixture) {
			f.actual("2021", "10", "2022", "11").say(observation.Plan, "2021", "9", "2021-01").say(observation.Plan, "2022", "10", "2022-01")
		}, hard, "speed_up", "21", "0.105", "52.5"},
		{"total on plans that add up to too little", total, up, program.Flow, "2023-02", "", "500", func(f *fixture) {
			f.actual("2021", "97", "2022", "98").say(observation.Plan, "2021", "96", "2021-01").say(observation.Plan, "2022", "97", "2022-01")
		}, onTrack, "", "195", "0.975", "487.5"},
		{"total of a few, short by less than one", total, up, program.Flow, "2021-10", "", "15", func(f *fixture) { f.c().Decimals = 0; f.freq("month").actual("2021-01..10", "2") }, onTrack, "", "2", "0.8", "12"},
		{"total of a few, short by one", total, up, program.Flow, "2021-12", "", "15", func(f *fixture) { f.c().Decimals = 0; f.freq("month").actual("2021-01..11", "1") }, hard, "speed_up", "1", "-", "-"},
		{"total of many is not saved by one", total, up, program.Flow, "2021-10", "", "1500", func(f *fixture) { f.c().Decimals = 0; f.freq("month").actual("2021-01..10", "200") }, hard, "speed_up", "200", "0.8", "1200"},
		{"total path by the season of the year before", total, up, program.Flow, "2023-06", "", "500", func(f *fixture) {
			f.actual("2021", "100", "2022-01..06", "30", "2022", "100", "2023-01..06", "30")
		}, achieved, "", "230", "0.92", "500"},
		{"total reported for the term itself", total, up, program.Flow, "2023-06", "", "500", func(f *fixture) { f.actual("2021-01..2023-06", "260") }, onTrack, "", "260", "1.04", "520"},
		{"total that must stay low", total, down, program.Flow, "2023-02", "", "500", func(f *fixture) { f.actual("2021", "90", "2022", "90") }, achieved, "", "180", "-", "450"},
		{"total that must stay low, too fast", total, down, program.Flow, "2023-02", "", "500", func(f *fixture) { f.actual("2021", "120", "2022", "90") }, hard, "speed_up", "210", "-", "525"},
		{"total that must stay low, one year over its part", total, down, program.Flow, "2023-02", "", "500", func(f *fixture) { f.actual("2021", "105", "2022", "90") }, onTrack, "", "195", "-", "487.5"},

		// yearly_rate
		{"rate mean meets, plans missing", rate, up, program.Rate, "2023-06", "7", "10", func(f *fixture) { f.actual("2021", "9", "2022", "11", "2023-01..06", "3") }, onTrack, "", "10", "1", "10"},
		{"rate mean and plans meet", rate, up, program.Rate, "2023-06", "7", "10", func(f *fixture) {
			f.actual("2021", "9", "2022", "11")
			for _, y := range []string{"2023", "2024", "2025"} {
				f.say(observation.Plan, y, "10", "2023-01")
			}
		}, achieved, "", "10", "1", "10"},
		{"rate behind, plans do not make it good", rate, up, program.Rate, "2023-06", "7", "10", func(f *fixture) {
			f.actual("2021", "8", "2022", "9").say(observation.Plan, "2023", "13", "2023-01")
		}, hard, "speed_up", "8.5", "0.85", "9.4"},
		{"rate a little behind", rate, up, program.Rate, "2023-06", "7", "10", func(f *fixture) { f.actual("2021", "9", "2022", "10") }, onTrack, "", "9.5", "0.95", "9.5"},
		{"rate that must stay low, missed", rate, down, program.Rate, "2023-06", "4", "4", func(f *fixture) { f.actual("2021", "5", "2022", "5") }, hard, "worse_base", "5", "0.8", "5"},
		{"rate whose target is nil", rate, down, program.Rate, "2023-06", "4", "0", func(f *fixture) { f.actual("2021", "1", "2022", "-1") }, onTrack, "", "0", "", "0"},
		{"rate below the base", rate, up, program.Rate, "2023-06", "7", "10", func(f *fixture) { f.actual("2021", "5", "2022", "6") }, hard, "below_base", "5.5", "0.55", "5.5"},
		{"rate that must stay low", rate, down, program.Rate, "2023-06", "4", "4", func(f *fixture) { f.actual("2021", "3", "2022", "5") }, onTrack, "", "4", "1", "4"},

		// rank
		{"rank reached", rank, down, program.Rate, "2023-06", "7", "3", func(f *fixture) { f.actual("2022", "3") }, achieved, "", "3", "-", ""},
		{"rank on the way", rank, down, program.Rate, "2023-06", "7", "2", func(f *fixture) { f.actual("2022", "5") }, onTrack, "", "5", "1", ""},
		{"rank behind", rank, down, program.Rate, "2023-06", "7", "2", func(f *fixture) { f.actual("2022", "6") }, hard, "speed_up", "6", "0.5", ""},
		{"rank fallen", rank, down, program.Rate, "2023-06", "7", "2", func(f *fixture) { f.actual("2022", "9") }, hard, "worse_base", "9", "-1", ""},

		// edges
		{"target equal to the base, met", level, up, program.Level, "2023-06", "10", "10", func(f *fixture) { f.actual("2023-06", "10") }, achieved, "", "10", "", "10"},
		{"target equal to the base, missed", level, up, program.Level, "2023-06", "10", "10", func(f *fixture) { f.actual("2023-06", "9") }, hard, "below_base", "9", "", "8"},
		{"base already beyond the target, missed", level, up, program.Level, "2023-06", "10", "9", func(f *fixture) { f.actual("2023-06", "8") }, hard, "below_base", "8", "", "6"},
		{"zero base", level, up, program.Level, "2023-06", "0", "20", func(f *fixture) { f.actual("2023-06", "10") }, onTrack, "", "10", "1", "20"},
		{"zero base of a flow has no growth", flow, up, program.Flow, "2023-02", "0", "200", func(f *fixture) { f.actual("2022", "80") }, onTrack, "", "80", "1", "200"},
		{"no target", level, up, program.Level, "2023-06", "10", "", func(f *fixture) { f.actual("2023-06", "15") }, none, "too_few_data", "15", "", ""},
		{"no base", level, up, program.Level, "2023-06", "", "20", func(f *fixture) { f.actual("2023-06", "15") }, none, "too_few_data", "15", "", ""},
		{"no base but met", level, up, program.Level, "2023-06", "", "20", func(f *fixture) { f.actual("2023-06", "25") }, achieved, "", "25", "", ""},
		{"no reading", level, up, program.Level, "2023-06", "10", "20", func(*fixture) {}, none, "too_few_data", "", "", ""},
		{"only the base's own reading", level, up, program.Level, "2023-06", "10", "20", func(f *fixture) { f.actual("2020", "10") }, none, "too_few_data", "", "", ""},
		{"reading expired", level, up, program.Level, "2023-06", "10", "20", func(f *fixture) { f.freq("month").actual("2023-03", "15") }, none, "expired", "15", "-", ""},
		{"reading carried", level, up, program.Level, "2023-06", "10", "20", func(f *fixture) { f.freq("month").actual("2023-04", "15") }, onTrack, "", "15", "-", "-"},
		{"not yet due", level, up, program.Level, "2022-02", "10", "20", func(f *fixture) { f.c().PublishMonth = 3 }, none, "not_yet_due", "", "", ""},
		{"flow in the first months of the term", flow, up, program.Flow, "2021-02", "100", "200", func(f *fixture) { f.freq("month").actual("2021-01..02", "20") }, none, "not_yet_due", "", "", ""},
		{"flow in March of the first year on the base's growth", flow, up, program.Flow, "2021-03", "100", "200", func(f *fixture) { f.freq("month").actual("2020-01..03", "20", "2021-01..03", "24") }, onTrack, "", "120", "1", "200"},
		{"reading after the target is not judged", level, up, program.Level, "2026-06", "10", "20", func(f *fixture) { f.freq("month").actual("2025-12", "18", "2026-06", "25") }, hard, "speed_up", "18", "0.8", "18"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			f := newFixture(t, tc.kind, tc.better, tc.acc, tc.month).base(tc.base).target(tc.target)
			tc.set(f)
			got := f.judge()
			if got.Status != tc.status || got.Sub != tc.sub {
				t.Errorf("status %v %q, want %v %q\ntrace %+v", got.Status, got.Sub, tc.status, tc.sub, got.Trace)
			}
			for _, x := range []struct{ what, got, want string }{
				{"value", rounded(got.Value, got.Value.Known()), tc.value},
				{"pace", rounded(got.Pace, got.Pace.Known()), tc.pace},
				{"projection", rounded(got.Projection, got.Projection.Known()), tc.end},
			} {
				if x.want != "-" && x.got != x.want {
					t.Errorf("%s %q, want %q", x.what, x.got, x.want)
				}
			}
		})
	}
}

func ptr[T any](x T) *T { return &x }

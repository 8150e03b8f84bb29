package score

import (
	"testing"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

func TestHysteresis(t *testing.T) {
	t.Parallel()
	// 2023-06 is half of the time: the reading there has pace 0.96 or 0.93; 2023-07 is 31/60.
	build := func(june, july string) scorecard.Status {
		f := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-07").base("0").target("60").freq(program.Monthly)
		return f.actual("2023-06", june, "2023-07", july).judge().Status
	}
	for _, tc := range []struct {
		name, june, july string
		want             scorecard.Status
	}{
		{"from on track it stays between the thresholds", "30", "28.9", scorecard.OnTrack}, // 0.932
		{"from challenging it does not enter there", "20", "28.9", scorecard.Challenging},
		{"below the lower threshold it leaves", "30", "28.4", scorecard.Challenging}, // 0.916
		{"at the upper threshold it enters", "20", "29.45", scorecard.OnTrack},
		{"from achieved it stays too", "61", "28.9", scorecard.OnTrack},
	} {
		if got := build(tc.june, tc.july); got != tc.want {
			t.Errorf("%s: %v, want %v", tc.name, got, tc.want)
		}
	}
}

func TestHysteresisReadsWhatWasKnownThen(t *testing.T) {
	t.Parallel()
	f := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-07").base("0").target("60").freq(program.Monthly)
	// June was first said to be 20 (challenging then); in July it was restated to 30. The way into "on
	// track" is judged by what was known in June.
	f.actual("2023-07", "28.9")
	f.say(observation.Actual, "2023-06", "30", "2023-07")
	f.say(observation.Actual, "2023-06", "20", "2023-06")
	f.set.Observations[2].Chosen = false
	card, _ := Score(f.p, f.set, nil)
	in := card.Indicators[0]
	if in.Status != scorecard.Challenging || in.Previous != scorecard.Challenging || !in.HadPrevious {
		t.Errorf("now %v, before %v (known %v); want challenging both", in.Status, in.Previous, in.HadPrevious)
	}
	// Had it been 30 from the beginning, the band would have held it.
	f.set.Observations[1].Sent = month(t, "2023-06")
	f.set.Observations = f.set.Observations[:2]
	if card, _ = Score(f.p, f.set, nil); card.Indicators[0].Status != scorecard.OnTrack {
		t.Errorf("status %v, want on_track", card.Indicators[0].Status)
	}
}

func TestPlanNotYetGivenIsNoPlan(t *testing.T) {
	t.Parallel()
	f := newFixture(t, kind.TermTotal.Kind, program.Higher, program.Flow, "2022-06").target("250").actual("2021", "60")
	plan := program.Target{Giver: "hdnd", Bound: "min", Reference: program.Reference{Value: quantity.Of(d("70"), "u"), Period: period.Year(2021)}}
	f.c().Targets = append(f.c().Targets, plan)
	if got := f.judge().Status; got == scorecard.Achieved {
		t.Errorf("plan of 70 missed, yet %v", got)
	}
	f.c().Targets[1].ValidFrom = period.Date{Year: 2022, Month: 7, Day: 1}
	if got := f.judge().Status; got != scorecard.Achieved {
		t.Errorf("a plan given later counted already: %v", got)
	}
}

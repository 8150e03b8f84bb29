package score

import (
	"strings"
	"testing"

	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

func TestPreviousTakesTheBodyWithPriority(t *testing.T) {
	t.Parallel()
	f := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-07").base("0").target("60").freq(program.Monthly)
	f.say(observation.Actual, "2023-06", "10", "2023-06").say(observation.Actual, "2023-06", "40", "2023-06").say(observation.Actual, "2023-06", "41", "2023-07")
	for i, body := range []string{"b", "a", "a"} {
		f.set.Observations[i].Body = body
		f.set.Observations[i].Chosen = i == 2
	}
	card, _ := Score(f.p, f.set, nil)
	if got := card.Indicators[0].Previous; got != scorecard.OnTrack {
		t.Errorf("previous %v, want on_track by body a", got)
	}
}

func TestNoMonthBefore(t *testing.T) {
	t.Parallel()
	f := newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-06").base("0").target("60").actual("2023-06", "30")
	card, _ := Score(f.p, f.set, nil)
	if in := card.Indicators[0]; in.HadPrevious || in.Previous != scorecard.NotAssessed {
		t.Errorf("previous %v known %v, want none", in.Previous, in.HadPrevious)
	}
}

func TestIndicatorIsTheWorstOfItsAssessedComponents(t *testing.T) {
	t.Parallel()
	s := func(code string, main bool, st scorecard.Status) state { return state{code, main, st, ""} }
	for _, tc := range []struct {
		name   string
		in     []state
		want   scorecard.Status
		reason string
	}{
		{"worst counts", []state{s("a", true, scorecard.Achieved), s("b", false, scorecard.Challenging)}, scorecard.Challenging, "b"},
		{"first of equals", []state{s("a", true, scorecard.OnTrack), s("b", true, scorecard.OnTrack)}, scorecard.OnTrack, "a"},
		{"main not assessed", []state{s("a", true, scorecard.NotAssessed), s("b", false, scorecard.Achieved)}, scorecard.NotAssessed, "a"},
		{"other not assessed is left out", []state{s("a", true, scorecard.Achieved), s("b", false, scorecard.NotAssessed)}, scorecard.Achieved, "a"},
		{"none", nil, scorecard.NotAssessed, ""},
	} {
		if got, _, reason := worst(tc.in); got != tc.want || reason != tc.reason {
			t.Errorf("%s: %v by %q, want %v by %q", tc.name, got, reason, tc.want, tc.reason)
		}
	}
}

func TestFindings(t *testing.T) {
	t.Parallel()
	codes := func(f *fixture) string {
		_, diags := Score(f.p, f.set, nil)
		var out []string
		for _, x := range diags {
			out = append(out, x.Code)
		}
		return strings.Join(out, " ")
	}
	level := func(m string) *fixture {
		return newFixture(t, kind.Level.Kind, program.Higher, program.Level, m).base("0").target("60")
	}
	for _, tc := range []struct {
		name string
		f    *fixture
		want string
	}{
		{"nothing reported", level("2023-06"), "E301"},
		{"expired", level("2023-06").freq(program.Monthly).actual("2023-01", "20"), "E302"},
		{"not yet due", level("2021-06"), ""},
		{"no target", newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-06").base("0").actual("2023-06", "3"), "N306"},
		{"no base", newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-06").target("9").actual("2023-06", "3"), "E307"},
		{"estimated by growth", newFixture(t, kind.YearlyFlow.Kind, program.Higher, program.Flow, "2023-06").base("100").target("200").freq(program.Monthly).
			actual("2022-01..06", "60", "2022", "140", "2023-01..06", "66"), "N305"},
		{"fine", level("2023-06").actual("2023-06", "30"), ""},
	} {
		if got := codes(tc.f); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

package score

import (
	"testing"

	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/kind"
)

// A figure that was refused is known as such wherever it would have stood.
func TestWhatIsBeingVerified(t *testing.T) {
	t.Parallel()
	refuse := func(f *fixture) { f.set.Observations[len(f.set.Observations)-1].Value.Absence = quantity.Refused }
	level := func() *fixture {
		return newFixture(t, kind.Level.Kind, program.Higher, program.Level, "2023-06").base("90").target("98").freq(program.HalfYearly).actual("2022-06", "97", "2022-12", "98.2")
	}
	flow := func() *fixture {
		return newFixture(t, kind.YearlyFlow.Kind, program.Higher, program.Flow, "2023-06").base("100").target("200").freq(program.Monthly).actual("2022", "140", "2022-01..06", "70")
	}
	for _, c := range []struct {
		name    string
		f       *fixture
		say     func(f *fixture)
		at      string // a period of which the figure is missed
		verify  string // "" for none
		carried bool
	}{
		{"a level of the month", level(), func(f *fixture) { f.say(observation.Actual, "2023-06", "100.7"); refuse(f) }, "2023-06", "2023-06", true},
		{"asked for as a year to date", level(), func(f *fixture) { f.say(observation.Actual, "2023-06", "100.7"); refuse(f) }, "2023-01..06", "2023-06", true},
		{"an older one", level(), func(f *fixture) {
			f.say(observation.Actual, "2023-03", "100.7")
			refuse(f)
			f.say(observation.Actual, "2023-06", "98.4")
		}, "2023-03", "", false},
		{"a flow to date", flow(), func(f *fixture) { f.say(observation.Actual, "2023-01..06", "9999"); refuse(f) }, "2023-01..06", "2023-01..06", true},
		{"a closed year", flow(), func(f *fixture) { f.say(observation.Actual, "2021", "9999"); refuse(f) }, "2021", "", true},
		{"the year's estimate", flow(), func(f *fixture) { f.say(observation.Estimate, "2023", "9999", "2023-06"); refuse(f) }, "2023", "", true},
		{"a month, but the year to date is known", flow(), func(f *fixture) {
			f.say(observation.Actual, "2023-01..06", "80")
			f.say(observation.Actual, "2023-06", "9999")
			refuse(f)
		}, "2023-06", "", false},
	} {
		c.say(c.f)
		k := c.f.judge()
		if v := k.MissingAt(per(t, c.at)); v.Absence != quantity.Refused || len(v.Sources) != 1 {
			t.Errorf("%s: %s is %+v, want refused with its cell", c.name, c.at, v)
		}
		r, ok := k.Verifying()
		if got := r.Period.String(); ok != (c.verify != "") || got != c.verify {
			t.Errorf("%s: verifying %q, want %q", c.name, got, c.verify)
		}
		if k.Carried != c.carried {
			t.Errorf("%s: carried %v", c.name, k.Carried)
		}
	}
	// What came in another way is not missed.
	f := flow().actual("2023-01..05", "60", "2023-06", "12")
	f.say(observation.Actual, "2023-01..06", "9999")
	refuse(f)
	if k := f.judge(); len(k.Refused) != 0 || k.Latest.Plain() != "72" {
		t.Errorf("refused %+v, newest %s; the five months and June are known", k.Refused, k.Latest.Plain())
	}
}

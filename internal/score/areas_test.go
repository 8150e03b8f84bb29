package score

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

// byAreas is a component shown by areas A, B and C of one set, judged in June 2023.
func byAreas(t *testing.T, acc program.Accumulation) *fixture {
	t.Helper()
	f := newFixture(t, kind.Level.Kind, program.Higher, acc, "2023-06").base("100").target("200").actual("2022", "140")
	f.c().Areas = "x"
	f.p.Areas = []program.Area{{Code: "B", Name: "huyện B", Set: "s"}, {Code: "A", Name: "huyện A", Set: "s"}, {Code: "C", Name: "huyện C", Set: "s"}}
	return f
}

// area adds a figure of an area, or the absence that a sign stands for.
func (f *fixture) area(area string, k observation.Kind, p, v string) *fixture {
	absence, absent := map[string]quantity.Absence{
		"": quantity.Empty, "…": quantity.NotCollected, "-": quantity.NotOccurred, "x": quantity.NotApplicable, "?": quantity.Refused,
	}[v]
	if absent {
		v = "0"
	}
	f.say(k, p, v)
	o := &f.set.Observations[len(f.set.Observations)-1]
	o.Area = area
	o.Value.Sources[0].Submission = "so/2023-06/1"
	if absent {
		o.Value.Absence = absence
	}
	if absence == quantity.Empty && absent {
		o.Value.Sources = nil // a blank cell has none
	}
	return f
}

// said is area points as a reader would see them: "A 2023-06: 4", "B 2023-06: ? (2022-12: 3)".
func said(list []scorecard.AreaPoint) string {
	var out []string
	for _, a := range list {
		v := a.Value.Plain()
		if !a.Value.Known() {
			v = []string{"none", "", "empty", "-", "…", "x", "?", "undefined"}[a.Value.Absence]
		}
		if a.Last.Known() {
			v += " (" + a.LastPeriod.String() + ": " + a.Last.Plain() + ")"
		}
		out = append(out, a.Area+" "+a.Period.String()+": "+v)
	}
	return strings.Join(out, "; ")
}

// An older figure of an area never stands in the place of a newer one, whatever is in the cell.
func TestAnAreaThatIsSilentIsSeen(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, cell string // of C in June
		deleted    bool
		want       string // of C
	}{
		{"a number", "7", false, "C 2023-06: 7"},
		{"empty", "", false, "C 2023-06: empty (2022-12: 3)"},
		{"not collected", "…", false, "C 2023-06: … (2022-12: 3)"},
		{"refused", "?", false, "C 2023-06: ? (2022-12: 3)"},
		{"did not occur", "-", false, "C 2023-06: -"},
		{"its row is gone", "", true, "C 2023-06: none (2022-12: 3)"},
	} {
		f := byAreas(t, program.Level).area("A", observation.Actual, "2022-12", "1").area("B", observation.Actual, "2022-12", "2").area("C", observation.Actual, "2022-12", "3").
			area("A", observation.Actual, "2023-06", "5").area("B", observation.Estimate, "2023-06", "6")
		if !c.deleted {
			f.area("C", observation.Actual, "2023-06", c.cell)
		}
		if got, want := said(f.judge().Areas), "B 2023-06: 6; A 2023-06: 5; "+c.want; got != want {
			t.Errorf("%s: %s, want %s", c.name, got, want)
		}
	}
}

func TestAreasThatNobodyIsAskedOf(t *testing.T) {
	t.Parallel()
	f := byAreas(t, program.Level).area("A", observation.Actual, "2023-06", "5").area("B", observation.Actual, "2023-06", "x")
	if got := said(f.judge().Areas); got != "A 2023-06: 5" {
		t.Errorf("%s: B can have none, C was never heard of", got)
	}
}

// A table that came with nothing in it leaves the former figures, all of them, with their period.
func TestABlankTableByArea(t *testing.T) {
	t.Parallel()
	f := byAreas(t, program.Level).area("A", observation.Actual, "2022-12", "1").area("B", observation.Actual, "2022-12", "2").
		area("A", observation.Actual, "2023-06", "").area("B", observation.Actual, "2023-06", "")
	if got := said(f.judge().Areas); got != "B 2022-12: 2; A 2022-12: 1" {
		t.Error(got)
	}
}

func TestAreasOfAFlow(t *testing.T) {
	t.Parallel()
	f := byAreas(t, program.Flow)
	f.area("A", observation.Actual, "2023-05", "3").area("A", observation.Actual, "2023-06", "4").area("A", observation.Actual, "2023-01..06", "20")
	f.area("B", observation.Actual, "2022", "40").area("A", observation.Plan, "2023", "50").area("A", observation.Plan, "2022", "45").area("Z", observation.Actual, "2022", "9")
	got := f.judge().Areas
	if diff := cmp.Diff("B 2023-01..06: none (2022: 40); A 2023-01..06: 20", said(got)); diff != "" {
		t.Fatal(diff)
	}
	if got[0].Plan.Known() || got[1].Plan.Plain() != "50" {
		t.Errorf("plans %q and %q, want none and that of A's year", got[0].Plan.Plain(), got[1].Plan.Plain())
	}
}

package pipeline

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tiendo/internal/observation"
	"tiendo/internal/quantity"
	"tiendo/internal/score"
	"tiendo/internal/scorecard"
)

// TestPlansAloneAchieveNoTotal raises two closed years just above their plans: a total of which a third is done, and
// whose projection falls short by a fifth, is not achieved by that.
func TestPlansAloneAchieveNoTotal(t *testing.T) {
	t.Parallel()
	replaced := map[string][]byte{}
	for _, x := range []struct {
		file, cell string
		value      float64
	}{
		{"inputs/2021-12/cuc-thong-ke.xlsx", "F5", 175500}, {"inputs/2022-12/cuc-thong-ke.xlsx", "H5", 175500}, {"inputs/2022-12/cuc-thong-ke.xlsx", "F5", 200500},
	} {
		setCell(t, replaced, quantity.Source{File: x.file, Sheet: "Số liệu quý", Cell: x.cell}, x.value)
	}
	for _, j := range walk(t, "2023-06", replaced) {
		if c := component(t, j.Card, "CT05a"); c.Status == scorecard.Achieved || j.Card.Month.String() == "2023-06" && c.Status != scorecard.Challenging {
			t.Errorf("%s: CT05 is %v with %s of %s, projection %s", j.Card.Month, c.Status, c.Value.Plain(), c.Target.Value.Plain(), c.Projection.Plain())
		}
	}
}

// restated scores a month of the sample again with other figures of a measure for the whole city; change says what
// becomes of one.
func restated(t *testing.T, j Judgement, measure string, change func(o *observation.Observation)) scorecard.Scorecard {
	t.Helper()
	set := j.Set
	set.Observations = slices.Clone(set.Observations)
	touched := false
	for i := range set.Observations {
		if o := &set.Observations[i]; o.Measure == measure && o.Area == "" {
			change(o)
			touched = true
		}
	}
	if !touched {
		t.Fatalf("nothing is known of %s", measure)
	}
	card, _ := score.Score(j.Program, set, nil)
	return card
}

// TestATenthOfTheJobsIsNotAchieved takes a tenth of the jobs and plans that are smaller still.
func TestATenthOfTheJobsIsNotAchieved(t *testing.T) {
	t.Parallel()
	for _, j := range walk(t, "2023-06", nil) {
		c := component(t, restated(t, j, "viec_lam", func(o *observation.Observation) {
			tenth := quantity.MustParse("0.1")
			if o.Kind == observation.Plan {
				tenth = quantity.MustParse("0.09")
			}
			o.Value.Num = o.Value.Num.Mul(tenth)
		}), "CT12a")
		if c.Status != scorecard.Challenging {
			t.Errorf("%s: CT12 is %v with %s of %s", j.Card.Month, c.Status, c.Value.Plain(), c.Target.Value.Plain())
		}
	}
}

// TestDecemberIsJudgedByItsOwnFigure goes through CT17's year 2022 as June and December may tell it. Nothing moves in
// January, because nothing new is known then.
func TestDecemberIsJudgedByItsOwnFigure(t *testing.T) {
	t.Parallel()
	all := walk(t, "2023-06", nil)
	for _, tc := range []struct {
		name, june, year, value, projection string
		want                                scorecard.Status
	}{
		{"missed in the year, not in June", "98.3", "97", "97", "97", scorecard.Challenging},
		{"missed in June, not in the year", "97.5", "98.6", "98.6", "98.6", scorecard.Achieved},
		{"as it was", "98.3", "98.6", "98.6", "98.6", scorecard.Achieved},
		{"December refused", "98.3", "", "98.2", "98.3", scorecard.OnTrack},
		{"December refused, June missed", "97.5", "", "98.2", "97.5", scorecard.OnTrack},
	} {
		for _, j := range all {
			m := j.Card.Month.String()
			if m < "2022-12" || m > "2023-02" {
				continue
			}
			c := component(t, restated(t, j, "rac_thai", func(o *observation.Observation) {
				given := map[string]string{"2022-01..06": tc.june, "2022": tc.year}
				switch v, ok := given[o.Period.String()]; {
				case o.Kind == observation.Plan || !ok:
				case v == "":
					o.Value.Absence = quantity.Undefined
				default:
					o.Value.Num = quantity.MustParse(v)
				}
			}), "CT17a")
			if c.Status != tc.want || c.Value.Plain() != tc.value || c.Projection.Plain() != tc.projection {
				t.Errorf("%s, %s: %v with %s, projection %s; want %v with %s, %s", tc.name, m, c.Status, c.Value.Plain(), c.Projection.Plain(), tc.want, tc.value, tc.projection)
			}
		}
	}
}

// TestNoReportKnowsLaterDecisions scores each month once more with a program that has never heard of what was decided
// after it: the scorecards are the same, and hold no such target.
func TestNoReportKnowsLaterDecisions(t *testing.T) {
	t.Parallel()
	for _, j := range walk(t, "2023-06", nil) {
		day := j.Card.Month.End()
		then := *j.Program
		then.Indicators = slices.Clone(then.Indicators)
		for i := range then.Indicators {
			list := slices.Clone(then.Indicators[i].Components)
			for k := range list {
				list[k] = *list[k].KnownBy(day)
			}
			then.Indicators[i].Components = list
		}
		card, _ := score.Score(&then, j.Set, nil)
		for i, in := range card.Indicators {
			for k, want := range in.Components {
				got := j.Card.Indicators[i].Components[k]
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s: %s knows what was decided later (-then +now)\n%s", j.Card.Month, got.Code, diff)
				}
				for _, x := range got.Targets {
					if x.KnownFrom.Compare(day) > 0 {
						t.Errorf("%s: %s has %s, decided on %s", j.Card.Month, got.Code, x.Name, x.KnownFrom)
					}
				}
			}
		}
	}
}

package figure

import (
	"strings"
	"testing"

	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
)

// A share of the plan that is wider than its year goes to the foot, with the year that it belongs to.
func TestSharesOfThePlanWithoutRoom(t *testing.T) {
	t.Parallel()
	p, set := rowProgram(t), observation.Set{}
	for y := 2005; y <= 2023; y++ {
		add := func(k observation.Kind, v string) {
			set.Observations = append(set.Observations, observation.Observation{Measure: "thu_noi_dia", Kind: k, Period: period.Year(y), Value: num(v, "tỷ đồng"), Chosen: true})
		}
		add(observation.Plan, "0.001")
		add(observation.Actual, "12345.6")
	}
	f, values, _ := drawOne(t, p, rowCard(), set, program.Figure{Kind: "plan", Title: "Hình", Height: program.Extent{Length: geom.MM(140)}, Options: &planOptions{Measure: "thu_noi_dia"}}, "")
	sound(t, f, values)
	n := 0
	for _, v := range values {
		if strings.Contains(v.ID, ".ratio.") {
			n++
		}
	}
	if n != 19 {
		t.Errorf("%d of 19 shares are printed", n)
	}
}

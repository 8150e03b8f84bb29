package figure

import (
	"testing"

	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// A year's label that would run into the figures of the y axis stays blank; the figures stand.
func TestYearsLabelBesideTheAxis(t *testing.T) {
	t.Parallel()
	card := pathCard()
	c := &card.Indicators[1].Components[0]
	c.Baseline.Value, c.Target.Value = quantity.Value{}, quantity.Value{}
	c.Series = []scorecard.Point{{Period: period.InMonth(period.MonthOf(2021, 2)), Value: num("0", "%")}}
	c.Projection = num("0", "%")
	f, values, diags := drawOne(t, testProgram(t), card, observation.Set{}, program.Figure{Kind: "path", Title: "Hình", Width: program.Extent{Length: geom.MM(150)}}, "CT16")
	sound(t, f, values)
	if len(diags) > 0 {
		t.Errorf("findings %q", diags)
	}
	label(t, f.Drawing, "12/2021")
	for _, x := range texts(f.Drawing.Items) {
		if x.Text == "12/2020" {
			t.Error("the year before the first reading stands at the axis")
		}
	}
}

// Of an estimate and a closed figure for one year the closed one is drawn.
func TestAClosedYearReplacesItsEstimate(t *testing.T) {
	t.Parallel()
	for _, first := range []bool{true, false} {
		card := pathCard()
		c := &card.Indicators[1].Components[0]
		c.Series = []scorecard.Point{{Period: period.Year(2021), Value: num("91", "%"), Estimate: first}, {Period: period.Year(2021), Value: num("92", "%"), Estimate: !first}}
		want, other := "92,0", "91,0"
		if !first {
			want, other = other, want
		}
		f, _, _ := drawOne(t, testProgram(t), card, observation.Set{}, program.Figure{Kind: "path", Title: "Hình"}, "CT16")
		label(t, f.Drawing, want)
		for _, x := range texts(f.Drawing.Items) {
			if x.Text == other {
				t.Errorf("the estimate %s stands beside the closed figure", other)
			}
		}
	}
}

package figure

import (
	"slices"
	"strings"
	"testing"

	"tiendo/internal/drawing"
	"tiendo/internal/figure/canvas"
	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// wideCard is a scorecard of one indicator with large figures and the road given; "" for none.
func wideCard(value, goal, road, pace string, decimals int) scorecard.Scorecard {
	share := func(s string) quantity.Value {
		if s == "" {
			return quantity.Value{}
		}
		return num(s, "")
	}
	c := scorecard.Component{Component: &program.Component{Code: "CT01a", Name: "thu", Unit: "%", Decimals: decimals},
		Value: num(value, "%"), Period: period.Year(2022), Target: target(num(goal, "%"), period.Year(2025), "min"), Road: share(road), Pace: share(pace)}
	return scorecard.Scorecard{Month: period.MonthOf(2023, 6), Indicators: []scorecard.Indicator{
		{Indicator: &program.Indicator{Code: "CT01", Name: "thu ngân sách"}, Reason: "CT01a", Components: []scorecard.Component{c}}}}
}

// A result or target wider than its column takes room from the road: the number stands whole, and so do the words
// of those who have no road. Before, it ran into its neighbour and was left out.
func TestFiguresWiderThanTheirColumns(t *testing.T) {
	t.Parallel()
	for _, x := range []struct {
		name string
		card scorecard.Scorecard
		want []string
	}{
		{"target", wideCard("", "1000000", "", "", 1), []string{"≥ 1.000.000,0%"}},
		{"target of eight digits", wideCard("0", "10000000", "", "", 0), []string{"≥ 10.000.000%"}},
		{"result beside words", wideCard("2000000000", "1", "", "", 3), []string{"2.000.000.000,000%", "≥ 1,000%"}},
		{"both", wideCard("-2000000000", "9000000000", "-0.8", "", 3), []string{"-2.000.000.000,000%", "≥ 9.000.000.000,000%", "-80,0%"}},
		{"pace", wideCard("2000000000", "9000000000", "", "1234567", 3), []string{"123.456.700,0%"}},
	} {
		for _, width := range []float64{150, 165, 230} {
			spec := program.Figure{Kind: "progress", Title: "Hình", Width: program.Extent{Length: geom.MM(width)}}
			f, values, diags := drawOne(t, testProgram(t), x.card, observation.Set{}, spec, "")
			sound(t, f, values)
			if len(diags) > 0 {
				t.Errorf("%s, %g mm: findings %q", x.name, width, diags)
			}
			for _, w := range x.want {
				if l := label(t, f.Drawing, w); l.Size < canvas.TinySize {
					t.Errorf("%s, %g mm: %q is set in %g pt", x.name, width, w, l.Size.PDF())
				}
			}
			if !slices.ContainsFunc(texts(f.Drawing.Items), func(d drawing.Text) bool {
				return strings.HasSuffix(d.Text, "%") || strings.HasPrefix(d.Text, "chưa") || strings.HasPrefix(d.Text, "không")
			}) {
				t.Errorf("%s, %g mm: nothing is said of the road", x.name, width)
			}
		}
	}
}

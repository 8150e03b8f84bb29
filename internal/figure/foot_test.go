package figure

import (
	"testing"

	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

// In a picture too small for its labels those without room stand in a strip at the foot: none is lost.
func TestLabelsWithoutRoomGoToTheFoot(t *testing.T) {
	t.Parallel()
	card := pathCard()
	c := &card.Indicators[1].Components[0] // the level with 30 monthly readings
	for i := range c.Series {
		c.Series[i].Period = period.Year(1990 + i)
	}
	c.Baseline.Period, c.Target.Period = period.Year(1989), period.Year(2025)
	for i := range c.Series {
		c.Series[i].Value.Num = quantity.MustParse("123456.5").Add(quantity.Int(int64(i % 2)))
	}
	f, values, diags := drawOne(t, testProgram(t), card, observation.Set{}, program.Figure{Kind: "path", Title: "Hình", Width: program.Extent{Length: geom.MM(90)}, Height: program.Extent{Length: geom.MM(62)}}, "CT16")
	sound(t, f, values)
	if len(diags) > 0 {
		t.Errorf("findings %q", diags)
	}
	if len(values) != 33 { // 30 readings, baseline, target, projection
		t.Errorf("%d values printed", len(values))
	}
	foot := 0
	for _, x := range texts(f.Drawing.Items) {
		if x.Value != "" && x.At.Y > f.Size.H-30*geom.Pt {
			foot++
		}
	}
	if foot == 0 {
		t.Error("no label at the foot: the picture was not small enough to test anything")
	}
}

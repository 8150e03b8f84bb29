package figure

import (
	"testing"

	"tiendo/internal/observation"
	"tiendo/internal/period"
)

// A deadline is written as the text writes dates, or in the words of the cell.
func TestDeadline(t *testing.T) {
	t.Parallel()
	for want, f := range map[string]observation.Field{
		"05/7/2023": {Text: "2023-07-05", Date: period.Date{Year: 2023, Month: 7, Day: 5}}, "quý IV/2024": {Text: "quý IV/2024"}, "": {},
	} {
		if got := deadline(f); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

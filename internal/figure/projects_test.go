package figure

import (
	"strings"
	"testing"

	"tiendo/internal/observation"
	"tiendo/internal/period"
)

// Every project stands once: parts after their project, their parts after them, and those that name each other.
func TestEveryProjectStands(t *testing.T) {
	t.Parallel()
	recs := []observation.Record{
		record("project", "P3", "parent", "P2"), record("project", "P1"), record("project", "P2", "parent", "P1"), record("project", "P4", "parent", "P9"),
		record("project", "P5", "parent", "P6"), record("project", "P6", "parent", "P5"), record("project", "P7", "parent", "P7"), record("project", "P8", "parent", "P1"),
	}
	var got []string
	for _, r := range nested(recs, "parent") {
		got = append(got, r.Code)
	}
	if want := "P1 P2 P3 P8 P4 P7 P5 P6"; strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", got, want)
	}
}

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

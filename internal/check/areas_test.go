package check

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tiendo/internal/diag"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

// What a table by area lacks is named: an empty cell, "…", a row that is gone; not what cannot be there, did not
// occur, or was refused and named.
func TestMissedAreas(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		lines []string
		signs map[string]quantity.Absence // of areas' cells in June
		shown bool
		want  []string
	}{
		{"all there", []string{"nd/303 huyen_luy_ke 2023-06 2023-01..06 5", "nd/311 huyen_luy_ke 2023-06 2023-01..06 6"}, nil, true, nil},
		{"empty", []string{"nd/303 huyen_luy_ke 2023-06 2023-01..06 5", "nd/311 huyen_luy_ke 2023-06 2023-01..06 6"}, map[string]quantity.Absence{"311": quantity.Empty}, true, []string{"N240 huyện Thủy Nguyên"}},
		{"not collected", []string{"nd/303 huyen_luy_ke 2023-06 2023-01..06 5", "nd/311 huyen_luy_ke 2023-06 2023-01..06 6"}, map[string]quantity.Absence{"303": quantity.NotCollected}, true, []string{"N240 quận Hồng Bàng"}},
		{"nothing to say", []string{"nd/303 huyen_luy_ke 2023-06 2023-01..06 5", "nd/311 huyen_luy_ke 2023-06 2023-01..06 6"}, map[string]quantity.Absence{"303": quantity.NotApplicable, "311": quantity.NotOccurred}, true, nil},
		{"refused", []string{"nd/303 huyen_luy_ke 2023-06 2023-01..06 5", "nd/311 huyen_luy_ke 2023-06 2023-01..06 6"}, map[string]quantity.Absence{"311": quantity.Refused}, true, nil},
		{"its row is gone", []string{"nd/311 huyen_luy_ke 2022-12 2022 9", "nd/303 huyen_luy_ke 2023-06 2023-01..06 5"}, nil, true, []string{"N240 huyện Thủy Nguyên"}},
		{"never heard of", []string{"nd/303 huyen_luy_ke 2023-06 2023-01..06 5"}, nil, true, nil},
		{"all blank", []string{"nd/303 huyen_luy_ke 2023-06 2023-01..06 5", "nd/311 huyen_luy_ke 2023-06 2023-01..06 6"},
			map[string]quantity.Absence{"303": quantity.Empty, "311": quantity.Empty}, true, []string{"N241 "}},
		{"no table this month", []string{"nd/303 huyen_luy_ke 2022-12 2022 5"}, nil, true, nil},
		{"shown nowhere", []string{"nd/303 huyen_luy_ke 2023-06 2023-01..06 5", "nd/311 huyen_luy_ke 2023-06 2023-01..06 6"}, map[string]quantity.Absence{"311": quantity.Empty}, false, nil},
	} {
		p, set := prog(), obs(t, c.lines...)
		if c.shown {
			p.Indicators = []program.Indicator{{Code: "I1", Components: []program.Component{{Code: "I1a", Areas: "nd"}}}}
		}
		for i := range set.Observations {
			if o := &set.Observations[i]; o.Sent == june {
				if a, absent := c.signs[o.Area]; absent {
					o.Value.Absence = a
				}
			}
		}
		_, found := judge(p, set)
		var got []string
		for _, d := range found {
			if d.Code != "N240" && d.Code != "N241" {
				continue
			}
			if d.Severity != diag.Notice || d.At.Body != "stc" || d.At.File == "" || (d.At.Cell == "") != (d.Code == "N241" || c.name == "its row is gone") {
				t.Errorf("%s: %+v", c.name, d)
			}
			area := ""
			for _, a := range p.Areas {
				if strings.Contains(d.Message, a.Name) {
					area = a.Name
				}
			}
			got = append(got, d.Code+" "+area)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

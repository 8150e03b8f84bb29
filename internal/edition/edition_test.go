package edition

import (
	"testing"

	"tiendo/internal/period"
)

func TestNameAndStamp(t *testing.T) {
	june := period.MonthOf(2023, 6)
	for _, c := range []struct {
		e           Edition
		name, stamp string
	}{
		{Edition{Period: june}, "ban-lam-viec", "2023-06-30"},
		{Edition{Period: june, Draft: 2}, "du-thao-2", "2023-06-30"},
		{Edition{Period: june, Final: true, Number: "123", Date: period.Date{Year: 2023, Month: 7, Day: 19}}, "chinh-thuc", "2023-07-19"},
	} {
		if c.e.Name() != c.name || c.e.Stamp().String() != c.stamp {
			t.Errorf("%+v: %s of %s, want %s of %s", c.e, c.e.Name(), c.e.Stamp(), c.name, c.stamp)
		}
	}
}

package workbook

import (
	"tiendo/internal/period"
	"tiendo/internal/quantity"
)

// Serial numbers of dates count days; the day before number 1 differs by system. Excel's 1900 system has
// a 29 February 1900 that never was, so its count holds for days after that.
var (
	origin1900 = period.Date{Year: 1899, Month: 12, Day: 30}.Days()
	origin1904 = period.Date{Year: 1904, Month: 1, Day: 1}.Days()
)

// DateNumber is the number that a date cell holds, in the 1900 system, which Write uses.
func DateNumber(d period.Date) quantity.Decimal {
	return quantity.Int(int64(d.Days() - origin1900))
}

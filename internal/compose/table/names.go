package table

import (
	"strings"

	"tiendo/internal/quantity"
)

// How rows name a workbook, a source, a measure.

// shownFile is a workbook as the bodies know it.
func shownFile(file string) string { return strings.TrimPrefix(file, "inputs/") }

// origin is the title of the source that a figure's row names; the address behind it stands in the workbook.
func origin(s quantity.Source) string {
	title, _, _ := strings.Cut(s.Note, " | ")
	return title
}

// inUnit is a measure's name with its unit, if it has one.
func inUnit(name, unit string) string {
	if unit == "" {
		return name
	}
	return name + ", " + unit
}

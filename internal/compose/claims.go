package compose

import "tiendo/internal/compose/tell"

// Claims are the claims that wordings may make: "<reaches_target: …>".
func Claims() []string { return tell.ClaimNames() }

// Values are the parts of wordings, and the fields of what sections are given, that print figures: beside them a word
// that asserts something must stand in a claim.
func Values() []string {
	return append(tell.FigureNames(), "rate", "aim", "bound", "Count", "Total", "Figure", "TimeGone")
}

package kind

import "tiendo/internal/program"

// Rank is a place in a ranking, counted from 1. It is judged as a level; places are nobody's trend, so there is no
// projection and nothing is needed of a year.
var Rank = Kind{
	Kind:       program.Kind{Name: "rank", Standing: true, Ordinal: true, Reversible: true},
	Values:     Level.Values,
	AchievedBy: "rank.achieved", ProjectedBy: "rank.projection",
	Current: lastReading, Road: fromBaseline, Achieved: lastReadingsAtTarget, Near: keepsPace,
	Series: everyReading, Path: pathFromBaseline,
}

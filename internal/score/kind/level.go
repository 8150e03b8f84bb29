package kind

import (
	"tiendo/internal/program"
	"tiendo/internal/score/evidence"
	"tiendo/internal/scorecard"
)

// Level is what stands at a point in time: a share, a count of what is in place. It is judged by its last reading
// and goes on in points from the baseline.
var Level = Kind{
	Kind:       program.Kind{Name: "level", Standing: true, Reversible: true},
	Values:     []string{"value.reading"},
	AchievedBy: "level.achieved", ProjectedBy: "level.projection",
	Current: lastReading, Road: fromBaseline, Project: straight, Achieved: lastReadingsAtTarget, Near: onRoad, Reaches: coversRoad,
	Needed: steps, Series: everyReading, Path: pathFromBaseline,
}

func lastReading(e *evidence.Evidence) Current {
	list := e.Readings.All(e.Readings.Until())
	out := Current{Rule: "value.reading", Closed: evidence.YearEnds(list)}
	n := len(list)
	if n == 0 {
		return out
	}
	out.Reading, out.Fresh = list[n-1], list[n-1].Period.To
	out.Inputs = []scorecard.Named{scorecard.Name("reading", out.Value)}
	if n > 1 {
		out.Before = list[n-2]
		out.Inputs = append(out.Inputs, scorecard.Name("reading_before", out.Before.Value))
	}
	return out
}

// lastReadingsAtTarget wants the last reading at the target, and of what may fall back the one before too.
func lastReadingsAtTarget(e *evidence.Evidence, p Progress) (bool, []scorecard.Named) {
	met, in := e.AtTarget(p.Now.Value.Num), valueAndTarget(e, p)
	if e.Reversible {
		met = met && p.Now.Before.Known() && e.AtTarget(p.Now.Before.Value.Num)
		in = append(in, scorecard.Name("reading_before", p.Now.Before.Value))
	}
	return met, in
}

func everyReading(e *evidence.Evidence, _ Current) []scorecard.Point { return e.EveryReading() }

package kind

import (
	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
	"tiendo/internal/score/evidence"
	"tiendo/internal/scorecard"
)

// What follows is how several kinds ask the evidence alike.

func fromBaseline(e *evidence.Evidence, now Current) evidence.Road {
	return e.RoadFrom(e.Baseline.Value, now.Reading)
}

func straight(e *evidence.Evidence, p Progress) quantity.Value {
	return e.Straight(p.Road, p.Now.Reading)
}

// onRoad wants the share of both: the projection may fall short of the target by no more of the road than the pace
// may of the time, so that for a straight line both say the same.
func onRoad(e *evidence.Evidence, p Progress, share quantity.Decimal) bool {
	return keepsPace(e, p, share) && coversRoad(e, p, share)
}

func keepsPace(_ *evidence.Evidence, p Progress, share quantity.Decimal) bool {
	return p.Road.Pace.Known() && calc.AtLeast(p.Road.Pace.Num, share)
}

// projectedAtTarget tells whether the projection is at the target or better, as printed.
func projectedAtTarget(e *evidence.Evidence, p Progress) bool {
	return p.Projection.Known() && e.AtTarget(p.Projection.Num)
}

func coversRoad(e *evidence.Evidence, p Progress, share quantity.Decimal) bool {
	return e.Covers(p.Road, p.Projection, share)
}

func steps(e *evidence.Evidence, p Progress) (needed, soFar quantity.Value) {
	return e.Steps(p.Road, p.Now.Reading)
}

func years(e *evidence.Evidence, _ Current) []scorecard.Point { return e.YearsAndToDate() }

func pathFromBaseline(e *evidence.Evidence) evidence.Path { return e.PathFrom(e.Baseline) }

// valueAndTarget are what every kind looks at first.
func valueAndTarget(e *evidence.Evidence, p Progress) []scorecard.Named {
	return []scorecard.Named{scorecard.Name("value", p.Now.Value), scorecard.Name("target", e.Target.Value)}
}

// together is the estimate mark and the vintage of a value made of several readings.
func together(list []evidence.Reading) (r evidence.Reading) {
	for _, x := range list {
		r.Estimate = r.Estimate || x.Estimate
		r.Sent = max(r.Sent, x.Sent)
	}
	return r
}

// named are readings as inputs of a step, each by its period behind a role: "year.2022".
func named(role string, list []evidence.Reading) []scorecard.Named {
	var out []scorecard.Named
	for _, r := range list {
		out = append(out, scorecard.Name(role+"."+r.Period.String(), r.Value))
	}
	return out
}

package score

import (
	"strconv"

	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
	"tiendo/internal/score/evidence"
	"tiendo/internal/scorecard"
)

// decide turns what is achieved, pace and projection into a status (method.yaml: on_track, challenging). The way out
// of "on track" is narrower than the way in, so that a component on the edge does not change sides every month.
func (j *judgement) decide(before func() scorecard.Status) {
	if j.achieved {
		j.status, j.ground = scorecard.Achieved, j.safe()
		return
	}
	in := []scorecard.Named{scorecard.Name("pace", j.Road.Pace), scorecard.Name("projection", j.Projection)}
	if !j.Road.Pace.Known() && j.Road.Why != evidence.WhyAtBase && !j.kind.Kept && !j.there() {
		j.sub = scorecard.SubTooFewData
		j.step("not_assessed", j.Road.Why, in...)
		return
	}
	onTrack, threshold := j.onTrack(before)
	if threshold.Known() {
		in = append(in, scorecard.Name("threshold", threshold))
	}
	j.step("on_track", strconv.FormatBool(onTrack), in...)
	if onTrack {
		j.status = scorecard.OnTrack
		return
	}
	j.status, j.sub, j.ground = scorecard.Challenging, j.challenge(), j.lacks()
	j.step("challenging", string(j.sub), scorecard.Name("value", j.Now.Value), scorecard.Name("baseline", j.e.Baseline.Value))
}

// onTrack tells whether the component is on track, and by which threshold where one was asked; it says on what ground.
func (j *judgement) onTrack(before func() scorecard.Status) (bool, quantity.Value) {
	near := func(share quantity.Decimal) bool { return j.kind.Near(j.e, j.Progress, share) }
	enter, leave := j.e.Method.OnTrackPace, j.e.Method.LeavePace
	switch {
	case j.kind.Kept:
		j.ground = scorecard.GroundOpenYear
		if j.Now.ClosedYear && j.e.AtTarget(j.Now.Value.Num) {
			j.ground = scorecard.GroundLastYear
		}
		return near(enter), quantity.Value{}
	case j.there():
		// There already, only not safe yet: a single reading, or an estimate.
		j.ground = scorecard.GroundEstimate
		if j.e.Reversible {
			j.ground = scorecard.GroundAwaiting
		}
		return true, quantity.Value{}
	case near(enter):
		switch {
		case j.projectionReaches() || j.kind.Project == nil:
			j.ground = scorecard.GroundReaches
		case j.kind.Reaches != nil && j.kind.Reaches(j.e, j.Progress, enter):
			j.ground = scorecard.GroundWithin
		default:
			j.ground = scorecard.GroundUnit
		}
		return true, calc.Pure(enter)
	case near(leave) && atLeastOnTrack(before()):
		j.ground = scorecard.GroundStays
		return true, calc.Pure(leave)
	}
	return false, calc.Pure(enter)
}

// there tells whether the value is at the target. A span is not there before its end.
func (j *judgement) there() bool { return j.e.AtTarget(j.Now.Value.Num) && !j.kind.Span }

// safe is the ground of what is achieved.
func (j *judgement) safe() scorecard.Ground {
	// A total that must rise is there once it is there; any other span only when it is over.
	final := !j.kind.Span || j.Now.Period.To >= j.e.Span.To || (j.kind.FromZero && j.e.Rises())
	if final && j.e.AtTarget(j.Now.Value.Num) {
		return scorecard.GroundReached
	}
	return scorecard.GroundOnPlans
}

// lacks is what keeps a component from being on track.
func (j *judgement) lacks() scorecard.Ground {
	enter := j.e.Method.OnTrackPace
	slow := j.Road.Pace.Known() && !calc.AtLeast(j.Road.Pace.Num, enter)
	short := j.kind.Reaches != nil && !j.kind.Reaches(j.e, j.Progress, enter)
	switch {
	case j.kind.Kept:
		return scorecard.GroundMissed
	case slow && short:
		return scorecard.GroundBoth
	case short:
		return scorecard.GroundShort
	}
	return scorecard.GroundSlow
}

// projectionReaches tells whether the projection is at the target or better, as printed.
func (j *judgement) projectionReaches() bool {
	return j.Projection.Known() && j.e.AtTarget(j.Projection.Num)
}

// within tells whether a component is on track although its projection falls short of the target by what the method
// lets pass.
func (j *judgement) within() bool {
	return j.status == scorecard.OnTrack && j.Projection.Known() && !j.projectionReaches() &&
		(j.ground == scorecard.GroundWithin || j.ground == scorecard.GroundStays)
}

func atLeastOnTrack(s scorecard.Status) bool {
	return s == scorecard.OnTrack || s == scorecard.Achieved
}

// challenge is the finer label: whether it goes the wrong way or only too slowly.
func (j *judgement) challenge() scorecard.SubStatus {
	base := j.e.Baseline.Value
	switch {
	case j.kind.FromZero || !base.Known() || j.e.Meets(j.Now.Value.Num, base.Num):
		return scorecard.SubSpeedUp
	case j.e.Rises():
		return scorecard.SubBelowBase
	}
	return scorecard.SubWorseBase
}

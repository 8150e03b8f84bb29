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
		j.status = scorecard.Achieved
		return
	}
	method := j.e.Method
	in := []scorecard.Named{scorecard.Name("pace", j.Road.Pace), scorecard.Name("projection", j.Projection)}
	near := func(share quantity.Decimal) bool { return j.kind.Near(j.e, j.Progress, share) }
	threshold, onTrack := quantity.Value{}, false
	switch {
	case j.kind.Kept:
		onTrack = near(method.OnTrackPace)
	case j.e.AtTarget(j.Now.Value.Num) && !j.kind.Span:
		// There already, only not safe yet: a single reading, or an estimate. A span is not there before its end.
		onTrack = true
	case !j.Road.Pace.Known() && j.Road.Why != evidence.WhyAtBase:
		j.sub = scorecard.SubTooFewData
		j.step("not_assessed", j.Road.Why, in...)
		return
	case near(method.OnTrackPace):
		threshold, onTrack = calc.Pure(method.OnTrackPace), true
	case near(method.LeavePace) && atLeastOnTrack(before()):
		threshold, onTrack = calc.Pure(method.LeavePace), true
	default:
		threshold = calc.Pure(method.OnTrackPace)
	}
	if threshold.Known() {
		in = append(in, scorecard.Name("threshold", threshold))
	}
	j.step("on_track", strconv.FormatBool(onTrack), in...)
	if onTrack {
		j.status = scorecard.OnTrack
		return
	}
	j.status, j.sub = scorecard.Challenging, j.challenge()
	j.step("challenging", string(j.sub), scorecard.Name("value", j.Now.Value), scorecard.Name("baseline", j.e.Baseline.Value))
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

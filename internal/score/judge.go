package score

import (
	"strconv"

	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
	"tiendo/internal/score/evidence"
	"tiendo/internal/score/kind"
	"tiendo/internal/scorecard"
)

// judgement is what the rules say of one component in one month.
type judgement struct {
	e    *evidence.Evidence
	kind kind.Kind
	kind.Progress
	achieved bool
	status   scorecard.Status
	sub      scorecard.SubStatus
	ground   scorecard.Ground
	steps    []scorecard.Step
}

func (j *judgement) step(rule, result string, inputs ...scorecard.Named) {
	j.steps = append(j.steps, scorecard.Step{Rule: rule, Inputs: inputs, Result: result})
}

// result is a number as a step has it, without the last digits that divisions leave; whoever prints it rounds it once.
func result(d quantity.Decimal) string { return d.Round(12).String() }

// judge applies the method to the component. before is the component's status in the month before; it is
// asked only where the way out of "on track" is narrower than the way in.
func (j *judgement) judge(before func() scorecard.Status) {
	j.Now = j.kind.Current(j.e)
	if j.Now.Known() {
		j.step(j.Now.Rule, result(j.Now.Value.Num), j.Now.Inputs...)
	}
	j.Road = j.kind.Road(j.e, j.Now)
	if sub, ok := j.assessable(); !ok {
		j.sub = sub
		j.step("not_assessed", string(sub), j.valueAndTarget()...)
		return
	}
	j.Projection = j.project()
	var looked []scorecard.Named
	j.achieved, looked = j.kind.Achieved(j.e, j.Progress)
	j.step(j.kind.AchievedBy, strconv.FormatBool(j.achieved), looked...)
	if j.Projection.Known() {
		j.step(j.kind.ProjectedBy, result(j.Projection.Num), scorecard.Name("projection", j.Projection))
	}
	if j.Road.Pace.Known() {
		j.step("pace", result(j.Road.Pace.Num), scorecard.Name("road", j.Road.Share), scorecard.Name("time", j.Road.Time))
	}
	j.decide(before)
}

func (j *judgement) valueAndTarget() []scorecard.Named {
	return []scorecard.Named{scorecard.Name("value", j.Now.Value), scorecard.Name("target", j.e.Target.Value)}
}

// assessable tells whether there is a valid current value and a target, and if not, why (method.yaml: validity,
// not_assessed).
func (j *judgement) assessable() (scorecard.SubStatus, bool) {
	due := j.e.Due(j.kind.YearsOnly != nil && j.kind.YearsOnly(j.e))
	switch {
	case !j.e.Target.Value.Known():
		return scorecard.SubTooFewData, false
	case !j.Now.Known() && due < j.e.Span.From:
		return scorecard.SubNotYetDue, false
	case !j.Now.Known():
		return scorecard.SubTooFewData, false
	}
	age := j.e.Month - j.Now.Fresh
	months := scorecard.Name("months", calc.Count(int(age)))
	// What came after the target's end is not judged any more, so the last value stands for good.
	if age > j.e.ValidFor(j.Now.ClosedYear) && j.e.Month <= j.e.Span.To {
		j.step("validity", "expired", months)
		if j.Now.Fresh >= due {
			return scorecard.SubNotYetDue, false
		}
		return scorecard.SubExpired, false
	}
	if age > 0 {
		j.step("validity", "carried", months)
	}
	return scorecard.SubNone, true
}

// project is the kind's projection within what can be.
func (j *judgement) project() quantity.Value {
	if j.kind.Project == nil {
		return j.e.Unknown()
	}
	v := j.kind.Project(j.e, j.Progress)
	// What has never been below zero is not foretold to fall below it: visitors, revenue, shares. A rate may.
	if v.Known() && v.Num.Sign() < 0 && j.Now.Value.Num.Sign() >= 0 && j.Road.Base.Num.Sign() >= 0 && !j.kind.Rate {
		v = j.bounded(v, calc.Zero)
	}
	if v.Known() && j.e.BeyondLimit(v.Num) {
		v = j.bounded(v, *j.e.Limit)
	}
	return v
}

func (j *judgement) bounded(v quantity.Value, bound quantity.Decimal) quantity.Value {
	return calc.Derive(j.e.Unit, bound, "{0} → {1}", v, quantity.Of(bound, j.e.Unit))
}

package evidence

import (
	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
)

// Road is how much of the way from a base to the target was covered in how much of the time, both at the end of one
// reading's period (method.yaml: pace). Shares are of 1 and may go beyond it.
type Road struct {
	Base  quantity.Value // where it begins
	Share quantity.Value // covered: (reading − base) ÷ (target − base)
	Time  quantity.Value // gone, of the time that the target is for
	Pace  quantity.Value // Share ÷ Time
	Why   string         // why there is no pace, a key of the wording: "why.no_baseline"; "" where there is one
}

// WhyAtBase is Road.Why where the base is at the target already or beyond it: there is nothing to cover.
const WhyAtBase = "why.same_base"

// Timed is a road of which only the time is known yet; false with the reason where a pace can have no meaning.
func (e *Evidence) Timed(base quantity.Value, now Reading) (Road, bool) {
	none := quantity.Value{Absence: quantity.Undefined}
	r := Road{Base: base, Share: none, Time: none, Pace: none}
	switch {
	case !now.Known():
		r.Why = "why.no_value"
		return r, false
	case !e.Target.Value.Known():
		r.Why = "why.no_target"
		return r, false
	}
	gone, whole := e.months(now)
	if gone.Sign() <= 0 || whole.Sign() <= 0 {
		r.Why = "why.no_time"
		return r, false
	}
	r.Time = calc.Quotient("", "{0} ÷ {1}", calc.Pure(gone), calc.Pure(whole))
	return r, true
}

// months are how many months of the target's time were over at the end of a reading's period, of how many.
func (e *Evidence) months(now Reading) (gone, whole quantity.Decimal) {
	return calc.Count(e.Span.Gone(now.Period.To)).Num, calc.Count(e.Span.Months()).Num
}

// RoadFrom is the road from a base to the target as far as a reading shows it.
func (e *Evidence) RoadFrom(base quantity.Value, now Reading) Road {
	r, ok := e.Timed(base, now)
	if !ok {
		return r
	}
	if !base.Known() {
		r.Why = "why.no_baseline"
		return r
	}
	target := e.Target.Value
	if !e.ahead(base.Num, target.Num) {
		r.Why = WhyAtBase
		return r
	}
	covered, length := now.Value.Num.Sub(base.Num), target.Num.Sub(base.Num)
	r.Share = calc.Derive("", calc.Ratio(covered, length), "({0} − {1}) ÷ ({2} − {1})", now.Value, base, target)
	// One division from whole numbers: two in a row would put an exact 0,95 a hair below itself.
	gone, whole := e.months(now)
	r.Pace = calc.Derive("", calc.Ratio(covered.Mul(whole), length.Mul(gone)), "{0} ÷ {1}", r.Share, r.Time)
	return r
}

// ahead tells whether a target is strictly better than the base, digits that are not printed included.
func (e *Evidence) ahead(base, target quantity.Decimal) bool {
	if e.Rises() {
		return target.Cmp(base) > 0
	}
	return target.Cmp(base) < 0
}

// Straight is the value at the target's end if it goes on in points as from the base until now: base + (now − base)
// ÷ time.
func (e *Evidence) Straight(r Road, now Reading) quantity.Value {
	if !r.Base.Known() || !r.Time.Known() {
		return calc.Absent(e.Unit, now.Value)
	}
	gone, whole := e.months(now)
	rise := calc.Ratio(now.Value.Num.Sub(r.Base.Num).Mul(whole), gone)
	return calc.Derive(e.Unit, r.Base.Num.Add(rise), "{0} + ({1} − {0}) ÷ {2}", r.Base, now.Value, r.Time)
}

// Covers tells whether a projection meets the target or covers a share of the road to it (method.yaml: on_track).
func (e *Evidence) Covers(r Road, projection quantity.Value, share quantity.Decimal) bool {
	switch {
	case !projection.Known():
		return false
	case e.AtTarget(projection.Num):
		return true
	case !r.Base.Known() || !e.ahead(r.Base.Num, e.Target.Value.Num):
		return false // there is no road of which a share could be covered
	}
	covered, ok := projection.Num.Sub(r.Base.Num).Quo(e.Target.Value.Num.Sub(r.Base.Num))
	return ok && calc.AtLeast(covered, share)
}

// Steps are what each year must still bring on average to come to the target, and what each brought since the base,
// in the component's unit a year. Either is absent where there is no time for it; nothing is needed at the target.
func (e *Evidence) Steps(r Road, now Reading) (needed, soFar quantity.Value) {
	needed, soFar = e.Unknown(), e.Unknown()
	if !r.Base.Known() {
		return needed, soFar
	}
	target := e.Target.Value
	gone := e.Span.Gone(now.Period.To)
	left := e.Span.Months() - gone
	if gone > 0 {
		years := calc.Years(gone)
		soFar = calc.Derive(e.Unit, calc.Ratio(now.Value.Num.Sub(r.Base.Num), years.Num), "({0} − {1}) ÷ {2}", now.Value, r.Base, years)
	}
	if left > 0 && !e.AtTarget(now.Value.Num) {
		years := calc.Years(left)
		needed = calc.Derive(e.Unit, calc.Ratio(target.Num.Sub(now.Value.Num), years.Num), "({0} − {1}) ÷ {2}", target, now.Value, years)
	}
	return needed, soFar
}

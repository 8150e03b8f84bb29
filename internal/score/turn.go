package score

import (
	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
	"tiendo/internal/scorecard"
)

// turn is where the status changes sides between on track and challenging: what the value, at its own date, and the
// projection must be to come in, or may fall to before it is out. It is empty where no threshold decides.
func (j *judgement) turn() scorecard.Turn {
	var out scorecard.Turn
	share := j.e.Method.OnTrackPace
	switch {
	case j.kind.Kept || j.kind.FromZero && !j.e.Rises():
		return out
	case j.status == scorecard.OnTrack:
		share = j.e.Method.LeavePace
	case j.status != scorecard.Challenging:
		return out
	}
	target, times := j.e.Target.Value, calc.Pure(share)
	switch {
	case j.kind.Rate:
		pattern, num := "{0} × {1}", target.Num.Mul(share)
		if !j.e.Rises() {
			pattern, num = "{0} ÷ {1}", calc.Ratio(target.Num, share)
		}
		out.Value = calc.Derive(j.e.Unit, num, pattern, target, times)
		out.Projection = out.Value
	case j.Road.Share.Known() && j.Road.Time.Known():
		base, way := j.Road.Base, target.Num.Sub(j.Road.Base.Num).Mul(share)
		out.Value = calc.Derive(j.e.Unit, base.Num.Add(way.Mul(j.Road.Time.Num)), "{0} + ({1} − {0}) × {2} × {3}", base, target, j.Road.Time, times)
		if j.kind.Project != nil {
			out.Projection = calc.Derive(j.e.Unit, base.Num.Add(way), "{0} + ({1} − {0}) × {2}", base, target, times)
		}
	}
	for _, v := range []*quantity.Value{&out.Value, &out.Projection} {
		*v = j.enough(*v)
	}
	return out
}

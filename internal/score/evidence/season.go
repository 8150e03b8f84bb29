package evidence

import (
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/score/calc"
)

// comparable tells whether a period may be set against the same period of another year: January and February only
// together, because Tết falls in either.
func comparable(p period.Period) bool {
	return p.Months() > 1 || p.To.Number() > 2
}

// SeasonShare is the share of a year's result that had come by the end of a year to date: by the year before where
// that is known, because few things come evenly, else by months.
func (r Readings) SeasonShare(toDate Reading) quantity.Value {
	same, before := r.SameBefore(toDate), r.Year(toDate.Period.To.Year()-1)
	if same.Known() && before.Known() && same.Value.Num.Sign() > 0 && before.Value.Num.Cmp(same.Value.Num) >= 0 {
		return calc.Quotient("", "{0} ÷ {1}", same.Value, before.Value)
	}
	return calc.Quotient("", "{0} ÷ {1}", calc.Count(toDate.Period.Months()), calc.Count(12))
}

// OnPath tells whether an open year's flow has come as far as its plan asks by then, and how far that is: plan ×
// the season's share. With nothing to compare, or only January and February, it is not held against the component.
func (e *Evidence) OnPath(open Reading, plan quantity.Value) (ok bool, path quantity.Value) {
	if !open.Known() || open.Period.To.Number() <= 2 || !plan.Known() {
		return true, quantity.Value{Unit: e.Unit}
	}
	share := e.Readings.SeasonShare(open)
	path = calc.Derive(e.Unit, plan.Num.Mul(share.Num), "{0} × {1}", plan, share)
	return e.Meets(open.Value.Num, path.Num), path
}

// WholeYear is what a flow's open year comes to if the rest of it goes on as the season says; absent where the year
// to date says nothing yet.
func (e *Evidence) WholeYear(open Reading) quantity.Value {
	if open.Known() && comparable(open.Period) {
		if share := e.Readings.SeasonShare(open); share.Known() && share.Num.Sign() > 0 {
			return calc.Quotient(e.Unit, "{0} ÷ {1}", open.Value, share)
		}
	}
	return quantity.Value{}
}

package score

import (
	"tiendo/internal/diag"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// rulings are statuses that somebody with the right to do so set on an indicator (the sheet Đánh giá).
type rulings []observation.Ruling

// inForce is the ruling that counts for an indicator in a month: the newest one.
func (rs rulings) inForce(indicator string, m period.Month) (observation.Ruling, bool) {
	var out observation.Ruling
	found := false
	for _, r := range rs {
		if _, ok := scorecard.ParseStatus(r.Status); !ok || r.Indicator != indicator || r.Sent > m || expired(r, m) {
			continue
		}
		if !found || r.Sent > out.Sent || (r.Sent == out.Sent && r.At.Cell > out.At.Cell) {
			out, found = r, true
		}
	}
	return out, found
}

func expired(r observation.Ruling, m period.Month) bool {
	return !r.Until.IsZero() && r.Until.Compare(m.End()) < 0
}

// check names rulings that cannot be applied.
func (rs rulings) check(p *program.Program, m period.Month) diag.List {
	var found diag.List
	for _, r := range rs {
		at := diag.Place{File: r.At.File, Sheet: r.At.Sheet, Cell: r.At.Cell}
		args := wording.Args{"indicator": r.Indicator, "status": r.Status, "until": vitext.Date(r.Until)}
		code := ""
		_, known := scorecard.ParseStatus(r.Status)
		switch {
		case p.IndicatorByCode(r.Indicator) == nil:
			code = "E308"
		case !known:
			code = "E309"
		case expired(r, m) && !expired(r, m.Add(-1)):
			code = "N310" // said once, in the month in which it lapses
		default:
			continue
		}
		d := wording.Diagnostic(code, at, args)
		d.Subject = r.Indicator
		found = append(found, d)
	}
	return found
}

// overrule puts a ruling in place of the computed status; what the rules gave stays beside it.
func overrule(in *scorecard.Indicator, r observation.Ruling) {
	in.Status, _ = scorecard.ParseStatus(r.Status)
	in.Sub = scorecard.SubByDirection
	until := ""
	if !r.Until.IsZero() {
		until = wording.Text("score.ruling.until", wording.Args{"date": vitext.Date(r.Until)})
	}
	in.Ruling = wording.Text("score.ruling", wording.Args{"by": r.By, "why": r.Why, "until": until})
	// A ruling is about the indicator, so its step closes the trace of the component that decided, or of the first.
	c := in.Deciding()
	if c == nil {
		return
	}
	cell := quantity.Value{Absence: quantity.NotApplicable, Sources: []quantity.Source{r.At}, Derived: in.Ruling}
	c.Trace = append(c.Trace, scorecard.Step{Rule: "ruling", Inputs: []scorecard.Named{scorecard.Name("ruling", cell)}, Result: in.Status.String()})
}

package score

import (
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
	"tiendo/internal/wording"
)

// missedAreas names the areas of which a figure was expected and did not come, in the month in which the others'
// came. What was refused has been named where it was. lead is who answers where no cell says who sent it.
func (j *judgement) missedAreas(lead string, points []scorecard.AreaPoint) diag.List {
	at := j.e.At
	at.Body = lead
	fresh := false
	for _, a := range points {
		if a.Sent == j.e.Month {
			fresh = true
			if len(a.Value.Sources) > 0 {
				at = cellOf(a.Value.Sources[0])
			}
		}
	}
	var out diag.List
	say := func(code string, where diag.Place, args wording.Args) {
		args["component"], args["name"] = j.e.Code, j.e.Name
		d := wording.Diagnostic(code, where, args)
		d.Subject = j.e.Code
		out = append(out, d)
	}
	if blank := j.e.BlankAreas(); !blank.IsZero() {
		say("N341", at, wording.Args{"period": blank.String()})
	}
	if !fresh {
		return out
	}
	table := at
	table.Cell = ""
	for _, a := range points {
		if !a.Missed() || a.Value.Absence == quantity.Refused {
			continue
		}
		where := table
		if len(a.Value.Sources) > 0 {
			where = cellOf(a.Value.Sources[0])
		}
		say("N340", where, wording.Args{"area": j.e.AreaName(a.Area), "period": a.Period.String()})
	}
	return out
}

// cellOf is a cell as a finding names it, with the body that sent it.
func cellOf(s quantity.Source) diag.Place {
	body, _, _ := strings.Cut(s.Submission, "/")
	return diag.Place{File: s.File, Sheet: s.Sheet, Cell: s.Cell, Body: body}
}

package export

import (
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
	"tiendo/internal/scorecard"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// The cells that say of a value what the report's places say of it.

// absenceCell says how a value is absent; blank where it is there.
func absenceCell(v quantity.Value) workbook.DraftCell {
	if v.Known() {
		return textCell("")
	}
	return textCell(wording.Text("export.absence."+absences[v.Absence], nil))
}

func illustrativeCell(v quantity.Value) workbook.DraftCell { return yesCell(reading.Illustrative(v)) }

// verifyingCell is the period of a refused figure that would be newer than all that is known.
func verifyingCell(c scorecard.Component) workbook.DraftCell {
	r, ok := c.Verifying()
	if !ok {
		return textCell("")
	}
	return textCell(r.Period.String())
}

// areaSheets have what is known by area, all of a component's areas of one period, and of what is missed the last
// known; none where the program asks for nothing by area.
func (r Report) areaSheets() []workbook.DraftSheet {
	var rows [][]workbook.DraftCell
	for _, i := range r.Card.Indicators {
		for _, c := range i.Components {
			for _, a := range c.Areas {
				name := a.Area
				if x := r.Program.AreaByCode(a.Area); x != nil {
					name = x.Name
				}
				rows = append(rows, []workbook.DraftCell{textCell(c.Code), textCell(c.Name), textCell(c.Unit), textCell(name), textCell(a.Period.String()), numberCell(a.Value),
					absenceCell(a.Value), yesCell(a.Estimate), illustrativeCell(a.Value), numberCell(a.Plan), numberCell(a.Last), textCell(a.LastPeriod.String()),
					placesCell(append(a.Value.Sources[:len(a.Value.Sources):len(a.Value.Sources)], a.Last.Sources...))})
			}
		}
	}
	if rows == nil {
		return nil
	}
	return []workbook.DraftSheet{sheet("areas", []column{{"code", 10}, {"name", 44}, {"unit", 14}, {"area", 22}, {"period", 14}, {"value", 14}, {"absence", 22}, {"estimate", 8}, {"illustrative", 10},
		{"plan", 14}, {"last", 14}, {"last_period", 14}, {"sources", 60}}, rows)}
}

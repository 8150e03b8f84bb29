package check

import (
	"cmp"

	"tiendo/internal/diag"
	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/wording"
)

// areaChecker looks for what areas did not give.
type areaChecker struct{ *checker }

// missedAreas names the areas of which a table gave nothing this month, where a component shows its measure by area:
// the report says that they are missed. What was refused has been named where it was.
func (c areaChecker) missedAreas() {
	for i := range c.p.Forms {
		f := &c.p.Forms[i]
		for j := range f.Tables {
			t := &f.Tables[j]
			if t.Kind != program.Areas {
				continue
			}
			for k := range t.Columns {
				col := &t.Columns[k]
				measure := cmp.Or(col.Measure, t.Measure)
				if col.Note || (col.Kind != observation.Actual && col.Kind != observation.Estimate) || !c.shownByArea(measure) {
					continue
				}
				for _, body := range f.Bodies {
					c.missedIn(t, c.areaCells(body, measure, col.Code))
				}
			}
		}
	}
}

// shownByArea tells whether a component shows a measure by area.
func (c areaChecker) shownByArea(measure string) bool {
	for _, in := range c.p.Indicators {
		for i := range in.Components {
			if in.Components[i].Areas == measure {
				return true
			}
		}
	}
	return false
}

// areaCells are the cells that a body gave this month in one column by area.
func (c areaChecker) areaCells(body, measure, column string) map[string]*observation.Observation {
	out := map[string]*observation.Observation{}
	for i := range c.set.Observations {
		o := &c.set.Observations[i]
		if o.Body == body && o.Sent == c.set.Month && o.Measure == measure && o.Column == column && o.Area != "" {
			out[o.Area] = o
		}
	}
	return out
}

// missedIn names what a column by area lacks. A column in which nothing stands at all is named once.
func (c areaChecker) missedIn(t *program.Table, cells map[string]*observation.Observation) {
	var any *observation.Observation // of whose place and period the others are too
	stands, blank := false, false
	for _, a := range c.p.Areas { // in order, so that the same cell is named every time
		o := cells[a.Code]
		if o == nil {
			continue
		}
		if any == nil || len(any.Value.Sources) == 0 {
			any = o
		}
		switch o.Value.Absence {
		case quantity.Empty:
			blank = true
		case quantity.Present, quantity.Refused, quantity.NotCollected, quantity.NotOccurred:
			stands = true
		case quantity.NotReported, quantity.NotApplicable, quantity.Undefined:
		}
	}
	switch {
	case any == nil:
		return
	case !stands && blank:
		c.missed("N241", "", any, any)
		return
	}
	for _, a := range c.p.Areas {
		if (t.AreaSet != "" && a.Set != t.AreaSet) || !a.In(any.Period.To) {
			continue
		}
		o := cells[a.Code]
		switch {
		case o == nil && c.everKnown(any.Measure, a.Code), // its row is gone
			o != nil && (o.Value.Absence == quantity.Empty || o.Value.Absence == quantity.NotCollected):
			c.missed("N240", a.Code, o, any)
		}
	}
}

// everKnown tells whether a figure of an area was ever given.
func (c areaChecker) everKnown(measure, area string) bool {
	for _, i := range c.of(measure, area) {
		if o := &c.set.Observations[i]; o.Value.Known() && o.Kind != observation.Plan && o.Kind != observation.Ratio {
			return true
		}
	}
	return false
}

// missed says that a figure by area is not there: at its cell where it has one, else at the sheet of another's.
func (c areaChecker) missed(code, area string, o, other *observation.Observation) {
	at := diag.Place{Body: other.Body}
	if len(other.Value.Sources) > 0 {
		at.File, at.Sheet = other.Value.Sources[0].File, other.Value.Sources[0].Sheet
	}
	if area != "" && o != nil && len(o.Value.Sources) > 0 {
		at.Cell = o.Value.Sources[0].Cell
	}
	d := wording.Diagnostic(code, at, wording.Args{"measure": c.Figure(other.Measure, area, other.Period)})
	d.Subject = other.Measure
	c.found = append(c.found, d)
}

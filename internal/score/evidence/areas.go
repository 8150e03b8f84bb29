package evidence

import (
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// AreaPoints are the figures by area of the measure that the component shows, in the program's order, all of one
// period: the newest for which anything at all is said of any area. An area of which nothing is known then keeps its
// place, absent as its cell says, with its last known figure and that one's own period beside: an older figure never
// stands in the place of a newer one. Left out are areas that nobody is asked of: those whose cell says that there
// can be no figure ("x"), and those that never had one and have no cell.
func (e *Evidence) AreaPoints() []scorecard.AreaPoint {
	if e.Areas == "" {
		return nil
	}
	known := e.figures.byArea(e.Areas, e.Month)
	newest := known.newest()
	if newest.IsZero() {
		return nil
	}
	sets := map[string]bool{}
	for i := range e.figures.program.Areas {
		if a := &e.figures.program.Areas[i]; known.said(a.Code) {
			sets[a.Set] = true
		}
	}
	level := e.accumulates(program.Level)
	var out []scorecard.AreaPoint
	for i := range e.figures.program.Areas {
		a := &e.figures.program.Areas[i]
		now, last := known.at(a.Code, newest, level), known.before(a.Code, newest)
		switch {
		case !sets[a.Set] || !a.In(newest.To):
			continue
		case now.Value.Absence == quantity.NotApplicable && !last.Known(), now.Period.IsZero() && !last.Known():
			continue
		}
		p := scorecard.AreaPoint{Area: a.Code, Period: newest, Value: now.Value, Estimate: now.Estimate}
		p.Value.Unit = known.unit
		p.Plan, _ = e.figures.planOfArea(e.Areas, areaKey{a.Code, period.Year(newest.To.Year())}, e.Month)
		if !now.Known() && now.Value.Absence != quantity.NotOccurred {
			p.Last, p.LastPeriod = last.Value, last.Period
		}
		out = append(out, p)
	}
	return out
}

// accumulates tells how the measure that is shown by area does.
func (e *Evidence) accumulates(a program.Accumulation) bool {
	m := e.figures.program.MeasureByCode(e.Areas)
	return m != nil && m.Accumulates == a
}

// byArea is what was said of one measure by area up to a month.
type byArea struct {
	unit string
	of   map[string][]Reading // area → readings by time, the longer period last, absent ones with their reason
}

// byArea gathers what is said of a measure by area, plans apart.
func (f *Figures) byArea(measure string, m period.Month) byArea {
	out := byArea{of: map[string][]Reading{}}
	if decl := f.program.MeasureByCode(measure); decl != nil {
		out.unit = decl.Unit
	}
	for _, k := range f.areas[measure] { // sorted by area and time
		if k.period.To > m {
			continue
		}
		if r, ok := f.ofArea(measure, k, m); ok {
			out.of[k.area] = append(out.of[k.area], r)
		}
	}
	return out
}

// said tells whether anything, an absence included, is said of an area.
func (b byArea) said(area string) bool { return len(b.of[area]) > 0 }

// newest is the newest period for which something stands in the cell of any area. A period of which all cells are
// blank was not reported.
func (b byArea) newest() period.Period {
	var out period.Period
	for _, list := range b.of {
		for _, r := range list {
			if stands(r.Value) && (out.IsZero() || r.Period.Compare(out) > 0) {
				out = r.Period
			}
		}
	}
	return out
}

// stands tells whether a cell says anything of its period: a number, one that was refused, or why there is none.
func stands(v quantity.Value) bool {
	switch v.Absence {
	case quantity.Present, quantity.Refused, quantity.NotCollected, quantity.NotOccurred:
		return true
	case quantity.NotReported, quantity.Empty, quantity.NotApplicable, quantity.Undefined:
	}
	return false
}

// at is an area's reading for a period; the zero Reading where it has no cell for it. What stands at a point in time
// is the same whatever period the form asked it for.
func (b byArea) at(area string, p period.Period, level bool) (found Reading) {
	for _, r := range b.of[area] {
		if same := r.Period == p || level && r.Period.To == p.To; same && (found.Period.IsZero() || r.Known() || !found.Known()) {
			found = r
		}
	}
	return found
}

// before is an area's last known reading of an earlier period that can stand beside one for p: a single month says
// nothing beside a year to date.
func (b byArea) before(area string, p period.Period) (found Reading) {
	for _, r := range b.of[area] {
		if r.Known() && r.Period.To < p.To && (r.Period.IsYearToDate() || !p.IsYearToDate() || p.IsMonth()) {
			found = r
		}
	}
	return found
}

// ofArea is what is said of a measure for an area and exactly a period: the actual, else the estimate, else the
// absence of either.
func (f *Figures) ofArea(code string, k areaKey, m period.Month) (out Reading, ok bool) {
	for _, kind := range []observation.Kind{observation.Actual, observation.Estimate} {
		r, said := f.figure(figureKey{code, k.area, kind, k.period, ""}, m)
		if said && r.Known() {
			return r, true
		}
		if said && !ok {
			out, ok = r, true
		}
	}
	return out, ok
}

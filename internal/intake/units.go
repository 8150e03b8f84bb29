package intake

import (
	"slices"
	"strings"

	"tiendo/internal/program"
	"tiendo/internal/reading"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// tableUnits collects the units that are said of a table as a whole: in its title, in a line above the
// title, and alone in a row between title and headings. What is plainly a unit but none that the program
// knows ("nghìn đồng", "USD") is returned as unknown: its figures must not be read as what they are not.
func (r *Reader) tableUnits(g *grid, spot titleSpot, to int) (units []*program.Unit, cells map[[2]int]bool, unknown *workbook.Cell) {
	cells = map[[2]int]bool{}
	take := func(c *workbook.Cell) {
		u, announced := r.UnitLine(c.Text)
		switch list := r.CompositeUnits(c.Text); {
		case u != nil:
			units = append(units, u)
		case len(list) > 0:
			units = append(units, list...)
		case announced || r.LooksLikeUnit(c.Text):
			unknown = c
		default:
			return
		}
		cells[[2]int{c.Row, c.Column}] = true
	}
	for n := spot.row; n <= spot.rowEnd; n++ {
		if c := g.cell(n, spot.col); filled(c) && c.Type == workbook.Text {
			said := false
			r.WithoutUnits(c.Text, func(u *program.Unit) { units, said = append(units, u), true })
			if u, announced := r.Announced(c.Text); announced && !said {
				if u == nil {
					unknown = c
				} else {
					units = append(units, u)
				}
			}
		}
	}
	for n := spot.row - 1; n >= max(1, spot.row-2); n-- {
		c := g.alone(n)
		if c == nil && len(g.row(n)) > 0 {
			break
		}
		if c != nil {
			take(c)
			break
		}
	}
	for n := spot.rowEnd + 1; n < to; n++ {
		c := g.alone(n)
		if c == nil && len(g.row(n)) > 0 && g.counts(n) > 1 {
			break
		}
		if c != nil {
			take(c)
		}
	}
	return units, cells, unknown
}

// rowUnits is what a row says of its unit: in its unit cell and in its label.
type rowUnits struct {
	cell, label *program.Unit
	unknown     bool // the unit cell holds what is no unit: nobody knows what the figures are
}

// unitsOf reads the units of a row. A unit cell that repeats the one above ("nt") has its unit.
func (w *figureRows) unitsOf(sheetRow int, label *workbook.Cell) rowUnits {
	var out rowUnits
	w.WithoutUnits(label.Text, func(u *program.Unit) { out.label = u })
	if w.l.unitCol == 0 {
		return out
	}
	c := w.g.covering(sheetRow, w.l.unitCol)
	if !filled(c) || c.Type != workbook.Text {
		return out
	}
	switch out.cell = w.Unit(c.Text); {
	case out.cell != nil:
	case w.unitAbove != nil && w.RepeatsUnit(c.Text):
		out.cell = w.unitAbove
	case len(reading.Words(c.Text)) > 0 || strings.Trim(c.Text, "-–… .xX") != "":
		w.say("E119", w.l.sheet, c.Ref(), wording.Args{"found": c.Text})
		out.unknown = true
	}
	w.unitAbove = out.cell
	return out
}

// unitFor settles a column's unit in one row: what the row says, else the heading, else the line above the
// table, else the form. A unit that measures something else than the form expects is not taken for it; two
// that measure the same and differ ("tỷ đồng" in the unit cell, "triệu đồng" in the label) settle nothing,
// and clash names them. A heading may have another unit than the line above the table, which is for the rest.
func (w *figureRows) unitFor(rw figureRow, decl, col int, want string) (unit string, clash []string) {
	expected, head := w.Unit(want), w.l.head(col).unit
	own := []*program.Unit{rw.units.cell, rw.units.label, head}
	against := own
	if head == nil {
		against = append(against[:3:3], w.l.units...)
	}
	for i, u := range against {
		for _, v := range against[:i] {
			if u != nil && v != nil && u.Code != v.Code && u.SameBase(v) && (expected == nil || u.SameBase(expected)) && (i < len(own) || !slices.Contains(w.l.units, v)) {
				return want, []string{v.Code, u.Code}
			}
		}
	}
	for i, u := range append(own[:3:3], w.l.units...) {
		switch {
		case u == nil:
		case expected == nil || u.SameBase(expected):
			if expected != nil && u.Code != expected.Code {
				w.sayOnce("N173", w.l.sheet, w.l.headRef(col), wording.Args{"found": u.Code, "expected": expected.Code, "table": w.title(w.t)})
			}
			return u.Code, nil
		case i < 2 && w.t.columns[decl].Unit != "": // "%" of a column beside figures in tỷ đồng
		case i < len(own): // the line above a table is for the columns it can be for; a row or heading speaks for itself
			w.sayOnce("E120", w.l.sheet, w.l.headRef(col), wording.Args{"found": u.Code, "expected": want, "heading": w.l.head(col).text})
			return u.Code, nil
		}
	}
	return want, nil
}

package intake

import (
	"slices"
	"strings"

	"tiendo/internal/program"
	"tiendo/internal/reading"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// rowUnits is what a row says of its unit: in its unit cell and in its label.
type rowUnits struct {
	cell, label *program.Unit
	unknown     bool // the unit cell holds what is no unit: nobody knows what the figures are
}

// unitsOf reads the units of a row. A unit cell that repeats the one above ("nt") has its unit.
func (s *sitting) unitsOf(b *body, n int, label *workbook.Cell) rowUnits {
	var out rowUnits
	s.r.withoutUnits(label.Text, func(u *program.Unit) { out.label = u })
	if b.l.unitCol == 0 {
		return out
	}
	c := b.g.covering(n, b.l.unitCol)
	if !filled(c) || c.Type != workbook.Text {
		return out
	}
	switch out.cell = s.r.unit(c.Text); {
	case out.cell != nil:
	case b.unitAbove != nil && slices.Contains(strings.Split(wording.Text("heading.unit_same", nil), "|"), strings.ToLower(strings.TrimSpace(c.Text))):
		out.cell = b.unitAbove
	case len(reading.Words(c.Text)) > 0 || strings.Trim(c.Text, "-–… .xX") != "":
		s.say("E119", b.l.sheet, c.Ref(), wording.Args{"found": c.Text})
		out.unknown = true
	}
	b.unitAbove = out.cell
	return out
}

// unitFor settles a column's unit in one row: what the row says, else the heading, else the line above the
// table, else the form. A unit that measures something else than the form expects is not taken for it; two
// that measure the same and differ ("tỷ đồng" in the unit cell, "triệu đồng" in the label) settle nothing,
// and clash names them. A heading may have another unit than the line above the table, which is for the rest.
func (s *sitting) unitFor(b *body, k, col int, want string, row rowUnits) (unit string, clash []string) {
	expected, head := s.r.unit(want), b.l.head(col).unit
	own := []*program.Unit{row.cell, row.label, head}
	against := own
	if head == nil {
		against = append(against[:3:3], b.l.units...)
	}
	for i, u := range against {
		for _, v := range against[:i] {
			if u != nil && v != nil && u.Code != v.Code && s.r.sameBase(u, v) && (expected == nil || s.r.sameBase(u, expected)) && (i < len(own) || !contains(b.l.units, v)) {
				return want, []string{v.Code, u.Code}
			}
		}
	}
	for i, u := range append(own[:3:3], b.l.units...) {
		switch {
		case u == nil:
		case expected == nil || s.r.sameBase(u, expected):
			if expected != nil && u.Code != expected.Code {
				s.once("N173", b.l.sheet, col, b.l.first-1, wording.Args{"found": u.Code, "expected": expected.Code, "table": s.title(b.t)})
			}
			return u.Code, nil
		case i < 2 && b.t.columns[k].Unit != "": // "%" of a column beside figures in tỷ đồng
		case i < len(own): // the line above a table is for the columns it can be for; a row or heading speaks for itself
			s.once("E120", b.l.sheet, col, b.l.first-1, wording.Args{"found": u.Code, "expected": want, "heading": b.l.head(col).text})
			return u.Code, nil
		}
	}
	return want, nil
}

package intake

import (
	"errors"
	"strings"

	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// numberField reads a number of a record into its column's unit: typed with a unit of its own, or below a
// heading that names another than the form's.
func (s *sitting) numberField(f *observation.Field, c *column, l *layout, cell *workbook.Cell, args wording.Args) {
	args["label"] = s.heading(c)
	refused := func(code string) {
		f.Num.Absence = quantity.Refused
		s.say(code, l.sheet, cell.Ref(), args)
	}
	want := s.r.unit(c.Unit)
	unit := l.head(cell.Column).unit
	if unit == nil {
		unit = want
	}
	num := cell.Num
	if cell.Type == workbook.Number {
		switch {
		case cell.Date:
			refused("E116")
			return
		case s.misleads(cell, unitCode(unit)):
			args["format"] = cell.Format
			refused("E142")
			return
		case cell.Percent:
			num = num.Mul(quantity.Int(100))
		case s.isPercent(unitCode(unit)) && !num.IsZero() && num.Abs().Cmp(quantity.Int(1)) < 0:
			args["percent"] = num.Mul(quantity.Int(100)).String()
			s.say("W148", l.sheet, cell.Ref(), args)
		}
	} else {
		if a, ok := reading.Absent(cell.Text); ok {
			f.Num.Absence = a
			return
		}
		t, err := reading.Number(cell.Text, reading.Undeclared)
		var no *reading.Refusal
		switch {
		case errors.As(err, &no) && len(no.Readings) > 0:
			args["readings"] = strings.Join(no.Readings, " | ")
			refused("E110")
			return
		case err != nil:
			refused("E109")
			return
		case t.Percent && !s.isPercent(unitCode(unit)):
			args["found"] = "%"
			refused("E119")
			return
		case t.Unit != "":
			if unit = s.r.unit(t.Unit); unit == nil {
				args["found"] = t.Unit
				refused("E119")
				return
			}
		}
		num = t.Num
	}
	if impossible(num) {
		args["found"] = short(firstOf(cell.Raw, cell.Text))
		refused("E147")
		return
	}
	if unit != nil && want != nil && unit.Code != want.Code {
		if !s.r.sameBase(unit, want) {
			args["found"], args["expected"] = unit.Code, want.Code
			refused("E120")
			return
		}
		var ok bool
		if num, ok = num.Mul(unit.Factor).Quo(want.Factor); !ok {
			refused("E147")
			return
		}
	}
	if want == nil {
		f.Num = quantity.Of(num, unitCode(unit), f.At)
		return
	}
	f.Num = quantity.Of(num, c.Unit, f.At)
}

func unitCode(u *program.Unit) string {
	if u == nil {
		return ""
	}
	return u.Code
}

// short is a text as it fits into a message.
func short(s string) string {
	r := []rune(squeeze(s))
	if len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return string(r)
}

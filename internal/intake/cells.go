package intake

import (
	"errors"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// value reads a cell as a number in a unit, or as an absence. What stands there and cannot be read is
// refused and named; it never becomes zero or nothing.
func (s *sitting) value(b *body, cell *workbook.Cell, col int, unit string, c *column, label *workbook.Cell, asked bool) quantity.Value {
	v := quantity.Value{Unit: unit, Absence: quantity.Empty}
	sheet := b.l.sheet
	args := wording.Args{"label": strings.Join(strings.Fields(label.Text), " "), "heading": s.heading(c)}
	if number, ok := b.shared(label.Row, col, b.first); ok {
		args["found"] = cellText(number)
		s.say("E143", sheet, workbook.Ref(label.Row, col), args)
		v.Absence = quantity.Refused
		return v
	}
	if !filled(cell) {
		if c.Required && asked {
			s.say("E113", sheet, workbook.Ref(label.Row, col), args)
		}
		return v
	}
	args["found"] = cellText(cell)
	refused := func(code string) quantity.Value {
		s.say(code, sheet, cell.Ref(), args)
		v.Absence = quantity.Refused
		return v
	}
	switch cell.Type {
	case workbook.Number:
		if cell.Date {
			return refused("E116")
		}
		if s.misleads(cell, unit) {
			args["format"] = cell.Format
			return refused("E142")
		}
		if impossible(cell.Num) {
			args["found"] = short(cell.Raw)
			return refused("E147")
		}
		v.Num, v.Absence = cell.Num, quantity.Present
		if cell.Percent && s.isPercent(unit) {
			v.Num = v.Num.Mul(quantity.Int(100))
		}
		return v
	case workbook.Fault:
		return refused("E112")
	case workbook.Uncomputed:
		args["formula"] = cell.Formula
		return refused("E111")
	case workbook.Bool:
		return refused("E109")
	case workbook.Blank:
		return v
	case workbook.Text:
	}
	if a, ok := reading.Absent(cell.Text); ok {
		v.Absence = a
		return v
	}
	n := b.notation[col]
	if n == conflicting {
		n = reading.Undeclared
	}
	t, err := reading.Number(cell.Text, n)
	if err != nil {
		var no *reading.Refusal
		if errors.As(err, &no) && len(no.Readings) > 0 {
			args["readings"] = strings.Join(no.Readings, " | ")
			return refused("E110")
		}
		if errors.Is(err, reading.ErrRange) || errors.Is(err, reading.ErrAbout) {
			return refused("E115")
		}
		return refused("E109")
	}
	if t.Unit != "" {
		u := s.r.unit(t.Unit)
		if u == nil || !s.r.sameBase(u, s.r.unit(unit)) {
			args["expected"], args["found"] = unit, t.Unit
			return refused("E119")
		}
		v.Unit = u.Code
	}
	if t.Percent && !s.isPercent(unit) {
		args["expected"], args["found"] = unit, "%"
		return refused("E119")
	}
	if impossible(t.Num) {
		return refused("E147")
	}
	v.Num, v.Absence = t.Num, quantity.Present
	return v
}

func (s *sitting) isPercent(unit string) bool {
	u := s.r.unit(unit)
	return unit == "%" || (u != nil && u.Code == "%")
}

// canonical converts a figure into its measure's unit. Units of different bases are an error of the form
// or of the workbook: the figure is left out.
func (s *sitting) canonical(f Figure, m *program.Measure, sheet int) quantity.Value {
	v := f.Stated
	from, to := s.r.unit(v.Unit), s.r.unit(m.Unit)
	if v.Unit == m.Unit {
		return v
	}
	if !s.r.sameBase(from, to) {
		s.say("E120", sheet, f.Cell, wording.Args{"found": v.Unit, "expected": m.Unit, "heading": m.Name})
		v.Absence = quantity.Refused
		return v
	}
	num, ok := v.Num.Mul(from.Factor).Quo(to.Factor)
	if !ok {
		v.Absence = quantity.Refused
		return v
	}
	v.Num, v.Unit = num, m.Unit
	return v
}

// say adds a finding about a cell of a sheet; sheet −1 is the workbook as a whole.
func (s *sitting) say(code string, sheet int, cell string, args wording.Args) {
	at := diag.Place{File: s.file, Cell: cell, Body: s.out.Body}
	if sheet >= 0 {
		at.Sheet = s.book.Sheets[sheet].Name
	}
	d := wording.Diagnostic(code, at, args)
	d.Subject = s.out.Form
	s.found = append(s.found, d)
}

// once is say for findings that every row of a column would repeat.
func (s *sitting) once(code string, sheet, col, row int, args wording.Args) {
	key := code + workbook.Ref(max(row, 1), col) + s.book.Sheets[sheet].Name
	if !s.told[key] {
		s.told[key] = true
		s.say(code, sheet, workbook.Ref(max(row, 1), col), args)
	}
}

// refuse marks the figures of a row that stands twice: neither can be believed.
func (s *sitting) refuse(table, id string) {
	for i := range s.out.Figures {
		f := &s.out.Figures[i]
		if f.Table == table && s.rowID[f.Sheet+"!"+f.Cell] == id && f.Value.Known() {
			f.Value.Absence, f.Stated.Absence = quantity.Refused, quantity.Refused
		}
	}
}

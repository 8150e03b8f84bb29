package intake

import (
	"errors"
	"maps"
	"strings"

	"tiendo/internal/quantity"
	"tiendo/internal/reading"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// amount is what a cell says as a number.
type amount struct {
	num     quantity.Decimal
	unit    string           // its own where one is typed behind the number, else the one that was expected
	absence quantity.Absence // Present, or how there is none
	refused string           // the code of the finding that says why it cannot be read, "" when it can
	why     wording.Args     // what that finding says beside where it stands
}

// tell adds what the finding of a refused cell says.
func (a amount) tell(args wording.Args) { maps.Copy(args, a.why) }

// amountIn reads a cell that is not blank as a number in a unit; "" expects none and takes any that is known.
// It is the one reader of numbers, for figures and for records.
func (r *Reader) amountIn(cell *workbook.Cell, unit string, n reading.Notation) amount {
	switch cell.Type {
	case workbook.Number:
		return r.numberCell(cell, unit)
	case workbook.Text:
		return r.numberText(cell, unit, n)
	case workbook.Fault:
		return refusal("E112", cell, nil)
	case workbook.Uncomputed:
		return refusal("E111", cell, wording.Args{"formula": cell.Formula})
	case workbook.Bool:
		return refusal("E109", cell, nil)
	case workbook.Blank:
	}
	return amount{unit: unit, absence: quantity.Empty}
}

func refusal(code string, cell *workbook.Cell, args wording.Args) amount {
	why := wording.Args{"found": cellText(cell)}
	maps.Copy(why, args)
	return amount{refused: code, why: why, absence: quantity.Refused}
}

// numberCell reads a cell that holds a number.
func (r *Reader) numberCell(cell *workbook.Cell, unit string) amount {
	switch {
	case cell.Date:
		return refusal("E116", cell, nil)
	case r.misleads(cell, unit):
		return refusal("E142", cell, wording.Args{"format": cell.Format})
	case impossible(cell.Num):
		return refusal("E147", cell, wording.Args{"found": vitext.Quote(cell.Raw)})
	}
	num := cell.Num
	if cell.Percent && r.IsPercent(unit) {
		num = num.Mul(quantity.Int(100))
	}
	return amount{num: num, unit: unit, absence: quantity.Present}
}

// numberText reads a text as a number, or as a sign for a missing one.
func (r *Reader) numberText(cell *workbook.Cell, unit string, n reading.Notation) amount {
	if a, ok := reading.Absent(cell.Text); ok {
		return amount{unit: unit, absence: a}
	}
	t, err := reading.Number(cell.Text, n)
	var no *reading.Refusal
	switch {
	case errors.As(err, &no) && len(no.Readings) > 0:
		return refusal("E110", cell, wording.Args{"readings": strings.Join(no.Readings, " | ")})
	case errors.Is(err, reading.ErrRange) || errors.Is(err, reading.ErrAbout):
		return refusal("E115", cell, nil)
	case err != nil:
		return refusal("E109", cell, nil)
	case t.Percent && !r.IsPercent(unit):
		return refusal("E119", cell, wording.Args{"found": "%"})
	case impossible(t.Num):
		return refusal("E147", cell, wording.Args{"found": vitext.Quote(cell.Text)})
	}
	out := amount{num: t.Num, unit: unit, absence: quantity.Present}
	if t.Unit != "" {
		u, expected := r.Unit(t.Unit), r.Unit(unit)
		if u == nil || expected != nil && !u.SameBase(expected) {
			return refusal("E119", cell, wording.Args{"found": t.Unit})
		}
		out.unit = u.Code
	}
	return out
}

// Figures lie between these; what does not came from a broken formula or a wrong unit.
var (
	largest  = quantity.Int(1_000_000_000_000_000_000)
	smallest = quantity.MustParse("0.000000001")
)

func impossible(n quantity.Decimal) bool {
	a := n.Abs()
	return a.Cmp(largest) > 0 || !a.IsZero() && a.Cmp(smallest) < 0
}

// cellText is what stands in a cell, as sources quote it.
func cellText(c *workbook.Cell) string {
	switch {
	case c == nil:
		return ""
	case c.Type == workbook.Number:
		return c.Num.String()
	case c.Type == workbook.Uncomputed:
		return "=" + c.Formula
	}
	return c.Text
}

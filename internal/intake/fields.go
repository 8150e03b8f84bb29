package intake

import (
	"regexp"
	"strings"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
	"tiendo/internal/sending"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// recordRows reads the rows of one part of a table of records.
type recordRows struct {
	*tableReading
	l *foundTable
	g *grid
}

// field reads one cell of a record by what its column declares.
func (w *recordRows) field(c *column, col int, cell *workbook.Cell) observation.Field {
	f := observation.Field{Code: c.Code, Num: quantity.Value{Unit: c.Unit, Absence: quantity.Empty}}
	if !filled(cell) {
		return f
	}
	f.At = quantity.Source{Sheet: w.book.Sheets[w.l.sheet].Name, Cell: cell.Ref(), Value: cellText(cell)}
	q := fieldCell{w, c, col, cell, vitext.Lines(cellText(cell))}
	switch cell.Type {
	case workbook.Fault:
		q.refused("E112", nil)
		return f
	case workbook.Uncomputed:
		q.refused("E111", wording.Args{"formula": cell.Formula})
		return f
	case workbook.Blank, workbook.Number, workbook.Text, workbook.Bool:
	}
	if w.Says(q.text, reading.Vocab().Answer.Keep) {
		f.Text = sending.Unchanged
		return f
	}
	switch c.Field {
	case program.NumberField:
		f.Num = q.number(f.At)
	case program.DateField:
		if f.Date = q.date(); f.Date.IsZero() {
			f.Text = q.text
		}
	case program.ChoiceField:
		f.Text = q.choice()
	case program.BodyField:
		f.Text = q.bodies()
	case program.IndicatorField:
		f.Text = q.indicators()
	case program.TextField, program.SourceField, "":
		f.Text = q.text
		if d, ok := q.serial(); ok {
			f.Text, f.Date = "", d
		}
	}
	return f
}

// fieldCell is one filled cell of a record, to be read as its column declares.
type fieldCell struct {
	*recordRows
	c    *column
	col  int
	cell *workbook.Cell
	text string // what stands in it, tidied
}

// refused names the cell under a code.
func (q fieldCell) refused(code string, more wording.Args) {
	args := wording.Args{"found": cellText(q.cell), "heading": q.heading(q.c), "label": q.heading(q.c)}
	for k, v := range more {
		args[k] = v
	}
	q.say(code, q.l.sheet, q.cell.Ref(), args)
}

// number reads the cell into its column's unit: typed with a unit of its own, or below a heading that names
// another than the form's.
func (q fieldCell) number(at quantity.Source) quantity.Value {
	refused := quantity.Value{Unit: q.c.Unit, Absence: quantity.Refused}
	unit := q.c.Unit
	if u := q.l.head(q.col).unit; u != nil {
		unit = u.Code
	}
	a := q.amountIn(q.cell, unit, reading.Undeclared)
	switch {
	case a.refused != "":
		q.refused(a.refused, a.why)
		return refused
	case a.absence != quantity.Present:
		return quantity.Value{Unit: q.c.Unit, Absence: a.absence}
	case q.looksLikeShare(unit):
		q.refused("W148", wording.Args{"percent": a.num.Mul(quantity.Int(100)).String()})
	}
	if q.c.Unit == "" {
		return quantity.Of(a.num, a.unit, at)
	}
	num, ok := q.Convert(a.num, a.unit, q.c.Unit)
	switch {
	case !ok:
		q.refused("E120", wording.Args{"found": a.unit, "expected": q.c.Unit})
		return refused
	case impossible(num):
		q.refused("E147", nil)
		return refused
	}
	return quantity.Of(num, q.c.Unit, at)
}

// looksLikeShare tells whether a plain number stands for a part of one where hundredths are asked: 0.45 for 45.
func (q fieldCell) looksLikeShare(unit string) bool {
	n := q.cell.Num
	return q.cell.Type == workbook.Number && !q.cell.Percent && q.IsPercent(unit) && !n.IsZero() && n.Abs().Cmp(quantity.Int(1)) < 0
}

// serial reads a cell that holds a date.
func (q fieldCell) serial() (period.Date, bool) {
	if q.cell.Type != workbook.Number || !q.cell.Date {
		return period.Date{}, false
	}
	return reading.SerialDate(q.cell.Num, q.book.Date1904)
}

// date reads a date, or a period ("Quý IV/2023": its last day). Words without a figure ("thường xuyên") stay
// words; a text with figures that is no date is refused, because a deadline must not be lost.
func (q fieldCell) date() period.Date {
	if q.cell.Type == workbook.Number {
		d, ok := q.serial()
		if !ok {
			q.refused("E126", nil)
		}
		return d
	}
	if d, err := reading.Date(q.cell.Text); err == nil {
		return d
	}
	if p, err := reading.Period(q.cell.Text); err == nil {
		return p.End()
	}
	if strings.ContainsAny(q.cell.Text, "0123456789") {
		q.refused("E126", nil)
	}
	return period.Date{}
}

// choice reads a state by its name.
func (q fieldCell) choice() string {
	code, ok := q.State(q.c.Choices, q.text)
	if !ok {
		q.refused("E136", wording.Args{"options": q.options()})
	}
	return code
}

// options lists the states that a cell can have, in words.
func (q fieldCell) options() string {
	k := q.program.RecordKindByCode(q.c.Choices)
	if k == nil {
		return ""
	}
	var names []string
	for _, st := range k.States {
		names = append(names, st.Name)
	}
	return quoted(names, len(names))
}

var listSeparators = regexp.MustCompile(`\s*[;\n]\s*`)

// bodies turns the names of bodies into codes, "a,b". A name that no body goes by stays as it is written, so
// that nothing is lost, and is named.
func (q fieldCell) bodies() string {
	if code := q.bodyCode(q.text); code != "" {
		return code
	}
	var out []string
	for _, part := range listSeparators.Split(q.text, -1) {
		if code := q.bodyCode(part); code != "" {
			out = append(out, code)
			continue
		}
		// A comma parts bodies only where both sides are: "Sở Văn hóa, Thể thao và Du lịch" is one.
		var codes []string
		for _, p := range strings.Split(part, ",") {
			code := q.bodyCode(p)
			if code == "" {
				q.refused("W137", wording.Args{"found": part})
				return q.text
			}
			codes = append(codes, code)
		}
		out = append(out, codes...)
	}
	return strings.Join(out, ",")
}

// indicators reads a list of indicator codes, "CT01, CT04".
func (q fieldCell) indicators() string {
	var out []string
	for _, part := range strings.FieldsFunc(q.text, func(r rune) bool { return strings.ContainsRune(",;\n ", r) }) {
		code := strings.ToUpper(part)
		if q.program.IndicatorByCode(code) == nil {
			q.refused("E138", wording.Args{"found": part})
			continue
		}
		out = append(out, code)
	}
	return strings.Join(out, ",")
}

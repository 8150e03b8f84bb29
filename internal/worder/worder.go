// Package worder words periods, dates, names and values in one program's language: what compose prints in
// sentences, figure in charts and the command line on screen comes from here, so that one thing has one name.
// It knows the keys of wording.yaml and no sentence.
package worder

import (
	"strconv"
	"strings"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
)

// Worder words things for one program.
type Worder struct{ p *program.Program }

// New gives the worder of a program.
func New(p *program.Program) Worder { return Worder{p} }

// Text is a wording with its {names} filled, in pairs name, value; a key without words shows itself.
func (w Worder) Text(key string, pairs ...string) string {
	return fill(w.p.Wording.Text(key), pairs...)
}

// First is the wording of the first key that has one; of the last, the general case, if none has.
func (w Worder) First(keys ...string) string {
	for _, k := range keys {
		if w.p.Wording.Has(k) {
			return w.p.Wording.Text(k)
		}
	}
	return w.p.Wording.Text(keys[len(keys)-1])
}

// fill puts the values in one pass, so that a value that looks like {name} stays as it is.
func fill(s string, pairs ...string) string {
	if len(pairs) == 0 {
		return vitext.NFC(s)
	}
	named := make([]string, len(pairs))
	for i := 0; i+1 < len(pairs); i += 2 {
		named[i], named[i+1] = "{"+pairs[i]+"}", pairs[i+1]
	}
	return vitext.NFC(strings.NewReplacer(named...).Replace(s))
}

// Period is a period in the words of running text: "6 tháng đầu năm 2023", "quý II năm 2023", "tháng 02/2023".
func (w Worder) Period(p period.Period) string { return w.period(p, "period."+w.shape(p)) }

// ShortPeriod is a period in the words of a chart: "6 tháng 2023", "quý II/2023", "2022".
func (w Worder) ShortPeriod(p period.Period) string {
	shape := w.shape(p)
	general := map[string]string{"half": "ytd", "nine": "ytd", "term": "since", "span": "since"}[shape]
	if general == "" {
		general = shape
	}
	return w.period(p, "chart.period."+shape, "chart.period."+general)
}

func (w Worder) period(p period.Period, keys ...string) string {
	if p.IsZero() {
		return ""
	}
	y, n := p.To.Year(), p.To.Number()
	return fill(w.First(keys...), "year", strconv.Itoa(y), "month", vitext.MonthNumber(n), "months", strconv.Itoa(p.Months()),
		"quarter", quarters[(n-1)/3], "from_year", strconv.Itoa(p.From.Year()), "first", strconv.Itoa(p.From.Year()),
		"from_month", vitext.MonthNumber(p.From.Number()), "end", vitext.Date(p.End()))
}

var quarters = [4]string{"I", "II", "III", "IV"}

// shape is how a period is told: the last part of its wording's key.
func (w Worder) shape(p period.Period) string {
	switch n := p.To.Number(); {
	case p.IsZero():
		return ""
	case p.IsYear():
		return "year"
	case p.IsMonth():
		return "month"
	case p.From.Number() == 1 && n == 12:
		return "years"
	case p.From.Year() == p.To.Year() && p.From.Number()%3 == 1 && p.Months() == 3:
		return "quarter"
	case p.IsYearToDate() && n == 6:
		return "half"
	case p.IsYearToDate() && n == 9:
		return "nine"
	case p.IsYearToDate():
		return "ytd"
	case p.From.Number() == 1 && p.From.Year() == w.p.Term.First.Year():
		return "term"
	}
	return "span"
}

// Attached tells whether a unit follows its number without a space.
func (w Worder) Attached(unit string) bool {
	if u := w.p.UnitByCode(unit); u != nil {
		return u.Attach
	}
	return strings.HasPrefix(unit, "%")
}

// Value is a number with so many decimals and its unit: "12,3%", "45.123 tỷ đồng", the space one that no line breaks.
func (w Worder) Value(v quantity.Value, decimals int) string {
	return vitext.Number(v.Num, decimals) + w.Unit(v.Unit)
}

// Unit is a unit as it follows a number.
func (w Worder) Unit(unit string) string {
	if unit == "" || w.Attached(unit) {
		return unit
	}
	return "\u00a0" + unit
}

// Body is a body's name; a code that nobody declared is told as it is.
func (w Worder) Body(code string) string { return w.p.BodyName(code) }

// ShortBody is a body's name for narrow places.
func (w Worder) ShortBody(code string) string {
	if b := w.p.BodyByCode(code); b != nil && b.ShortName != "" {
		return b.ShortName
	}
	return w.p.BodyName(code)
}

package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tiendo/internal/forms"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
)

// filler answers the questions of one blank.
type filler struct {
	program *program.Program
	table   *Table
	sheets  *forms.Sheets
	sending sending
}

// figures answers a table of measures or areas, source column included.
func (f *filler) figures(t program.Table) error {
	for _, r := range askedRows(f.program, t, f.sending.month) {
		var sources []origin
		note := ""
		for _, c := range t.Columns {
			if c.Note && program.Asked(c.Months, f.sending.month) {
				note = c.Code
			}
			if !r.asks(c, f.sending.month) {
				continue
			}
			measure := cmp.Or(c.Measure, r.measure)
			p, ok := program.SpanPeriod(cmp.Or(r.spans[c.Code], c.Span), f.sending.month, f.program.Term)
			if !ok {
				return fmt.Errorf("column %s: unknown span", c.Code)
			}
			key := forms.Key{Table: t.Code, Row: r.key, Column: c.Code}
			if c.Kind == observation.Ratio {
				if err := f.ratio(key, measure, r.area, p); err != nil {
					return err
				}
				continue
			}
			x, ok := f.table.Find(measure, r.area, c.Kind, p, f.sending)
			if !ok {
				continue // a gap of the sample: the cell stays blank, as in life
			}
			if err := f.put(key, x.Value); err != nil {
				return err
			}
			sources = append(sources, origin{"[" + c.Heading + "]", f.table.SourceText(x)})
		}
		if note == "" || len(sources) == 0 {
			continue
		}
		key, text := forms.Key{Table: t.Code, Row: r.key, Column: note}, sourceLine(sources)
		if err := f.sheets.Text(key, text); err != nil {
			return err
		}
		f.grow(key, text)
	}
	return nil
}

// grow makes a row high enough for a text: a filled workbook is read by people too.
func (f *filler) grow(k forms.Key, text string) {
	at, ok := f.sheets.Layout.At(k)
	if !ok {
		return
	}
	for i := range f.sheets.Draft.Sheets {
		s := &f.sheets.Draft.Sheets[i]
		if s.Name != at.Sheet {
			continue
		}
		width := s.Widths[at.Column]
		if width <= 0 {
			return
		}
		lines := 0
		for line := range strings.SplitSeq(text, "\n") {
			lines += 1 + int(float64(len([]rune(line)))*lettersPerWidth/width)
		}
		if s.Heights == nil {
			s.Heights = map[int]float64{}
		}
		s.Heights[at.Row] = min(max(s.Heights[at.Row], pointsPerLine*float64(lines)), 400)
	}
}

// A column of width n takes about n letters of an 11-point line; addresses break badly, so a little less.
const (
	lettersPerWidth = 1.15
	pointsPerLine   = 15.0
)

// put writes a number, or the text that a clerk wrote instead of one.
func (f *filler) put(k forms.Key, value string) error {
	if d, err := quantity.Parse(value); err == nil {
		return f.sheets.Number(k, d)
	}
	return f.sheets.Text(k, value)
}

// ratio writes a figure as % of the same period a year before, as the form's last column asks; it is
// left blank where one of the two is missing or no number.
func (f *filler) ratio(k forms.Key, measure, area string, p period.Period) error {
	now, ok := f.number(measure, area, p)
	before, ok2 := f.number(measure, area, p.Shift(-12))
	if !ok || !ok2 {
		return nil
	}
	q, ok := now.Mul(quantity.Int(100)).Quo(before)
	if !ok {
		return nil
	}
	return f.sheets.Number(k, q.Round(2))
}

func (f *filler) number(measure, area string, p period.Period) (quantity.Decimal, bool) {
	x, ok := f.table.Find(measure, area, observation.Actual, p, f.sending)
	if !ok {
		return quantity.Decimal{}, false
	}
	d, err := quantity.Parse(x.Value)
	return d, err == nil
}

// origin is a column with the source of its figure.
type origin struct{ column, source string }

// sourceLine says once what all columns share, and names the columns whose source differs, by their whole
// headings in square brackets: "[Kế hoạch năm]: …; [các cột khác]: minh họa". intake reads it back figure by figure.
func sourceLine(in []origin) string {
	var out []string
	rest := false
	for i, o := range in {
		if o.source == illustrative {
			rest = true
			continue
		}
		if slices.ContainsFunc(in[:i], func(x origin) bool { return x.source == o.source }) {
			continue
		}
		var columns []string
		for _, x := range in {
			if x.source == o.source {
				columns = append(columns, x.column)
			}
		}
		out = append(out, strings.Join(columns, ", ")+": "+o.source)
	}
	if rest && len(out) > 0 {
		out = append(out, "["+reading.Vocab().Origin.Others.Written()+"]: "+illustrative)
	} else if rest {
		out = append(out, illustrative)
	}
	return strings.Join(out, "; ")
}

func stands(from, to period.Date, m period.Month) bool {
	return (from.IsZero() || from.Compare(m.End()) <= 0) && (to.IsZero() || to.Compare(m.Start()) >= 0)
}

package forms

import (
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/reading"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// spareLines is how many free lines a records table has below the records that are filled in. The register
// of what came has one for each body as well: they all send, and some send twice.
const spareLines = 12

func (b *builder) spare(t program.Table) int {
	if t.Record == program.Receipt {
		return len(b.program.Bodies) + spareLines
	}
	return spareLines
}

// records writes a table of records: the open ones filled in, each with the choice to keep or change.
func (b *builder) records(t program.Table) {
	columns := []column{{levels: []string{reading.Vocab().Column.Number.Written()}, width: 5, role: number}}
	for _, c := range t.Columns {
		if !c.Asked(b.month) {
			continue
		}
		levels := strings.Split(c.Heading, " / ")
		for i := range levels {
			levels[i] = b.words(levels[i], c.Span)
		}
		width := float64(c.Width)
		if width == 0 {
			width = map[program.FieldType]float64{program.TextField: 34, program.NumberField: 13, program.DateField: 13, program.ChoiceField: 18, program.BodyField: 26,
				program.IndicatorField: 16, program.SourceField: 24}[c.Field]
		}
		columns = append(columns, column{levels: levels, width: max(width, 10), code: c.Code, decl: c})
	}
	if len(columns) == 1 {
		return
	}
	known := b.open(t.Record)
	if len(known) > 0 {
		columns = append(columns, column{levels: []string{reading.Vocab().Column.Choice.Written()}, width: 14, role: choice})
	}
	s, top := b.sheet(t.Sheet)
	b.closeLines(s.Name)
	row := b.tableHead(s, top, t, len(columns))
	first := row
	row = headings(s, row, columns)
	if top == 1 {
		s.RepeatRows, s.FreezeRow, s.FreezeColumn = [2]int{first, row - 1}, row-1, 2
	}
	s.Landscape = s.Landscape || totalWidth(columns) > 95
	n := len(known) + b.spare(t)
	at := lines{sheet: s.Name, first: row, count: n, columns: map[string]int{}, open: true}
	for i, c := range columns {
		if c.role == asked {
			at.columns[c.code] = i + 1
			b.fieldCheck(s, c.decl, workbook.Range{Row1: row, Column1: i + 1, Row2: row + n - 1, Column2: i + 1})
		}
	}
	if len(known) > 0 {
		s.Validations = append(s.Validations, b.choiceCheck(workbook.Range{Row1: row, Column1: len(columns), Row2: row + len(known) - 1, Column2: len(columns)}))
	}
	if b.out.Layout.last == nil {
		b.out.Layout.last = map[string]lines{}
	}
	b.out.Layout.last[t.Code] = at
	for i := range n {
		var r *observation.Record
		if i < len(known) {
			r = &known[i]
		}
		b.recordLine(s, row+i, i+1, t, r, columns)
	}
}

// closeLines says that something stands below earlier tables of a sheet.
func (b *builder) closeLines(sheet string) {
	for k, l := range b.out.Layout.last {
		if l.sheet == sheet {
			l.open = false
			b.out.Layout.last[k] = l
		}
	}
}

func (b *builder) recordLine(s *workbook.DraftSheet, row, n int, t program.Table, r *observation.Record, columns []column) {
	high := 1
	for i, c := range columns {
		out := workbook.DraftCell{Row: row, Column: i + 1, Style: workbook.DraftStyle{Border: true, Wrap: true}}
		switch c.role {
		case number:
			out.Style.Align = "center"
			if r != nil {
				out.Kind, out.Text = workbook.Text, strconv.Itoa(n)
			}
		case choice:
			out.Style.Input, out.Style.Align = true, "center"
			if r != nil {
				out.Kind, out.Text = workbook.Text, reading.Vocab().Answer.Keep.Written()
			}
		case asked:
			out.Style.Input, out.Style.Align = true, "left"
			switch c.decl.Field {
			case program.NumberField:
				out.Style.Align, out.Style.Format = "right", numberFormat
			case program.DateField:
				out.Style.Align, out.Style.Format = "center", dateFormat
			default: // words
			}
			if r != nil {
				b.fieldCell(&out, c.decl, r.Get(c.code))
				high = max(high, 1+int(float64(len([]rune(out.Text)))*1.1/c.width))
				b.out.Layout.spots[Key{t.Code, r.Code, c.code}] = Spot{s.Name, row, i + 1}
			}
			b.out.Layout.spots[Key{t.Code, "#" + strconv.Itoa(n), c.code}] = Spot{s.Name, row, i + 1}
		case label, unit, previous:
		}
		s.Cells = append(s.Cells, out)
	}
	if high > 1 {
		s.Heights[row] = min(float64(high)*15, 400)
	}
}

// fieldCell fills a field of a known record in, in the words that the clerk knows.
func (b *builder) fieldCell(out *workbook.DraftCell, c program.Column, f observation.Field) {
	switch {
	case c.Field == program.NumberField && f.Num.Known():
		out.Kind, out.Num = workbook.Number, f.Num.Num
		return
	case c.Field == program.DateField && !f.Date.IsZero():
		out.Kind, out.Num = workbook.Number, workbook.DateNumber(f.Date)
		return
	}
	text := f.Text
	switch c.Field {
	case program.ChoiceField:
		if k := b.program.RecordKindByCode(c.Choices); k != nil {
			if i := slices.IndexFunc(k.States, func(s program.State) bool { return s.Code == text }); i >= 0 {
				text = k.States[i].Name
			}
		}
	case program.BodyField:
		if x := b.program.BodyByCode(text); x != nil {
			text = x.Name
		}
	case program.IndicatorField:
		text = strings.ReplaceAll(text, ",", ", ")
	default: // as it stands
	}
	out.Kind, out.Text = kindOf(text), text
}

// fieldCheck puts the input check of a field on its column.
func (b *builder) fieldCheck(s *workbook.DraftSheet, c program.Column, r workbook.Range) {
	v := workbook.Validation{Range: r, Title: wording.Text("forms.check.title", nil)}
	switch c.Field {
	case program.NumberField:
		v.Kind, v.Message = "decimal", wording.Text("forms.check.number", wording.Args{"unit": c.Unit})
	case program.DateField:
		v.Kind, v.Min, v.Max, v.Message = "date", "36526", "73050", wording.Text("forms.check.date", nil)
	case program.ChoiceField:
		k := b.program.RecordKindByCode(c.Choices)
		if k == nil || len(k.States) == 0 {
			return
		}
		var names []string
		for _, st := range k.States {
			names = append(names, st.Name)
		}
		v.Kind, v.ListFrom, v.Message = "list", b.list(names), wording.Text("forms.check.list", nil)
	case program.BodyField:
		var names []string
		for _, x := range b.program.Bodies {
			if x.In(b.month) {
				names = append(names, x.Name)
			}
		}
		if len(names) == 0 {
			return
		}
		// Two leads are written with a semicolon, so a name that is not on the list must pass.
		v.Kind, v.ListFrom, v.Prompt = "list", b.list(names), wording.Text("forms.prompt.body", nil)
		v.Free = true
	case program.IndicatorField:
		v.Prompt = wording.Text("forms.prompt.indicators", nil)
	default:
		return
	}
	s.Validations = append(s.Validations, v)
}

func (b *builder) choiceCheck(r workbook.Range) workbook.Validation {
	return workbook.Validation{Range: r, Kind: "list", Title: wording.Text("forms.check.title", nil),
		List:    []string{reading.Vocab().Answer.Keep.Written(), reading.Vocab().Answer.Change.Written()},
		Message: wording.Text("forms.check.list", nil), Prompt: wording.Text("forms.prompt.choice", nil)}
}

package forms

import (
	"strings"

	"tiendo/internal/program"
	"tiendo/internal/reading"
	"tiendo/internal/workbook"
)

// notes writes a table of texts: a heading on the left, its text on the right, one line of the cell a
// paragraph. The last text is filled in, with the choice to keep or change it.
func (b *builder) notes(t program.Table) {
	columns := []column{
		{levels: []string{reading.Vocab().Column.Topic.Written()}, width: 34, role: label},
		{levels: []string{reading.Vocab().Column.Text.Written()}, width: 90, role: asked},
	}
	var rows []program.Row
	known := false
	for _, r := range t.Rows {
		if program.Asked(r.Months, b.month) {
			rows = append(rows, r)
			known = known || len(b.note(r.Code)) > 0
		}
	}
	if len(rows) == 0 {
		return
	}
	if known {
		columns = append(columns, column{levels: []string{reading.Vocab().Column.Choice.Written()}, width: 14, role: choice})
	}
	s, top := b.sheet(t.Sheet)
	b.closeLines(s.Name)
	row := b.tableHead(s, top, t, len(columns))
	row = headings(s, row, columns)
	s.Landscape = true
	for _, r := range rows {
		text := strings.Join(b.note(r.Code), "\n")
		s.Cells = append(s.Cells,
			workbook.DraftCell{Row: row, Column: 1, Kind: workbook.Text, Text: b.words(r.Label, ""),
				Style: workbook.DraftStyle{Border: true, Wrap: true, Bold: true, Align: "left"}},
			workbook.DraftCell{Row: row, Column: 2, Kind: kindOf(text), Text: text,
				Style: workbook.DraftStyle{Border: true, Wrap: true, Input: true, Align: "left"}})
		b.out.Layout.spots[Key{t.Code, r.Code, NoteText}] = Spot{s.Name, row, 2}
		if known {
			c := workbook.DraftCell{Row: row, Column: 3, Style: workbook.DraftStyle{Border: true, Input: true, Align: "center"}}
			if text != "" {
				c.Kind, c.Text = workbook.Text, reading.Vocab().Answer.Keep.Written()
				s.Validations = append(s.Validations, b.choiceCheck(cell(row, 3)))
			}
			s.Cells = append(s.Cells, c)
		}
		s.Heights[row] = max(45, min(400, 15*float64(1+len([]rune(text))/85+strings.Count(text, "\n"))))
		row++
	}
}

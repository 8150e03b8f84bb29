package forms

import (
	"fmt"
	"strconv"

	"tiendo/internal/period"
	"tiendo/internal/reading"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

const dateFormat = "dd/mm/yyyy"

// cover writes the first sheet: which form this is, for whom and which month, and what the body says
// about its sending. The labels are the ones by which intake finds the values.
func (b *builder) cover() {
	s, _ := b.sheet(wording.Text("forms.sheet.cover", nil))
	s.Widths = map[int]float64{1: 26, 2: 58, 3: 18}
	add := func(row, column int, text string, style workbook.DraftStyle) {
		s.Cells = append(s.Cells, workbook.DraftCell{Row: row, Column: column, Kind: kindOf(text), Text: text, Style: style})
	}
	add(1, 1, b.form.Title, workbook.DraftStyle{Bold: true, Size: 14, Wrap: true, Align: "center"})
	s.Heights[1] = 40
	marks := &reading.Vocab().Marker
	add(2, 1, "("+marks.Month.Written()+": "+reading.InWords(period.InMonth(b.month))+")",
		workbook.DraftStyle{Italic: true, Align: "center"})
	s.Merges = append(s.Merges, workbook.Range{Row1: 1, Column1: 1, Row2: 1, Column2: 3}, workbook.Range{Row1: 2, Column1: 1, Row2: 2, Column2: 3})

	bold := workbook.DraftStyle{Bold: true, Border: true}
	fixed := workbook.DraftStyle{Border: true, Align: "left", Wrap: true}
	input := workbook.DraftStyle{Border: true, Align: "left", Wrap: true, Input: true}
	row := 3
	line := func(column string, label reading.Terms, value string, style workbook.DraftStyle) {
		row++
		add(row, 1, label.Written(), bold)
		add(row, 2, value, style)
		b.out.Layout.spots[Key{Cover, "", column}] = Spot{s.Name, row, 2}
	}
	line(CoverForm, marks.Form, b.form.Code, fixed)
	line(CoverVersion, marks.Version, strconv.Itoa(b.form.Version), fixed)
	line(CoverMonth, marks.Month, fmt.Sprintf("%02d/%04d", b.month.Number(), b.month.Year()), fixed)
	line(CoverBody, marks.Body, b.body.Name, fixed)
	line(CoverDocument, marks.Document, "", input)
	date := input
	date.Format = dateFormat
	line(CoverSent, marks.Sent, "", date)
	s.Validations = append(s.Validations, workbook.Validation{Range: cell(row, 2), Kind: "date", Min: "36526", Max: "73050",
		Title: wording.Text("forms.check.title", nil), Message: wording.Text("forms.check.date", nil)})
	line(CoverPrepared, marks.Prepared, "", input)
	line(CoverApproved, marks.Approved, "", input)
	guide := wording.Text("forms.guide", nil)
	add(row+2, 1, guide, workbook.DraftStyle{Italic: true, Wrap: true, Align: "left"})
	s.Merges = append(s.Merges, workbook.Range{Row1: row + 2, Column1: 1, Row2: row + 2, Column2: 3})
	s.Heights[row+2] = 110
}

// kindOf is Text for a text and Blank for none: an empty text cell would count as an answer.
func kindOf(text string) workbook.CellType {
	if text == "" {
		return workbook.Blank
	}
	return workbook.Text
}

func cell(row, column int) workbook.Range {
	return workbook.Range{Row1: row, Column1: column, Row2: row, Column2: column}
}

package forms

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/workbook"
)

// Key names a question: the table's code, the line, the column's code.
//
// The line is, in a table of measures, the row's code, or the measure's where the row has no code; of
// areas, the area's code; of records, "#1", "#2" … from the first line, or the record's code where it
// was filled in; of notes, the topic, with column "text". On the first sheet the table is Cover and the
// column one of the Cover… names.
type Key struct{ Table, Row, Column string }

// Cover is the table name of the first sheet.
const Cover = ""

// The columns of the first sheet.
const (
	CoverForm     = "form"
	CoverVersion  = "version"
	CoverMonth    = "month"
	CoverBody     = "body"
	CoverDocument = "document" // number and date of the công văn in one text: "Số 123/STC-NS ngày 05/7/2023"
	CoverSent     = "sent"
	CoverPrepared = "prepared"
	CoverApproved = "approved"
)

// NoteText is the column of a note's text.
const NoteText = "text"

// Spot is a cell of a sheet.
type Spot struct {
	Sheet       string
	Row, Column int
}

// Layout says where each question of a blank stands.
type Layout struct {
	spots map[Key]Spot
	last  map[string]lines // records table → its prepared lines
}

// lines is the stretch of prepared lines of a records table.
type lines struct {
	sheet        string
	first, count int
	columns      map[string]int
	open         bool // nothing stands below: lines may be added
}

// At returns the cell of a question; ok is false for one that is not asked this month.
func (l Layout) At(k Key) (s Spot, ok bool) {
	if s, ok = l.spots[k]; ok {
		return s, true
	}
	// Lines after the prepared ones, where nothing stands below.
	t, ok := l.last[k.Table]
	if !ok || !t.open || len(k.Row) < 2 || k.Row[0] != '#' {
		return Spot{}, false
	}
	n, err := strconv.Atoi(k.Row[1:])
	c, asked := t.columns[k.Column]
	if err != nil || !asked || n < 1 {
		return Spot{}, false
	}
	return Spot{t.sheet, t.first + n - 1, c}, true
}

// Lines is the number of prepared lines of a records table, filled in or free; 0 for any other.
func (l Layout) Lines(table string) int { return l.last[table].count }

// Keys lists the questions in the order of their codes.
func (l Layout) Keys() []Key {
	return slices.SortedFunc(maps.Keys(l.spots), func(a, b Key) int {
		return cmp.Or(cmp.Compare(a.Table, b.Table), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
}

// Sheets is a blank with its layout; questions are answered through it.
type Sheets struct {
	Draft  workbook.Draft
	Layout Layout
	index  map[Spot][2]int // cell → sheet number, cell number in Draft
}

// Number answers a question with a number. It fails for a question that is not asked this month.
func (s *Sheets) Number(k Key, n quantity.Decimal) error {
	return s.put(k, func(c *workbook.DraftCell) { c.Kind, c.Num, c.Text = workbook.Number, n, "" })
}

// Text answers a question with a text.
func (s *Sheets) Text(k Key, text string) error {
	return s.put(k, func(c *workbook.DraftCell) { c.Kind, c.Text = workbook.Text, text })
}

// Date answers a question with a date, as a real date cell.
func (s *Sheets) Date(k Key, d period.Date) error {
	return s.put(k, func(c *workbook.DraftCell) {
		c.Kind, c.Num, c.Text, c.Style.Format = workbook.Number, workbook.DateNumber(d), "", dateFormat
	})
}

func (s *Sheets) put(k Key, set func(*workbook.DraftCell)) error {
	at, ok := s.Layout.At(k)
	if !ok {
		return fmt.Errorf("form %s: %s/%s/%s is not asked in this month", s.Draft.Properties["FormCode"], k.Table, k.Row, k.Column)
	}
	if s.index == nil {
		s.index = map[Spot][2]int{}
		for i, sheet := range s.Draft.Sheets {
			for j, c := range sheet.Cells {
				s.index[Spot{sheet.Name, c.Row, c.Column}] = [2]int{i, j}
			}
		}
	}
	n, ok := s.index[at]
	if !ok { // a line after the prepared ones: it looks like the line above
		n = s.extend(at)
	}
	set(&s.Draft.Sheets[n[0]].Cells[n[1]])
	return nil
}

// extend adds a cell below the prepared lines with the look of the nearest cell above it.
func (s *Sheets) extend(at Spot) [2]int {
	for i := range s.Draft.Sheets {
		sheet := &s.Draft.Sheets[i]
		if sheet.Name != at.Sheet {
			continue
		}
		cell := workbook.DraftCell{Row: at.Row, Column: at.Column}
		for r := at.Row - 1; r > 0; r-- {
			if n, ok := s.index[Spot{at.Sheet, r, at.Column}]; ok {
				cell.Style = sheet.Cells[n[1]].Style
				break
			}
		}
		sheet.Cells = append(sheet.Cells, cell)
		s.index[at] = [2]int{i, len(sheet.Cells) - 1}
	}
	return s.index[at]
}

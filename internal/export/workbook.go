package export

import (
	"fmt"
	"slices"
	"strings"

	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// Workbook returns so-lieu-<period>.xlsx: what the json has, as sheets that an office can filter. Text is
// written as text: nothing that begins with "=" becomes a formula.
func Workbook(r Report) ([]byte, error) {
	b, err := workbook.Write(Draft(r))
	if err != nil {
		return nil, fmt.Errorf("write workbook: %w", err)
	}
	return b, nil
}

// Draft is the workbook as a value.
func Draft(r Report) workbook.Draft {
	return workbook.Draft{
		Title:   r.Document.Meta.Title,
		Created: r.Edition.Stamp().String(),
		Properties: map[string]string{"program": r.Program.Code, "period": r.Edition.Period.String(), "type": r.Edition.Type,
			"edition": r.Edition.Name()},
		Sheets: slices.Concat([]workbook.DraftSheet{r.indicatorSheet(), r.componentSheet()}, r.areaSheets(),
			[]workbook.DraftSheet{r.submissionSheet(), r.diagnosticSheet()}, r.recordSheets(),
			[]workbook.DraftSheet{r.readingSheet(), r.valueSheet()}, r.trialSheet()),
	}
}

// column is one column of a sheet: its wording key and its width in characters.
type column struct {
	key   string
	width float64
}

// heading is one column of a table: its words and its width in characters.
type heading struct {
	text  string
	width float64
}

// sheet is a table whose name and headings stand in the wording.
func sheet(key string, columns []column, rows [][]workbook.DraftCell) workbook.DraftSheet {
	headings := make([]heading, len(columns))
	for i, c := range columns {
		headings[i] = heading{wording.Text("export.column."+c.key, nil), c.width}
	}
	return table(wording.Text("export.sheet."+key, nil), headings, rows)
}

// table is a plain table: a bold heading row that stays in sight and filters, then rows.
func table(name string, columns []heading, rows [][]workbook.DraftCell) workbook.DraftSheet {
	s := workbook.DraftSheet{Name: name, Widths: map[int]float64{}, Heights: map[int]float64{}, FreezeRow: 1, RepeatRows: [2]int{1, 1}, Landscape: true, FitWidth: true, FilterRow: 1}
	for i, c := range columns {
		s.Widths[i+1] = c.width
		s.Cells = append(s.Cells, workbook.DraftCell{Row: 1, Column: i + 1, Kind: workbook.Text, Text: c.text,
			Style: workbook.DraftStyle{Bold: true, Wrap: true, Border: true, Align: "center", Fill: "D9D9D9"}})
	}
	for _, c := range columns {
		s.Heights[1] = max(s.Heights[1], height(linesOf(c.text, c.width-3))) // the filter's arrow takes room
	}
	for n, row := range rows {
		most := 1
		for i, c := range row {
			c.Row, c.Column = n+2, i+1
			c.Style.Border = true
			if k := linesOf(c.Text, columns[i].width); k > 1 {
				c.Style.Wrap = true
				most = max(most, k)
			}
			s.Cells = append(s.Cells, c)
		}
		s.Heights[n+2] = height(most)
	}
	return s
}

// linesOf estimates how many lines a text takes in a column so many characters wide; short letters make
// room for a few more than that.
func linesOf(text string, width float64) int {
	n := 0
	for _, line := range strings.Split(text, "\n") {
		n += 1 + int(float64(len([]rune(line)))/(width*1.05))
	}
	return n
}

// height is the height of a row of n lines in points. Spreadsheets differ in whether they find it
// themselves; a value from many months must not make a row of a whole screen.
func height(n int) float64 { return 15 * float64(min(n, 8)) }

func textCell(s string) workbook.DraftCell {
	if s == "" {
		return workbook.DraftCell{Kind: workbook.Blank}
	}
	return workbook.DraftCell{Kind: workbook.Text, Text: s, Style: workbook.DraftStyle{Wrap: strings.Contains(s, "\n")}}
}

// numberCell is a number with all its digits; the format shows the decimals that it has.
func numberCell(v quantity.Value) workbook.DraftCell {
	if !v.Known() {
		return workbook.DraftCell{Kind: workbook.Blank}
	}
	d := rounded(v.Num)
	_, frac, _ := strings.Cut(d.String(), ".")
	format := "#,##0"
	if n := min(len(frac), 4); n > 0 {
		format += "." + strings.Repeat("0", n)
	}
	return workbook.DraftCell{Kind: workbook.Number, Num: d, Style: workbook.DraftStyle{Format: format}}
}

func countCell(n int) workbook.DraftCell {
	return workbook.DraftCell{Kind: workbook.Number, Num: quantity.Int(int64(n))}
}

func dateCell(d period.Date) workbook.DraftCell {
	if d.IsZero() {
		return textCell("")
	}
	return workbook.DraftCell{Kind: workbook.Number, Num: workbook.DateNumber(d), Style: workbook.DraftStyle{Format: "dd/mm/yyyy", Align: "center"}}
}

func yesCell(yes bool) workbook.DraftCell {
	if yes {
		return textCell(wording.Text("export.yes", nil))
	}
	return textCell("")
}

// places names the cells of sources, a line each; a value of many months has many.
func placesCell(list []quantity.Source) workbook.DraftCell {
	var out []string
	for _, s := range list {
		p := s.File
		if s.Sheet != "" {
			p += "[" + s.Sheet + "!" + s.Cell + "]"
		} else if s.Cell != "" {
			p += ":" + s.Cell
		}
		if s.Value != "" {
			p += " = " + s.Value
		}
		out = append(out, p)
	}
	s := strings.Join(out, "\n")
	const limit = 32000 // a cell holds 32 767 characters
	if rs := []rune(s); len(rs) > limit {
		s = string(rs[:limit]) + "…"
	}
	return textCell(s)
}

func (r Report) status(s scorecard.Status) workbook.DraftCell {
	return textCell(r.Program.Wording.Text("status." + s.String()))
}

func (r Report) sub(s scorecard.SubStatus) workbook.DraftCell {
	if s == scorecard.SubNone {
		return textCell("")
	}
	return textCell(r.Program.Wording.Text("sub." + string(s)))
}

func (r Report) body(code string) string {
	if b := r.Program.BodyByCode(code); b != nil {
		return b.Name
	}
	return code
}

func (r Report) indicatorSheet() workbook.DraftSheet {
	var rows [][]workbook.DraftCell
	for _, i := range r.Card.Indicators {
		previous := textCell("")
		if i.HadPrevious {
			previous = r.status(i.Previous)
		}
		rows = append(rows, []workbook.DraftCell{textCell(i.Code), textCell(i.Name), r.status(i.Status), r.sub(i.Sub), textCell(i.Reason), previous, textCell(i.Ruling)})
	}
	return sheet("indicators", []column{{"code", 8}, {"name", 60}, {"status", 34}, {"sub_status", 26}, {"reason", 12}, {"previous", 34}, {"ruling", 40}}, rows)
}

func (r Report) componentSheet() workbook.DraftSheet {
	var rows [][]workbook.DraftCell
	for _, i := range r.Card.Indicators {
		for _, c := range i.Components {
			rows = append(rows, []workbook.DraftCell{textCell(i.Code), textCell(c.Code), textCell(c.Name), textCell(c.Unit), r.status(c.Status), r.sub(c.Sub),
				numberCell(c.Value), textCell(c.Period.String()), dateCell(asOf(c)), yesCell(c.Carried), numberCell(c.Latest), textCell(c.LatestPeriod.String()),
				numberCell(c.Baseline.Value), numberCell(c.Target.Value), textCell(c.Target.Period.String()), numberCell(c.Projection), numberCell(c.Road), numberCell(c.Time),
				numberCell(c.Pace), numberCell(c.Needed), placesCell(c.Value.Sources), yesCell(c.Estimate), absenceCell(c.Value), verifyingCell(c), illustrativeCell(c.Value)})
		}
	}
	return sheet("components", []column{{"indicator", 10}, {"code", 10}, {"name", 44}, {"unit", 16}, {"status", 34}, {"sub_status", 26}, {"value", 14}, {"period", 14},
		{"as_of", 12}, {"carried", 10}, {"latest", 14}, {"latest_period", 14}, {"baseline", 14}, {"target", 14}, {"target_period", 14}, {"projection", 14}, {"road", 10},
		{"time", 10}, {"pace", 10}, {"needed", 14}, {"sources", 60}, {"estimate", 8}, {"absence", 22}, {"verifying", 22}, {"illustrative", 10}}, rows)
}

func (r Report) readingSheet() workbook.DraftSheet {
	var rows [][]workbook.DraftCell
	for _, o := range r.Set.Observations {
		name := o.Measure
		if m := r.Program.MeasureByCode(o.Measure); m != nil {
			name = m.Name
		}
		area := o.Area
		if a := r.Program.AreaByCode(o.Area); a != nil {
			area = a.Name
		}
		restates := textCell("")
		if o.Restates != nil {
			restates = numberCell(*o.Restates)
		}
		rows = append(rows, []workbook.DraftCell{textCell(o.Measure), textCell(name), textCell(area), textCell(wording.Text("export.kind."+o.Kind.String(), nil)),
			textCell(o.Period.String()), textCell(o.Giver), numberCell(o.Value), textCell(o.Value.Unit), textCell(r.body(o.Body)), textCell(o.Sent.String()),
			countCell(o.Attempt), yesCell(o.Chosen), restates, placesCell(o.Value.Sources), textCell(noteOf(o.Value.Sources)), absenceCell(o.Value),
			illustrativeCell(o.Value)})
	}
	return sheet("observations", []column{{"code", 18}, {"name", 44}, {"area", 20}, {"kind", 12}, {"period", 14}, {"giver", 12}, {"value", 14}, {"unit", 14}, {"body", 34},
		{"sent", 10}, {"attempt", 8}, {"chosen", 10}, {"restates", 14}, {"sources", 60}, {"note", 60}, {"absence", 22}, {"illustrative", 10}}, rows)
}

func (r Report) valueSheet() workbook.DraftSheet {
	var rows [][]workbook.DraftCell
	for _, v := range r.Document.Values {
		rows = append(rows, []workbook.DraftCell{textCell(v.ID), textCell(v.Text), numberCell(v.Value), textCell(v.Value.Unit), textCell(v.Period),
			textCell(v.Value.Derived), placesCell(v.Value.Sources), illustrativeCell(v.Value)})
	}
	return sheet("values", []column{{"id", 34}, {"printed", 16}, {"value", 16}, {"unit", 16}, {"period", 14}, {"derived", 40}, {"sources", 60}, {"illustrative", 10}}, rows)
}

// trialSheet lists what each method would have said of later readings; there is none before anything could be tried.
func (r Report) trialSheet() []workbook.DraftSheet {
	if len(r.Card.Trials) == 0 {
		return nil
	}
	var rows [][]workbook.DraftCell
	for _, t := range r.Card.Trials {
		rows = append(rows, []workbook.DraftCell{textCell(t.Component), textCell(t.Kind), textCell(r.Program.Wording.Text("column.trials." + t.Method)), textCell(t.Said.String()),
			textCell(t.End.String()), countCell(t.Horizon()), numberCell(t.Told), numberCell(t.Came), numberCell(t.Error)})
	}
	return []workbook.DraftSheet{sheet("trials", []column{{"code", 10}, {"kind", 14}, {"method", 34}, {"said", 10}, {"end", 10}, {"horizon", 12}, {"told", 16}, {"came", 16}, {"error", 14}}, rows)}
}

func (r Report) submissionSheet() workbook.DraftSheet {
	var rows [][]workbook.DraftCell
	for _, s := range r.Set.MonthSubmissions() {
		rows = append(rows, []workbook.DraftCell{textCell(r.body(s.Body)), textCell(s.File), textCell(r.Program.Wording.Text("state." + s.State.String())),
			dateCell(s.Received), dateCell(s.Due), textCell(s.Document), countCell(s.Attempt), textCell(s.Prepared), textCell(s.Approved)})
	}
	return sheet("submissions", []column{{"body", 44}, {"file", 50}, {"state", 16}, {"received", 14}, {"due", 14}, {"document", 24}, {"attempt", 8}, {"prepared", 24}, {"approved", 24}}, rows)
}

func (r Report) diagnosticSheet() workbook.DraftSheet {
	var rows [][]workbook.DraftCell
	for _, d := range r.Diagnostics.Sort() {
		key := "export.severity." + d.Severity.String()
		if d.Confirmed {
			key = "export.severity.confirmed"
		}
		rows = append(rows, []workbook.DraftCell{textCell(d.Code), textCell(wording.Text(key, nil)), textCell(r.body(d.At.Body)), textCell(d.At.String()), textCell(d.Message), textCell(d.Hint)})
	}
	return sheet("diagnostics", []column{{"code", 10}, {"severity", 14}, {"body", 30}, {"place", 50}, {"message", 80}, {"hint", 80}}, rows)
}

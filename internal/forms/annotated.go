package forms

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/reading"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// The colours of marked cells; the list names them in words, so a black-and-white print loses nothing.
const (
	mustFill  = "FFC7CE"
	checkFill = "FFEB9C"
)

// Annotated returns the copy of a body's workbook that goes back to it: bad cells coloured and commented,
// and a first sheet that lists what must be mended and what should be looked at again. Notices and
// confirmed warnings ask nothing of the clerk and are left out; nil bytes mean that nothing is left.
// Where no copy can be made (the file is no workbook, or a damaged one) the list comes alone; see
// AnnotatedName. diags are those of this one file.
func Annotated(original []byte, diags diag.List) ([]byte, diag.List, error) {
	var must, check diag.List
	for _, d := range diags.Sort() {
		switch {
		case d.Severity == diag.Error:
			must = append(must, d)
		case d.Severity == diag.Warning && !d.Confirmed:
			check = append(check, d)
		}
	}
	if len(must)+len(check) == 0 {
		return nil, nil, nil
	}
	list := listSheet(must, check)
	var notices diag.List
	if workbook.Sniff("", original) == workbook.KindXLSX {
		out, about, err := workbook.Annotate(original, marks(must, check), list)
		if err != nil || out != nil {
			return out, located(about, diags), err
		}
		if !about.Blocking() { // refusals are known already: they are among diags
			notices = located(about, diags)
		}
	}
	for i := range list.Cells {
		list.Cells[i].Link = "" // there is nothing to link to
	}
	out, err := workbook.Write(workbook.Draft{Sheets: []workbook.DraftSheet{list}, Title: list.Name})
	return out, notices, err
}

// AnnotatedName is the name under which Annotated's bytes go back: the clerk's own where they are a copy
// of the clerk's workbook, .xlsx where they are a list alone.
func AnnotatedName(name string, original []byte) string {
	if book, _ := workbook.Open(name, original); book != nil {
		return name
	}
	return strings.TrimSuffix(name, path.Ext(name)) + ".xlsx"
}

// IsAnnotated tells whether a file is an annotated copy: its first sheet is the list of what to mend.
func IsAnnotated(name string, data []byte) bool {
	book, _ := workbook.Open(name, data)
	return book != nil && len(book.Sheets) > 0 && reading.Vocab().Sheet.Marks.Is(book.Sheets[0].Name)
}

// located names the file in diagnostics of the room, which does not know it.
func located(about, diags diag.List) diag.List {
	for i := range about {
		about[i].At.File, about[i].At.Body = diags[0].At.File, diags[0].At.Body
	}
	return about
}

// marks makes one mark of all that is wrong with a cell.
func marks(must, check diag.List) []workbook.Mark {
	var out []workbook.Mark
	at := map[[2]string]int{}
	add := func(list diag.List, fill, head string) {
		for _, d := range list {
			if d.At.Sheet == "" || d.At.Cell == "" {
				continue
			}
			text := wording.Text(head, nil) + ": " + sentence(d.Message)
			if d.Hint != "" {
				text += "\n" + wording.Text("forms.list.hint", nil) + ": " + sentence(d.Hint)
			}
			key := [2]string{d.At.Sheet, d.At.Cell}
			if i, ok := at[key]; ok {
				out[i].Comment += "\n\n" + text
				continue
			}
			at[key] = len(out)
			out = append(out, workbook.Mark{Sheet: d.At.Sheet, Cell: d.At.Cell, Fill: fill, Comment: text})
		}
	}
	add(must, mustFill, "forms.list.must")
	add(check, checkFill, "forms.list.check")
	slices.SortStableFunc(out, func(a, b workbook.Mark) int { return cmp.Compare(a.Sheet, b.Sheet) })
	return out
}

// sentence writes a message as a sentence of a letter: it may be quoted alone.
func sentence(s string) string {
	s = vitext.Capital(s)
	if s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "…") {
		return s
	}
	return s + "."
}

// listSheet writes the list in its two parts.
func listSheet(must, check diag.List) workbook.DraftSheet {
	s := workbook.DraftSheet{Name: reading.Vocab().Sheet.Marks.Written(), Landscape: true, FitWidth: true, Tab: "C00000",
		Widths: map[int]float64{1: 6, 2: 24, 3: 9, 4: 60, 5: 60, 6: 9}, Heights: map[int]float64{}}
	row := 1
	add := func(column int, text string, style workbook.DraftStyle, link string) {
		s.Cells = append(s.Cells, workbook.DraftCell{Row: row, Column: column, Kind: kindOf(text), Text: text, Style: style, Link: link})
	}
	wide := func(text string, style workbook.DraftStyle, height float64) {
		add(1, text, style, "")
		s.Merges = append(s.Merges, workbook.Range{Row1: row, Column1: 1, Row2: row, Column2: 6})
		s.Heights[row] = height
		row++
	}
	wide(wording.Text("forms.list.title", nil), workbook.DraftStyle{Bold: true, Size: 14, Align: "center", Wrap: true}, 30)
	wide(wording.Text("forms.list.intro", wording.Args{"must": strconv.Itoa(len(must)), "check": strconv.Itoa(len(check))}),
		workbook.DraftStyle{Italic: true, Align: "left", Wrap: true}, 34)
	part := func(head, none, fill string, list diag.List) {
		row++
		wide(wording.Text(head, nil), workbook.DraftStyle{Bold: true, Size: 12, Fill: fill}, 20)
		if len(list) == 0 {
			wide(wording.Text(none, nil), workbook.DraftStyle{Italic: true}, 18)
			return
		}
		th := workbook.DraftStyle{Bold: true, Border: true, Align: "center", Wrap: true, Fill: "E2EFDA"}
		add(1, reading.Vocab().Column.Number.Written(), th, "")
		for i, key := range []string{"forms.list.place", "forms.list.cell", "forms.list.found", "forms.list.hint", "forms.list.code"} {
			add(i+2, wording.Text(key, nil), th, "")
		}
		row++
		td, mid := workbook.DraftStyle{Border: true, Wrap: true, Align: "left"}, workbook.DraftStyle{Border: true, Align: "center"}
		for i, d := range list {
			link, look := "", mid
			if d.At.Sheet != "" && d.At.Cell != "" {
				link, look.Colour = workbook.LinkTo(d.At.Sheet, d.At.Cell), "0563C1"
			}
			add(1, strconv.Itoa(i+1), mid, "")
			add(2, d.At.Sheet, td, "")
			add(3, d.At.Cell, look, link)
			add(4, sentence(d.Message), td, "")
			add(5, sentence(d.Hint), td, "")
			add(6, d.Code, mid, "")
			longest := max(len([]rune(d.Message)), len([]rune(d.Hint)))
			s.Heights[row] = min(400, 16*float64(1+longest/58))
			row++
		}
	}
	part("forms.list.must", "forms.list.no_must", mustFill, must)
	part("forms.list.check", "forms.list.no_check", checkFill, check)
	return s
}

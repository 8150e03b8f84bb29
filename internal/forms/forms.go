// Package forms makes what goes out to the bodies and comes back: the blank workbook of a form, asking
// only what is due in its month, and the annotated copy of a workbook in which something is wrong.
// It says where each question stands (Layout), so that a blank can be filled by a program as well.
// It reads no bytes itself and writes no files.
package forms

import (
	"fmt"
	"slices"
	"strconv"

	"tiendo/internal/lexicon"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// Blank is the workbook that a body fills in for a month: a first sheet that says which form it is, then
// the tables due that month. What set knows of earlier months stands beside the inputs; open records and
// the last texts are filled in. The zero Set gives an empty blank.
func Blank(x *lexicon.Lexicon, f program.Form, body program.Body, set observation.Set, m period.Month) workbook.Draft {
	return Build(x, f, body, set, m).Draft
}

// Due makes the blank of every form for every body that stands in a month and is asked anything in it: file name →
// workbook. set is what is known up to the month before. The error is the machine's.
func Due(x *lexicon.Lexicon, set observation.Set, m period.Month) (map[string][]byte, error) {
	p := x.Program()
	files := map[string][]byte{}
	for _, f := range p.Forms {
		for _, code := range f.Bodies {
			b := p.BodyByCode(code)
			if b == nil || !b.In(m) || !f.Asks(m) {
				continue
			}
			data, err := workbook.Write(Blank(x, f, *b, set, m))
			if err != nil {
				return nil, fmt.Errorf("write blank form %s: %w", f.Code, err)
			}
			files[fileName(p, f, *b)] = data
		}
	}
	return files, nil
}

// Build is Blank together with the places of its questions.
func Build(x *lexicon.Lexicon, f program.Form, body program.Body, set observation.Set, m period.Month) *Sheets {
	b := &builder{names: x, program: x.Program(), form: f, body: body, set: set, month: m,
		out: &Sheets{Layout: Layout{spots: map[Key]Spot{}}}, lists: map[string]string{}}
	b.out.Draft = workbook.Draft{
		Title:   f.Title,
		Created: m.End().String(),
		Properties: map[string]string{
			"FormCode": f.Code, "FormVersion": strconv.Itoa(f.Version), "Month": m.String(), "Body": body.Code,
		},
	}
	b.cover()
	for _, t := range f.Tables {
		if !t.Asked(m) {
			continue
		}
		switch t.Kind {
		case program.Measures:
			b.figures(t, b.measureLines(t))
		case program.Areas:
			b.figures(t, b.areaLines(t))
		case program.Records:
			b.records(t)
		case program.Notes:
			b.notes(t)
		}
	}
	b.finish()
	return b.out
}

// fileName is the usual name of a body's workbook; a body with several forms has the form's code in it. Readers go
// by the code inside, not by the name.
func fileName(p *program.Program, f program.Form, body program.Body) string {
	forms := 0
	for _, other := range p.Forms {
		if slices.Contains(other.Bodies, body.Code) {
			forms++
		}
	}
	if forms > 1 {
		return body.Code + "-" + f.Code + ".xlsx"
	}
	return body.Code + ".xlsx"
}

// builder collects the sheets of one blank.
type builder struct {
	names   *lexicon.Lexicon
	program *program.Program
	form    program.Form
	body    program.Body
	set     observation.Set
	month   period.Month
	out     *Sheets
	lists   map[string]string // options joined → reference on the list sheet
	options [][]string        // columns of the list sheet
}

// sheet returns the sheet of that name and the next free row on it; two tables may share a sheet.
func (b *builder) sheet(name string) (s *workbook.DraftSheet, row int) {
	for i := range b.out.Draft.Sheets {
		if s := &b.out.Draft.Sheets[i]; s.Name == name {
			for _, c := range s.Cells {
				row = max(row, c.Row)
			}
			return s, row + 3
		}
	}
	b.out.Draft.Sheets = append(b.out.Draft.Sheets, workbook.DraftSheet{Name: name, Protect: true, FitWidth: true,
		Widths: map[int]float64{}, Heights: map[int]float64{}})
	return &b.out.Draft.Sheets[len(b.out.Draft.Sheets)-1], 1
}

// list puts options on the hidden list sheet and returns the reference that a validation needs. Excel
// takes 255 characters of options in the validation itself, too few for the names of bodies.
func (b *builder) list(options []string) string {
	key := ""
	for _, o := range options {
		key += o + "\x00"
	}
	if ref, ok := b.lists[key]; ok {
		return ref
	}
	b.options = append(b.options, options)
	col := workbook.ColumnName(len(b.options))
	ref := "'" + wording.Text("forms.sheet.lists", nil) + "'!$" + col + "$1:$" + col + "$" + strconv.Itoa(len(options))
	b.lists[key] = ref
	return ref
}

// joined puts equal checks of cells that stand below one another into one: Excel reads a few ranges
// faster than hundreds of cells, and a clerk who looks at the checks sees the columns.
func joined(in []workbook.Validation) []workbook.Validation {
	var out []workbook.Validation
	at := map[[2]int]int{} // last row and column of a check → its place in out
	for _, v := range in {
		above := [2]int{v.Range.Row1 - 1, v.Range.Column1}
		i, ok := at[above]
		if ok && v.Range.Column1 == v.Range.Column2 && sameCheck(out[i], v) {
			out[i].Range.Row2 = v.Range.Row2
		} else {
			i = len(out)
			out = append(out, v)
		}
		at[[2]int{v.Range.Row2, v.Range.Column2}] = i
	}
	return out
}

func sameCheck(a, b workbook.Validation) bool {
	return a.Kind == b.Kind && a.Min == b.Min && a.Max == b.Max && a.ListFrom == b.ListFrom && a.Message == b.Message &&
		a.Prompt == b.Prompt && a.Free == b.Free && slices.Equal(a.List, b.List) && a.Range.Column1 == b.Range.Column1 &&
		a.Range.Column2 == b.Range.Column2
}

// finish writes the list sheet, last and hidden.
func (b *builder) finish() {
	for i := range b.out.Draft.Sheets {
		b.out.Draft.Sheets[i].Validations = joined(b.out.Draft.Sheets[i].Validations)
	}
	if len(b.options) == 0 {
		return
	}
	s := workbook.DraftSheet{Name: wording.Text("forms.sheet.lists", nil), Hidden: true, Protect: true}
	for i, options := range b.options {
		for j, o := range options {
			s.Cells = append(s.Cells, workbook.DraftCell{Row: j + 1, Column: i + 1, Kind: workbook.Text, Text: o})
		}
	}
	b.out.Draft.Sheets = append(b.out.Draft.Sheets, s)
}

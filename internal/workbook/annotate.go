package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"tiendo/internal/diag"
	"tiendo/internal/wording"
)

// Annotate returns a copy of somebody's workbook in which the marked cells are coloured and commented,
// with the sheet first put in front. data is not changed. Formulas, styles, charts, macros, checks and
// the protection of sheets survive. Marks on sheets that the workbook does not have are left out: they
// stand in the list all the same.
//
// nil bytes come with the diagnostic that says why no copy can be made: the door refuses the workbook, or
// excelize does. A notice tells of a cell that could not be commented; it is coloured. The error is for a list
// that no sheet can hold, which is a bug of the caller.
func Annotate(data []byte, marks []Mark, first DraftSheet) ([]byte, diag.List, error) {
	if _, err := Write(Draft{Sheets: []DraftSheet{first}}); err != nil {
		return nil, nil, err
	}
	if book, diags := Open("", data); book == nil {
		return nil, diags, nil
	}
	// A comment that fails may leave half of itself behind, so its sheet is done again without comments,
	// from the original bytes.
	silent := map[string]bool{}
	source, err := renumbered(data)
	if err != nil { // a part that the door does not read is damaged
		return nil, diag.List{wording.Diagnostic("N004", diag.Place{}, nil)}, nil
	}
	for {
		out, failed := annotate(source, marks, first, silent)
		switch {
		case failed != "" && !silent[failed]:
			silent[failed] = true
			continue
		case out == nil:
			return nil, diag.List{wording.Diagnostic("N004", diag.Place{}, nil)}, nil
		default:
			var diags diag.List
			for _, m := range marks {
				if silent[m.Sheet] && m.Comment != "" {
					diags = append(diags, wording.Diagnostic("N003", diag.Place{Sheet: m.Sheet, Cell: m.Cell}, nil))
				}
			}
			return out, diags, nil
		}
	}
}

// reShape finds the numbers that LibreOffice gives to the boxes of notes.
var reShape = regexp.MustCompile(`\bid="shape_(\d{1,6})"`)

// renumbered gives the boxes of notes that LibreOffice drew the numbers that Excel would: excelize can
// add a box only beside such numbers.
func renumbered(data []byte) ([]byte, error) {
	drawings, err := partsOf(data, func(name string) bool { return strings.HasSuffix(name, ".vml") })
	if err != nil {
		return nil, err
	}
	changed := map[string][]byte{}
	for name, vml := range drawings {
		if !reShape.Match(vml) {
			continue
		}
		changed[name] = reShape.ReplaceAllFunc(vml, func(id []byte) []byte {
			n, err := strconv.Atoi(string(reShape.FindSubmatch(id)[1]))
			if err != nil {
				return id
			}
			return fmt.Appendf(nil, `id="_x0000_s%d"`, 1025+n)
		})
	}
	if len(changed) == 0 {
		return data, nil
	}
	return repack(data, changed)
}

// annotate makes the copy; failed is a sheet on which a comment could not be written.
// nil bytes without one mean that excelize cannot work with the parts that the door does not read.
func annotate(data []byte, marks []Mark, first DraftSheet, silent map[string]bool) (out []byte, failed string) {
	defer func() {
		// These are somebody's bytes in parts that only excelize reads; whatever it trips over, the clerk
		// gets the list without the copy.
		if recover() != nil {
			out, failed = nil, ""
		}
	}()
	out, failed, err := copyMarked(data, marks, first, silent)
	if err != nil {
		return nil, ""
	}
	return out, failed
}

func copyMarked(data []byte, marks []Mark, first DraftSheet, silent map[string]bool) (out []byte, failed string, err error) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxWhole, UnzipXMLSizeLimit: maxWhole})
	if err != nil {
		return nil, "", err
	}
	defer func() {
		if cerr := f.Close(); err == nil && cerr != nil {
			err = cerr
		}
	}()
	names := map[string]string{} // as the door gives them → as they stand in the file
	for _, n := range f.GetSheetList() {
		known, _ := clean(n)
		names[known] = n
	}
	notes, err := noteParts(data)
	if err != nil {
		return nil, "", err
	}
	m := marker{file: f, styles: map[string]int{}, notes: map[string]string{}}
	for known, part := range notes {
		m.notes[names[known]] = part
	}
	for _, mark := range marks {
		sheet, ok := names[mark.Sheet]
		if _, _, valid := parseRef([]byte(mark.Cell)); !ok || !valid {
			continue
		}
		if err := m.colour(sheet, mark); err != nil {
			return nil, "", err
		}
		if mark.Comment == "" || silent[mark.Sheet] {
			continue
		}
		if err := m.comment(sheet, mark); err != nil {
			return nil, mark.Sheet, nil //nolint:nilerr // told by the sheet's name
		}
	}
	if err := prepend(f, relink(first, names), names); err != nil {
		return nil, "", err
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		return nil, "", err
	}
	kept, err := protections(data, buf.Bytes())
	if err != nil {
		return nil, "", err
	}
	out, err = repack(buf.Bytes(), kept)
	return out, "", err
}

// marker colours and comments cells.
type marker struct {
	file   *excelize.File
	styles map[string]int    // old style and colour → new style
	notes  map[string]string // sheet → part of its notes
}

// colour gives a cell its own style with another fill and nothing else changed.
func (m marker) colour(sheet string, mark Mark) error {
	old, err := m.file.GetCellStyle(sheet, mark.Cell)
	if err != nil {
		return err
	}
	key := fmt.Sprint(old, " ", mark.Fill)
	id, ok := m.styles[key]
	if !ok {
		if id, err = m.filled(old, mark.Fill); err != nil {
			return err
		}
		m.styles[key] = id
	}
	return m.file.SetCellStyle(sheet, mark.Cell, mark.Cell, id)
}

// filled copies a cell format as it stands in the file: reading it into excelize's Style and writing that
// back would lose what Style does not know.
func (m marker) filled(old int, fill string) (int, error) {
	model, err := m.file.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}})
	if err != nil {
		return 0, err
	}
	xfs := m.file.Styles.CellXfs
	if old < 0 || old >= len(xfs.Xf) || model >= len(xfs.Xf) {
		return model, nil
	}
	xf, yes := xfs.Xf[old], true
	xf.FillID, xf.ApplyFill = xfs.Xf[model].FillID, &yes
	xfs.Xf = append(xfs.Xf, xf)
	xfs.Count = len(xfs.Xf)
	return xfs.Count - 1, nil
}

// comment adds a note, or adds to the text of the note that the cell has. The note's box is left alone:
// programs draw it in ways that excelize does not find again.
func (m marker) comment(sheet string, mark Mark) error {
	have, err := m.file.GetComments(sheet)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(have, func(c excelize.Comment) bool { return c.Cell == mark.Cell }) {
		return m.file.AddComment(sheet, comment(mark.Cell, mark.Comment))
	}
	list := m.file.Comments[m.notes[sheet]]
	if list == nil {
		return fmt.Errorf("the notes of sheet %q are not at %q", sheet, m.notes[sheet])
	}
	added := "\n———\n" + mark.Comment
	for i := range list.CommentList.Comment {
		c := &list.CommentList.Comment[i]
		if c.Ref != mark.Cell {
			continue
		}
		n := len(c.Text.R)
		switch {
		case n > 0 && c.Text.R[n-1].T != nil:
			last := c.Text.R[n-1]
			t := *last.T
			t.Val += added
			last.T = &t
			c.Text.R[n-1] = last
		case c.Text.T != nil:
			text := *c.Text.T + added
			c.Text.T = &text
		default:
			c.Text.T = &mark.Comment
		}
		return nil
	}
	return fmt.Errorf("the note of %s is not on sheet %q", mark.Cell, sheet)
}

// noteParts returns where the notes of each sheet stand, by the sheet's name as in the file.
func noteParts(data []byte) (map[string]string, error) {
	c, err := openContainer(data, usual)
	if err != nil {
		return nil, err
	}
	root, err := c.relations("")
	if err != nil {
		return nil, err
	}
	main := targetOf(root, "officeDocument")
	rels, err := c.relations(main)
	if err != nil {
		return nil, err
	}
	entries, err := (&bookReader{container: c}).workbookPart(main)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, e := range entries {
		for _, r := range rels {
			if r.id != e.id {
				continue
			}
			own, err := c.relations(r.target)
			if err != nil {
				return nil, err
			}
			if notes := targetOf(own, "comments"); notes != "" {
				out[e.name] = notes
			}
		}
	}
	return out, nil
}

// prepend writes the sheet and moves it to the front. A sheet of that name is our own, of an earlier
// round, and is replaced.
func prepend(f *excelize.File, first DraftSheet, names map[string]string) error {
	if old, ok := names[first.Name]; ok && len(names) > 1 {
		if err := f.DeleteSheet(old); err != nil {
			return err
		}
	}
	front := f.GetSheetName(0)
	if _, err := f.NewSheet(first.Name); err != nil {
		return err
	}
	w := writer{file: f, styles: map[DraftStyle]int{}}
	if err := w.sheet(first); err != nil {
		return err
	}
	if err := f.MoveSheet(first.Name, front); err != nil {
		return err
	}
	// Names that belong to one sheet know it by its place, which is now one further; MoveSheet leaves
	// them. The new sheet's own names, written last, belong to place 0.
	if d := f.WorkBook.DefinedNames; d != nil {
		last := len(f.GetSheetList()) - 1
		for i := range d.DefinedName {
			id := d.DefinedName[i].LocalSheetID
			if id == nil {
				continue
			}
			n := *id + 1
			if *id == last {
				n = 0
			}
			d.DefinedName[i].LocalSheetID = &n
		}
	}
	i, err := f.GetSheetIndex(first.Name)
	if err != nil {
		return err
	}
	f.SetActiveSheet(i)
	return nil
}

// relink writes the links of the list with the sheets' names as they stand in the file.
func relink(s DraftSheet, names map[string]string) DraftSheet {
	s.Cells = slices.Clone(s.Cells)
	for i, c := range s.Cells {
		for known, real := range names {
			if rest, ok := strings.CutPrefix(c.Link, quoteSheet(known)+"!"); ok && known != real {
				s.Cells[i].Link = quoteSheet(real) + "!" + rest
			}
		}
	}
	return s
}

var reProtection = regexp.MustCompile(`<sheetProtection\b[^>]*?(/>|>\s*</sheetProtection>)`)

// protections returns the parts of the copy in which the original's protection must stand instead of
// excelize's: it writes every default out as "false", which here means "allowed".
func protections(original, copied []byte) (map[string][]byte, error) {
	sheets := func(name string) bool {
		return strings.HasPrefix(name, "xl/worksheets/") && strings.HasSuffix(name, ".xml")
	}
	before, err := partsOf(original, sheets)
	if err != nil {
		return nil, err
	}
	after, err := partsOf(copied, sheets)
	if err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	for name, xml := range before {
		was, now := reProtection.Find(xml), reProtection.FindIndex(after[name])
		if was == nil || now == nil {
			continue
		}
		out[name] = slices.Concat(after[name][:now[0]], was, after[name][now[1]:])
	}
	return out, nil
}

// partsOf returns the parts whose names are wanted, each as far as the door would read it.
func partsOf(data []byte, wanted func(name string) bool) (map[string][]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	for _, f := range r.File {
		name := strings.ReplaceAll(f.Name, "\\", "/")
		if !wanted(name) {
			continue
		}
		p, err := f.Open()
		if err != nil {
			return nil, err
		}
		xml, err := io.ReadAll(io.LimitReader(p, maxPart))
		if cerr := p.Close(); err == nil {
			err = cerr
		}
		if err != nil {
			return nil, err
		}
		out[name] = xml
	}
	return out, nil
}

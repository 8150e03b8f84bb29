package workbook

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Font is the face of every workbook that we write: it stands on every office machine and has all
// Vietnamese letters.
const fontName = "Times New Roman"

// Write turns a draft into the bytes of an .xlsx: the same draft gives the same bytes every time. It
// fails on a draft that no workbook can hold (no sheet, a sheet name that stands twice), which is a bug
// of the caller.
func Write(d Draft) (out []byte, err error) {
	if len(d.Sheets) == 0 {
		return nil, fmt.Errorf("write workbook: no sheet")
	}
	f := excelize.NewFile()
	defer func() {
		if cerr := f.Close(); err == nil && cerr != nil {
			err = fmt.Errorf("close workbook: %w", cerr)
		}
	}()
	w := writer{file: f, styles: map[DraftStyle]int{}}
	for i, s := range d.Sheets {
		if i == 0 {
			err = f.SetSheetName("Sheet1", s.Name)
		} else if n, _ := f.GetSheetIndex(s.Name); n >= 0 { // an invalid name fails in NewSheet below
			err = fmt.Errorf("sheet %q stands twice", s.Name)
		} else {
			_, err = f.NewSheet(s.Name)
		}
		if err != nil {
			return nil, fmt.Errorf("write workbook: %w", err)
		}
	}
	for _, s := range d.Sheets {
		if err := w.sheet(s); err != nil {
			return nil, fmt.Errorf("write sheet %q: %w", s.Name, err)
		}
	}
	if err := w.properties(d); err != nil {
		return nil, fmt.Errorf("write workbook: %w", err)
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("write workbook: %w", err)
	}
	return repack(buf.Bytes(), nil)
}

// writer carries what the sheets of one workbook share.
type writer struct {
	file   *excelize.File
	styles map[DraftStyle]int
}

func (w writer) properties(d Draft) error {
	day := cmp.Or(d.Created, "2000-01-01") + "T00:00:00Z"
	if err := w.file.SetDocProps(&excelize.DocProperties{Title: d.Title, Creator: "tiendo", LastModifiedBy: "tiendo",
		Created: day, Modified: day, Language: "vi"}); err != nil {
		return err
	}
	for _, k := range slices.Sorted(maps.Keys(d.Properties)) {
		if err := w.file.SetCustomProps(excelize.CustomProperty{Name: k, Value: d.Properties[k]}); err != nil {
			return err
		}
	}
	if slices.ContainsFunc(d.Sheets, func(s DraftSheet) bool { return s.Protect }) {
		return w.file.ProtectWorkbook(&excelize.WorkbookProtectionOptions{LockStructure: true})
	}
	return nil
}

func (w writer) sheet(s DraftSheet) error {
	f := w.file
	cells := slices.Clone(s.Cells)
	slices.SortStableFunc(cells, func(a, b DraftCell) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	for _, c := range cells {
		if err := w.cell(s.Name, c); err != nil {
			return fmt.Errorf("cell %s: %w", Ref(c.Row, c.Column), err)
		}
	}
	for _, m := range s.Merges {
		if err := f.MergeCell(s.Name, Ref(m.Row1, m.Column1), Ref(m.Row2, m.Column2)); err != nil {
			return err
		}
	}
	for _, c := range slices.Sorted(maps.Keys(s.Widths)) {
		if err := f.SetColWidth(s.Name, ColumnName(c), ColumnName(c), s.Widths[c]); err != nil {
			return err
		}
	}
	for _, r := range slices.Sorted(maps.Keys(s.Heights)) {
		if err := f.SetRowHeight(s.Name, r, s.Heights[r]); err != nil {
			return err
		}
	}
	for _, v := range s.Validations {
		if err := addValidation(f, s.Name, v); err != nil {
			return err
		}
	}
	if err := w.view(s); err != nil {
		return err
	}
	return w.print(s)
}

func (w writer) cell(sheet string, c DraftCell) error {
	f, ref := w.file, Ref(c.Row, c.Column)
	switch c.Kind {
	case Text:
		if err := f.SetCellStr(sheet, ref, c.Text); err != nil {
			return err
		}
	case Number:
		// The decimal goes in digit by digit: a float64 on the way could change the last one.
		if err := f.SetCellDefault(sheet, ref, c.Num.String()); err != nil {
			return err
		}
	case Blank, Bool, Fault, Uncomputed: // nothing to write but the look
	}
	id, err := w.style(c.Style)
	if err != nil {
		return err
	}
	if err := f.SetCellStyle(sheet, ref, ref, id); err != nil {
		return err
	}
	if c.Link != "" {
		if err := f.SetCellHyperLink(sheet, ref, c.Link, "Location"); err != nil {
			return err
		}
	}
	if c.Comment != "" {
		return f.AddComment(sheet, comment(ref, c.Comment))
	}
	return nil
}

// comment is a note in the size that its text needs; its author stays empty to readers.
func comment(ref, text string) excelize.Comment {
	lines := uint(1)
	for _, l := range strings.Split(text, "\n") {
		lines += uint(len([]rune(l))/38) + 1
	}
	return excelize.Comment{Cell: ref, Author: "tiendo", Text: text, Width: 320, Height: 18 * (lines + 1)}
}

func (w writer) style(s DraftStyle) (int, error) {
	if id, ok := w.styles[s]; ok {
		return id, nil
	}
	x := excelize.Style{
		Font:       &excelize.Font{Family: fontName, Size: cmp.Or(s.Size, 11), Bold: s.Bold, Italic: s.Italic, Color: s.Colour},
		Alignment:  &excelize.Alignment{Horizontal: s.Align, Vertical: "center", WrapText: s.Wrap},
		Protection: &excelize.Protection{Locked: !s.Input},
	}
	if s.Indent > 0 {
		x.Alignment.Horizontal, x.Alignment.Indent = cmp.Or(s.Align, "left"), s.Indent
	}
	if s.Border {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			x.Border = append(x.Border, excelize.Border{Type: side, Color: "7F7F7F", Style: 1})
		}
	}
	if fill := cmp.Or(s.Fill, map[bool]string{true: "FFFBE6"}[s.Input]); fill != "" {
		x.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}
	}
	if s.Format != "" {
		x.CustomNumFmt = &s.Format
	}
	id, err := w.file.NewStyle(&x)
	if err != nil {
		return 0, err
	}
	w.styles[s] = id
	return id, nil
}

func (w writer) view(s DraftSheet) error {
	f := w.file
	if s.FreezeRow > 0 || s.FreezeColumn > 0 {
		p := &excelize.Panes{Freeze: true, XSplit: s.FreezeColumn, YSplit: s.FreezeRow,
			TopLeftCell: Ref(s.FreezeRow+1, s.FreezeColumn+1), ActivePane: "bottomRight"}
		switch {
		case s.FreezeColumn == 0:
			p.ActivePane = "bottomLeft"
		case s.FreezeRow == 0:
			p.ActivePane = "topRight"
		}
		if err := f.SetPanes(s.Name, p); err != nil {
			return err
		}
	}
	if s.FilterRow > 0 {
		all := Range{s.FilterRow, 1, s.FilterRow, 1}
		for _, c := range s.Cells {
			all.Row2, all.Column2 = max(all.Row2, c.Row), max(all.Column2, c.Column)
		}
		if err := f.AutoFilter(s.Name, rangeRef(all), nil); err != nil {
			return err
		}
	}
	if s.Tab != "" {
		if err := f.SetSheetProps(s.Name, &excelize.SheetPropsOptions{TabColorRGB: &s.Tab}); err != nil {
			return err
		}
	}
	if s.Hidden {
		if err := f.SetSheetVisible(s.Name, false, true); err != nil {
			return err
		}
	}
	if s.Protect {
		// Widths, heights and sorting stay free: a clerk may make a column wider, not move it.
		return f.ProtectSheet(s.Name, &excelize.SheetProtectionOptions{FormatColumns: true, FormatRows: true,
			SelectLockedCells: true, SelectUnlockedCells: true, EditObjects: true, EditScenarios: true})
	}
	return nil
}

// print sets the sheet up for A4.
func (w writer) print(s DraftSheet) error {
	f, a4, portrait, landscape, one, any := w.file, 9, "portrait", "landscape", 1, 0
	page := &excelize.PageLayoutOptions{Size: &a4, Orientation: &portrait}
	if s.Landscape {
		page.Orientation = &landscape
	}
	if s.FitWidth {
		yes := true
		if err := f.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
			return err
		}
		page.FitToWidth, page.FitToHeight = &one, &any
	}
	if err := f.SetPageLayout(s.Name, page); err != nil {
		return err
	}
	side, top, foot := 0.6, 0.6, 0.3
	if err := f.SetPageMargins(s.Name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &top,
		Bottom: &top, Header: &foot, Footer: &foot}); err != nil {
		return err
	}
	if err := f.SetHeaderFooter(s.Name, &excelize.HeaderFooterOptions{OddFooter: "&L&8&A&R&8&P/&N"}); err != nil {
		return err
	}
	if s.RepeatRows == [2]int{} {
		return nil
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: s.Name,
		RefersTo: quoteSheet(s.Name) + "!$" + strconv.Itoa(s.RepeatRows[0]) + ":$" + strconv.Itoa(s.RepeatRows[1])})
}

// quoteSheet writes a sheet's name as references have it.
func quoteSheet(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

// LinkTo writes a reference to a cell of a sheet, for DraftCell.Link.
func LinkTo(sheet, cell string) string { return quoteSheet(sheet) + "!" + cell }

// repack writes the parts of a package again, sorted, without times, and with the parts of replace
// instead of its own: what excelize and the clock put into the container is gone.
func repack(data []byte, replace map[string][]byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("repack workbook: %w", err)
	}
	files := slices.Clone(in.File)
	slices.SortStableFunc(files, func(a, b *zip.File) int {
		return cmp.Or(cmp.Compare(partRank(a.Name), partRank(b.Name)), cmp.Compare(a.Name, b.Name))
	})
	var buf bytes.Buffer
	zw := zip.NewWriter(&buf)
	left := int64(2 * maxWhole) // parts that the door did not read may claim anything
	for _, f := range files {
		part, ok := replace[strings.ReplaceAll(f.Name, "\\", "/")]
		if !ok {
			r, err := f.Open()
			if err != nil {
				return nil, fmt.Errorf("repack %s: %w", f.Name, err)
			}
			part, err = io.ReadAll(io.LimitReader(r, left+1))
			if err != nil {
				return nil, fmt.Errorf("repack %s: %w", f.Name, err)
			}
			if left -= int64(len(part)); left < 0 {
				return nil, fmt.Errorf("repack %s: more than %d bytes", f.Name, 2*maxWhole)
			}
			if err := r.Close(); err != nil {
				return nil, fmt.Errorf("repack %s: %w", f.Name, err)
			}
		}
		w, err := zw.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate})
		if err != nil {
			return nil, fmt.Errorf("repack %s: %w", f.Name, err)
		}
		if _, err := w.Write(part); err != nil {
			return nil, fmt.Errorf("repack %s: %w", f.Name, err)
		}
	}
	if err := zw.Close(); err != nil {
		return nil, fmt.Errorf("repack workbook: %w", err)
	}
	return buf.Bytes(), nil
}

// partRank puts the list of content types first, as every office program does.
func partRank(name string) int {
	switch name {
	case "[Content_Types].xml":
		return 0
	case "_rels/.rels":
		return 1
	}
	return 2
}

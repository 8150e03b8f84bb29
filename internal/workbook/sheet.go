package workbook

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"

	"tiendo/internal/diag"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// sheetReader reads one sheet's part into cells.
type sheetReader struct {
	*scanner
	book     *bookReader
	part     string
	sheet    *Sheet
	row, col int // of the last cell, for cells without a reference
	named    int // cells with a reference
	unnamed  int // cells without
	rows     int // rows with a number
	unrows   int // rows without
	formulas map[string]string
	issues   []diag.Diagnostic
	legacy   legacyCount
	hidden   int    // columns hidden so far, repeats included
	text     []byte // scratch: a value may come in several stretches
	unsorted bool
}

// legacyCount is what the notice about a sheet's legacy fonts says.
type legacyCount struct {
	cells       int
	name, font  string
	first, text string
}

// readSheet reads a worksheet's part whole.
func (b *bookReader) readSheet(part string, sheet *Sheet) error {
	s, err := b.scan(part)
	if err != nil {
		return err
	}
	r := &sheetReader{scanner: s, book: b, part: part, sheet: sheet, formulas: map[string]string{}}
	sheet.HiddenRows, sheet.HiddenColumns = map[int]bool{}, map[int]bool{}
	seen := false
	for {
		t, err := s.next()
		if err != nil {
			return r.in(err)
		}
		if t == tokenEOF {
			break
		}
		if t != tokenStart {
			continue
		}
		switch {
		case s.depth() == 1 && !s.is("worksheet"):
			return r.refuse("E023", wording.Args{"what": string(s.name)})
		case s.depth() == 2 && s.is("sheetData"):
			if seen {
				return r.refuse("E023", wording.Args{"what": "sheetData"})
			}
			seen = true
			// One allocation instead of a dozen growing ones, within the limit whatever the part claims.
			sheet.Cells = make([]Cell, 0, min(bytes.Count(s.data, []byte("</v>")), b.bounds.cells-b.cells))
			if err := r.data(); err != nil {
				return r.in(err)
			}
		case s.depth() == 3 && s.is("col"):
			if err := r.column(); err != nil {
				return err
			}
		case s.depth() == 3 && s.is("mergeCell"):
			if err := r.merge(); err != nil {
				return err
			}
		}
	}
	if !seen {
		return r.refuse("E017", wording.Args{"part": part + " (sheetData)"})
	}
	return r.finish()
}

// in names the sheet in a fault of its XML.
func (r *sheetReader) in(err error) error {
	err = inPart(r.part, err)
	if x, ok := err.(*refusal); ok && x.sheet == "" { //nolint:errorlint // inPart returns it unwrapped
		x.sheet = r.sheet.Name
	}
	return err
}

func (r *sheetReader) refuse(code string, args wording.Args) error {
	return &refusal{code: code, sheet: r.sheet.Name, args: args}
}

func (r *sheetReader) refuseCell(code string, args wording.Args) error {
	return &refusal{code: code, sheet: r.sheet.Name, cell: Ref(r.row, r.col), args: args}
}

// data reads the rows. Only what the format defines may stand here: an attribute or element that it does
// not know means damaged bytes, and a damaged name could move or hide a figure.
func (r *sheetReader) data() error {
	for {
		t, err := r.next()
		if err != nil {
			return err
		}
		switch {
		case t == tokenEnd && r.depth() == 1:
			return nil
		case t == tokenText && len(bytes.TrimSpace(r.scanner.text)) > 0:
			return r.refuse("E023", wording.Args{"what": vitext.Quote(string(r.scanner.text))})
		case t == tokenStart && r.is("row"):
			if err := r.startRow(); err != nil {
				return err
			}
			if err := r.cells(); err != nil {
				return err
			}
		case t == tokenStart:
			return r.refuse("E023", wording.Args{"what": string(r.name)})
		}
	}
}

func (r *sheetReader) startRow() error {
	number, hidden := 0, false
	for _, a := range r.attrs {
		if len(a.prefix) > 0 {
			continue
		}
		switch string(a.name) {
		case "r":
			n, ok := positive(a.value, maxRow)
			if !ok {
				return r.refuse("E020", wording.Args{"ref": vitext.Quote(string(a.value))})
			}
			number = n
		case "hidden":
			hidden = hidden || isTrue(string(a.value))
		case "ht":
			hidden = hidden || string(a.value) == "0"
		case "spans", "s", "customFormat", "customHeight", "outlineLevel", "collapsed", "thickTop", "thickBot", "ph":
		default:
			return r.refuse("E023", wording.Args{"what": string(a.name)})
		}
	}
	if number == 0 {
		r.unrows++
		number = r.row + 1
	} else {
		r.rows++
	}
	if r.rows > 0 && r.unrows > 0 || number > maxRow {
		return r.refuse("E020", wording.Args{"ref": strconv.Itoa(number)})
	}
	r.unsorted = r.unsorted || number <= r.row
	r.row, r.col = number, 0
	if hidden {
		r.sheet.HiddenRows[number] = true
	}
	return nil
}

// cells reads the cells of a row, to the row's end.
func (r *sheetReader) cells() error {
	for {
		t, err := r.next()
		if err != nil {
			return err
		}
		switch {
		case t == tokenEnd && r.depth() == 2:
			return nil
		case t == tokenText && len(bytes.TrimSpace(r.scanner.text)) > 0:
			return r.refuse("E023", wording.Args{"what": vitext.Quote(string(r.scanner.text))})
		case t == tokenStart && r.is("c"):
			if err := r.cell(); err != nil {
				return err
			}
		case t == tokenStart && r.is("extLst"):
			if err := r.skip(); err != nil {
				return err
			}
		case t == tokenStart:
			return r.refuse("E023", wording.Args{"what": string(r.name)})
		}
	}
}

// skip reads to the end of the element that just began.
func (r *sheetReader) skip() error {
	for base := r.depth(); ; {
		t, err := r.next()
		if err != nil {
			return err
		}
		if t == tokenEnd && r.depth() < base {
			return nil
		}
	}
}

// column notes hidden columns.
func (r *sheetReader) column() error {
	if !isTrue(r.attr("hidden")) && r.attr("width") != "0" {
		return nil
	}
	from, ok1 := positive([]byte(r.attr("min")), maxColumn)
	to, ok2 := positive([]byte(r.attr("max")), maxColumn)
	if !ok1 || !ok2 {
		return r.refuse("E020", wording.Args{"ref": vitext.Quote(r.attr("min") + ":" + r.attr("max"))})
	}
	if r.hidden += to - from + 1; r.hidden > 4*maxColumn { // a column is hidden once; a few times at most
		return tooMany(r.part, maxColumn)
	}
	for c := from; c <= to; c++ {
		r.sheet.HiddenColumns[c] = true
	}
	return nil
}

func (r *sheetReader) merge() error {
	m, ok := parseRange(r.attr("ref"))
	if !ok || len(r.sheet.Merges) >= maxRange {
		return r.refuse("E020", wording.Args{"ref": vitext.Quote(r.attr("ref"))})
	}
	r.sheet.Merges = append(r.sheet.Merges, m)
	return nil
}

// finish sorts, finds cells that stand twice or under a merge, and takes the extent.
func (r *sheetReader) finish() error {
	s := r.sheet
	if r.unsorted {
		slices.SortStableFunc(s.Cells, func(a, b Cell) int {
			return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
		})
		for i := 1; i < len(s.Cells); i++ {
			if a, b := &s.Cells[i-1], &s.Cells[i]; a.Row == b.Row && a.Column == b.Column {
				return &refusal{code: "E021", sheet: s.Name, cell: b.Ref()}
			}
		}
	}
	if err := r.uncover(); err != nil {
		return err
	}
	for i := range s.Cells {
		s.Rows, s.Columns = max(s.Rows, s.Cells[i].Row), max(s.Columns, s.Cells[i].Column)
	}
	if r.legacy.cells > 0 {
		r.issues = append(r.issues, wording.Diagnostic("N001", diag.Place{Sheet: s.Name}, wording.Args{
			"count": strconv.Itoa(r.legacy.cells), "encoding": r.legacy.name, "font": r.legacy.font, "cell": r.legacy.first, "text": vitext.Quote(r.legacy.text)}))
	}
	r.book.issues = append(r.book.issues, r.issues...)
	return nil
}

// uncover drops what stands under a merged cell: nobody sees it, so nobody vouches for it. It is named.
func (r *sheetReader) uncover() error {
	s := r.sheet
	if len(s.Merges) == 0 {
		return nil
	}
	slices.SortFunc(s.Merges, func(a, b Range) int {
		return cmp.Or(cmp.Compare(a.Row1, b.Row1), cmp.Compare(a.Column1, b.Column1), cmp.Compare(a.Row2, b.Row2), cmp.Compare(a.Column2, b.Column2))
	})
	var active []Range // that reach the row, by their first column
	next, row, expires, kept := 0, 0, 0, 0
	for _, c := range s.Cells {
		if c.Row != row {
			row = c.Row
			if next < len(s.Merges) && s.Merges[next].Row1 <= row || expires < row && len(active) > 0 {
				active = slices.DeleteFunc(active, func(m Range) bool { return m.Row2 < row })
				for ; next < len(s.Merges) && s.Merges[next].Row1 <= row; next++ {
					if s.Merges[next].Row2 >= row {
						active = append(active, s.Merges[next])
					}
				}
				slices.SortFunc(active, func(a, b Range) int { return cmp.Compare(a.Column1, b.Column1) })
				if len(active) > maxColumn { // they must overlap
					return r.refuse("E020", wording.Args{"ref": rangeRef(active[0])})
				}
				expires = maxRow
				for _, m := range active {
					expires = min(expires, m.Row2)
				}
			}
		}
		// Merged ranges never overlap, so only the last one that begins at or before the cell can hold it.
		i, _ := slices.BinarySearchFunc(active, c.Column+1, func(m Range, col int) int { return cmp.Compare(m.Column1, col) })
		covered := i > 0 && c.Column <= active[i-1].Column2 && (c.Row != active[i-1].Row1 || c.Column != active[i-1].Column1)
		if covered && (c.Type != Text || c.Text != "") && len(r.book.issues)+len(r.issues) >= maxIssues {
			r.book.unnamed++
		} else if covered && (c.Type != Text || c.Text != "") {
			r.issues = append(r.issues, wording.Diagnostic("W003", diag.Place{Sheet: s.Name, Cell: c.Ref()}, wording.Args{"value": vitext.Quote(cmp.Or(c.Text, c.Raw))}))
		}
		if !covered {
			s.Cells[kept] = c
			kept++
		}
	}
	s.Cells = s.Cells[:kept]
	return nil
}

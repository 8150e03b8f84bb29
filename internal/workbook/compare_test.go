package workbook

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

// compareWithExcelize checks that every value that excelize sees is a cell of ours, and the other way round.
func compareWithExcelize(t *testing.T, name string, data []byte) {
	t.Helper()
	book, diags := Open(name, data)
	if book == nil {
		t.Fatalf("%s: refused: %v", name, diags)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // nothing was written
	for i := range book.Sheets {
		s := &book.Sheets[i]
		rows, err := f.GetRows(s.Name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatalf("%s %s: %v", name, s.Name, err)
		}
		seen := 0
		for r, row := range rows {
			for c, want := range row {
				if want == "" {
					continue
				}
				cell := s.At(r+1, c+1)
				if cell == nil {
					if !covered(s, r+1, c+1) {
						t.Errorf("%s %s!%s: excelize has %q, we have nothing", name, s.Name, Ref(r+1, c+1), want)
					}
					continue
				}
				seen++
				if cell.Type == Number && cell.Raw != want {
					t.Errorf("%s %s!%s: excelize has %q, we have %q", name, s.Name, cell.Ref(), want, cell.Raw)
				}
			}
		}
		ours := 0
		for _, c := range s.Cells {
			if c.Raw != "" {
				ours++
			}
		}
		if seen != ours {
			t.Errorf("%s %s: excelize has %d of our %d cells", name, s.Name, seen, ours)
		}
	}
}

func covered(s *Sheet, row, col int) bool {
	for _, m := range s.Merges {
		if row >= m.Row1 && row <= m.Row2 && col >= m.Column1 && col <= m.Column2 {
			return true
		}
	}
	return false
}

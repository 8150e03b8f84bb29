package workbook

import (
	"cmp"
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
)

// realFolder is where the statistics office's published workbooks stand, if they are on this machine.
func realFolder(tb testing.TB) string {
	tb.Helper()
	dir := cmp.Or(os.Getenv("TIENDO_REAL"), filepath.Join("..", "..", "..", "shared", "real", "gso"))
	if _, err := os.Stat(dir); err != nil {
		tb.Skip("the real workbooks are not on this machine")
	}
	return dir
}

func TestRealWorkbooksOpen(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(realFolder(t), "*.xlsx"))
	if err != nil || len(names) == 0 {
		t.Fatalf("%d workbooks, %v", len(names), err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		b, diags := Open(filepath.Base(name), data)
		if b == nil {
			t.Errorf("%s: refused: %v", name, diags)
			continue
		}
		cells := 0
		for _, s := range b.Sheets {
			cells += len(s.Cells)
		}
		if len(b.Sheets) < 10 || cells < 2000 {
			t.Errorf("%s: %d sheets, %d cells", name, len(b.Sheets), cells)
		}
		for _, d := range diags {
			if strings.HasPrefix(d.Code, "E") {
				t.Errorf("%s: %+v", name, d)
			}
		}
	}
}

// Every published figure must stand in the cell where a person found it.
func TestRealFiguresStandInTheirCells(t *testing.T) {
	dir := realFolder(t)
	f, err := os.Open(filepath.Join(dir, "truth.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // nothing was written
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, h := range rows[0] {
		column[h] = i
	}
	books := map[string]*Book{}
	read := 0
	for _, row := range rows[1:] {
		file := row[column["file"]]
		if books[file] == nil {
			data, err := os.ReadFile(filepath.Join(dir, filepath.Base(file)))
			if err != nil {
				t.Fatal(err)
			}
			books[file], _ = Open(file, data)
		}
		// The list has all that the file holds; a cell is read as Excel shows it.
		f, err := strconv.ParseFloat(row[column["value"]], 64)
		if err != nil {
			t.Fatal(err)
		}
		want := quantity.MustParse(strconv.FormatFloat(f, 'e', 14, 64))
		for _, s := range books[file].Sheets {
			if vitext.Squeeze(s.Name) != vitext.Squeeze(row[column["sheet"]]) {
				continue
			}
			r, c, ok := parseRef([]byte(row[column["cell"]]))
			cell := s.At(r, c)
			if !ok || cell == nil || cell.Type != Number || !cell.Num.Equal(want) {
				t.Errorf("%s %s!%s: %+v, want %s", file, s.Name, row[column["cell"]], cell, want)
			}
			read++
		}
	}
	if read < 1328 {
		t.Errorf("%d figures compared, want 1328", read)
	}
}

// excelize is another reader of the same bytes: where it is sound, both must see the same cells.
func TestRealWorkbooksAgainstExcelize(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(realFolder(t), "*-06-*.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		compareWithExcelize(t, name, data)
	}
}

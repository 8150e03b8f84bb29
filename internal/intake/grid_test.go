package intake

import (
	"testing"

	"tiendo/internal/workbook"
)

// Merges down a whole sheet, as many as the door lets in, must not cost more than the sheet's cells.
func TestMergesAreBounded(t *testing.T) {
	s := workbook.Sheet{}
	for i := 1; i <= 20_000; i++ {
		s.Merges = append(s.Merges, workbook.Range{Row1: i, Column1: 15, Row2: 1 << 20, Column2: 16})
	}
	entries := 0
	for _, list := range newGrid(&s).merged {
		entries += len(list)
	}
	if entries > maxMergedAll+len(s.Merges) {
		t.Errorf("%d entries for %d merges", entries, len(s.Merges))
	}
}

package intake

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tiendo/internal/quantity"
	"tiendo/internal/workbook"
)

// Whatever stands where in a sheet, reading ends without a panic, every figure is a cell that is there and
// says its number, and no cell is two figures of one table.
func TestAnySheetIsReadOrNamed(t *testing.T) {
	words := []string{"", "", "", "Mã biểu:", "TC-01", "Kỳ báo cáo:", "05/2023", "Đơn vị báo cáo:", "Sở Tài chính", "Thu ngân sách nhà nước trên địa bàn", "Kế hoạch năm",
		"Thực hiện", "Trong tháng", "Lũy kế từ đầu năm", "So với cùng kỳ (%)", "Tổng thu ngân sách nhà nước", "Thu nội địa", "Trong đó:", "Đơn vị tính: triệu đồng", "12,5", "1.234", "12-15", "-", "x",
		"Nhiệm vụ được giao", "Mã", "Nội dung", "Tình trạng", "giữ nguyên", "Thuyết minh kết quả", "Kết quả nổi bật", "Vốn đầu tư thực hiện", "Ước tính tháng 5 năm 2023", "Cộng dồn 5 tháng năm 2023", "TỔNG SỐ", "Hồng Bàng", "(Tiếp theo)"}
	readers := []*Reader{newReader(small()), newReader(loose())}
	rapid.Check(t, func(t *rapid.T) {
		s := workbook.Sheet{Name: "S", HiddenRows: map[int]bool{}, HiddenColumns: map[int]bool{}}
		rows := rapid.IntRange(1, 24).Draw(t, "rows")
		for r := 1; r <= rows; r++ {
			for c := 1; c <= 6; c++ {
				cell := workbook.Cell{Row: r, Column: c}
				switch rapid.IntRange(0, 9).Draw(t, "kind") {
				case 0, 1, 2, 3, 4:
					cell.Type, cell.Text = workbook.Text, rapid.SampledFrom(words).Draw(t, "word")
				case 5, 6:
					cell.Type, cell.Num = workbook.Number, quantity.Int(int64(rapid.IntRange(-5, 3000).Draw(t, "number")))
				case 7:
					cell.Type = rapid.SampledFrom([]workbook.CellType{workbook.Blank, workbook.Bool, workbook.Fault, workbook.Uncomputed}).Draw(t, "type")
				default:
					continue
				}
				s.Cells = append(s.Cells, cell)
			}
		}
		if rapid.Bool().Draw(t, "merge") {
			r, c := rapid.IntRange(1, rows).Draw(t, "row"), rapid.IntRange(1, 5).Draw(t, "column")
			s.Merges = append(s.Merges, workbook.Range{Row1: r, Column1: c, Row2: r + rapid.IntRange(0, 3).Draw(t, "high"), Column2: c + rapid.IntRange(0, 3).Draw(t, "wide")})
		}
		book := bookOf(s)
		for _, r := range readers {
			out := r.readBook(book)
			found := out.Found
			seen := map[string]bool{}
			for _, f := range out.Figures {
				row, col := at(nil2{}, f.Cell)
				cell := newGrid(&book.Sheets[0]).cell(row, col)
				if f.Stated.Known() && (cell == nil || (cell.Type == workbook.Number && !cell.Num.Equal(f.Stated.Num))) {
					t.Fatalf("%s says %s, the cell %v", f.Cell, f.Stated.Plain(), cell)
				}
				if k := f.Table + f.Cell; seen[k] {
					t.Fatalf("%s is two figures of %s", f.Cell, f.Table)
				} else {
					seen[k] = true
				}
			}
			for _, d := range found {
				if strings.Contains(d.Message, "{") || d.Message == "" {
					t.Fatalf("%s: %s", d.Code, d.Message)
				}
			}
			if out.Rejected && len(found) == 0 {
				t.Fatal("rejected without a word")
			}
		}
	})
}

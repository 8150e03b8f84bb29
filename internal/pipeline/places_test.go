package pipeline

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tiendo/internal/document"
	"tiendo/internal/observation"
)

// TestWhatIsMissedIsSeenInItsPlace refuses the city's figure of an indicator and silences five districts in five ways,
// and looks at each place where a figure would have stood: tables, charts' alternative texts, json and workbook.
func TestWhatIsMissedIsSeenInItsPlace(t *testing.T) {
	slow(t)
	plain := whole(t, "2023-06", "so_ket")
	cells := map[string]any{ // of the table of poor households by district
		"303": "…", "304": nil, "305": "khoảng 0,2", "306": 120.0, "313": 0.79 * 1000, "316": "-",
	}
	replaced := map[string][]byte{}
	water := component(t, plain.Card, "CT16a")
	setCell(t, replaced, water.Value.Sources[0], 100.7)
	putAreas(t, plain, replaced, "ho_ngheo", cells)
	made := write(t, sampleOptions(t, "2023-06", "so_ket", replaced))
	if made.err != nil {
		t.Fatal(made.err)
	}
	r := made.value

	said := map[string]string{}
	for _, row := range rows(tableOfKind(t, r, "Tỷ lệ hộ nghèo theo chuẩn của thành phố: kết quả theo quận, huyện")) {
		said[document.Plain(row[1].Text)] = document.Plain(row[2].Text)
	}
	for area, want := range map[string]string{
		"Quận Hồng Bàng": "chưa có số liệu (số liệu đến 31/12/2022: ", "Quận Ngô Quyền": "chưa có số liệu (số liệu đến 31/12/2022: ",
		"Quận Lê Chân": "số liệu đang xác minh (số liệu đến 31/12/2022: ", "Quận Hải An": "số liệu đang xác minh (số liệu đến 31/12/2022: ",
		"Huyện An Lão": "số liệu đang xác minh (số liệu đến 31/12/2022: ", "Huyện Vĩnh Bảo": "-", "Quận Kiến An": "0,36",
	} {
		if !strings.HasPrefix(said[area], want) {
			t.Errorf("%s: %q, want %q", area, said[area], want)
		}
	}
	alts := strings.Join(altTexts(r.Document), "\n")
	for _, want := range []string{"Ngô Quyền chưa có số liệu (số liệu đến 31/12/2022: ", "Lê Chân số liệu đang xác minh (số liệu đến 31/12/2022: ", "tháng 6/2023: số liệu đang xác minh"} {
		if !strings.Contains(alts, want) {
			t.Errorf("no alternative text says %q", want)
		}
	}
	if row := rowText(r.Document, "CT16"); !strings.Contains(row, "số liệu đang xác minh") || !strings.Contains(row, "31/12/2022") {
		t.Errorf("the table of indicators says %q of CT16", row)
	}
	if row := rowText(r.Document, "series-CT16a"); !strings.Contains(row, "số liệu đang xác minh (tháng 6/2023)") {
		t.Errorf("the indicator's own table says %q", row)
	}
	missedInFiles(t, r)
	codes := map[string]int{}
	for _, d := range r.Diagnostics {
		codes[d.Code]++
	}
	if codes["N240"] != 3 { // two here, and the one of the sample
		t.Errorf("%d districts are named as missing, want 3", codes["N240"])
	}
}

// missedInFiles looks for the same in json and workbook.
func missedInFiles(t *testing.T, r Report) {
	t.Helper()
	var f struct {
		Indicators []struct {
			Components []struct {
				Code      string
				Verifying *string
				Carried   bool
				Areas     []struct {
					Area, Absence string
					Value         *string
					Last          *struct{ Value, Period string }
				}
			}
		}
	}
	if err := json.Unmarshal(r.JSON, &f); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"303": "not_collected", "304": "empty", "305": "refused", "306": "refused", "313": "refused", "316": "not_occurred", "318": "not_collected"}
	for _, i := range f.Indicators {
		for _, c := range i.Components {
			if c.Code == "CT16a" && (c.Verifying == nil || *c.Verifying != "2023-06" || !c.Carried) {
				t.Errorf("json: CT16 verifies %v, carried %v", c.Verifying, c.Carried)
			}
			if c.Code != "CT14a" {
				continue
			}
			for _, a := range c.Areas {
				if w := want[a.Area]; a.Absence != w || (a.Value == nil) != (w != "") || (a.Last != nil) != (w != "" && w != "not_occurred") {
					t.Errorf("json: area %s is absent as %q with value %v, last %v; want %q", a.Area, a.Absence, a.Value, a.Last, w)
				}
			}
		}
	}
	book, err := excelize.OpenReader(bytes.NewReader(r.Workbook))
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := book.GetRows("Địa bàn")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, row := range sheet {
		n += strings.Count(strings.Join(row, "|"), "|số liệu đang xác minh|")
	}
	if n != 3 {
		t.Errorf("workbook: %d districts are being verified, want 3", n)
	}
}

// putAreas puts values into the cells of a measure by area in the report's month; nil empties a cell.
func putAreas(t *testing.T, r Report, replaced map[string][]byte, measure string, values map[string]any) {
	t.Helper()
	var file *excelize.File
	var name string
	for _, o := range r.Set.Observations {
		v, put := values[o.Area]
		if o.Measure != measure || !put || o.Sent != r.Set.Month || o.Kind != observation.Actual || o.Area == "" {
			continue
		}
		at := o.Value.Sources[0]
		if file == nil {
			name = strings.TrimPrefix(at.File, "inputs/")
			b, err := os.ReadFile(filepath.Join(inputsDir, filepath.FromSlash(name)))
			if err != nil {
				t.Fatal(err)
			}
			if file, err = excelize.OpenReader(bytes.NewReader(b)); err != nil {
				t.Fatal(err)
			}
		}
		if err := file.SetCellValue(at.Sheet, at.Cell, v); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := file.Write(&b); err != nil {
		t.Fatal(err)
	}
	replaced[name] = b.Bytes()
}

func altTexts(d document.Document) []string {
	var out []string
	document.Walk(d.Blocks, func(b document.Block) {
		if f, ok := b.(document.Figure); ok {
			out = append(out, f.Alt)
		}
	})
	return out
}

// tableOfKind is the table with a caption.
func tableOfKind(t *testing.T, r Report, caption string) document.Table {
	t.Helper()
	var out document.Table
	document.Walk(r.Document.Blocks, func(b document.Block) {
		if x, ok := b.(document.Table); ok && document.Plain(x.Caption) == caption {
			out = x
		}
	})
	if out.ID == "" {
		t.Fatalf("no table %q", caption)
	}
	return out
}

package intake

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tiendo/internal/program/load"
	"tiendo/internal/quantity"
	"tiendo/internal/sending"
)

// realFolder holds workbooks that a statistics office published; the tests on them are skipped where it is missing.
const realFolder = "../../../shared/real/gso"

// meaning says which measure, kind and span of month a column of truth.csv is, so that a right number in
// a wrong meaning fails too.
var meaning = map[string]struct{ measure, kind, unit string }{
	"nsnn/plan_year":       {"von_ngan_sach", "plan", "tỷ đồng"},
	"nsnn/prev_month":      {"von_ngan_sach", "actual", "tỷ đồng"},
	"nsnn/month":           {"von_ngan_sach", "estimate", "tỷ đồng"},
	"nsnn/ytd":             {"von_ngan_sach", "estimate", "tỷ đồng"},
	"nsnn/pct_plan":        {"von_ngan_sach", "ratio", "%"},
	"nsnn/pct_yoy":         {"von_ngan_sach", "ratio", "%"},
	"fdi/projects":         {"fdi_projects", "actual", "dự án"},
	"fdi/new_capital":      {"fdi_new_capital", "actual", "triệu USD"},
	"fdi/adjusted_capital": {"fdi_adjusted_capital", "actual", "triệu USD"},
}

func TestRealWorkbooks(t *testing.T) {
	truth, err := os.ReadFile(filepath.Join(realFolder, "truth.csv"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no real workbooks here")
	}
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(truth)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	p, found := load.Load(os.DirFS("../../templates"), "gso", load.Language{})
	if p == nil || found.Blocking() {
		t.Fatalf("program does not load: %v", found)
	}
	r := newReader(p)
	type key struct{ file, sheet, cell string }
	have := map[key]sending.Figure{}
	months := map[string]string{}
	for _, name := range realNames(t) {
		data, err := os.ReadFile(filepath.Join(realFolder, name))
		if err != nil {
			t.Fatal(err)
		}
		s := r.Read(name, data)
		months[name] = s.Month.String()
		for _, x := range s.Figures {
			k := key{name, x.Sheet, x.Cell}
			if _, twice := have[k]; twice {
				t.Errorf("%v is stated twice", k)
			}
			have[k] = x
		}
		for _, d := range s.Found {
			if strings.Contains(name, "-EN.") && d.Code == "E101" {
				continue // the English edition: its titles are none of ours, and that is said
			}
			if d.Blocking() {
				t.Errorf("%s %s %s: %s", d.At, d.Severity, d.Code, d.Message)
			}
		}
	}
	checked := 0
	for _, row := range rows[1:] {
		k := key{row[0], row[2], row[6]}
		x, ok := have[k]
		if !ok {
			t.Errorf("%v: %s %s %s not read", k, row[3], row[4], row[5])
			continue
		}
		want := quantity.MustParse(row[7])
		if !x.Stated.Known() || !closeTo(x.Stated.Num, want) {
			t.Errorf("%v: got %s, want %s", k, x.Stated.Plain(), row[7])
		}
		m := meaning[row[3]+"/"+row[5]]
		if x.Measure != m.measure || x.Kind.String() != m.kind || x.Stated.Unit != m.unit {
			t.Errorf("%v: %s %s %s, want %v", k, x.Measure, x.Kind, x.Stated.Unit, m)
		}
		if months[row[0]] != row[1] {
			t.Errorf("%s: month %s, want %s", row[0], months[row[0]], row[1])
		}
		area := ""
		if row[4] != "TỔNG SỐ" {
			area = row[4]
		}
		got := ""
		if a := p.AreaByCode(x.Area); a != nil {
			got = a.ShortName
		}
		if got != area {
			t.Errorf("%v: area %q, want %q", k, got, area)
		}
		checked++
	}
	t.Logf("%d figures of truth, %d right, %d read in all", len(rows)-1, checked, len(have))
}

// closeTo compares at 15 significant digits: truth.csv has the doubles in full.
func closeTo(a, b quantity.Decimal) bool {
	diff := a.Sub(b).Abs()
	return diff.Cmp(b.Abs().Mul(quantity.MustParse("1e-14"))) <= 0
}

func realNames(t *testing.T) []string {
	t.Helper()
	all, err := os.ReadDir(realFolder)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range all {
		if strings.HasSuffix(e.Name(), ".xlsx") {
			out = append(out, e.Name())
		}
	}
	return out
}

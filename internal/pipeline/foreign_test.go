package pipeline

import (
	"context"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/font"
	"tiendo/internal/forms"
	"tiendo/internal/geom"
	"tiendo/internal/lexicon"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
	"tiendo/internal/workbook"
)

// TestAForeignProgramOfEarlierLoads holds the promise that a program that loads today loads after every later change,
// and says the same. testdata/tinh is the folder of another office, laid out like templates/: its program extends
// nothing and has all words and rules of its day. Nothing in it may be changed to please the loader: whatever does not
// load any more is a fault of the loader, which owes it an alias or a default.
func TestAForeignProgramOfEarlierLoads(t *testing.T) {
	slow(t)
	t.Parallel()
	o := Options{Templates: memory(t, filepath.Join("testdata", "tinh"), "tinh-a", "profiles"), Program: "tinh-a", Prefix: "inputs", Copy: true}
	p, found, err := Load(o)
	for _, d := range found {
		if d.Severity > diag.Notice {
			t.Errorf("load: %s %s: %s", d.At, d.Code, d.Message)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	o.Inputs = answered(t, p, filepath.Join("testdata", "tinh", "bieu-da-gui.txt"))
	fonts, err := font.Load(os.DirFS(templatesDir))
	if err != nil {
		t.Fatal(err)
	}
	report := func(t *testing.T, month, kind string) Report {
		t.Helper()
		o := o
		if o.Edition.Period, err = period.ParseMonth(month); err != nil {
			t.Fatal(err)
		}
		o.Edition.Type = p.TypeFor(o.Edition.Period).Code
		if o.Edition.Type != kind {
			t.Errorf("the report of %s is a %s, want %s", month, o.Edition.Type, kind)
		}
		j, err := Judge(context.Background(), o, p, found)
		if err != nil {
			t.Fatalf("judge: %v", err)
		}
		r, err := Write(context.Background(), o, j, fonts)
		if err != nil {
			t.Fatalf("write: %v %v", err, r.Diagnostics)
		}
		if r.Issued == nil || len(r.Issued.PDF) == 0 || names(r.Diagnostics, "W518", 0, "") {
			t.Errorf("the copy to send of %s is not whole: %v", month, r.Diagnostics)
		}
		return r
	}
	r := report(t, "2023-06", "quy")
	foreignStatuses(t, r.Card)
	foreignFigures(t, r)
	foreignWords(t, r)
	report(t, "2022-12", "nam")
	report(t, "2023-05", "thang")
}

// foreignStatuses is worked out by hand from bieu-da-gui.txt: 30 of the plan's 60 months are over at the end of June 2023.
func foreignStatuses(t *testing.T, card scorecard.Scorecard) {
	t.Helper()
	want := []struct {
		code, value string
		status      scorecard.Status
	}{
		// (6.2 + 8.4) ÷ 2 against 7; the plan of 2023 known, those of 2024 and 2025 not.
		{"KH01a", "7.3", scorecard.OnTrack},
		// The official estimate 8600 + 2800; (11400 − 9000) ÷ (16000 − 9000) of the road in 36 months of 60.
		{"KH02a", "11400", scorecard.Challenging},
		// 4100 ÷ 5500; 45 % of the road from 70 to 80 in half of the time.
		{"KH02b", "74.5455", scorecard.Challenging},
		// 26000, below the plan of 27000, + 29000 + 17000 of 150000: 48 % in half of the time, 147348 foretold.
		{"KH03a", "72000", scorecard.OnTrack},
		// 60 % of the road from 6 down to 2.
		{"KH04a", "3.6", scorecard.OnTrack},
		// 49 and 50 of 80 communes: the last two readings are above 60 %.
		{"KH04b", "62.5", scorecard.Achieved},
		// 92.4 and 92.9 in closed years, 93.1 in the open one, against 92.
		{"KH05a", "92.9", scorecard.Achieved},
		// 6 of 15 places in 24 months of 60.
		{"KH06a", "39", scorecard.OnTrack},
	}
	for _, w := range want {
		if got := component(t, card, w.code); got.Status != w.status || got.Value.Num.Round(4).String() != w.value {
			t.Errorf("%s is %s at %s, want %s at %s", w.code, got.Status, got.Value.Num.Round(4), w.status, w.value)
		}
	}
	indicators := map[string]scorecard.Status{
		"KH01": scorecard.OnTrack, "KH02": scorecard.Challenging, "KH03": scorecard.OnTrack, "KH04": scorecard.OnTrack,
		"KH05": scorecard.Achieved, "KH06": scorecard.Challenging, // by direction
	}
	for _, i := range card.Indicators {
		if i.Status != indicators[i.Code] {
			t.Errorf("%s is %s, want %s", i.Code, i.Status, indicators[i.Code])
		}
		delete(indicators, i.Code)
	}
	if len(indicators) > 0 {
		t.Errorf("not judged: %v", indicators)
	}
}

// foreignFigures holds each chart and table of the program against the document.
func foreignFigures(t *testing.T, r Report) {
	t.Helper()
	charts := map[string]int{
		"groups": 1, "progress": 1, "path": 7, "plan": 2, "areas": 1, "records": 1, "projects": 1, "proposals": 1, "punctuality": 1,
	}
	// The rows of each table, lines over groups and the line that counts the rest included, as bieu-da-gui.txt has them.
	tables := map[string]int{
		"tong_hop": 6 + 4, "rut_gon": 5 + 4, "vuong": 2, "viec": 2, "bang_du_an": 3, "bang_kien_nghi": 2 + 2, "no_viec": 2 + 1,
		"thay_doi": 2, "muc_tieu": 3 + 7, "chuoi": 2 * 4, "cach_tinh": 8, "o_goc": -1, "bang_huyen": 4, "gui": 4, "phat_hien": 1,
		"bao_cao_lai": 1, "hai_nguon": 1, "nguon": 7 + 12, "nguon_thuc_hien": 8,
	}
	p := r.Program
	rows := map[string]int{}
	document.Walk(r.Document.Blocks, func(b document.Block) {
		switch b := b.(type) {
		case document.Figure:
			f := p.FigureByCode(b.Chart)
			if b.Drawing == nil || len(b.Drawing.Items) < 3 || strings.HasPrefix(b.Alt, "Biểu đồ "+document.Plain(b.Caption)+" chưa vẽ được") {
				t.Errorf("chart %s/%s is empty: %s", b.Chart, b.Subject, b.Alt)
			}
			if b.Size.W != f.Width.Length || b.Size.W > geom.MM(165) {
				t.Errorf("chart %s is %v wide, declared %v", b.Chart, b.Size.W, f.Width)
			}
			charts[f.Kind]--
		case document.Table:
			if f := tableOf(p, document.Plain(b.Caption)); f != nil {
				rows[f.Code] += len(b.Rows)
			}
		case document.Paragraph:
			if strings.HasSuffix(document.Plain(b.Text), p.Wording.Text("table.empty")) {
				t.Errorf("a table is empty: %s", document.Plain(b.Text))
			}
		}
	})
	for kind, missing := range charts {
		if missing != 0 {
			t.Errorf("charts of the kind %s: %d too few", kind, missing)
		}
	}
	for code, want := range tables {
		if got := rows[code]; got != want && (want >= 0 || got == 0) {
			t.Errorf("table %s has %d rows, want %d", code, got, want)
		}
	}
	for _, f := range p.Figures {
		_, isChart := charts[f.Kind]
		if _, isTable := tables[f.Code]; f.Form == program.ChartForm && !isChart || f.Form == program.TableForm && !isTable {
			t.Errorf("%s of the program is not looked for", f.Code)
		}
	}
}

// tableOf is the table of figures.yaml to which a caption belongs.
func tableOf(p *program.Program, caption string) *program.Figure {
	for i := range p.Figures {
		f := &p.Figures[i]
		before, after, about := strings.Cut(f.Title, "{subject}")
		fits := caption == f.Title || about && strings.HasPrefix(caption, before) && strings.HasSuffix(caption, after)
		if f.Form == program.TableForm && fits {
			return f
		}
	}
	return nil
}

// foreignWords looks for what only the program's own words and options can have brought about.
func foreignWords(t *testing.T, r Report) {
	t.Helper()
	var said strings.Builder
	document.Walk(r.Document.Blocks, func(b document.Block) {
		switch b := b.(type) {
		case document.Head:
			said.WriteString(b.Symbol + "\n")
		case document.Heading:
			said.WriteString(b.Over + "\n" + b.Number + " " + document.Plain(b.Text) + "\n")
		case document.Paragraph:
			said.WriteString(document.Plain(b.Text) + "\n")
		case document.Table:
			said.WriteString(b.Unit + "\n")
			for _, row := range rows(b) {
				for _, c := range row {
					said.WriteString(document.Plain(c.Text) + "\n")
				}
			}
		case document.Signature:
			said.WriteString(b.Authority + "\n" + b.Role + "\n" + b.Archive + "\n")
		}
	})
	for _, want := range []string{
		"BC-UBND", "TM. ỦY BAN NHÂN DÂN", "II. Các mục tiêu", "Phụ lục III",
		"Giữ vững mức từ 92,0% trở lên mà Kế hoạch đề ra.",              // a sentence of wording.yaml
		"đạt 46,2% dự toán UBND tỉnh giao",                              // a noun of measures.yaml
		"Trạng thái được xác định theo ý kiến chỉ đạo: Lãnh đạo UBND",   // the ruling
		"và 1 việc khác, đầy đủ trong tệp số liệu kèm theo",             // rows: "2", more: "owed.more_file"
		"như ghi ở từng dòng",                                           // unit: …
		"Thu nội địa: 8.600,0 tỷ đồng. Thu ngân sách: 5.500,0 tỷ đồng,", // so "thu_noi_dia", so "KH02a"
		"bảo hiểm y tế: 93,1%. PCI: xếp thứ 39 cả nước (năm 2022). ",    // so "KH05", rank "pci_hang"
		"Gồm 1 dự án thành phần: cầu trên đường vành đai.",              // .Children, .Titles
		"Tỷ lệ xã đạt chuẩn nông thôn mới",                              // KH04 of two components
	} {
		if !strings.Contains(strings.ReplaceAll(said.String(), "\u00a0", " "), want) {
			t.Errorf("%q is nowhere in the report", want)
		}
	}
	if !strings.Contains(string(r.JSON), `"derived": "đếm số việc chậm hoặc vướng mắc"`) {
		t.Error("the program's own words for a count, derived.late task, project, are not in the data")
	}
	for _, d := range r.Diagnostics {
		if d.Template && d.Severity > diag.Notice {
			t.Errorf("%s %s: %s", d.At, d.Code, d.Message)
		}
	}
}

// TestAProgramThatOnlyExtendsSaysTheSame makes the report of a program that is one line long.
func TestAProgramThatOnlyExtendsSaysTheSame(t *testing.T) {
	slow(t)
	t.Parallel()
	tree := memory(t, templatesDir, "nq16", "profiles", "fonts", "defaults")
	add(tree, "khac/program.yaml", "extends: nq16\n")
	o := sampleOptions(t, "2023-03", "thang", nil)
	o.Templates, o.Program = tree, "khac"
	r := write(t, o)
	if r.err != nil {
		t.Fatal(r.err)
	}
	if r.value.Pages.Text() != whole(t, "2023-03", "thang").Pages.Text() {
		t.Error("its pages are others than those of the program that it extends")
	}
}

// answered fills the blanks of a program's forms with what a file says that the bodies wrote into them: a line
// "2023-06 body table row | column value | column value".
func answered(t *testing.T, p *program.Program, file string) fstest.MapFS {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	x, blanks := lexicon.New(p), map[string]*forms.Sheets{}
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, " | ")
		at := strings.Fields(cells[0])
		if len(at) != 4 {
			t.Fatalf("%s:%d: %q", file, n+1, cells[0])
		}
		name := path.Join(at[0], at[1]+".xlsx")
		if blanks[name] == nil {
			blanks[name] = blankOf(t, x, at[1], at[0])
		}
		for _, cell := range cells[1:] {
			column, value, _ := strings.Cut(cell, " ")
			if err := answer(blanks[name], forms.Key{Table: at[2], Row: at[3], Column: column}, value); err != nil {
				t.Fatalf("%s:%d: %v", file, n+1, err)
			}
		}
	}
	out := fstest.MapFS{}
	for _, name := range slices.Sorted(maps.Keys(blanks)) {
		b, err := workbook.Write(blanks[name].Draft)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = &fstest.MapFile{Data: b}
	}
	return out
}

// blankOf is the blank of a body's only form.
func blankOf(t *testing.T, x *lexicon.Lexicon, body, month string) *forms.Sheets {
	t.Helper()
	m, err := period.ParseMonth(month)
	if err != nil {
		t.Fatal(err)
	}
	p := x.Program()
	i := slices.IndexFunc(p.Forms, func(f program.Form) bool { return slices.Contains(f.Bodies, body) })
	if i < 0 {
		t.Fatalf("no form asks %s", body)
	}
	return forms.Build(x, p.Forms[i], *p.BodyByCode(body), observation.Set{}, m)
}

// answer writes a date, a number or a text, whichever it is.
func answer(s *forms.Sheets, k forms.Key, value string) error {
	if d, err := period.ParseDate(value); err == nil {
		return s.Date(k, d)
	}
	if d, err := quantity.Parse(value); err == nil {
		return s.Number(k, d)
	}
	return s.Text(k, value)
}

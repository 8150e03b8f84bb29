package load_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tiendo/internal/diag"
	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/pipeline"
	"tiendo/internal/program"
	"tiendo/internal/program/load"
	"tiendo/templates"
)

// small is a whole little program; tests change one thing in it.
func small(tb testing.TB) fstest.MapFS {
	tb.Helper()
	tree := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS("testdata/small"), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(path.Join("testdata/small", name))
		tree[name] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return tree
}

func loaded(tree fs.FS, dir string) (*program.Program, diag.List) {
	return load.Load(tree, dir, pipeline.Language())
}

func lines(l diag.List) string {
	var b strings.Builder
	for _, d := range l {
		fmt.Fprintf(&b, "%s %s\n", d.At, d.Code)
	}
	return b.String()
}

// found are findings as "con/figures.yaml:2 E402".
func found(l diag.List) []string {
	var out []string
	for _, d := range l {
		out = append(out, fmt.Sprintf("%s:%d %s", strings.TrimPrefix(d.At.File, "templates/"), d.At.Line, d.Code))
	}
	return out
}

func TestLoadSmall(t *testing.T) {
	p, diags := loaded(small(t), "thu")
	if len(diags) != 0 {
		t.Fatalf("findings in a good program:\n%s", lines(diags))
	}
	c := p.Indicators[0].Components[0]
	if got := c.Baseline.Value; got.Plain() != "100.50" && got.Plain() != "100.5" || got.Unit != "tỷ đồng" || got.Sources[0].File != "templates/thu/indicators.yaml" || got.Sources[0].Cell != "L17" {
		t.Errorf("baseline %+v", got)
	}
	if c.At.Line != 6 || p.Indicators[0].At.Line != 2 {
		t.Errorf("lines %d and %d, want 6 and 2", c.At.Line, p.Indicators[0].At.Line)
	}
	if got := c.TargetAt(period.Date{Year: 2023, Month: 6, Day: 30}); got.Value.Plain() != "200" || got.Period != period.Year(2025) || !got.Locked {
		t.Errorf("target %+v", got)
	}
	if strings.Join(c.Value.Measures, " ") != "thu chi" {
		t.Errorf("measures %v", c.Value.Measures)
	}
	f := p.Forms[0]
	if f.At.File != "templates/thu/forms/a.yaml" || f.Tables[0].Columns[1].Kind != observation.Plan || f.Tables[0].Rows[0].Span["luy_ke"] != "ytd-1y" {
		t.Errorf("form %+v", f)
	}
	s := p.Sections[0]
	if s.Code != "chi-tieu" || s.Order != 210 || s.At.Line != 5 || !s.Landscape || !strings.HasPrefix(s.Text, "# Chỉ tiêu") {
		t.Errorf("section %+v", s)
	}
	if p.Profile.Page.Top != geom.MM(20) || p.Profile.Text.Size != geom.Points(14) {
		t.Errorf("profile %+v", p.Profile)
	}
	if p.UnitByCode("triệu đồng").Factor.String() != "0.001" || p.UnitByCode("%").Factor.String() != "1" || p.UnitByCode("%").Base != "%" {
		t.Errorf("units %+v", p.Units)
	}
	if p.Method.ValidFor[program.Yearly] != 15 || p.Wording.Text("a") != "b" {
		t.Errorf("method %+v wording %+v", p.Method, p.Wording)
	}
}

// Each case changes one file and names the findings expected, "file:line code".
func TestLoadFindings(t *testing.T) {
	cases := []struct {
		name, file, old, new string
		want                 []string
	}{
		{"broken YAML", "areas.yaml", "areas:", "areas: [", []string{"areas.yaml:1 E401"}},
		{"unknown key", "indicators.yaml", "better: higher", "beter: higher", []string{"indicators.yaml:11 E402", "indicators.yaml:6 E417"}},
		{"key twice", "measures.yaml", "unit: tỷ đồng, decimals: 1", "unit: tỷ đồng, unit: tỷ đồng", []string{"measures.yaml:2 E403"}},
		{"list for a text", "program.yaml", `city: "thành phố Thử"`, "city: [a]", []string{"program.yaml:3 E404"}},
		{"bad decimal", "indicators.yaml", "value: 200,", "value: 1.234.567,", []string{"indicators.yaml:19 E405"}},
		{"bad whole number", "indicators.yaml", "decimals: 1", "decimals: một", []string{"indicators.yaml:9 E405"}},
		{"bad period", "indicators.yaml", "period: 2025", "period: 2025-13", []string{"indicators.yaml:19 E406"}},
		{"bad date", "program.yaml", "2020-12-31", "2020-02-31", []string{"program.yaml:7 E406"}},
		{"bad length", "../profiles/dang.yaml", "top: 20mm", "top: 20", []string{"../profiles/dang.yaml:2 E407"}},
		{"unknown choice", "indicators.yaml", "kind: yearly_flow", "kind: flow", []string{"indicators.yaml:10 E408"}},
		{"true is not yes", "indicators.yaml", "main: true", "main: yes", []string{"indicators.yaml:13 E408"}},
		{"missing key", "measures.yaml", ", accumulates: flow, min", ", min", []string{"measures.yaml:2 E409"}},
		{"code twice", "measures.yaml", "code: chi,", "code: thu,", []string{"measures.yaml:3 E410", "indicators.yaml:8 E413", "forms/a.yaml:14 E414"}},
		{"component code twice over indicators", "indicators.yaml", "code: CT02a", "code: CT01a", []string{"indicators.yaml:25 E410"}},
		{"code of a wrong form", "areas.yaml", `code: "303"`, `code: "3 03"`, []string{"areas.yaml:2 E411"}},
		{"formula syntax", "indicators.yaml", "thu - chi", "thu - ", []string{"indicators.yaml:8 E412"}},
		{"formula operator", "indicators.yaml", "thu - chi", "thu % chi", []string{"indicators.yaml:8 E412"}},
		{"formula over no measure", "indicators.yaml", "thu - chi", "thu - chj", []string{"indicators.yaml:8 E413"}},
		{"unknown body", "indicators.yaml", "lead: so-a", "lead: so-b", []string{"indicators.yaml:4 E414"}},
		{"unknown source body", "measures.yaml", "source_priority: [so-a]", "source_priority: [so-x]", []string{"measures.yaml:2 E414"}},
		{"unknown unit", "indicators.yaml", "unit: tỷ đồng", "unit: tỷ", []string{"indicators.yaml:7 E414"}},
		{"unknown indicator", "program.yaml", "indicators: [CT01]", "indicators: [CT07]", []string{"program.yaml:16 E414"}},
		{"unknown record kind", "forms/a.yaml", "record: task", "record: tusk", []string{"forms/a.yaml:22 E414"}},
		{"unknown area set", "forms/a.yaml", "area_set: quan", "area_set: huyen", []string{"forms/a.yaml:17 E414"}},
		{"unknown column", "forms/a.yaml", "columns: [ke_hoach]", "columns: [kehoach]", []string{"forms/a.yaml:13 E414"}},
		{"unknown area", "areas.yaml", `successor: "304"`, `successor: "399"`, []string{"areas.yaml:2 E414"}},
		{"target without source", "indicators.yaml", `period: 2025, source: "minh họa"`, "period: 2025", []string{"indicators.yaml:19 E416"}},
		{"growth rate of a growth rate", "method.yaml", "cagr_allowed: [CT01a]", "cagr_allowed: [CT02a]", []string{"method.yaml:7 E418"}},
		{"two targets of the resolution", "indicators.yaml", "giver: nq45", "giver: resolution", []string{"indicators.yaml:20 E419", "indicators.yaml:20 E454", "indicators.yaml:20 E455"}},
		{"no target of the resolution", "indicators.yaml", "{giver: resolution, name: NQ", "{giver: khac, name: NQ", []string{"indicators.yaml:18 E419", "indicators.yaml:19 E419"}},
		{"target not locked", "indicators.yaml", "period: 2025, source: \"minh họa\", locked: true", "period: 2025, source: \"minh họa\"", []string{"indicators.yaml:19 E419"}},
		{"span of a rate", "indicators.yaml", "period: 2021-2025", "period: 2025", []string{"indicators.yaml:34 E420"}},
		{"bound against better", "indicators.yaml", "name: NQ, bound: min", "name: NQ, bound: max", []string{"indicators.yaml:19 E421"}},
		{"no such chart", "sections/210-chi-tieu.md", "chart:tien_do", "chart:tiendo", []string{"sections/210-chi-tieu.md:7 E422"}},
		{"a table is no chart", "sections/210-chi-tieu.md", "table:quan/CT01", "chart:quan/CT01", []string{"sections/210-chi-tieu.md:8 E422"}},
		{"no such subject", "sections/210-chi-tieu.md", "table:quan/CT01", "table:quan/CT19", []string{"sections/210-chi-tieu.md:8 E446"}},
		{"no front matter", "sections/210-chi-tieu.md", "---\ntypes", "types", []string{"sections/210-chi-tieu.md:1 E423"}},
		{"unknown report type", "sections/210-chi-tieu.md", "[so_ket]", "[so_ke]", []string{"sections/210-chi-tieu.md:2 E414"}},
		{"template syntax", "sections/210-chi-tieu.md", "{{end}}", "", []string{"sections/210-chi-tieu.md:9 E438"}},
		{"unknown rule", "method.yaml", "code: pace,", "code: pase,", []string{"method.yaml:29 E425"}},
		{"thresholds crossed", "method.yaml", "leave_pace: 0.92", "leave_pace: 0.97", []string{"method.yaml:2 E440"}},
		{"validity backwards", "areas.yaml", "valid_to: 2025-06-30", "valid_to: 1999-06-30", []string{"areas.yaml:2 E427"}},
		{"period in a heading", "forms/a.yaml", "{code: thang, heading: Tháng,", "{code: thang, heading: \"Thực hiện {moth-1}\",", []string{"forms/a.yaml:11 E429"}},
		{"span of a column", "forms/a.yaml", "span: ytd}", "span: ytdd}", []string{"forms/a.yaml:12 E429"}},
		{"measure in no canonical unit", "measures.yaml", "name: Chi, unit: tỷ đồng", "name: Chi, unit: triệu đồng", []string{"measures.yaml:3 E433"}},
		{"month number", "forms/a.yaml", "months: [6, 12]", "months: [6, 13]", []string{"forms/a.yaml:14 E436"}},
		{"factor", "program.yaml", "factor: 0.001", "factor: 0", []string{"program.yaml:13 E439"}},
		{"records without a key", "forms/a.yaml", ", key: true", "", []string{"forms/a.yaml:23 E443"}},
		{"required and optional", "forms/a.yaml", "required: true", "required: true, optional: true", []string{"forms/a.yaml:11 E444"}},
		{"giver of no plan", "forms/a.yaml", "kind: plan, ", "", []string{"forms/a.yaml:11 E445"}},
		{"reversible flow", "indicators.yaml", "main: true\n", "main: true\n        reversible: true\n", []string{"indicators.yaml:14 E442"}},
		{"margins wider than paper", "../profiles/dang.yaml", "left: 30mm", "left: 300mm", []string{"../profiles/dang.yaml:2 E447"}},
		{"leading below size", "../profiles/dang.yaml", "leading: 18pt", "leading: 8pt", []string{"../profiles/dang.yaml:8 E448"}},
		{"rule over no row", "forms/a.yaml", "args: {rows: r1", "args: {rows: r9", []string{"forms/a.yaml:16 E414"}},
		{"rule with an unknown argument", "forms/a.yaml", "args: {rows: r1", "args: {row: r1", []string{"forms/a.yaml:16 E402"}},
		{"rule with a bad bound", "forms/a.yaml", "max: 100}", "max: nhiều}", []string{"forms/a.yaml:16 E405"}},
		{"total over a rate", "indicators.yaml", "kind: yearly_rate", "kind: term_total", []string{"indicators.yaml:29 E449"}},
		{"mapping for a list", "program.yaml", "months: [6]", "months: {a: b}", []string{"program.yaml:10 E404"}},
		{"list for a mapping", "program.yaml", `issuer: {name: "THÀNH ỦY THỬ", symbol: "BC/TU", committee: "Ban Thường vụ"}`, "issuer: [a]", []string{"program.yaml:5 E404"}},
		{"spelling", "program.yaml", "profile: dang", "profile: dang\nspelling: u", []string{"program.yaml:9 E408"}},
		{"no such profile", "program.yaml", "profile: dang", "profile: la", []string{"../profiles/la.yaml:0 E415"}},
		{"term backwards", "program.yaml", "first: 2021-01", "first: 2020-01", []string{"program.yaml:7 E428"}},
		{"report type without title", "program.yaml", `title: "tình hình {period}", `, "", []string{"program.yaml:10 E409"}},
		{"base that is no base", "program.yaml", "aliases: [tỉ đồng]", "base: triệu đồng", []string{"program.yaml:12 E433", "program.yaml:13 E433", "measures.yaml:2 E433", "measures.yaml:3 E433"}},
		{"due day", "bodies.yaml", "due_day: 5", "due_day: 45", []string{"bodies.yaml:1 E440"}},
		{"bounds crossed", "measures.yaml", "max: 10", "max: -1", []string{"measures.yaml:2 E440"}},
		{"a measure called sum", "measures.yaml", "code: tang", "code: sum", []string{"measures.yaml:4 E411", "indicators.yaml:28 E413"}},
		{"measure code in capitals", "measures.yaml", "code: tang", "code: Tang", []string{"measures.yaml:4 E411", "indicators.yaml:28 E413"}},
		{"decimals", "indicators.yaml", "decimals: 1", "decimals: 9", []string{"indicators.yaml:9 E440"}},
		{"publish month", "indicators.yaml", "publish_month: 3", "publish_month: 13", []string{"indicators.yaml:32 E436"}},
		{"baseline without a source", "indicators.yaml", `period: 2020, source: "minh họa"`, "period: 2020", []string{"indicators.yaml:17 E409"}},
		{"bound neither min nor max", "indicators.yaml", "name: NQ, bound: min", "name: NQ, bound: least", []string{"indicators.yaml:19 E408"}},
		{"another giver locks", "indicators.yaml", "verified: false", "locked: true", []string{"indicators.yaml:20 E419"}},
		{"target before the term", "indicators.yaml", "value: 200, period: 2025", "value: 200, period: 2019", []string{"indicators.yaml:19 E420"}},
		{"abnormal year", "indicators.yaml", "abnormal_years: [2021]", "abnormal_years: [21]", []string{"indicators.yaml:16 E440"}},
		{"validity of a frequency", "method.yaml", "half: 9", "half: 0", []string{"method.yaml:4 E440"}},
		{"unknown frequency", "method.yaml", "half: 9", "halb: 9", []string{"method.yaml:4 E408"}},
		{"suspect factor", "method.yaml", "suspect_factor: 1000", "suspect_factor: 1", []string{"method.yaml:6 E440"}},
		{"estimate month", "method.yaml", "annual_estimate_from: 3", "annual_estimate_from: 0", []string{"method.yaml:5 E436"}},
		{"form for no body", "forms/a.yaml", "bodies: [so-a]", "bodies: []", []string{"forms/a.yaml:4 E409"}},
		{"form without version", "forms/a.yaml", "version: 1", "version: 0", []string{"forms/a.yaml:2 E440"}},
		{"unknown rule", "forms/a.yaml", "code: range", "code: rang", []string{"forms/a.yaml:16 E408"}},
		{"unknown severity", "forms/a.yaml", "severity: warning", "severity: warn", []string{"forms/a.yaml:16 E408"}},
		{"areas of no measure", "forms/a.yaml", "measure: thu, area_set: quan", "area_set: quan", []string{"forms/a.yaml:17 E409"}},
		{"field of a record", "forms/a.yaml", "field: text", "field: txt", []string{"forms/a.yaml:23 E408"}},
		{"choice without states", "forms/a.yaml", "field: choice, choices: task", "field: choice", []string{"forms/a.yaml:23 E409"}},
		{"row code twice", "forms/a.yaml", "code: r2", "code: r1", []string{"forms/a.yaml:14 E410"}},
		{"row without a measure", "forms/a.yaml", "code: r2, measure: chi", "code: r2", []string{"forms/a.yaml:14 E409"}},
		{"span of a row", "forms/a.yaml", "span: {luy_ke: ytd-1y}", "span: {luy_ke: ytd-0y}", []string{"forms/a.yaml:13 E429"}},
		{"table without rows", "forms/a.yaml", "rows: [{code: ket_qua, label: Kết quả}]", "rows: []", []string{"forms/a.yaml:24 E409"}},
		{"form of a figure", "figures.yaml", "form: table", "form: tabel", []string{"figures.yaml:3 E408", "sections/210-chi-tieu.md:8 E422", "sections/210-chi-tieu.md:9 E422"}},
		{"length of a figure", "figures.yaml", "height: 100mm", "height: -1mm", []string{"figures.yaml:2 E407"}},
		{"no such block", "sections/210-chi-tieu.md", "block:head", "block:foot", []string{"sections/210-chi-tieu.md:8 E422"}},
		{"section without types", "sections/210-chi-tieu.md", "types: [so_ket]\n", "", []string{"sections/210-chi-tieu.md:1 E409"}},
		{"alignment", "../profiles/dang.yaml", "align: center", "align: middle", []string{"../profiles/dang.yaml:7 E408"}},
		{"style that is not there", "../profiles/dang.yaml", "style: head}", "style: kopf}", []string{"../profiles/dang.yaml:4 E414"}},
		{"anchor", "areas.yaml", `name: "quận A"`, `name: &a "quận A"`, []string{"areas.yaml:2 E404"}},
		{"misspelt option of a chart", "figures.yaml", "measure: thu, component", "mesure: thu, component", []string{"figures.yaml:4 E402"}},
		{"option of another kind of chart", "figures.yaml", "names: flow", "order: status", []string{"figures.yaml:8 E402"}},
		{"unknown value of an option", "figures.yaml", "names: flow", "names: flo", []string{"figures.yaml:8 E408"}},
		{"unknown kind of chart", "figures.yaml", "kind: punctuality", "kind: puntuality", []string{"figures.yaml:9 E456"}},
		{"measure of a chart", "figures.yaml", "measure: thu, component", "measure: thuu, component", []string{"figures.yaml:4 E408"}},
		{"component of a chart", "figures.yaml", "component: CT01a", "component: CT01b", []string{"figures.yaml:4 E408"}},
		{"giver of a chart", "figures.yaml", "giver: hdnd", "giver: hdn", []string{"figures.yaml:4 E408"}},
		{"first year of a chart", "figures.yaml", "first: 2021", "first: 21", []string{"figures.yaml:4 E408"}},
		{"subject of a chart", "figures.yaml", "subject: CT01a", "subject: CT10a", []string{"figures.yaml:5 E408"}},
		{"date of a chart", "figures.yaml", "2021-07-01, 2025", "2021-07, 2025", []string{"figures.yaml:5 E406"}},
		{"records of a chart", "figures.yaml", "record: task, by", "record: tusk, by", []string{"figures.yaml:6 E408"}},
		{"rows of a chart", "figures.yaml", "by: ma", "by: mã", []string{"figures.yaml:6 E408"}},
		{"field of a condition", "figures.yaml", "tt=lam", "ttt=lam", []string{"figures.yaml:6 E408"}},
		{"value of a condition", "figures.yaml", "tt=lam", "tt=lamm", []string{"figures.yaml:6 E408"}},
		{"condition without a value", "figures.yaml", "tt=lam", "tt", []string{"figures.yaml:6 E451"}},
		{"number of rows", "figures.yaml", `rows: "6"`, "rows: 1", []string{"figures.yaml:6 E408"}},
		{"field of a project", "figures.yaml", "value: ma", "value: progress", []string{"figures.yaml:7 E408"}},
		{"number of months", "figures.yaml", "months: 6", "months: -6", []string{"figures.yaml:9 E408"}},
		{"width in percent", "figures.yaml", "width: 100%", "width: 120%", []string{"figures.yaml:4 E407"}},
		{"second document", "areas.yaml", "areas:", "---\nareas: []\n---\nareas:", []string{"areas.yaml:4 E401"}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			tree := small(t)
			name := path.Join("thu", tc.file)
			data := string(tree[name].Data)
			if !strings.Contains(data, tc.old) {
				t.Fatalf("%s does not contain %q", name, tc.old)
			}
			tree[name] = &fstest.MapFile{Data: []byte(strings.Replace(data, tc.old, tc.new, 1))}
			_, diags := loaded(tree, "thu")
			var got []string
			for _, d := range diags {
				file := strings.TrimPrefix(d.At.File, "templates/")
				if rest, ok := strings.CutPrefix(file, "thu/"); ok {
					file = rest
				} else {
					file = "../" + file
				}
				got = append(got, fmt.Sprintf("%s:%d %s", file, d.At.Line, d.Code))
				if d.Hint == "" || strings.Contains(d.Message+d.Hint, "{") && d.Code != "E438" && d.Code != "E422" {
					t.Errorf("message %q, hint %q", d.Message, d.Hint)
				}
			}
			slices.Sort(got)
			slices.Sort(tc.want)
			if !slices.Equal(got, tc.want) {
				t.Errorf("got %q\nwant %q\n%v", got, tc.want, diags)
			}
		})
	}
}

// A misspelt word of a chart is answered with the nearest right one.
func TestLoadNamesTheNearestWord(t *testing.T) {
	for _, tc := range []struct{ old, new, want string }{
		{"measure: thu, component", "mesure: thu, component", "measure"}, {"names: flow", "names: flo", "flow"},
		{"kind: punctuality", "kind: puntuality", "punctuality"}, {"measure: thu, component", "measure: thuu, component", "thu"},
		{"component: CT01a", "component: CT01aa", "CT01a"}, {"giver: hdnd", "giver: hdn", "hdnd"},
		{"record: task, by", "record: tusk, by", "task"}, {"tt=lam", "ttt=lam", "tt"}, {"tt=lam", "tt=lamm", "lam"},
	} {
		tree := small(t)
		name := "thu/figures.yaml"
		tree[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(tree[name].Data), tc.old, tc.new, 1))}
		_, diags := loaded(tree, "thu")
		if len(diags) != 1 || !diags.Blocking() || !strings.Contains(diags[0].Hint, "“"+tc.want+"”") {
			t.Errorf("%s: %v, want the hint to name %s", tc.new, diags, tc.want)
		}
	}
}

// The plans of a chart may stand in indicators.yaml, where no form asks for them.
func TestAGiverOfTargetsMayGiveThePlansOfAChart(t *testing.T) {
	t.Parallel()
	tree := small(t)
	name := "thu/figures.yaml"
	tree[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(tree[name].Data), "giver: hdnd", "giver: nq45", 1))}
	if _, diags := loaded(tree, "thu"); len(diags) != 0 {
		t.Errorf("findings:\n%s", lines(diags))
	}
}

func TestLoadReportsEverythingAtOnce(t *testing.T) {
	tree := small(t)
	for name, change := range map[string][2]string{
		"thu/measures.yaml":            {"accumulates: flow", "accumulates: flaw"},
		"thu/indicators.yaml":          {"better: higher", "better: up"},
		"thu/method.yaml":              {"on_track_pace: 0.95", "on_track_pace: 95"},
		"thu/sections/210-chi-tieu.md": {"chart:tien_do", "chart:x"},
		"thu/forms/a.yaml":             {"kind: measures", "kind: measure"},
	} {
		tree[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(tree[name].Data), change[0], change[1], 1))}
	}
	tree["thu/indicator.yaml"] = &fstest.MapFile{Data: []byte("x: 1")}
	_, diags := loaded(tree, "thu")
	files := map[string]bool{}
	for _, d := range diags {
		files[d.At.File] = true
	}
	if len(files) != 6 {
		t.Errorf("findings in %d files, want 6:\n%s", len(files), lines(diags))
	}
}

func TestLoadOfNothing(t *testing.T) {
	p, diags := loaded(fstest.MapFS{}, "thu")
	if p == nil || len(diags) != 2 || diags[0].Code != "E415" || diags[1].Code != "E415" {
		t.Errorf("findings:\n%s", lines(diags))
	}
	if _, diags = loaded(fstest.MapFS{}, "../etc"); len(diags) != 1 || diags[0].Code != "E415" {
		t.Errorf("a folder outside the tree:\n%s", lines(diags))
	}
}

// The programs that ship with the binary are without a finding.
func TestBuiltInPrograms(t *testing.T) {
	entries, err := fs.ReadDir(templates.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if _, err := fs.Stat(templates.FS, e.Name()+"/program.yaml"); err != nil {
			continue
		}
		if _, diags := loaded(templates.FS, e.Name()); len(diags) != 0 {
			t.Errorf("%s:\n%s", e.Name(), lines(diags))
		}
	}
}

func TestParseLength(t *testing.T) {
	for _, tc := range []struct {
		in   string
		want geom.Length
		ok   bool
	}{
		{"20mm", geom.MM(20), true}, {"1.5cm", geom.MM(15), true}, {"14pt", 14 * geom.Pt, true}, {"0.5pt", 500, true}, {"-3pt", -3000, true},
		{"20", 0, false}, {"mm", 0, false}, {"1e9mm", 0, false}, {"99999mm", 0, false}, {"20 mm", 0, false}, {"", 0, false},
	} {
		got, err := load.ParseLength(tc.in)
		if (err == nil) != tc.ok || got != tc.want {
			t.Errorf("%q: %d %v, want %d %v", tc.in, got, err, tc.want, tc.ok)
		}
	}
}

func FuzzLoad(f *testing.F) {
	tree := small(f)
	for _, name := range []string{"program.yaml", "measures.yaml", "indicators.yaml", "method.yaml", "figures.yaml", "forms/a.yaml", "sections/210-chi-tieu.md"} {
		f.Add(name, tree["thu/"+name].Data)
	}
	f.Add("areas.yaml", []byte("areas: [{code: *a}]"))
	f.Add("areas.yaml", []byte("? [a]\n: b"))
	f.Add("wording.yaml", []byte("texts: {a: !!binary x, <<: {b: c}}"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if !fs.ValidPath("thu/" + name) {
			t.Skip()
		}
		tree := small(t)
		tree["thu/"+name] = &fstest.MapFile{Data: data}
		_, diags := loaded(tree, "thu")
		for _, d := range diags {
			if d.Message == "" || d.At.File == "" {
				t.Errorf("finding without words or place: %+v", d)
			}
		}
	})
}

// tables are declarations of tables, for the small program.
const tables = `figures:
  - {code: tien_do, form: chart, kind: progress, title: "Tiến độ"}
  - {code: quan, form: table, kind: areas, title: "Theo quận", options: {unit: "tỷ đồng"}}
  - code: chi_tieu
    form: table
    kind: indicators
    title: "Chỉ tiêu"
    options:
      columns: "no:9mm, name, year-2:3, target:2"
      short: "true"
      status: "achieved, on_track"
  - code: viec
    form: table
    kind: records
    title: "Việc"
    options:
      record: task
      columns: [ma, tt:2]
      filter: open
      where: "tt=lam"
      group: tt
      order: "a; b, c"
      child: ma
      subject: tt
      subjects: lam
  - {code: no, form: table, kind: owed, title: "Việc nợ", options: {records: task, columns: "no:8mm,ma", rows: "6", more: owed.more_file}}
  - {code: vuong, form: table, kind: stuck, title: "Vướng", options: {causes: task, solutions: "task"}}
  - {code: loi, form: table, kind: findings, title: "Phát hiện", options: {severity: notice}}
`

// A wrong word of a table is named with its line, and the nearest right one in the hint.
func TestLoadFindingsOfTables(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name, old, new, near string
		want                 []string // "line code"
	}{
		{"nothing wrong", "", "", "", nil},
		{"misspelt option", `columns: "no:9mm,`, `colums: "no:9mm,`, "columns", []string{"9 E402", "9 E409"}},
		{"option of another kind", "severity: notice", "record: task", "", []string{"28 E402"}},
		{"option of a kind that has none of its own", `unit: "tỷ đồng"`, "measure: thu", "", []string{"3 E402"}},
		{"unknown kind", "kind: owed", "kind: owned", "owed", []string{"26 E456"}},
		{"neither true nor false", `short: "true"`, "short: ja", "", []string{"10 E408"}},
		{"unknown filter", "filter: open", "filter: opne", "open", []string{"19 E408"}},
		{"unknown severity", "severity: notice", "severity: notices", "notice", []string{"28 E408"}},
		{"unknown status", "achieved, on_track", "achieved, on_trak", "on_track", []string{"11 E408"}},
		{"unknown column", "target:2", "traget:2", "target", []string{"9 E408"}},
		{"closed year that nobody counts to", "year-2:3", "year-0:3", "year-1", []string{"9 E408"}},
		{"unknown column of a record", "columns: [ma, tt:2]", "columns: [ma, ttt:2]", "tt", []string{"18 E408"}},
		{"width of a column", "target:2", "target:2m", "", []string{"9 E407"}},
		{"no columns", `columns: "no:8mm,ma", `, "", "", []string{"26 E409"}},
		{"empty columns", "columns: [ma, tt:2]", "columns: []", "", []string{"18 E409"}},
		{"no kind of records", "      record: task\n", "", "", []string{"17 E409"}},
		{"undeclared kind of records", "record: task", "record: tusk", "task", []string{"17 E408"}},
		{"undeclared kinds of records", "records: task,", "records: [task, tusk],", "task", []string{"26 E408"}},
		{"undeclared kind of causes", "causes: task", "causes: [tusk, task]", "task", []string{"27 E408"}},
		{"group of a kind without groups", `solutions: "task"`, "solutions: task.dang", "", []string{"27 E408"}},
		{"field of a condition", `"tt=lam"`, `"ttt=lam"`, "tt", []string{"20 E408"}},
		{"value of a condition", `"tt=lam"`, `"tt=lamm"`, "lam", []string{"20 E408"}},
		{"condition without a value", `"tt=lam"`, "tt", "", []string{"20 E451"}},
		{"field of groups", "group: tt", "group: mãa", "ma", []string{"21 E408"}},
		{"field of parts", "child: ma", "child: parent", "", []string{"23 E408"}},
		{"field of a subject", "subject: tt", "subject: tts", "tt", []string{"24 E408"}},
		{"subjects of no field", "      subject: tt\n", "", "", []string{"17 E409"}},
		{"subject that no record can have", "subjects: lam", "subjects: [lam, lamm]", "lam", []string{"25 E408"}},
		{"number of rows", `rows: "6"`, "rows: sáu", "", []string{"26 E405"}},
		{"no wording for the rest", "more: owed.more_file", "more: owed.more_fil", "owed.more_file", []string{"26 E408"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			if !strings.Contains(tables, tc.old) {
				t.Fatalf("no %q", tc.old)
			}
			tree := small(t)
			tree["thu/figures.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(tables, tc.old, tc.new, 1))}
			_, diags := loaded(tree, "thu")
			var got []string
			hints := ""
			for _, d := range diags {
				got = append(got, fmt.Sprintf("%d %s", d.At.Line, d.Code))
				hints += d.Hint
				if d.At.File != "templates/thu/figures.yaml" || d.Hint == "" || !diags.Blocking() {
					t.Errorf("%+v", d)
				}
			}
			if !slices.Equal(got, tc.want) {
				t.Errorf("got %q, want %q\n%v", got, tc.want, diags)
			}
			if tc.near != "" && !strings.Contains(hints, "“"+tc.near+"”") {
				t.Errorf("the hint %q does not ask for %s", hints, tc.near)
			}
		})
	}
}

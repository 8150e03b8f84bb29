package load_test

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tiendo/internal/geom"
	"tiendo/internal/program"
	"tiendo/templates"
)

// extending is the small program with another that extends it: its files by their names.
func extending(tb testing.TB, files map[string]string) fstest.MapFS {
	tb.Helper()
	tree := small(tb)
	if _, ok := files["program.yaml"]; !ok {
		files = maps.Clone(files)
		files["program.yaml"] = "extends: thu\n"
	}
	for name, text := range files {
		tree[path.Join("con", name)] = &fstest.MapFile{Data: []byte(text)}
	}
	return tree
}

// Each case lays some files over the small program and looks at one thing of what comes out.
func TestExtends(t *testing.T) {
	t.Parallel()
	codes := func(n int, code func(i int) string) string {
		var out []string
		for i := range n {
			out = append(out, code(i))
		}
		return strings.Join(out, " ")
	}
	for _, tc := range []struct {
		name  string
		files map[string]string
		got   func(p *program.Program) string
		want  string
	}{
		{"a text takes the place of the other's, what is not said stays",
			map[string]string{"program.yaml": "extends: thu\ntitle: Nghị quyết khác\n"},
			func(p *program.Program) string { return p.Title + ", " + p.City + ", " + p.Code }, "Nghị quyết khác, thành phố Thử, con"},
		{"a group of keys is laid over key by key",
			map[string]string{"program.yaml": "extends: thu\nissuer: {name: UBND}\nterm: {end: 2030-12-31}\n"},
			func(p *program.Program) string {
				return p.Issuer.Name + " " + p.Issuer.Symbol + " " + p.Term.Baseline.String() + " " + p.Term.End.String()
			}, "UBND BC/TU 2020-12-31 2030-12-31"},
		{"an element of a list takes the place of that of its code, whole; others come behind",
			map[string]string{"program.yaml": "extends: thu\nunits:\n  - {code: triệu đồng, base: tỷ đồng, factor: 0.002}\n  - {code: xã}\n"},
			func(p *program.Program) string {
				return codes(len(p.Units), func(i int) string { return p.Units[i].Code + "=" + p.Units[i].Factor.String() + p.Units[i].Base })
			}, "tỷ đồng=1tỷ đồng triệu đồng=0.002tỷ đồng %=1% xã=1xã"},
		{"abbreviations go by their short forms",
			map[string]string{"program.yaml": "extends: thu\nabbreviations:\n  - {short: UBND, long: Ủy ban nhân dân}\n"},
			func(p *program.Program) string { return p.Abbreviations[0].Long }, "Ủy ban nhân dân"},
		{"a body, an area, a measure",
			map[string]string{
				"bodies.yaml":   "bodies: [{code: so-a, name: Sở A mới}, {code: so-b, name: Sở B}]\n",
				"areas.yaml":    "areas: [{code: \"305\", name: quận C, set: quan}]\n",
				"measures.yaml": "measures: [{code: chi, name: Chi thường xuyên, unit: tỷ đồng, accumulates: flow}]\n",
			},
			func(p *program.Program) string {
				return codes(len(p.Bodies), func(i int) string { return p.Bodies[i].Name }) + "; " +
					codes(len(p.Areas), func(i int) string { return p.Areas[i].Code }) + "; " +
					codes(len(p.Measures), func(i int) string { return p.Measures[i].Name })
			}, "Sở A mới Sở B; 303 304 305; Thu Chi thường xuyên Tăng"},
		{"an indicator",
			map[string]string{"indicators.yaml": `indicators:
  - code: CT02
    name: Chỉ tiêu hai khác
    components:
      - {code: CT02b, name: Thu, unit: tỷ đồng, value: thu, kind: term_total, better: higher, frequency: month, main: true,
         targets: [{giver: resolution, name: NQ, known_from: 2020-10-15, bound: min, value: 9, period: 2021-2025, source: minh họa, locked: true}]}
`},
			func(p *program.Program) string {
				k := p.ComponentByCode("CT02b")
				return codes(len(p.Indicators), func(i int) string { return p.Indicators[i].Code }) + " " + k.Targets[0].Value.Unit + " " + k.At.File
			}, "CT01 CT02 tỷ đồng templates/con/indicators.yaml"},
		{"a form by its code, whatever its file is called",
			map[string]string{"forms/khac.yaml": `code: A-01
version: 2
title: Biểu A mới
bodies: [so-a]
marker: true
tables:
  - {code: viec, kind: records, sheet: Việc, title: Việc, record: task, columns: [{code: ma, heading: Mã, field: text, key: true}, {code: tt, heading: Trạng thái, field: choice, choices: task}]}
  - {code: thu, kind: measures, sheet: Thu, title: Thu, columns: [{code: ke_hoach, heading: Kế hoạch, kind: plan, span: year, giver: hdnd}], rows: [{measure: thu, label: Thu}]}
`},
			func(p *program.Program) string {
				return codes(len(p.Forms), func(i int) string { return p.Forms[i].Title + " " + p.Forms[i].At.File })
			}, "Biểu A mới templates/con/forms/khac.yaml"},
		{"rules of the method by their codes, thresholds one by one, months of validity key by key",
			map[string]string{"method.yaml": "on_track_pace: 0.97\nvalid_for: {half: 8}\nrules: [{code: pace, title: Nhịp, text: Lời khác}]\n"},
			func(p *program.Program) string {
				m := p.Method
				at := func(code string) int {
					return slices.IndexFunc(m.Rules, func(r program.MethodRule) bool { return r.Code == code })
				}
				return fmt.Sprint(m.OnTrackPace, " ", m.LeavePace, " ", m.ValidFor["half"], m.ValidFor["year"], " ", m.Rules[at("pace")].Title, " ", m.Rules[at("value.reading")].Title)
			}, "0.97 0.92 8 15 Nhịp Quy tắc"},
		{"words key by key, over those of the program and those of the defaults",
			map[string]string{"wording.yaml": "texts:\n  status.achieved: Xong\n  c: d\n"},
			func(p *program.Program) string {
				w := p.Wording
				return w.Text("status.achieved") + " " + w.Text("a") + w.Text("c") + " " + w.At.File + " " + w.Text("status.short.achieved")
			}, "Xong bd templates/con/wording.yaml dự kiến đạt"},
		{"its own profile.yaml, over the profile that the other names",
			map[string]string{"profile.yaml": "page: {left: 25mm}\nstyles: {head: {align: left}, moi: {italic: true}}\n"},
			func(p *program.Program) string {
				g, s := p.Profile.Page, p.Profile.Styles
				return fmt.Sprint(p.Profile.Name, " ", g.Left == geom.MM(25), g.Right == geom.MM(15), " ", s["head"].Align, s["head"].Bold, s["moi"].Italic)
			}, "dang true true lefttrue true"},
		{"another profile, of which its own profile.yaml changes a part: nothing of the former one stays",
			map[string]string{
				"program.yaml": "extends: thu\nprofile: khac\n", "profile.yaml": "page: {left: 25mm}\n",
				"../profiles/khac.yaml": "page: {width: 210mm, height: 297mm, top: 20mm, bottom: 20mm, left: 30mm, right: 15mm}\nhead: {type_name: CÔNG VĂN}\ntext: {size: 13pt, leading: 17pt}\n",
			},
			func(p *program.Program) string {
				f := p.Profile
				return fmt.Sprint(f.Name, " ", f.Page.Left == geom.MM(25), f.Page.Right == geom.MM(15), " ", f.Head.TypeName, len(f.Head.Right), len(f.Styles), len(f.HeadingNumbers))
			}, "khac true true CÔNG VĂN0 0 0"},
		{"sections by their codes, whatever their numbers are; new ones too",
			map[string]string{
				"sections/220-chi-tieu.md": "---\ntypes: [so_ket]\n---\nLời khác\n",
				"sections/100-mo-dau.md":   "---\ntypes: [so_ket]\n---\nMở đầu\n",
			},
			func(p *program.Program) string {
				return codes(len(p.Sections), func(i int) string {
					s := p.Sections[i]
					return fmt.Sprint(s.Order, s.Code, s.Landscape, strings.TrimSpace(s.Text))
				})
			}, "220chi-tieufalseLời khác 100mo-daufalseMở đầu"},
		{"a figure is replaced whole, with its options; others keep theirs",
			map[string]string{"figures.yaml": "figures:\n  - {code: viec, form: chart, kind: records, title: Việc khác, options: {record: task}}\n  - {code: moi, form: table, kind: changes, title: Mới}\n"},
			func(p *program.Program) string {
				return codes(len(p.Figures), func(i int) string { return p.Figures[i].Code }) + " " +
					fmt.Sprintf("%+v %+v", p.FigureByCode("viec").Options, p.FigureByCode("nhom").Options)
			}, "tien_do quan ke_hoach duong viec du_an nhom gui moi &{Record:task By: Where:[] Rows:0} &{Names:flow}"},
		{"a figure replaced by one without options has those of its kind",
			map[string]string{"figures.yaml": "figures:\n  - {code: gui, form: chart, kind: punctuality, title: Gửi}\n  - {code: nhom, form: chart, kind: groups, title: Nhóm}\n"},
			func(p *program.Program) string {
				return fmt.Sprintf("%+v %+v", p.FigureByCode("gui").Options, p.FigureByCode("nhom").Options)
			}, "&{Months:12} &{Names:list}"},
		{"without leaves out what it names, in every list",
			map[string]string{"program.yaml": "extends: thu\nwithout:\n  indicators: CT02\n  figures: \"du_an, gui\"\n  sections: [chi-tieu]\n  measures: [tang]\n  objectives: MT1\n  areas: \"303\"\n" +
				"  report_types: so_ket\n"},
			func(p *program.Program) string {
				return fmt.Sprint(len(p.Indicators), len(p.Figures), len(p.Sections), len(p.Measures), len(p.Objectives), len(p.Areas), len(p.Types)) +
					fmt.Sprintf(" %+v", p.FigureByCode("nhom").Options)
			}, "1 6 0 2 0 1 0 &{Names:flow}"},
		{"without and the same code again: the new one alone",
			map[string]string{"program.yaml": "extends: thu\nwithout: {figures: gui}\n", "figures.yaml": "figures: [{code: gui, form: chart, kind: punctuality, title: Gửi mới, options: {months: 3}}]\n"},
			func(p *program.Program) string {
				return fmt.Sprintf("%d %s %+v", len(p.Figures), p.FigureByCode("gui").Title, p.FigureByCode("gui").Options)
			}, "8 Gửi mới &{Months:3}"},
		{"afresh takes nothing of a list over",
			map[string]string{
				"program.yaml": "extends: thu\nafresh: [objectives, figures, sections, report_types]\nobjectives: [{code: MT9, name: Mục tiêu chín}]\n",
				"figures.yaml": "figures: [{code: nhom, form: chart, kind: groups, title: Nhóm, options: {names: list}}]\n",
			},
			func(p *program.Program) string {
				return fmt.Sprint(p.Objectives[0].Code, len(p.Objectives), len(p.Figures), len(p.Sections), len(p.Types)) + fmt.Sprintf("%+v", p.Figures[0].Options)
			}, "MT91 1 0 0&{Names:list}"},
		{"through another that extends too",
			map[string]string{"program.yaml": "extends: giua\ntitle: Con\n", "../giua/program.yaml": "extends: thu\ntitle: Giữa\nplace: Giữa\nwithout: {figures: gui}\n", "../giua/wording.yaml": "texts: {a: giữa}\n"},
			func(p *program.Program) string {
				return fmt.Sprint(p.Title, " ", p.Place, " ", p.City, " ", p.Wording.Text("a"), " ", len(p.Figures))
			}, "Con Giữa thành phố Thử giữa 7"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			p, diags := loaded(extending(t, tc.files), "con")
			if len(diags) > 0 {
				t.Fatal(diags)
			}
			if got := tc.got(p); got != tc.want {
				t.Errorf("got  %s\nwant %s", got, tc.want)
			}
		})
	}
}

// What is wrong with an extending program is named in the file where it stands: its own, or that of the program
// extended, at its line there.
func TestExtendsFindings(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name  string
		files map[string]string
		want  []string
		near  string // the word that the hint asks for
	}{
		{"a program that there is not", map[string]string{"program.yaml": "title: Con\nextends: thuu\n"}, []string{"con/program.yaml:2 E450"}, "thu"},
		{"a program outside the folder", map[string]string{"program.yaml": "title: Con\nextends: ../thu\n"}, []string{"con/program.yaml:2 E450"}, ""},
		{"itself", map[string]string{"program.yaml": "title: Con\nextends: con\n"}, []string{"con/program.yaml:2 E450"}, ""},
		{"a circle of two", map[string]string{"program.yaml": "extends: vong\n", "../vong/program.yaml": "title: Vòng\nextends: con\n"},
			[]string{"vong/program.yaml:2 E450"}, ""},
		{"a circle further on", map[string]string{"program.yaml": "extends: vong\n", "../vong/program.yaml": "title: Vòng\nextends: tron\n", "../tron/program.yaml": "extends: vong\n"},
			[]string{"tron/program.yaml:1 E450"}, ""},
		{"nothing to extend is all that is said, whatever then is undeclared", map[string]string{
			"program.yaml":      "title: Con\nextends: thuu\nwithout: {bodies: [so-a]}\nobjectives: [{code: MT1, name: Một, indicators: [CT01]}]\n",
			"sections/300-x.md": "---\ntypes: [so_ket]\n---\n![](chart:nhom) {{word \"a\"}}\n",
			"figures.yaml":      "figures: [{code: viec, form: chart, kind: records, title: Việc, options: {record: task}}]\n",
		}, []string{"con/program.yaml:2 E450"}, "thu"},
		{"but for what is wrong by itself", map[string]string{"program.yaml": "tilte: Con\nextends: thuu\n"}, []string{"con/program.yaml:2 E450", "con/program.yaml:1 E402"}, "title"},
		{"a code that there is not to be left out", map[string]string{"program.yaml": "extends: thu\nwithout:\n  bodies: so-a\n  figures: [gui, nhomm]\n"},
			[]string{"con/program.yaml:4 E452", "thu/indicators.yaml:4 E414", "thu/measures.yaml:2 E414", "thu/forms/a.yaml:4 E414"}, "nhom"},
		{"codes to be left out of nothing", map[string]string{"program.yaml": "extends: thu\nwithout: {record_kinds: tusk, forms: A-1}\n"},
			[]string{"con/program.yaml:2 E452", "con/program.yaml:2 E452"}, "A-01"},
		{"an unknown list to be left out of", map[string]string{"program.yaml": "extends: thu\nwithout: {figure: gui}\n"}, []string{"con/program.yaml:2 E402"}, "figures"},
		{"an unknown list afresh", map[string]string{"program.yaml": "extends: thu\nafresh: [figure]\n"}, []string{"con/program.yaml:2 E408"}, "figures"},
		{"what the other's sections need was left out", map[string]string{"program.yaml": "extends: thu\nwithout: {figures: tien_do}\n"}, []string{"thu/sections/210-chi-tieu.md:7 E422"}, ""},
		{"what the other's figures need was left out", map[string]string{"program.yaml": "extends: thu\nwithout: {record_kinds: task}\n"},
			[]string{"thu/figures.yaml:6 E408", "thu/figures.yaml:7 E408", "thu/forms/a.yaml:22 E414", "thu/forms/a.yaml:23 E414"}, ""},
		{"its own figure's options", map[string]string{"figures.yaml": "figures:\n  - {code: x, form: chart, kind: groups, title: X}\n  - code: viec\n    form: chart\n    kind: records\n    title: Việc\n    options: {recod: task}\n"},
			[]string{"con/figures.yaml:7 E402"}, "record"},
		{"its own figure's option that names nothing", map[string]string{"figures.yaml": "figures:\n  - {code: viec, form: chart, kind: records, title: Việc, options: {record: tusk}}\n"}, []string{"con/figures.yaml:2 E408"}, "task"},
		{"a code twice within its own list", map[string]string{"bodies.yaml": "bodies:\n  - {code: so-a, name: A}\n  - {code: so-a, name: A}\n"}, []string{"con/bodies.yaml:3 E410"}, ""},
		{"its own method", map[string]string{"method.yaml": "leave_pace: 0.99\n"}, []string{"con/method.yaml:1 E440"}, ""},
		{"the other's method against its own threshold", map[string]string{"method.yaml": "on_track_pace: 0.9\n"}, []string{"thu/method.yaml:2 E440"}, ""},
		{"its own profile.yaml", map[string]string{"profile.yaml": "page:\n  left: 300mm\n"}, []string{"con/profile.yaml:1 E447"}, ""},
		{"an unknown key of its own profile.yaml", map[string]string{"profile.yaml": "page: {lefft: 30mm}\n"}, []string{"con/profile.yaml:1 E402"}, "left"},
		{"a style of its own profile.yaml", map[string]string{"profile.yaml": "styles:\n  head: {size: 14pt, leading: 3pt}\n"}, []string{"con/profile.yaml:2 E448"}, ""},
		{"a section that stands where another does", map[string]string{"sections/210-khac.md": "---\ntypes: [so_ket]\n---\nLời\n"}, []string{"con/sections/210-khac.md:1 E441"}, ""},
		{"a file that nobody reads", map[string]string{"profiles.yaml": "page: {}\n"}, []string{"con/profiles.yaml:0 E437"}, "profile.yaml"},
		{"an indicator without a main component", map[string]string{"indicators.yaml": `indicators:
  - code: CT02
    name: Hai
    components:
      - {code: CT02a, name: Thu, unit: tỷ đồng, value: thu, kind: level, better: higher, frequency: month,
         targets: [{giver: resolution, name: NQ, known_from: 2020-10-15, bound: min, value: 9, period: 2025, source: minh họa, locked: true}]}
`}, []string{"con/indicators.yaml:4 E424"}, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			_, diags := loaded(extending(t, tc.files), "con")
			got, want := found(diags), slices.Clone(tc.want)
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("got  %q\nwant %q\n%v", got, want, diags)
			}
			hints := ""
			for _, d := range diags {
				hints += d.Hint
				if !d.Template || d.Message == "" || d.Hint == "" {
					t.Errorf("%+v", d)
				}
			}
			if tc.near != "" && !strings.Contains(hints, "“"+tc.near+"”") {
				t.Errorf("the hints do not ask for %s: %s", tc.near, hints)
			}
		})
	}
}

// A program that says nothing but whom it extends is that program.
func TestExtendsAlone(t *testing.T) {
	t.Parallel()
	tree := fstest.MapFS{"con/program.yaml": {Data: []byte("extends: nq16\n")}}
	for _, top := range []string{"nq16", "profiles"} {
		sub, err := fs.Sub(templates.FS, top)
		if err != nil {
			t.Fatal(err)
		}
		err = fs.WalkDir(sub, ".", func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			b, err := fs.ReadFile(sub, name)
			tree[path.Join(top, name)] = &fstest.MapFile{Data: b}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	base, _ := loaded(tree, "nq16")
	p, diags := loaded(tree, "con")
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	if p.Code != "con" || p.At.File != "templates/con/program.yaml" {
		t.Errorf("it calls itself %s, of %s", p.Code, p.At)
	}
	p.Code, p.At = base.Code, base.At
	if !reflect.DeepEqual(p, base) {
		t.Errorf("the two differ")
	}
}

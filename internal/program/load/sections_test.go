package load_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// What a section calls is held against what there is wherever in the section it is called, each with the section's
// line and the nearest right word.
func TestSectionsFindings(t *testing.T) {
	t.Parallel()
	const file = "thu/sections/300-x.md:"
	for _, tc := range []struct {
		name, text, want, near string
	}{
		{"nothing wrong", `{{(records "task").Count}} {{word "a"}} {{so "CT01a.target"}} {{so "CT01"}} {{so "thu"}} {{rank "thu"}} {{page "x"}} {{(group "achieved").Label}}` +
			` {{with notes "ket_qua"}}{{range .}}{{.Text}}{{end}}{{end}} {{(indicator "CT02").Name}} {{if not (.Is "so_ket")}}{{else if and .Sound (eq 1 1)}}{{end}}`, "", ""},
		{"an unknown function", `{{wrod "a"}}`, "5 E408", "word"},
		{"an unknown function before a dot", `{{(recods "task").Count}}`, "5 E408", "records"},
		{"an unknown function two dots deep", `{{((recods "task").Where "ma" "1").Count}}`, "5 E408", "records"},
		{"an unknown function in a condition", "{{if .Sound}}\n{{else if (grop \"achieved\").Any}}{{end}}", "6 E408", "group"},
		{"an unknown function in a loop", "{{range\n  (recrods \"task\").Open}}{{end}}", "6 E408", "records"},
		{"an unknown function in a definition", "{{define \"x\"}}\n{{wrod \"a\"}}{{end}}{{template \"x\" .}}", "6 E408", "word"},
		{"an unknown function where a definition is called", `{{define "x"}}{{end}}{{template "x" (indicatr "CT01")}}`, "5 E408", "indicator"},
		{"an unknown function as an argument", `{{page (wrod "a")}}`, "5 E408", "word"},
		{"words that there are not", `{{word "status.achievd"}}`, "5 E457", "status.achieved"},
		{"words that there are not, in back quotes", "{{word `khong.co`}}", "5 E457", ""},
		{"a kind of records", `{{with (records "tusk").Late}}{{end}}`, "5 E414", "task"},
		{"an indicator", `{{(indicator "CT03").Name}}`, "5 E414", "CT01"},
		{"a status", `{{(group "achievd").Count}}`, "5 E408", "achieved"},
		{"a figure", `{{so "CT01aa"}}`, "5 E414", ""},
		{"a field of a figure that there is not", `{{so "tienn.target"}}`, "5 E414", ""},
		{"a ranking", `{{rank "thuu"}}`, "5 E414", "thu"},
		{"a heading under which nobody writes", `{{range notes "ket_qa"}}{{end}}`, "5 N458", "ket_qua"},
		{"a table that must be about something", `![](table:quan)`, "5 E459", ""},
		{"a table about something that there is not", `![](table:quan/CT01b)`, "5 E446", "CT01"},
		{"a chart that there is not", `![](chart:duongg/CT01)`, "5 E422", "duong"},
		{"several of them, each with its line", "{{wrod \"a\"}}\n\n{{word \"b\"}}\n![](chart:nhomm)", "5 E408, 7 E457, 8 E422", "nhom"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			tree := small(t)
			tree["thu/sections/300-x.md"] = &fstest.MapFile{Data: []byte("---\ntypes: [so_ket]\n---\n\n" + tc.text + "\n")}
			_, diags := loaded(tree, "thu")
			got, hints := found(diags), ""
			for i, d := range diags {
				got[i] = strings.TrimPrefix(got[i], file)
				hints += d.Hint
				if !d.Template || d.Hint == "" {
					t.Errorf("%+v", d)
				}
			}
			slices.Sort(got)
			if s := strings.Join(got, ", "); s != tc.want {
				t.Errorf("got %q, want %q\n%v", s, tc.want, diags)
			}
			if tc.near != "" && !strings.Contains(hints, "“"+tc.near+"”") {
				t.Errorf("the hints do not ask for %s: %s", tc.near, hints)
			}
		})
	}
}

package load_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tiendo/internal/period"
)

// replaced is the small program with one text in place of another, each of which must stand there.
func replaced(t *testing.T, tree fstest.MapFS, name string, pairs ...string) {
	t.Helper()
	data := string(tree[name].Data)
	for i := 0; i+1 < len(pairs); i += 2 {
		if !strings.Contains(data, pairs[i]) {
			t.Fatalf("%s does not contain %q", name, pairs[i])
		}
		data = strings.Replace(data, pairs[i], pairs[i+1], 1)
	}
	tree[name] = &fstest.MapFile{Data: []byte(data)}
}

// TestTargetGiver lets the program say whose targets count, and a component say otherwise for itself.
func TestTargetGiver(t *testing.T) {
	t.Parallel()
	tree := small(t)
	replaced(t, tree, "thu/program.yaml", "profile: dang", "target_giver: nq45\nprofile: dang")
	_, found := loaded(tree, "thu")
	if got, want := lines(found), "templates/thu/indicators.yaml:19 E419\ntemplates/thu/indicators.yaml:20 E419\n"+
		"templates/thu/indicators.yaml:34 E419\n"; got != want {
		t.Errorf("locked as if the resolution's still counted:\n%s\nwant\n%s", got, want)
	}
	replaced(t, tree, "thu/indicators.yaml", `source: "minh họa", locked: true`, `source: "minh họa"`, "verified: false", "verified: false, locked: true",
		"frequency: year\n", "frequency: year\n        giver: resolution\n")
	p, found := loaded(tree, "thu")
	if len(found) > 0 {
		t.Fatalf("findings in a good program:\n%s", lines(found))
	}
	june := period.Date{Year: 2023, Month: 6, Day: 30}
	for code, want := range map[string]string{"CT01a": "210", "CT02a": "10"} {
		if got := p.ComponentByCode(code).TargetAt(june).Value.Plain(); got != want {
			t.Errorf("%s is judged by %s, want %s", code, got, want)
		}
	}
}

// TestAmendedTarget takes a further line of the giver that counts as an amendment, if it says from when and by what.
func TestAmendedTarget(t *testing.T) {
	t.Parallel()
	const line = `          - {giver: resolution, name: NQ, bound: min, value: 150, period: 2025, source: "minh họa", locked: true`
	for _, tc := range []struct{ name, rest, want string }{
		{"as it should be", `, valid_from: 2023-06-15, document: "Nghị quyết số 12-NQ/TU"}`, ""},
		{"from no day", `, known_from: 2023-06-15, document: "Nghị quyết số 12-NQ/TU"}`, "templates/thu/indicators.yaml:20 E454\n"},
		{"by nothing", `, valid_from: 2023-06-15}`, "templates/thu/indicators.yaml:20 E455\n"},
	} {
		tree := small(t)
		replaced(t, tree, "thu/indicators.yaml", "          - {giver: nq45", line+tc.rest+"\n          - {giver: nq45",
			"value: 200, period: 2025, source: \"minh họa\"", "value: 200, period: 2025, source: \"minh họa\", valid_from: 2020-10-15")
		p, found := loaded(tree, "thu")
		if got := lines(found); got != tc.want {
			t.Errorf("%s:\n%s\nwant\n%s", tc.name, got, tc.want)
		}
		if tc.want == "" {
			c := p.ComponentByCode("CT01a")
			if before, from := c.TargetAt(period.Date{Year: 2023, Month: 6, Day: 14}).Value.Plain(), c.TargetAt(period.Date{Year: 2023, Month: 6, Day: 15}).Value.Plain(); before != "200" || from != "150" {
				t.Errorf("%s the day before, %s from its day on; want 200 and 150", before, from)
			}
		}
	}
}

// TestKnownFrom gives every target the day on which it was decided: what it says, else the day from which it is valid,
// else for a plan of one year by those who decide one every year the last day before it. What neither says is assumed,
// and that is told once.
func TestKnownFrom(t *testing.T) {
	t.Parallel()
	const nq, nq45, plan = `bound: min, known_from: 2020-10-15, value: 200`, `bound: min, known_from: 2019-01-24, value: 210`, `{giver: hdnd, name: KH, bound: min, value: 120, period: 2022, source: "minh họa"}`
	for _, tc := range []struct {
		name  string
		pairs []string
		want  []string // of the resolution, the other and the plan
		found string
	}{
		{"as written", nil, []string{"2020-10-15", "2019-01-24", "2021-12-31"}, ""},
		{"the day from which it is valid stands in", []string{nq, `bound: min, valid_from: 2020-10-20, value: 200`}, []string{"2020-10-20", "2019-01-24", "2021-12-31"}, ""},
		{"known before it is valid", []string{nq, `bound: min, known_from: 2020-10-15, valid_from: 2021-01-01, value: 200`}, []string{"2020-10-15", "2019-01-24", "2021-12-31"}, ""},
		{"a plan's own day", []string{plan, `{giver: hdnd, name: KH, bound: min, known_from: 2021-12-10, value: 120, period: 2022, source: "minh họa"}`}, []string{"2020-10-15", "2019-01-24", "2021-12-10"}, ""},
		{"of an earlier day, without any", []string{nq, `bound: min, value: 200`, nq45, `bound: min, value: 210`}, []string{"2020-12-31", "2020-12-31", "2021-12-31"}, "templates/thu/indicators.yaml:19 N467\n"},
		{"a plan of somebody else", []string{plan, `{giver: khac, name: KH, bound: min, value: 120, period: 2022, source: "minh họa"}`}, []string{"2020-10-15", "2019-01-24", "2021-12-31"}, "templates/thu/indicators.yaml:21 N467\n"},
		{"what for the last year another asks is no plan on the way", []string{nq45, `bound: min, value: 210`}, []string{"2020-10-15", "2020-12-31", "2021-12-31"}, "templates/thu/indicators.yaml:20 N467\n"},
	} {
		tree := small(t)
		replaced(t, tree, "thu/indicators.yaml", tc.pairs...)
		if strings.Contains(tc.name, "somebody") {
			replaced(t, tree, "thu/figures.yaml", "giver: hdnd", "giver: khac")
		}
		p, found := loaded(tree, "thu")
		var got []string
		for _, x := range p.ComponentByCode("CT01a").Targets {
			got = append(got, x.KnownFrom.String())
		}
		if !slices.Equal(got, tc.want) || lines(found) != tc.found {
			t.Errorf("%s: %v %q, want %v %q", tc.name, got, lines(found), tc.want, tc.found)
		}
	}
}

// TestDefaultsOfAnEarlierDay loads a tree that was written out before rules and keys came that the method has now: what
// it does not say is as built in, what it says stays its own.
func TestDefaultsOfAnEarlierDay(t *testing.T) {
	t.Parallel()
	tree := small(t)
	tree["defaults/wording.yaml"] = &fstest.MapFile{Data: []byte("texts: {a: của cây}\n")}
	tree["defaults/method.yaml"] = &fstest.MapFile{Data: []byte("on_track_pace: 0.9\nrules: [{code: pace, title: Nhịp cũ, text: Lời}]\n")}
	p, found := loaded(tree, "thu")
	if len(found) > 0 || len(p.Method.YearPlanGivers) == 0 {
		t.Errorf("%s: year plans are given by %v", lines(found), p.Method.YearPlanGivers)
	}
	for _, r := range p.Method.Rules {
		if r.Code == "path" && r.Text != "" {
			return
		}
	}
	t.Error("a later rule has no words")
}

// TestRulesPrintTheProgramsOwnThresholds: words that ask for a threshold get that of the program.
func TestRulesPrintTheProgramsOwnThresholds(t *testing.T) {
	t.Parallel()
	tree := small(t)
	replaced(t, tree, "thu/method.yaml", "on_track_pace: 0.95", "on_track_pace: 0.975", "half: 9", "half: 8",
		"{code: on_track, title: Quy tắc, text: Lời}", `{code: on_track, title: Quy tắc, text: "từ {on_track_pace}, thiếu {on_track_margin}; ra {leave_pace}, {leave_margin}; {valid_for.half} tháng, từ tháng {annual_estimate_from} {khac}"}`)
	p, found := loaded(tree, "thu")
	if len(found) > 0 {
		t.Fatal(lines(found))
	}
	for _, r := range p.Method.Rules {
		if want := "từ 0,975, thiếu 2,5%; ra 0,92, 8%; 8 tháng, từ tháng 3 {khac}"; r.Code == "on_track" && r.Text != want {
			t.Errorf("%q, want %q", r.Text, want)
		}
	}
}

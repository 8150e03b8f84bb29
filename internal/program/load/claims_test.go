package load_test

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestWhatIsAssertedStandsInAClaim: a word that asserts something stands beside a figure only within a claim. A program
// that says so is refused; in one that was written before there were claims the common wording takes its place.
func TestWhatIsAssertedStandsInAClaim(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, strict, lax string }{
		{"beside a projection", `"Dự báo đạt {projection}, bảo đảm mục tiêu {target}."`, "E481", "N482"},
		{"in a clause", `"{status}[; dự báo vượt {target}]"`, "E481", "N482"},
		{"at the beginning, capital", `"Tăng {rate}"`, "E481", "N482"},
		{"within a claim", `"<reaches_target: Dự báo đạt {projection}, bảo đảm mục tiêu {target}>."`, "", ""},
		{"a claim in a clause and one in it", `"[<target: mục tiêu {target}[, <rises: tăng {rate}>]>]"`, "", ""},
		{"behind the end of a claim", `"<value: {value}> đạt {target}"`, "E481", "N482"},
		{"apart from the figure", `"Kết quả {value}; phấn đấu đạt kế hoạch"`, "", ""},
		{"another word with the same letters", `"{value} trong đạtta"`, "", ""},
		{"no figure", `"{name} đạt"`, "", ""},
		{"a claim that there is not", `"<reaches_targets: đạt {target}>"`, "E408", "E408"},
	} {
		for _, strict := range []bool{true, false} {
			tree := small(t)
			head := string(tree["thu/program.yaml"].Data)
			want := c.lax
			if strict {
				head, want = "unproved: refuse\n"+head, c.strict
			}
			tree["thu/program.yaml"] = &fstest.MapFile{Data: []byte(head)}
			tree["thu/wording.yaml"] = &fstest.MapFile{Data: []byte("texts:\n  a: b\n  verdict.achieved: " + c.text + "\n")}
			if want != "" {
				want = "thu/wording.yaml:3 " + want
			}
			p, diags := loaded(tree, "thu")
			if got := strings.Join(found(diags), ", "); got != want {
				t.Errorf("%s, strict %v: got %q, want %q: %v", c.name, strict, got, want, diags)
			}
			if want == "thu/wording.yaml:3 N482" && !strings.Contains(p.Wording.Text("verdict.achieved"), "<met_target:") {
				t.Errorf("%s: %q stands, not the common wording", c.name, p.Wording.Text("verdict.achieved"))
			}
		}
	}
}

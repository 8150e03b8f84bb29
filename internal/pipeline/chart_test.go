package pipeline

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"tiendo/internal/document"
	"tiendo/internal/edition"
	"tiendo/internal/figure"
	"tiendo/internal/figure/canvas"
	"tiendo/internal/font"
	"tiendo/internal/geom"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// standingKind is a kind of charts as a newcomer would write it, all of it here: one number, large, with the mark of
// what it counts.
var standingKind = figure.Define("standing", program.NoSubject, standingOptions{Status: "achieved"}, drawStanding)

type standingOptions struct{ Status statusWord }

type statusWord string

func (statusWord) Choices() []string { return []string{"achieved", "on_track", "challenging"} }

func drawStanding(c *figure.Chart, o *standingOptions) (string, bool) {
	st, _ := scorecard.ParseStatus(string(o.Status))
	var of []quantity.Value
	for _, i := range c.Card.Indicators {
		if d := i.Deciding(); i.Status == st && d != nil {
			of = append(of, d.Value)
		}
	}
	c.FillHeight(geom.MM(30))
	n := c.Number("count", c.Count(len(of), "chart.derived.count_indicators", of...), 0, period.InMonth(c.Card.Month))
	c.Mark(st, geom.Point{X: 10 * geom.Pt, Y: c.Size.H / 2}, 6*geom.Pt, false)
	c.Put(canvas.Line{n}, geom.Point{X: 24 * geom.Pt, Y: canvas.Middle(c.Size.H/2, 24*geom.Pt)}, 24*geom.Pt, canvas.EdgeInk(st))
	return c.Title() + ": " + n.Text, true
}

// TestANewChartIsOneFile adds a kind of charts from outside, declares a chart of it, names that in a section, and
// finds it drawn in the report.
func TestANewChartIsOneFile(t *testing.T) {
	slow(t)
	t.Parallel()
	tree := memory(t, templatesDir, "nq16", "profiles", "fonts")
	const declared = "  - {code: ahead, form: chart, kind: standing, title: Số chỉ tiêu đúng tiến độ, width: 80mm, options: {status: on_track}}\n"
	add(tree, "nq16/figures.yaml", declared)
	add(tree, "nq16/sections/175-dung-tien-do.md", "---\ntypes: [thang]\n---\n# Chỉ tiêu đúng tiến độ\n\n![](chart:ahead)\n")
	o := Options{
		Templates: tree, Program: "nq16", Prefix: "inputs", Inputs: memory(t, inputsDir, "2023-05"),
		Edition: edition.Edition{Period: period.MonthOf(2023, 5), Type: "thang"},
	}
	line := len(strings.Split(string(tree["nq16/figures.yaml"].Data), "\n")) - 1
	if _, found, err := Load(o); err == nil || len(found) != 1 || found[0].Code != "E456" || found[0].At.Line != line {
		t.Errorf("without the kind: %v %v", err, found)
	}
	o.Charts = append(figure.Kinds(), standingKind)
	right := tree["nq16/figures.yaml"].Data
	for wrong, want := range map[string]string{"{status: on_trak}": "“on_track”", "{stauts: on_track}": "“status”"} {
		tree["nq16/figures.yaml"].Data = []byte(strings.Replace(string(right), "{status: on_track}", wrong, 1))
		if _, found, err := Load(o); err == nil || len(found) != 1 || found[0].At.Line != line || !strings.Contains(found[0].Hint, want) {
			t.Errorf("%s: %v %v", wrong, err, found)
		}
	}
	tree["nq16/figures.yaml"].Data = right
	p, found, err := Load(o)
	if err != nil {
		t.Fatalf("load: %v %v", err, found)
	}
	j, err := Judge(context.Background(), o, p, found)
	if err != nil {
		t.Fatalf("judge: %v", err)
	}
	fonts, err := font.Load(os.DirFS(templatesDir))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Write(context.Background(), o, j, fonts)
	if err != nil {
		t.Fatalf("write: %v %v", err, r.Diagnostics)
	}
	drawn := false
	document.Walk(r.Document.Blocks, func(b document.Block) {
		if f, ok := b.(document.Figure); ok && f.Chart == "ahead" {
			drawn = f.Drawing != nil && len(f.Drawing.Items) > 1 && f.Size.W == geom.MM(80) && strings.HasPrefix(f.Alt, "Số chỉ tiêu đúng tiến độ: ")
		}
	})
	if !drawn {
		t.Error("the chart is not drawn in the document")
	}
	if !slices.ContainsFunc(r.Document.Values, func(v document.Value) bool {
		return strings.HasSuffix(v.ID, ".count") && v.Value.Derived != "" && len(v.Value.Sources) > 0
	}) {
		t.Error("its number is no value of the document")
	}
}

package figure

import (
	"reflect"
	"strings"
	"testing"

	"tiendo/internal/document"
	"tiendo/internal/font"
	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/page"
	"tiendo/internal/program"
	"tiendo/internal/scorecard"
)

func TestDrawFindsFiguresEverywhereAndKeepsTheRest(t *testing.T) {
	t.Parallel()
	p := testProgram(t)
	card := testCard(t, p, samples[:6])
	p.Figures = []program.Figure{{Code: "nhom", Kind: "groups"}}
	fig := func(id string) document.Figure { return document.Figure{ID: id, Chart: "nhom"} }
	doc := document.Document{
		Values: []document.Value{{ID: "a.count.achieved", Text: "7"}},
		Blocks: []document.Block{
			document.Heading{Level: 1},
			fig("a"),
			document.Region{Landscape: true, Blocks: []document.Block{document.Paragraph{}, fig("b")}},
			document.List{Marker: "-", Items: [][]document.Block{{document.Paragraph{}}, {fig("c")}}},
		},
	}
	out, diags := Draw(doc, Input{Program: p, Card: card, Fonts: measurer(t)})
	if len(diags) != 0 {
		t.Errorf("findings: %v", diags)
	}
	n := 0
	document.Walk(out.Blocks, func(b document.Block) {
		if f, ok := b.(document.Figure); ok {
			n++
			if f.Drawing == nil || f.Alt == "" || f.Size.W != geom.MM(165) {
				t.Errorf("%s: drawing %v, size %v, alt %q", f.ID, f.Drawing != nil, f.Size, f.Alt)
			}
		}
	})
	if n != 3 {
		t.Errorf("%d figures", n)
	}
	document.Walk(doc.Blocks, func(b document.Block) {
		if f, ok := b.(document.Figure); ok && f.Drawing != nil {
			t.Errorf("%s: Draw changed its input", f.ID)
		}
	})
	if len(doc.Values) != 1 || len(out.Values) != 1+3*3 {
		t.Errorf("%d values before, %d after", len(doc.Values), len(out.Values))
	}
	seen := map[string]bool{}
	for _, v := range out.Values {
		if seen[v.ID] {
			t.Errorf("id %s stands twice: figure a must step aside for the value that was there", v.ID)
		}
		seen[v.ID] = true
	}
}

func TestTwiceTheSame(t *testing.T) {
	t.Parallel()
	for _, g := range gallery(t) {
		a, av, ad := drawOne(t, g.p, g.card, g.set, g.spec, g.subject)
		b, bv, bd := drawOne(t, g.p, g.card, g.set, g.spec, g.subject)
		if !reflect.DeepEqual(a, b) || !reflect.DeepEqual(av, bv) || !reflect.DeepEqual(ad, bd) {
			t.Errorf("%s differs from run to run", g.name)
		}
	}
}

func TestWithoutDataAFrameSaysSo(t *testing.T) {
	t.Parallel()
	empty := scorecard.Scorecard{Month: pathCard().Month}
	for _, kind := range []string{"groups", "progress", "records", "projects", "proposals", "punctuality"} {
		p := rowProgram(t)
		f, values, diags := drawOne(t, p, empty, observation.Set{}, program.Figure{Kind: kind, Title: "Hình"}, "")
		sound(t, f, values)
		if len(diags) != 1 || !strings.HasPrefix(diags[0], "N601") {
			t.Errorf("%s: findings %q", kind, diags)
		}
		if ts := texts(f.Drawing.Items); len(ts) != 1 || ts[0].Text != p.Wording.Text("chart.no_data") {
			t.Errorf("%s: texts %v", kind, ts)
		}
	}
	for kind, subject := range map[string]string{"path": "CT77", "areas": "CT77", "plan": "CT77"} {
		f, values, diags := drawOne(t, rowProgram(t), pathCard(), observation.Set{}, program.Figure{Kind: kind, Title: "Hình"}, subject)
		sound(t, f, values)
		if len(diags) != 2 || !strings.HasPrefix(diags[0], "E606") || !strings.Contains(diags[0], "CT77") {
			t.Errorf("%s: findings %q", kind, diags)
		}
	}
	_, _, diags := drawOne(t, rowProgram(t), empty, observation.Set{}, program.Figure{Kind: "waterfall"}, "")
	if len(diags) != 2 || !strings.HasPrefix(diags[0], "E604") {
		t.Errorf("unknown kind: %q", diags)
	}
}

// gappy is a font without one letter.
type gappy struct {
	font.Measurer
	lacks rune
}

func (g gappy) Covers(r rune, f page.Face) bool { return r != g.lacks && g.Measurer.Covers(r, f) }

func TestAMissingGlyphIsReportedAndNotDrawn(t *testing.T) {
	t.Parallel()
	p := testProgram(t)
	card := testCard(t, p, samples[:2])
	p.Figures = []program.Figure{{Code: "bd", Kind: "groups"}}
	card.Indicators[0].ShortName = "Tăng ☃ trưởng"
	doc := document.Document{Blocks: []document.Block{document.Figure{ID: "bd", Chart: "bd"}}}
	out, diags := Draw(doc, Input{Program: p, Card: card, Fonts: gappy{measurer(t), '☃'}})
	if len(diags) != 1 || diags[0].Code != "W603" || !strings.Contains(diags[0].Message, "☃") {
		t.Errorf("findings %v", diags)
	}
	for _, x := range texts(out.Blocks[0].(document.Figure).Drawing.Items) {
		if strings.ContainsRune(x.Text, '☃') {
			t.Errorf("%q is drawn", x.Text)
		}
	}
}

// Counts by status add up to the number of indicators, and every indicator is named once.
func TestGroupsNameEveryIndicator(t *testing.T) {
	t.Parallel()
	g := find(t, "groups-20")
	f, values, _ := drawOne(t, g.p, g.card, g.set, g.spec, g.subject)
	sum := 0
	for _, v := range values {
		sum += int(v.Value.Num.Float())
	}
	if sum != 20 {
		t.Errorf("groups add up to %d", sum)
	}
	all := ""
	for _, x := range texts(f.Drawing.Items) {
		all += x.Text + " "
	}
	for _, s := range samples {
		if strings.Count(all, s.short) != 1 {
			t.Errorf("%q stands %d times", s.short, strings.Count(all, s.short))
		}
	}
}

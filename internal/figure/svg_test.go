package figure

import (
	"os"
	"path/filepath"
	"testing"

	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/scorecard"
)

// TestPictures writes every kind as SVG for the eye when FIGURE_SVG names a folder.
func TestPictures(t *testing.T) {
	t.Parallel()
	dir := os.Getenv("FIGURE_SVG")
	if dir == "" {
		t.Skip("FIGURE_SVG names no folder")
	}
	for _, g := range gallery(t) {
		f, _, diags := drawOne(t, g.p, g.card, g.set, g.spec, g.subject)
		if err := os.WriteFile(filepath.Join(dir, g.name+".svg"), []byte(f.Drawing.SVG()), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %s\n%q", g.name, f.Alt, diags)
	}
}

// piece is one drawing of the gallery: what goldens, properties and the eye look at.
type piece struct {
	name    string
	p       *program.Program
	card    scorecard.Scorecard
	set     observation.Set
	spec    program.Figure
	subject string
}

func gallery(tb testing.TB) []piece {
	tb.Helper()
	p20, p6, pp := testProgram(tb), testProgram(tb), testProgram(tb)
	all, six := testCard(tb, p20, samples), testCard(tb, p6, []sample{samples[0], samples[4], samples[10], samples[11], samples[14], samples[17]})
	six.Indicators[2].Status = scorecard.NotAssessed
	paths := pathCard()
	out := []piece{
		{name: "groups-20", p: p20, card: all, spec: program.Figure{Kind: "groups", Title: "Kết quả 20 chỉ tiêu"}},
		{name: "groups-6", p: p6, card: six, spec: program.Figure{Kind: "groups", Title: "Kết quả 6 chỉ tiêu"}},
		{name: "progress-20", p: p20, card: all, spec: program.Figure{Kind: "progress", Title: "Tiến độ", Height: program.Extent{Length: geom.MM(200)}}},
		{name: "progress-6", p: p6, card: six, spec: program.Figure{Kind: "progress", Title: "Tiến độ", Height: program.Extent{Length: geom.MM(200)}}},
		{name: "progress-resolution", p: p20, card: all, spec: program.Figure{Kind: "progress", Title: "Tiến độ", Height: program.Extent{Length: geom.MM(150)}, Options: &progressOptions{Order: byResolution}}},
	}
	for _, i := range paths.Indicators {
		out = append(out, piece{name: "path-" + i.Components[0].Kind.Name + "-" + i.Code, p: pp, card: paths, spec: program.Figure{Kind: "path", Title: i.Name}, subject: i.Code})
	}
	out = append(out, piece{name: "path-nothing", p: pp, card: scorecard.Scorecard{Month: all.Month, Indicators: []scorecard.Indicator{{Indicator: &program.Indicator{Code: "CT07"}, Components: []scorecard.Component{{Component: &program.Component{Code: "CT07a"}}}}}},
		spec: program.Figure{Kind: "path", Title: "Sản lượng hàng hóa thông qua cảng"}, subject: "CT07"})
	return append(out, rowGallery(tb)...)
}

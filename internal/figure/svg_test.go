package figure

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tiendo/internal/drawing"
	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/scorecard"
)

// svg is a drawing for the eye; no part of the product reads it.
func svg(d *drawing.Drawing) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%.3fpt" height="%.3fpt" viewBox="0 0 %.3f %.3f"><rect width="100%%" height="100%%" fill="white"/>`,
		d.Size.W.PDF(), d.Size.H.PDF(), d.Size.W.PDF(), d.Size.H.PDF())
	colour := func(c *drawing.Colour) string {
		if c == nil {
			return "none"
		}
		return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	}
	for _, it := range d.Items {
		switch it := it.(type) {
		case drawing.Path:
			var s, dash []string
			for _, g := range it.Segments {
				s = append(s, string("MLCZ"[g.Op]))
				for _, p := range g.Points {
					s = append(s, fmt.Sprintf("%.3f %.3f", p.X.PDF(), p.Y.PDF()))
				}
			}
			for _, l := range it.Dash {
				dash = append(dash, fmt.Sprintf("%.3f", l.PDF()))
			}
			fmt.Fprintf(&b, `<path d="%s" fill="%s" stroke="%s" stroke-width="%.3f" stroke-dasharray="%s"/>`, strings.Join(s, " "), colour(it.Fill), colour(it.Stroke), it.Width.PDF(), strings.Join(dash, ","))
		case drawing.Text:
			w, st := "normal", "normal"
			if it.Bold {
				w = "bold"
			}
			if it.Italic {
				st = "italic"
			}
			fmt.Fprintf(&b, `<text x="%.3f" y="%.3f" font-family="Tinos" font-size="%.3f" font-weight="%s" font-style="%s" fill="%s">%s</text>`, it.At.X.PDF(), it.At.Y.PDF(), it.Size.PDF(), w, st, colour(&it.Colour), html.EscapeString(it.Text))
		}
	}
	return b.String() + "</svg>"
}

// TestPictures writes every kind as SVG for the eye when FIGURE_SVG names a folder.
func TestPictures(t *testing.T) {
	t.Parallel()
	dir := os.Getenv("FIGURE_SVG")
	if dir == "" {
		t.Skip("FIGURE_SVG names no folder")
	}
	for _, g := range gallery(t) {
		f, _, diags := drawOne(t, g.p, g.card, g.set, g.spec, g.subject)
		if err := os.WriteFile(filepath.Join(dir, g.name+".svg"), []byte(svg(f.Drawing)), 0o644); err != nil {
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

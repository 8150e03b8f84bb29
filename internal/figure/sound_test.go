package figure

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tiendo/internal/document"
	"tiendo/internal/drawing"
	"tiendo/internal/figure/canvas"
	"tiendo/internal/geom"
	"tiendo/internal/program"
	"tiendo/internal/scorecard"
	"tiendo/templates"
)

// tester is what testing.T and rapid.T share.
type tester interface {
	Helper()
	Errorf(format string, args ...any)
}

// sound checks what must hold of every drawing whatever the data: texts apart and inside, all items
// inside, every printed figure a value of the document with the same text, and every value printed.
func sound(t tester, f document.Figure, values []document.Value) {
	t.Helper()
	frame := geom.Rect{Size: f.Size}
	if f.Drawing == nil || f.Drawing.Size != f.Size {
		t.Errorf("size of the figure %v and of its drawing differ", f.Size)
		return
	}
	byID := map[string]string{}
	for _, v := range values {
		if _, twice := byID[v.ID]; twice {
			t.Errorf("value id %s stands twice", v.ID)
		}
		byID[v.ID] = v.Text
		if !v.Value.Known() {
			t.Errorf("value %s prints an absent figure as %q", v.ID, v.Text)
		}
	}
	shown := map[string]bool{}
	ts := texts(f.Drawing.Items)
	for i, a := range ts {
		if !a.Box().Within(frame) {
			t.Errorf("%q leaves the frame: %+v of %+v", a.Text, a.Box(), frame)
		}
		if strings.ContainsAny(a.Text, "‹›") {
			t.Errorf("%q: a wording is missing", a.Text)
		}
		for _, b := range ts[:i] {
			if a.Box().Overlaps(b.Box()) {
				t.Errorf("%q overlaps %q", a.Text, b.Text)
			}
		}
		if a.Value == "" {
			continue
		}
		shown[a.Value] = true
		if want, ok := byID[a.Value]; !ok || want != a.Text {
			t.Errorf("%q prints value %s, which the document has as %q (%v)", a.Text, a.Value, want, ok)
		}
	}
	for id := range byID {
		if !shown[id] {
			t.Errorf("value %s is printed nowhere", id)
		}
	}
	for _, it := range f.Drawing.Items {
		p, ok := it.(drawing.Path)
		if !ok {
			continue
		}
		for _, s := range p.Segments {
			for _, q := range s.Points {
				if q.X < -geom.Pt || q.Y < -geom.Pt || q.X > f.Size.W+geom.Pt || q.Y > f.Size.H+geom.Pt {
					t.Errorf("a path leaves the frame at %+v of %+v", q, f.Size)
					return
				}
			}
		}
	}
	if f.Alt == "" || strings.ContainsAny(f.Alt, "‹›{}") {
		t.Errorf("alternative text %q", f.Alt)
	}
}

// texts are the texts among a drawing's items.
func texts(items []drawing.Item) []drawing.Text {
	var out []drawing.Text
	for _, it := range items {
		if t, ok := it.(drawing.Text); ok {
			out = append(out, t)
		}
	}
	return out
}

func TestGallerySound(t *testing.T) {
	t.Parallel()
	for _, g := range gallery(t) {
		t.Run(g.name, func(t *testing.T) {
			f, values, diags := drawOne(t, g.p, g.card, g.set, g.spec, g.subject)
			sound(t, f, values)
			for _, d := range diags {
				if !strings.HasPrefix(d, "N601") || g.name != "path-nothing" {
					t.Errorf("at its usual size the chart reports %s", d)
				}
			}
		})
	}
}

// rects are the filled rectangles of a colour.
func rects(d *drawing.Drawing, fill drawing.Colour) []geom.Rect {
	var out []geom.Rect
	for _, it := range d.Items {
		p, ok := it.(drawing.Path)
		if !ok || p.Fill == nil || *p.Fill != fill || len(p.Segments) < 4 {
			continue
		}
		lo, hi := p.Segments[0].Points[0], p.Segments[0].Points[0]
		for _, s := range p.Segments {
			for _, q := range s.Points {
				lo = geom.Point{X: min(lo.X, q.X), Y: min(lo.Y, q.Y)}
				hi = geom.Point{X: max(hi.X, q.X), Y: max(hi.Y, q.Y)}
			}
		}
		out = append(out, geom.Rect{Point: lo, Size: geom.Size{W: hi.X - lo.X, H: hi.Y - lo.Y}})
	}
	return out
}

func find(t *testing.T, name string) piece {
	t.Helper()
	all := gallery(t)
	i := slices.IndexFunc(all, func(g piece) bool { return g.name == name })
	if i < 0 {
		t.Fatalf("no piece %s", name)
	}
	return all[i]
}

// label is the text with these words.
func label(t *testing.T, d *drawing.Drawing, text string) drawing.Text {
	t.Helper()
	for _, x := range texts(d.Items) {
		if x.Text == text {
			return x
		}
	}
	t.Fatalf("no label %q", text)
	return drawing.Text{}
}

func TestBarsStandOnZero(t *testing.T) {
	t.Parallel()
	for name, fills := range map[string][]drawing.Colour{
		"plan-measure":          {canvas.Pale, canvas.Blue, canvas.BlueLight},
		"path-yearly_flow-CT05": {canvas.Pale, canvas.BlueLight},
		"path-yearly_rate-CT01": {canvas.Pale, canvas.BlueLight},
	} {
		g := find(t, name)
		f, _, _ := drawOne(t, g.p, g.card, g.set, g.spec, g.subject)
		zero := "0"
		if name == "path-yearly_rate-CT01" {
			zero = "0,0"
		}
		axis := label(t, f.Drawing, zero)
		y := axis.At.Y - axis.Size.Scale(33, 100) // the tick label is centred on its tick
		n := 0
		for _, fill := range fills {
			for _, r := range rects(f.Drawing, fill) {
				if r.H < 8*geom.Pt {
					continue // the sign in the legend
				}
				n++
				if d := r.Bottom() - y; d < -500 || d > 500 {
					t.Errorf("%s: a bar ends at %.2f, zero stands at %.2f", name, r.Bottom().PDF(), y.PDF())
				}
			}
		}
		if n < 3 {
			t.Errorf("%s: only %d bars found", name, n)
		}
	}
}

// Bars of equal value are equally long, and twice the value is twice as long: nothing is cut off at the foot.
func TestBarsAreProportional(t *testing.T) {
	t.Parallel()
	g := find(t, "areas")
	f, values, _ := drawOne(t, g.p, g.card, g.set, g.spec, g.subject)
	bars := rects(f.Drawing, canvas.BlueLight)
	// What an area had last is hollow, beside them; the legend's keys are no bars of the chart.
	values = slices.DeleteFunc(values, func(v document.Value) bool { return strings.HasSuffix(v.ID, ".last") })
	for i, v := range values {
		a, b := bars[i].W.PDF()/v.Value.Num.Float(), bars[0].W.PDF()/values[0].Value.Num.Float()
		if a/b < 0.999 || a/b > 1.001 {
			t.Errorf("%s: %.3f pt a unit, the first bar has %.3f", v.ID, a, b)
		}
	}
	if len(values) != 14 || len(bars) != 15 { // the legend has one more
		t.Errorf("%d values, %d bars", len(values), len(bars))
	}
	if slices.ContainsFunc(texts(f.Drawing.Items), func(x drawing.Text) bool { return x.Text == "huyện cũ" }) {
		t.Error("a district that no longer exists has a row")
	}
}

func solidLines(d *drawing.Drawing, ink drawing.Colour, width geom.Length) (solid, dashes int) {
	for _, it := range d.Items {
		if p, ok := it.(drawing.Path); ok && p.Fill == nil && p.Stroke != nil && *p.Stroke == ink && p.Width == width {
			if len(p.Dash) > 0 {
				dashes++
			} else {
				solid++
			}
		}
	}
	return solid, dashes
}

func TestNoLineOverAGap(t *testing.T) {
	t.Parallel()
	line := geom.Length(1750)
	g := find(t, "path-level-CT10") // 2020 and 2022, nothing for 2021
	f, _, _ := drawOne(t, g.p, g.card, g.set, g.spec, g.subject)
	if n, _ := solidLines(f.Drawing, canvas.BlueDark, line); n != 2 { // two signs in the legend
		t.Errorf("%d lines: 2020 and 2022 were joined", n)
	}
	g = find(t, "path-rank-CT99") // 2020, 2021, 2022
	f, _, _ = drawOne(t, g.p, g.card, g.set, g.spec, g.subject)
	whole, _ := solidLines(f.Drawing, canvas.BlueDark, line)
	g.spec.Options = &pathOptions{Breaks: program.Dates{{Year: 2021, Month: 7, Day: 1}}}
	f, _, _ = drawOne(t, g.p, g.card, g.set, g.spec, g.subject)
	if n, _ := solidLines(f.Drawing, canvas.BlueDark, line); n != whole-1 {
		t.Errorf("a declared break leaves %d of %d lines, want one less", n, whole)
	}
}

func TestEstimatesAreDashedAndCarriedAreHollow(t *testing.T) {
	t.Parallel()
	g := find(t, "path-yearly_flow-CT05")
	f, _, _ := drawOne(t, g.p, g.card, g.set, g.spec, g.subject)
	dashedBars := 0
	for _, it := range f.Drawing.Items {
		if p, ok := it.(drawing.Path); ok && p.Fill != nil && *p.Fill == canvas.Paper && len(p.Dash) > 0 && p.Stroke != nil && *p.Stroke == canvas.BlueDark {
			dashedBars++
		}
	}
	if dashedBars != 1 {
		t.Errorf("%d dashed bars, want the estimate's", dashedBars)
	}
	if x := label(t, f.Drawing, "98.500,0"); !x.Italic {
		t.Error("the estimate's figure stands upright")
	}
	g = find(t, "progress-20")
	f, _, _ = drawOne(t, g.p, g.card, g.set, g.spec, g.subject)
	hollow, full := 0, 0
	for _, it := range f.Drawing.Items {
		p, ok := it.(drawing.Path)
		if !ok || p.Stroke == nil || *p.Stroke != canvas.Red || p.Width != canvas.Medium || p.Fill == nil {
			continue
		}
		if *p.Fill == canvas.Paper {
			hollow++
		} else {
			full++
		}
	}
	// Five of the eight challenging indicators are carried: a mark at the name and one at the bar's end.
	if hollow != 10 || full < 3*2-1 {
		t.Errorf("%d hollow and %d solid squares", hollow, full)
	}
}

// A copier loses colours: the shades of the three groups must differ as greys, the marks as shapes.
func TestStatusSurvivesACopier(t *testing.T) {
	t.Parallel()
	grey := func(c drawing.Colour) int { return (299*int(c.R) + 587*int(c.G) + 114*int(c.B)) / 1000 }
	all := []scorecard.Status{scorecard.Achieved, scorecard.OnTrack, scorecard.Challenging, scorecard.NotAssessed}
	shapes := map[string]bool{}
	for i, a := range all {
		for _, b := range all[:i] {
			if d := grey(canvas.BarInk(a)) - grey(canvas.BarInk(b)); d > -35 && d < 35 {
				t.Errorf("%v and %v differ by %d of 255 only", a, b, d)
			}
		}
		c := canvas.New(nil, geom.Size{W: 20 * geom.Pt, H: 20 * geom.Pt})
		c.Mark(a, geom.Point{X: 10 * geom.Pt, Y: 10 * geom.Pt}, 4*geom.Pt, false)
		shape := ""
		for _, it := range c.Drawing().Items {
			for _, s := range it.(drawing.Path).Segments {
				shape += string("MLCZ"[s.Op])
			}
		}
		if shapes[shape] {
			t.Errorf("%v has the shape %s of another", a, shape)
		}
		shapes[shape] = true
	}
}

func TestWordingIsComplete(t *testing.T) {
	t.Parallel()
	w := wordings(t)
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	key := regexp.MustCompile(`"(chart\.[a-z0-9_.]+)"`)
	nq16, err := templates.FS.ReadFile("defaults/wording.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for k := range w.Texts {
		if !strings.Contains(string(nq16), "\n  "+k+": ") {
			t.Errorf("defaults/wording.yaml lacks %s", k)
		}
	}
	n := 0
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range key.FindAllStringSubmatch(string(b), -1) {
			n++
			if strings.HasSuffix(m[1], ".") {
				if !slices.ContainsFunc(keys(w.Texts), func(k string) bool { return strings.HasPrefix(k, m[1]) }) {
					t.Errorf("%s: no wording begins with %s", name, m[1])
				}
			} else if _, ok := w.Texts[m[1]]; !ok {
				t.Errorf("%s: no wording %s", name, m[1])
			}
		}
	}
	if n < 50 {
		t.Errorf("only %d keys found in the code: the search is broken", n)
	}
}

func keys(m map[string]string) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	return out
}

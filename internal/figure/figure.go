// Package figure draws the report's charts: a figure of the document and what is known go in, a vector
// drawing in the document's own font, a sentence for people who cannot see it and the values that its
// labels print come out. go-chart lays out axes, lines and bars through our recorder; the rest is drawn
// on the same canvas. It writes no files, makes no bitmaps, judges no number and knows no indicator.
package figure

import (
	"slices"
	"strconv"

	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/font"
	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/scorecard"
	"tiendo/internal/wording"
)

// Draw returns the document with every figure drawn: Drawing, Size and Alt are set, and the figures that
// labels print are appended to Values. A figure without data becomes a frame that says so, with a
// diagnostic. The input document is not changed.
func Draw(doc document.Document, p *program.Program, card scorecard.Scorecard, set observation.Set, m font.Measurer) (document.Document, diag.List) {
	d := &drawer{p: p, card: &card, set: set, m: m, ids: map[string]bool{}, values: slices.Clone(doc.Values)}
	for _, v := range doc.Values {
		d.ids[v.ID] = true
	}
	doc.Blocks = d.blocks(doc.Blocks)
	doc.Values = d.values
	return doc, d.diags
}

type drawer struct {
	p      *program.Program
	card   *scorecard.Scorecard
	set    observation.Set
	m      font.Measurer
	ids    map[string]bool
	values []document.Value
	diags  diag.List
}

func (d *drawer) blocks(in []document.Block) []document.Block {
	out := slices.Clone(in)
	for i, b := range out {
		switch b := b.(type) {
		case document.Figure:
			out[i] = d.figure(b)
		case document.Region:
			b.Blocks = d.blocks(b.Blocks)
			out[i] = b
		case document.List:
			items := make([][]document.Block, len(b.Items))
			for j, it := range b.Items {
				items[j] = d.blocks(it)
			}
			b.Items = items
			out[i] = b
		}
	}
	return out
}

// minimal is the least picture in which a chart can say anything; smaller sizes are raised to it.
var minimal = geom.Size{W: geom.MM(60), H: geom.MM(30)}

// standard is the width of a chart whose declaration gives none: the text width of a Party document's page.
var standard = geom.Size{W: geom.MM(165), H: geom.MM(80)}

func (d *drawer) figure(f document.Figure) document.Figure {
	spec := d.p.FigureByCode(f.Chart)
	if spec == nil {
		spec = &program.Figure{Code: f.Chart}
	}
	size := f.Size
	if size.W == 0 {
		size.W = spec.Width.Of(standard.W)
	}
	if size.H == 0 {
		size.H = spec.Height.Of(0)
	}
	if size.W == 0 {
		size.W = standard.W
	}
	size.W = max(size.W, minimal.W)
	if size.H != 0 {
		size.H = max(size.H, minimal.H)
	}
	j := &job{drawer: d, spec: *spec, fig: f, bound: size, c: newCanvas(d.m, geom.Size{W: size.W, H: size.H})}
	alt, ok := j.kind()
	if !ok {
		j.c = newCanvas(d.m, geom.Size{W: size.W, H: minimal.H})
		j.printed = nil
		alt = j.lacking()
	}
	d.keep(j)
	f.Size, f.Drawing, f.Alt = j.c.size, j.c.drawing(), alt
	return f
}

// keep takes over the values that the drawing really prints: a label for which there was no room prints nothing.
func (d *drawer) keep(j *job) {
	shown := map[string]bool{}
	for _, t := range texts(j.c.items) {
		shown[t.Value] = true
	}
	for _, v := range j.printed {
		if shown[v.ID] {
			d.values = append(d.values, v)
		}
	}
	for _, t := range j.c.lost {
		j.report("N602", wording.Args{"text": t})
	}
	for _, r := range j.c.holes {
		j.report("W603", wording.Args{"sign": strconv.QuoteRune(r), "code": "U+" + strconv.FormatInt(int64(r), 16)})
	}
}

// kind draws the chart of the figure's kind; ok is false when there are no data for it.
func (j *job) kind() (alt string, ok bool) {
	switch j.spec.Kind {
	case "groups":
		return j.groups()
	case "progress":
		return j.progress()
	case "path":
		return j.path()
	case "plan":
		return j.plan()
	case "areas":
		return j.areas()
	case "records":
		return j.records(j.option("by"))
	case "proposals":
		by := j.option("by")
		if by == "" {
			by = "field"
		}
		return j.records(by)
	case "projects":
		return j.projects()
	case "punctuality":
		return j.punctuality()
	}
	j.report("E604", wording.Args{"kind": j.spec.Kind})
	return "", false
}

func (j *job) report(code string, args wording.Args) {
	args["figure"] = j.fig.Chart
	if j.fig.Subject != "" {
		args["figure"] += "/" + j.fig.Subject
	}
	f := wording.Diagnostic(code, j.spec.At, args)
	f.Subject = j.fig.Subject
	j.diags = append(j.diags, f)
}

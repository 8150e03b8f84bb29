// Package figure draws the report's charts: a figure of the document and what is known go in, a vector
// drawing in the document's own font, a sentence for people who cannot see it and the values that its
// labels print come out. A kind of charts is a file (Kind); what all draw on is figure/canvas, and axes, lines
// and bars come from go-chart through figure/plot. It writes no files, makes no bitmaps, judges no number and
// knows no indicator.
package figure

import (
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/figure/canvas"
	"tiendo/internal/font"
	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/scorecard"
	"tiendo/internal/worder"
	"tiendo/internal/wording"
)

// Input is all that the charts depend on.
type Input struct {
	Program *program.Program
	Card    scorecard.Scorecard
	Set     observation.Set
	Fonts   font.Measurer
	Kinds   []Kind // nil: the standard ones
}

// Draw returns the document with every figure drawn: Drawing, Size and Alt are set, and the figures that
// labels print are appended to Values. A figure without data becomes a frame that says so, with a
// diagnostic. The input document is not changed.
func Draw(doc document.Document, in Input) (document.Document, diag.List) {
	if in.Kinds == nil {
		in.Kinds = Kinds()
	}
	d := &drawer{in: in, ids: map[string]bool{}, values: slices.Clone(doc.Values)}
	for _, v := range doc.Values {
		d.ids[v.ID] = true
	}
	doc.Blocks = d.blocks(doc.Blocks)
	doc.Values = d.values
	return doc, d.diags
}

// drawer draws a document's figures one after another.
type drawer struct {
	in     Input
	ids    map[string]bool // of the values so far
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

// textWidth is the width of a chart where neither the document nor figures.yaml gives one: that of the text on
// a Party document's page.
var textWidth = geom.MM(165)

// size is how much room a figure has: the document's word, then figures.yaml's; a height of 0 leaves it to the
// chart.
func size(f document.Figure, spec *program.Figure) geom.Size {
	out := f.Size
	if out.W == 0 {
		out.W = spec.Width.Of(textWidth)
	}
	if out.W == 0 {
		out.W = textWidth
	}
	if out.H == 0 {
		out.H = spec.Height.Length // a share of the page's height is compose's to resolve
	}
	if out.H != 0 {
		out.H = max(out.H, minimal.H)
	}
	out.W = max(out.W, minimal.W)
	return out
}

func (d *drawer) figure(f document.Figure) document.Figure {
	spec := d.in.Program.FigureByCode(f.Chart)
	if spec == nil {
		spec = &program.Figure{Code: f.Chart}
	}
	room := size(f, spec)
	c := &Chart{
		Canvas: canvas.New(d.in.Fonts, room), Worder: worder.New(d.in.Program),
		Program: d.in.Program, Card: &d.in.Card, Set: &d.in.Set, Spec: *spec, Figure: f,
		room: room, drawer: d,
	}
	alt, ok := d.draw(c)
	if !ok {
		c.restart(geom.Size{W: room.W, H: minimal.H})
		alt, f.Empty = c.nothing(), true
	}
	d.keep(c)
	f.Size, f.Drawing, f.Alt = c.Size, c.Drawing(), alt
	return f
}

// draw lets the figure's kind draw it.
func (d *drawer) draw(c *Chart) (alt string, ok bool) {
	k, known := kindOf(d.in.Kinds, c.Spec.Kind)
	if k == nil {
		c.Report("E604", wording.Args{"kind": c.Spec.Kind, "known": strings.Join(known, ", ")})
		return "", false
	}
	return k.draw(c)
}

// keep takes over the values that the drawing really prints: a label for which there was no room prints nothing.
func (d *drawer) keep(c *Chart) {
	shown := c.Shown()
	for _, v := range c.printed {
		if shown[v.ID] {
			d.values = append(d.values, v)
		}
	}
	for _, t := range c.Lost() {
		c.Report("N602", wording.Args{"text": t})
	}
	for _, r := range c.Holes() {
		c.Report("W603", wording.Args{"sign": strconv.QuoteRune(r), "code": "U+" + strconv.FormatInt(int64(r), 16)})
	}
}

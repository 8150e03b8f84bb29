package figure

import (
	"cmp"
	"strconv"
	"strings"

	"tiendo/internal/document"
	"tiendo/internal/figure/canvas"
	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
	"tiendo/internal/vitext"
	"tiendo/internal/worder"
	"tiendo/internal/wording"
)

// Chart is one figure being drawn: what its kind draws on, words with and prints with. Every figure that a
// label shows must be printed by Print or Number, so that it is a value of the document with its sources.
type Chart struct {
	*canvas.Canvas // the picture; its height is 0 until FillHeight or Rows settle it, unless figures.yaml does
	worder.Worder  // the program's words for keys of wording.yaml, periods, values, names

	Program *program.Program
	Card    *scorecard.Scorecard
	Set     *observation.Set
	Spec    program.Figure  // as figures.yaml declares it
	Figure  document.Figure // as the document names it

	room    geom.Size // the width, and the height or 0
	printed []document.Value
	drawer  *drawer
}

// Title is the figure's caption as words.
func (c *Chart) Title() string { return cmp.Or(document.Plain(c.Figure.Caption), c.Spec.Title) }

// Component finds what a subject like "CT04" or "CT04a" means; nil and nil when it means no component.
func (c *Chart) Component(subject string) (*scorecard.Indicator, *scorecard.Component) {
	for i := range c.Card.Indicators {
		ind := &c.Card.Indicators[i]
		if ind.Code == subject {
			return ind, ind.Deciding()
		}
		for k := range ind.Components {
			if ind.Components[k].Code == subject {
				return ind, &ind.Components[k]
			}
		}
	}
	return nil, nil
}

// Join makes one text of a list's parts.
func (c *Chart) Join(parts []string) string {
	return strings.Join(parts, c.Text("chart.list.separator"))
}

// Print makes a span of a value as text shows it, and remembers the value for the document. The suffix tells
// the chart's values apart.
func (c *Chart) Print(suffix string, v quantity.Value, text string, p period.Period) canvas.Span {
	id := c.Figure.ID + "." + suffix
	for n := 2; c.drawer.ids[id]; n++ {
		id = c.Figure.ID + "." + suffix + "." + strconv.Itoa(n)
	}
	c.drawer.ids[id] = true
	c.printed = append(c.printed, document.Value{ID: id, Value: v, Text: text, Period: p.String()})
	return canvas.Span{Text: text, Value: id}
}

// Number prints a value with so many decimals and no unit.
func (c *Chart) Number(suffix string, v quantity.Value, decimals int, p period.Period) canvas.Span {
	return c.Print(suffix, v, vitext.Number(v.Num, decimals), p)
}

// Percent is a share (0–1) as a derived value in %.
func (c *Chart) Percent(share quantity.Value) quantity.Value {
	return quantity.Value{Num: share.Num.Mul(quantity.Int(100)), Unit: "%", Absence: share.Absence,
		Sources: share.Sources, Derived: cmp.Or(share.Derived, c.Text("chart.derived.percent"))}
}

// Count is a number of things as a derived value, with the sources of what was counted; why is the key of the
// words for how.
func (c *Chart) Count(n int, why string, of ...quantity.Value) quantity.Value {
	v := quantity.Of(quantity.Int(int64(n)), "", quantity.MergeSources(of...)...)
	v.Derived = c.Text(why)
	return v
}

// Report adds a finding about the figure.
func (c *Chart) Report(code string, args wording.Args) {
	args["figure"] = c.Figure.Chart
	if c.Figure.Subject != "" {
		args["figure"] += "/" + c.Figure.Subject
	}
	f := wording.Diagnostic(code, c.Spec.At, args)
	f.Subject = c.Figure.Subject
	c.drawer.diags = append(c.drawer.diags, f)
}

// unknown reports that the figure is about something that there is not.
func (c *Chart) unknown(what string) { c.Report("E606", wording.Args{"what": what}) }

// month is the report's month as a period.
func (c *Chart) month() period.Period { return period.InMonth(c.Card.Month) }

// nothing draws the frame that stands where data are missing, so that nobody takes a gap for a zero.
func (c *Chart) nothing() string {
	c.Report("N601", wording.Args{})
	r := c.Frame()
	inset := geom.Rect{Point: geom.Point{X: canvas.Thin, Y: canvas.Thin}, Size: geom.Size{W: r.W - 2*canvas.Thin, H: r.H - 2*canvas.Thin}}
	c.Rect(inset, &canvas.Panel, &canvas.AxisInk, canvas.Hair, 3*geom.Pt, 2*geom.Pt)
	text := c.Fit(c.Text("chart.no_data"), canvas.Span{Italic: true}, r.W-10*geom.Pt, canvas.TextSize)
	c.PutAt(canvas.Italic(text), canvas.Centre, r.W/2, canvas.Middle(r.H/2, canvas.TextSize), canvas.TextSize, canvas.Dim)
	return c.Text("chart.no_data.alt", "title", c.Title())
}

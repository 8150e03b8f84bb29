package figure

import (
	"cmp"
	"slices"
	"strings"

	"tiendo/internal/figure/canvas"
	"tiendo/internal/geom"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
	"tiendo/internal/vitext"
)

// areasKind draws the districts side by side in the official order, each with its plan where there is one.
var areasKind = Define("areas", program.MustHaveSubject, areasOptions{}, func(c *Chart, o *areasOptions) (string, bool) {
	subject := cmp.Or(c.Figure.Subject, o.Subject)
	k := withAreas(c, subject)
	if k == nil {
		c.unknown(subject)
		return "", false
	}
	a := areasChart{Chart: c, comp: k, rows: areaRows(c, k)}
	if len(a.values()) == 0 {
		return "", false
	}
	a.draw()
	return a.alt(), true
})

type areasOptions struct{ Subject string } // an indicator or component, where a section names none

// DefaultSubject is what the chart is about where a section names nothing.
func (o *areasOptions) DefaultSubject() string { return o.Subject }

// CheckOptions holds the subject against the program.
func (o *areasOptions) CheckOptions(p *program.Program, _ *program.Figure) []program.OptionFault {
	return program.NoneOf("subject", o.Subject, p.JudgedCodes())
}

// withAreas is the component that a subject means. The deciding one of an indicator may have no districts where
// another of it has.
func withAreas(c *Chart, subject string) *scorecard.Component {
	ind, k := c.Component(subject)
	if k == nil || len(k.Areas) > 0 || subject != ind.Code {
		return k
	}
	for i := range ind.Components {
		if len(ind.Components[i].Areas) > 0 {
			return &ind.Components[i]
		}
	}
	return k
}

// areaRow is one area with its figures.
type areaRow struct {
	area program.Area
	scorecard.AreaPoint
}

func (r areaRow) short() string { return cmp.Or(r.area.ShortName, r.area.Name) }

// areaRows are the component's areas, in the program's order.
func areaRows(c *Chart, k *scorecard.Component) []areaRow {
	points := map[string]scorecard.AreaPoint{}
	for _, a := range k.Areas {
		points[a.Area] = a
	}
	var out []areaRow
	for _, a := range c.Program.Areas {
		if pt, has := points[a.Code]; has {
			out = append(out, areaRow{a, pt})
		}
	}
	return out
}

// missing says why an area has no figure.
func (r areaRow) missing(c *Chart) string {
	if r.Value.Absence == quantity.Refused {
		return c.Text("absent.refused")
	}
	return c.Text("chart.no_data.row")
}

// areasChart is a picture of a component by areas.
type areasChart struct {
	*Chart
	comp *scorecard.Component
	rows []areaRow
}

// values are all numbers that the scale must hold.
func (a areasChart) values() []quantity.Decimal {
	var out []quantity.Decimal
	for _, r := range a.rows {
		for _, v := range []quantity.Value{r.Value, r.Plan, r.Last} {
			if v.Known() {
				out = append(out, v.Num)
			}
		}
	}
	return out
}

var areaShade = doneShade

func (a areasChart) draw() {
	keys := a.keys()
	names := make([]string, len(a.rows))
	for i, r := range a.rows {
		names[i] = r.short()
	}
	const top, foot = 14 * geom.Pt, 14 * geom.Pt
	legend := a.LegendHeight(keys, a.Size.W)
	n, pitch := a.Rows(len(names), 16*geom.Pt, 11*geom.Pt, top+foot+legend)
	b := barRows{Chart: a.Chart, names: names[:n], top: top, pitch: pitch, left: a.nameWidth(names, 35)}
	right := 46 * geom.Pt
	if slices.ContainsFunc(a.rows, func(r areaRow) bool { return r.Last.Known() }) {
		right = 80 * geom.Pt // a date stands behind the number
	}
	b.scale, b.axis = axisFor(a.values(), b.left, a.Size.W-right, false)
	unit := a.Fit(a.Text("chart.areas.axis", "unit", a.comp.Unit, "period", a.Period(a.period())), canvas.Span{Italic: true}, a.Size.W-b.left, canvas.SmallSize)
	a.Put(canvas.Italic(unit), geom.Point{X: b.left, Y: 9 * geom.Pt}, canvas.SmallSize, canvas.Dim)
	b.grid()
	for i := range b.names {
		b.name(i, canvas.Span{}, 0)
		a.bar(b, i)
	}
	a.Legend(keys, geom.Point{Y: a.Size.H - legend}, a.Size.W)
}

// keys explains only what the picture has.
func (a areasChart) keys() []canvas.Key {
	has := func(is func(r areaRow) bool) bool { return slices.ContainsFunc(a.rows, is) }
	plan, last := has(func(r areaRow) bool { return r.Plan.Known() }), has(func(r areaRow) bool { return r.Last.Known() })
	if !plan && !last {
		return nil
	}
	out := []canvas.Key{{Sign: canvas.BoxSign(areaShade), Text: canvas.Plain(a.Text("chart.areas.value"))}}
	if plan {
		out = append(out, canvas.Key{Sign: canvas.TickSign(canvas.Black), Text: canvas.Plain(a.Text("chart.areas.plan"))})
	}
	if last {
		out = append(out, canvas.Key{Sign: canvas.BoxSign(openShade), Text: canvas.Plain(a.Text("chart.areas.last"))})
	}
	return out
}

// period is the one that all areas' figures are of.
func (a areasChart) period() period.Period { return a.rows[0].Period }

// bar draws an area's value as a bar, and its plan as a line across it.
func (a areasChart) bar(b barRows, i int) {
	r, mid, h := a.rows[i], b.mid(i), min(b.pitch*55/100, 9*geom.Pt)
	var upright []geom.Rect
	plan := b.scale.At(r.Plan.Num)
	if r.Plan.Known() {
		upright = []geom.Rect{{Point: geom.Point{X: plan - geom.Pt, Y: mid - b.pitch/2}, Size: geom.Size{W: 2 * geom.Pt, H: b.pitch}}}
	}
	switch {
	case r.Value.Known():
		box := b.bar(i, r.Value.Num, h)
		a.Shaded(box, areaShade)
		n := a.Number(r.area.Code, r.Value, a.comp.Decimals, r.Period)
		n.Italic = r.Estimate
		a.endLabel(canvas.Line{n}, box, mid, r.Value.Num.Sign() < 0, upright)
	case r.Last.Known():
		// What was known last is hollow, and its label says what is missing and from when it is.
		box := b.bar(i, r.Last.Num, h)
		a.Shaded(box, openShade)
		n := a.Number(r.area.Code+".last", r.Last, a.comp.Decimals, r.LastPeriod)
		l := a.around("carried.last", n, "gap", r.missing(a.Chart), "date", vitext.Date(r.LastPeriod.End()))
		if box.Right()+a.Width(l, canvas.SmallSize)+6*geom.Pt > a.Size.W {
			l = a.around("carried.cell", n, "date", vitext.Date(r.LastPeriod.End())) // the hollow bar says the rest
		}
		a.endLabel(l, box, mid, r.Last.Num.Sign() < 0, upright)
	default:
		b.silent(i, r.missing(a.Chart))
	}
	if r.Plan.Known() {
		a.Stroke(geom.Point{X: plan, Y: mid - h/2 - 2*geom.Pt}, geom.Point{X: plan, Y: mid + h/2 + 2*geom.Pt}, canvas.Black, canvas.Heavy)
	}
}

// around is a number in the words of a key, where its {value} stands.
func (a areasChart) around(key string, n canvas.Span, pairs ...string) canvas.Line {
	before, after, _ := strings.Cut(a.Text(key, append(pairs, "value", "\x00")...), "\x00")
	out := canvas.Line{n}
	if before != "" {
		out = append(canvas.Line{{Text: before, Italic: true}}, out...)
	}
	if after != "" {
		out = append(out, canvas.Span{Text: after, Italic: true})
	}
	return out
}

// endLabel writes a bar's label beyond its end.
func (a areasChart) endLabel(l canvas.Line, box geom.Rect, mid geom.Length, toTheLeft bool, upright []geom.Rect) {
	if toTheLeft {
		a.barLine(l, box.X+2*geom.Pt, mid, true, upright)
		return
	}
	a.barLine(l, box.Right()-2*geom.Pt, mid, false, upright)
}

func (a areasChart) alt() string {
	highest, lowest := -1, -1
	var parts []string
	for i, r := range a.rows {
		v := r.missing(a.Chart)
		switch {
		case r.Value.Known():
			v = vitext.Number(r.Value.Num, a.comp.Decimals)
			if r.Estimate {
				v = a.Text("mark.estimate", "value", v)
			}
			if highest < 0 || r.Value.Num.Cmp(a.rows[highest].Value.Num) > 0 {
				highest = i
			}
			if lowest < 0 || r.Value.Num.Cmp(a.rows[lowest].Value.Num) < 0 {
				lowest = i
			}
		case r.Last.Known():
			v = a.Text("carried.last", "gap", v, "date", vitext.Date(r.LastPeriod.End()), "value", vitext.Number(r.Last.Num, a.comp.Decimals))
		}
		parts = append(parts, a.Text("chart.areas.alt.row", "area", r.short(), "value", v))
	}
	end := func(i int) string {
		if i < 0 {
			return a.Text("chart.no_data.row")
		}
		return a.Text("chart.areas.alt.row", "area", a.rows[i].short(), "value", a.Value(a.rows[i].Value, a.comp.Decimals))
	}
	return a.Text("chart.areas.alt", "name", cmp.Or(a.comp.Name, a.Title()), "unit", a.comp.Unit, "period", a.Period(a.period()), "rows", a.Join(parts), "highest", end(highest), "lowest", end(lowest))
}

package figure

import (
	"cmp"

	"tiendo/internal/figure/canvas"
	"tiendo/internal/geom"
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

// areaRows are the areas valid in the report's month, in the program's order: those of the component's set that
// ever had a figure, so that a district that fell silent is seen, and a district that has no communes is
// not asked for them.
func areaRows(c *Chart, k *scorecard.Component) []areaRow {
	points := map[string]scorecard.AreaPoint{}
	sets := map[string]bool{}
	for _, a := range k.Areas {
		points[a.Area] = a
		if pa := c.Program.AreaByCode(a.Area); pa != nil {
			sets[pa.Set] = true
		}
	}
	ever := everReported(c, k)
	var out []areaRow
	for _, a := range c.Program.Areas {
		pt, has := points[a.Code]
		valid := sets[a.Set] && a.In(c.Card.Month)
		if has || valid && (len(ever) == 0 || ever[a.Code]) {
			out = append(out, areaRow{a, pt})
		}
	}
	return out
}

// everReported are the areas for which some month has a figure of the component's measures.
func everReported(c *Chart, k *scorecard.Component) map[string]bool {
	measures := map[string]bool{k.Component.Areas: true}
	for _, m := range k.Component.Value.Measures {
		measures[m] = true
	}
	out := map[string]bool{}
	for _, o := range c.Set.Observations {
		if measures[o.Measure] && o.Area != "" && o.Value.Known() {
			out[o.Area] = true
		}
	}
	return out
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
		for _, v := range []quantity.Value{r.Value, r.Plan} {
			if v.Known() {
				out = append(out, v.Num)
			}
		}
	}
	return out
}

var areaShade = doneShade

func (a areasChart) draw() {
	var keys []canvas.Key
	names := make([]string, len(a.rows))
	for i, r := range a.rows {
		names[i] = r.short()
		if r.Plan.Known() && keys == nil {
			keys = []canvas.Key{{Sign: canvas.BoxSign(areaShade), Text: canvas.Plain(a.Text("chart.areas.value"))}, {Sign: canvas.TickSign(canvas.Black), Text: canvas.Plain(a.Text("chart.areas.plan"))}}
		}
	}
	const top, foot = 14 * geom.Pt, 14 * geom.Pt
	legend := a.LegendHeight(keys, a.Size.W)
	n, pitch := a.Rows(len(names), 16*geom.Pt, 11*geom.Pt, top+foot+legend)
	b := barRows{Chart: a.Chart, names: names[:n], top: top, pitch: pitch, left: a.nameWidth(names, 35)}
	b.scale, b.axis = axisFor(a.values(), b.left, a.Size.W-46*geom.Pt, false)
	unit := a.Fit(a.comp.Unit, canvas.Span{Italic: true}, a.Size.W-b.left, canvas.SmallSize)
	a.Put(canvas.Italic(unit), geom.Point{X: b.left, Y: 9 * geom.Pt}, canvas.SmallSize, canvas.Dim)
	b.grid()
	for i := range b.names {
		b.name(i, canvas.Span{}, 0)
		a.bar(b, i)
	}
	a.Legend(keys, geom.Point{Y: a.Size.H - legend}, a.Size.W)
}

// bar draws an area's value as a bar, and its plan as a line across it.
func (a areasChart) bar(b barRows, i int) {
	r, mid, h := a.rows[i], b.mid(i), min(b.pitch*55/100, 9*geom.Pt)
	var upright []geom.Rect
	plan := b.scale.At(r.Plan.Num)
	if r.Plan.Known() {
		upright = []geom.Rect{{Point: geom.Point{X: plan - geom.Pt, Y: mid - b.pitch/2}, Size: geom.Size{W: 2 * geom.Pt, H: b.pitch}}}
	}
	if r.Value.Known() {
		box := b.bar(i, r.Value.Num, h)
		a.Shaded(box, areaShade)
		n := a.Number(r.area.Code, r.Value, a.comp.Decimals, r.Period)
		if r.Value.Num.Sign() < 0 {
			a.barLabel(n, box.X+2*geom.Pt, mid, true, upright)
		} else {
			a.barLabel(n, box.Right()-2*geom.Pt, mid, false, upright)
		}
	} else {
		b.silent(i)
	}
	if r.Plan.Known() {
		a.Stroke(geom.Point{X: plan, Y: mid - h/2 - 2*geom.Pt}, geom.Point{X: plan, Y: mid + h/2 + 2*geom.Pt}, canvas.Black, canvas.Heavy)
	}
}

func (a areasChart) alt() string {
	none := a.Text("chart.no_data.row")
	highest, lowest := -1, -1
	var parts []string
	for i, r := range a.rows {
		v := none
		if r.Value.Known() {
			v = vitext.Number(r.Value.Num, a.comp.Decimals)
			if highest < 0 || r.Value.Num.Cmp(a.rows[highest].Value.Num) > 0 {
				highest = i
			}
			if lowest < 0 || r.Value.Num.Cmp(a.rows[lowest].Value.Num) < 0 {
				lowest = i
			}
		}
		parts = append(parts, a.Text("chart.areas.alt.row", "area", r.short(), "value", v))
	}
	end := func(i int) string {
		if i < 0 {
			return none
		}
		return a.Text("chart.areas.alt.row", "area", a.rows[i].short(), "value", a.Value(a.rows[i].Value, a.comp.Decimals))
	}
	return a.Text("chart.areas.alt", "name", cmp.Or(a.comp.Name, a.Title()), "unit", a.comp.Unit, "rows", a.Join(parts), "highest", end(highest), "lowest", end(lowest))
}

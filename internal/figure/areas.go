package figure

import (
	"cmp"

	"tiendo/internal/document"
	"tiendo/internal/geom"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// place is one area's row.
type place struct {
	area program.Area
	pt   scorecard.AreaPoint
}

// areas draws the districts side by side in the official order, each with its plan where there is one.
func (j *job) areas() (string, bool) {
	ind, c := j.component(j.subject())
	if c == nil {
		j.report("E606", wording.Args{"what": j.subject()})
		return "", false
	}
	if len(c.Areas) == 0 {
		// The deciding component may have no districts where another of the same indicator has.
		for i := range ind.Components {
			if len(ind.Components[i].Areas) > 0 && j.subject() == ind.Code {
				c = &ind.Components[i]
				break
			}
		}
	}
	rows := j.places(c)
	if len(rows) == 0 {
		return "", false
	}
	names := make([]string, len(rows))
	values := []quantity.Decimal{}
	plans := false
	for i, r := range rows {
		names[i] = cmp.Or(r.area.ShortName, r.area.Name)
		for _, v := range []quantity.Value{r.pt.Value, r.pt.Plan} {
			if v.Known() {
				values = append(values, v.Num)
			}
		}
		plans = plans || r.pt.Plan.Known()
	}
	if len(values) == 0 {
		return "", false
	}
	var keys []key
	if plans {
		keys = []key{{boxSign(shade{fill: blueLight, edge: blueDark}), plain(j.say("chart.areas.value"))}, {tickSign(black), plain(j.say("chart.areas.plan"))}}
	}
	legend := j.c.legend(keys, 0, 0, j.c.size.W, false)
	const top, foot = 14 * geom.Pt, 14 * geom.Pt
	n, pitch := j.rows(len(rows), 16*geom.Pt, 11*geom.Pt, top+foot+legend)
	left := j.nameWidth(names, 35)
	s, a := axisFor(values, left, j.c.size.W-46*geom.Pt, false)
	end := top + geom.Length(n)*pitch
	j.c.put(italic(j.c.fit(c.Unit, span{ital: true}, j.c.size.W-left, smallSize)), geom.Point{X: left, Y: 9 * geom.Pt}, smallSize, dim)
	j.crossAxis(s, a, top, end)
	for i, r := range rows[:n] {
		mid := top + geom.Length(i)*pitch + pitch/2
		j.rowLabel(names[i], span{}, 0, left-6*geom.Pt, mid, pitch)
		j.areaBar(r, c, s, mid, pitch)
	}
	j.c.legend(keys, 0, j.c.size.H-legend, j.c.size.W, true)
	return j.areasAlt(rows, names, c), true
}

// places are the areas valid in the report's month, in the program's order: those of the component's set that
// ever had a figure, so that a district that fell silent is seen, and a district that has no communes is
// not asked for them.
func (j *job) places(c *scorecard.Component) []place {
	points := map[string]scorecard.AreaPoint{}
	sets := map[string]bool{}
	for _, a := range c.Areas {
		points[a.Area] = a
		if pa := j.p.AreaByCode(a.Area); pa != nil {
			sets[pa.Set] = true
		}
	}
	ever := j.everReported(c)
	var out []place
	for _, a := range j.p.Areas {
		pt, has := points[a.Code]
		valid := sets[a.Set] && a.In(j.card.Month)
		if has || valid && (len(ever) == 0 || ever[a.Code]) {
			out = append(out, place{a, pt})
		}
	}
	return out
}

// everReported are the areas for which some month has a figure of the component's measures; none when the
// program does not say which measures these are.
func (j *job) everReported(c *scorecard.Component) map[string]bool {
	measures := map[string]bool{}
	for _, i := range j.p.Indicators {
		for _, k := range i.Components {
			if k.Code != c.Code {
				continue
			}
			for _, m := range k.Value.Measures {
				measures[m] = true
			}
			if k.Areas != "" {
				measures[k.Areas] = true
			}
		}
	}
	out := map[string]bool{}
	for _, o := range j.set.Observations {
		if measures[o.Measure] && o.Area != "" && o.Value.Known() {
			out[o.Area] = true
		}
	}
	return out
}

func (j *job) areaBar(r place, c *scorecard.Component, s scale, mid, pitch geom.Length) {
	zero := s.at(quantity.Int(0))
	h := min(pitch*55/100, 9*geom.Pt)
	var soft []geom.Rect
	if r.pt.Plan.Known() {
		x := s.at(r.pt.Plan.Num)
		soft = append(soft, geom.Rect{Point: geom.Point{X: x - geom.Pt, Y: mid - pitch/2}, Size: geom.Size{W: 2 * geom.Pt, H: pitch}})
	}
	if !r.pt.Value.Known() {
		j.c.put(italic(j.c.fit(j.say("chart.no_data.row"), span{ital: true}, s.to-zero, tinySize)), geom.Point{X: zero + 3*geom.Pt, Y: middle(mid, tinySize)}, tinySize, dim)
	} else {
		b := hbar(s, r.pt.Value.Num, mid, h)
		j.c.shaded(b, shade{fill: blueLight, edge: blueDark})
		text := j.number(r.area.Code, r.pt.Value, c.Decimals, r.pt.Period)
		x := b.Right() - 2*geom.Pt
		if r.pt.Value.Num.Sign() < 0 {
			x = b.X + 2*geom.Pt
		}
		j.roadLabel(text, x, mid, r.pt.Value.Num.Sign() < 0, soft)
	}
	if r.pt.Plan.Known() {
		x := s.at(r.pt.Plan.Num)
		j.c.stroke(geom.Point{X: x, Y: mid - h/2 - 2*geom.Pt}, geom.Point{X: x, Y: mid + h/2 + 2*geom.Pt}, black, heavy)
	}
}

func (j *job) areasAlt(rows []place, names []string, c *scorecard.Component) string {
	var parts []string
	hi, lo := -1, -1
	for i, r := range rows {
		v := j.say("chart.no_data.row")
		if r.pt.Value.Known() {
			v = vitext.Number(r.pt.Value.Num, c.Decimals)
			if hi < 0 || r.pt.Value.Num.Cmp(rows[hi].pt.Value.Num) > 0 {
				hi = i
			}
			if lo < 0 || r.pt.Value.Num.Cmp(rows[lo].pt.Value.Num) < 0 {
				lo = i
			}
		}
		parts = append(parts, j.say("chart.areas.alt.row", "area", names[i], "value", v))
	}
	end := func(i int) string {
		if i < 0 {
			return j.say("chart.no_data.row")
		}
		return j.say("chart.areas.alt.row", "area", names[i], "value", j.withUnit(rows[i].pt.Value, c.Decimals))
	}
	return j.say("chart.areas.alt", "name", cmp.Or(c.Name, document.Plain(j.fig.Caption)), "unit", c.Unit, "rows", j.list(parts), "highest", end(hi), "lowest", end(lo))
}

package figure

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/wcharczuk/go-chart/v2"

	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/wording"
)

// stateOrder is how the states of submissions are stacked, from the axis up: good first.
var stateOrder = []observation.State{observation.OnTime, observation.Received, observation.Late, observation.Rejected, observation.Missing}

func submissionShade(s observation.State) shade {
	switch s {
	case observation.OnTime:
		return shade{fill: green, edge: green, label: paper}
	case observation.Received:
		return shade{fill: blueLight, edge: blueDark, label: black}
	case observation.Late:
		return shade{fill: rose, edge: red, hatch: &rose2, label: black}
	case observation.Rejected:
		return shade{fill: rose, edge: red, hatch: &rose2, cross: true, label: black}
	case observation.Missing:
		return shade{fill: paper, edge: dim, dash: dashed, label: black}
	}
	return shade{fill: paper, edge: dim}
}

// sent is one month's submissions by state.
type sent struct {
	month period.Month
	by    map[observation.State][]quantity.Value
}

// punctuality draws how many reports came in time, late or not at all, month by month.
func (j *job) punctuality() (string, bool) {
	months := j.sent()
	if len(months) == 0 {
		return "", false
	}
	j.exactly(geom.MM(72))
	var failed error
	j.settle(func(reserve geom.Length) []line {
		failed = j.drawSent(months, reserve)
		return nil
	})
	if failed != nil {
		j.report("E607", wording.Args{"reason": failed.Error()})
		return "", false
	}
	return j.sentAlt(months), true
}

// sent counts each body's form once a month: the sending that counts, or the last one.
func (j *job) sent() []sent {
	type slot struct {
		month      period.Month
		body, form string
	}
	best := map[slot]observation.Submission{}
	var order []slot
	for _, s := range j.set.Submissions {
		if s.Month > j.card.Month {
			continue
		}
		k := slot{s.Month, s.Body, s.Form}
		old, twice := best[k]
		if !twice {
			order = append(order, k)
		}
		if !twice || (s.Counts && !old.Counts) || (s.Counts == old.Counts && s.Attempt > old.Attempt) {
			best[k] = s
		}
	}
	var out []sent
	for _, k := range order {
		i, found := slices.BinarySearchFunc(out, k.month, func(s sent, m period.Month) int { return cmp.Compare(s.month, m) })
		if !found {
			out = slices.Insert(out, i, sent{k.month, map[observation.State][]quantity.Value{}})
		}
		s := best[k]
		v := quantity.Value{}
		if s.File != "" {
			v.Sources = []quantity.Source{{File: s.File, Submission: s.ID, Value: s.State.String()}}
		}
		out[i].by[s.State] = append(out[i].by[s.State], v)
	}
	n, err := strconv.Atoi(cmp.Or(j.option("months"), "12"))
	if err == nil && n > 0 && len(out) > n {
		out = out[len(out)-n:]
	}
	return out
}

// stackSeries draws absolute stacks through go-chart's boxes: its own stacked bars know shares only.
type stackSeries struct {
	barSeries
	from []quantity.Decimal
}

func (s stackSeries) Render(r chart.Renderer, box chart.Box, xr, yr chart.Range, _ chart.Style) {
	for i := range s.xs {
		chart.Draw.Box(r, chart.Box{Left: box.Left + xr.Translate(s.xs[i]-s.width/2), Right: box.Left + xr.Translate(s.xs[i]+s.width/2),
			Top: box.Bottom - yr.Translate(s.ys[i].Float()), Bottom: box.Bottom - yr.Translate(s.from[i].Float())}, s.style)
	}
}

const stackWide = 0.62

func (j *job) drawSent(months []sent, reserve geom.Length) error {
	var keys []key
	values := []quantity.Decimal{quantity.Int(0)}
	p := plot{xLo: -0.6, xHi: float64(len(months)) - 0.4}
	tops := make([]int, len(months))
	for _, st := range stateOrder {
		s := stackSeries{barSeries: bars(submissionShade(st), stackWide)}
		for i, m := range months {
			if n := len(m.by[st]); n > 0 {
				s.xs = append(s.xs, float64(i))
				s.from = append(s.from, quantity.Int(int64(tops[i])))
				tops[i] += n
				s.ys = append(s.ys, quantity.Int(int64(tops[i])))
			}
		}
		if len(s.xs) > 0 {
			p.series = append(p.series, s)
			keys = append(keys, key{boxSign(submissionShade(st)), plain(j.say("chart.state." + st.String()))})
		}
	}
	for i, m := range months {
		values = append(values, quantity.Int(int64(tops[i])))
		word, number := "chart.month.short", strconv.Itoa(m.month.Number())
		if i == 0 || m.month.Number() == 1 {
			word = "chart.month"
		}
		p.x = append(p.x, xTick{float64(i), j.say(word, "month", number, "year", strconv.Itoa(m.month.Year()))})
	}
	legend := j.c.legend(keys, 0, 0, j.c.size.W, false)
	j.c.legend(keys, 0, j.c.size.H-legend-reserve, j.c.size.W, true)
	j.c.put(italic(j.c.fit(j.say("chart.punctuality.axis"), span{ital: true}, j.c.size.W, smallSize)), geom.Point{Y: 8 * geom.Pt}, smallSize, dim)
	const top = 18 * geom.Pt
	bottom := j.c.size.H - legend - reserve - 4*geom.Pt
	p.within = geom.Rect{Point: geom.Point{Y: top}, Size: geom.Size{W: j.c.size.W - 8*geom.Pt, H: bottom - top}}
	p.y = roundAxis(values, ticksFor(bottom-top), true)
	p.x = thinned(p.x, func(s string) geom.Length { return j.c.width(plain(s), smallSize) }, j.c.size.W.Scale(88, 100)/geom.Length(len(months)))
	p.over = func(at placed) { j.sentLabels(months, at) }
	return p.draw(j.c)
}

// thinned blanks tick labels that would run into the one before.
func thinned(ts []xTick, width func(string) geom.Length, step geom.Length) []xTick {
	var end geom.Length = -1 << 40
	for i, t := range ts {
		mid := geom.Length(i) * step
		w := width(t.label)
		if mid-w/2 < end+3*geom.Pt {
			ts[i].label = ""
			continue
		}
		end = mid + w/2
	}
	return ts
}

// sentLabels writes each part's number where it fits and hatches what came late or was sent back.
func (j *job) sentLabels(months []sent, at placed) {
	for i, m := range months {
		sum := 0
		for _, st := range stateOrder {
			of := m.by[st]
			if len(of) == 0 {
				continue
			}
			lo, hi := at.y(float64(sum)), at.y(float64(sum+len(of)))
			sum += len(of)
			box := geom.Rect{Point: geom.Point{X: at.x(float64(i) - stackWide/2), Y: hi}, Size: geom.Size{W: at.x(float64(i)+stackWide/2) - at.x(float64(i)-stackWide/2), H: lo - hi}}
			sh := submissionShade(st)
			if sh.hatch != nil {
				j.c.shaded(box, sh)
			}
			text := strconv.Itoa(len(of))
			w := j.c.width(plain(text), tinySize)
			if box.H < 8*geom.Pt || box.W < w+2*geom.Pt {
				continue
			}
			if sh.hatch != nil {
				patch := geom.Rect{Point: geom.Point{X: box.X + box.W/2 - w/2 - geom.Pt, Y: box.Y + box.H/2 - 4*geom.Pt}, Size: geom.Size{W: w + 2*geom.Pt, H: 8 * geom.Pt}}
				j.c.rect(patch, &sh.fill, nil, 0)
			}
			n := j.number(m.month.String()+"."+st.String(), j.count(len(of), "chart.derived.count_submissions", of...), 0, period.InMonth(m.month))
			j.c.putAt(line{n}, centre, box.X+box.W/2, middle(box.Y+box.H/2, tinySize), tinySize, sh.label)
		}
	}
	j.c.stroke(geom.Point{X: at.box.X, Y: at.y(0)}, geom.Point{X: at.box.Right(), Y: at.y(0)}, axisInk, thin)
}

func (j *job) sentAlt(months []sent) string {
	var rows []string
	name := func(m period.Month) string { return j.when(period.InMonth(m)) }
	for _, m := range months {
		parts := ""
		for _, st := range stateOrder {
			if n := len(m.by[st]); n > 0 {
				if parts != "" {
					parts += ", "
				}
				parts += j.say("chart.records.alt.row", "name", j.say("chart.state."+st.String()), "count", strconv.Itoa(n))
			}
		}
		rows = append(rows, j.say("chart.punctuality.alt.row", "month", name(m.month), "parts", parts))
	}
	return j.say("chart.punctuality.alt", "first", name(months[0].month), "last", name(months[len(months)-1].month), "rows", j.list(rows))
}

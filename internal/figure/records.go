package figure

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/figure/canvas"
	"tiendo/internal/geom"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

// recordsKind counts the records of a kind by state; with by, each lead or field is a row and the states are
// stacked in it, in absolute numbers.
var recordsKind = Define("records", program.MayHaveSubject, recordsOptions{}, func(c *Chart, o *recordsOptions) (string, bool) {
	return drawRecords(c, o, "task")
})

type recordsOptions struct {
	Record string             // the kind of records, where a section names none; "": the usual one
	By     string             // the field whose values are the rows; "": the states are
	Where  program.Conditions // what the records must have
	Rows   int                // the most rows; the rest are summed in the last one; 0: as many as there is room for
}

// CheckOptions holds the names against the program.
func (o *recordsOptions) CheckOptions(p *program.Program, _ *program.Figure) []program.OptionFault {
	return slices.Concat(wrongRecords(p, o.Record, o.Where), p.NoField("by", o.Record, o.By), program.Outside("rows", o.Rows, 2, 100))
}

// drawRecords draws the records of a kind; usual is the one where nothing names another.
func drawRecords(c *Chart, o *recordsOptions, usual string) (string, bool) {
	k, recs := selectRecords(c, cmp.Or(o.Record, usual), o.Where)
	if k == nil || len(recs) == 0 {
		return "", false
	}
	r := &recordsChart{Chart: c, kind: k, total: len(recs), by: o.By}
	// A state that the kind does not know, or a blank, is counted too: a record must not vanish.
	r.states = append(slices.Clone(k.States), program.State{Name: c.Text("chart.records.none"), Open: true})
	r.rows = r.tallies(recs)
	r.shades = stateShades(r.states, r.occurs)
	r.draw(o.Rows)
	return r.alt(), true
}

// recordsChart is a picture of how many records there are.
type recordsChart struct {
	*Chart
	kind   *program.RecordKind
	total  int             // of the records
	by     string          // the field whose values are the rows; "": the states are
	states []program.State // in the kind's order
	shades []canvas.Shade  // of the states
	rows   []tally
}

// occurs tells whether any record is in a state.
func (r *recordsChart) occurs(state int) bool {
	return slices.ContainsFunc(r.rows, func(t tally) bool { return len(t.parts[state]) > 0 })
}

// draw draws the rows, at most so many if that is not 0.
func (r *recordsChart) draw(most int) {
	var keys []canvas.Key
	if r.by != "" {
		keys = stateKeys(r.states, r.shades, r.occurs)
	}
	const foot, least = 14 * geom.Pt, 12 * geom.Pt
	legend := r.legendOver(keys)
	if r.room.H > 0 {
		most = min(cmp.Or(most, len(r.rows)), max(2, int((r.room.H-legend-foot)/least)))
	}
	r.rows = r.merged(most)
	n, pitch := r.Rows(len(r.rows), 18*geom.Pt, least, legend+foot)
	r.Legend(keys, geom.Point{}, r.Size.W)
	b := barRows{Chart: r.Chart, names: make([]string, n), top: legend, pitch: pitch}
	values := make([]quantity.Decimal, n)
	for i, t := range r.rows[:n] {
		b.names[i], values[i] = t.name, quantity.Int(int64(t.total()))
	}
	b.left = r.nameWidth(b.names, 40)
	b.scale, b.axis = axisFor(values, b.left, r.Size.W-24*geom.Pt, true)
	b.grid()
	for i := range b.names {
		b.name(i, canvas.Span{}, 0)
		r.stack(b, i)
	}
	zero := b.scale.At(quantity.Int(0))
	r.Stroke(geom.Point{X: zero, Y: b.top}, geom.Point{X: zero, Y: b.top + geom.Length(n)*pitch}, canvas.AxisInk, canvas.Thin)
}

// legendOver is the height of a legend over the rows, with the gap below it.
func (c *Chart) legendOver(keys []canvas.Key) geom.Length {
	if len(keys) == 0 {
		return 0
	}
	return c.LegendHeight(keys, c.Size.W) + 4*geom.Pt
}

// stack draws one row's parts side by side, each with its number where it fits, and the total after them.
func (r *recordsChart) stack(b barRows, i int) {
	t, h := r.rows[i], min(b.pitch*6/10, 11*geom.Pt)
	id := "r" + strconv.Itoa(i+1)
	sum := 0
	for st, p := range t.parts {
		if len(p) == 0 {
			continue
		}
		from := b.scale.At(quantity.Int(int64(sum)))
		sum += len(p)
		box := geom.Rect{Point: geom.Point{X: from, Y: b.mid(i) - h/2}, Size: geom.Size{W: b.scale.At(quantity.Int(int64(sum))) - from, H: h}}
		r.Shaded(box, r.shades[st])
		narrow := r.Width(canvas.Plain(strconv.Itoa(len(p))), canvas.TinySize)+2*geom.Pt > box.W
		if narrow || len(p) == t.total() {
			continue // of a row in one state the total says it
		}
		n := r.Number(id+".s"+strconv.Itoa(st+1), r.Count(len(p), "chart.derived.count", p...), 0, r.month())
		r.Inscribe(box, canvas.Line{n}, canvas.TinySize, r.shades[st])
	}
	n := r.Number(id+".total", r.Count(sum, "chart.derived.count", t.all()...), 0, r.month())
	n.Bold = true
	r.Put(canvas.Line{n}, geom.Point{X: b.scale.At(quantity.Int(int64(sum))) + 4*geom.Pt, Y: canvas.Middle(b.mid(i), canvas.SmallSize)}, canvas.SmallSize, canvas.Black)
}

func (r *recordsChart) alt() string {
	var parts []string
	for _, t := range r.rows {
		count := strconv.Itoa(t.total())
		if r.by == "" {
			parts = append(parts, r.Text("chart.records.alt.row", "name", t.name, "count", count))
			continue
		}
		var each []string
		for i, p := range t.parts {
			if len(p) > 0 {
				each = append(each, r.Text("chart.records.alt.row", "name", r.states[i].Name, "count", strconv.Itoa(len(p))))
			}
		}
		parts = append(parts, r.Text("chart.records.alt.stack", "name", t.name, "count", count, "parts", strings.Join(each, ", ")))
	}
	return r.Text("chart.records.alt", "total", strconv.Itoa(r.total), "kind", r.kind.Name, "rows", r.Join(parts))
}

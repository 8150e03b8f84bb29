package figure

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/drawing"
	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// tally is a row of counts: of one lead, field or state.
type tally struct {
	name  string
	code  string
	parts [][]quantity.Value // by state: where each record's state stands written
}

func (t tally) total() int {
	n := 0
	for _, p := range t.parts {
		n += len(p)
	}
	return n
}

func (t tally) all() []quantity.Value { return slices.Concat(t.parts...) }

// kindOf finds the record kind that the figure counts and its records.
func (j *job) kindOf(otherwise string) (*program.RecordKind, []observation.Record) {
	code := cmp.Or(j.option("record"), otherwise)
	if j.p.RecordKindByCode(j.fig.Subject) != nil {
		code = j.fig.Subject
	}
	k := j.p.RecordKindByCode(code)
	if k == nil {
		j.report("E606", wording.Args{"what": "record: " + code})
		return nil, nil
	}
	var out []observation.Record
	for _, r := range j.set.Records {
		if r.Kind == code && j.wanted(r) {
			out = append(out, r)
		}
	}
	// The tables list records by their numbers, and so does the picture.
	slices.SortStableFunc(out, func(a, b observation.Record) int { return vitext.ByNumber(a.Code, b.Code) })
	return k, out
}

// wanted tells whether a record meets the figure's "where: field=value".
func (j *job) wanted(r observation.Record) bool {
	field, value, ok := strings.Cut(j.option("where"), "=")
	return !ok || r.Text(strings.TrimSpace(field)) == strings.TrimSpace(value)
}

// stateField is where a record says its state.
const stateField = "state"

// records counts the records of a kind by state; with by, each lead or field is a row and the states are
// stacked in it, in absolute numbers.
func (j *job) records(by string) (string, bool) {
	k, recs := j.kindOf("task")
	if k == nil || len(recs) == 0 {
		return "", false
	}
	states := slices.Clone(k.States)
	// A state that the kind does not know, or a blank, is counted too: a record must not vanish.
	states = append(states, program.State{Name: j.say("chart.records.none"), Open: true})
	rows := j.tallies(k, recs, states, by)
	occurs := func(i int) bool {
		return slices.ContainsFunc(rows, func(t tally) bool { return len(t.parts[i]) > 0 })
	}
	shades := stateShades(states, occurs)
	var keys []key
	if by != "" {
		for i, s := range states {
			if occurs(i) {
				keys = append(keys, key{boxSign(shades[i]), plain(s.Name)})
			}
		}
	}
	legend := j.c.legend(keys, 0, 0, j.c.size.W, false)
	if legend > 0 {
		legend += 4 * geom.Pt
	}
	const foot = 14 * geom.Pt
	rows = j.merge(rows, states, legend+foot)
	n, pitch := j.rows(len(rows), 18*geom.Pt, 12*geom.Pt, legend+foot)
	j.c.legend(keys, 0, 0, j.c.size.W, true)
	j.drawTallies(rows[:n], shades, legend, pitch)
	return j.recordsAlt(k, rows, states, by, len(recs)), true
}

// tallies sorts records into rows: states in their own order, leads and fields the fullest first.
func (j *job) tallies(k *program.RecordKind, recs []observation.Record, states []program.State, by string) []tally {
	state := func(r observation.Record) int {
		code := r.Text(stateField)
		for i, s := range k.States {
			if s.Code == code {
				return i
			}
		}
		return len(k.States)
	}
	var rows []tally
	add := func(code, name string, st int, r observation.Record) {
		i := slices.IndexFunc(rows, func(t tally) bool { return t.code == code })
		if i < 0 {
			i = len(rows)
			rows = append(rows, tally{name: name, code: code, parts: make([][]quantity.Value, len(states))})
		}
		f := r.Get(stateField)
		rows[i].parts[st] = append(rows[i].parts[st], quantity.Value{Sources: []quantity.Source{f.At}})
	}
	if by == "" {
		for i, s := range states {
			rows = append(rows, tally{name: s.Name, code: cmp.Or(s.Code, "khac"), parts: make([][]quantity.Value, len(states))})
			for _, r := range recs {
				if state(r) == i {
					add(rows[i].code, s.Name, i, r)
				}
			}
		}
		if last := len(rows) - 1; rows[last].total() == 0 {
			rows = rows[:last]
		}
		return rows
	}
	for _, r := range recs {
		code := r.Text(by)
		add(code, j.named(code), state(r), r)
	}
	slices.SortStableFunc(rows, func(a, b tally) int {
		return cmp.Or(cmp.Compare(b.total(), a.total()), cmp.Compare(j.official(a.code), j.official(b.code)))
	})
	return rows
}

// named is the name of what a field holds: a body, an option of a choice, or its own text.
func (j *job) named(code string) string {
	if code == "" {
		return j.say("chart.records.none")
	}
	if b := j.p.BodyByCode(code); b != nil {
		return cmp.Or(b.ShortName, b.Name)
	}
	for _, k := range j.p.RecordKinds {
		for _, s := range k.States {
			if s.Code == code {
				return s.Name
			}
		}
	}
	return code
}

// official is a body's place in the program's list; what is no body comes after, in the order met.
func (j *job) official(code string) int {
	for i, b := range j.p.Bodies {
		if b.Code == code {
			return i
		}
	}
	return len(j.p.Bodies)
}

// merge sums the rows for which there is no room, or that are beyond the declared number, into one.
func (j *job) merge(rows []tally, states []program.State, rest geom.Length) []tally {
	most := len(rows)
	if n, err := strconv.Atoi(j.option("rows")); err == nil && n > 1 {
		most = min(most, n)
	}
	if j.bound.H > 0 {
		most = min(most, max(2, int((j.bound.H-rest)/(12*geom.Pt))))
	}
	if most >= len(rows) {
		return rows
	}
	other := tally{name: j.say("chart.records.other"), code: "khac", parts: make([][]quantity.Value, len(states))}
	for _, r := range rows[most-1:] {
		for i := range r.parts {
			other.parts[i] = append(other.parts[i], r.parts[i]...)
		}
	}
	return append(slices.Clone(rows[:most-1]), other)
}

// stateShades gives each state that occurs a shade that differs in grey and in pattern: done dark, open
// light to middle, late hatched.
func stateShades(states []program.State, occurs func(i int) bool) []shade {
	done := []shade{{fill: green, edge: green, label: paper}, {fill: greenMild, edge: green, label: black}, {fill: pale, edge: green, label: black}}
	open := []shade{{fill: blueLight, edge: blueDark, label: black}, {fill: blue, edge: blueDark, label: paper}, {fill: paper, edge: blueDark, label: black}}
	late := []shade{{fill: rose, edge: red, hatch: &rose2, label: black}, {fill: rose, edge: red, hatch: &rose2, cross: true, label: black}, {fill: paper, edge: red, hatch: &rose2, label: black}}
	count := 0
	for i, s := range states {
		if s.Open && !s.Late && s.Code != "" && occurs(i) {
			count++
		}
	}
	if count > 2 {
		// Three steps of a way read best from empty to full.
		open = []shade{open[2], open[0], open[1]}
	}
	out := make([]shade, len(states))
	var d, o, l int
	for i, s := range states {
		switch {
		case s.Code == "" || !occurs(i):
			out[i] = shade{fill: paper, edge: dim, dash: dashed, label: black}
		case s.Late:
			out[i] = late[l%len(late)]
			l++
		case s.Open:
			out[i] = open[o%len(open)]
			o++
		default:
			out[i] = done[d%len(done)]
			d++
		}
	}
	return out
}

// rose2 is the line of a hatch: darker than its ground, lighter than a figure printed over it.
var rose2 = drawing.Colour{R: 0xDD, G: 0x8F, B: 0x77}

func (j *job) drawTallies(rows []tally, shades []shade, top, pitch geom.Length) {
	var names []string
	var values []quantity.Decimal
	for _, r := range rows {
		names = append(names, r.name)
		values = append(values, quantity.Int(int64(r.total())))
	}
	left := j.nameWidth(names, 40)
	s, a := axisFor(values, left, j.c.size.W-24*geom.Pt, true)
	end := top + geom.Length(len(rows))*pitch
	j.crossAxis(s, a, top, end)
	for i, r := range rows {
		mid := top + geom.Length(i)*pitch + pitch/2
		j.rowLabel(r.name, span{}, 0, left-6*geom.Pt, mid, pitch)
		j.stack(r, i, shades, s, mid, min(pitch*6/10, 11*geom.Pt))
	}
	j.c.stroke(geom.Point{X: s.at(quantity.Int(0)), Y: top}, geom.Point{X: s.at(quantity.Int(0)), Y: end}, axisInk, thin)
}

// stack draws one row's parts side by side, each with its number where it fits, and the total after them.
func (j *job) stack(r tally, row int, shades []shade, s scale, mid, h geom.Length) {
	month := period.InMonth(j.card.Month)
	sum := 0
	kinds := 0
	for st, p := range r.parts {
		if len(p) == 0 {
			continue
		}
		kinds++
		from := s.at(quantity.Int(int64(sum)))
		sum += len(p)
		to := s.at(quantity.Int(int64(sum)))
		box := geom.Rect{Point: geom.Point{X: from, Y: mid - h/2}, Size: geom.Size{W: to - from, H: h}}
		j.c.shaded(box, shades[st])
		text := strconv.Itoa(len(p))
		if w := j.c.width(plain(text), tinySize); w+2*geom.Pt > to-from || kinds == 1 && sum == r.total() {
			continue
		}
		n := j.number("r"+strconv.Itoa(row+1)+".s"+strconv.Itoa(st+1), j.count(len(p), "chart.derived.count", p...), 0, month)
		if shades[st].hatch != nil {
			// A patch of the ground keeps the hatch from running through the figure.
			w := j.c.width(line{n}, tinySize) + 2*geom.Pt
			j.c.rect(geom.Rect{Point: geom.Point{X: (from+to)/2 - w/2, Y: mid - 4*geom.Pt}, Size: geom.Size{W: w, H: 8 * geom.Pt}}, &shades[st].fill, nil, 0)
		}
		j.c.putAt(line{n}, centre, (from+to)/2, middle(mid, tinySize), tinySize, shades[st].label)
	}
	n := j.number("r"+strconv.Itoa(row+1)+".total", j.count(sum, "chart.derived.count", r.all()...), 0, month)
	n.bold = true
	j.c.put(line{n}, geom.Point{X: s.at(quantity.Int(int64(sum))) + 4*geom.Pt, Y: middle(mid, smallSize)}, smallSize, black)
}

func (j *job) recordsAlt(k *program.RecordKind, rows []tally, states []program.State, by string, total int) string {
	var parts []string
	for _, r := range rows {
		if by == "" {
			parts = append(parts, j.say("chart.records.alt.row", "name", r.name, "count", strconv.Itoa(r.total())))
			continue
		}
		var each string
		for i, p := range r.parts {
			if len(p) == 0 {
				continue
			}
			if each != "" {
				each += ", "
			}
			each += j.say("chart.records.alt.row", "name", states[i].Name, "count", strconv.Itoa(len(p)))
		}
		parts = append(parts, j.say("chart.records.alt.stack", "name", r.name, "count", strconv.Itoa(r.total()), "parts", each))
	}
	return j.say("chart.records.alt", "total", strconv.Itoa(total), "kind", k.Name, "rows", j.list(parts))
}

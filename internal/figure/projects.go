package figure

import (
	"cmp"
	"slices"
	"strconv"

	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
)

// projects draws how far each project is: a bar to its percentage, sub-projects below their project,
// late ones hatched, the deadline at the end of the row.
func (j *job) projects() (string, bool) {
	k, recs := j.kindOf("project")
	if k == nil || len(recs) == 0 {
		return "", false
	}
	opt := func(name, otherwise string) string { return cmp.Or(j.option(name), otherwise) }
	value := cmp.Or(j.option("value"), opt("progress", "progress"))
	title, deadline, parent := opt("title", "title"), opt("deadline", "deadline"), opt("parent", "parent")
	known := slices.ContainsFunc(recs, func(r observation.Record) bool { return r.Get(value).Num.Known() })
	if !known {
		return "", false
	}
	recs = nested(recs, parent)
	occurs := func(i int) bool {
		return slices.ContainsFunc(recs, func(r observation.Record) bool { return r.Text(stateField) == k.States[i].Code })
	}
	shades := stateShades(k.States, occurs)
	var keys []key
	for i, s := range k.States {
		if occurs(i) {
			keys = append(keys, key{boxSign(shades[i]), plain(s.Name)})
		}
	}
	legend := j.c.legend(keys, 0, 0, j.c.size.W, false)
	if legend > 0 {
		legend += 4 * geom.Pt
	}
	const foot = 14 * geom.Pt
	n, pitch := j.rows(len(recs), 23*geom.Pt, 10400, legend+foot)
	w := j.c.size.W
	left, right := w.Scale(50, 100), w.Scale(86, 100)
	s := scale{lo: quantity.Int(0), hi: quantity.Int(100), from: left, to: right - 34*geom.Pt}
	end := legend + geom.Length(n)*pitch
	j.c.legend(keys, 0, 0, w, true)
	j.crossAxis(s, roundAxis([]quantity.Decimal{s.lo, s.hi}, 4, true), legend, end)
	for i, r := range recs[:n] {
		mid := legend + geom.Length(i)*pitch + pitch/2
		indent := geom.Length(0)
		if r.Text(parent) != "" {
			indent = 10 * geom.Pt
		}
		j.rowLabel(cmp.Or(r.Text(title), r.Code), span{ital: indent > 0}, indent, left-indent-6*geom.Pt, mid, pitch)
		j.projectBar(r, k.States, shades, s, value, mid, min(pitch*5/10, 10*geom.Pt))
		if when := dateWords(r.Get(deadline)); when != "" {
			text := j.c.fit(j.say("chart.projects.deadline", "date", when), span{}, w-right, tinySize)
			j.c.put(plain(text), geom.Point{X: right, Y: middle(mid, tinySize)}, tinySize, dim)
		}
	}
	return j.projectsAlt(recs, value, title), true
}

// nested puts sub-projects after their project; one whose project is not among them stands by itself.
func nested(recs []observation.Record, parent string) []observation.Record {
	codes := map[string]bool{}
	for _, r := range recs {
		codes[r.Code] = true
	}
	var out []observation.Record
	for _, r := range recs {
		if p := r.Text(parent); p != "" && p != r.Code && codes[p] {
			continue
		}
		out = append(out, r)
		for _, sub := range recs {
			if sub.Code != r.Code && sub.Text(parent) == r.Code {
				out = append(out, sub)
			}
		}
	}
	return out
}

func (j *job) projectBar(r observation.Record, states []program.State, shades []shade, s scale, value string, mid, h geom.Length) {
	v := r.Get(value).Num
	zero := s.at(quantity.Int(0))
	if !v.Known() {
		j.c.put(italic(j.c.fit(j.say("chart.no_data.row"), span{ital: true}, s.to-zero, tinySize)), geom.Point{X: zero + 3*geom.Pt, Y: middle(mid, tinySize)}, tinySize, dim)
		return
	}
	sh := shade{fill: paper, edge: dim, dash: dashed}
	for i, st := range states {
		if st.Code == r.Text(stateField) {
			sh = shades[i]
		}
	}
	// The whole way, lightly, so that what is left is seen too.
	rail := gridInk
	j.c.rect(hbar(s, quantity.Int(100), mid, h), nil, &rail, hair)
	b := hbar(s, v.Num, mid, h)
	j.c.shaded(b, sh)
	// A share of an office is given with the decimals it came with, at most one.
	dec := 0
	if !v.Num.Round(0).Equal(v.Num) {
		dec = 1
	}
	text := j.print(r.Code, v, vitext.Number(v.Num, dec)+"%", period.InMonth(j.card.Month))
	j.roadLabel(text, b.Right()-2*geom.Pt, mid, false, nil)
}

// dateWords is a deadline as offices write it: the date, or the words that stood in the cell.
func dateWords(f observation.Field) string {
	if f.Date.IsZero() {
		return f.Text
	}
	return strconv.Itoa(f.Date.Day) + "/" + strconv.Itoa(f.Date.Month) + "/" + strconv.Itoa(f.Date.Year)
}

func (j *job) projectsAlt(recs []observation.Record, value, title string) string {
	var parts []string
	for _, r := range recs {
		text := j.say("chart.no_data.row")
		if v := r.Get(value).Num; v.Known() {
			text = vitext.Number(v.Num, 0) + "%"
		}
		parts = append(parts, j.say("chart.projects.alt.row", "name", cmp.Or(r.Text(title), r.Code), "percent", text))
	}
	return j.say("chart.projects.alt", "total", strconv.Itoa(len(recs)), "rows", j.list(parts))
}

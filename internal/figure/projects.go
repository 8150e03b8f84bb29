package figure

import (
	"cmp"
	"slices"
	"strconv"

	"tiendo/internal/figure/canvas"
	"tiendo/internal/figure/plot"
	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
)

// projectsKind draws how far each project is: a bar to its percentage, sub-projects below their project,
// late ones hatched, the deadline at the end of the row.
var projectsKind = Define("projects", program.MayHaveSubject, standardProject, func(c *Chart, o *projectsOptions) (string, bool) {
	k, recs := selectRecords(c, cmp.Or(o.Record, "project"), o.Where)
	if k == nil {
		return "", false
	}
	p := projectsChart{Chart: c, o: o, kind: k, recs: nested(recs, o.Parent)}
	if !slices.ContainsFunc(recs, func(r observation.Record) bool { return p.done(r).Known() }) {
		return "", false
	}
	p.shades = stateShades(k.States, p.occurs)
	p.draw()
	return p.alt(), true
})

// standardProject names the fields as the forms that come with the program do.
var standardProject = projectsOptions{Progress: "progress", Title: "title", Deadline: "deadline", Parent: "parent"}

type projectsOptions struct {
	Record   string             // the kind of records, where a section names none; "": the usual one
	Where    program.Conditions // what the projects must have
	Progress string             // the field with the share that is done, in percent
	Value    string             // another name for it
	Title    string             // the field with the name
	Deadline string
	Parent   string // the field with the code of the project that this one is a part of
}

// share is the field with the share that is done.
func (o *projectsOptions) share() string { return cmp.Or(o.Value, o.Progress) }

// CheckOptions holds the names against the program. What a form may leave away (a deadline, parts) is only held
// against it where it is named otherwise than usual.
func (o *projectsOptions) CheckOptions(p *program.Program, _ *program.Figure) []program.OptionFault {
	out := wrongRecords(p, o.Record, o.Where)
	for _, f := range []struct{ key, found, usual string }{
		{"value", o.Value, ""}, {"progress", o.Progress, standardProject.Progress}, {"title", o.Title, standardProject.Title},
		{"deadline", o.Deadline, standardProject.Deadline}, {"parent", o.Parent, standardProject.Parent},
	} {
		if f.found != f.usual {
			out = append(out, p.NoField(f.key, o.Record, f.found)...)
		}
	}
	return out
}

// nested puts parts after their project, and their parts after them; one whose project is not among them stands by
// itself.
func nested(recs []observation.Record, parent string) []observation.Record {
	parts := map[string][]int{}
	codes := map[string]bool{}
	for _, r := range recs {
		codes[r.Code] = true
	}
	var tops []int
	for i, r := range recs {
		if p := r.Text(parent); p != "" && codes[p] && p != r.Code {
			parts[p] = append(parts[p], i)
		} else {
			tops = append(tops, i)
		}
	}
	out := make([]observation.Record, 0, len(recs))
	seen := make([]bool, len(recs))
	var add func(list []int)
	add = func(list []int) {
		for _, i := range list {
			if !seen[i] {
				seen[i] = true
				out = append(out, recs[i])
				add(parts[recs[i].Code])
			}
		}
	}
	add(tops)
	for i := range recs {
		add([]int{i}) // of two that name each other as their project the first stands for both
	}
	return out
}

// projectsChart is a picture of projects.
type projectsChart struct {
	*Chart
	o      *projectsOptions
	kind   *program.RecordKind
	recs   []observation.Record
	shades []canvas.Shade // of the states
}

func (p projectsChart) done(r observation.Record) quantity.Value { return r.Get(p.o.share()).Num }

// name is a project's name, with its mark where it is restricted.
func (p projectsChart) name(r observation.Record) string {
	name := cmp.Or(r.Text(p.o.Title), r.Code)
	if r.Restricted {
		return p.Text("record.restricted", "title", name)
	}
	return name
}

// occurs tells whether any project is in a state.
func (p projectsChart) occurs(state int) bool {
	return slices.ContainsFunc(p.recs, func(r observation.Record) bool { return r.Text(program.StateField) == p.kind.States[state].Code })
}

// shade is that of a project's state.
func (p projectsChart) shade(r observation.Record) canvas.Shade {
	for i, s := range p.kind.States {
		if s.Code == r.Text(program.StateField) {
			return p.shades[i]
		}
	}
	return blankShade
}

func (p projectsChart) draw() {
	keys := stateKeys(p.kind.States, p.shades, p.occurs)
	legend := p.legendOver(keys)
	const foot = 14 * geom.Pt
	n, pitch := p.Rows(len(p.recs), 23*geom.Pt, 10400, legend+foot)
	w := p.Size.W
	end := w.Scale(86, 100) // of the bars; deadlines stand right of it
	b := barRows{Chart: p.Chart, names: make([]string, n), top: legend, pitch: pitch, left: w.Scale(50, 100)}
	b.scale = plot.Scale{Lo: quantity.Int(0), Hi: quantity.Int(100), From: b.left, To: end - 34*geom.Pt}
	b.axis = plot.RoundAxis([]quantity.Decimal{b.scale.Lo, b.scale.Hi}, 4, true)
	p.Legend(keys, geom.Point{}, w)
	b.grid()
	for i, r := range p.recs[:n] {
		b.names[i] = p.name(r)
		if r.Text(p.o.Parent) != "" {
			b.name(i, canvas.Span{Italic: true}, 10*geom.Pt)
		} else {
			b.name(i, canvas.Span{}, 0)
		}
		p.bar(b, i)
		if day := deadline(r.Get(p.o.Deadline)); day != "" {
			text := p.Fit(p.Text("chart.projects.deadline", "date", day), canvas.Span{}, w-end, canvas.TinySize)
			p.Put(canvas.Plain(text), geom.Point{X: end, Y: canvas.Middle(b.mid(i), canvas.TinySize)}, canvas.TinySize, canvas.Dim)
		}
	}
}

// deadline is the date, or the words that stood in the cell.
func deadline(f observation.Field) string { return cmp.Or(vitext.Date(f.Date), f.Text) }

// bar draws how far a project is.
func (p projectsChart) bar(b barRows, i int) {
	r := p.recs[i]
	v := p.done(r)
	if !v.Known() {
		b.silent(i, b.Text("chart.no_data.row"))
		return
	}
	h := min(b.pitch*5/10, 10*geom.Pt)
	// The whole way, lightly, so that what is left is seen too.
	p.Rect(b.bar(i, quantity.Int(100), h), nil, &canvas.GridInk, canvas.Hair)
	box := b.bar(i, v.Num, h)
	p.Shaded(box, p.shade(r))
	// A share of an office is given with the decimals it came with, at most one.
	n := p.Print(r.Code, v, vitext.Exact(v.Num, 1)+"%", p.month())
	p.barLabel(n, box.Right()-2*geom.Pt, b.mid(i), false, nil)
}

func (p projectsChart) alt() string {
	var parts []string
	for _, r := range p.recs {
		text := p.Text("chart.no_data.row")
		if v := p.done(r); v.Known() {
			text = vitext.Number(v.Num, 0) + "%"
		}
		parts = append(parts, p.Text("chart.projects.alt.row", "name", p.name(r), "percent", text))
	}
	return p.Text("chart.projects.alt", "total", strconv.Itoa(len(p.recs)), "rows", p.Join(parts))
}

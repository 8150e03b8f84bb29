package table

import (
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
)

// indicatorsKind has one row for each indicator, or one for the indicator and one for each of its components.
var indicatorsKind = Define("indicators", program.NoSubject, indicatorsOptions{}, makeIndicators)

type indicatorsOptions struct {
	Common
	Columns program.TableColumns
	Short   bool          // short names
	Status  program.Names // only indicators of these statuses; none: all
}

// rowColumns are the columns that show something of the row itself; all others show something of a component.
var rowColumns = []string{"no", "name", "status", "mark", "lead", "provider", "note"}

// CheckOptions holds the words against what there is.
func (o *indicatorsOptions) CheckOptions(*program.Program, *program.Figure) []program.OptionFault {
	known := slices.Concat(rowColumns, componentColumnNames())
	out := wrongColumns(o.Columns, func(code string) bool {
		return slices.Contains(known, code) || closedYearsBack(code) > 0
	}, known)
	for _, s := range o.Status {
		out = append(out, program.NoneOf("status", s, statusNames())...)
	}
	return out
}

func statusNames() []string {
	var out []string
	for _, st := range tell.BestFirst {
		out = append(out, st.String())
	}
	return out
}

func makeIndicators(t *Table, o *indicatorsOptions) bool {
	columns := t.eachPeriodOnce(aligned(o.Columns, indicatorAlign))
	for i := range columns {
		columns[i].Head = t.componentHead(columns[i].Code)
	}
	t.Columns(columns...)
	for _, i := range t.Indicators(nil) {
		if len(o.Status) > 0 && !slices.Contains(o.Status, i.Status.String()) {
			continue
		}
		r := indicatorRow{t: t, i: i, name: i.Name}
		if o.Short {
			r.name = vitext.Capital(i.Short())
		}
		parts := i.Components()
		if len(parts) == 1 {
			r.k = &parts[0]
		}
		r.put()
		if len(parts) == 1 {
			continue
		}
		for j := range parts {
			indicatorRow{t: t, i: i, k: &parts[j], name: parts[j].Name, part: true}.put()
		}
	}
	t.DropEmpty()
	return true
}

func indicatorAlign(code string) string {
	switch code {
	case "name", "status", "mark", "lead", "provider", "note":
		return Left
	case "no", "unit", "period":
		return Centre
	}
	return Right
}

// indicatorRow is a row of an indicator (k is nil for the line over its components) or of one of its components.
type indicatorRow struct {
	t    *Table
	i    tell.Indicator
	k    *tell.Component
	name string
	part bool // one of several components
}

func (r indicatorRow) put() {
	row := document.Row{Bold: r.k == nil, Group: r.k == nil}
	if !r.part {
		row.ID = r.i.Code
	}
	for _, c := range r.t.columns {
		row.Cells = append(row.Cells, r.cell(c.Code))
	}
	r.t.Add(row)
}

func (r indicatorRow) cell(code string) document.Cell {
	t := r.t
	switch code {
	case "no":
		if r.part {
			return Counter("")
		}
		return Counter(strconv.Itoa(r.i.Place))
	case "name":
		if r.part {
			return Name(inline.Concat(inline.Literal("- "), inline.Text(r.name)))
		}
		return Name(t.Linked(r.i.Anchor(), inline.Text(r.name)))
	case "status":
		if !r.part {
			return Cell(r.i.StatusWords())
		}
		return document.Cell{Text: t.Mark(r.k.Status), Italic: true}
	case "mark":
		if !r.part {
			return Cell(t.Mark(r.i.Status))
		}
		return document.Cell{Text: t.Mark(r.k.Status), Italic: true}
	case "lead":
		if !r.part {
			return Cell(t.ShortBody(r.i.Lead))
		}
	case "provider":
		if r.k != nil {
			return Cell(t.providers(*r.k))
		}
	case "note":
		if r.k != nil && r.k.Carried {
			t.explain("carried")
			return document.Cell{Text: t.Fill(t.Text("carried.note"), inline.Args{"mark": t.Say("carried.short"), "date": t.Date(r.k.AsOf)}), Align: Centre}
		}
	default:
		if r.k != nil {
			return Cell(t.component(*r.k, code))
		}
	}
	return document.Cell{}
}

// providers are the bodies whose cells a component's judged and newest values come from, the one with most cells
// first.
func (t *Table) providers(k tell.Component) []document.Inline {
	cells := map[string]int{}
	var bodies []string
	for _, s := range quantity.MergeSources(k.Latest, k.Value) {
		body, _, ok := strings.Cut(s.Submission, "/")
		if !ok || body == "" {
			continue // the program's own data
		}
		if cells[body] == 0 {
			bodies = append(bodies, body)
		}
		cells[body]++
	}
	slices.SortStableFunc(bodies, func(a, b string) int { return cells[b] - cells[a] })
	var out [][]document.Inline
	for _, b := range bodies {
		out = append(out, t.ShortBody(b))
	}
	if out == nil {
		return t.Gap(gap)
	}
	return t.List(out)
}

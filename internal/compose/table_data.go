package compose

import (
	"slices"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
	"tiendo/internal/vitext"
)

// componentsOf are the components of an indicator, of one component, or of all indicators for "".
func (c *composer) componentsOf(subject string) []component {
	var out []component
	for _, i := range c.in.Card.Indicators {
		for _, k := range c.handle(i).Components() {
			if subject == "" || subject == i.Code || subject == k.card.Code {
				out = append(out, k)
			}
		}
	}
	return out
}

// seriesTable has the readings of an indicator's components by year, then the open year's newest one.
func (c *composer) seriesTable(subject string) (document.Table, bool) {
	parts := c.componentsOf(subject)
	if subject == "" || len(parts) == 0 {
		return document.Table{}, false
	}
	var years []int
	last := c.in.Card.Month.Year() - 1
	if c.in.Card.Month.Number() == 12 {
		last++
	}
	for y := c.p.Term.Baseline.Year; y <= last; y++ {
		years = append(years, y)
	}
	list := []spec{{code: "name", share: 7}, {code: "unit", share: 3}}
	for _, y := range years {
		list = append(list, spec{code: itoa(y), share: 3})
	}
	open := last < c.in.Card.Month.Year() // in December the year is closed and stands in its own column
	if open {
		list = append(list, spec{code: "newest", share: 4})
	}
	list = append(list, spec{code: "target", share: 4})
	t := document.Table{
		Columns: c.columns(list, func(code string) string {
			switch code {
			case "name":
				return "left"
			case "unit":
				return "center"
			}
			return "right"
		}),
		Head: [][]document.Cell{c.headCells("series", list, func(code string) string {
			if len(code) == 4 && code[0] >= '1' && code[0] <= '2' {
				return strings.ReplaceAll(c.text("column.year"), "{year}", code)
			}
			if code == "newest" {
				return strings.ReplaceAll(c.text("column.newest"), "{year}", itoa(c.in.Card.Month.Year()))
			}
			return c.indicatorHead(code)
		})},
	}
	for _, k := range parts {
		row := document.Row{ID: "series-" + k.card.Code, Cells: []document.Cell{{Text: text(k.card.Name), Header: "row"}, cell(text(k.card.Unit))}}
		for _, y := range years {
			name := "year-" + itoa(y)
			if y == c.p.Term.Baseline.Year && !k.at(k.card.Baseline.Period).Known() {
				name = "baseline"
			}
			in := k.inlines(name, true, "absent.cell")
			if name == "baseline" && k.never(name) {
				in = text(c.text("absent.never"))
			}
			row.Cells = append(row.Cells, cell(in))
		}
		newest := document.Cell{Text: c.gap("absent.cell")}
		if k.card.Frequency == program.Yearly {
			newest = document.Cell{Text: text(c.text("sub.not_yet_due")), Italic: true}
		}
		if k.card.Latest.Known() && !k.card.LatestPeriod.IsYear() && k.card.LatestPeriod.To.Year() == c.in.Card.Month.Year() {
			newest = cell(c.fill(c.text("series.newest"), args{"value": k.inlines("latest", true, ""), "period": text(c.periodWords(k.card.LatestPeriod))}))
		}
		if open {
			row.Cells = append(row.Cells, newest)
		}
		row.Cells = append(row.Cells, cell(c.componentCell(k, "target")))
		t.Rows = append(t.Rows, row)
	}
	return t, true
}

// methodsTable puts the three methods side by side and says how many agree.
func (c *composer) methodsTable(subject string) document.Table {
	names := []string{"linear", "cagr", "projection"}
	t := c.grid("methods", "name:8,linear:5,cagr:5,projection:5,agree:3", map[string]string{"agree": "center"})
	for _, k := range c.componentsOf(subject) {
		row := document.Row{ID: "methods-" + k.card.Code, Cells: []document.Cell{{Text: text(k.card.Name), Header: "row"}}}
		asked, agree := 0, 0
		for _, name := range names {
			in := c.gap("absent.cell")
			for _, m := range k.card.Methods {
				if m.Method != name {
					continue
				}
				if m.Why != "" {
					in = text(c.first(m.Why, "method.why"))
					continue
				}
				asked++
				if m.Status == k.card.Status {
					agree++
				}
				d := 2
				if name == "projection" {
					d = k.card.Decimals
				}
				id := k.card.Code + ".method." + name
				a := args{"value": c.number(id, m.Value, show{decimals: d, bare: name != "projection"}),
					"status": text(c.text("status.short." + m.Status.String()))}
				if m.Error.Known() && m.Tried > 0 { // how far off the method was before is said beside what it says now
					a["error"] = c.number(id+".error", m.Error, show{decimals: ratioDecimals})
					a["tried"] = c.counted(id+".tried", m.Tried, "closed years foretold")
				}
				in = c.fill(c.text("method.cell"), a)
			}
			row.Cells = append(row.Cells, cell(in))
		}
		agreed := c.gap("absent.cell")
		if asked > 0 {
			agreed = c.fill(c.text("method.agree"), args{"n": c.counted(k.card.Code+".methods.agree", agree, "methods"),
				"of": c.counted(k.card.Code+".methods.asked", asked, "methods")})
		}
		row.Cells = append(row.Cells, cell(agreed))
		t.Rows = append(t.Rows, row)
	}
	return t
}

// cellsTable names the cells that an indicator's judged and newest values come from. What stands in a
// cell is quoted as text: it is evidence, not a figure of the report.
func (c *composer) cellsTable(subject string) (document.Table, bool) {
	parts := c.componentsOf(subject)
	if subject == "" || len(parts) == 0 {
		return document.Table{}, false
	}
	t := c.grid("cells", "name:5,file:6,sheet:4,cell:11mm,content:3,origin:5", map[string]string{"cell": "center", "content": "right"})
	for _, k := range parts {
		// A value of many months has dozens of cells; the ledger in the attached data has them all.
		const shown = 6
		list := quantity.MergeSources(k.card.Latest, k.card.Value)
		for n, s := range first(list, shown) {
			name := document.Cell{Header: "row"}
			if n == 0 {
				name.Text = text(k.card.Name)
			}
			t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{name, cell(text(strings.TrimPrefix(s.File, "inputs/"))), cell(text(s.Sheet)), cell(text(s.Cell)), cell(text(s.Value)), cell(text(origin(s)))}})
		}
		if rest := len(list) - shown; rest > 0 {
			t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{{Header: "row"}, {Text: c.fill(c.text("cells.more"),
				args{"n": c.counted(k.card.Code+".cells.more", rest, "sources")}), ColSpan: 5, Italic: true}}})
		}
	}
	return t, true
}

// origin is the title of the source that a figure's row names; the address behind it stands in the workbook.
func origin(s quantity.Source) string {
	title, _, _ := strings.Cut(s.Note, " | ")
	return title
}

// readingsTable counts, for each component, the cells behind its values by what their rows say of where
// the figure is from: a named public source, or illustrative. The titles of the sources stand beside.
func (c *composer) readingsTable() document.Table {
	t := c.grid("readings", "name:7,public:17mm,illustrative:17mm,unnamed:17mm,source:12",
		map[string]string{"public": "center", "illustrative": "center", "unnamed": "center"})
	for _, i := range c.in.Card.Indicators {
		for _, k := range i.Components {
			values := []quantity.Value{k.Latest, k.Value}
			for _, p := range k.Series {
				values = append(values, p.Value)
			}
			n := map[string]int{}
			var titles []string
			for _, s := range quantity.MergeSources(values...) {
				switch {
				case s.Sheet == "": // the program's own data: they stand in the table of baselines and targets
					continue
				case s.Note == "":
					n["unnamed"]++
				case vitext.Key(s.Note) == vitext.Key(c.text("source.illustrative")):
					n["illustrative"]++
				default:
					n["public"]++
					if x := origin(s); !slices.Contains(titles, x) {
						titles = append(titles, x)
					}
				}
			}
			row := document.Row{Cells: []document.Cell{{Text: text(k.Name), Header: "row"}}}
			for _, kind := range []string{"public", "illustrative", "unnamed"} {
				row.Cells = append(row.Cells, cell(c.counted(k.Code+".readings."+kind, n[kind], "sources")))
			}
			t.Rows = append(t.Rows, document.Row{Cells: append(row.Cells, cell(text(strings.Join(titles, "; "))))})
		}
	}
	return t
}

func first[T any](list []T, n int) []T { return list[:min(n, len(list))] }

// areasTable has a component by district, in the official order.
func (c *composer) areasTable(subject string) (document.Table, bool) {
	for _, k := range c.componentsOf(subject) {
		if len(k.card.Areas) == 0 || subject == "" {
			continue
		}
		plans := slices.ContainsFunc(k.card.Areas, func(a scorecard.AreaPoint) bool { return a.Plan.Known() })
		columns := "no:9mm,name:6,value:4,plan:4,ratio:4"
		if !plans {
			columns = "no:9mm,name:6,value:4"
		}
		t := c.grid("areas", columns, map[string]string{"no": "center", "value": "right", "plan": "right", "ratio": "right"})
		for n, a := range k.card.Areas {
			name := a.Area
			if x := c.p.AreaByCode(a.Area); x != nil {
				name = x.Name
			}
			id := k.card.Code + ".area." + a.Area
			d := k.card.Decimals
			row := document.Row{Cells: []document.Cell{rowNumber(n + 1), {Text: text(capital(name)), Header: "row"},
				cell(c.number(id, a.Value, show{decimals: d, period: a.Period.String(), bare: true, gap: "absent.cell"}))}}
			if plans {
				row.Cells = append(row.Cells,
					cell(c.number(id+".plan", a.Plan, show{decimals: d, period: a.Period.String(), bare: true, gap: "absent.cell"})),
					cell(c.number(id+".ratio", percent(a.Value, a.Plan, id+" ÷ "+id+".plan × 100"), show{decimals: ratioDecimals, period: a.Period.String(), bare: true, gap: "absent.cell"})))
			}
			t.Rows = append(t.Rows, row)
		}
		return t, true
	}
	return document.Table{}, false
}

// submissionsTable says which workbooks came and when.
func (c *composer) submissionsTable() document.Table {
	t := c.grid("submissions", "no:9mm,body:9,file:8,document:8,received:21mm,state:18mm", map[string]string{"no": "center", "received": "center"})
	for n, s := range c.submissions() {
		in := text(strings.TrimPrefix(s.s.File, "inputs/"))
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{rowNumber(n + 1), {Text: text(c.bodyName(s.s.Body)), Header: "row"},
			cell(in), cell(text(s.s.Document)), cell(text(dateWords(s.s.Received))), cell(text(c.text("state." + s.s.State.String())))}})
	}
	return t
}

// findingsTable lists what was found wrong with the data.
func (c *composer) findingsTable(f *program.Figure) document.Table {
	least := diag.Warning
	switch option(f, "severity") {
	case "error":
		least = diag.Error
	case "notice":
		least = diag.Notice
	}
	t := c.grid("findings", "no:9mm,code:14mm,place:6,message:10,severity:22mm", map[string]string{"no": "center", "code": "center", "severity": "center"})
	for _, d := range c.in.Diagnostics.Sort() {
		if d.Severity < least {
			continue
		}
		at := d.At
		at.File = strings.TrimPrefix(at.File, "inputs/")
		key := "severity." + d.Severity.String()
		if d.Confirmed {
			key = "severity.confirmed"
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{rowNumber(len(t.Rows) + 1), cell(text(d.Code)), cell(text(at.String())),
			cell(text(d.Message)), cell(text(c.text(key)))}})
	}
	return t
}

// restatementsTable lists the readings that changed one given in an earlier month.
func (c *composer) restatementsTable() document.Table {
	t := c.grid("restatements", "no:9mm,name:7,period:4,old:3,new:3,body:5", map[string]string{"no": "center", "period": "center", "old": "right", "new": "right"})
	for _, o := range c.in.Set.Observations {
		m := c.p.MeasureByCode(o.Measure)
		if o.Restates == nil || m == nil || !o.Chosen || o.Sent != c.in.Card.Month {
			continue
		}
		name := m.Name
		if o.Value.Unit != "" {
			name += ", " + o.Value.Unit
		}
		if a := c.p.AreaByCode(o.Area); a != nil {
			name += " (" + a.Name + ")"
		}
		id := "restated." + o.Measure + "." + o.Period.String()
		if o.Area != "" {
			id += "." + o.Area
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{rowNumber(len(t.Rows) + 1), {Text: text(name), Header: "row"},
			cell(text(c.periodWords(o.Period))),
			cell(c.number(id+".old", *o.Restates, show{decimals: m.Decimals, period: o.Period.String(), bare: true, gap: "absent.cell"})),
			cell(c.number(id+".new", o.Value, show{decimals: m.Decimals, period: o.Period.String(), bare: true, gap: "absent.cell"})),
			cell(text(c.shortBody(o.Body)))}})
	}
	return t
}

// sourcesTable says where baselines and targets come from, and which of them nobody could verify.
func (c *composer) sourcesTable() document.Table {
	t := c.grid("sources", "name:6,what:6,value:20mm,source:14,verified:18mm", map[string]string{"value": "right", "verified": "center"})
	for _, i := range c.p.Indicators {
		for _, d := range i.Components {
			add := func(what []document.Inline, id string, r program.Reference, first bool) {
				name := document.Cell{Header: "row"}
				if first {
					name.Text = text(d.Name)
				}
				key := "source.illustrative"
				if r.Verified {
					key = "source.verified"
				}
				v := r.Value
				if v.Unit == "" {
					v.Unit = d.Unit
				}
				t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{name, cell(what),
					cell(c.number(d.Code+"."+id, v, show{decimals: d.Decimals, period: r.Period.String(), bare: true, gap: "absent.cell"})),
					cell(text(r.Source)), cell(text(c.text(key)))}})
			}
			first := true
			if d.Baseline.Value.Known() || d.Baseline.Source != "" { // a total of the term starts from nothing
				add(c.fill(c.text("source.baseline"), args{"period": text(c.periodWords(d.Baseline.Period))}), "baseline", d.Baseline, first)
				first = false
			}
			for n, x := range d.Targets {
				id := "target"
				if !d.Counts(x) || x.Document != "" {
					id = "target." + x.Giver + "." + itoa(n)
				}
				a := args{"name": text(x.Name)}
				if when := c.periodWords(x.Period); !strings.Contains(lower(x.Name), when) {
					a["period"] = text(when)
				}
				add(c.fill(c.text("source.target"), a), id, x.Reference, first)
				first = false
			}
		}
	}
	return t
}

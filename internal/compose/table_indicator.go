package compose

import (
	"strconv"
	"strings"

	"tiendo/internal/document"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/scorecard"
)

// indicatorTable has one row for each indicator, or one for the indicator and one for each component.
func (c *composer) indicatorTable(f *program.Figure) document.Table {
	list := specs(option(f, "columns"))
	t := document.Table{
		Columns: c.columns(list, indicatorAlign),
		Head:    [][]document.Cell{c.headCells(f.Kind, list, c.indicatorHead)},
	}
	for n, i := range c.in.Card.Indicators {
		if only := option(f, "status"); only != "" && !contains(strings.Split(only, ","), i.Status.String()) {
			continue
		}
		h := c.handle(i)
		name := h.card.Name
		if option(f, "short") == "true" {
			name = capital(h.short())
		}
		parts := h.Components()
		if len(parts) == 1 {
			t.Rows = append(t.Rows, c.indicatorRow(list, h, &parts[0], itoa(n+1), name, true))
			continue
		}
		t.Rows = append(t.Rows, c.indicatorRow(list, h, nil, itoa(n+1), name, true))
		for j := range parts {
			t.Rows = append(t.Rows, c.indicatorRow(list, h, &parts[j], "", parts[j].card.Name, false))
		}
	}
	return t
}

func indicatorAlign(code string) string {
	switch code {
	case "name", "status", "mark", "lead", "note":
		return "left"
	case "no", "unit", "period":
		return "center"
	}
	return "right"
}

// indicatorHead words the columns whose heading names a period.
func (c *composer) indicatorHead(code string) string {
	year := c.in.Card.Month.Year()
	switch {
	case strings.HasPrefix(code, "year-"):
		return strings.ReplaceAll(c.text("column.year_n"), "{year}", itoa(c.closedYear(code)))
	case code == "ytd":
		return capital(c.periodWords(c.reportPeriod()))
	case code == "annual":
		return strings.ReplaceAll(c.text("column.annual"), "{year}", itoa(year))
	case code == "target":
		return strings.ReplaceAll(c.text("column.target"), "{year}", itoa(c.p.Term.End.Year))
	case code == "baseline":
		return strings.ReplaceAll(c.text("column.baseline"), "{year}", itoa(c.p.Term.Baseline.Year))
	}
	return ""
}

// closedYear is the year that the column "year-N" stands for: N = 1 is the last closed year.
func (c *composer) closedYear(code string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(code, "year-"))
	if err != nil {
		n = 1
	}
	last := c.in.Card.Month.Year() - 1
	if c.in.Card.Month.Number() == 12 {
		last++
	}
	return last - n + 1
}

// indicatorRow is a row of an indicator (k is nil for the line over its components) or of a component.
func (c *composer) indicatorRow(list []spec, i indicator, k *component, no, name string, first bool) document.Row {
	row := document.Row{Bold: first && k == nil, Group: first && k == nil}
	if first {
		row.ID = i.card.Code
	}
	for _, s := range list {
		var x document.Cell
		switch s.code {
		case "no":
			x = document.Cell{Text: text(no), Align: "center"}
		case "name":
			x = document.Cell{Text: text(name), Header: "row"}
			if first && c.willHave(i.anchor()) {
				x.Text = []document.Inline{document.Link{Target: i.anchor(), Text: x.Text}}
			}
			if !first {
				x.Text = concat(literal("- "), x.Text)
			}
		case "status":
			if first {
				x = cell(i.status())
			} else {
				x = document.Cell{Text: text(c.text("status.short." + k.card.Status.String())), Italic: true}
			}
		case "mark":
			x = cell(text(c.text("status.short." + i.card.Status.String())))
			if k != nil && !first {
				x = document.Cell{Text: text(c.text("status.short." + k.card.Status.String())), Italic: true}
			}
		case "lead":
			if first {
				x = cell(text(c.shortBody(i.card.Lead)))
			}
		case "note":
			if k != nil && k.card.Carried {
				x = document.Cell{Text: text(c.text("carried.short")), Align: "center"}
			}
		default:
			if k != nil {
				x = cell(c.componentCell(*k, s.code))
			}
		}
		row.Cells = append(row.Cells, x)
	}
	return row
}

// componentCell is one figure of a component; the unit stands in the unit column.
func (c *composer) componentCell(k component, code string) []document.Inline {
	year := c.in.Card.Month.Year()
	gap := "absent.cell"
	switch {
	case code == "unit":
		return text(k.card.Unit)
	case code == "target":
		if in := k.bound(true); in != nil {
			return in
		}
		return c.gap(gap)
	case k.never(code):
		return text(c.text("absent.never"))
	case code == "ratio":
		return k.inlines("target_ratio", true, gap)
	case code == "latest":
		return k.inlines(k.newest(), true, gap)
	case code == "period":
		return text(c.periodWords(k.card.Period))
	case code == "needed":
		in := k.inlines("needed", true, gap)
		if key := "needed." + k.card.Kind.Name; c.p.Wording.Texts[key] != "" && k.card.Needed.Known() {
			return c.fill(c.text(key), args{"needed": in, "verb": k.direction(k.card.Needed)})
		}
		return in
	case strings.HasPrefix(code, "year-"):
		return k.inlines("year-"+itoa(c.closedYear(code)), true, gap)
	case code == "ytd":
		v := k.at(c.reportPeriod())
		if !v.Known() && k.card.Kind.Standing && k.card.Period.To.Year() == year {
			return k.inlines("value", true, gap) // a level stands at its last reading of the year
		}
		return c.number(k.card.Code+".ytd", v, show{decimals: k.card.Decimals, period: c.reportPeriod().String(), bare: true, gap: gap})
	case code == "annual":
		v := k.at(period.Year(year))
		return c.number(k.card.Code+".annual", v, show{decimals: k.card.Decimals, period: itoa(year), bare: true, gap: gap})
	}
	if _, _, _, ok := k.field(code); ok {
		return k.inlines(code, true, gap)
	}
	c.find("E516", c.here(), map[string]string{"column": code})
	return nil
}

// never tells whether a column can have no figure for the component by its nature: a total of the term
// starts from nothing, what is counted once a year has no half-year, nobody estimates the year of a level, and where
// lower is better a share of the target above 100 would read like success.
func (k component) never(code string) bool {
	switch code {
	case "ratio":
		return k.card.Better == program.Lower
	case "baseline":
		return k.card.Kind.FromZero && !k.card.Baseline.Value.Known()
	case "ytd":
		return k.card.Frequency == program.Yearly && !k.at(k.c.reportPeriod()).Known() && k.card.Period.To.Year() != k.c.in.Card.Month.Year()
	case "annual":
		return (k.card.Kind.Standing || k.card.Kind.FromZero) && !k.at(period.Year(k.c.in.Card.Month.Year())).Known()
	}
	return false
}

// shortBody is a body's short name, for narrow columns.
func (c *composer) shortBody(code string) string {
	if b := c.p.BodyByCode(code); b != nil && b.ShortName != "" {
		return b.ShortName
	}
	return c.bodyName(code)
}

// willHave tells whether an anchor stands in the report: it is asked before the later sections are made,
// so the sections' own texts decide.
func (c *composer) willHave(anchor string) bool {
	if c.ids[anchor] {
		return true
	}
	for _, s := range sections(c.p, c.in.Edition.Type) {
		if strings.Contains(s.Text, "{#{{.Anchor}}") || strings.Contains(s.Text, "{#{{ .Anchor }}") {
			return true
		}
	}
	return false
}

// stuckTable says what is stuck and why, who owes what by when: the challenging indicators, each with one
// cause and one solution that the bodies gave. The page is the leader's; all of them stand on the
// indicator's own page.
func (c *composer) stuckTable(f *program.Figure) document.Table {
	t := c.grid(f.Kind, "name:44mm,cause:10,measure:10,lead:25mm", nil)
	t.Small = true
	for _, i := range c.indicators(func(i scorecard.Indicator) bool { return i.Status == scorecard.Challenging }) {
		name := text(capital(i.short()))
		if c.willHave(i.anchor()) {
			name = []document.Inline{document.Link{Target: i.anchor(), Text: name}}
		}
		if k, ok := i.deciding(); ok {
			a := k.parts()
			a["value"] = k.inlines("value", true, "")
			if k.card.Estimate {
				a["estimate"] = text(c.text("stuck.estimate"))
			}
			name = concat(literal(itoa(i.number())+". "), restyle(name, document.Style{Bold: true}), c.fill(c.first("stuck."+k.card.Kind.Name, "stuck"), a))
		}
		why := c.gap("absent.cell")
		causes := c.linked(i, option(f, "causes"))
		for _, r := range causes {
			if why = clause(r.r.Text("cause")); why == nil {
				why = r.parts()["title"]
			}
			break
		}
		how, who, when := c.gap("absent.cell"), text(c.shortBody(i.card.Lead)), []document.Inline(nil)
		for _, r := range append(c.linked(i, option(f, "solutions")), causes...) {
			m := clause(r.r.Text("measure"))
			if m == nil {
				continue
			}
			how, when = m, r.field("deadline")
			if lead := c.leadShort(r); lead != nil {
				who = lead // who and when come from the record that says what
			}
			break
		}
		t.Rows = append(t.Rows, document.Row{ID: "stuck-" + i.card.Code, Cells: []document.Cell{{Text: name, Header: "row"},
			cell(why), cell(how), cell(join("; ", [][]document.Inline{who, when}))}})
	}
	return t
}

// clause is the first of the clauses that semicolons part: the leader's page has room for one, the
// indicator's own page has all of them.
func clause(s string) []document.Inline {
	s, _, _ = strings.Cut(clean(s), ";")
	if s = strings.TrimRight(s, ". "); s == "" {
		return nil
	}
	return text(capital(s))
}

func (c *composer) leadShort(r record) []document.Inline {
	if b := c.p.BodyByCode(r.r.Text("lead")); b != nil {
		return text(c.shortBody(b.Code))
	}
	return r.field("lead")
}

// linked are the records of the kinds in a list that name the indicator, open ones only. "kind.group" takes
// one group of a kind: economic bottlenecks explain an economic indicator better than the Party's own.
func (c *composer) linked(i indicator, kinds string) recordList {
	var out recordList
	for _, kind := range strings.Split(kinds, ",") {
		kind, group, grouped := strings.Cut(strings.TrimSpace(kind), ".")
		list, err := i.Records(kind)
		if err != nil {
			continue
		}
		if grouped {
			list = list.Where("group", group)
		}
		out = append(out, list.Open()...)
	}
	return out
}

// changesTable are the indicators whose status moved.
func (c *composer) changesTable() document.Table {
	t := c.grid("changes", "no:9mm,name:5,previous:4,now:4,reason:6", map[string]string{"no": "center"})
	for n, i := range (report{c}).Changed() {
		var why []document.Inline
		if k, ok := i.deciding(); ok {
			why = k.sentence()
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{rowNumber(n + 1), {Text: text(i.card.Name), Header: "row"},
			cell(text(c.text("status." + i.card.Previous.String()))), cell(i.status()), cell(why)}})
	}
	return t
}

// objectivesTable has each objective with how its indicators stand.
func (c *composer) objectivesTable() document.Table {
	t := c.grid("objectives", "no:9mm,name:6,summary:5,names:6", map[string]string{"no": "center"})
	for n, o := range (report{c}).Objectives() {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{rowNumber(n + 1), {Text: text(o.o.Name), Header: "row"},
			cell(o.summary()), cell(o.Indicators().names())}})
	}
	return t
}

package compose

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/document"
	"tiendo/internal/program"
)

// recordTable lists the records of a kind, grouped and with parts under their wholes where declared.
func (c *composer) recordTable(f *program.Figure, subject string) document.Table {
	o := options(f)
	list := c.filtered(c.ofKind(o["record"]), o["filter"])
	if subject != "" && o["subject"] != "" {
		list = list.Where(o["subject"], subject)
	}
	for _, w := range strings.Split(o["where"], ",") {
		if field, value, ok := strings.Cut(strings.TrimSpace(w), "="); ok {
			list = list.Where(field, value)
		}
	}
	cols := specs(o["columns"])
	t := document.Table{Columns: c.columns(cols, recordAlign), Head: [][]document.Cell{c.headCells(o["record"], cols, nil)}}
	n := 0 // one count through all groups
	groups := ordered(grouped(list, o["group"]), o["group"], o["order"])
	for _, g := range groups {
		if name := g[0].field(o["group"]); o["group"] != "" && (name != nil || len(groups) > 1) {
			if name == nil {
				name = text(c.text("group.other"))
			}
			t.Rows = append(t.Rows, groupRow(concat(text(capital(document.Plain(name)))), len(cols)))
		}
		for _, r := range g {
			if p := r.r.Text("parent"); o["child"] != "" && p != "" && hasCode(g, p) {
				continue // it stands under its whole
			}
			n++
			t.Rows = append(t.Rows, c.recordRow(cols, r, itoa(n)))
			if o["child"] == "" {
				continue
			}
			for m, x := range g.Where(o["child"], r.r.Code) {
				if x.r.Code != r.r.Code && r.r.Code != "" {
					t.Rows = append(t.Rows, c.recordRow(cols, x, itoa(n)+"."+itoa(m+1)))
				}
			}
		}
	}
	t.Notes = c.recordNotes(list)
	return t
}

// recordNotes are the bodies' own notes on the records of a table: the one that most records carry once, the
// others with their record's title.
func (c *composer) recordNotes(list recordList) []document.Paragraph {
	counts := map[string]int{}
	common := ""
	for _, r := range list {
		n := clean(r.r.Text("note"))
		if counts[n]++; n != "" && counts[n] > counts[common] {
			common = n
		}
	}
	if counts[common] < 2 && len(list) > 1 {
		common = ""
	}
	var out []document.Paragraph
	for _, r := range list {
		if n := strings.TrimRight(clean(r.r.Text("note")), ". "); n != "" && n != common {
			out = append(out, document.Paragraph{Text: c.fill(c.text("records.note.one"), args{"title": r.parts()["title"], "note": text(n)})})
		}
	}
	if common != "" {
		key := "records.note"
		if counts[common] < len(list) {
			key = "records.note.rest"
		}
		out = append(out, document.Paragraph{Text: c.fill(c.text(key), args{"note": text(strings.TrimRight(common, ". "))})})
	}
	return out
}

func hasCode(list recordList, code string) bool {
	for _, r := range list {
		if r.r.Code == code && r.r.Text("parent") != code {
			return true
		}
	}
	return false
}

func (c *composer) filtered(l recordList, filter string) recordList {
	switch filter {
	case "open":
		return l.Open()
	case "late":
		return l.Late()
	}
	return l
}

// grouped splits a list by a field, groups in the order of their first record.
func grouped(l recordList, field string) []recordList {
	if field == "" {
		if len(l) == 0 {
			return nil
		}
		return []recordList{l}
	}
	var out []recordList
	at := map[string]int{}
	for _, r := range l {
		key := r.r.Text(field)
		i, there := at[key]
		if !there {
			i = len(out)
			at[key] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], r)
	}
	return out
}

// ordered puts the groups named in order, "Tài chính; Xây dựng", first and in that order.
func ordered(groups []recordList, field, order string) []recordList {
	var names []string
	for _, n := range strings.Split(order, ";") {
		names = append(names, strings.TrimSpace(n))
	}
	place := func(g recordList) int {
		if i := slices.Index(names, clean(g[0].r.Text(field))); i >= 0 {
			return i
		}
		return len(names)
	}
	slices.SortStableFunc(groups, func(a, b recordList) int { return place(a) - place(b) })
	return groups
}

func recordAlign(code string) string {
	switch code {
	case "no", "code", "deadline", "sent", "received":
		return "center"
	case "budget", "progress", "clearance":
		return "right"
	}
	return "left"
}

func (c *composer) recordRow(cols []spec, r record, no string) document.Row {
	row := document.Row{ID: r.r.Kind + "-" + r.r.Code}
	for _, s := range cols {
		var x document.Cell
		switch s.code {
		case "no":
			x = document.Cell{Text: text(no), Align: "center"}
		case "title":
			x = document.Cell{Text: r.parts()["title"], Header: "row"}
		case "lead", "body":
			x = cell(c.leadShort(r))
			if s.code == "body" {
				x = cell(text(c.shortBody(r.r.Body)))
			}
		case "state":
			x = cell(text(capital(document.Plain(r.field("state")))))
			if r.late() {
				x.Bold = true
				if st := r.state(); st != nil && !st.Late {
					x.Text = c.fill(c.text("record.overdue"), args{"state": x.Text})
				}
			}
		default:
			x = cell(r.field(s.code))
		}
		row.Cells = append(row.Cells, x)
	}
	return row
}

// owedTable lists what is late over several kinds: who owes what by when, the oldest deadline first. It
// names at most as many as declared and counts the rest.
func (c *composer) owedTable(f *program.Figure) document.Table {
	cols := specs(option(f, "columns"))
	t := document.Table{Columns: c.columns(cols, recordAlign), Head: [][]document.Cell{c.headCells(f.Kind, cols, nil)}}
	var late recordList
	for _, kind := range strings.Split(option(f, "records"), ",") {
		late = append(late, c.ofKind(strings.TrimSpace(kind)).Late()...)
	}
	late = onceEach(byDeadline(late))
	t.Small = true
	shown := len(late)
	if n, err := strconv.Atoi(option(f, "rows")); err == nil && n > 0 {
		shown = min(n, shown)
	}
	for n, r := range late[:shown] {
		t.Rows = append(t.Rows, c.recordRow(cols, r, itoa(n+1)))
	}
	if rest := len(late) - shown; rest > 0 {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{{Text: c.fill(c.text(cmp.Or(option(f, "more"), "owed.more")),
			args{"n": c.counted("count.late.more", rest, "late "+option(f, "records"))}), ColSpan: len(cols), Italic: true}}})
	}
	return t
}

// onceEach leaves out a record that is the same work as an earlier one: the same lead, and the one's title
// within the other's ("Đường bộ cao tốc …" the project, "Hoàn thành tuyến đường bộ cao tốc …" the task).
func onceEach(l recordList) recordList {
	var out recordList
	for _, r := range l {
		title := lower(clean(r.r.Text("title")))
		same := func(x record) bool {
			other := lower(clean(x.r.Text("title")))
			return x.r.Text("lead") == r.r.Text("lead") && title != "" && other != "" &&
				(strings.Contains(title, other) || strings.Contains(other, title))
		}
		if !slices.ContainsFunc(out, same) {
			out = append(out, r)
		}
	}
	return out
}

// byDeadline sorts, the earliest first; records without one come last in their own order.
func byDeadline(l recordList) recordList {
	out := append(recordList(nil), l...)
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && before(out[j], out[j-1]); j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

func before(a, b record) bool {
	x, y := a.r.Get("deadline").Date, b.r.Get("deadline").Date
	if x.IsZero() || y.IsZero() {
		return !x.IsZero() && y.IsZero()
	}
	return x.Compare(y) < 0
}

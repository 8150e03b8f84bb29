package table

import (
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/program"
	"tiendo/internal/vitext"
)

// recordsKind lists the records of a kind, grouped, and with parts under their wholes where declared.
var recordsKind = Define("records", program.MayHaveSubject, recordsOptions{Filter: allRecords}, makeRecords)

type recordsOptions struct {
	Common
	About
	Record  string // the kind of records
	Columns program.TableColumns
	Filter  recordFilter
	Where   program.Conditions // what the records must have
	Group   string             // the field whose values are lines over their records
	Order   program.Texts      // those of the groups that come first, in this order
	Child   string             // the field with the code of the record that a part belongs to
}

// About says what a section may narrow a table of records to: table:tasks/kinh_te.
type About struct {
	Subject  string        // the field that the subject is a value of
	Subjects program.Names // its values
}

// recordFilter says which records a table is for.
type recordFilter string

const (
	allRecords  recordFilter = "all"
	openRecords recordFilter = "open" // still asked for
	lateRecords recordFilter = "late" // stuck, or open past their deadline
)

// Choices are the words for it in YAML.
func (recordFilter) Choices() []string {
	return []string{string(allRecords), string(openRecords), string(lateRecords)}
}

// Subjects are the words that a section may narrow the table to.
func (o *recordsOptions) Subjects() []string { return o.About.Subjects }

// CheckOptions holds the kind of records, its fields and their values against the program.
func (o *recordsOptions) CheckOptions(p *program.Program, _ *program.Figure) []program.OptionFault {
	out := program.Missing("record", o.Record != "")
	if out = append(out, p.NoRecordKind("record", o.Record)...); len(out) > 0 {
		return append(out, program.Missing("columns", len(o.Columns) > 0)...) // what such records have is not known either
	}
	out = append(out, wrongRecordColumns(p, o.Columns, o.Record)...)
	for _, w := range o.Where {
		if wrong := p.NoField("where", o.Record, w.Field); len(wrong) > 0 {
			out = append(out, wrong...)
			continue
		}
		out = append(out, p.NoValue("where", o.Record, w)...)
	}
	out = append(out, p.NoField("group", o.Record, o.Group)...)
	out = append(out, p.NoField("child", o.Record, o.Child)...)
	out = append(out, p.NoField("subject", o.Record, o.Subject)...)
	out = append(out, program.Missing("subject", o.Subject != "" || len(o.About.Subjects) == 0)...)
	for _, s := range o.About.Subjects {
		out = append(out, p.NoValue("subjects", o.Record, program.Condition{Field: o.Subject, Value: s})...)
	}
	return out
}

func makeRecords(t *Table, o *recordsOptions) bool {
	list := t.Records(o.Record)
	switch o.Filter {
	case openRecords:
		list = list.Open()
	case lateRecords:
		list, t.NoneIsGood = list.Late(), true
	case allRecords:
	}
	if t.Subject != "" && o.Subject != "" {
		list = list.Where(o.Subject, t.Subject)
	}
	for _, w := range o.Where {
		list = list.Where(w.Field, w.Value)
	}
	t.recordColumns(o.Record, o.Columns, o.Record)
	n := 0 // one count through all groups
	groups := ordered(grouped(list, o.Group), o.Group, o.Order)
	for _, g := range groups {
		groupLine(t, g, o.Group, len(groups))
		for _, r := range g {
			if p := r.Text("parent"); o.Child != "" && p != "" && hasCode(g, p) {
				continue // it stands under its whole
			}
			n++
			t.record(r, strconv.Itoa(n))
			if o.Child == "" {
				continue
			}
			for m, x := range g.Where(o.Child, r.Code) {
				if x.Code != r.Code && r.Code != "" {
					t.record(x, strconv.Itoa(n)+"."+strconv.Itoa(m+1))
				}
			}
		}
	}
	recordNotes(t, list)
	t.DropEmpty()
	return true
}

// groupLine puts the line over a group, one of so many.
func groupLine(t *Table, g tell.Records, field string, of int) {
	if field == "" {
		return
	}
	name := g[0].Field(field)
	if name == nil && of < 2 {
		return
	}
	if name == nil {
		name = t.Say("group.other")
	}
	t.Group(inline.Text(vitext.Capital(document.Plain(name))))
}

func hasCode(list tell.Records, code string) bool {
	return slices.ContainsFunc(list, func(r tell.Record) bool { return r.Code == code && r.Text("parent") != code })
}

// grouped splits a list by a field, groups in the order of their first record.
func grouped(l tell.Records, field string) []tell.Records {
	var out []tell.Records
	at := map[string]int{}
	for _, r := range l {
		key := ""
		if field != "" {
			key = r.Text(field)
		}
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

// ordered puts the groups named first and in that order.
func ordered(groups []tell.Records, field string, names []string) []tell.Records {
	place := func(g tell.Records) int {
		if i := slices.Index(names, inline.Clean(g[0].Text(field))); i >= 0 {
			return i
		}
		return len(names)
	}
	slices.SortStableFunc(groups, func(a, b tell.Records) int { return place(a) - place(b) })
	return groups
}

// recordNotes are the bodies' own notes on the records of a table: the one that most records carry once, the
// others with their record's title.
func recordNotes(t *Table, list tell.Records) {
	counts := map[string]int{}
	common := ""
	for _, r := range list {
		n := inline.Clean(r.Text("note"))
		if counts[n]++; n != "" && counts[n] > counts[common] {
			common = n
		}
	}
	if counts[common] < 2 && len(list) > 1 {
		common = ""
	}
	for _, r := range list {
		if n := strings.TrimRight(inline.Clean(r.Text("note")), ". "); n != "" && n != common {
			t.Note(t.Fill(t.Text("records.note.one"), inline.Args{"title": r.Title(), "note": inline.Text(n)}))
		}
	}
	if common == "" {
		return
	}
	pattern := t.Text("records.note")
	if counts[common] < len(list) {
		pattern = t.Text("records.note.rest")
	}
	t.Note(t.Fill(pattern, inline.Args{"note": inline.Text(strings.TrimRight(common, ". "))}))
}

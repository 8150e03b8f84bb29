package compose

import (
	"fmt"
	"maps"
	"slices"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
	"tiendo/internal/period"
	"tiendo/internal/vitext"
)

// record is a task, a project, a proposal … as a template sees it.
type record struct {
	p *printer
	r tell.Record
}

// Title is the record's title without its full stop.
func (r record) Title() token { return r.p.run(r.r.Title()) }

// Is tells its state.
func (r record) Is(state string) bool { return r.r.Holds("state", state) }

// Late tells whether it is stuck, or open past its deadline.
func (r record) Late() bool { return r.r.Late() }

// Has tells whether a field is filled.
func (r record) Has(field string) bool { return len(r.r.Field(field)) > 0 }

// Field prints a field: bodies and states by their names, dates and figures as offices write them.
func (r record) Field(field string) token { return r.p.run(r.r.Field(field)) }

// Line is the record in one sentence, by the pattern record.<kind> of wording.yaml or the general one.
func (r record) Line() token { return r.p.run(r.r.Line()) }

// Children are the records that are parts of this one.
func (r record) Children() recordList { return r.p.records(r.r.Children()) }

// recordList is a list of records in the order of their codes.
type recordList []record

func (p *printer) records(list tell.Records) recordList {
	var out recordList
	for _, r := range list {
		out = append(out, record{p, r})
	}
	return out
}

// recordsOf are the records of a kind.
func (p *printer) recordsOf(kind string) (recordList, error) {
	if err := p.knows(kind); err != nil {
		return nil, err
	}
	return p.records(p.Records(kind)), nil
}

// knows tells whether the program has a kind of records.
func (p *printer) knows(kind string) error {
	if p.Program.RecordKindByCode(kind) == nil {
		return fmt.Errorf("no record kind %q", kind)
	}
	return nil
}

// Count is the number of records in the list.
func (l recordList) Count() (token, error) {
	if len(l) == 0 {
		return "", none("records")
	}
	return l[0].p.count("count.record."+l[0].r.Kind, len(l), "records"), nil
}

// Open are those that are still asked for.
func (l recordList) Open() recordList { return l.keep(tell.Record.Open) }

// Settled are those that nobody asks for any more.
func (l recordList) Settled() recordList {
	return l.keep(func(r tell.Record) bool { return !r.Open() })
}

// Late are those that are stuck, or open past their deadline.
func (l recordList) Late() recordList { return l.keep(tell.Record.Late) }

// Next are those that the period ahead has to deal with, by their deadlines: all that are still open, since they are
// due up to its end or run through it.
func (l recordList) Next() recordList {
	if len(l) == 0 {
		return nil
	}
	var list tell.Records
	for _, r := range l.Open() {
		list = append(list, r.r)
	}
	return l[0].p.records(list.ByDeadline())
}

// Due are those that are due up to the end of the period ahead; where that is the rest of the term, all with a deadline
// in it.
func (l recordList) Due() recordList {
	if len(l) == 0 {
		return nil
	}
	p := l[0].p
	end := p.official.kind().Ahead(p.Month(), p.Program.Term).End()
	return l.keep(func(r tell.Record) bool {
		d := r.Get("deadline").Date
		return !d.IsZero() && d.Compare(end) <= 0
	})
}

// AsOf says by which reports the list is, where not all of it was sent in the report's month: "theo báo cáo tháng
// 12/2022 (7 nội dung); tháng 3/2023 (5 nội dung)".
func (l recordList) AsOf() token {
	if len(l) == 0 {
		return ""
	}
	p, sent := l[0].p, map[period.Month]int{}
	for _, r := range l {
		sent[r.r.Sent]++
	}
	months := slices.Sorted(maps.Keys(sent))
	if months[0] == p.Month() {
		return ""
	}
	var parts [][]document.Inline
	for _, m := range months {
		a := inline.Args{"period": p.When(period.InMonth(m))}
		if len(months) > 1 {
			a["n"] = p.Counted("count.record."+l[0].r.Kind+"."+m.String(), sent[m], "records")
		}
		parts = append(parts, p.Fill(p.Text("records.as_of.one"), a))
	}
	return p.run(p.Fill(p.Text("records.as_of"), inline.Args{"list": p.List(parts)}))
}

// First are the first so many.
func (l recordList) First(n int) recordList { return l[:min(n, len(l))] }

// After are those behind the first so many.
func (l recordList) After(n int) recordList { return l[min(n, len(l)):] }

// Where are those whose field has a value.
func (l recordList) Where(field, value string) recordList {
	return l.keep(func(r tell.Record) bool { return r.Holds(field, value) })
}

// In are those in a state.
func (l recordList) In(state string) recordList { return l.Where("state", state) }

// Top are those that are no part of another record.
func (l recordList) Top() recordList {
	return l.keep(func(r tell.Record) bool { return r.Text("parent") == "" })
}

// Titles are their titles in one line.
func (l recordList) Titles() token {
	if len(l) == 0 {
		return ""
	}
	var parts [][]document.Inline
	for _, r := range l {
		parts = append(parts, inline.Text(vitext.Uncapital(document.Plain(r.r.Title()))))
	}
	return l[0].p.run(l[0].p.List(parts))
}

func (l recordList) keep(f func(tell.Record) bool) recordList {
	var out recordList
	for _, r := range l {
		if f(r.r) {
			out = append(out, r)
		}
	}
	return out
}

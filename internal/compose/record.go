package compose

import (
	"fmt"

	"tiendo/internal/compose/inline"
	"tiendo/internal/compose/tell"
	"tiendo/internal/document"
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

// Late are those that are stuck, or open past their deadline.
func (l recordList) Late() recordList { return l.keep(tell.Record.Late) }

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

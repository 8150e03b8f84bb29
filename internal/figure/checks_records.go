package figure

import (
	"slices"

	"tiendo/internal/program"
)

// columnsOf are the columns by which the forms ask for a kind of records; "" are all kinds.
func columnsOf(p *program.Program, record string) []program.Column {
	var out []program.Column
	for _, f := range p.Forms {
		for _, t := range f.Tables {
			if t.Kind == program.Records && (record == "" || t.Record == record) {
				out = append(out, t.Columns...)
			}
		}
	}
	return out
}

// noField faults an option that names no field of a kind of records. Where no form asks for the kind there is
// nothing to hold it against.
func noField(p *program.Program, record, key, found string) []program.OptionFault {
	columns := columnsOf(p, record)
	if len(columns) == 0 {
		return nil
	}
	known := []string{stateField}
	for _, c := range columns {
		if !slices.Contains(known, c.Code) {
			known = append(known, c.Code)
		}
	}
	return noneOf(key, found, known)
}

// wrongRecords faults a kind of records that there is not, and what such records cannot have. Where no kind is given
// a section may name any: then any kind's fields will do.
func wrongRecords(p *program.Program, record string, where program.Conditions) []program.OptionFault {
	if out := noneOf("record", record, recordKinds(p)); len(out) > 0 {
		return out // what such records have is not known either
	}
	var out []program.OptionFault
	for _, w := range where {
		wrong := noField(p, record, "where", w.Field)
		if len(wrong) == 0 {
			wrong = noValue(p, record, w)
		}
		out = append(out, wrong...)
	}
	return out
}

// noValue faults a condition that no record can meet: its field takes certain words only, and none is this one.
func noValue(p *program.Program, record string, w program.Condition) []program.OptionFault {
	var known []string
	for _, c := range columnsOf(p, record) {
		if c.Code != w.Field {
			continue
		}
		k := p.RecordKindByCode(c.Choices)
		if c.Field != program.ChoiceField || k == nil {
			return nil
		}
		for _, s := range k.States {
			known = append(known, s.Code)
		}
	}
	if known == nil {
		return nil
	}
	return noneOf("where", w.Value, known)
}

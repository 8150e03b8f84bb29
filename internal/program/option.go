package program

import (
	"slices"
	"strconv"
)

// What follows helps options to check themselves: each hands back what is wrong, none where nothing is.

// NoneOf faults an option that names none of what there is; one that says nothing names nothing.
func NoneOf(key, found string, known []string) []OptionFault {
	if found == "" || slices.Contains(known, found) {
		return nil
	}
	return []OptionFault{{Key: key, Found: found, Known: known}}
}

// Missing faults an option that must be given and is not.
func Missing(key string, given bool) []OptionFault {
	if given {
		return nil
	}
	return []OptionFault{{Key: key}}
}

// NoRecordKind faults an option that names a kind of records that there is not.
func (p *Program) NoRecordKind(key, found string) []OptionFault {
	var known []string
	for i := range p.RecordKinds {
		known = append(known, p.RecordKinds[i].Code)
	}
	return NoneOf(key, found, known)
}

// Outside faults a number that is not in a range; 0 says nothing.
func Outside(key string, found, least, most int) []OptionFault {
	if found == 0 || found >= least && found <= most {
		return nil
	}
	return []OptionFault{{Key: key, Found: strconv.Itoa(found), Known: []string{strconv.Itoa(least) + "–" + strconv.Itoa(most)}}}
}

// JudgedCodes are the codes of all indicators and components.
func (p *Program) JudgedCodes() []string {
	var out []string
	for i := range p.Indicators {
		out = append(out, p.Indicators[i].Code)
		for k := range p.Indicators[i].Components {
			out = append(out, p.Indicators[i].Components[k].Code)
		}
	}
	return out
}

// MeasureCodes are the codes of all measures.
func (p *Program) MeasureCodes() []string {
	var out []string
	for i := range p.Measures {
		out = append(out, p.Measures[i].Code)
	}
	return out
}

// Givers are all who give plans or targets: those whose plans the forms ask for, and those whom the indicators name.
// A plan may stand in either place.
func (p *Program) Givers() []string {
	var out []string
	add := func(giver string) {
		if giver != "" && !slices.Contains(out, giver) {
			out = append(out, giver)
		}
	}
	for _, f := range p.Forms {
		for _, t := range f.Tables {
			for _, c := range t.Columns {
				add(c.Giver)
			}
		}
	}
	for _, i := range p.Indicators {
		for _, c := range i.Components {
			for _, t := range c.Targets {
				add(t.Giver)
			}
		}
	}
	return out
}

// RecordColumns are the columns by which the forms ask for a kind of records; "" are all kinds.
func (p *Program) RecordColumns(kind string) []Column {
	var out []Column
	for _, f := range p.Forms {
		for _, t := range f.Tables {
			if t.Kind == Records && (kind == "" || t.Record == kind) {
				out = append(out, t.Columns...)
			}
		}
	}
	return out
}

// RecordFields are the fields that the forms ask for of a kind of records, each once. None: no form asks for
// the kind, so there is nothing to hold a name against.
func (p *Program) RecordFields(kind string) []string {
	var out []string
	for _, c := range p.RecordColumns(kind) {
		if !slices.Contains(out, c.Code) {
			out = append(out, c.Code)
		}
	}
	return out
}

// NoField faults an option that names no field of a kind of records; a state is always one.
func (p *Program) NoField(key, kind, found string) []OptionFault {
	known := p.RecordFields(kind)
	if len(known) == 0 || found == StateField {
		return nil
	}
	return NoneOf(key, found, known)
}

// NoValue faults a value that no record of a kind can have: its field takes certain words only, and none is
// this one.
func (p *Program) NoValue(key, kind string, is Condition) []OptionFault {
	var known []string
	for _, c := range p.RecordColumns(kind) {
		if c.Code != is.Field {
			continue
		}
		k := p.RecordKindByCode(c.Choices)
		if c.Field != ChoiceField || k == nil {
			return nil
		}
		for _, s := range k.States {
			if !slices.Contains(known, s.Code) {
				known = append(known, s.Code)
			}
		}
	}
	if known == nil {
		return nil
	}
	return NoneOf(key, is.Value, known)
}

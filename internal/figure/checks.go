package figure

import "tiendo/internal/program"

// wrongRecords faults a kind of records that there is not, and what such records cannot have. Where no kind is given
// a section may name any: then any kind's fields will do.
func wrongRecords(p *program.Program, record string, where program.Conditions) []program.OptionFault {
	if out := p.NoRecordKind("record", record); len(out) > 0 {
		return out // what such records have is not known either
	}
	var out []program.OptionFault
	for _, w := range where {
		wrong := p.NoField("where", record, w.Field)
		if len(wrong) == 0 {
			wrong = p.NoValue("where", record, w)
		}
		out = append(out, wrong...)
	}
	return out
}

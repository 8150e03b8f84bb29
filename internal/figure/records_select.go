package figure

import (
	"slices"

	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/vitext"
)

// selectRecords finds the kind of records that a chart is about, and those of them that have all that is asked.
// Where a section names a kind, that one counts. The records come in the order of their numbers, as the tables list
// them. A kind that there is not is reported.
func selectRecords(c *Chart, code string, where program.Conditions) (*program.RecordKind, []observation.Record) {
	if c.Program.RecordKindByCode(c.Figure.Subject) != nil {
		code = c.Figure.Subject
	}
	k := c.Program.RecordKindByCode(code)
	if k == nil {
		c.unknown("record: " + code)
		return nil, nil
	}
	var out []observation.Record
	for _, r := range c.Set.Records {
		if r.Kind == code && meets(r, where) {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b observation.Record) int { return vitext.ByNumber(a.Code, b.Code) })
	return k, out
}

// meets tells whether a record has all that is asked.
func meets(r observation.Record, where program.Conditions) bool {
	return !slices.ContainsFunc(where, func(w program.Condition) bool { return r.Text(w.Field) != w.Value })
}

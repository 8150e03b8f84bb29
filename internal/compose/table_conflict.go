package compose

import (
	"tiendo/internal/document"
	"tiendo/internal/observation"
)

// conflictsTable lists the figures that two bodies gave differently in the report's month: the one used and
// the one kept beside it.
func (c *composer) conflictsTable() document.Table {
	t := c.grid("conflicts", "no:9mm,name:7,period:4,used:3,by:4,other:3,body:4", map[string]string{"no": "center", "period": "center", "used": "right", "other": "right"})
	all := c.in.Set.Observations
	for i := range all {
		o := &all[i]
		m := c.p.MeasureByCode(o.Measure)
		if o.Chosen || m == nil || o.Sent != c.in.Card.Month || !isReading(o.Kind) || !o.Value.Known() {
			continue
		}
		used := c.usedFor(o)
		if used == nil {
			continue
		}
		id := "conflict." + o.Measure + "." + o.Area + "." + o.Period.String()
		name := m.Name
		if m.Unit != "" {
			name += ", " + m.Unit
		}
		cellOf := func(id string, x *observation.Observation) document.Cell {
			return cell(c.number(id, x.Value, show{decimals: max(m.Decimals, min(decimalsOf(x.Value.Plain()), 1)), period: x.Period.String(), bare: true}))
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{rowNumber(len(t.Rows) + 1), {Text: text(name), Header: "row"}, cell(text(c.periodWords(o.Period))),
			cellOf(id+".used", used), cell(text(c.shortBody(used.Body))), cellOf(id+".other", o), cell(text(c.shortBody(o.Body)))}})
	}
	return t
}

// usedFor is the figure of another body that stands in the place of o; nil when there is none or it is equal.
func (c *composer) usedFor(o *observation.Observation) *observation.Observation {
	all := c.in.Set.Observations
	for i := range all {
		x := &all[i]
		if x.Chosen && x.Measure == o.Measure && x.Area == o.Area && x.Period == o.Period && x.Kind == o.Kind && x.Body != o.Body && x.Value.Known() {
			if x.Value.Num.Equal(o.Value.Num) {
				return nil
			}
			return x
		}
	}
	return nil
}

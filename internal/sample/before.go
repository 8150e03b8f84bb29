package main

import (
	"cmp"
	"slices"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

// lookBack is how many months back a blank's figures come from: a yearly question shows last year's.
const lookBack = 12

// before is what the body itself reported in the year before: the blank that it received shows the last
// figures beside its inputs. Records and texts are left out; the sample writes them whole every time.
func (s *sample) before(x sending) observation.Set {
	set := observation.Set{Month: x.month}
	form := formOf(s.program, x.body)
	if form == nil {
		return set
	}
	for m := max(firstMonth, x.month.Add(-lookBack)); m < x.month; m++ {
		was := sending{x.body, m, max(1, resent[x.body+"/"+m.String()])}
		for _, t := range form.Tables {
			if !program.Asked(t.Months, m) {
				continue
			}
			for _, r := range askedRows(s.program, t, m) {
				for _, c := range t.Columns {
					if o, ok := s.reported(r, c, was); ok {
						set.Observations = append(set.Observations, o)
					}
				}
			}
		}
	}
	return set
}

// reported is the figure that a sending had in one cell; false for a gap, a sign or a word.
func (s *sample) reported(r row, c program.Column, x sending) (observation.Observation, bool) {
	if !r.asks(c, x.month) || c.Kind == observation.Ratio {
		return observation.Observation{}, false
	}
	measure := cmp.Or(c.Measure, r.measure)
	p, ok := program.SpanPeriod(cmp.Or(r.spans[c.Code], c.Span), x.month, s.program.Term)
	if !ok {
		return observation.Observation{}, false
	}
	f, ok := s.table.Find(measure, r.area, c.Kind, p, x)
	if !ok {
		return observation.Observation{}, false
	}
	n, err := quantity.Parse(f.Value)
	if err != nil {
		return observation.Observation{}, false
	}
	v := quantity.Of(n, "")
	return observation.Observation{Measure: measure, Area: r.area, Kind: c.Kind, Column: c.Code, Period: p,
		Value: v, Stated: v, Body: x.body, Sent: x.month, Attempt: x.attempt}, true
}

// row is one line of a table of figures, of measures or of areas.
type row struct {
	key, measure, area string
	columns            []string
	spans              map[string]string
}

// asks tells whether a column that holds figures is asked for the line in a month.
func (r row) asks(c program.Column, m period.Month) bool {
	return !c.Note && program.Asked(c.Months, m) && (len(r.columns) == 0 || slices.Contains(r.columns, c.Code))
}

// askedRows are the lines of a table of figures that are asked in a month, in the form's order.
func askedRows(p *program.Program, t program.Table, m period.Month) []row {
	var out []row
	switch t.Kind {
	case program.Areas:
		for _, a := range p.Areas {
			if a.Set == t.AreaSet && stands(a.ValidFrom, a.ValidTo, m) {
				out = append(out, row{key: a.Code, measure: t.Measure, area: a.Code})
			}
		}
	case program.Measures:
		for _, r := range t.Rows {
			if !r.Heading && program.Asked(r.Months, m) {
				out = append(out, row{key: cmp.Or(r.Code, r.Measure), measure: r.Measure, columns: r.Columns, spans: r.Span})
			}
		}
	case program.Records, program.Notes:
	}
	return out
}

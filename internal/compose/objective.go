package compose

import "tiendo/internal/compose/tell"

// objective is one of the resolution's objectives.
type objective struct {
	p *printer
	o tell.Objective
}

// Name is the objective's words.
func (o objective) Name() token { return o.p.text(o.o.Name) }

// Anchor is the objective's anchor.
func (o objective) Anchor() token { return o.p.text("muc-tieu-" + o.o.Code) }

// Indicators are those that measure it.
func (o objective) Indicators() indicatorList { return o.p.indicators(o.o.Indicators()) }

// Records are the records of kind objective with this code: what the bodies say about it.
func (o objective) Records() recordList {
	return o.p.records(o.p.Records("objective").Keep(func(r tell.Record) bool { return r.Code == o.o.Code }))
}

// Summary says how its indicators stand: "3 chỉ tiêu, gồm 1 dự kiến đạt; 2 …", "4 chỉ tiêu, đều …".
func (o objective) Summary() token { return o.p.run(o.o.Summary()) }

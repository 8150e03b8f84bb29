package intake

import (
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/program"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// missingRows names the rows that the month asks for and that are nowhere.
func (r *tableReading) missingRows(l *foundTable) {
	var lost []string
	switch r.t.Kind {
	case program.Measures:
		for i := range r.t.rows {
			rw := &r.t.rows[i]
			if !rw.Heading && !r.met[i] && program.Asked(rw.Months, r.month()) && r.anyAsked(rw) {
				lost = append(lost, rw.Label)
			}
		}
	case program.Areas:
		for _, a := range r.program.Areas {
			if a.Set == r.t.AreaSet && a.In(r.month()) && r.seen[a.Code] == "" {
				lost = append(lost, a.Name)
			}
		}
	case program.Records, program.Notes:
	}
	if len(lost) > 0 {
		r.say("E133", l.sheet, l.ref(), wording.Args{"table": r.title(r.t), "rows": quoted(lost, maxNamed), "count": strconv.Itoa(len(lost))})
	}
}

// anyAsked tells whether the month asks for any column of a row.
func (r *tableReading) anyAsked(rw *row) bool {
	return slices.ContainsFunc(r.t.columns, func(c column) bool {
		return !c.Note && rw.asks(&c) && program.Asked(c.Months, r.month())
	})
}

// asks tells whether a row is asked under a column at all.
func (rw *row) asks(c *column) bool {
	return len(rw.Columns) == 0 || slices.Contains(rw.Columns, c.Code)
}

// unknownRows names the rows with figures that the form does not have.
func (w *figureRows) unknownRows() {
	if len(w.nameless) > 0 {
		w.say("W144", w.l.sheet, workbook.Ref(w.nameless[0], w.first), wording.Args{"table": w.title(w.t), "count": strconv.Itoa(len(w.nameless))})
	}
	if len(w.unknown) == 0 {
		return
	}
	code := "W122"
	if !w.form.Marker {
		code = "N123" // such a body does not know our form: rows beyond it are its own business
	}
	names := w.unknown
	if len(names) > maxNamed {
		names = append(slices.Clone(names[:maxNamed]), "…")
	}
	w.say(code, w.l.sheet, w.unknownAt.Ref(), wording.Args{"labels": strings.Join(names, "; "), "table": w.title(w.t)})
}

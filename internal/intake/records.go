package intake

import (
	"cmp"

	"tiendo/internal/observation"
	"tiendo/internal/program"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// blankRows ends a records table: people leave a row or two between entries.
const blankRows = 3

// records reads one part of a table of records, one a row.
func (r *tableReading) records(l *foundTable) {
	w := &recordRows{tableReading: r, l: l, g: r.grids[l.sheet]}
	keys := map[string]string{}
	for n, blank := l.first, 0; n < l.limit; n++ {
		if blank >= blankRows {
			if w.leftBelow(n) {
				break
			}
			continue
		}
		if w.g.numbersColumns(n) {
			continue
		}
		rec, some := w.record(n)
		if !some {
			blank++
			continue
		}
		blank = 0
		if !w.identified(rec, n, keys) {
			continue
		}
		w.requiredFields(rec, n)
		w.out.records = append(w.out.records, rec)
	}
}

// record reads one row; some is false when nothing stands in it.
func (w *recordRows) record(sheetRow int) (rec observation.Record, some bool) {
	rec = observation.Record{Kind: w.t.Record, Body: w.body(), Sent: w.month()}
	for k := range w.t.columns {
		col, ok := w.l.columns[k]
		if !ok {
			continue
		}
		cell := w.g.covering(sheetRow, col)
		f := w.field(&w.t.columns[k], col, cell)
		if w.keys(k) {
			rec.Code = f.Text
		}
		some = some || f.Text != "" || f.Num.Known() || !f.Date.IsZero() || (filled(cell) && cell.Row == sheetRow)
		rec.Fields = append(rec.Fields, f)
	}
	return rec, some
}

// keys tells whether a declared column gives records their identity. The Office's rows are many for one body.
func (w *recordRows) keys(decl int) bool {
	return w.t.columns[decl].Key && !program.OfficeRecord(w.t.Record)
}

// identified tells whether a record has its key, and as the first of the table; if not, it is named.
func (w *recordRows) identified(rec observation.Record, sheetRow int, keys map[string]string) bool {
	for k := range w.t.columns {
		col, ok := w.l.columns[k]
		if !ok || !w.keys(k) {
			continue
		}
		at := workbook.Ref(sheetRow, col)
		if rec.Code == "" {
			if holdsMoreThanNumbers(rec) {
				w.say("E134", w.l.sheet, at, wording.Args{"table": w.title(w.t)})
			}
			return false
		}
		if before, again := keys[rec.Code]; again {
			w.say("E135", w.l.sheet, at, wording.Args{"found": rec.Code, "first": before})
			return false
		}
		keys[rec.Code] = at
	}
	return true
}

// requiredFields names what a record lacks.
func (w *recordRows) requiredFields(rec observation.Record, sheetRow int) {
	for k := range w.t.columns {
		c := &w.t.columns[k]
		if col, ok := w.l.columns[k]; ok && c.Required && !filled(w.g.covering(sheetRow, col)) {
			w.say("E113", w.l.sheet, workbook.Ref(sheetRow, col), wording.Args{"label": cmp.Or(rec.Code, rec.Text("title")), "heading": w.heading(c)})
		}
	}
}

// holdsMoreThanNumbers tells whether a row without its key holds something that would be lost: a blank
// numbered line of the form ("1", "2") does not.
func holdsMoreThanNumbers(rec observation.Record) bool {
	for _, f := range rec.Fields {
		if len([]rune(f.Text)) > 3 || !f.Date.IsZero() || f.Num.Known() {
			return true
		}
	}
	return false
}

// leftBelow names a row below the end of a table that looks like an entry: people leave rows blank, but a
// table has an end, and what stands below it may be another. Signatures and remarks fill less of a row.
func (w *recordRows) leftBelow(sheetRow int) bool {
	full, keyed := 0, true
	var at *workbook.Cell
	for k := range w.t.columns {
		col, ok := w.l.columns[k]
		if !ok {
			continue
		}
		switch c := w.g.cell(sheetRow, col); {
		case filled(c):
			if full++; at == nil {
				at = c
			}
		case w.keys(k):
			keyed = false
		}
	}
	if full < 3 || !keyed {
		return false
	}
	w.say("W149", w.l.sheet, at.Ref(), wording.Args{"table": w.title(w.t), "found": vitext.Quote(cellText(at))})
	return true
}

package intake

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// wholePlace is a place as diagnostics print it: "so-tai-chinh.xlsx[Thu ngân sách!C7]".
var wholePlace = regexp.MustCompile(`^(.*)\[(.*)!\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\]$`)

var cellRef = regexp.MustCompile(`^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$`)

// target reads which cell a row of the Party Office's book is about. The file is given as it stands in the
// folder of the same month; its path is returned as diagnostics write it.
func (m *merger) target(s *sending, rec observation.Record) (file, sheet, cell string, ok bool) {
	file, sheet, cell = rec.Text("file"), rec.Text("sheet"), strings.TrimSpace(rec.Text("cell"))
	if g := wholePlace.FindStringSubmatch(cell); g != nil {
		file, sheet, cell = cmp.Or(g[1], file), g[2], g[3]+g[4]
	}
	g := cellRef.FindStringSubmatch(cell)
	if g == nil || file == "" {
		return file, sheet, cell, false
	}
	cell = strings.ToUpper(g[1]) + g[2]
	base := vitext.NFC(path.Base(file))
	for i := range m.sent {
		o := &m.sent[i]
		if o.month == s.month && strings.EqualFold(vitext.NFC(path.Base(o.path)), base) {
			return o.where(), sheet, cell, true
		}
	}
	return file, sheet, cell, false
}

// office takes the Party Office's own rows out of the sendings of bodies that are the Office.
func (m *merger) office() {
	for i := range m.sent {
		s := &m.sent[i]
		b := m.r.p.BodyByCode(s.stated.Body)
		if !s.counts || b == nil {
			continue
		}
		for _, rec := range s.stated.Records {
			if isOffice(rec.Kind) && !b.Office {
				m.say("E161", whereOf(b.Code, firstSource(rec)), wording.Args{"body": b.Name})
				continue
			}
			m.officeRow(s, rec)
		}
	}
	slices.SortStableFunc(m.set.Rulings, func(a, b observation.Ruling) int {
		return cmp.Or(cmp.Compare(a.Sent, b.Sent), cmp.Compare(a.Indicator, b.Indicator))
	})
}

func isOffice(kind string) bool {
	switch kind {
	case kindReceipt, kindConfirmation, kindCorrection, kindChoice, kindRuling:
		return true
	}
	return false
}

func firstSource(rec observation.Record) quantity.Source {
	for _, f := range rec.Fields {
		if f.At.File != "" {
			return f.At
		}
	}
	return quantity.Source{}
}

// placeText writes as much of a place as the Party Office wrote.
func placeText(file, sheet, cell string) string {
	switch at := strings.Trim(sheet+"!"+cell, "!"); {
	case at == "":
		return file
	case file == "":
		return at
	default:
		return file + "[" + at + "]"
	}
}

func (m *merger) officeRow(s *sending, rec observation.Record) {
	at := firstSource(rec)
	at.Submission = m.id(s)
	where := whereOf(s.stated.Body, at)
	switch rec.Kind {
	case kindConfirmation, kindCorrection:
		file, sheet, cell, ok := m.target(s, rec)
		if !ok {
			m.say("E162", where, wording.Args{"found": placeText(file, sheet, cell)})
			return
		}
		if rec.Kind == kindConfirmation {
			if rec.Text("who") == "" || rec.Text("why") == "" {
				m.say("E163", where, nil)
				return
			}
			m.set.Confirmations = append(m.set.Confirmations, observation.Confirmation{File: file, Sheet: sheet, Cell: cell,
				Value: valueText(rec.Get("value")), Who: rec.Text("who"), Why: rec.Text("why"), At: at})
			return
		}
		if to := rec.Get("new").At; to.Cell != "" {
			at.Cell, at.Value = to.Cell, to.Value // the figure's source is the cell with the new value, not the row's first
		}
		m.set.Corrections = append(m.set.Corrections, observation.Correction{File: file, Sheet: sheet, Cell: cell,
			Old: valueText(rec.Get("old")), New: valueText(rec.Get("new")), Caller: rec.Text("caller"), Taker: rec.Text("taker"), At: at})
	case kindChoice:
		measure := m.measure(rec.Text("measure"))
		body := rec.Text("body")
		if measure == "" || m.r.p.BodyByCode(body) == nil {
			m.say("E164", where, wording.Args{"measure": rec.Text("measure"), "body": body})
			return
		}
		m.set.Choices = append(m.set.Choices, observation.Choice{Measure: measure, Body: body, Period: m.span(rec.Text("period"), where), Why: rec.Text("why"), At: at})
	case kindRuling:
		if m.r.p.IndicatorByCode(strings.ToUpper(rec.Text("indicator"))) == nil && m.r.p.IndicatorByCode(strings.ToUpper(rec.Text("indicators"))) == nil {
			m.say("E165", where, wording.Args{"found": cmp.Or(rec.Text("indicator"), rec.Text("indicators"))})
			return
		}
		m.set.Rulings = append(m.set.Rulings, observation.Ruling{Indicator: strings.ToUpper(cmp.Or(rec.Text("indicator"), rec.Text("indicators"))),
			Status: rec.Text("status"), By: rec.Text("by"), Why: rec.Text("why"), Until: rec.Get("until").Date, Sent: s.month, At: at})
	}
}

// valueText is what a field says as a value: its number if it is one, else its text.
func valueText(f observation.Field) string {
	if f.Num.Known() {
		return f.Num.Plain()
	}
	return f.Text
}

// measure finds a measure by code or name.
func (m *merger) measure(s string) string {
	k := m.r.key(s)
	for i := range m.r.p.Measures {
		if x := &m.r.p.Measures[i]; s != "" && (x.Code == s || m.r.key(x.Name) == k) {
			return x.Code
		}
	}
	return ""
}

// span reads a period that may be blank.
func (m *merger) span(s string, where diag.Place) period.Period {
	if s == "" {
		return period.Period{}
	}
	p, err := reading.Period(s)
	if err != nil {
		m.say("E166", where, wording.Args{"found": s})
	}
	return p
}

// correct puts corrected values in the place of what a body stated. A correction lapses when the body has
// sent again, and does not apply where the cell no longer holds the old value.
func (m *merger) correct() {
	var kept []observation.Correction
	for _, c := range m.set.Corrections {
		where := whereOf("", c.At)
		hit := -1
		for i := range m.set.Observations {
			if src := m.set.Observations[i].Value.Sources; len(src) > 0 && src[0].File == c.File && src[0].Cell == c.Cell && (c.Sheet == "" || m.r.key(src[0].Sheet) == m.r.key(c.Sheet)) {
				hit = i
			}
		}
		if hit < 0 {
			m.say("N167", where, wording.Args{"found": path.Base(c.File) + "[" + c.Sheet + "!" + c.Cell + "]"})
			continue
		}
		o := &m.set.Observations[hit]
		where.Body = o.Body
		num, err := reading.Number(c.New, reading.Undeclared)
		old, oldErr := reading.Number(c.Old, reading.Undeclared)
		switch {
		case err != nil:
			m.say("E168", where, wording.Args{"found": c.New})
			continue
		case o.Stated.Known() && (oldErr != nil || !old.Num.Equal(o.Stated.Num)):
			m.say("E169", where, wording.Args{"old": c.Old, "found": o.Stated.Plain(), "cell": c.Sheet + "!" + c.Cell})
			continue
		}
		before := valueOf(o)
		sources := append(slices.Clone(o.Value.Sources), c.At)
		o.Stated.Num, o.Stated.Absence, o.Stated.Sources = num.Num, quantity.Present, sources
		o.Value = o.Stated
		if x := m.r.p.MeasureByCode(o.Measure); x != nil && o.Kind != observation.Ratio && x.Unit != o.Stated.Unit {
			from, to := m.r.unit(o.Stated.Unit), m.r.unit(x.Unit)
			if m.r.sameBase(from, to) {
				if v, ok := num.Num.Mul(from.Factor).Quo(to.Factor); ok {
					o.Value.Num, o.Value.Unit = v, x.Unit
				}
			}
		}
		kept = append(kept, c)
		m.say("N170", where, wording.Args{"old": before, "new": valueOf(o), "cell": path.Base(c.File) + "[" + o.Value.Sources[0].Sheet + "!" + c.Cell + "]", "caller": c.Caller, "taker": c.Taker})
	}
	m.set.Corrections = kept
}

// restatement reads a row of a body's sheet Điều chỉnh: a figure of an earlier month, given again.
func (m *merger) restatement(s *sending, rec observation.Record) (observation.Observation, bool) {
	where := whereOf(s.stated.Body, firstSource(rec))
	measure := m.r.p.MeasureByCode(m.measure(rec.Text("measure")))
	if measure == nil {
		m.say("E164", where, wording.Args{"measure": rec.Text("measure"), "body": s.stated.Body})
		return observation.Observation{}, false
	}
	p := m.span(rec.Text("period"), where)
	f := rec.Get("value")
	if p.IsZero() || !f.Num.Known() {
		m.say("E171", where, wording.Args{"measure": measure.Name})
		return observation.Observation{}, false
	}
	area := ""
	if a := rec.Text("area"); a != "" {
		codes := m.r.areas[m.r.key(a)]
		if len(codes) != 1 {
			m.say("E172", where, wording.Args{"found": a})
			return observation.Observation{}, false
		}
		area = codes[0]
	}
	v := quantity.Of(f.Num.Num, cmp.Or(rec.Text("unit"), f.Num.Unit, measure.Unit), f.At)
	value := v
	if v.Unit != measure.Unit {
		from, to := m.r.unit(v.Unit), m.r.unit(measure.Unit)
		num, ok := quantity.Decimal{}, false
		if m.r.sameBase(from, to) {
			num, ok = v.Num.Mul(from.Factor).Quo(to.Factor)
		}
		if !ok {
			m.say("E120", where, wording.Args{"found": v.Unit, "expected": measure.Unit, "heading": measure.Name})
			return observation.Observation{}, false
		}
		value.Num, value.Unit = num, measure.Unit
	}
	return observation.Observation{Measure: measure.Code, Area: area, Kind: observation.Actual, Period: p, From: p.Start(), To: p.End(),
		Value: value, Stated: v, Body: s.stated.Body, Sent: s.month, Attempt: s.attempt, Chosen: true}, true
}

// confirm marks the warnings about cells that the Party Office let through. Values that rules of other
// months or bodies doubt are check's to confirm.
func confirm(found diag.List, list []observation.Confirmation) diag.List {
	out := slices.Clone(found)
	for i := range out {
		d := &out[i]
		if d.Severity != diag.Warning || d.At.Cell == "" {
			continue
		}
		for _, c := range list {
			if c.File == d.At.File && c.Cell == d.At.Cell && (c.Sheet == "" || vitext.Key(c.Sheet) == vitext.Key(d.At.Sheet)) {
				d.Confirmed = true
				d.Message += wording.Text("confirmed.by", wording.Args{"who": c.Who, "why": c.Why})
			}
		}
	}
	return out
}

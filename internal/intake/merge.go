package intake

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// Kinds of records that are the Party Office's own book, not the report's; and the sheet on which a body
// restates figures of earlier months.
const (
	kindReceipt      = "receipt"
	kindConfirmation = "confirmation"
	kindCorrection   = "correction"
	kindChoice       = "choice"
	kindRuling       = "ruling"
	kindRestatement  = "restatement"
)

// merger puts the sendings together.
type merger struct {
	r     *reader
	o     Options
	sent  []sending
	found diag.List
	set   observation.Set
	tree  fs.FS
}

func (m *merger) merge() {
	m.receipts()
	m.accept()
	for i := range m.sent {
		m.found = append(m.found, m.sent[i].found...)
	}
	m.submissions()
	m.office()
	for i := range m.sent {
		if s := &m.sent[i]; s.counts {
			m.set.Observations = append(m.set.Observations, m.observations(s)...)
		}
	}
	m.correct()
	m.vintages()
	m.weigh()
	m.records()
	slices.SortStableFunc(m.set.Observations, compareObservations)
}

func (m *merger) say(code string, at diag.Place, args wording.Args) {
	m.found = append(m.found, wording.Diagnostic(code, at, args))
}

func (m *merger) at(s *sending) diag.Place { return diag.Place{File: s.where(), Body: s.stated.Body} }

// receipts gives each sending the day on which it came: from Tiếp nhận, else from the form itself.
func (m *merger) receipts() {
	for i := range m.sent {
		m.sent[i].received = m.sent[i].stated.Sent
		m.sent[i].document = m.sent[i].stated.Document
	}
	for i := range m.sent {
		for _, rec := range m.sent[i].stated.Records {
			if rec.Kind != kindReceipt {
				continue
			}
			name := rec.Text("file")
			f := rec.Get("received")
			var hit *sending
			for j := range m.sent {
				if s := &m.sent[j]; s.month == m.sent[i].month && name != "" && strings.EqualFold(vitext.NFC(path.Base(s.path)), vitext.NFC(path.Base(name))) {
					hit = s
				}
			}
			if hit == nil {
				m.say("W160", whereOf(m.sent[i].stated.Body, rec.Get("file").At, f.At), wording.Args{"found": name})
				continue
			}
			if !f.Date.IsZero() {
				hit.received = f.Date
			}
			if d := rec.Text("document"); d != "" {
				hit.document = d
			}
		}
	}
}

// whereOf is where the first of some sources that are known points.
func whereOf(body string, list ...quantity.Source) diag.Place {
	for _, s := range list {
		if s.File != "" {
			return diag.Place{File: s.File, Sheet: s.Sheet, Cell: s.Cell, Body: body}
		}
	}
	return diag.Place{Body: body}
}

// accept decides which sendings count: right month, received by AsOf, the highest number of its body and form.
func (m *merger) accept() {
	groups := map[string][]int{}
	var keys []string
	for i := range m.sent {
		s := &m.sent[i]
		s.rejected = s.stated.Rejected
		if !s.rejected && s.stated.Month != s.month {
			m.say("E103", m.at(s), wording.Args{
				"found": reading.MonthInFigures(s.stated.Month), "expected": reading.MonthInFigures(s.month), "folder": path.Join(m.o.Prefix, s.stated.Month.String()),
			})
			s.rejected = true
		}
		if m.late(s) {
			continue
		}
		if s.rejected {
			continue
		}
		k := s.month.String() + "\x00" + s.stated.Form + "\x00" + s.stated.Body
		if groups[k] == nil {
			keys = append(keys, k)
		}
		groups[k] = append(groups[k], i)
		if body := s.stated.Body; body != "" && !strings.HasPrefix(s.name, body) {
			m.say("N153", m.at(s), wording.Args{"found": path.Base(s.path), "expected": body + path.Ext(s.path), "body": m.bodyName(body)})
		}
	}
	for _, k := range keys {
		list := groups[k]
		slices.SortFunc(list, func(a, b int) int {
			return cmp.Or(cmp.Compare(m.sent[a].attempt, m.sent[b].attempt), cmp.Compare(len(m.sent[a].path), len(m.sent[b].path)),
				cmp.Compare(m.sent[a].path, m.sent[b].path))
		})
		list = m.withoutCopies(list)
		last := &m.sent[list[len(list)-1]]
		if n := len(list) - 2; n >= 0 && m.sent[list[n]].attempt == last.attempt {
			// Two files with one number: nobody but the body knows which it meant.
			for _, i := range list {
				if s := &m.sent[i]; s.attempt == last.attempt {
					s.rejected = true
					m.say("E154", m.at(s), wording.Args{"form": s.stated.Form, "other": path.Base(m.sent[other(list, i, m.sent)].path)})
				}
			}
			continue
		}
		last.counts = true
		for _, i := range list[:len(list)-1] {
			m.say("N155", m.at(&m.sent[i]), wording.Args{"used": path.Base(last.path)})
		}
	}
}

// withoutCopies leaves out what is byte for byte the file before it, as "so-tai-chinh (1).xlsx" is when a
// browser saved it twice: that is no second sending, and no doubt about which one was meant.
func (m *merger) withoutCopies(list []int) []int {
	kept := list[:1]
	for _, i := range list[1:] {
		was, is := &m.sent[kept[len(kept)-1]], &m.sent[i]
		if was.attempt == is.attempt && m.same(was.path, is.path) {
			is.found = nil // it would say everything twice
			m.say("N176", m.at(is), wording.Args{"other": path.Base(was.path)})
			continue
		}
		kept = append(kept, i)
	}
	return kept
}

func (m *merger) same(a, b string) bool {
	x, err1 := fs.ReadFile(m.tree, a)
	y, err2 := fs.ReadFile(m.tree, b)
	return err1 == nil && err2 == nil && bytes.Equal(x, y)
}

func other(list []int, not int, sent []sending) int {
	for _, i := range list {
		if i != not && sent[i].attempt == sent[not].attempt {
			return i
		}
	}
	return not
}

// late tells whether a sending came after the day as of which the report is made.
func (m *merger) late(s *sending) bool {
	if m.o.AsOf.IsZero() {
		return false
	}
	if s.received.IsZero() {
		return s.month.Start().Compare(m.o.AsOf) > 0
	}
	return s.received.Compare(m.o.AsOf) > 0
}

func (m *merger) bodyName(code string) string {
	if b := m.r.p.BodyByCode(code); b != nil {
		return b.Name
	}
	return code
}

// submissions lists every sending, and a gap for each body that owes one this month.
func (m *merger) submissions() {
	has := map[string]bool{}
	for i := range m.sent {
		s := &m.sent[i]
		if m.late(s) {
			continue
		}
		body := s.stated.Body
		if body == "" {
			body = m.bodyByName(s.name)
		}
		sub := observation.Submission{ID: m.id(s), Body: body, Form: s.stated.Form, Month: s.month, Attempt: s.attempt, File: s.where(),
			State: observation.Received, Received: s.received, Document: s.document, Prepared: s.stated.Prepared, Approved: s.stated.Approved, Counts: s.counts}
		if b := m.r.p.BodyByCode(body); b != nil && b.DueDay > 0 {
			sub.Due = due(s.month, b.DueDay)
		}
		switch {
		case s.rejected:
			sub.State = observation.Rejected
		case s.received.IsZero() || sub.Due.IsZero():
		case s.received.Compare(sub.Due) > 0:
			sub.State = observation.Late
		default:
			sub.State = observation.OnTime
		}
		if s.month == m.o.Month && body != "" {
			has[body+"\x00"+s.stated.Form] = has[body+"\x00"+s.stated.Form] || s.counts
			if s.rejected && s.stated.Form == "" {
				has[body] = true // something came: it is named as rejected, not as missing
			}
		}
		m.set.Submissions = append(m.set.Submissions, sub)
	}
	for _, b := range m.r.p.Bodies {
		if b.Office || !validIn(b.ValidFrom, b.ValidTo, m.o.Month) {
			continue
		}
		for i := range m.r.p.Forms {
			f := &m.r.p.Forms[i]
			if !f.Marker || !contains(f.Bodies, b.Code) || has[b.Code+"\x00"+f.Code] || has[b.Code] || !asks(f, m.o.Month) {
				continue
			}
			sub := observation.Submission{ID: fmt.Sprintf("%s/%s/0", b.Code, m.o.Month), Body: b.Code, Form: f.Code, Month: m.o.Month, State: observation.Missing}
			if b.DueDay > 0 {
				sub.Due = due(m.o.Month, b.DueDay)
			}
			if !rejectedThere(m.set.Submissions, b.Code, f.Code, m.o.Month) {
				m.set.Submissions = append(m.set.Submissions, sub)
			}
		}
	}
	slices.SortStableFunc(m.set.Submissions, func(a, b observation.Submission) int {
		return cmp.Or(cmp.Compare(a.Month, b.Month), cmp.Compare(a.Body, b.Body), cmp.Compare(a.Form, b.Form), cmp.Compare(a.Attempt, b.Attempt), cmp.Compare(a.File, b.File))
	})
}

func rejectedThere(list []observation.Submission, body, form string, m period.Month) bool {
	return slices.ContainsFunc(list, func(s observation.Submission) bool {
		return s.Body == body && s.Form == form && s.Month == m && s.State == observation.Rejected
	})
}

// asks tells whether a form has any table due in a month.
func asks(f *program.Form, m period.Month) bool {
	return slices.ContainsFunc(f.Tables, func(t program.Table) bool { return program.Asked(t.Months, m) })
}

// due is the day of the following month by which a workbook is due.
func due(m period.Month, day int) period.Date {
	next := m.Add(1)
	return period.Date{Year: next.Year(), Month: next.Number(), Day: min(day, next.End().Day)}
}

// bodyByName guesses nothing: a file that could not be read belongs to a body only if it bears its code.
func (m *merger) bodyByName(name string) string {
	if b := m.r.p.BodyByCode(name); b != nil {
		return b.Code
	}
	return ""
}

// id is the identity of a sending.
func (m *merger) id(s *sending) string {
	return fmt.Sprintf("%s/%s/%d", cmp.Or(s.stated.Body, s.stated.Form, s.name), s.month, s.attempt)
}

// observations makes observations of a sending's figures, and of the earlier months that it restates.
func (m *merger) observations(s *sending) []observation.Observation {
	id := m.id(s)
	stamp := func(v quantity.Value) quantity.Value {
		v.Sources = slices.Clone(v.Sources)
		for i := range v.Sources {
			v.Sources[i].Submission = id
		}
		return v
	}
	var out []observation.Observation
	for _, f := range s.stated.Figures {
		if f.Measure == "" {
			continue
		}
		out = append(out, observation.Observation{Measure: f.Measure, Area: f.Area, Kind: f.Kind, Column: f.Column, Period: f.Period, From: f.From, To: f.To,
			Giver: f.Giver, Value: stamp(f.Value), Stated: stamp(f.Stated), Body: s.stated.Body, Sent: s.month, Attempt: s.attempt, Chosen: true})
	}
	for _, rec := range s.stated.Records {
		if rec.Kind == kindRestatement {
			if o, ok := m.restatement(s, rec); ok {
				o.Value, o.Stated = stamp(o.Value), stamp(o.Stated)
				out = append(out, o)
			}
		}
	}
	return out
}

func compareObservations(a, b observation.Observation) int {
	return cmp.Or(cmp.Compare(a.Measure, b.Measure), cmp.Compare(a.Area, b.Area), a.Period.Compare(b.Period), cmp.Compare(a.Kind, b.Kind),
		cmp.Compare(a.Giver, b.Giver), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Sent, b.Sent), cmp.Compare(a.Attempt, b.Attempt),
		cmp.Compare(a.Body, b.Body), compareSources(a.Value.Sources, b.Value.Sources))
}

func compareSources(a, b []quantity.Source) int {
	return slices.CompareFunc(a, b, func(x, y quantity.Source) int {
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Sheet, y.Sheet), compareRefs(x.Cell, y.Cell))
	})
}

// tidyText is the editor's text in NFC with one kind of line end.
func tidyText(s string) string {
	return vitext.NFC(strings.ReplaceAll(strings.TrimPrefix(s, "\ufeff"), "\r\n", "\n"))
}

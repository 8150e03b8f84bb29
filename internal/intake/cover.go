package intake

import (
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/reading"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// markerKey is what a marker cell tells.
type markerKey int

const (
	markForm markerKey = iota
	markVersion
	markMonth
	markBody
	markSent
	markDocument
	markPrepared
	markApproved
)

// markerTerms are the labels of the marker cells, by key.
func markerTerms() []reading.Terms {
	m := &reading.Vocab().Marker
	return []reading.Terms{markForm: m.Form, markVersion: m.Version, markMonth: m.Month, markBody: m.Body, markSent: m.Sent,
		markDocument: m.Document, markPrepared: m.Prepared, markApproved: m.Approved}
}

// written is a marker's label as blanks write it.
func (k markerKey) written() string { return markerTerms()[k].Written() }

// marker is one marker cell with its place.
type marker struct {
	value string
	cell  *workbook.Cell
	sheet int
	apart bool // the value has a cell of its own
}

// markers are the marker cells of a book: of one that stands several times all, to be compared.
type markers map[markerKey][]marker

// first is the marker that is meant; ok is false when there is none.
func (m markers) first(k markerKey) (first marker, ok bool) {
	if len(m[k]) == 0 {
		return marker{}, false
	}
	return m[k][0], true
}

// markerRows bounds where marker cells are looked for: a letterhead may stand above them.
const markerRows = 40

// markers finds the marker cells: a label, and its value behind a colon or in the next filled cell. The first
// of several that has a cell of its own is meant.
func (b *bookReading) markers() markers {
	out := markers{}
	labels := map[string]markerKey{}
	for k, terms := range markerTerms() {
		for _, t := range terms {
			labels[b.Key(t)] = markerKey(k)
		}
	}
	for i, g := range b.grids {
		for n := 1; n <= min(g.last, markerRows); n++ {
			cells := g.row(n)
			for j := range cells {
				if k, m, ok := b.markerAt(labels, cells, j); ok {
					m.sheet = i
					out[k] = append(out[k], m)
				}
			}
		}
	}
	for _, list := range out {
		if i := slices.IndexFunc(list, func(m marker) bool { return m.apart }); i > 0 && list[i].sheet == list[0].sheet {
			list[0], list[i] = list[i], list[0]
		}
	}
	return out
}

// markerAt reads the j-th cell of a row as a marker; ok is false when it is none or has no value.
func (b *bookReading) markerAt(labels map[string]markerKey, cells []workbook.Cell, j int) (k markerKey, m marker, ok bool) {
	c := &cells[j]
	if c.Type != workbook.Text {
		return k, m, false
	}
	before, after, _ := strings.Cut(c.Text, ":")
	k, ok = labels[b.Key(before)]
	if !ok {
		return k, m, false
	}
	m = marker{value: strings.TrimSpace(after), cell: c}
	for i := j + 1; m.value == "" && i < len(cells); i++ {
		if filled(&cells[i]) {
			next, _, _ := strings.Cut(cells[i].Text, ":")
			if _, label := labels[b.Key(next)]; label {
				break // the next label: this one's value is blank
			}
			m.value, m.cell, m.apart = strings.TrimSpace(cellText(&cells[i])), &cells[i], true
		}
	}
	return k, m, m.value != ""
}

// recognise settles form, version, body and month; false when the workbook cannot be used.
func (b *bookReading) recognise(all markers) bool {
	code, has := all.first(markForm)
	if !has {
		return b.byTitles()
	}
	for i := range b.forms {
		if b.Key(b.forms[i].Code) == b.Key(code.value) {
			b.form = &b.forms[i]
		}
	}
	if b.form == nil {
		b.say("E104", code.sheet, code.cell.Ref(), wording.Args{"found": code.value, "known": strings.Join(b.formCodes(), ", ")})
		return false
	}
	b.out.Form, b.out.Version = b.form.Code, b.form.Version
	if v, ok := all.first(markVersion); ok {
		n, err := strconv.Atoi(strings.TrimSpace(v.value))
		if err == nil {
			b.out.Version = n
		}
		if err != nil || n != b.form.Version {
			b.say("W105", v.sheet, v.cell.Ref(), wording.Args{"found": v.value, "expected": strconv.Itoa(b.form.Version), "form": b.form.Code})
		}
	}
	if !b.bodyFrom(all) || !b.monthFrom(all) || b.contradicted(all) {
		return false
	}
	b.validBody(all)
	b.sentFrom(all)
	for k, to := range map[markerKey]*string{markDocument: &b.out.Document, markPrepared: &b.out.Prepared, markApproved: &b.out.Approved} {
		if m, ok := all.first(k); ok {
			*to = m.value
		}
	}
	return true
}

// sentFrom reads "Ngày gửi".
func (b *bookReading) sentFrom(all markers) {
	m, ok := all.first(markSent)
	if !ok {
		return
	}
	if m.cell.Type == workbook.Number && m.cell.Date {
		b.out.Sent, _ = reading.SerialDate(m.cell.Num, b.book.Date1904)
	} else if date, err := reading.Date(m.value); err == nil {
		b.out.Sent = date
	}
	if b.out.Sent.IsZero() {
		b.say("E126", m.sheet, m.cell.Ref(), wording.Args{"found": m.value, "heading": markSent.written()})
	}
}

// contradicted tells whether the book says its form, body or month twice and not the same: the line below
// the title and the cell, or the covers of two books pasted together. Nobody can tell which is meant.
// Further sheets count only with a form's code of their own; elsewhere such a label heads a column.
func (b *bookReading) contradicted(all markers) bool {
	covers := map[int]bool{}
	for _, m := range all[markForm] {
		covers[m.sheet] = true
	}
	for _, k := range []markerKey{markForm, markMonth, markBody} {
		list := all[k]
		for i := 1; i < len(list); i++ {
			first, again := b.meaning(k, list[0]), b.meaning(k, list[i])
			if covers[list[i].sheet] && first != "" && again != "" && first != again {
				b.say("E140", list[i].sheet, list[i].cell.Ref(), wording.Args{"label": k.written(), "found": list[i].value,
					"other": list[0].value, "first": b.placeOf(list[0].sheet, list[0].cell.Ref())})
				return true
			}
		}
	}
	return false
}

// meaning is what a marker says, in one form for all ways to write it; "" when it says nothing readable.
func (b *bookReading) meaning(k markerKey, m marker) string {
	switch k {
	case markMonth:
		if got, ok := b.monthOf(m); ok {
			return got.String()
		}
		return ""
	case markBody:
		return b.bodyCode(m.value)
	case markForm, markVersion, markSent, markDocument, markPrepared, markApproved:
	}
	return b.Key(m.value)
}

// bodyCode is the code of the body that a name means, "" when it means none.
func (b *bookReading) bodyCode(name string) string {
	if x := b.Body(name); x != nil {
		return x.Code
	}
	return ""
}

func (b *bookReading) formCodes() []string {
	var out []string
	for i := range b.forms {
		out = append(out, b.forms[i].Code)
	}
	return out
}

func (b *bookReading) bodyFrom(all markers) bool {
	m, ok := all.first(markBody)
	if !ok {
		if len(b.form.Bodies) == 1 {
			b.out.Body = b.form.Bodies[0]
			return true
		}
		b.say("E102", wholeBook, "", wording.Args{"found": ""})
		return false
	}
	b.out.Body = b.bodyCode(m.value)
	if b.out.Body == "" {
		b.say("E102", m.sheet, m.cell.Ref(), wording.Args{"found": m.value})
		return false
	}
	if len(b.form.Bodies) > 0 && !slices.Contains(b.form.Bodies, b.out.Body) {
		var known []string
		for _, code := range b.form.Bodies {
			known = append(known, b.program.BodyName(code))
		}
		b.say("E130", m.sheet, m.cell.Ref(), wording.Args{"found": m.value, "form": b.form.Code, "known": strings.Join(known, "; ")})
		return false
	}
	return true
}

// validBody names a body that does not stand in the month, with the one that took its place.
func (b *bookReading) validBody(all markers) {
	body := b.program.BodyByCode(b.out.Body)
	if body == nil || body.In(b.out.Month) {
		return
	}
	sheet, ref := wholeBook, ""
	if m, ok := all.first(markBody); ok {
		sheet, ref = m.sheet, m.cell.Ref()
	}
	b.say("W178", sheet, ref, wording.Args{"found": body.Name, "when": validWords(body.Validity), "month": vitext.Month(b.out.Month),
		"successor": successorWords(body.Successor, b.program.BodyName(body.Successor))})
}

// validWords says until or from when something stands, for what does not stand in a month.
func validWords(v program.Validity) string {
	var parts []string
	if !v.ValidFrom.IsZero() {
		parts = append(parts, wording.Text("valid.from", wording.Args{"date": vitext.Date(v.ValidFrom)}))
	}
	if !v.ValidTo.IsZero() {
		parts = append(parts, wording.Text("valid.to", wording.Args{"date": vitext.Date(v.ValidTo)}))
	}
	return strings.Join(parts, " ")
}

func successorWords(code, name string) string {
	if code == "" {
		return ""
	}
	return wording.Text("valid.successor", wording.Args{"name": name})
}

func (b *bookReading) monthFrom(all markers) bool {
	m, ok := all.first(markMonth)
	if !ok {
		b.say("E106", wholeBook, "", wording.Args{"found": ""})
		return false
	}
	if b.out.Month, ok = b.monthOf(m); !ok {
		b.say("E106", m.sheet, m.cell.Ref(), wording.Args{"found": m.value})
	}
	return ok
}

func (b *bookReading) monthOf(m marker) (period.Month, bool) {
	if m.cell.Type == workbook.Number && m.cell.Date {
		if d, ok := reading.SerialDate(m.cell.Num, b.book.Date1904); ok {
			return d.InMonth(), true
		}
	}
	p, err := reading.Period(strings.TrimSpace(strings.TrimRight(m.value, ")")))
	return p.To, err == nil && p.IsMonth()
}

// byTitles recognises the form of a body that does not know us: the one most of whose tables stand in the book.
func (b *bookReading) byTitles() bool {
	var best, second, alike int
	var like *form
	for i := range b.forms {
		f := &b.forms[i]
		met := map[int]bool{}
		for _, spot := range b.titleSpots(f, b.grids, 0) {
			met[spot.table] = true
		}
		switch n := len(met); {
		case n == 0:
		case f.Marker:
			if n > alike {
				alike, like = n, f
			}
		case n > best:
			best, second, b.form = n, best, f
		case n > second:
			second = n
		}
	}
	if best > 0 && best > second {
		b.out.Form, b.out.Version = b.form.Code, b.form.Version
		if len(b.form.Bodies) == 1 {
			b.out.Body = b.form.Bodies[0]
		}
		return true
	}
	b.form = nil
	args := wording.Args{"label": markForm.written(), "like": ""}
	if like != nil {
		args["like"] = wording.Text("form.like", wording.Args{"form": like.Code, "title": like.Title})
	}
	b.say("E101", wholeBook, "", args)
	return false
}

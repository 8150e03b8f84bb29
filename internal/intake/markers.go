package intake

import (
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/period"
	"tiendo/internal/reading"
	"tiendo/internal/wording"
	"tiendo/internal/workbook"
)

// marker is one marker cell with its place.
type marker struct {
	value string
	cell  *workbook.Cell
	sheet int
	apart bool // the value has a cell of its own
}

var markerKeys = []string{"form", "version", "month", "body", "sent", "document", "prepared", "approved"}

// markerRows bounds where marker cells are looked for: a letterhead may stand above them.
const markerRows = 40

// markers finds the marker cells: a label, and its value behind a colon or in the next filled cell. Of one
// that stands several times all are kept, to be compared; the first that has a cell of its own is meant.
func (s *sitting) markers() map[string][]marker {
	out := map[string][]marker{}
	labels := map[string]string{}
	for _, k := range markerKeys {
		labels[s.r.key(wording.Text("marker."+k, nil))] = k
	}
	for i, g := range s.grids {
		for n := 1; n <= min(g.last, markerRows); n++ {
			cells := g.row(n)
			for j := range cells {
				c := &cells[j]
				if c.Type != workbook.Text {
					continue
				}
				before, after, _ := strings.Cut(c.Text, ":")
				k := labels[s.r.key(before)]
				if k == "" {
					continue
				}
				m := marker{strings.TrimSpace(after), c, i, false}
				for x := j + 1; m.value == "" && x < len(cells); x++ {
					if filled(&cells[x]) {
						if b, _, _ := strings.Cut(cells[x].Text, ":"); labels[s.r.key(b)] != "" {
							break // the next label: this one's value is blank
						}
						m.value, m.cell, m.apart = strings.TrimSpace(cellText(&cells[x])), &cells[x], true
					}
				}
				if m.value != "" {
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

// recognise settles form, version, body and month; false when the workbook cannot be used.
func (s *sitting) recognise(all map[string][]marker) bool {
	mk := map[string]marker{}
	for k, list := range all {
		mk[k] = list[0]
	}
	code, has := mk["form"]
	if !has {
		return s.byTitles()
	}
	for i := range s.r.forms {
		if s.r.key(s.r.forms[i].Code) == s.r.key(code.value) {
			s.form = &s.r.forms[i]
		}
	}
	if s.form == nil {
		s.say("E104", code.sheet, code.cell.Ref(), wording.Args{"found": code.value, "known": strings.Join(s.formCodes(), ", ")})
		return false
	}
	s.out.Form, s.out.Version = s.form.Code, s.form.Version
	if v, ok := mk["version"]; ok {
		n, err := strconv.Atoi(strings.TrimSpace(v.value))
		if err == nil {
			s.out.Version = n
		}
		if err != nil || n != s.form.Version {
			s.say("W105", v.sheet, v.cell.Ref(), wording.Args{"found": v.value, "expected": strconv.Itoa(s.form.Version), "form": s.form.Code})
		}
	}
	if !s.bodyFrom(mk) || !s.monthFrom(mk) || s.contradicted(all) {
		return false
	}
	if d, ok := mk["sent"]; ok {
		if d.cell.Type == workbook.Number && d.cell.Date {
			s.out.Sent, _ = reading.SerialDate(d.cell.Num, s.book.Date1904)
		} else if date, err := reading.Date(d.value); err == nil {
			s.out.Sent = date
		}
		if s.out.Sent.IsZero() {
			s.say("E126", d.sheet, d.cell.Ref(), wording.Args{"found": d.value, "heading": wording.Text("marker.sent", nil)})
		}
	}
	s.out.Document, s.out.Prepared, s.out.Approved = mk["document"].value, mk["prepared"].value, mk["approved"].value
	return true
}

// contradicted tells whether the book says its form, body or month twice and not the same: the line below
// the title and the cell, or the covers of two books pasted together. Nobody can tell which is meant.
// Further sheets count only with a form's code of their own; elsewhere such a label heads a column.
func (s *sitting) contradicted(all map[string][]marker) bool {
	covers := map[int]bool{}
	for _, m := range all["form"] {
		covers[m.sheet] = true
	}
	for _, k := range []string{"form", "month", "body"} {
		list := all[k]
		for i := 1; i < len(list); i++ {
			first, again := s.meaning(k, list[0]), s.meaning(k, list[i])
			if covers[list[i].sheet] && first != "" && again != "" && first != again {
				s.say("E140", list[i].sheet, list[i].cell.Ref(), wording.Args{"label": wording.Text("marker."+k, nil), "found": list[i].value,
					"other": list[0].value, "first": s.book.Sheets[list[0].sheet].Name + "!" + list[0].cell.Ref()})
				return true
			}
		}
	}
	return false
}

// meaning is what a marker says, in one form for all ways to write it; "" when it says nothing readable.
func (s *sitting) meaning(kind string, m marker) string {
	switch kind {
	case "month":
		if got, ok := s.monthOf(m); ok {
			return got.String()
		}
		return ""
	case "body":
		return s.r.bodies[s.r.key(m.value)]
	}
	return s.r.key(m.value)
}

func (s *sitting) formCodes() []string {
	var out []string
	for i := range s.r.forms {
		out = append(out, s.r.forms[i].Code)
	}
	return out
}

func (s *sitting) bodyFrom(mk map[string]marker) bool {
	b, ok := mk["body"]
	if !ok {
		if len(s.form.Bodies) == 1 {
			s.out.Body = s.form.Bodies[0]
			return true
		}
		s.say("E102", -1, "", wording.Args{"found": ""})
		return false
	}
	s.out.Body = s.r.bodies[s.r.key(b.value)]
	if s.out.Body == "" {
		s.say("E102", b.sheet, b.cell.Ref(), wording.Args{"found": b.value})
		return false
	}
	if len(s.form.Bodies) > 0 && !contains(s.form.Bodies, s.out.Body) {
		s.say("E130", b.sheet, b.cell.Ref(), wording.Args{"found": b.value, "form": s.form.Code, "known": strings.Join(s.bodyNames(s.form.Bodies), "; ")})
		return false
	}
	return true
}

func (s *sitting) bodyNames(codes []string) []string {
	var out []string
	for _, c := range codes {
		if b := s.r.p.BodyByCode(c); b != nil {
			out = append(out, b.Name)
		} else {
			out = append(out, c)
		}
	}
	return out
}

func (s *sitting) monthFrom(mk map[string]marker) bool {
	m, ok := mk["month"]
	if !ok {
		s.say("E106", -1, "", wording.Args{"found": ""})
		return false
	}
	if s.out.Month, ok = s.monthOf(m); !ok {
		s.say("E106", m.sheet, m.cell.Ref(), wording.Args{"found": m.value})
	}
	return ok
}

func (s *sitting) monthOf(m marker) (period.Month, bool) {
	if m.cell.Type == workbook.Number && m.cell.Date {
		if d, ok := reading.SerialDate(m.cell.Num, s.book.Date1904); ok {
			return d.InMonth(), true
		}
	}
	p, err := reading.Period(strings.TrimSpace(strings.TrimRight(m.value, ")")))
	return p.To, err == nil && p.IsMonth()
}

// byTitles recognises the form of a body that does not know us: the one most of whose tables stand in the book.
func (s *sitting) byTitles() bool {
	var best, second, alike int
	var like *form
	for i := range s.r.forms {
		f := &s.r.forms[i]
		met := map[int]bool{}
		for _, pl := range s.r.places(f, s.grids, 0) {
			met[pl.table] = true
		}
		switch n := len(met); {
		case n == 0:
		case f.Marker:
			if n > alike {
				alike, like = n, f
			}
		case n > best:
			best, second, s.form = n, best, f
		case n > second:
			second = n
		}
	}
	if best > 0 && best > second {
		s.out.Form, s.out.Version = s.form.Code, s.form.Version
		if len(s.form.Bodies) == 1 {
			s.out.Body = s.form.Bodies[0]
		}
		return true
	}
	s.form = nil
	args := wording.Args{"label": wording.Text("marker.form", nil), "like": ""}
	if like != nil {
		args["like"] = wording.Text("form.like", wording.Args{"form": like.Code, "title": like.Title})
	}
	s.say("E101", -1, "", args)
	return false
}

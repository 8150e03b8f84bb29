package check

import (
	"cmp"
	"slices"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// A thing has one cause, one lead and one deadline, wherever it is reported. What bodies say differently is told to the
// Party Office by name: for the same thing (one code in two workbooks, one title twice) as a warning, for what only looks
// like the same (a title within another) as a notice. Only pairs of which one came this month are told: the others were.

type recordChecker struct{ *checker }

// clashes lists what records say against each other.
func (c recordChecker) clashes() diag.List {
	var out diag.List
	list := titled(c.set.Records)
	for i := range list {
		for j := range list {
			a, b := &list[i], &list[j]
			if a.Sent != c.set.Month || i == j || b.Sent == c.set.Month && j < i {
				continue // of two that came this month the first in the list is a
			}
			out = append(out, c.pair(a, b)...)
		}
	}
	parts := map[[2]string][]*observation.Record{}
	for i := range c.set.Records {
		r := &c.set.Records[i]
		if code := r.Text("parent"); code != "" && code != r.Code {
			parts[[2]string{r.Kind, code}] = append(parts[[2]string{r.Kind, code}], r)
		}
	}
	for i := range c.set.Records {
		r := &c.set.Records[i]
		out = append(out, c.outlasted(r, parts[[2]string{r.Kind, r.Code}])...)
	}
	return append(out, c.answers()...)
}

// pair lists what two records say against each other.
func (c recordChecker) pair(a, b *titledRecord) diag.List {
	switch alike(a, b) {
	case sameThing:
		return c.clash("W231", a.Record, b.Record, "lead", "deadline", "cause")
	case likeThing:
		if !related(c.set.Records, a, b) {
			return c.clash("N232", a.Record, b.Record, "lead", "deadline")
		}
	case wholeOf:
		if !related(c.set.Records, a, b) {
			return c.outlasts(a.Record, b.Record)
		}
	case partOf:
		if !related(c.set.Records, a, b) {
			return c.outlasts(b.Record, a.Record)
		}
	case otherThing:
	}
	return nil
}

// titledRecord is a record with its title as it is compared: a country has many, and each is compared with all others.
type titledRecord struct {
	*observation.Record
	key           string
	words, clause []string // of the title and of its first clause, sorted
	several       bool     // the title names several things
	lead          string
	due           period.Date
}

func titled(list []observation.Record) []titledRecord {
	out := make([]titledRecord, len(list))
	for i := range list {
		key := vitext.Key(list[i].Text("title"))
		first, _, _ := strings.Cut(key, ";")
		out[i] = titledRecord{Record: &list[i], key: key, words: titleWords(key), clause: titleWords(first),
			several: strings.ContainsAny(key, ",;") || strings.Contains(key, " và "), lead: list[i].Text("lead"), due: list[i].Get("deadline").Date}
	}
	return out
}

func titleWords(title string) []string {
	words := strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune(" ,;.:()\"", r) })
	slices.Sort(words)
	return words
}

// likeness is how two records are about one thing.
type likeness int

const (
	otherThing likeness = iota
	sameThing
	likeThing
	wholeOf // a's title names several things, b's one of them
	partOf
)

// alike tells by codes and titles whether two records are about one thing.
func alike(a, b *titledRecord) likeness {
	same := a.lead == b.lead
	switch {
	case a.Kind == b.Kind && a.Code != "" && a.Code == b.Code && a.Body != b.Body, a.key != "" && a.key == b.key:
		return sameThing
	case a.due.IsZero() || b.due.IsZero():
		return otherThing // what has no day to be done by is no work
	case within(a.words, b.words, same):
		return one(b, likeThing, partOf)
	case within(b.words, a.words, same):
		return one(a, likeThing, wholeOf)
	case within(a.clause, b.clause, same) || within(b.clause, a.clause, same):
		return likeThing
	}
	return otherThing
}

// one is the likeness to a title that names one thing, or to one that names several.
func one(r *titledRecord, single, several likeness) likeness {
	if r.several {
		return several
	}
	return single
}

// How many words a title needs to be recognised within another: fewer where both name the same lead.
const (
	fewWords  = 4
	manyWords = 6
)

// within tells whether all of a title's words stand in another; both are sorted.
func within(short, long []string, sameLead bool) bool {
	need := manyWords
	if sameLead {
		need = fewWords
	}
	if len(short) < need || len(short) > len(long) {
		return false
	}
	n := 0
	for _, w := range long {
		if n < len(short) && short[n] == w {
			n++
		} else if n < len(short) && short[n] < w {
			return false
		}
	}
	return n == len(short)
}

// related tells whether one record is declared a part of the other, or of one that is the other: a part has its own
// lead and its own day.
func related(list []observation.Record, a, b *titledRecord) bool {
	under := func(part, whole *titledRecord) bool {
		code := part.Text("parent")
		if code == "" {
			return false
		}
		if code == whole.Code {
			return true
		}
		for i := range list {
			if p := &list[i]; p.Kind == part.Kind && p.Code == code {
				return alike(&titled(list[i : i+1])[0], whole) != otherThing
			}
		}
		return false
	}
	return under(a, b) || under(b, a) || a.Text("parent") != "" && a.Kind == b.Kind && a.Text("parent") == b.Text("parent")
}

// clash tells in which of some fields two records differ; a blank says nothing.
func (c recordChecker) clash(code string, a, b *observation.Record, fields ...string) diag.List {
	var out diag.List
	for _, field := range fields {
		x, y := c.says(a, field), c.says(b, field)
		if x != "" && y != "" && vitext.Key(x) != vitext.Key(y) {
			out = append(out, c.about(code, a, b, field, wording.Args{"found": x, "expected": y}))
		}
	}
	return out
}

// outlasts tells of a part that is due after a work whose title names it beside others.
func (c recordChecker) outlasts(whole, part *observation.Record) diag.List {
	if part.Get("deadline").Date.Compare(whole.Get("deadline").Date) <= 0 {
		return nil
	}
	return diag.List{c.about("N232", whole, part, "deadline", wording.Args{"found": c.says(whole, "deadline"), "expected": c.says(part, "deadline")})}
}

// outlasted tells of a whole that is due before parts of it, with each of them by name.
func (c recordChecker) outlasted(whole *observation.Record, parts []*observation.Record) diag.List {
	due := whole.Get("deadline").Date
	if whole.Code == "" || due.IsZero() {
		return nil
	}
	var later []string
	var first *observation.Record
	now := whole.Sent == c.set.Month
	for _, x := range parts {
		if x.Get("deadline").Date.Compare(due) <= 0 {
			continue
		}
		if first == nil {
			first = x
		}
		now = now || x.Sent == c.set.Month
		later = append(later, name(x)+" ("+c.p.BodyName(x.Body)+", "+cellName(x.Get("deadline").At)+"): "+c.says(x, "deadline"))
	}
	if first == nil || !now {
		return nil
	}
	return diag.List{c.about("N233", whole, first, "deadline", wording.Args{"found": c.says(whole, "deadline"), "parts": strings.Join(later, "; ")})}
}

// says is a field in words.
func (c recordChecker) says(r *observation.Record, field string) string {
	f := r.Get(field)
	switch {
	case !f.Date.IsZero():
		return vitext.Date(f.Date)
	case field == "lead" && f.Text != "":
		var names []string
		for _, one := range strings.Split(f.Text, ",") {
			names = append(names, c.p.BodyName(strings.TrimSpace(one)))
		}
		return strings.Join(names, "; ")
	}
	return f.Text
}

// about words a finding about two records: it stands at the first one's cell and names the other's.
func (c recordChecker) about(code string, a, b *observation.Record, field string, args wording.Args) diag.Diagnostic {
	at, other := a.Get(field).At, b.Get(field).At
	for k, v := range map[string]string{
		"field": wording.Text("records."+field, nil), "title": name(a), "other": name(b),
		"body": c.p.BodyName(a.Body), "other_body": c.p.BodyName(b.Body), "cell": cellName(other),
	} {
		args[k] = v
	}
	d := wording.Diagnostic(code, diag.Place{File: at.File, Sheet: at.Sheet, Cell: at.Cell, Body: a.Body}, args)
	d.Subject, d.Found = cmp.Or(a.Code, a.Text("title")), a.Get(field).Text
	if day := a.Get(field).Date; !day.IsZero() {
		d.Found = day.String()
	}
	return d
}

// name is a record as people find it: its code and its title.
func name(r *observation.Record) string {
	title := strings.TrimRight(r.Text("title"), ". ")
	if r.Code == "" {
		return title
	}
	return r.Code + " " + title
}

// answers tells where the records of two bodies that are about one indicator alone, one why it is stuck and one what is
// done, do not name the same lead and day: the report says one of each.
func (c recordChecker) answers() diag.List {
	var out diag.List
	list := c.set.Records
	for i := range list {
		a := &list[i]
		if a.Text("cause") == "" || a.Text("indicators") == "" || strings.Contains(a.Text("indicators"), ",") {
			continue
		}
		for j := range list {
			b := &list[j]
			if a.Body == b.Body || b.Text("indicators") != a.Text("indicators") || b.Text("cause") != "" || b.Kind == a.Kind || b.Get("deadline").Date.IsZero() ||
				a.Text("lead") == "" || a.Sent != c.set.Month && b.Sent != c.set.Month {
				continue
			}
			if a.Text("lead") == b.Text("lead") {
				out = append(out, c.clash("N234", a, b, "deadline")...)
			} else {
				out = append(out, c.clash("N234", a, b, "lead")...)
			}
			break // the first is the one that the report goes by
		}
	}
	return out
}

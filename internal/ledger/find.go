package ledger

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/vitext"
)

// find lists the sendings of a month that a row of the Party Office's book means. The row names a file; or a
// body, a form's code, or both, in columns of their own or where the file should stand.
func (r *register) find(m period.Month, rec observation.Record, file string) []*entry {
	body, form := rec.Text("body"), rec.Text("form")
	if file != "" {
		if list := r.byName(m, file); len(list) > 0 {
			return list
		}
		b, f, ok := r.named(file)
		if !ok {
			return nil
		}
		body, form = cmp.Or(b, body), cmp.Or(f, form)
	}
	if body == "" && form == "" {
		return nil
	}
	return r.where(m, func(e *entry) bool {
		return (body == "" || e.stated.Body == body) && (form == "" || r.Key(e.stated.Form) == r.Key(form))
	})
}

// byName lists the sendings of a month with a file's name, its ending and case apart. Nobody wrote a row about
// a file that has not come yet.
func (r *register) byName(m period.Month, file string) []*entry {
	bare := func(name string) string {
		base := path.Base(strings.ReplaceAll(vitext.NFC(name), `\`, "/"))
		return strings.ToLower(strings.TrimSuffix(base, path.Ext(base)))
	}
	whole := func(name string) string {
		return strings.ToLower(path.Base(strings.ReplaceAll(vitext.NFC(name), `\`, "/")))
	}
	if list := r.where(m, func(e *entry) bool { return whole(e.Shown) == whole(file) }); len(list) > 0 {
		return list
	}
	return r.where(m, func(e *entry) bool { return bare(e.Shown) == strings.ToLower(whole(file)) })
}

func (r *register) where(m period.Month, is func(*entry) bool) []*entry {
	var out []*entry
	for i := range r.entries {
		if e := &r.entries[i]; e.Month == m && is(e) {
			out = append(out, e)
		}
	}
	return out
}

var nameSeparators = regexp.MustCompile(`\s*[,;()–]\s*|\s+-\s+`)

// named reads "Sở Xây dựng", "XD-01" or "Sở Xây dựng, XD-01" as a body and a form; ok is false when any part
// of it is neither.
func (r *register) named(text string) (body, form string, ok bool) {
	one := func(part string) bool {
		if b := r.Body(part); b != nil {
			body = b.Code
			return true
		}
		for i := range r.p.Forms {
			if r.Key(r.p.Forms[i].Code) == r.Key(part) {
				form = r.p.Forms[i].Code
				return true
			}
		}
		return false
	}
	if one(text) {
		return body, form, true
	}
	words := strings.Fields(text)
	if n := len(words); n > 1 { // "Sở Xây dựng XD-01", "XD-01 Sở Xây dựng"
		if one(words[n-1]) && form != "" && one(strings.Join(words[:n-1], " ")) || one(words[0]) && form != "" && one(strings.Join(words[1:], " ")) {
			return body, form, true
		}
	}
	parts := slices.DeleteFunc(nameSeparators.Split(text, -1), func(s string) bool { return strings.TrimSpace(s) == "" })
	body, form = "", ""
	for _, p := range parts {
		if !one(p) {
			return "", "", false
		}
	}
	return body, form, len(parts) > 0
}

// wholePlace is a place as diagnostics print it: "so-tai-chinh.xlsx[Thu ngân sách!C7]".
var wholePlace = regexp.MustCompile(`^(.*)\[(.*)!\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\]$`)

var cellRef = regexp.MustCompile(`^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$`)

// cellPlace is the cell that a row of the Party Office's book is about.
type cellPlace struct{ file, sheet, cell string }

// String writes as much of a place as is known.
func (c cellPlace) String() string {
	switch at := strings.Trim(c.sheet+"!"+c.cell, "!"); {
	case at == "":
		return c.file
	case c.file == "":
		return at
	default:
		return c.file + "[" + at + "]"
	}
}

// target reads which cell a row is about; the file is as diagnostics write it. ok is false when there is no
// such sending, or several and none of them counts.
func (r *register) target(m period.Month, rec observation.Record) (at cellPlace, ok bool) {
	at = cellPlace{rec.Text("file"), rec.Text("sheet"), strings.TrimSpace(rec.Text("cell"))}
	if g := wholePlace.FindStringSubmatch(at.cell); g != nil {
		at = cellPlace{cmp.Or(g[1], at.file), g[2], g[3] + g[4]}
	}
	g := cellRef.FindStringSubmatch(at.cell)
	if g == nil {
		return at, false
	}
	at.cell = strings.ToUpper(g[1]) + g[2]
	list := r.find(m, rec, at.file)
	if i := slices.IndexFunc(list, func(e *entry) bool { return e.counts }); len(list) > 1 && i >= 0 {
		list = list[i : i+1]
	}
	if len(list) != 1 {
		return at, false
	}
	at.file = list[0].Shown
	return at, true
}

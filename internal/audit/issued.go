package audit

import (
	"path"
	"strconv"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/page"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// Secret is a text that must not stand in a copy that leaves the office.
type Secret struct {
	Text string
	At   diag.Place // where it was written, for the finding
}

// whole is how many letters a secret must have to be looked for inside of other text. A shorter one ("Đất đai") is a
// secret only where it is all that an element says.
const whole = 12

// Issued proves that a finished copy may leave the office: nothing is attached to it, and none of the secrets and no
// name of a workbook stands in it: on a page, in a chart, in an alternative text, in a bookmark or in the metadata.
// The text is the file's own, read back; alternative texts and bookmarks are the set's, and Audit has held the file
// against them.
func Issued(set page.Set, file []byte, secrets []Secret, workbooks []string) diag.List {
	a := newAudit(set, file)
	if a.file == nil || !a.sane(file) || !a.pageTree() {
		return a.found
	}
	a.contents()
	if len(a.set.Attachments) > 0 {
		a.add("E718", wording.Args{"name": a.set.Attachments[0].Name})
	}
	a.attachments()
	said := saidIn(a)
	for _, name := range workbooks {
		if where, found := said.holds(squeeze(path.Base(name))); found {
			a.add("E719", wording.Args{"text": vitext.Quote(path.Base(name)), "page": where})
		}
	}
	for _, s := range secrets {
		key := squeeze(s.Text)
		where, found := "", false
		if len([]rune(key)) < whole {
			where, found = said.is(key)
		} else {
			where, found = said.holds(key)
		}
		if found {
			d := wording.Diagnostic("E720", s.At, wording.Args{"text": vitext.Quote(s.Text), "page": where})
			a.found = append(a.found, d)
		}
	}
	return a.found
}

// spoken is one stretch of text of the file, squeezed, with the page on which it begins ("" for what is on none).
type spoken struct{ text, page string }

type allSaid []spoken

// holds finds a text anywhere.
func (l allSaid) holds(key string) (where string, found bool) {
	for _, s := range l {
		if key != "" && strings.Contains(s.text, key) {
			return s.page, true
		}
	}
	return "", false
}

// is finds a text that is all that is said in one place.
func (l allSaid) is(key string) (where string, found bool) {
	for _, s := range l {
		if key != "" && s.text == key {
			return s.page, true
		}
	}
	return "", false
}

// saidIn is all that the file says: each element's text over all its pages, each page whole and without what layout adds,
// the labels of charts, alternative texts, bookmarks, metadata.
func saidIn(a *audit) allSaid {
	var out allSaid
	none := wording.Text("audit.nowhere", nil)
	byNode := map[page.NodeID]*spoken{}
	var order []page.NodeID
	everything, running := "", ""
	for i := range a.shown {
		number := strconv.Itoa(i + 1)
		laid := laidOut(a.set.Pages[i])
		before := len(everything)
		for j, s := range a.shown[i] {
			text := squeeze(s.text)
			everything += text
			if s.mcid != artifact {
				running += text
			}
			n := page.Artifact
			if j < len(laid) {
				n = laid[j].node
			}
			if byNode[n] == nil {
				byNode[n] = &spoken{page: number}
				order = append(order, n)
			}
			byNode[n].text += text
		}
		out = append(out, spoken{everything[before:], number})
	}
	for _, n := range order {
		out = append(out, *byNode[n])
	}
	out = append(out, spoken{running, none}, spoken{everything, none})
	for _, n := range a.set.Nodes {
		out = append(out, spoken{squeeze(n.Alt), none}, spoken{squeeze(n.Actual), none}, spoken{squeeze(n.Summary), none})
	}
	var walk func([]page.Bookmark)
	walk = func(list []page.Bookmark) {
		for _, b := range list {
			out = append(out, spoken{squeeze(b.Title), none})
			walk(b.Children)
		}
	}
	walk(a.set.Outline)
	m := a.set.Meta
	return append(out, spoken{squeeze(m.Title), none}, spoken{squeeze(m.Subject), none}, spoken{squeeze(strings.Join(m.Keywords, " ")), none})
}

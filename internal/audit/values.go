package audit

import (
	"strconv"
	"strings"

	"tiendo/internal/page"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// values holds the figures on the pages against the document's ledger: each printed one is in it with
// this text, and each of the ledger is printed.
func (a *audit) values() {
	ledger := map[string]string{}
	for _, v := range a.doc.Values {
		if _, twice := ledger[v.ID]; twice {
			a.add("E710", wording.Args{"id": v.ID, "page": "–", "text": v.Text})
		}
		ledger[v.ID] = v.Text
	}
	seen := map[string]bool{}
	for i, p := range a.set.Pages {
		for _, v := range printedOn(p) {
			text, known := ledger[v.id]
			if !known {
				a.add("E710", wording.Args{"id": v.id, "page": strconv.Itoa(i + 1), "text": vitext.Quote(v.text)})
				continue
			}
			seen[v.id] = true
			if !says(v.text, text) {
				a.add("E711", wording.Args{"id": v.id, "page": strconv.Itoa(i + 1), "found": vitext.Quote(v.text), "expected": text})
			}
		}
	}
	for _, v := range a.doc.Values {
		if !seen[v.ID] {
			a.add("E712", wording.Args{"id": v.ID, "text": v.Text})
		}
	}
}

type valueText struct{ id, text string }

// printedOn lists the values of a page; neighbouring pieces of one value are one.
func printedOn(p page.Page) []valueText {
	var out []valueText
	last := ""
	for _, l := range laidOut(p) {
		switch {
		case l.value == "":
		case l.value == last && !l.chart:
			out[len(out)-1].text += l.text
		default:
			out = append(out, valueText{l.value, l.text})
		}
		last = l.value
	}
	return out
}

// says tells whether a printed text has the value's text as a number of its own: "1.150,5" says neither
// "150,5" nor "1.150".
func says(printed, value string) bool {
	printed, value = squeeze(printed), squeeze(value)
	if value == "" {
		return false
	}
	for from := 0; ; {
		i := strings.Index(printed[from:], value)
		if i < 0 {
			return false
		}
		i += from
		before, after := printed[:i], printed[i+len(value):]
		if !endsInNumber(before) && !startsInNumber(after) {
			return true
		}
		from = i + 1
	}
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func endsInNumber(s string) bool {
	n := len(s)
	if n == 0 {
		return false
	}
	return digit(s[n-1]) || n > 1 && (s[n-1] == '.' || s[n-1] == ',') && digit(s[n-2])
}

func startsInNumber(s string) bool {
	return s != "" && digit(s[0]) || len(s) > 1 && (s[0] == '.' || s[0] == ',') && digit(s[1])
}

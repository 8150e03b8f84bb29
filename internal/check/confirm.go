package check

import (
	"path"

	"tiendo/internal/diag"
	"tiendo/internal/quantity"
	"tiendo/internal/reading"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// confirmFound takes what was found before and confirms the warnings about cells that the Party Office let
// through. Errors of reading cannot be confirmed: there is no value that could stand.
func (c *checker) confirmFound(found diag.List) {
	for _, d := range found {
		if d.Severity == diag.Warning && d.At.Cell != "" {
			at := quantity.Source{File: d.At.File, Sheet: d.At.Sheet, Cell: d.At.Cell}
			if n := c.confirmation(at, d.At.Body, d.Found, shown(d.Found)); n >= 0 {
				c.confirmed(&d, n)
			}
		}
		c.found = append(c.found, d)
	}
}

// confirmation finds the row of Xác nhận for what stands in a cell; −1 when there is none or it names another
// value, which is told in the words given.
func (c *checker) confirmation(at quantity.Source, body, stands, words string) int {
	for n, x := range c.set.Confirmations {
		if x.File != at.File || x.Cell != at.Cell || x.Sheet != "" && vitext.Key(x.Sheet) != vitext.Key(at.Sheet) {
			continue
		}
		if sameValue(x.Value, stands) {
			return n
		}
		if !c.used[n] {
			c.used[n] = true
			c.found = append(c.found, wording.Diagnostic("W219", diag.Place{File: x.At.File, Sheet: x.At.Sheet, Cell: x.At.Cell, Body: body},
				wording.Args{"found": x.Value, "expected": words, "cell": cellName(at)}))
		}
	}
	return -1
}

// confirmed marks a finding as taken on by somebody.
func (c *checker) confirmed(d *diag.Diagnostic, n int) {
	x := c.set.Confirmations[n]
	c.used[n] = true
	d.Confirmed = true
	d.Message += wording.Text("confirmed.by", wording.Args{"who": x.Who, "why": x.Why})
}

// unused names the confirmations of this month that let nothing through.
func (c *checker) unused() {
	for n, x := range c.set.Confirmations {
		if !c.used[n] && x.Sent == c.set.Month {
			c.found = append(c.found, wording.Diagnostic("N220", diag.Place{File: x.At.File, Sheet: x.At.Sheet, Cell: x.At.Cell},
				wording.Args{"cell": cellName(quantity.Source{File: x.File, Sheet: x.Sheet, Cell: x.Cell})}))
		}
	}
}

// cellName is a cell as people name it.
func cellName(at quantity.Source) string {
	return path.Base(at.File) + "[" + at.Sheet + "!" + at.Cell + "]"
}

// shown is what stands in a cell, a number in Vietnamese notation.
func shown(stands string) string {
	if d, err := quantity.Parse(stands); err == nil {
		return vitext.Exact(d, exactDigits)
	}
	return "“" + stands + "”"
}

// sameValue tells whether a confirmation names what stands in a cell. A number may be in any notation: the cell is
// named beside it, so "12.000" can be taken for the twelve thousand that stands there. Words must be the same.
func sameValue(text, stands string) bool {
	v, err := quantity.Parse(stands)
	if err != nil {
		return text != "" && vitext.Key(text) == vitext.Key(stands)
	}
	if d, err := quantity.Parse(text); err == nil && d.Equal(v) {
		return true
	}
	for _, n := range []reading.Notation{reading.Vietnamese, reading.English} {
		if t, err := reading.Number(text, n); err == nil && t.Num.Equal(v) {
			return true
		}
	}
	return false
}

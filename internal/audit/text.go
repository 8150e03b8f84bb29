package audit

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/document"
	"tiendo/internal/drawing"
	"tiendo/internal/page"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// laid is one piece of text as layout placed it.
type laid struct {
	text  string
	x, y  float64 // from the lower left corner, in points
	w     float64 // advance, in points; what a space at the very end is stretched by does not show
	node  page.NodeID
	value string
	chart bool // a label of a drawing
}

// laidOut lists a page's text in painting order.
func laidOut(p page.Page) []laid {
	var out []laid
	for _, it := range p.Items {
		switch it := it.(type) {
		case page.Run:
			if it.Text != "" {
				w := it.Width
				if strings.HasSuffix(it.Text, " ") {
					w -= it.Space
				}
				out = append(out, laid{it.Text, it.At.X.PDF(), (p.Size.H - it.At.Y).PDF(), w.PDF(), it.Node, it.Value, false})
			}
		case page.Picture:
			for _, d := range it.Drawing.Items {
				if t, ok := d.(drawing.Text); ok && t.Text != "" {
					out = append(out, laid{t.Text, (it.At.X + t.At.X).PDF(), (p.Size.H - it.At.Y - t.At.Y).PDF(), t.Width.PDF(), it.Node, t.Value, true})
				}
			}
		}
	}
	return out
}

// tolerance of a line's width, in points: the rounding of widths in the file, over a line of 200 letters.
const tolerance = 0.02

// compareText holds each page's painted text against its layout: the same pieces, in order, in place.
func (a *audit) compareText() {
	for i, p := range a.set.Pages {
		want, got := laidOut(p), a.shown[i]
		for j := range max(len(want), len(got)) {
			var w laid
			var g shown
			if j < len(want) {
				w = want[j]
			}
			if j < len(got) {
				g = got[j]
			}
			if w.text != g.text || math.Abs(w.x-g.x) > 0.0015 || math.Abs(w.y-g.y) > 0.0015 {
				a.add("E705", wording.Args{"page": strconv.Itoa(i + 1), "found": vitext.Quote(g.text), "expected": vitext.Quote(w.text)})
				break // all that follows is out of step
			}
			if math.Abs(w.w-g.w) > tolerance {
				a.add("E717", wording.Args{"page": strconv.Itoa(i + 1), "text": vitext.Quote(g.text),
					"found": strconv.FormatFloat(g.w, 'f', 2, 64), "expected": strconv.FormatFloat(w.w, 'f', 2, 64)})
			}
		}
	}
}

// squeeze takes away what layout may change: case and white space.
func squeeze(s string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r == ' ' || r == '\u00a0' || r == '\t' || r == '\n' || r == '\u202f' || r == '\u00ad' || r == '\u200b'
	}), ""))
}

// printable takes away the characters that typeset left out because the font has no picture of them; a
// diagnostic has named them.
func (a *audit) printable(s string) string {
	return strings.Map(func(r rune) rune {
		if slices.Contains(a.set.Dropped, r) {
			return -1
		}
		return r
	}, s)
}

// spoiled are signs of a number or a format that went wrong. They are looked for in figures only: in
// words a clerk may have typed any of them, and his text must not stop the month's report.
var spoiled = []string{"NaN", "Inf", "%!", "<no value>", "<nil>", "{{", "}}", "\uFFFD"}

// wholeText looks for every piece of the document in the text of the pages, in order.
func (a *audit) wholeText() {
	var all strings.Builder
	for i, p := range a.set.Pages {
		for _, l := range laidOut(p) {
			for _, s := range spoiled {
				if l.value != "" && strings.Contains(l.text, s) {
					a.add("E715", wording.Args{"page": strconv.Itoa(i + 1), "text": vitext.Quote(l.text), "sign": s})
				}
			}
			if strings.ContainsFunc(l.text, func(r rune) bool { return r >= 0xE000 && r <= 0xF8FF }) {
				a.add("E715", wording.Args{"page": strconv.Itoa(i + 1), "text": vitext.Quote(l.text), "sign": "U+E000"})
			}
			if l.node != page.Artifact && !l.chart {
				all.WriteString(squeeze(l.text))
			}
		}
	}
	c := &cursor{a: a, text: all.String()}
	c.blocks(a.doc.Blocks)
}

// cursor is a place in the pages' text behind which the document's next block must stand.
type cursor struct {
	a    *audit
	text string
	at   int
}

// ordered finds pieces one after the other and moves behind them.
func (c *cursor) ordered(pieces ...string) {
	for _, p := range pieces {
		key := squeeze(c.a.printable(p))
		i := strings.Index(c.text[c.at:], key)
		if i < 0 {
			c.a.add("E713", wording.Args{"text": vitext.Quote(p)})
			continue
		}
		c.at += i + len(key)
	}
}

// group finds pieces of one block whose order is layout's choice, and moves behind the last of them.
func (c *cursor) group(pieces ...string) {
	start, end := c.at, c.at
	for _, p := range pieces {
		c.at = start
		c.ordered(p)
		end = max(end, c.at)
	}
	c.at = end
}

func (c *cursor) blocks(list []document.Block) {
	for _, b := range list {
		switch b := b.(type) {
		case document.Head:
			c.group(append([]string{b.Superior, b.Issuer, b.Number, b.Symbol, b.Place, b.TypeName, b.Draft, b.Mark}, pieces(b.Title)...)...)
		case document.Heading:
			c.group(append([]string{b.Over, b.Number}, pieces(b.Text)...)...)
		case document.Paragraph:
			c.ordered(pieces(b.Text)...)
		case document.List:
			for _, it := range b.Items {
				c.blocks(it)
			}
		case document.Table:
			c.table(b)
		case document.Figure:
			list := append([]string{b.Number}, pieces(b.Caption)...)
			for _, n := range b.Notes {
				list = append(list, pieces(n.Text)...)
			}
			c.group(list...)
		case document.Contents:
			c.ordered(b.Title)
		case document.Region:
			c.blocks(b.Blocks)
		case document.Signature:
			list := append([]string{b.Authority, b.Role, b.Name, b.RecipientsLabel}, b.Recipients...)
			if len(b.Recipients) > 0 && !slices.ContainsFunc(b.Recipients, func(r string) bool { return vitext.Key(r) == vitext.Key(b.Archive) }) {
				list = append(list, b.Archive)
			}
			c.group(list...)
		}
	}
}

func (c *cursor) table(t document.Table) {
	c.group(append([]string{t.Number, t.Unit}, pieces(t.Caption)...)...)
	for _, row := range t.Head {
		for _, cell := range row {
			c.ordered(pieces(cell.Text)...)
		}
	}
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			c.ordered(pieces(cell.Text)...)
		}
	}
	for _, n := range t.Notes {
		c.ordered(pieces(n.Text)...)
	}
}

// pieces are the stretches of text that must stand together; a page reference splits them.
func pieces(in []document.Inline) []string {
	out := []string{""}
	for i, one := range in {
		if _, split := one.(document.PageRef); split {
			out = append(out, "")
			continue
		}
		out[len(out)-1] += document.Plain(in[i : i+1])
	}
	return out
}
